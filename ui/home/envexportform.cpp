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

EnvExportForm::EnvExportForm(QWidget *parent) : QWidget(parent)
{
    buildUi();
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(typingPause);
    connect(&m_lookSoon, &QTimer::timeout, this, &EnvExportForm::lookAtTarget);
}

void EnvExportForm::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::control);
    auto *heading = new QLabel(tr(".env &file for your program"), this);
    heading->setFont(headingFont(heading->font()));
    rows->addWidget(heading);

    auto *target = new QHBoxLayout;
    m_path = new QLineEdit(this);
    m_path->setObjectName(u"envPath"_s);
    m_path->setFont(monoFont(m_path->font()));
    m_path->setPlaceholderText(tr("Folder of your project, then .env"));
    heading->setBuddy(m_path);
    target->addWidget(m_path, 1);
    auto *browse = makeButton(ButtonKind::Secondary, tr("&Browse…"), {}, this);
    target->addWidget(browse);
    m_format = new SegmentedControl({u"dotenv"_s, u"docker"_s, u"shell"_s}, this);
    m_format->setAccessibleName(tr("Format of the file"));
    target->addWidget(m_format);
    rows->addLayout(target);

    m_preview = new EnvPreview(this);
    m_preview->setObjectName(u"envPreview"_s);
    rows->addWidget(m_preview);
    m_remark = wrappedLabel(TextRole::Small, {}, this);
    m_remark->setMuted(true);
    rows->addWidget(m_remark);
    m_notice = new Notice(ToneId::Warn, {}, this);
    m_notice->setVisible(false);
    rows->addWidget(m_notice);

    connect(browse, &QPushButton::clicked, this, &EnvExportForm::browse);
    connect(m_format, &SegmentedControl::currentChanged, this, &EnvExportForm::showPreview);
    connect(m_path, &QLineEdit::textChanged, this, [this] {
        m_lookSoon.start();
        emit canWriteChanged(canWrite());
    });
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        if (const Result<> added = addToGitIgnore(path()); !added)
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

EnvFormat EnvExportForm::format() const
{
    switch (m_format->current()) {
    case 1:
        return EnvFormat::Docker;
    case 2:
        return EnvFormat::Shell;
    default: // a position in a row of three
        return EnvFormat::Dotenv;
    }
}

bool EnvExportForm::canWrite() const
{
    return m_settings && !m_writing && QFileInfo(path()).isAbsolute();
}

void EnvExportForm::browse()
{
    auto *dialog = new QFileDialog(this, tr("Where to write the .env file"), path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    // Only our names are replaced, so there is nothing to warn about.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(u".env"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &EnvExportForm::setPath);
    dialog->open();
}

void EnvExportForm::showPreview()
{
    if (!m_settings)
        return;
    QStringList lines;
    if (!m_others.isEmpty())
        lines += m_others;
    for (const EnvFile::Line &line : EnvFile::preview(*m_settings, format()))
        lines += line.name + u'=' + line.masked;
    m_preview->setLines(lines);
    const int names = int(EnvFile::preview(*m_settings, format()).size());
    m_remark->setTone(ToneId::Neutral);
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
                     found.exists = true;
                     found.otherLines = EnvFile::parse(*content).otherLines();
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
    m_others = target.otherLines > 0
        ? tr("# … %n other line(s) of the file stay as they are", nullptr, target.otherLines)
        : QString();
    showPreview();
    const bool open = !target.git.workTree.isEmpty() && !target.git.ignored;
    m_notice->setVisible(open);
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
    whenDone(this, EnvFile::exportTo(target, *m_settings, format()),
             [this, target](const Result<> &done) {
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
                     emit written(target);
                     return;
                 }
                 m_notice->setVisible(true);
                 m_notice->setAction({});
                 m_notice->say(ToneId::Bad, errorText(done.error()).joined());
             });
}

} // namespace suitescope
