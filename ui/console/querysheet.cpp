// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/querysheet.h"

#include "lib/base/async.h"
#include "ui/console/cellviewer.h"
#include "ui/console/resultmodel.h"
#include "ui/console/resultview.h"
#include "ui/console/sqleditor.h"
#include "ui/home/openconnection.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"

#include <QAccessible>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using namespace std::chrono_literals;

constexpr int barHeight = 44;
constexpr int statusHeight = 32;

QLabel *smallLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(smallFont(parent->font()));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

QuerySheet::QuerySheet(OpenConnection &connection, QWidget *parent)
    : QWidget(parent), m_connection(connection), m_model(new ResultModel(this))
{
    buildUi();
    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, &QuerySheet::showProgress);
    connect(m_editor, &SqlEditor::runRequested, this, &QuerySheet::run);
    connect(m_editor, &SqlEditor::textChanged, this, &QuerySheet::textChanged);
    connect(m_editor, &SqlEditor::caretMoved, this, [this](int line, int column) {
        m_caret->setText(tr("Ln %1, Col %2").arg(line + 1).arg(column + 1));
    });
    connect(m_view, &ResultView::cellOpened, this, &QuerySheet::openCell);
    connect(m_view, &ResultView::copied, this,
            [this](qint64 rows) { m_facts->setText(tr("%n row(s) copied", nullptr, int(rows))); });
}

QuerySheet::~QuerySheet()
{
    m_exporting.cancel();
}

void QuerySheet::buildUi()
{
    m_editor = new SqlEditor(this);
    m_editor->setObjectName(u"sqlEditor"_s);
    m_view = new ResultView(*m_model, this);

    m_results = new QStackedWidget(this);
    auto *empty = new EmptyState(u"text-x-script"_s, tr("No query yet"),
                                 tr("Write SuiteQL above, or begin with a sample."), m_results);
    empty->setAction(tr("Open a sample"), ButtonKind::Secondary);
    connect(empty, &EmptyState::actionTriggered, this, &QuerySheet::sampleWanted);
    m_results->addWidget(empty);
    m_results->addWidget(m_view);

    m_failedPage = new QWidget(m_results);
    m_failureCause = new QLabel(m_failedPage);
    m_failureCause->setObjectName(u"queryFailure"_s);
    m_failureCause->setFont(headingFont(font()));
    m_failureCause->setForegroundRole(QPalette::BrightText);
    m_failureCause->setWordWrap(true);
    m_failureDetail = new QLabel(m_failedPage);
    m_failureDetail->setWordWrap(true);
    m_failureDetail->setTextInteractionFlags(Qt::TextSelectableByMouse
                                             | Qt::TextSelectableByKeyboard);
    auto *failed = new QVBoxLayout(m_failedPage);
    failed->setContentsMargins(space::page, space::page, space::page, space::page);
    failed->setSpacing(space::control);
    failed->addWidget(m_failureCause);
    failed->addWidget(m_failureDetail);
    failed->addStretch();
    m_results->addWidget(m_failedPage);

    auto *lower = new QWidget(this);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->setSpacing(0);
    lowerLayout->addWidget(buildResultBar());
    lowerLayout->addWidget(m_results, 1);
    lowerLayout->addWidget(buildStatusLine());

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

QWidget *QuerySheet::buildResultBar()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(barHeight);
    auto *title = new QLabel(tr("Result"), bar);
    title->setFont(headingFont(font()));
    m_copy = makeButton(ButtonKind::Secondary, tr("Copy as"), u"edit-copy"_s, bar);
    m_copy->setObjectName(u"copyAs"_s);
    setSmall(m_copy, true);
    auto *menu = new QMenu(m_copy);
    const QList<std::pair<QString, CopyForm>> forms{
        {tr("&Text, for a sheet"), CopyForm::TabSeparated},
        {tr("&CSV"), CopyForm::Csv},
        {tr("&JSON"), CopyForm::Json},
        {tr("&Markdown table"), CopyForm::Markdown},
        {tr("&IN list"), CopyForm::InList}};
    for (const auto &[words, form] : forms)
        menu->addAction(words, this, [this, form = form] { m_view->copySelection(form); });
    m_copy->setMenu(menu);
    m_export = makeButton(ButtonKind::Secondary, tr("Export…"), u"document-export"_s, bar);
    m_export->setObjectName(u"exportResult"_s);
    setSmall(m_export, true);
    connect(m_export, &QPushButton::clicked, this, &QuerySheet::exportResult);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::page, 0, space::group, 0);
    layout->setSpacing(space::control);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(m_copy);
    layout->addWidget(m_export);
    m_copy->setEnabled(false);
    m_export->setEnabled(false);
    return bar;
}

QWidget *QuerySheet::buildStatusLine()
{
    auto *line = new QWidget(this);
    line->setFixedHeight(statusHeight);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Window);
    m_rows = new QLabel(line);
    m_rows->setObjectName(u"rowStatus"_s);
    m_rows->setFont(mediumFont(smallFont(font())));
    m_progress = new QProgressBar(line);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(120);
    m_progress->setAccessibleName(tr("Rows that arrived"));
    m_progress->hide();
    m_facts = smallLabel(line);
    m_facts->setObjectName(u"runFacts"_s);
    m_caret = smallLabel(line);
    m_stop = makeButton(ButtonKind::Quiet, tr("Stop"), u"process-stop"_s, line);
    m_stop->setObjectName(u"stopQuery"_s);
    m_stop->setToolTip(tr("Stops the query; the rows that arrived stay (Esc)"));
    setSmall(m_stop, true);
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, this, &QuerySheet::stop);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::page, 0, space::group, 0);
    layout->setSpacing(space::group);
    layout->addWidget(m_rows);
    layout->addWidget(m_progress);
    layout->addWidget(m_facts);
    layout->addStretch();
    layout->addWidget(m_caret);
    layout->addWidget(m_stop);
    return line;
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
    const QString statement = m_editor->statementToRun();
    if (statement.trimmed().isEmpty()) {
        m_facts->setText(tr("There is no statement at the caret."));
        return;
    }
    m_model->setRun(nullptr);
    m_run = std::make_unique<QueryRun>(m_connection.client(), statement, QueryRun::Options{});
    m_model->setRun(m_run.get());
    m_fitted = false;
    connect(m_run.get(), &QueryRun::pageArrived, this, &QuerySheet::takeFirstPage);
    connect(m_run.get(), &QueryRun::finished, this, &QuerySheet::takeEnd);
    connect(m_run.get(), &QueryRun::stopped, this, &QuerySheet::takeEnd);
    connect(m_run.get(), &QueryRun::failed, this, &QuerySheet::takeFailure);
    m_results->setCurrentWidget(m_view);
    m_copy->setEnabled(false);
    m_export->setEnabled(false);
    m_stop->show();
    m_run->start();
    m_tick.start();
    showProgress();
    Q_EMIT runningChanged(true);
}

void QuerySheet::stop()
{
    m_exporting.cancel();
    if (isRunning())
        m_run->stop();
}

void QuerySheet::takeFirstPage()
{
    if (m_fitted)
        return;
    m_fitted = true;
    m_view->fitColumns();
    m_copy->setEnabled(true);
}

void QuerySheet::takeEnd()
{
    m_tick.stop();
    m_stop->hide();
    showProgress();
    m_export->setEnabled(m_model->rowCount() > 0);
    remember({});
    QAccessibleEvent told(m_rows, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
    Q_EMIT runningChanged(false);
}

void QuerySheet::takeFailure(const Error &error)
{
    m_tick.stop();
    m_stop->hide();
    const FailureText words = errorText(error);
    if (m_model->rowCount() == 0) {
        // What NetSuite says about a statement is what a developer needs to read.
        const QString said = error.api && !error.api->description.isEmpty() ? error.api->description
                                                                            : error.detail;
        m_failureCause->setText(words.what);
        m_failureDetail->setText(said.isEmpty() ? words.toDo : said + u"\n\n"_s + words.toDo);
        m_results->setCurrentWidget(m_failedPage);
    }
    showProgress();
    m_facts->setText(words.joined());
    m_export->setEnabled(m_model->rowCount() > 0);
    remember(words.what);
    QAccessibleEvent told(m_failureCause, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
    Q_EMIT runningChanged(false);
}

void QuerySheet::showProgress()
{
    if (!m_run)
        return;
    const QLocale locale;
    const qint64 arrived = m_run->table().arrivedRows();
    const qint64 all = m_run->table().rowCount();
    const double seconds = double(m_run->elapsed().count()) / 1000.0;
    const bool running = isRunning();
    m_progress->setVisible(running && all > 0);
    m_progress->setRange(0, int(all));
    m_progress->setValue(int(arrived));
    if (running && arrived == 0 && all == 0)
        m_rows->setText(tr("Waiting for the first page"));
    else if (running && arrived < all)
        m_rows->setText(tr("%1 of %2 rows").arg(locale.toString(arrived), locale.toString(all)));
    else
        m_rows->setText(tr("%1 rows", nullptr, int(arrived)).arg(locale.toString(arrived)));

    QStringList facts;
    if (m_run->pageCount() > 1)
        facts += tr("page %1 of %2").arg(m_run->pagesArrived()).arg(m_run->pageCount());
    facts += durationText(m_run->elapsed());
    if (arrived > 0 && seconds > 0.05)
        facts += tr("%1 rows/s").arg(locale.toString(qint64(double(arrived) / seconds)));
    if (running)
        facts += tr("%n request(s) in flight", nullptr, m_run->inFlight());
    else if (m_run->state() == QueryRun::State::Stopped)
        facts += tr("stopped");
    if (!running && m_run->isCapped())
        facts += tr("NetSuite hands out 100,000 rows at most, there are more");
    m_facts->setText(facts.join(u"   "_s));
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
            m_facts->setText(
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
    m_stop->show();
    m_facts->setText(tr("Writing %1").arg(QDir::toNativeSeparators(path)));
    m_exporting = ResultExporter::toFile(m_model->table(), options, path);
    whenDone(this, m_exporting, [this, path](const Result<qint64> &rows) {
        m_export->setEnabled(true);
        m_stop->setVisible(isRunning());
        if (rows)
            m_facts->setText(tr("%1 rows written to %2")
                                 .arg(QLocale().toString(*rows), QDir::toNativeSeparators(path)));
        else if (rows.error().kind == ErrorKind::Canceled)
            m_facts->setText(tr("The export was stopped; no file was written."));
        else
            m_facts->setText(errorText(rows.error()).joined());
    });
}

void QuerySheet::openCell(const QString &column, const QString &value)
{
    auto *viewer = new CellViewer(column, value, this);
    viewer->setAttribute(Qt::WA_DeleteOnClose);
    viewer->open();
}

} // namespace suitescope
