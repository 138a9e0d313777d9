// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envcheckdialog.h"

#include "lib/base/async.h"
#include "ui/home/envfindinglist.h"
#include "ui/home/settings.h"
#include "ui/text/envchecktext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/segments.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/statuslight.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int skeletonRow = 72;

} // namespace

EnvCheckDialog::EnvCheckDialog(const Workplace &workplace, QWidget *parent)
    : QDialog(parent), m_workplace(workplace)
{
    setWindowTitle(tr("Check a .env file"));
    setAcceptDrops(true);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    resize(760, 620);
}

void EnvCheckDialog::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::control);
    rows->addWidget(new TextLabel(TextRole::Title, tr("Check a .env file"), this));
    m_source = new ElidedLabel(TextRole::Mono, {}, this);
    m_source->setObjectName(u"checkedFile"_s);
    m_source->setMuted(true);
    rows->addWidget(m_source);
    rows->addLayout(buildHead());
    m_pages = new QStackedWidget(this);
    m_state = new EmptyState(u"document-open"_s, tr("Drop a .env file here"),
                             tr("SuiteScope says what is wrong with it, line by line. Nothing is "
                                "changed before you say so."),
                             m_pages);
    m_state->setObjectName(u"envState"_s);
    m_state->setAction(tr("&Choose file…"));
    connect(m_state, &EmptyState::actionTriggered, this, &EnvCheckDialog::chooseFile);
    m_pages->addWidget(m_state);
    m_loading = new Skeleton(1, skeletonRow, m_pages);
    m_pages->addWidget(m_loading);
    m_findings = new EnvFindingList(m_pages);
    connect(m_findings, &EnvFindingList::choiceChanged, this, &EnvCheckDialog::showButtons);
    connect(m_findings, &EnvFindingList::ignoreWanted, this, &EnvCheckDialog::ignore);
    m_pages->addWidget(m_findings);
    rows->addWidget(m_pages, 1);
    rows->addLayout(buildFoot());
    showButtons();
}

QLayout *EnvCheckDialog::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::control);
    m_readers = new QWidget(this);
    m_readers->setVisible(false);
    auto *reading = new QHBoxLayout(m_readers);
    reading->setContentsMargins(0, 0, 0, 0);
    reading->setSpacing(space::control);
    auto *words = new TextLabel(TextRole::Small, tr("Read by"), m_readers);
    words->setMuted(true);
    reading->addWidget(words);
    // In the order of EnvFormat.
    m_reading = new SegmentedControl({u"dotenv"_s, u"docker"_s, u"shell"_s}, m_readers);
    m_reading->setObjectName(u"reader"_s);
    m_reading->setAccessibleName(tr("Program that reads the file"));
    connect(m_reading, &SegmentedControl::currentChanged, this, [this](int index) {
        if (!m_file || int(m_file->check.reader) == index)
            return;
        m_reader = EnvFormat(index);
        checkAgain();
    });
    reading->addWidget(m_reading);
    row->addWidget(m_readers);
    row->addStretch(1);
    m_choose = makeButton(ButtonKind::Secondary, tr("&Choose file…"), u"document-open"_s, this);
    m_choose->setObjectName(u"chooseEnv"_s);
    connect(m_choose, &QPushButton::clicked, this, &EnvCheckDialog::chooseFile);
    row->addWidget(m_choose);
    return row;
}

QLayout *EnvCheckDialog::buildFoot()
{
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::control);
    m_status = new StatusLine(this);
    m_status->setObjectName(u"checkStatus"_s);
    m_status->setWordWrap(true);
    foot->addWidget(m_status, 1);
    m_undoButton = makeButton(ButtonKind::Secondary, tr("&Undo"), u"edit-undo"_s, this);
    m_undoButton->setObjectName(u"undoRepair"_s);
    m_undoButton->setToolTip(tr("Writes the file as it was before the repair."));
    connect(m_undoButton, &QPushButton::clicked, this, &EnvCheckDialog::undo);
    foot->addWidget(m_undoButton);
    m_close = makeButton(ButtonKind::Secondary, tr("Cl&ose"), {}, this);
    m_close->setObjectName(u"closeCheck"_s);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(m_close);
    m_repair = makeButton(ButtonKind::Primary, tr("&Repair"), {}, this);
    m_repair->setObjectName(u"repair"_s);
    connect(m_repair, &QPushButton::clicked, this, &EnvCheckDialog::repair);
    foot->addWidget(m_repair);
    return foot;
}

void EnvCheckDialog::chooseFile()
{
    auto *dialog
        = new QFileDialog(this, tr("Choose a .env file"), m_workplace.settings.envFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); // .env is hidden
    connect(dialog, &QFileDialog::fileSelected, this, &EnvCheckDialog::check);
    dialog->open();
}

void EnvCheckDialog::check(const QString &path)
{
    if (m_writing)
        return;
    m_path = QFileInfo(path).absoluteFilePath();
    m_workplace.settings.setEnvFolder(QFileInfo(m_path).absolutePath());
    m_reader.reset();
    m_undo.reset();
    m_file.reset();
    m_findings->clear();
    m_source->setText(QDir::toNativeSeparators(m_path));
    m_pages->setCurrentWidget(m_loading);
    checkAgain();
}

void EnvCheckDialog::checkAgain()
{
    EnvSurroundings around = knownOf(m_path, m_workplace.connections, m_workplace.clock());
    if (m_reader)
        around.reader = m_reader;
    const int asked = ++m_asked;
    setWorking(true);
    whenDone(this, checkEnvFile(m_path, around), [this, asked](const Result<CheckedEnvFile> &file) {
        if (asked == m_asked)
            takeCheck(file);
    });
}

void EnvCheckDialog::takeCheck(const Result<CheckedEnvFile> &file)
{
    m_file.reset();
    if (file)
        m_file = *file;
    if (!std::exchange(m_goingOn, false))
        m_status->clear();
    m_readers->setVisible(file && file->check.variables > 0);
    if (!file) {
        m_state->setContent(u"dialog-error"_s, tr("This file cannot be checked"),
                            envReadFailure(file.error()).joined());
        showState();
    } else if (file->check.variables == 0) {
        m_state->setContent(u"text-x-generic"_s, tr("No variable for NetSuite stands in it"),
                            tr("Choose another file, or write one: open a connection and choose "
                               "Use in other programs."));
        showState();
    } else if (file->check.findings.isEmpty()) {
        m_state->setContent(u"dialog-ok"_s, tr("Nothing is wrong with this file"),
                            //: how many variables, and who reads them: dotenv, Docker, a shell
                            tr("All variables are as they should be (%1), and %2 reads them right.")
                                .arg(file->check.variables)
                                .arg(envReaderName(file->check.reader)));
        showState();
    } else {
        m_findings->show(*file);
        m_pages->setCurrentWidget(m_findings);
    }
    if (file)
        m_reading->setCurrent(int(file->check.reader));
    setWorking(false);
    for (QPushButton *next : {m_repair, m_state->actionButton(), m_close}) {
        if (next && next->isVisible() && next->isEnabled()) {
            next->setFocus(Qt::OtherFocusReason);
            break;
        }
    }
}

void EnvCheckDialog::showState()
{
    m_findings->clear();
    m_pages->setCurrentWidget(m_state);
    announce(m_state);
}

void EnvCheckDialog::repair()
{
    if (!m_file || m_working)
        return;
    beginWriting();
    whenDone(this, repairEnvFile(*m_file, m_findings->chosen()),
             [this](const Result<EnvRepair> &repair) { takeRepair(repair); });
}

void EnvCheckDialog::takeRepair(const Result<EnvRepair> &repair)
{
    endWriting();
    if (!repair) {
        m_status->show(LightState::Failing, errorText(repair.error()).joined());
        return;
    }
    switch (repair->result) {
    case EnvWrite::Done:
        m_undo = *repair;
        m_reader = m_file->check.reader; // what was seen as one form before stays one
        m_status->show(LightState::Proven, tr("Repaired. You alone can read the file."));
        m_goingOn = true;
        checkAgain();
        break;
    case EnvWrite::ChangedMeanwhile:
        m_status->show(LightState::Warning,
                       tr("Somebody changed the file. Nothing was written; it was checked again."));
        m_goingOn = true;
        checkAgain();
        break;
    case EnvWrite::NotSafe:
        m_status->show(LightState::Warning,
                       tr("Nothing was written: a quote that is never closed would swallow what is "
                          "mended. Close it first."));
        break;
    }
}

void EnvCheckDialog::undo()
{
    if (!m_undo || m_working)
        return;
    beginWriting();
    whenDone(this, undoEnvRepair(*m_undo), [this](const Result<EnvWrite> &written) {
        endWriting();
        if (!written) {
            m_status->show(LightState::Failing, errorText(written.error()).joined());
            return;
        }
        m_undo.reset();
        const bool done = *written == EnvWrite::Done;
        m_status->show(done ? LightState::Proven : LightState::Warning,
                       done ? tr("The file is as it was before.")
                            : tr("Somebody changed the file since. It stays as it is."));
        m_goingOn = true;
        checkAgain();
    });
}

void EnvCheckDialog::ignore()
{
    if (m_working)
        return;
    beginWriting();
    whenDone(this, QtConcurrent::run([path = m_path] { return addToGitIgnore(path); }),
             [this](const Result<> &added) {
                 endWriting();
                 if (!added) {
                     m_status->show(LightState::Failing, errorText(added.error()).joined());
                     return;
                 }
                 m_status->show(LightState::Proven, tr("Added to .gitignore."));
                 m_goingOn = true;
                 checkAgain();
             });
}

void EnvCheckDialog::setWorking(bool working)
{
    m_working = working;
    m_findings->setEnabled(!working);
    m_reading->setEnabled(!working);
    showButtons();
}

void EnvCheckDialog::beginWriting()
{
    m_writing = true;
    setWorking(true);
}

void EnvCheckDialog::endWriting()
{
    m_writing = false;
    setWorking(false);
}

void EnvCheckDialog::showButtons()
{
    const bool any = m_findings->hasRepairs();
    m_repair->setVisible(any);
    m_repair->setEnabled(!m_working && !m_findings->chosen().isEmpty());
    m_undoButton->setVisible(m_undo.has_value());
    m_undoButton->setEnabled(!m_working);
    // One button is the next step: choose a file, repair, or be done.
    const bool useful = m_file && m_file->check.variables > 0;
    m_choose->setVisible(useful);
    m_choose->setEnabled(!m_writing);
    m_state->setAction(useful ? QString() : tr("&Choose file…"));
    setButtonKind(m_close, useful && !any ? ButtonKind::Primary : ButtonKind::Secondary);
}

void EnvCheckDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!m_writing && urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void EnvCheckDialog::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (m_writing || urls.size() != 1 || !urls.first().isLocalFile())
        return;
    check(urls.first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace suitescope
