// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keydetail.h"

#include "lib/base/async.h"
#include "lib/crypto/digest.h"
#include "lib/setup/keykeeping.h"
#include "ui/keys/keyfile.h"
#include "ui/keys/keyquestions.h"
#include "ui/keys/keywords.h"
#include "ui/keys/privatekeydialog.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/certificateline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int lineWidth = 420;

} // namespace

KeyDetail::KeyDetail(ConnectionStore &connections, SecretsOf secretsOf, Clock clock,
                     QWidget *parent)
    : QWidget(parent), m_connections(connections), m_secretsOf(std::move(secretsOf)),
      m_clock(std::move(clock))
{
    setObjectName(u"keyDetail"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    buildUi();
}

void KeyDetail::buildUi()
{
    m_name = new TextLabel(TextRole::Heading, {}, this);
    m_name->setObjectName(u"chosenName"_s);
    m_name->setElided(true);
    m_facts = new FactGrid(120, this);
    m_facts->addRow(tr("Subject"), {}, true);
    m_facts->addRow(tr("Fingerprint"),
                    buildCopied(m_fingerprint, tr("Copy the fingerprint"), u"chosenFingerprint"_s));
    m_facts->addRow(tr("Valid"));
    m_facts->addRow(tr("Used by"));
    m_facts->addRow(tr("Integration"), buildIntegration());
    m_facts->addRow(tr("Client ID"),
                    buildCopied(m_clientId, tr("Copy the Client ID"), u"chosenClientId"_s));
    m_facts->addRow(
        tr("Certificate ID"),
        buildCopied(m_certificateId, tr("Copy the Certificate ID"), u"chosenCertificateId"_s));
    m_facts->addRow(tr("Private key"), buildKeyHome());
    m_line = new CertificateLine(this);
    m_line->setMaximumWidth(lineWidth);
    m_said = new StatusLine(this);
    m_said->setObjectName(u"keysSaid"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::group);
    head->addWidget(m_name, 1);
    head->addWidget(m_line, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, 12, space::group, 12);
    layout->setSpacing(space::control);
    layout->addLayout(head);
    layout->addWidget(m_facts);
    layout->addWidget(m_said);
    layout->addSpacing(space::pair);
    layout->addWidget(buildActions());
}

QWidget *KeyDetail::buildCopied(ElidedLabel *&label, const QString &copyName, const QString &name)
{
    auto *holder = new QWidget(m_facts);
    label = new ElidedLabel(TextRole::Mono, {}, holder);
    label->setObjectName(name);
    auto *copy = new CopyIconButton(copyName, holder);
    copy->setSource([label] { return label->text(); });
    copy->setFixedHeight(fontMetrics().height() + space::pair);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::pair);
    row->addWidget(label);
    row->addWidget(copy);
    row->addStretch(1);
    return holder;
}

QWidget *KeyDetail::buildActions()
{
    auto *row = new QWidget(this);
    m_save = makeButton(ButtonKind::Primary, tr("&Save certificate…"), u"document-save"_s, row);
    m_save->setObjectName(u"saveChosenCertificate"_s);
    connect(m_save, &QPushButton::clicked, this, &KeyDetail::saveCertificate);
    m_export
        = makeButton(ButtonKind::Secondary, tr("&Export private key…"), u"document-export"_s, row);
    m_export->setObjectName(u"exportChosenKey"_s);
    connect(m_export, &QPushButton::clicked, this, &KeyDetail::exportKey);
    m_rename = makeButton(ButtonKind::Secondary, tr("&Rename…"), {}, row);
    m_rename->setObjectName(u"renameChosenKey"_s);
    connect(m_rename, &QPushButton::clicked, this, &KeyDetail::rename);
    m_delete = makeButton(ButtonKind::Danger, tr("&Delete…"), {}, row);
    m_delete->setObjectName(u"deleteChosenKey"_s);
    connect(m_delete, &QPushButton::clicked, this, &KeyDetail::askToDelete);
    m_actions = new QHBoxLayout(row);
    m_actions->setContentsMargins(0, 0, 0, 0);
    m_actions->setSpacing(space::control);
    m_actions->addWidget(m_save);
    m_actions->addWidget(m_export);
    m_actions->addStretch(1);
    m_actions->addWidget(m_rename);
    m_actions->addWidget(m_delete);
    return row;
}

void KeyDetail::addAction(QPushButton *button)
{
    m_actions->insertWidget(m_actions->indexOf(m_export) + 1, button);
}

void KeyDetail::showPair(const KnownKeyPair &pair)
{
    if (pair.id != m_pair.id) {
        m_said->clear();
        forgetSecrets();
    }
    m_said->setVisible(!m_said->text().isEmpty());
    m_pair = pair;
    const Certificate &certificate = pair.certificate;
    const bool readable = !certificate.isNull();
    m_name->setText(pair.name);
    m_facts->setValue(SubjectFact, readable ? certificate.subject() : QString());
    m_fingerprint->setText(fingerprintText(pair.fingerprint()));
    m_facts->setValue(ValidFact,
                      readable || pair.isKeyAlone() ? validityText(pair)
                                                    : tr("The stored certificate cannot be read."));
    m_facts->setValue(UseFact, useLines(pair).join(u'\n'));
    m_keyHome->setText(keyHomeText(pair));
    showIntegration();
    m_facts->setRowVisible(SubjectFact, readable);
    m_facts->setRowVisible(FingerprintFact, !pair.fingerprint().isEmpty());
    const bool spans = pair.term && pair.term->begins.isValid();
    m_line->setVisible(spans);
    if (spans)
        m_line->setSpan(pair.term->begins, pair.term->ends, m_clock());
    showActions();
}

void KeyDetail::showActions()
{
    const bool any = !m_pair.uses.isEmpty();
    m_save->setEnabled(any && !m_pair.certificate.isNull());
    m_export->setEnabled(any && m_pair.hasKey());
    m_check->setVisible(any && m_pair.hasKey() && !m_pair.publicKeyDer.isEmpty()
                        && m_fit->light() != LightState::Proven);
    const QString why = whyItStays();
    m_rename->setEnabled(any && why.isEmpty());
    m_delete->setEnabled(any && why.isEmpty());
    m_rename->setToolTip(why);
    m_delete->setToolTip(why);
    m_save->setToolTip(m_pair.isKeyAlone() ? tr("The certificate is not kept on this computer.")
                                           : QString());
    m_export->setToolTip(m_pair.hasKey() ? QString()
                                         : tr("The private key is not on this computer."));
}

QString KeyDetail::whyItStays() const
{
    if (m_pair.isDrafts())
        return tr("An unfinished set-up uses it: finish or discard the set-up in the list of "
                  "connections.");
    if (m_pair.isRenewing())
        return tr("Its certificate is being renewed: finish the renewal, or roll it back.");
    if (!m_pair.isStored())
        return tr("It is the simulated account's, which makes it anew at each start.");
    return {};
}

void KeyDetail::say(bool good, const QString &words)
{
    m_said->setVisible(true);
    m_said->show(good ? LightState::Proven : LightState::Failing, words, !good);
}

const KeyUse *KeyDetail::keyHolder() const
{
    const auto holder = std::find_if(m_pair.uses.cbegin(), m_pair.uses.cend(),
                                     [](const KeyUse &use) { return use.hasKey; });
    return holder == m_pair.uses.cend() ? nullptr : &*holder;
}

void KeyDetail::saveCertificate()
{
    if (m_pair.certificate.isNull())
        return;
    auto *dialog = new QFileDialog(this, tr("Save certificate"), {}, certificateFileFilter());
    dialog->setObjectName(u"certificateFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pem"_s);
    dialog->selectFile(certificateFileName(m_pair.certificate));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, certificate = m_pair.certificate](const QString &path) {
                writeCertificate(path, certificate);
            });
    dialog->open();
}

void KeyDetail::writeCertificate(const QString &path, const Certificate &certificate)
{
    whenDone(this, writeCertificateFile(path, certificate), [this, path](const Result<> &written) {
        if (written)
            say(true,
                tr("Saved as %1. It is public and may be sent by mail.")
                    .arg(QDir::toNativeSeparators(path)));
        else
            say(false, errorText(written.error()).joined());
    });
}

void KeyDetail::exportKey()
{
    const KeyUse *holder = keyHolder();
    if (!holder)
        return;
    m_export->setEnabled(false); // until the keychain has answered
    const QString entry = secretEntry(holder->entryOwner, SecretField::PrivateKey);
    whenDone(this, m_secretsOf(*holder).read(entry),
             [this, pair = m_pair](const Result<Secret> &pem) {
                 showActions();
                 if (pem)
                     openExport(pair, *pem);
                 else
                     say(false, errorText(pem.error()).joined());
             });
}

void KeyDetail::openExport(const KnownKeyPair &pair, const Secret &pem)
{
    const Result<KeyPair> key = KeyPair::read(pem);
    if (!key) {
        say(false, tr("What the keychain holds is no private key."));
        return;
    }
    auto *dialog = new PrivateKeyDialog(
        *key, pair.certificate, fileNameOf(pair.name) + u"-private.pem"_s, KeyHome::Keychain, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PrivateKeyDialog::saved, this, [this](const QString &path) {
        say(true,
            tr("The private key is in %1, which only you can read.")
                .arg(QDir::toNativeSeparators(path)));
    });
    dialog->open();
}

void KeyDetail::rename()
{
    if (!m_rename->isEnabled())
        return;
    auto *dialog = new RenameKeyDialog(m_pair.name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RenameKeyDialog::nameChosen, this, [this, pair = m_pair](const QString &name) {
        whenDone(this, renameKeyPair(pair, name, m_connections), [this](const Result<> &kept) {
            if (!kept)
                say(false, errorText(kept.error()).joined());
        });
    });
    dialog->open();
}

void KeyDetail::askToDelete()
{
    if (!m_delete->isEnabled())
        return;
    QMessageBox *box = deletionQuestion(m_pair, this);
    connect(box, &QMessageBox::accepted, this, [this, pair = m_pair] { deletePair(pair); });
    box->open();
}

void KeyDetail::deletePair(const KnownKeyPair &pair)
{
    // Not this panel's: when its connection loses the key, the view around the panel is closed.
    auto *remover = new KeyPairRemover(pair, m_connections, m_secretsOf, &m_connections);
    connect(remover, &KeyPairRemover::finished, remover, &QObject::deleteLater);
    connect(remover, &KeyPairRemover::failed, remover, &QObject::deleteLater);
    connect(remover, &KeyPairRemover::failed, this, [this](const Error &error) {
        say(false, tr("It was not deleted. %1").arg(errorText(error).joined()));
    });
    remover->start();
}

} // namespace suitescope
