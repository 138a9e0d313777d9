// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/simulateddemo.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace suitescope {

class AdministratorPage;

/*! "Simulated NetSuite": the administrator's pages that the wizard names, to practise with. */
class AdministratorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AdministratorPanel(SimulatedDemo &demo, QWidget *parent = nullptr);

    void showPage(MenuPageId page);

private:
    void addPage(AdministratorPage *page);

    QComboBox *m_places = nullptr;
    QStackedWidget *m_pages = nullptr;
};

} // namespace suitescope
