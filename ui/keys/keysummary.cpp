// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keysummary.h"

#include "lib/base/async.h"
#include "lib/crypto/digest.h"
#include "ui/keys/keyfile.h"
#include "ui/keys/keywords.h"
#include "ui/keys/privatekeydialog.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/certificateline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int labelColumn = 148;

QString algorithmLine(const Certificate &certificate, const KeyPair &key)
{
    const std::optional<KeyAlgorithm> algorithm
        = key.isNull() ? algorithmNamed(certificate.keyDescription()) : key.algorithm();
    if (algorithm)
        return algorithmText(*algorithm);
    return certificate.keyDescription();
}

/*! Two lines of sixteen pairs. */
QString folded(const QString &fingerprint)
{
    const qsizetype half = fingerprint.size() / 2;
    return fingerprint.left(half) + u'\n' + fingerprint.mid(half + 1);
}

} // namespace

KeySummary::KeySummary(Clock clock, QWidget *parent) : QWidget(parent), m_clock(std::move(clock))
{
    buildUi();
}

QWidget *KeySummary::buildFacts()
{
    auto *facts = new QWidget(this);
    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::group);
    grid->setVerticalSpacing(space::pair);
    grid->setColumnMinimumWidth(0, labelColumn);
    grid->setColumnStretch(2, 1);
    const auto addFact = [&](const QString &label, QWidget *value) {
        const int row = grid->rowCount();
        auto *words = new TextLabel(TextRole::Normal, label, facts);
        words->setMuted(true);
        grid->addWidget(words, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1);
    };
    m_algorithm = new TextLabel(TextRole::Normal, {}, facts);
    m_name = new TextLabel(TextRole::Mono, {}, facts);
    m_fingerprint = new TextLabel(TextRole::Mono, {}, facts);
    m_fingerprint->setObjectName(u"keyFingerprint"_s);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copyFingerprint = new CopyIconButton(tr("Copy the fingerprint"), facts);
    m_copyFingerprint->setSource([this] { return fingerprintText(m_certificate.fingerprint()); });
    m_validity = new TextLabel(TextRole::Normal, {}, facts);
    addFact(tr("Algorithm"), m_algorithm);
    addFact(tr("Common name"), m_name);
    addFact(tr("Fingerprint SHA-256"), m_fingerprint);
    grid->addWidget(m_copyFingerprint, grid->rowCount() - 1, 2, Qt::AlignLeft | Qt::AlignVCenter);
    addFact(tr("Valid for"), m_validity);
    m_line = new CertificateLine(facts);
    m_line->setReminderWords(tr("NetSuite reminds 2 months, 1 month and 14 days before"));
    grid->addWidget(m_line, grid->rowCount(), 1, 1, 2);
    return facts;
}

void KeySummary::focusNextStep()
{
    m_saveCertificate->setFocus();
}

void KeySummary::buildUi()
{
    QWidget *facts = buildFacts(); // before the buttons, as Tab goes
    m_saveCertificate
        = makeButton(ButtonKind::Secondary, tr("Save certificate…"), u"document-save"_s, this);
    m_saveCertificate->setObjectName(u"saveCertificate"_s);
    connect(m_saveCertificate, &QPushButton::clicked, this, &KeySummary::saveCertificate);
    m_file = new TextLabel(TextRole::Mono, {}, this);
    m_file->setObjectName(u"certificateFile"_s);
    m_file->setMuted(true);
    m_saveKey = makeButton(ButtonKind::Quiet, tr("Save private key…"), {}, this);
    m_saveKey->setObjectName(u"savePrivateKeyAsked"_s);
    connect(m_saveKey, &QPushButton::clicked, this, &KeySummary::savePrivateKey);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_saveCertificate);
    row->addWidget(m_file, 1);
    row->addWidget(m_saveKey);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(facts);
    layout->addWidget(makeHairline(this));
    layout->addWidget(new TextLabel(TextRole::Heading, tr("Certificate file"), this));
    auto *why = new TextLabel(
        TextRole::Small, tr("It holds the public half only, so it may be sent by mail."), this);
    why->setMuted(true);
    layout->addWidget(why);
    layout->addLayout(row);
}

QString KeySummary::suggestedFileName() const
{
    return certificateFileName(m_certificate);
}

void KeySummary::setSavingIsNext(bool next)
{
    setButtonKind(m_saveCertificate, next ? ButtonKind::Primary : ButtonKind::Secondary);
}

void KeySummary::showKey(const KeyPair &key, const Certificate &certificate)
{
    m_key = key;
    m_certificate = certificate;
    m_algorithm->setText(algorithmLine(certificate, key));
    m_name->setText(certificate.commonName());
    m_fingerprint->setText(folded(fingerprintText(certificate.fingerprint())));
    const qint64 days = certificate.notBefore().daysTo(certificate.notAfter());
    m_validity->setText(days >= CertificateRequest::longestDays
                            ? tr("%Ln days, the longest NetSuite accepts", nullptr, int(days))
                            : days == 1 ? tr("1 day")
                                        : tr("%Ln days", nullptr, int(days)));
    m_line->setSpan(certificate.notBefore(), certificate.notAfter(), m_clock());
    m_file->setText(suggestedFileName());
    m_saveKey->setVisible(!key.isNull());
}

void KeySummary::saveCertificate()
{
    auto *dialog = new QFileDialog(this, tr("Save certificate"), {}, certificateFileFilter());
    dialog->setObjectName(u"certificateFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pem"_s);
    dialog->selectFile(suggestedFileName());
    connect(dialog, &QFileDialog::fileSelected, this, &KeySummary::writeCertificate);
    dialog->open();
}

void KeySummary::writeCertificate(const QString &path)
{
    whenDone(this, writeCertificateFile(path, m_certificate), [this, path](const Result<> &answer) {
        if (!answer) {
            m_file->setTone(ToneId::Bad);
            m_file->say(errorText(answer.error()).joined());
            return;
        }
        m_file->setTone(ToneId::Neutral);
        m_file->say(QDir::toNativeSeparators(path));
        Q_EMIT certificateSaved(path);
    });
}

void KeySummary::savePrivateKey()
{
    auto *dialog
        = new PrivateKeyDialog(m_key, m_certificate, u"private.pem"_s,
                               m_keptInKeychain ? KeyHome::Keychain : KeyHome::Nowhere, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PrivateKeyDialog::saved, this, &KeySummary::privateKeySaved);
    dialog->open();
}

} // namespace suitescope
