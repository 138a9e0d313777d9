// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envimportdialog.h"

#include "lib/base/async.h"
#include "lib/setup/outputs.h"
#include "lib/storage/atomicfile.h"
#include "ui/home/envcheckdialog.h"
#include "ui/home/section.h"
#include "ui/home/settings.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 largestEnvFile = 1024 * 1024;

} // namespace

EnvImportDialog::EnvImportDialog(const Workplace &workplace, QWidget *parent)
    : QDialog(parent), m_workplace(workplace)
{
    setWindowTitle(tr("Import .env"));
    setAcceptDrops(true);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    resize(620, 480);
}

void EnvImportDialog::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::control);
    rows->addWidget(new TextLabel(TextRole::Title, tr("Import .env"), this));
    m_source = wrappedLabel(TextRole::Normal,
                            tr("Choose the .env file of a project, drop it here, or paste its "
                               "content. Nothing in the file is changed."),
                            this);
    m_source->setMuted(true);
    rows->addWidget(m_source);

    auto *ways = new QHBoxLayout;
    m_choose = makeButton(ButtonKind::Primary, tr("&Choose file…"), u"document-open"_s, this);
    connect(m_choose, &QPushButton::clicked, this, &EnvImportDialog::chooseFile);
    ways->addWidget(m_choose);
    auto *paste = makeButton(ButtonKind::Secondary, tr("&Paste"), {}, this);
    connect(paste, &QPushButton::clicked, this, &EnvImportDialog::paste);
    ways->addWidget(paste);
    ways->addStretch();
    m_check = makeButton(ButtonKind::Quiet, tr("Check &this file…"), {}, this);
    m_check->setObjectName(u"checkFile"_s);
    m_check->setVisible(false);
    connect(m_check, &QPushButton::clicked, this, &EnvImportDialog::checkFile);
    ways->addWidget(m_check);
    rows->addSpacing(space::pair);
    rows->addLayout(ways);
    rows->addSpacing(space::control);

    m_nothing
        = new EmptyState(u"document-import"_s, tr("Drop a .env file here"),
                         tr("SuiteScope shows what it understood before it keeps anything."), this);
    rows->addWidget(m_nothing, 1);
    m_section = new Section(tr("What the file says"), this);
    m_section->setVisible(false);
    m_understood = new FactList(m_section);
    m_section->body()->addWidget(m_understood);
    rows->addWidget(m_section);
    m_notice = new Notice(ToneId::Info, {}, this);
    m_notice->setObjectName(u"notice"_s);
    m_notice->setVisible(false);
    rows->addWidget(m_notice);
    rows->addStretch();

    m_name = new QLineEdit(this);
    m_name->setObjectName(u"name"_s);
    m_name->setEnabled(false);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name of the connection:"), m_name);
    rows->addLayout(form);
    connect(m_name, &QLineEdit::textChanged, this, &EnvImportDialog::checkName);

    auto *foot = new QHBoxLayout;
    foot->addStretch();
    auto *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"), {}, this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(cancel);
    m_keep = makeButton(ButtonKind::Secondary, tr("&Import"), {}, this);
    m_keep->setObjectName(u"import"_s);
    m_keep->setEnabled(false);
    connect(m_keep, &QPushButton::clicked, this, &EnvImportDialog::keep);
    foot->addWidget(m_keep);
    rows->addSpacing(space::control);
    rows->addLayout(foot);
}

void EnvImportDialog::chooseFile()
{
    auto *dialog
        = new QFileDialog(this, tr("Choose a .env file"), m_workplace.settings.envFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); // .env is hidden
    connect(dialog, &QFileDialog::fileSelected, this, &EnvImportDialog::readFrom);
    dialog->open();
}

// It is read again afterwards: it may have been repaired.
void EnvImportDialog::checkFile()
{
    auto *dialog = new EnvCheckDialog(m_workplace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, path = m_path] { readFrom(path); });
    dialog->check(m_path);
    dialog->open();
}

void EnvImportDialog::readFrom(const QString &path)
{
    const QFileInfo info(path);
    m_workplace.settings.setEnvFolder(info.absolutePath());
    whenDone(this, QtConcurrent::run([path] { return readFile(path, largestEnvFile); }),
             [this, info](const Result<QByteArray> &content) {
                 if (!content) {
                     m_notice->setVisible(true);
                     m_notice->say(ToneId::Bad, errorText(content.error()).joined());
                     return;
                 }
                 m_suggestedName = info.absoluteDir().dirName();
                 m_path = info.absoluteFilePath();
                 m_source->setText(QDir::toNativeSeparators(info.absoluteFilePath()));
                 understand(EnvFile::parse(*content));
             });
}

void EnvImportDialog::readText(const QByteArray &content)
{
    m_suggestedName.clear();
    m_path.clear();
    m_source->setText(tr("From what was pasted."));
    understand(EnvFile::parse(content));
}

void EnvImportDialog::paste()
{
    readText(QGuiApplication::clipboard()->text().toUtf8());
}

void EnvImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void EnvImportDialog::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        readFrom(urls.first().toLocalFile());
    else
        readText(event->mimeData()->text().toUtf8());
    event->acceptProposedAction();
}

void EnvImportDialog::understand(const EnvFile &file)
{
    m_settings.reset();
    m_format = file.format();
    m_check->setVisible(!m_path.isEmpty());
    m_understood->clear();
    m_nothing->setVisible(false);
    m_section->setVisible(true);
    const Result<EnvSettings> settings = file.settings();
    if (settings) {
        m_settings = *settings;
        m_name->setEnabled(true);
        showSettings(*settings);
    } else {
        showNames(file, settings.error().detail);
    }
    m_name->setEnabled(settings.has_value());
    setButtonKind(m_choose, settings ? ButtonKind::Secondary : ButtonKind::Primary);
    setButtonKind(m_keep, settings ? ButtonKind::Primary : ButtonKind::Secondary);
    checkName();
}

void EnvImportDialog::showSettings(const EnvSettings &settings)
{
    const AccountId account = settings.facts.account;
    //: an account and its kind: 1234567_SB1, Sandbox
    m_understood->addFact(
        tr("Account"),
        tr("%1, %2").arg(account.toString(), environmentName(account.environment())));
    for (const EnvFile::Line &line : EnvFile::preview(settings, EnvFormat::Dotenv))
        m_understood->addFact(line.name, line.masked, true);
    if (m_name->text().isEmpty() || !m_name->isModified())
        m_name->setText(!settings.facts.name.isEmpty()  ? settings.facts.name
                            : m_suggestedName.isEmpty() ? account.toString()
                                                        : m_suggestedName);
    m_notice->setVisible(true);
    m_notice->say(
        ToneId::Ok,
        tr("Complete. The secrets will be kept in %1.").arg(m_workplace.secrets.displayName()));
    m_name->setFocus();
}

void EnvImportDialog::showNames(const EnvFile &file, const QString &missing)
{
    bool any = false;
    for (const QString &name : EnvFile::ourNames()) {
        if (!file.contains(name))
            continue;
        any = true;
        m_understood->addFact(name, tr("is there"));
    }
    m_notice->setVisible(true);
    //: %1 names the variable, in English
    m_notice->say(ToneId::Bad,
                  any ? tr("Something is missing or wrong: %1.").arg(missing)
                      : tr("There is no NETSUITE_ variable in it."));
}

void EnvImportDialog::checkName()
{
    const QString name = m_name->text().simplified();
    const bool taken = m_workplace.connections.connectionNamed(name).has_value();
    m_keep->setEnabled(m_settings && !name.isEmpty() && !taken && !m_keeping);
    if (!m_settings)
        return;
    if (taken)
        m_notice->say(ToneId::Warn,
                      tr("There is a connection with this name already. Choose "
                         "another name."));
    else if (m_notice->tone() == ToneId::Warn)
        m_notice->say(
            ToneId::Ok,
            tr("Complete. The secrets will be kept in %1.").arg(m_workplace.secrets.displayName()));
}

void EnvImportDialog::keep()
{
    EnvSettings settings = *m_settings;
    settings.facts.name = m_name->text().simplified();
    settings.facts.created = m_workplace.clock();
    if (!m_path.isEmpty()) // it holds these values, as one that was written here would
        noteFile(settings.facts, m_path, outputFor(m_format));
    auto *keeper
        = new ConnectionKeeper(settings, m_workplace.connections, m_workplace.secrets, this);
    m_keeping = true;
    checkName();
    connect(keeper, &ConnectionKeeper::finished, this, [this](const Connection &connection) {
        accept();
        emit imported(connection.id);
    });
    connect(keeper, &ConnectionKeeper::failed, this, [this, keeper](const Error &error) {
        keeper->deleteLater();
        m_keeping = false;
        checkName();
        m_notice->say(ToneId::Bad, errorText(error).joined());
    });
    keeper->start();
}

} // namespace suitescope
