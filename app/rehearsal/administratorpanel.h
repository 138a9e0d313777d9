// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/simulateddemo.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;
class QTimer;

namespace suitescope {

class AdministratorPage;
class FaultsPage;
class Notice;

/*! "Simulated NetSuite": the administrator's pages that the wizard names, to practise with. */
class AdministratorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AdministratorPanel(SimulatedDemo &demo, QWidget *parent = nullptr);

    void showPage(MenuPageId page);
    void showFaults();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void addPage(AdministratorPage *page);
    void watchFault();

    SimulatedDemo &m_demo; // outlives the panel
    QComboBox *m_places = nullptr;
    QStackedWidget *m_pages = nullptr;
    Notice *m_marker = nullptr; // says that a fault is on, whichever page is shown
    FaultsPage *m_faults = nullptr;
    QTimer *m_watch = nullptr; // faults end by themselves, on the server's threads
    Fault m_shown = Fault::None;
};

} // namespace suitescope
