// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/querysheet.h"

#include "lib/base/async.h"
#include "ui/console/cellviewer.h"
#include "ui/console/resultmodel.h"
#include "ui/console/resultview.h"
#include "ui/console/runstatus.h"
#include "ui/console/sqleditor.h"
#include "ui/home/openconnection.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using namespace std::chrono_literals;

constexpr int barHeight = 44;
constexpr int resultRow = 26;

TextLabel *quietLabel(QWidget *parent)
{
    auto *label = new TextLabel(TextRole::Small, {}, parent);
    label->setMuted(true);
    return label;
}

} // namespace

QuerySheet::QuerySheet(OpenConnection &connection, QWidget *parent)
    : QWidget(parent), m_connection(connection), m_model(new ResultModel(this))
{
    buildUi();
    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_status->showRun(*m_run); });
    connect(m_status, &RunStatus::stopPressed, this, &QuerySheet::stop);
    connect(m_editor, &SqlEditor::runRequested, this, &QuerySheet::run);
    connect(m_editor, &SqlEditor::textChanged, this, &QuerySheet::textChanged);
    connect(m_editor, &SqlEditor::textChanged, this, [this] { showWhen(true); });
    connect(m_editor, &SqlEditor::caretMoved, m_status, &RunStatus::showCaret);
    connect(m_view, &ResultView::cellOpened, this, &QuerySheet::openCell);
    connect(m_view, &ResultView::copied, this,
            [this](qint64 rows) { m_status->say(tr("%1 copied").arg(rowsText(rows))); });
    connect(m_model, &ResultModel::sortingChanged, this, [this](bool sorting) {
        if (sorting)
            m_status->say(tr("Sorting"));
        else if (m_run)
            m_status->showRun(*m_run);
    });
    auto *switching = new QShortcut(Qt::Key_F6, this);
    switching->setContext(Qt::WidgetWithChildrenShortcut);
    connect(switching, &QShortcut::activated, this, &QuerySheet::moveFocus);
    setFocusProxy(m_editor);
}

QuerySheet::~QuerySheet()
{
    m_exporting.cancel();
    m_model->setRun(nullptr); // the run goes before the model
}

void QuerySheet::buildUi()
{
    m_editor = new SqlEditor(this);
    m_editor->setObjectName(u"sqlEditor"_s);
    m_editor->setToolTip(tr("Ctrl+Enter runs the statement, F6 goes to its result"));

    auto *lower = new QWidget(this);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->setSpacing(0);
    lowerLayout->addWidget(buildResultBar());
    lowerLayout->addWidget(buildResults(), 1);
    m_status = new RunStatus(lower);
    lowerLayout->addWidget(m_status);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_editor);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({260, 420});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

QWidget *QuerySheet::buildResults()
{
    m_results = new QStackedWidget(this);
    m_empty = new EmptyState(u"text-x-script"_s, tr("No query yet"),
                             tr("Write SuiteQL above, or begin with a sample."), m_results);
    m_empty->setAction(tr("Open a sample"), ButtonKind::Secondary);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        const QPushButton *button = m_empty->actionButton();
        Q_EMIT sampleWanted(button->mapToGlobal(QPoint(0, button->height() + space::pair)));
    });
    m_noRows = new EmptyState(u"edit-find"_s, {}, {}, m_results);
    m_noRows->setObjectName(u"noRows"_s);
    m_skeleton = new Skeleton(6, resultRow, m_results);
    m_view = new ResultView(*m_model, m_results);
    for (QWidget *page :
         {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_noRows),
          static_cast<QWidget *>(m_skeleton), static_cast<QWidget *>(m_view), buildFailedPage()})
        m_results->addWidget(page);
    return m_results;
}

QWidget *QuerySheet::buildFailedPage()
{
    m_failedPage = new QWidget(m_results);
    m_failureCause = wrappedLabel(TextRole::Heading, {}, m_failedPage);
    m_failureCause->setObjectName(u"queryFailure"_s);
    m_failureCause->setTone(ToneId::Bad);
    m_failureDetail = wrappedLabel(TextRole::Normal, {}, m_failedPage);
    for (TextLabel *words : {m_failureCause, m_failureDetail}) {
        words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        words->setMinimumWidth(1); // an endless word does not widen the window
    }
    auto *failed = new QVBoxLayout(m_failedPage);
    failed->setContentsMargins(space::page, space::group, space::page, space::page);
    failed->setSpacing(space::control);
    failed->addWidget(m_failureCause);
    failed->addWidget(m_failureDetail);
    failed->addStretch();
    return m_failedPage;
}

QWidget *QuerySheet::buildResultBar()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(barHeight);
    auto *title = new TextLabel(TextRole::Heading, tr("Result"), bar);
    m_when = quietLabel(bar);
    m_when->setObjectName(u"runTime"_s);
    m_copy = makeButton(ButtonKind::Secondary, tr("Copy as"), u"edit-copy"_s, bar);
    m_copy->setObjectName(u"copyAs"_s);
    setSmall(m_copy, true);
    auto *menu = new QMenu(m_copy);
    for (const auto &[words, form] : copyForms())
        menu->addAction(words, this, [this, form = form] { m_view->copySelection(form); });
    m_copy->setMenu(menu);
    m_copy->setToolTip(tr("Copies the selected cells"));
    m_export = makeButton(ButtonKind::Secondary, tr("Export…"), u"document-export"_s, bar);
    m_export->setObjectName(u"exportResult"_s);
    setSmall(m_export, true);
    connect(m_export, &QPushButton::clicked, this, &QuerySheet::exportResult);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::page, 0, space::group, 0);
    layout->setSpacing(space::control);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(m_when);
    layout->addSpacing(space::control);
    layout->addWidget(m_copy);
    layout->addWidget(m_export);
    m_copy->setEnabled(false);
    m_export->setEnabled(false);
    return bar;
}

QString QuerySheet::text() const
{
    return m_editor->text();
}

void QuerySheet::setText(const QString &text)
{
    m_editor->setText(text);
}

void QuerySheet::focusEditor()
{
    m_editor->setFocus();
}

void QuerySheet::offerTables(const QStringList &names)
{
    m_editor->offerTables(names);
}

bool QuerySheet::isRunning() const
{
    return m_run && m_run->state() == QueryRun::State::Running;
}

void QuerySheet::run()
{
    if (isRunning())
        return;
    const QString statement = m_editor->statementToRun();
    if (statement.trimmed().isEmpty()) {
        m_status->say(tr("There is no statement at the caret."));
        return;
    }
    m_model->setRun(nullptr);
    m_run = std::make_unique<QueryRun>(m_connection.client(), statement, QueryRun::Options{});
    m_model->setRun(m_run.get());
    m_fitted = 0;
    m_started = m_connection.clock()();
    connect(m_run.get(), &QueryRun::pageArrived, this, &QuerySheet::takePage);
    connect(m_run.get(), &QueryRun::finished, this, &QuerySheet::takeEnd);
    connect(m_run.get(), &QueryRun::stopped, this, &QuerySheet::takeEnd);
    connect(m_run.get(), &QueryRun::failed, this, &QuerySheet::takeFailure);
    m_results->setCurrentWidget(m_skeleton);
    m_copy->setEnabled(false);
    m_export->setEnabled(false);
    m_run->start();
    m_tick.start();
    m_status->showRun(*m_run);
    showWhen(false);
    Q_EMIT runningChanged(true);
}

void QuerySheet::stop()
{
    m_exporting.cancel();
    if (isRunning())
        m_run->stop();
}

void QuerySheet::takePage()
{
    if (m_fitted == m_model->columnCount())
        return;
    m_view->fitColumns(m_fitted); // a column that was null so far may come late
    m_fitted = m_model->columnCount();
    m_results->setCurrentWidget(m_view);
    m_copy->setEnabled(true);
}

void QuerySheet::endRun()
{
    m_tick.stop();
    m_status->showRun(*m_run);
    m_export->setEnabled(m_model->rowCount() > 0);
}

void QuerySheet::takeEnd()
{
    if (m_model->rowCount() == 0) {
        const bool stopped = m_run->state() == QueryRun::State::Stopped;
        m_noRows->setContent(stopped ? u"process-stop"_s : u"edit-find"_s,
                             stopped ? tr("Stopped") : tr("No rows"),
                             stopped ? tr("The query was stopped before its first rows came.")
                                     : tr("The query ran and found nothing."));
        m_results->setCurrentWidget(m_noRows);
    }
    endRun();
    remember({});
    m_status->announceRows();
    Q_EMIT runningChanged(false);
}

void QuerySheet::takeFailure(const Error &error)
{
    const FailureText words = errorText(error);
    // What NetSuite says about a statement is what a developer needs to read: whole.
    QString said = error.api ? error.api->description : error.detail;
    if (words.what.contains(said.simplified()))
        said.clear();
    m_failureCause->setText(words.what);
    m_failureDetail->setText(said.isEmpty() ? words.toDo : said + u"\n\n"_s + words.toDo);
    if (m_model->rowCount() == 0)
        m_results->setCurrentWidget(m_failedPage);
    endRun();
    if (m_model->rowCount() > 0)
        m_status->say(words.joined());
    remember(words.what);
    announce(m_failureCause);
    Q_EMIT runningChanged(false);
}

void QuerySheet::showWhen(bool edited)
{
    if (!m_started.isValid())
        return;
    const QString time = QLocale().toString(m_started.toLocalTime().time(), u"HH:mm:ss"_s);
    m_when->setText(edited ? tr("%1, before the last edit").arg(time) : time);
}

void QuerySheet::moveFocus()
{
    const bool inEditor = m_editor->hasFocus();
    if (inEditor && m_results->currentWidget() == m_view) {
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_model->index(0, 0));
        m_view->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_editor->setFocus(Qt::ShortcutFocusReason);
    }
}

void QuerySheet::remember(const QString &failure)
{
    HistoryEntry entry;
    entry.statement = m_run->statement();
    entry.when = m_connection.clock()();
    entry.rows = m_run->table().arrivedRows();
    entry.milliseconds = m_run->elapsed().count();
    entry.failure = failure;
    whenDone(this, m_connection.queries().remember(entry), [this](const Result<> &kept) {
        if (!kept)
            m_status->say(
                tr("The history could not be written. %1").arg(errorText(kept.error()).what));
    });
}

void QuerySheet::exportResult()
{
    auto *dialog = new QFileDialog(this, tr("Export the result"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = tr("CSV (*.csv)");
    const QString json = tr("JSON (*.json)");
    dialog->setNameFilters({csv, json});
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"result.csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString &filter) {
        dialog->setDefaultSuffix(filter == json ? u"json"_s : u"csv"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        exportTo(path,
                 path.endsWith(".json"_L1, Qt::CaseInsensitive) ? ExportFormat::Json
                                                                : ExportFormat::Csv);
    });
    dialog->open();
}

void QuerySheet::exportTo(const QString &path, ExportFormat format)
{
    ResultExporter::Options options;
    options.format = format;
    options.rowOrder = m_model->rowOrder();
    m_export->setEnabled(false);
    m_status->setStoppable(true);
    m_status->say(tr("Writing %1").arg(QDir::toNativeSeparators(path)));
    m_exporting = ResultExporter::toFile(m_model->table(), options, path);
    whenDone(this, m_exporting, [this, path](const Result<qint64> &rows) {
        m_export->setEnabled(true);
        m_status->setStoppable(isRunning());
        if (rows)
            m_status->say(
                tr("%1 written to %2").arg(rowsText(*rows), QDir::toNativeSeparators(path)));
        else if (rows.error().kind == ErrorKind::Canceled)
            m_status->say(tr("The export was stopped; no file was written."));
        else
            m_status->say(errorText(rows.error()).joined());
    });
}

void QuerySheet::openCell(const QString &column, const QString &value)
{
    auto *viewer = new CellViewer(column, value, this);
    viewer->setAttribute(Qt::WA_DeleteOnClose);
    viewer->open();
}

} // namespace suitescope
