// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keyreader.h"

#include "lib/base/async.h"
#include "lib/setup/keyfiles.h"
#include "ui/keys/keyfindingcard.h"
#include "ui/keys/keyverdicttext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int widest = 820;
constexpr int pasteHeight = 96;

} // namespace

KeyReader::KeyReader(Purpose purpose, Clock clock, QWidget *parent)
    : QWidget(parent), m_purpose(purpose), m_clock(std::move(clock)),
      m_choice(new QButtonGroup(this))
{
    setAcceptDrops(true);
    buildUi();
    setFocusProxy(m_paste);
}

KeyReader::~KeyReader()
{
    m_work.cancel();
}

void KeyReader::keepIn(ConnectionStore &connections, SecretStore &secrets)
{
    m_connections = &connections;
    m_secrets = &secrets;
}

void KeyReader::buildUi()
{
    auto *holder = new QWidget(this);
    holder->setMaximumWidth(widest);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::group);
    column->addWidget(buildInput());
    m_fault = new Notice(ToneId::Bad, {}, holder);
    m_fault->setObjectName(u"keyReaderFault"_s);
    m_fault->hide();
    column->addWidget(m_fault);
    column->addWidget(buildResult());
    column->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(holder);
}

QString KeyReader::hint() const
{
    switch (m_purpose) {
    case Purpose::Look:
        return tr("Drop keys or certificates here, choose their files, or paste them. Nothing of "
                  "them is kept.");
    case Purpose::Keep:
        return tr("Drop keys and certificates here, choose their files, or paste them: PEM, DER, "
                  "PKCS#12 and JWK, several at once. What is found is explained first; nothing is "
                  "kept before you say so.");
    case Purpose::Use:
        return tr("Drop a private key and its certificate here, choose their files, or paste "
                  "them: PEM, DER, PKCS#12 and JWK, encrypted or not. What is found is explained "
                  "first. A key without a certificate gets a new one.");
    }
    Q_UNREACHABLE();
}

QWidget *KeyReader::buildInput()
{
    auto *input = new QWidget(this);
    auto *hint = wrappedLabel(TextRole::Normal, this->hint(), input);
    hint->setMuted(true);
    m_paste = new QPlainTextEdit(input);
    m_paste->setObjectName(m_purpose == Purpose::Look ? u"inspectPaste"_s : u"importPaste"_s);
    m_paste->setAccessibleName(tr("Key or certificate as text"));
    m_paste->setPlaceholderText(u"-----BEGIN CERTIFICATE-----"_s);
    m_paste->setFont(monoFont(font()));
    m_paste->setUndoRedoEnabled(false); // no copies of a key in an undo history
    m_paste->setAcceptDrops(false); // a dropped file belongs to the page
    m_paste->setTabChangesFocus(true);
    m_paste->setFixedHeight(pasteHeight);
    auto *choose
        = makeButton(ButtonKind::Secondary, tr("Choose &files…"), u"document-open"_s, input);
    choose->setObjectName(u"chooseKeyFiles"_s);
    connect(choose, &QPushButton::clicked, this, &KeyReader::chooseFiles);
    m_read = makeButton(ButtonKind::Primary,
                        m_purpose == Purpose::Look ? tr("Inspect") : tr("&Look inside"),
                        u"edit-find"_s, input);
    m_read->setObjectName(m_purpose == Purpose::Look ? u"inspectNow"_s : u"readPasted"_s);
    connect(m_read, &QPushButton::clicked, this, &KeyReader::takePasted);
    m_again = makeButton(ButtonKind::Quiet, tr("Start again"), {}, input);
    m_again->setObjectName(u"readAgain"_s);
    connect(m_again, &QPushButton::clicked, this, [this] {
        startAgain();
        m_paste->setFocus();
    });
    m_again->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addWidget(m_read);
    buttons->addWidget(choose);
    buttons->addStretch();
    buttons->addWidget(m_again);
    auto *layout = new QVBoxLayout(input);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(hint);
    layout->addWidget(m_paste);
    layout->addLayout(buttons);
    input->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return input;
}

QWidget *KeyReader::buildResult()
{
    m_result = new QWidget(this);
    m_result->setObjectName(m_purpose == Purpose::Look ? u"inspection"_s : u"importFindings"_s);
    m_verdict = new StatusLine(m_result, 18, false);
    m_verdict->setObjectName(m_purpose == Purpose::Look ? u"inspectionVerdict"_s
                                                        : u"importVerdict"_s);
    m_list = new QVBoxLayout;
    m_list->setSpacing(0);
    m_keep = makeButton(ButtonKind::Primary, {}, u"document-import"_s, m_result);
    m_keep->setObjectName(m_purpose == Purpose::Look ? QString() : u"keepFindings"_s);
    m_keep->setVisible(m_purpose != Purpose::Look);
    connect(m_keep, &QPushButton::clicked, this, &KeyReader::keep);
    auto *layout = new QVBoxLayout(m_result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(makeHairline(m_result));
    layout->addSpacing(space::pair);
    layout->addWidget(m_verdict);
    layout->addLayout(m_list);
    layout->addWidget(m_keep, 0, Qt::AlignLeft);
    m_result->hide();
    return m_result;
}

void KeyReader::clearCards()
{
    m_cards.clear();
    while (QLayoutItem *item = m_list->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // its own signal may be on the way here
        }
        delete item;
    }
}

void KeyReader::startAgain()
{
    ++m_question;
    ++m_round;
    m_work.cancel();
    m_paths.clear();
    m_passwords.clear();
    m_inputs.clear();
    m_names.clear();
    m_paste->clear();
    clearCards();
    m_result->hide();
    m_fault->hide();
    m_again->hide();
    m_read->setEnabled(true);
    setButtonKind(m_read, ButtonKind::Primary);
}

void KeyReader::chooseFiles()
{
    auto *dialog = new QFileDialog(
        this, tr("Choose keys and certificates"), {},
        tr("Keys and certificates (*.pem *.key *.der *.p8 *.p12 *.pfx *.cer *.crt *.jwk *.json "
           "*.p7b);;All files (*)"));
    dialog->setObjectName(u"inspectFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &KeyReader::readFiles);
    dialog->open();
}

void KeyReader::sayFault(const QString &words)
{
    const QString before = m_fault->isHidden() ? QString() : m_fault->text() + u'\n';
    m_fault->say(ToneId::Bad, before + words);
    m_fault->show();
}

void KeyReader::readFiles(const QStringList &paths)
{
    m_fault->hide();
    const bool waits = m_paths.isEmpty();
    m_paths += paths;
    if (waits)
        fetchNext();
}

// One by one: a file that cannot be read keeps none of the others away, and their order stays.
void KeyReader::fetchNext()
{
    if (m_paths.isEmpty()) {
        if (!m_inputs.isEmpty())
            read();
        return;
    }
    const QString path = m_paths.first();
    whenDone(this, readKeyFiles({path}),
             [this, path, round = m_round](const Result<QList<KeyInput>> &content) {
                 if (round != m_round) // started again meanwhile
                     return;
                 m_paths.removeFirst();
                 if (content)
                     add(content->first());
                 else
                     sayUnread(path, content.error());
                 fetchNext();
             });
}

void KeyReader::sayUnread(const QString &path, const Error &error)
{
    const QString name = QFileInfo(path).fileName();
    sayFault(error.kind == ErrorKind::TooLarge
                 ? tr("%1 is larger than any key or certificate and was not read.").arg(name)
                 : tr("%1: %2").arg(name, errorText(error).joined()));
}

void KeyReader::readText(const Secret &text)
{
    m_fault->hide();
    add({{}, text});
    read();
}

void KeyReader::takePasted()
{
    if (m_paste->toPlainText().trimmed().isEmpty()) {
        m_paste->setFocus();
        return;
    }
    if (m_purpose == Purpose::Look) // what lies there is the question
        m_inputs.clear();
    readText(Secret(m_paste->toPlainText()));
}

void KeyReader::add(const KeyInput &input)
{
    for (KeyInput &one : m_inputs) {
        if (!input.name.isEmpty() && one.name == input.name) { // chosen again: it may have changed
            one = input;
            return;
        }
    }
    m_inputs += input;
}

void KeyReader::tryPassword(const Secret &password)
{
    m_passwords += password;
    read();
}

void KeyReader::read()
{
    m_work.cancel();
    const int question = ++m_question;
    m_read->setEnabled(false);
    m_names.clear();
    for (const KeyInput &input : std::as_const(m_inputs))
        m_names += input.name;
    m_work = QtConcurrent::run(
        [inputs = m_inputs, passwords = m_passwords, now = m_clock()]() -> Result<KeyReading> {
            return readKeys(inputs, passwords, now);
        });
    whenDone(this, m_work, [this, question](const Result<KeyReading> &reading) {
        if (question != m_question)
            return;
        m_read->setEnabled(true);
        if (reading)
            showFindings(*reading);
    });
}

void KeyReader::showFindings(const KeyReading &reading)
{
    // A private key does not stay on the screen.
    if (std::any_of(reading.objects.cbegin(), reading.objects.cend(), [](const KeyObject &object) {
            return object.kind == KeyObjectKind::PrivateKey;
        }))
        m_paste->clear();
    else if (m_purpose != Purpose::Look && !reading.objects.isEmpty())
        m_paste->clear(); // it is among the findings now
    clearCards();
    const QList<ImportCandidate> candidates = importCandidates(reading, m_names, m_known);
    for (int i = 0; i < int(reading.objects.size()); ++i) {
        auto *card = new KeyFindingCard(reading, i, m_names, m_known, m_result);
        connect(card, &KeyFindingCard::passwordEntered, this, &KeyReader::tryPassword);
        connect(card, &KeyFindingCard::choiceChanged, this, &KeyReader::showChoice);
        for (const ImportCandidate &candidate : candidates) {
            const int where = candidate.key >= 0 ? candidate.key : candidate.certificate;
            if (i != where)
                continue;
            if (m_purpose == Purpose::Keep)
                card->offer(candidate, reading);
            else if (m_purpose == Purpose::Use && candidate.key >= 0)
                m_choice->addButton(card->offerToUse(candidate, reading));
        }
        if (i > 0)
            m_list->addWidget(makeHairline(m_result));
        m_list->addWidget(card);
        m_cards += card;
    }
    if (m_choice->buttons().size() == 1)
        m_choice->buttons().first()->setChecked(true);
    m_result->show();
    m_again->show();
    showVerdict(reading);
    showChoice();
    for (KeyFindingCard *card : std::as_const(m_cards)) {
        if (card->focusPassword())
            break;
    }
}

void KeyReader::showVerdict(const KeyReading &reading)
{
    LightState light = LightState::Failing;
    const bool usable
        = std::any_of(reading.objects.cbegin(), reading.objects.cend(), [](const KeyObject &one) {
              return (!one.key.isNull() || !one.certificate.isNull()) && one.isAccepted();
          });
    if (usable)
        light = LightState::Proven;
    if (reading.needsPassword())
        light = LightState::Unfinished;
    m_verdict->show(light, readingText(reading), light == LightState::Failing);
    // One accent button: to keep comes next, when there is something.
    setButtonKind(
        m_read, m_purpose != Purpose::Look && usable ? ButtonKind::Secondary : ButtonKind::Primary);
}

void KeyReader::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void KeyReader::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    if (!paths.isEmpty())
        readFiles(paths);
    else if (event->mimeData()->hasText())
        readText(Secret(event->mimeData()->text()));
    event->acceptProposedAction();
}

} // namespace suitescope
