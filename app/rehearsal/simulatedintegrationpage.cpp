// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/simulatedintegrationpage.h"

#include "app/rehearsal/shownonce.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

SimulatedIntegrationPage::SimulatedIntegrationPage(SimulatedDemo &demo, QWidget *parent)
    : AdministratorPage(demo, tr("Integrations"), MenuPageId::ManageIntegrations, parent)
{
    m_records = new QComboBox(this);
    m_records->setObjectName(u"integration"_s);
    m_records->setAccessibleName(tr("Integration record"));
    connect(m_records, &QComboBox::currentIndexChanged, this, [this] {
        m_shownOnce->forget();
        showChosen();
    });
    content()->addWidget(m_records);
    buildRecord();

    m_save = makeButton(ButtonKind::Secondary, tr("Save"), {}, this);
    m_save->setObjectName(u"saveIntegration"_s);
    connect(m_save, &QPushButton::clicked, this, &SimulatedIntegrationPage::save);
    m_reset = makeButton(ButtonKind::Danger, tr("Reset credentials"), {}, this);
    m_reset->setObjectName(u"resetCredentials"_s);
    m_reset->setToolTip(
        tr("Gives new values. The old ones and every access token made with them stop working."));
    connect(m_reset, &QPushButton::clicked, this, &SimulatedIntegrationPage::resetCredentials);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addWidget(m_save);
    buttons->addWidget(m_reset);
    buttons->addStretch();
    content()->addSpacing(space::control);
    content()->addLayout(buttons);

    m_shownOnce = new ShownOncePanel(u"CONSUMER KEY / CLIENT ID"_s,
                                     u"CONSUMER SECRET / CLIENT SECRET"_s, this);
    content()->addWidget(m_shownOnce);
    content()->addStretch();
}

void SimulatedIntegrationPage::buildRecord()
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"integrationName"_s);
    m_name->setPlaceholderText(tr("Name"));
    m_name->setAccessibleName(tr("Name"));
    content()->addWidget(m_name);
    m_enabled = new QCheckBox(u"State: Enabled"_s, this);
    m_enabled->setObjectName(u"integrationEnabled"_s);
    content()->addWidget(m_enabled);

    addHeading(u"Token-based Authentication"_s);
    m_tokenBased = new QCheckBox(u"TOKEN-BASED AUTHENTICATION"_s, this);
    m_tokenBased->setObjectName(u"tokenBased"_s);
    content()->addWidget(m_tokenBased);
    addHeading(u"OAuth 2.0"_s);
    m_clientCredentials = new QCheckBox(u"CLIENT CREDENTIALS (MACHINE TO MACHINE) GRANT"_s, this);
    m_clientCredentials->setObjectName(u"clientCredentials"_s);
    content()->addWidget(m_clientCredentials);
    const QList<std::pair<QString, QString>> scopes{
        {u"restlets"_s, u"Scope: RESTlets"_s},
        {u"rest_webservices"_s, u"Scope: REST Web Services"_s},
        {u"suite_analytics"_s, u"Scope: SuiteAnalytics Connect"_s}};
    for (const auto &[scope, name] : scopes) {
        auto *box = new QCheckBox(name, this);
        box->setObjectName(u"scope-"_s + scope);
        content()->addWidget(box);
        m_scopes.insert(scope, box);
    }
}

int SimulatedIntegrationPage::chosen() const
{
    return m_records->currentData().toInt();
}

void SimulatedIntegrationPage::refresh()
{
    m_shownOnce->forget();
    fill(chosen());
}

void SimulatedIntegrationPage::fill(int keepChosen)
{
    {
        const QSignalBlocker quiet(m_records);
        m_records->clear();
        m_records->addItem(tr("New integration"), 0);
        for (const SimulatedIntegration &integration : account().integrations()) {
            m_records->addItem(integration.enabled ? integration.name
                                                   : tr("%1 (blocked)").arg(integration.name),
                               integration.id);
        }
        m_records->setCurrentIndex(qMax(0, m_records->findData(keepChosen)));
    }
    showChosen();
}

void SimulatedIntegrationPage::showChosen()
{
    SimulatedIntegration shown; // NetSuite's own defaults for a new record
    for (const SimulatedIntegration &integration : account().integrations()) {
        if (integration.id == chosen())
            shown = integration;
    }
    m_name->setText(shown.name);
    m_enabled->setChecked(shown.enabled);
    m_tokenBased->setChecked(shown.tokenBased);
    m_clientCredentials->setChecked(shown.clientCredentials);
    for (auto scope = m_scopes.cbegin(); scope != m_scopes.cend(); ++scope)
        scope.value()->setChecked(shown.scopes.contains(scope.key()));
    m_reset->setVisible(chosen() != 0);
}

SimulatedIntegration SimulatedIntegrationPage::entered() const
{
    SimulatedIntegration entered;
    entered.id = chosen();
    entered.name = m_name->text().trimmed();
    entered.enabled = m_enabled->isChecked();
    entered.tokenBased = m_tokenBased->isChecked();
    entered.clientCredentials = m_clientCredentials->isChecked();
    for (auto scope = m_scopes.cbegin(); scope != m_scopes.cend(); ++scope) {
        if (scope.value()->isChecked())
            entered.scopes.insert(scope.key());
    }
    return entered;
}

void SimulatedIntegrationPage::save()
{
    SimulatedIntegration integration = entered();
    if (integration.name.isEmpty()) {
        m_name->setFocus();
        return;
    }
    if (chosen() != 0) {
        account().changeIntegration(integration);
        keep();
        fill(integration.id);
        return;
    }
    int id = 0;
    const ShownOnce values = account().addIntegration(integration, &id);
    keep();
    fill(id);
    m_shownOnce->showValues(values);
}

void SimulatedIntegrationPage::resetCredentials()
{
    const int id = chosen();
    const ShownOnce values = account().resetCredentials(id);
    keep();
    fill(id);
    m_shownOnce->showValues(values);
}

} // namespace suitescope
