// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/consoleplace.h"

#include "lib/base/async.h"
#include "lib/base/log.h"
#include "ui/console/historydialog.h"
#include "ui/console/querysheet.h"
#include "ui/home/openconnection.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QCursor>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using namespace std::chrono_literals;

constexpr auto keepAfter = 700ms;

struct Sample
{
    QString title;
    QString statement;
};

/*! Statements that work in every account with the usual permissions. */
QList<Sample> samples()
{
    return {{u"customers.sql"_s,
             u"-- Customers, the newest first\n"
             "SELECT id, entityid, companyname, email, datecreated\n"
             "FROM   customer\n"
             "ORDER BY id DESC\n"_s},
            {u"open-invoices.sql"_s,
             u"-- Open invoices with their customers\n"
             "SELECT t.id, t.tranid, t.trandate, BUILTIN.DF(t.entity) AS customer, t.foreigntotal, "
             "t.foreignamountunpaid, t.duedate\n"
             "FROM   transaction t\n"
             "WHERE  t.type = 'CustInvc' AND t.foreignamountunpaid > 0\n"
             "ORDER BY t.id DESC\n"_s},
            {u"sales-by-month.sql"_s,
             u"-- Sales orders by month\n"
             "SELECT TO_CHAR(t.trandate, 'YYYY-MM') AS month, COUNT(*) AS orders, "
             "SUM(t.foreigntotal) AS total\n"
             "FROM   transaction t\n"
             "WHERE  t.type = 'SalesOrd'\n"
             "GROUP BY TO_CHAR(t.trandate, 'YYYY-MM')\n"
             "ORDER BY month DESC\n"_s}};
}

} // namespace

ConsolePlace::ConsolePlace(OpenConnection &connection, QWidget *parent)
    : QWidget(parent), m_connection(connection)
{
    buildUi();
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepAfter);
    connect(&m_keep, &QTimer::timeout, this, &ConsolePlace::keepSheets);
    restoreSheets();
    offerTables();
}

ConsolePlace::~ConsolePlace()
{
    if (m_keep.isActive())
        keepSheets();
}

void ConsolePlace::buildUi()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"querySheets"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setMovable(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setCornerWidget(buildCorner(), Qt::TopRightCorner);
    m_tabs->tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tabs->tabBar(), &QTabBar::tabBarDoubleClicked, this, &ConsolePlace::renameSheet);
    connect(m_tabs->tabBar(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint &position) {
                const int index = m_tabs->tabBar()->tabAt(position);
                if (index < 0)
                    return;
                auto *menu = new QMenu(this);
                menu->setAttribute(Qt::WA_DeleteOnClose);
                menu->addAction(tr("&Rename…"), this, [this, index] { renameSheet(index); });
                menu->addAction(tr("&Close"), this, [this, index] { closeSheet(index); });
                menu->popup(m_tabs->tabBar()->mapToGlobal(position));
            });
    connect(m_tabs, &QTabWidget::currentChanged, this, &ConsolePlace::showState);
    connect(m_tabs->tabBar(), &QTabBar::tabMoved, this, [this] { m_keep.start(); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);

    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        auto *made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), &ConsolePlace::run);
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), &ConsolePlace::run);
    shortcut(QKeySequence(Qt::Key_Escape), &ConsolePlace::stop);
    shortcut(QKeySequence::AddTab, [this] { addSheet({}, {})->focusEditor(); });
    shortcut(QKeySequence::Close, [this] { closeSheet(m_tabs->currentIndex()); });
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_H), &ConsolePlace::openHistory);
}

QWidget *ConsolePlace::buildCorner()
{
    auto *corner = new QWidget(this);
    auto *add = makeIconButton(u"list-add"_s, tr("New query (Ctrl+T)"), corner);
    add->setObjectName(u"newQuery"_s);
    connect(add, &QToolButton::clicked, this, [this] { addSheet({}, {})->focusEditor(); });
    auto *history = makeIconButton(u"document-open-recent"_s, tr("History (Ctrl+H)"), corner);
    history->setObjectName(u"queryHistory"_s);
    connect(history, &QToolButton::clicked, this, &ConsolePlace::openHistory);
    m_run = makeButton(ButtonKind::Primary, tr("Run"), u"media-playback-start"_s, corner);
    m_run->setObjectName(u"runQuery"_s);
    m_run->setToolTip(tr("Runs the selection, or the statement at the caret (Ctrl+Enter)"));
    setSmall(m_run, true);
    connect(m_run, &QPushButton::clicked, this, &ConsolePlace::run);
    auto *layout = new QHBoxLayout(corner);
    layout->setContentsMargins(space::control, space::pair, space::group, space::pair);
    layout->setSpacing(space::control);
    layout->addWidget(add);
    layout->addWidget(history);
    layout->addWidget(m_run);
    return corner;
}

void ConsolePlace::restoreSheets()
{
    whenDone(
        this, m_connection.sheets().sheets(), [this](const Result<QList<StoredSheet>> &stored) {
            if (!stored)
                qCWarning(lcUi) << "the console's tabs cannot be read:" << stored.error().detail;
            takeStored(stored.value_or(QList<StoredSheet>{}));
        });
}

void ConsolePlace::takeStored(const QList<StoredSheet> &sheets)
{
    const int opened = m_tabs->count(); // asked for while the database was being read
    for (const StoredSheet &sheet : sheets)
        addSheet(sheet.title, sheet.text);
    if (m_tabs->count() == 0)
        addSheet({}, {});
    m_tabs->setCurrentIndex(opened > 0 ? opened - 1 : 0);
    m_restored = true;
    showState();
}

QuerySheet *ConsolePlace::addSheet(const QString &title, const QString &text)
{
    auto *sheet = new QuerySheet(m_connection, m_tabs);
    sheet->setText(text);
    sheet->offerTables(m_tables);
    ++m_number;
    const int index = m_tabs->addTab(sheet, title.isEmpty() ? tr("Query %1").arg(m_number) : title);
    m_tabs->setCurrentIndex(index);
    connect(sheet, &QuerySheet::textChanged, this, [this] { m_keep.start(); });
    connect(sheet, &QuerySheet::runningChanged, this, &ConsolePlace::showState);
    connect(sheet, &QuerySheet::sampleWanted, this, &ConsolePlace::openSample);
    m_keep.start();
    return sheet;
}

void ConsolePlace::closeSheet(int index)
{
    auto *sheet = qobject_cast<QuerySheet *>(m_tabs->widget(index));
    if (!sheet)
        return;
    // The last tab stays, so that there is always somewhere to write; what ran is in the history.
    if (m_tabs->count() == 1) {
        sheet->setText({});
        return;
    }
    m_tabs->removeTab(index);
    sheet->deleteLater();
    m_keep.start();
}

void ConsolePlace::renameSheet(int index)
{
    if (index < 0)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename the query"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(m_tabs->tabText(index));
    const QPointer<QWidget> sheet = m_tabs->widget(index);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, sheet](const QString &name) {
        const int now = m_tabs->indexOf(sheet);
        if (now < 0 || name.trimmed().isEmpty())
            return;
        m_tabs->setTabText(now, name.trimmed());
        m_keep.start();
    });
    dialog->open();
}

void ConsolePlace::openStatement(const QString &title, const QString &statement)
{
    addSheet(title, statement)->focusEditor();
}

void ConsolePlace::openHistory()
{
    auto *dialog = new HistoryDialog(m_connection.queries(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HistoryDialog::chosen, this,
            [this](const QString &statement) { openStatement({}, statement); });
    dialog->open();
}

void ConsolePlace::openSample()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"sampleMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Sample &sample : samples()) {
        menu->addAction(sample.title, this, [this, sample] {
            QuerySheet *sheet = currentSheet();
            if (!sheet || !sheet->text().trimmed().isEmpty())
                sheet = addSheet(sample.title, {});
            sheet->setText(sample.statement);
            m_tabs->setTabText(m_tabs->indexOf(sheet), sample.title);
            sheet->focusEditor();
        });
    }
    menu->popup(QCursor::pos());
}

QuerySheet *ConsolePlace::currentSheet() const
{
    return qobject_cast<QuerySheet *>(m_tabs->currentWidget());
}

void ConsolePlace::run()
{
    if (QuerySheet *sheet = currentSheet(); sheet && !sheet->isRunning())
        sheet->run();
}

void ConsolePlace::stop()
{
    if (QuerySheet *sheet = currentSheet())
        sheet->stop();
}

void ConsolePlace::showState()
{
    const QuerySheet *sheet = currentSheet();
    m_run->setEnabled(sheet && !sheet->isRunning());
}

void ConsolePlace::keepSheets()
{
    if (!m_restored) // what is stored has not been read yet: do not write over it
        return;
    QList<StoredSheet> sheets;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (const auto *sheet = qobject_cast<QuerySheet *>(m_tabs->widget(i)))
            sheets += StoredSheet{m_tabs->tabText(i), sheet->text()};
    }
    whenDone(this, m_connection.sheets().keep(sheets), [](const Result<> &kept) {
        if (!kept)
            qCWarning(lcUi) << "the console's tabs could not be kept:" << kept.error().detail;
    });
}

void ConsolePlace::offerTables()
{
    whenDone(this, m_connection.catalog().types(),
             [this](const Result<RecordCatalog::Listing> &listing) {
                 if (!listing)
                     return; // completion without tables is still completion
                 for (const RecordTypeSummary &type : listing->types)
                     m_tables += type.name;
                 for (int i = 0; i < m_tabs->count(); ++i) {
                     if (auto *sheet = qobject_cast<QuerySheet *>(m_tabs->widget(i)))
                         sheet->offerTables(m_tables);
                 }
             });
}

} // namespace suitescope
