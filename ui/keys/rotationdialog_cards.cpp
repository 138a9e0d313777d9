// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands under the step of a renewal that waits for somebody.
#include "lib/base/async.h"
#include "lib/crypto/certificatelife.h"
#include "ui/keys/keyfile.h"
#include "ui/keys/rotationcard.h"
#include "ui/keys/rotationdialog.h"
#include "ui/keys/rotationwords.h"
#include "ui/text/setuptext.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int afterIndicator = 24; // where the words of a choice begin

void addChoice(RotationCard *card, QRadioButton *choice, const QString &meaning)
{
    auto *words = wrappedLabel(TextRole::Small, meaning, card);
    words->setMuted(true);
    words->setContentsMargins(afterIndicator, 0, 0, 0);
    choice->setAccessibleDescription(meaning);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(2);
    pair->addWidget(choice);
    pair->addWidget(words);
    card->body()->addLayout(pair);
}

} // namespace

using State = CertificateRotation::State;
using Question = CertificateRotation::Question;

RotationCard *RotationDialog::makeCard()
{
    switch (m_rotation->state()) {
    case State::Idle:
    case State::Running:
        return nullptr;
    case State::Asking:
        return questionCard();
    case State::Stopped:
        return failureCard();
    case State::Finished:
    case State::RolledBack:
        return endCard();
    }
    return nullptr;
}

InNetSuiteStrip *RotationDialog::makeStrip(QWidget *parent)
{
    auto *strip = new InNetSuiteStrip(parent);
    strip->setPage(MenuPageId::M2mSetup);
    strip->setUrls(m_urls);
    strip->setDemo(m_facts.demo);
    connect(strip, &InNetSuiteStrip::pageWanted, this, &RotationDialog::pageWanted);
    return strip;
}

RotationCard *RotationDialog::failureCard()
{
    const RotationFailure &failure = m_rotation->failure();
    const FailureText words = rotationFailureText(failure);
    const bool canceled = failure.error.kind == ErrorKind::Canceled;
    auto *card
        = new RotationCard(canceled ? ToneId::Info : ToneId::Bad, words.what, words.toDo, this);
    if (const auto &record = m_rotation->record()) {
        auto *assurance = new StatusLine(card);
        assurance->setObjectName(u"rotationAssurance"_s);
        assurance->show(LightState::Proven, rotationAssurance(*record, m_tools.connections), false);
        card->body()->addWidget(assurance);
    }
    if (failure.obstacle == RotationObstacle::TooManyActive)
        card->body()->addWidget(makeStrip(card));
    if (failure.obstacle == RotationObstacle::RecordDamaged) {
        QPushButton *drop = card->addButton(ButtonKind::Primary, tr("&Drop it"), u"dropRotation"_s);
        connect(drop, &QPushButton::clicked, this, [this] {
            m_rotation->rollBack();
            refresh();
        });
        return card;
    }
    const bool hopeless = failure.obstacle == RotationObstacle::ConnectionGone
        || failure.obstacle == RotationObstacle::NoCertificate;
    if (hopeless)
        return card;
    const bool byHand = leadsByHand(failure) && m_rotation->plan().way == RotationWay::Endpoint;
    if (byHand) {
        QPushButton *hand
            = card->addButton(ButtonKind::Primary, tr("Go on by &hand"), u"goOnByHand"_s);
        connect(hand, &QPushButton::clicked, this, [this] {
            m_rotation->goOnByHand();
            refresh();
        });
    }
    QPushButton *again
        = card->addButton(byHand ? ButtonKind::Secondary : ButtonKind::Primary,
                          m_rotation->record() ? tr("&Resume") : tr("&Try again"), u"resume"_s);
    connect(again, &QPushButton::clicked, this, [this] {
        m_rotation->resume();
        refresh();
    });
    return card;
}

RotationCard *RotationDialog::questionCard()
{
    switch (m_rotation->question()) {
    case Question::None:
        return nullptr;
    case Question::File:
        return fileCard();
    case Question::NewCertificateId:
        return mappingCard();
    case Question::RevokeOld:
        return revokeOldCard();
    case Question::OldRevoked:
        return revokedByHandCard(m_rotation->oldCertificateId(), false);
    case Question::NewRevoked:
        return revokedByHandCard(m_rotation->newCertificateId(), true);
    }
    return nullptr;
}

RotationCard *RotationDialog::fileCard()
{
    const CertificateRotation::FileQuestion &question = m_rotation->fileQuestion();
    const bool back = m_rotation->record()->rollingBack;
    const QList<RotationFile> files = m_rotation->files();
    auto *card
        = new RotationCard(ToneId::Info,
                           files.size() == 1 ? tr("This file holds the key of the connection")
                                             //: the number of a file, how many there are
                                             : tr("File %1 of %2 holds the key of the connection")
                                                   .arg(files.indexOf(question.file) + 1)
                                                   .arg(files.size()),
                           {}, this);
    auto *path = new TextLabel(TextRole::Mono, QDir::toNativeSeparators(question.file.path), card);
    path->setObjectName(u"rotationFile"_s);
    path->setElided(true);
    card->body()->addWidget(path);
    auto *rewrite = new QRadioButton(
        back ? tr("Write the &old key back into it") : tr("Write the &new key into it"), card);
    rewrite->setObjectName(u"rewriteFile"_s);
    rewrite->setChecked(true);
    auto *leave = new QRadioButton(tr("&Leave it as it is"), card);
    leave->setObjectName(u"leaveFile"_s);
    const int others = question.otherLines;
    const QString what = others == 0
        ? tr("Certificate ID and private key are replaced.")
        : tr("Certificate ID and private key are replaced; %n other line(s) stay as they are.",
             nullptr, others);
    const QString then = back
        ? tr("What reads it stops working: the new certificate is revoked.")
        : tr("What reads it stops working when the old certificate is revoked.");
    addChoice(card, rewrite, what);
    addChoice(card, leave, then);
    QPushButton *go = card->addButton(ButtonKind::Primary, tr("&Go on"), u"answerFile"_s);
    connect(go, &QPushButton::clicked, this, [this, rewrite] {
        m_rotation->answerFile(rewrite->isChecked());
        refresh();
    });
    return card;
}

RotationCard *RotationDialog::mappingCard()
{
    auto *card
        = new RotationCard(ToneId::Info, tr("Register the new certificate in NetSuite"), {}, this);
    const RotationRecord &record = *m_rotation->record();
    const bool known = !record.role.isEmpty() && !record.entity.isEmpty();
    card->body()->addWidget(new NumberedList(
        {tr("Save the certificate as a file."),
         known ? tr("Press Create New and choose the entity (%1), the role (%2) and the "
                    "application that the old mapping has, and the file.")
                     .arg(record.entity, record.role)
               : tr("Press Create New and choose the entity, the role and the application that "
                    "the old mapping has, and the file."),
         tr("After saving, copy the new Certificate ID from the first column of the list.")},
        card));
    addCertificateRow(card);
    card->body()->addWidget(makeStrip(card));
    addIdField(card);
    return card;
}

void RotationDialog::addCertificateRow(RotationCard *card)
{
    auto *save
        = makeButton(ButtonKind::Secondary, tr("Sa&ve certificate…"), u"document-save"_s, card);
    save->setObjectName(u"saveNewCertificate"_s);
    auto *said = new StatusLine(card);
    said->setObjectName(u"newCertificateSaved"_s);
    connect(save, &QPushButton::clicked, this, [this, said] {
        const Certificate certificate
            = Certificate::read(m_rotation->record()->newCertificatePem).value_or(Certificate());
        auto *dialog = new QFileDialog(this, tr("Save certificate"), {}, certificateFileFilter());
        dialog->setObjectName(u"newCertificateFile"_s);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"pem"_s);
        dialog->selectFile(certificateFileName(certificate));
        connect(dialog, &QFileDialog::fileSelected, said,
                [this, said](const QString &path) { saveCertificate(path, said); });
        dialog->open();
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(save);
    row->addWidget(said, 1);
    card->body()->addLayout(row);
}

void RotationDialog::saveCertificate(const QString &path, QWidget *said)
{
    const Result<Certificate> certificate
        = Certificate::read(m_rotation->record()->newCertificatePem);
    auto *line = qobject_cast<StatusLine *>(said);
    if (!certificate || !line)
        return;
    whenDone(line, writeCertificateFile(path, *certificate), [line](const Result<> &written) {
        if (written)
            line->show(LightState::Proven, tr("Saved. Upload this file."));
        else
            line->show(LightState::Failing, errorText(written.error()).joined());
    });
}

void RotationDialog::addIdField(RotationCard *card)
{
    auto *field = new SecretEdit(tr("New Certificate &ID"), card);
    field->setObjectName(u"newCertificateId"_s);
    field->setRevealed(true); // it names, it does not open
    field->showHint(tr("43 characters. It may begin with - or _."));
    card->body()->addWidget(field);
    QPushButton *take = card->addButton(ButtonKind::Primary, tr("&Try it"), u"takeNewId"_s);
    take->setEnabled(false);
    connect(field, &SecretEdit::valueEdited, this, [this, field, take](const Secret &value) {
        const ShapeVerdict verdict = m_rotation->judge(value);
        const bool unusual = isUnusualCertificateId(SecretField::CertificateId, verdict);
        const bool old = verdict.looksLike == SecretField::CertificateId;
        take->setEnabled(verdict.fault == ShapeFault::None || unusual);
        if (verdict.fault == ShapeFault::Empty)
            field->showHint(tr("43 characters. It may begin with - or _."));
        else if (old)
            field->showBad(tr("This is the old certificate's. The new mapping has another one."));
        else if (verdict.fault == ShapeFault::None)
            field->showGood(tr("Right shape."));
        else if (unusual)
            field->showHint(shapeText(SecretField::CertificateId, verdict));
        else
            field->showBad(shapeText(SecretField::CertificateId, verdict));
    });
    const auto go = [this, field] {
        m_rotation->takeCertificateId(field->value());
        refresh();
    };
    connect(take, &QPushButton::clicked, this, go);
    connect(field->lineEdit(), &QLineEdit::returnPressed, take, &QPushButton::click);
}

RotationCard *RotationDialog::revokeOldCard()
{
    auto *card = new RotationCard(
        ToneId::Warn, tr("Revoke the old certificate now?"),
        tr("The connection works with the new one. Whatever else still uses the old one, on other "
           "computers too, stops working. This cannot be taken back."),
        this);
    for (const RotationFile &file : m_rotation->files()) {
        if (file.state != RotationFile::State::Left)
            continue;
        auto *line = new StatusLine(card);
        line->show(LightState::Warning,
                   tr("Still holds the old key: %1").arg(QDir::toNativeSeparators(file.path)));
        card->body()->addWidget(line);
    }
    QPushButton *revoke
        = card->addButton(ButtonKind::Primary, tr("Re&voke the old certificate"), u"revokeOld"_s);
    connect(revoke, &QPushButton::clicked, this, [this] {
        m_rotation->confirm();
        refresh();
    });
    return card;
}

RotationCard *RotationDialog::revokedByHandCard(const QString &certificateId, bool back)
{
    auto *card = new RotationCard(
        ToneId::Warn,
        back ? tr("Revoke the new certificate in NetSuite, if you registered it")
             : tr("Revoke the old certificate in NetSuite"),
        back ? tr("Open the mapping with this Certificate ID and revoke it. Without one there is "
                  "nothing to do.")
             : tr("Open the mapping with this Certificate ID and revoke it. Whatever else still "
                  "uses it stops working."),
        this);
    if (!certificateId.isEmpty()) {
        auto *row = new QHBoxLayout;
        auto *id = new TextLabel(TextRole::Mono, certificateId, card);
        id->setObjectName(u"idToRevoke"_s);
        auto *copy = new CopyIconButton(tr("Copy the Certificate ID"), card);
        copy->setSource([certificateId] { return certificateId; });
        row->addWidget(id);
        row->addWidget(copy);
        row->addStretch();
        card->body()->addLayout(row);
    }
    card->body()->addWidget(makeStrip(card));
    QPushButton *done = card->addButton(ButtonKind::Primary,
                                        back && certificateId.isEmpty() ? tr("&None is left there")
                                                                        : tr("&It is revoked"),
                                        u"confirmRevoked"_s);
    connect(done, &QPushButton::clicked, this, [this] {
        m_rotation->confirm();
        refresh();
    });
    return card;
}

RotationCard *RotationDialog::endCard()
{
    if (m_rotation->state() == State::RolledBack)
        return new RotationCard(ToneId::Info, tr("Everything is as it was before."),
                                tr("The connection works with its old certificate."), this);
    const Result<Certificate> certificate
        = Certificate::read(m_last ? m_last->newCertificatePem : QByteArray());
    const QString ends = certificate
        ? QLocale().toString(effectiveEnd(*certificate).toLocalTime().date(), QLocale::LongFormat)
        : QString();
    auto *card = new RotationCard(
        ToneId::Ok, tr("The certificate is renewed."),
        tr("It ends on %1. Programs elsewhere get the new values with Use in other programs.")
            .arg(ends),
        this);
    for (const RotationFile &file : m_rotation->files()) {
        auto *line = new StatusLine(card);
        const bool good = file.state == RotationFile::State::Rewritten;
        line->show(good ? LightState::Proven : LightState::Warning, rotationFileText(file), !good);
        card->body()->addWidget(line);
    }
    return card;
}

} // namespace suitescope
