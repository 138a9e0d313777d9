// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/administratorpanel.h"

#include "app/rehearsal/simulatedauditpage.h"
#include "app/rehearsal/simulatedfeaturespage.h"
#include "app/rehearsal/simulatedintegrationpage.h"
#include "app/rehearsal/simulatedmappingpage.h"
#include "app/rehearsal/simulatedrolepage.h"
#include "app/rehearsal/simulatedtokenpage.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
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
    : QWidget(parent), m_places(new QComboBox(this)), m_pages(new QStackedWidget(this))
{
    setObjectName(u"administratorPanel"_s);
    m_places->setObjectName(u"administratorPlaces"_s);
    m_places->setAccessibleName(tr("Page of the simulated NetSuite"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::control, 0, 0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(space::group, 0, space::group, 0);
    top->addWidget(m_places);
    layout->addLayout(top);
    layout->addWidget(m_pages, 1);

    addPage(new SimulatedFeaturesPage(demo));
    addPage(new SimulatedRolePage(demo));
    addPage(new SimulatedCompanyPage(demo));
    addPage(new SimulatedIntegrationPage(demo));
    addPage(new SimulatedTokenPage(demo));
    addPage(new SimulatedMappingPage(demo));
    addPage(new SimulatedAuditPage(demo));
    connect(m_places, &QComboBox::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(&demo, &SimulatedDemo::pageShown, this, &AdministratorPanel::showPage);
}

void AdministratorPanel::addPage(AdministratorPage *page)
{
    auto *scroll = new QScrollArea(m_pages);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    // Nothing of a page may end beyond the edge: a value shown once has its copy button there.
    scroll->setMinimumWidth(page->minimumSizeHint().width()
                            + scroll->verticalScrollBar()->sizeHint().width());
    m_pages->addWidget(scroll);
    m_places->addItem(page->heading(), int(page->page()));
}

void AdministratorPanel::showPage(MenuPageId page)
{
    const int index = m_places->findData(int(placeOf(page)));
    if (index >= 0)
        m_places->setCurrentIndex(index);
}

} // namespace suitescope
