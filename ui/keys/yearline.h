// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/calendarevent.h"

#include <QWidget>

namespace suitescope {

/*! The ends of certificates on a line of months, two years from today on; what has ended stands at
 * its beginning. */
class YearLine : public QWidget
{
    Q_OBJECT

public:
    explicit YearLine(QWidget *parent = nullptr);

    void setEnds(const QList<CertificateEnd> &ends, const QDateTime &now);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRectF track() const;
    [[nodiscard]] qreal placeOf(const QDateTime &when) const;
    void paintMonths(QPainter *painter) const;

    QList<CertificateEnd> m_ends;
    QDateTime m_now;
};

} // namespace suitescope
