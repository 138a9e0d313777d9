// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/administratorpanel.h"

#include "app/rehearsal/faultspage.h"
#include "app/rehearsal/faulttext.h"
#include "app/rehearsal/simulatedauditpage.h"
#include "app/rehearsal/simulatedfeaturespage.h"
#include "app/rehearsal/simulatedintegrationpage.h"
#include "app/rehearsal/simulatedmappingpage.h"
#include "app/rehearsal/simulatedrolepage.h"
#include "app/rehearsal/simulatedtokenpage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

/*! Several pages of NetSuite are one page here. */
MenuPageId placeOf(MenuPageId page)
{
    switch (page) {
    case MenuPageId::NewRole:
    case MenuPageId::ManageUsers:
        return MenuPageId::ManageRoles;
    case MenuPageId::NewIntegration:
    case MenuPageId::IntegrationGovernance:
        return MenuPageId::ManageIntegrations;
    case MenuPageId::NewAccessToken:
        return MenuPageId::AccessTokens;
    case MenuPageId::GeneralPreferences:
    case MenuPageId::RecordsCatalog:
        return MenuPageId::CompanyInformation;
    case MenuPageId::EnableFeatures:
    case MenuPageId::CompanyInformation:
    case MenuPageId::ManageRoles:
    case MenuPageId::ManageIntegrations:
    case MenuPageId::AccessTokens:
    case MenuPageId::M2mSetup:
    case MenuPageId::LoginAuditTrail:
        return page;
    }
    return page;
}

} // namespace

AdministratorPanel::AdministratorPanel(SimulatedDemo &demo, QWidget *parent)
    : QWidget(parent), m_demo(demo), m_places(new QComboBox(this)),
      m_pages(new QStackedWidget(this))
{
    setObjectName(u"administratorPanel"_s);
    m_places->setObjectName(u"administratorPlaces"_s);
    setFocusProxy(m_places);
    m_places->setAccessibleName(tr("Page of the simulated NetSuite"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::control, 0, 0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(space::group, 0, space::group, 0);
    top->addWidget(m_places);
    m_marker = new Notice(ToneId::Warn, {}, this);
    m_marker->setObjectName(u"faultMarker"_s);
    m_marker->setAction(tr("No fault"));
    m_marker->actionButton()->setObjectName(u"noFault"_s);
    m_marker->hide();
    connect(m_marker, &Notice::actionTriggered, &demo, [&demo] { demo.setFault(Fault::None); });
    top->addWidget(m_marker);
    layout->addLayout(top);
    layout->addWidget(m_pages, 1);

    addPage(new SimulatedFeaturesPage(demo));
    addPage(new SimulatedRolePage(demo));
    addPage(new SimulatedCompanyPage(demo));
    addPage(new SimulatedIntegrationPage(demo));
    addPage(new SimulatedTokenPage(demo));
    addPage(new SimulatedMappingPage(demo));
    addPage(new SimulatedAuditPage(demo));
    m_faults = new FaultsPage(demo);
    addPage(m_faults);
    m_watch = new QTimer(this);
    m_watch->setInterval(500);
    connect(m_watch, &QTimer::timeout, this, &AdministratorPanel::watchFault);
    connect(&demo, &SimulatedDemo::faultChanged, this, &AdministratorPanel::watchFault);
    connect(m_places, &QComboBox::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(&demo, &SimulatedDemo::pageShown, this, &AdministratorPanel::showPage);
}

void AdministratorPanel::addPage(AdministratorPage *page)
{
    auto *scroll = new QScrollArea(m_pages);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it scrolls it
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    // Nothing of a page may end beyond the edge: a value shown once has its copy button there.
    scroll->setMinimumWidth(page->minimumSizeHint().width()
                            + scroll->verticalScrollBar()->sizeHint().width());
    m_pages->addWidget(scroll);
    m_places->addItem(page->heading(), page->page() ? int(*page->page()) : -1);
}

void AdministratorPanel::showEvent(QShowEvent *event)
{
    watchFault();
    m_watch->start();
    QWidget::showEvent(event);
}

void AdministratorPanel::hideEvent(QHideEvent *event)
{
    m_watch->stop();
    QWidget::hideEvent(event);
}

void AdministratorPanel::watchFault()
{
    const Fault fault = m_demo.account().fault();
    if (fault == m_shown)
        return;
    m_shown = fault;
    if (fault != Fault::None)
        m_marker->say(ToneId::Warn, tr("Fault: %1").arg(faultText(fault).name));
    m_marker->setVisible(fault != Fault::None);
    m_faults->refresh();
}

void AdministratorPanel::showFaults()
{
    m_places->setCurrentIndex(m_places->findData(-1));
}

void AdministratorPanel::showPage(MenuPageId page)
{
    const int index = m_places->findData(int(placeOf(page)));
    if (index >= 0)
        m_places->setCurrentIndex(index);
}

} // namespace suitescope
