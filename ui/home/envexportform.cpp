// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envexportform.h"

#include "lib/base/async.h"
#include "lib/storage/atomicfile.h"
#include "ui/home/envpreview.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/segments.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::chrono::milliseconds typingPause{250};
constexpr qint64 largestEnvFile = 1024 * 1024;

QString expanded(const QString &typed)
{
    const QString path = typed.trimmed();
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        return QDir::homePath() + path.mid(1);
    return QDir::fromNativeSeparators(path);
}

} // namespace

EnvExportForm::EnvExportForm(QWidget *parent, Choice choice) : QWidget(parent)
{
    buildUi(choice);
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(typingPause);
    connect(&m_lookSoon, &QTimer::timeout, this, &EnvExportForm::lookAtTarget);
}

QLayout *EnvExportForm::buildTarget(Choice choice)
{
    auto *target = new QHBoxLayout;
    m_path = new QLineEdit(this);
    m_path->setObjectName(u"envPath"_s);
    m_path->setFont(monoFont(m_path->font()));
    m_path->setPlaceholderText(tr("Folder of your project, then .env"));
    target->addWidget(m_path, 1);
    auto *browse = makeButton(ButtonKind::Secondary, tr("&Browse…"), {}, this);
    target->addWidget(browse);
    connect(browse, &QPushButton::clicked, this, &EnvExportForm::browse);
    if (choice == Choice::None)
        return target;
    m_formats = new SegmentedControl({u"dotenv"_s, u"docker"_s, u"shell"_s}, this);
    m_formats->setAccessibleName(tr("Format of the file"));
    target->addWidget(m_formats);
    connect(m_formats, &SegmentedControl::currentChanged, this, [this](int index) {
        m_formatWanted = false;
        m_output = allOutputs().at(index); // the .env formats come first
        showPreview();
    });
    return target;
}

void EnvExportForm::buildUi(Choice choice)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::control);
    auto *heading = new QLabel(
        choice == Choice::Formats ? tr(".env &file for your program") : tr("&File to write"), this);
    heading->setFont(headingFont(heading->font()));
    rows->addWidget(heading);
    rows->addLayout(buildTarget(choice));
    heading->setBuddy(m_path);

    m_preview = new EnvPreview(this);
    m_preview->setObjectName(u"envPreview"_s);
    rows->addWidget(m_preview);
    m_remark = wrappedLabel(TextRole::Small, {}, this);
    m_remark->setMuted(true);
    rows->addWidget(m_remark);
    m_notice = new Notice(ToneId::Warn, {}, this);
    m_notice->setVisible(false);
    rows->addWidget(m_notice);

    connect(m_path, &QLineEdit::textChanged, this, [this] {
        m_lookSoon.start();
        emit canWriteChanged(canWrite());
    });
    connect(m_notice, &Notice::actionTriggered, this, &EnvExportForm::addToIgnored);
}

void EnvExportForm::addToIgnored()
{
    if (std::exchange(m_ignoring, true))
        return;
    m_notice->actionButton()->setEnabled(false);
    whenDone(this, QtConcurrent::run([target = path()] { return addToGitIgnore(target); }),
             [this](const Result<> &added) {
                 m_ignoring = false;
                 m_notice->actionButton()->setEnabled(true);
                 if (!added)
                     m_notice->say(ToneId::Bad, errorText(added.error()).joined());
                 else
                     lookAtTarget();
             });
}

void EnvExportForm::setSettings(const EnvSettings &settings)
{
    m_settings = settings;
    showPreview();
    emit canWriteChanged(canWrite());
}

void EnvExportForm::setPath(const QString &path)
{
    m_path->setText(QDir::toNativeSeparators(path));
}

QString EnvExportForm::path() const
{
    return expanded(m_path->text());
}

void EnvExportForm::openFile(const ExportedFile &file)
{
    const std::optional<Output> output = outputNamed(file.format);
    if (output)
        setOutput(*output);
    setPath(file.path);
    m_formatWanted = !output;
}

void EnvExportForm::setOutput(Output output)
{
    m_formatWanted = false;
    const QString name = m_settings ? m_settings->facts.name : QString();
    const QFileInfo target(path());
    const bool suggested = target.fileName() == usualFileName(m_output, name);
    m_output = output;
    if (m_formats)
        m_formats->setCurrent(int(allOutputs().indexOf(output)));
    m_others.clear();
    m_exists = false;
    m_notice->setVisible(false);
    if (suggested)
        setPath(target.dir().filePath(usualFileName(output, name)));
    m_lookSoon.start(); // a file that exists is merged or replaced
    showPreview();
}

bool EnvExportForm::canWrite() const
{
    return m_settings && !m_writing && QFileInfo(path()).isAbsolute();
}

void EnvExportForm::browse()
{
    auto *dialog = new QFileDialog(this, tr("Where to write the file"), path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    // In .env files only our names are replaced, so there is nothing to warn about.
    dialog->setOption(QFileDialog::DontConfirmOverwrite, envFormat(m_output).has_value());
    dialog->selectFile(usualFileName(m_output, m_settings ? m_settings->facts.name : QString()));
    connect(dialog, &QFileDialog::fileSelected, this, &EnvExportForm::setPath);
    dialog->open();
}

void EnvExportForm::showPreview()
{
    if (!m_settings)
        return;
    QStringList lines;
    m_remark->setTone(ToneId::Neutral);
    const std::optional<EnvFormat> format = envFormat(m_output);
    if (!format) {
        m_preview->setPlain(outputText(*m_settings, m_output, Shown::Masked).revealText());
        m_remark->setText(m_exists ? tr("The file exists and is replaced as a whole.")
                              : holdsSecrets(m_output)
                              ? tr("Secrets are masked here and written in full.")
                              : tr("No secret stands in this file."));
        m_remark->setTone(m_exists ? ToneId::Warn : ToneId::Neutral);
        return;
    }
    if (!m_others.isEmpty())
        lines += m_others;
    for (const EnvFile::Line &line : EnvFile::preview(*m_settings, *format))
        lines += (*format == EnvFormat::Shell ? u"export "_s : QString()) + line.name + u'='
            + line.masked;
    m_preview->setLines(lines);
    const int names = int(EnvFile::preview(*m_settings, *format).size());
    m_remark->setText(
        tr("Secrets are masked here and written in full. %n name(s) are replaced, nothing else.",
           nullptr, names));
}

void EnvExportForm::lookAtTarget()
{
    const QString target = path();
    whenDone(this, QtConcurrent::run([target]() -> Result<Target> {
                 Target found;
                 if (!QFileInfo(target).isAbsolute())
                     return found;
                 found.git = gitCheck(target);
                 if (const Result<QByteArray> content = readFile(target, largestEnvFile)) {
                     const EnvFile file = EnvFile::parse(*content);
                     found.exists = true;
                     found.otherLines = file.otherLines();
                     found.format = file.format();
                 }
                 return found;
             }),
             [this, target](const Result<Target> &found) {
                 if (found && target == path())
                     showTarget(*found);
             });
}

void EnvExportForm::showTarget(const Target &target)
{
    if (m_formatWanted && target.exists) {
        const QString opened = path();
        setOutput(outputFor(target.format));
        setPath(opened);
        emit outputFound(m_output);
    }
    m_others = target.otherLines > 0
        ? tr("# … %n other line(s) of the file stay as they are", nullptr, target.otherLines)
        : QString();
    m_exists = target.exists;
    emit targetFound(m_exists);
    showPreview();
    const bool tracked = holdsSecrets(m_output) && target.git.tracked;
    const bool open
        = holdsSecrets(m_output) && !target.git.workTree.isEmpty() && !target.git.ignored;
    m_notice->setVisible(open || tracked);
    if (tracked) { // a line in .gitignore changes nothing then
        m_notice->setAction({});
        m_notice->say(ToneId::Bad,
                      tr("Git keeps %1 already, with whatever is written into it. Take it out "
                         "first: git rm --cached %1.")
                          .arg(QFileInfo(path()).fileName()));
        return;
    }
    if (!open)
        return;
    m_notice->say(
        ToneId::Warn,
        tr("%1 is a git work tree and %2 is not ignored.")
            .arg(QFileInfo(target.git.workTree).fileName(), QFileInfo(path()).fileName()));
    m_notice->setAction(tr("Add to .gitignore"));
}

void EnvExportForm::write()
{
    if (!canWrite())
        return;
    m_writing = true;
    emit canWriteChanged(false);
    const QString target = path();
    whenDone(this, writeOutput(target, *m_settings, m_output),
             [this, target, output = m_output](const Result<> &done) {
                 m_writing = false;
                 emit canWriteChanged(canWrite());
                 if (done) {
                     if (target == path()) {
                         m_remark->setText(tr("Written to %1. Nobody else on this computer can "
                                              "read the file.")
                                               .arg(QDir::toNativeSeparators(target)));
                         m_remark->setTone(ToneId::Ok);
                     }
                     announce(m_remark);
                     emit written(target, output);
                     return;
                 }
                 m_notice->setVisible(true);
                 m_notice->setAction({});
                 m_notice->say(ToneId::Bad, errorText(done.error()).joined());
             });
}

} // namespace suitescope
