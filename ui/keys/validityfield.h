// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"

#include <QDateTime>
#include <QWidget>

class QSpinBox;

namespace suitescope {

class TextLabel;

/*! How long a new certificate is valid, and the day on which that ends. */
class ValidityField : public QWidget
{
    Q_OBJECT

public:
    explicit ValidityField(Clock clock, QWidget *parent = nullptr);

    [[nodiscard]] QSpinBox *spinBox() const { return m_days; }
    [[nodiscard]] int days() const;
    /*! A minute ago: NetSuite's clock may be behind ours. */
    [[nodiscard]] QDateTime begins() const;

private:
    void showEnd();

    Clock m_clock;
    QSpinBox *m_days = nullptr;
    TextLabel *m_end = nullptr;
};

} // namespace suitescope
