// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/administratorpage.h"
#include "lib/simulator/fault.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace suitescope {

class TextLabel;

/*! What a rehearsal may want to go wrong: one fault at a time, from a list that can be searched. */
class FaultsPage : public AdministratorPage
{
    Q_OBJECT

public:
    explicit FaultsPage(SimulatedDemo &demo, QWidget *parent = nullptr);

    void refresh() override;

private:
    void addNumber();
    void fillList();
    void search();
    void showChosen();
    void showNumber(const FaultChoice &choice);
    void takeNumber(); // of a fault that is on
    void switchOver(); // on when it is off, off when it is on
    [[nodiscard]] Fault chosen() const;
    [[nodiscard]] FaultChoice choice() const; // with what is set beside it

    QLineEdit *m_search = nullptr;
    QTreeWidget *m_list = nullptr;
    TextLabel *m_imitates = nullptr;
    QWidget *m_told = nullptr; // the number with its unit
    std::optional<Fault> m_numberOf; // whose number is shown
    QLabel *m_unit = nullptr;
    QSpinBox *m_number = nullptr;
    QCheckBox *m_atSignIn = nullptr;
    QLabel *m_reach = nullptr;
    QPushButton *m_switch = nullptr;
};

} // namespace suitescope
