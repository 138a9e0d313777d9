// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/setup/rotationrecord.h"

#include <QWidget>

class QComboBox;

namespace suitescope {

class ValidityField;

/*! What the new certificate shall be, and what is going to happen. */
class RotationForm : public QWidget
{
    Q_OBJECT

public:
    RotationForm(const Connection &facts, Clock clock, QWidget *parent = nullptr);

    [[nodiscard]] RotationPlan plan(RotationWay way) const;

private:
    QString m_commonName;
    QComboBox *m_algorithm = nullptr;
    ValidityField *m_validity = nullptr;
};

} // namespace suitescope
