// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/m2mpages.h"

#include "ui/text/setuptext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/textlabel.h"
#include "ui/wizard/wizardcontext.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

M2mIntegrationPage::M2mIntegrationPage(WizardContext &theContext)
    : SecretPage(SetupStep::M2mIntegration, theContext)
{
    setObjectName(u"m2mIntegrationPage"_s);
    setWords(tr("Integration"),
             tr("An integration record stands for your program. NetSuite shows its Client ID once, "
                "after saving."));
    body()->addWidget(new NumberedList(
        {tr("Give the record a name, and clear the boxes under Token-based Authentication."),
         tr("Under OAuth 2.0 tick Client Credentials (Machine to Machine) Grant and the scopes "
            "below, "
            "then save."),
         tr("Copy the Client ID from the foot of the page that follows. The secret beside it is "
            "not "
            "needed.")},
        this));
    body()->addSpacing(space::control);
    addField(SecretField::ClientId, tr("Consumer Key / Client &ID"), u"clientIdField"_s,
             tr("64 characters, shown once."));
    addPasteNotice();
    body()->addSpacing(space::control);
    body()->addWidget(new TextLabel(TextRole::Heading, tr("Scopes"), this));
    addScope(u"rest_webservices"_s, u"REST &Web Services"_s);
    addScope(u"restlets"_s, u"RES&Tlets"_s);
    addScope(u"suite_analytics"_s, u"S&uiteAnalytics Connect"_s);
    m_noScope = new TextLabel(TextRole::Small, {}, this);
    m_noScope->setTone(ToneId::Bad);
    body()->addWidget(m_noScope);
    addStretch();
    addStrip(MenuPageId::NewIntegration);
}

void M2mIntegrationPage::addScope(const QString &scope, const QString &name)
{
    auto *box = new QCheckBox(name, this);
    box->setObjectName(u"scope_"_s + scope);
    auto *why = new TextLabel(TextRole::Small, scopeWhy(scope), this);
    why->setMuted(true);
    box->setAccessibleDescription(scopeWhy(scope));
    box->setFixedWidth(190);
    auto *row = new QHBoxLayout;
    row->addWidget(box);
    row->addWidget(why, 1);
    body()->addLayout(row);
    m_scopes.append({scope, box});
    connect(box, &QCheckBox::toggled, this, &M2mIntegrationPage::takeScopes);
}

void M2mIntegrationPage::takeScopes()
{
    QStringList scopes;
    for (const auto &[scope, box] : std::as_const(m_scopes)) {
        if (box->isChecked())
            scopes.append(scope);
    }
    draft().setScopes(scopes);
    m_noScope->say(scopes.isEmpty() ? tr("NetSuite wants at least one scope.") : QString());
    emit completeChanged();
}

void M2mIntegrationPage::refresh()
{
    SecretPage::refresh();
    const QStringList scopes = draft().scopes();
    for (const auto &[scope, box] : std::as_const(m_scopes)) {
        const QSignalBlocker quiet(box);
        box->setChecked(scopes.contains(scope));
    }
}

MappingPage::MappingPage(WizardContext &theContext)
    : SecretPage(SetupStep::CertificateMapping, theContext)
{
    setObjectName(u"mappingPage"_s);
    setWords(tr("Certificate mapping"),
             tr("The mapping tells NetSuite whom your certificate signs in. Press Create New and "
                "choose:"));
    m_choices = new FactGrid(140, this);
    m_choices->addRow(u"Entity"_s, tr("The user your program acts as. It must have the role."));
    m_choices->addRow(u"Role"_s,
                      tr("The role of step %1.").arg(context().numberOf(SetupStep::Role)));
    m_choices->addRow(
        u"Application"_s,
        tr("The integration of step %1.").arg(context().numberOf(SetupStep::M2mIntegration)));
    m_certificateRow = m_choices->addRow(u"Certificate"_s, QString());
    body()->addWidget(m_choices);
    body()->addSpacing(space::group);
    body()->addWidget(
        wrappedLabel(TextRole::Normal,
                     tr("After saving, the list of mappings shows the Certificate ID in "
                        "its first column. It stays readable there."),
                     this));
    addField(SecretField::CertificateId, tr("Certificate &ID"), u"certificateIdField"_s,
             tr("43 characters. It may begin with - or _."));
    addPasteNotice();
    addStretch();
    addStrip(MenuPageId::M2mSetup);
}

void MappingPage::refresh()
{
    SecretPage::refresh();
    const QString file = context().certificateFile;
    m_choices->setValue(
        m_certificateRow,
        !file.isEmpty() ? file
            : draft().certificateSaved()
            ? tr("The file saved in step %1.").arg(context().numberOf(SetupStep::KeyAndCertificate))
            : tr("Not saved yet: step %1, Save certificate.")
                  .arg(context().numberOf(SetupStep::KeyAndCertificate)));
}

} // namespace suitescope
