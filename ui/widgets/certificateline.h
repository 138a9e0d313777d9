// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QWidget>

namespace suitescope {

/*! The life of a certificate as a line: what is lived, today, NetSuite's three reminders, both
 * dates. */
class CertificateLine : public QWidget
{
    Q_OBJECT

public:
    explicit CertificateLine(QWidget *parent = nullptr);

    void setSpan(const QDateTime &begins, const QDateTime &ends, const QDateTime &today);
    [[nodiscard]] int daysLeft() const;
    /*! Words above the reminders; "reminders" by default, long where there is room. */
    void setReminderWords(const QString &words);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] qreal share(const QDateTime &when) const;
    void paintTrack(QPainter *painter, const QRectF &track) const;
    void paintWords(QPainter *painter, const QRectF &track) const;

    QDateTime m_begins;
    QDateTime m_ends;
    QDateTime m_today;
    QString m_reminders;
};

} // namespace suitescope
