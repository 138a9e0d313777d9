// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keyinspector.h"

#include "lib/base/async.h"
#include "lib/crypto/digest.h"
#include "ui/keys/keyfile.h"
#include "ui/keys/keywords.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int widest = 720;
constexpr int pasteHeight = 96;

enum Fact { WhatFact, AlgorithmFact, NameFact, ValidFact, CertificateFact, KeyFact, OwnerFact };

} // namespace

KeyInspector::KeyInspector(Clock clock, QWidget *parent)
    : QWidget(parent), m_clock(std::move(clock))
{
    setAcceptDrops(true);
    buildUi();
    setFocusProxy(m_paste);
}

KeyInspector::~KeyInspector()
{
    m_work.cancel();
}

void KeyInspector::buildUi()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(space::group);
    column->addWidget(buildInput());
    column->addWidget(buildResult());
    column->addStretch(1);
    auto *holder = new QWidget(this);
    holder->setMaximumWidth(widest);
    holder->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(holder);
    m_result->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    clear();
}

QWidget *KeyInspector::buildInput()
{
    auto *input = new QWidget(this);
    auto *hint = wrappedLabel(TextRole::Normal,
                              tr("Drop a key or a certificate here, choose its file, or paste it. "
                                 "Nothing of it is kept."),
                              input);
    hint->setMuted(true);
    m_paste = new QPlainTextEdit(input);
    m_paste->setObjectName(u"inspectPaste"_s);
    m_paste->setAccessibleName(tr("Key or certificate as text"));
    m_paste->setPlaceholderText(u"-----BEGIN CERTIFICATE-----"_s);
    m_paste->setFont(monoFont(font()));
    m_paste->setUndoRedoEnabled(false); // no copies of a key in an undo history
    m_paste->setAcceptDrops(false); // a dropped file belongs to the page
    m_paste->setTabChangesFocus(true);
    m_paste->setFixedHeight(pasteHeight);
    m_password = new QLineEdit(input);
    m_password->setObjectName(u"inspectPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_passwordRow = new QWidget(input);
    auto *passwordForm = new QFormLayout(m_passwordRow);
    passwordForm->setContentsMargins(0, 0, 0, 0);
    passwordForm->addRow(tr("&Password of the key"), m_password);
    connect(m_password, &QLineEdit::returnPressed, this, &KeyInspector::inspectPasted);

    auto *choose = makeButton(ButtonKind::Secondary, tr("Choose file…"), u"document-open"_s, input);
    connect(choose, &QPushButton::clicked, this, &KeyInspector::chooseFile);
    m_inspect = makeButton(ButtonKind::Primary, tr("Inspect"), u"edit-find"_s, input);
    m_inspect->setObjectName(u"inspectNow"_s);
    connect(m_inspect, &QPushButton::clicked, this, &KeyInspector::inspectPasted);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addWidget(m_inspect);
    buttons->addWidget(choose);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(input);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(hint);
    layout->addWidget(m_paste);
    layout->addWidget(m_passwordRow);
    layout->addLayout(buttons);
    input->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return input;
}

QWidget *KeyInspector::buildResult()
{
    m_result = new QWidget(this);
    m_result->setObjectName(u"inspection"_s);
    m_verdict = new StatusLine(m_result, 18, false);
    m_verdict->setObjectName(u"inspectionVerdict"_s);
    m_problems = wrappedLabel(TextRole::Normal, {}, m_result);
    m_problems->setObjectName(u"inspectionProblems"_s);
    m_facts = new FactGrid(160, m_result);
    m_facts->addRow(tr("What it is"));
    m_facts->addRow(tr("Algorithm"));
    m_facts->addRow(tr("Common name"), {}, true);
    m_facts->addRow(tr("Valid"));
    m_facts->addRow(tr("Fingerprint SHA-256"), {}, true);
    m_facts->addRow(tr("Public key SHA-256"), {}, true);
    m_facts->addRow(tr("Belongs to"));
    auto *layout = new QVBoxLayout(m_result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(makeHairline(m_result));
    layout->addSpacing(space::pair);
    layout->addWidget(m_verdict);
    layout->addWidget(m_problems);
    layout->addWidget(m_facts);
    return m_result;
}

void KeyInspector::clear()
{
    m_passwordRow->hide();
    m_result->hide();
}

void KeyInspector::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a key or a certificate"), {},
                                   tr("Keys and certificates (*.pem *.key *.der *.p8 *.p12 *.pfx "
                                      "*.cer *.crt);;All files (*)"));
    dialog->setObjectName(u"inspectFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &KeyInspector::readFrom);
    dialog->open();
}

void KeyInspector::readFrom(const QString &path)
{
    m_paste->clear();
    m_password->clear();
    const int question = ++m_question;
    whenDone(this, readKeyFile(path), [this, question](const Result<Secret> &content) {
        if (question != m_question)
            return;
        if (content) {
            inspect(*content);
            return;
        }
        clear();
        m_result->show();
        m_facts->hide();
        m_problems->hide();
        m_verdict->show(LightState::Failing, errorText(content.error()).joined());
    });
}

void KeyInspector::inspectPasted()
{
    if (!m_paste->toPlainText().trimmed().isEmpty())
        m_data = Secret(m_paste->toPlainText());
    inspect(m_data);
}

void KeyInspector::inspect(const Secret &content)
{
    m_data = content;
    m_work.cancel();
    const int question = ++m_question;
    m_inspect->setEnabled(false);
    m_work = QtConcurrent::run([content, password = Secret(m_password->text()), known = m_known,
                                now = m_clock()](QPromise<Result<KeyInspection>> &promise) {
        promise.addResult(Result<KeyInspection>(inspectKey(content, password, known, now)));
    });
    whenDone(this, m_work, [this, question](const Result<KeyInspection> &found) {
        if (question != m_question)
            return;
        m_inspect->setEnabled(true);
        if (found)
            show(*found);
    });
}

void KeyInspector::show(const KeyInspection &found)
{
    const bool wantsPassword = found.finding == KeyFinding::EncryptedKey;
    m_passwordRow->setVisible(wantsPassword);
    if (wantsPassword) {
        m_password->setFocus(Qt::OtherFocusReason);
    } else {
        m_password->clear();
        m_data = {};
    }
    // A private key does not stay on the screen.
    if (found.finding != KeyFinding::CertificateAlone && found.finding != KeyFinding::Nothing)
        m_paste->clear();

    LightState light = found.isAccepted() ? LightState::Proven : LightState::Failing;
    if (wantsPassword && !found.passwordWrong)
        light = LightState::Unfinished;
    else if (found.isAccepted() && !found.problems.isEmpty())
        light = LightState::Warning;
    m_result->show();
    m_verdict->show(light, verdictText(found), light == LightState::Failing);
    QStringList problems;
    for (const KeyProblem problem : found.problems)
        problems += problemText(problem, found);
    m_problems->setText(problems.join(u'\n'));
    m_problems->setVisible(!problems.isEmpty());
    showFacts(found);
}

void KeyInspector::showFacts(const KeyInspection &found)
{
    const auto set = [this](Fact fact, const QString &value) {
        m_facts->setValue(fact, value);
        m_facts->setRowVisible(fact, !value.isEmpty());
    };
    const Certificate &certificate = found.certificate;
    const bool certified = !certificate.isNull();
    const QLocale locale;
    m_facts->show();
    set(WhatFact,
        found.detail.isEmpty() ? findingText(found.finding)
                               : u"%1: %2"_s.arg(findingText(found.finding), found.detail));
    set(AlgorithmFact, found.algorithm ? algorithmText(*found.algorithm) : found.description);
    set(NameFact, certificate.commonName());
    set(ValidFact,
        certified ? tr("%1 to %2, %3")
                        .arg(locale.toString(certificate.notBefore().date(), QLocale::ShortFormat),
                             locale.toString(certificate.notAfter().date(), QLocale::ShortFormat),
                             lifeText(certificate.notAfter(), m_clock()).words)
                  : QString());
    set(CertificateFact, certified ? fingerprintText(certificate.fingerprint()) : QString());
    set(KeyFact, fingerprintText(found.publicKeyFingerprint));
    set(OwnerFact, ownersText(found));
}

void KeyInspector::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void KeyInspector::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        readFrom(urls.first().toLocalFile());
    else if (event->mimeData()->hasText())
        inspect(Secret(event->mimeData()->text()));
    event->acceptProposedAction();
}

} // namespace suitescope
