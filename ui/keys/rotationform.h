// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/setup/rotationrecord.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace suitescope {

class TextLabel;

/*! What the new certificate shall be, and what is going to happen. */
class RotationForm : public QWidget
{
    Q_OBJECT

public:
    RotationForm(const Connection &facts, Clock clock, QWidget *parent = nullptr);

    [[nodiscard]] RotationPlan plan(RotationWay way) const;

private:
    void showEnd();

    Clock m_clock;
    QString m_commonName;
    QComboBox *m_algorithm = nullptr;
    QSpinBox *m_days = nullptr;
    TextLabel *m_end = nullptr;
};

} // namespace suitescope
