// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/m2mpages.h"

#include "lib/base/async.h"
#include "lib/setup/checklist.h"
#include "ui/keys/keyfile.h"
#include "ui/text/errortext.h"
#include "ui/text/setuptext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"
#include "ui/wizard/wizardcontext.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString scopeNames(const QStringList &scopes)
{
    QStringList names;
    for (const QString &scope : scopes)
        names += scopeName(scope);
    return names.join(u", "_s);
}

} // namespace

M2mIntegrationPage::M2mIntegrationPage(WizardContext &theContext)
    : SecretPage(SetupStep::M2mIntegration, theContext)
{
    const bool again = draft().isAfterRefresh();
    setObjectName(u"m2mIntegrationPage"_s);
    setWords(tr("Integration"),
             again ? tr("A refresh wipes what programs sign in with. Make the integration record "
                        "once more in the sandbox; NetSuite shows its Client ID once, after "
                        "saving.")
                   : tr("An integration record stands for your program. NetSuite shows its Client "
                        "ID once, after saving."));
    if (again)
        addRefreshNotice();
    body()->addWidget(new NumberedList(
        {tr("Give the record a name, and clear the boxes under Token-based Authentication."),
         again ? tr("Under OAuth 2.0 tick Client Credentials (Machine to Machine) Grant and the "
                    "scopes it had, then save: %1.")
                     .arg(scopeNames(draft().scopes()))
               : tr("Under OAuth 2.0 tick Client Credentials (Machine to Machine) Grant and the "
                    "scopes below, then save."),
         tr("Copy the Client ID from the foot of the page that follows. The secret beside it is "
            "not needed.")},
        this));
    body()->addSpacing(space::control);
    addField(SecretField::ClientId, tr("Consumer Key / Client &ID"), u"clientIdField"_s,
             tr("64 characters, shown once."));
    addPasteNotice();
    addKeepEarlier();
    body()->addWidget(makeHandoverButton(), 0, Qt::AlignLeft);
    addScopes();
    addStretch();
    addStrip(MenuPageId::NewIntegration);
}

void M2mIntegrationPage::addScopes()
{
    m_scopeBox = new QWidget(this);
    m_scopeRows = new QVBoxLayout(m_scopeBox);
    m_scopeRows->setContentsMargins(0, space::control, 0, 0);
    m_scopeRows->setSpacing(space::control);
    m_scopeRows->addWidget(new TextLabel(TextRole::Heading, tr("Scopes"), this));
    addScope(u"rest_webservices"_s, u"REST &Web Services"_s);
    addScope(u"restlets"_s, u"RES&Tlets"_s);
    addScope(u"suite_analytics"_s, u"S&uiteAnalytics Connect"_s);
    m_noScope = new TextLabel(TextRole::Small, {}, this);
    m_noScope->setTone(ToneId::Bad);
    m_scopeRows->addWidget(m_noScope);
    body()->addWidget(m_scopeBox);
}

// A record that was copied from production along with its Client ID.
void M2mIntegrationPage::addKeepEarlier()
{
    m_earlier = makeButton(ButtonKind::Quiet,
                           tr("The record is still there: &use the earlier Client ID"), {}, this);
    m_earlier->setObjectName(u"useEarlier"_s);
    body()->addWidget(m_earlier, 0, Qt::AlignLeft);
    connect(m_earlier, &QPushButton::clicked, this, [this] {
        m_earlier->setEnabled(false);
        whenDone(this, draft().keepEarlier(SecretField::ClientId), [this](const Result<> &kept) {
            m_earlier->setEnabled(!kept);
            refresh();
            emit completeChanged();
        });
    });
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
    m_scopeRows->addLayout(row);
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
    m_earlier->setVisible(draft().isAfterRefresh());
    m_scopeBox->setVisible(!draft().isAfterRefresh()); // they stay as they were
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
             draft().isAfterRefresh()
                 ? tr("The key pair stays good, and its certificate is uploaded once more. Press "
                      "Create New and choose:")
                 : tr("The mapping tells NetSuite whom your certificate signs in. Press Create New "
                      "and choose:"));
    m_choices = new FactGrid(140, this);
    m_choices->addRow(u"Entity"_s, tr("The user your program acts as. It must have the role."));
    m_choices->addRow(u"Role"_s,
                      draft().isAfterRefresh()
                          ? tr("The role that this connection had.")
                          : tr("The role of step %1.").arg(context().numberOf(SetupStep::Role)));
    m_choices->addRow(
        u"Application"_s,
        tr("The integration of step %1.").arg(context().numberOf(SetupStep::M2mIntegration)));
    m_certificateRow = m_choices->addRow(u"Certificate"_s, QString());
    body()->addWidget(m_choices);
    if (draft().isAfterRefresh())
        addSaveCertificate();
    body()->addSpacing(space::group);
    body()->addWidget(
        wrappedLabel(TextRole::Normal,
                     tr("After saving, the list of mappings shows the Certificate ID in "
                        "its first column. It stays readable there."),
                     this));
    addField(SecretField::CertificateId, tr("Certificate &ID"), u"certificateIdField"_s,
             tr("43 characters. It may begin with - or _."));
    addPasteNotice();
    body()->addWidget(makeHandoverButton(), 0, Qt::AlignLeft);
    addStretch();
    addStrip(MenuPageId::M2mSetup);
}

void MappingPage::addSaveCertificate()
{
    m_save = makeButton(ButtonKind::Secondary, tr("&Save certificate…"), u"document-save"_s, this);
    m_save->setObjectName(u"saveCertificateAgain"_s);
    m_saved = new StatusLine(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_save);
    row->addWidget(m_saved, 1);
    body()->addSpacing(space::control);
    body()->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Save certificate"), {}, certificateFileFilter());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"pem"_s);
        dialog->selectFile(u"public.pem"_s);
        connect(dialog, &QFileDialog::fileSelected, this, &MappingPage::writeCertificate);
        dialog->open();
    });
}

void MappingPage::writeCertificate(const QString &path)
{
    whenDone(this, writeCertificateFile(path, draft().certificate()),
             [this, path](const Result<> &answer) {
                 if (!answer) {
                     m_saved->show(LightState::Failing, errorText(answer.error()).joined());
                     return;
                 }
                 context().certificateFile = QDir::toNativeSeparators(path);
                 draft().setCertificateSaved(true);
                 m_saved->show(LightState::Proven, tr("Saved. Upload this file."));
                 refresh();
             });
}

void MappingPage::refresh()
{
    SecretPage::refresh();
    const QString file = context().certificateFile;
    if (draft().isAfterRefresh()) {
        const bool kept = !draft().certificate().isNull();
        m_save->setVisible(kept);
        m_choices->setValue(m_certificateRow,
                            !file.isEmpty() ? file
                                : kept      ? tr("The one of this connection, saved below.")
                                            : tr("The file that was uploaded before the refresh."));
        return;
    }
    m_choices->setValue(
        m_certificateRow,
        !file.isEmpty() ? file
            : draft().certificateSaved()
            ? tr("The file saved in step %1.").arg(context().numberOf(SetupStep::KeyAndCertificate))
            : tr("Not saved yet: step %1, Save certificate.")
                  .arg(context().numberOf(SetupStep::KeyAndCertificate)));
}

} // namespace suitescope
