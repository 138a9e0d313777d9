// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/checkround.h"

#include <QWidget>

class QPushButton;

namespace suitescope {

class StatusLight;
class TextLabel;

/*! One connection among those that are being checked: light, name, how far it is or what was found,
 * and the button that fits. */
class CheckRow : public QWidget
{
    Q_OBJECT

public:
    explicit CheckRow(const Connection &facts, QWidget *parent = nullptr);

    void showEntry(const CheckRound::Entry &entry);

signals:
    void stopWanted();
    void openWanted();

private:
    QString m_name;
    StatusLight *m_light = nullptr;
    TextLabel *m_state = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace suitescope
