// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/handoverdialog.h"

#include "lib/base/async.h"
#include "lib/crypto/certificatelife.h"
#include "lib/setup/outputs.h"
#include "lib/setup/setupdraft.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int answerLines = 5;

QString partName(AdministratorAnswer::Part part)
{
    switch (part) {
    case AdministratorAnswer::Part::Account:
        return HandoverDialog::tr("account ID");
    case AdministratorAnswer::Part::ClientId:
        return HandoverDialog::tr("Client ID");
    case AdministratorAnswer::Part::CertificateId:
        return HandoverDialog::tr("Certificate ID");
    }
    Q_UNREACHABLE();
}

QString understoodText(const AdministratorAnswer &answer)
{
    QStringList sentences;
    QStringList missing;
    for (const AdministratorAnswer::Part part : answer.missing())
        missing += partName(part);
    if (missing.size() == 3)
        sentences += HandoverDialog::tr("No value was found in this text.");
    else if (missing.isEmpty())
        sentences += HandoverDialog::tr("Account %1, Client ID and Certificate ID were found.")
                         .arg(answer.account.toString());
    else
        sentences += HandoverDialog::tr("Still missing: %1. The others were found.")
                         .arg(missing.join(u", "_s));
    if (answer.swapped)
        sentences += HandoverDialog::tr("Client ID and Certificate ID stood under each other's "
                                        "name; their shape tells them apart.");
    if (!answer.ignoredSecrets.isEmpty())
        sentences += HandoverDialog::tr("The text holds a secret (%1) that is not needed and was "
                                        "not read. Whoever saw the message knows it now.")
                         .arg(answer.ignoredSecrets.join(u", "_s));
    return sentences.join(u' ');
}

} // namespace

Handover handoverOf(const SetupDraft &draft)
{
    Handover handover;
    handover.connectionName = draft.name();
    handover.method = draft.method();
    handover.account = draft.account();
    handover.permissions
        = Checklist(draft.method()).permissionsFor(draft.dataNeeds(), draft.dataOperation());
    handover.scopes = draft.scopes();
    if (const Certificate certificate = draft.certificate(); !certificate.isNull()) {
        handover.certificatePem = certificate.toPem();
        handover.certificateEnds = effectiveEnd(certificate).toUTC().date();
    }
    return handover;
}

HandoverDialog::HandoverDialog(SetupDraft &draft, QWidget *parent) : QDialog(parent), m_draft(draft)
{
    setWindowTitle(tr("Hand over to an administrator"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    resize(620, 0);
}

void HandoverDialog::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::group);
    rows->addWidget(new TextLabel(TextRole::Title, tr("Hand over to an administrator"), this));
    const bool tokens = m_draft.method() == AuthMethod::TokenBased;
    rows->addWidget(wrappedLabel(
        TextRole::Normal,
        tokens ? tr("Writes a folder with one page to open in any browser: features, permissions, "
                    "steps and links. Token values are secrets: the page says how they travel more "
                    "safely, and has no place for them.")
               : tr("Writes a folder with one page to open in any browser (features, permissions, "
                    "steps, links, what to send back) and the certificate beside it. Nothing in it "
                    "is secret; the private key stays in the keychain."),
        this));
    if (!tokens && m_draft.certificate().isNull())
        rows->addWidget(new Notice(
            ToneId::Warn,
            tr("There is no certificate yet: make the key pair first, and the folder has it."),
            this));
    m_written = new Notice(ToneId::Ok, {}, this);
    m_written->setObjectName(u"written"_s);
    m_written->setVisible(false);
    connect(m_written, &Notice::actionTriggered, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_page)); });
    rows->addWidget(m_written);
    if (!tokens)
        rows->addLayout(buildAnswer());
    rows->addStretch();
    rows->addLayout(buildFoot());
}

QLayout *HandoverDialog::buildAnswer()
{
    auto *rows = new QVBoxLayout;
    rows->setSpacing(space::control);
    auto *heading = new TextLabel(TextRole::Heading, tr("&Their answer"), this);
    rows->addWidget(heading);
    m_paste = new QPlainTextEdit(this);
    m_paste->setObjectName(u"answer"_s);
    m_paste->setPlaceholderText(tr("Paste the whole message."));
    m_paste->setTabChangesFocus(true);
    m_paste->setFixedHeight(answerLines * m_paste->fontMetrics().lineSpacing() + space::group);
    heading->setBuddy(m_paste);
    connect(m_paste, &QPlainTextEdit::textChanged, this, &HandoverDialog::readAnswer);
    rows->addWidget(m_paste);
    m_understood = new Notice(ToneId::Ok, {}, this);
    m_understood->setObjectName(u"understood"_s);
    m_understood->setVisible(false);
    rows->addWidget(m_understood);
    return rows;
}

QLayout *HandoverDialog::buildFoot()
{
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    auto *close = makeButton(ButtonKind::Secondary, tr("Close"), {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(close);
    m_write = makeButton(ButtonKind::Primary, tr("&Write folder…"), u"document-export"_s, this);
    m_write->setObjectName(u"writeFolder"_s);
    connect(m_write, &QPushButton::clicked, this, &HandoverDialog::chooseFolder);
    foot->addWidget(m_write);
    m_take = makeButton(ButtonKind::Secondary, tr("&Take over values"), {}, this);
    m_take->setObjectName(u"take"_s);
    m_take->setEnabled(false);
    m_take->setVisible(m_paste != nullptr);
    connect(m_take, &QPushButton::clicked, this, &HandoverDialog::takeAnswer);
    foot->addWidget(m_take);
    return foot;
}

void HandoverDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Where to put the folder"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &above) {
        writeInto(QDir(above).filePath(plainName(m_draft.name()) + "-for-netsuite"_L1));
    });
    dialog->open();
}

void HandoverDialog::writeInto(const QString &folder)
{
    whenDone(this, writeHandover(folder, handoverOf(m_draft)),
             [this, folder](const Result<QString> &page) {
                 m_written->setVisible(true);
                 if (!page) {
                     m_written->setAction({});
                     m_written->say(ToneId::Bad, errorText(page.error()).joined());
                     makeRoom();
                     return;
                 }
                 m_page = *page;
                 m_written->setAction(tr("&Open page"));
                 m_written->say(ToneId::Ok,
                                tr("Written to %1.").arg(QDir::toNativeSeparators(folder)));
                 makeRoom();
             });
}

void HandoverDialog::readAnswer()
{
    const QString text = m_paste->toPlainText();
    m_answer = readAdministratorAnswer(text);
    const qsizetype missing = m_answer.missing().size();
    m_take->setEnabled(missing < 3);
    setButtonKind(m_take, missing < 3 ? ButtonKind::Primary : ButtonKind::Secondary);
    setButtonKind(m_write, missing < 3 ? ButtonKind::Secondary : ButtonKind::Primary);
    m_understood->setVisible(!text.trimmed().isEmpty());
    const bool good = missing == 0 && !m_answer.swapped && m_answer.ignoredSecrets.isEmpty();
    m_understood->say(good ? ToneId::Ok : ToneId::Warn, understoodText(m_answer));
    makeRoom();
}

// Wrapped words need a width before they can say how high they are.
void HandoverDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    makeRoom();
}

void HandoverDialog::makeRoom()
{
    layout()->activate();
    const int needed = layout()->totalHeightForWidth(width());
    if (needed > height())
        resize(width(), needed);
}

void HandoverDialog::takeAnswer()
{
    if (!m_answer.account.isNull())
        m_draft.setAccountText(m_answer.account.toString());
    const auto keep = [this](SecretField field, const QString &value) {
        // The draft tells the wizard when something could not be kept.
        if (!value.isEmpty())
            whenDone(&m_draft, m_draft.setSecret(field, Secret(value)), [](const Result<> &) {});
    };
    keep(SecretField::ClientId, m_answer.clientId);
    keep(SecretField::CertificateId, m_answer.certificateId);
    accept();
}

} // namespace suitescope
