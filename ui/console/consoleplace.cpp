// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/consoleplace.h"

#include "lib/base/async.h"
#include "lib/base/log.h"
#include "ui/console/historydialog.h"
#include "ui/console/querysheet.h"
#include "ui/home/openconnection.h"
#include "ui/theme/buttons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using namespace std::chrono_literals;

constexpr auto keepAfter = 700ms;
constexpr int barHeight = 44;

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
    m_sheets = new QStackedWidget(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_sheets, 1);
    addShortcuts();
}

QWidget *ConsolePlace::buildBar()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(barHeight);
    m_tabs = new QTabBar(bar);
    m_tabs->setObjectName(u"querySheets"_s);
    m_tabs->setAccessibleName(tr("Queries"));
    m_tabs->setMovable(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setContextMenuPolicy(Qt::CustomContextMenu);
    setTabHeight(m_tabs, barHeight - space::pair);
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, &ConsolePlace::renameSheet);
    connect(m_tabs, &QTabBar::tabCloseRequested, this, &ConsolePlace::closeSheet);
    connect(m_tabs, &QWidget::customContextMenuRequested, this, &ConsolePlace::openTabMenu);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (QuerySheet *sheet = sheetAt(index))
            m_sheets->setCurrentWidget(sheet);
        showState();
    });
    connect(m_tabs, &QTabBar::tabMoved, this, [this] { m_keep.start(); });

    auto *add = makeIconButton(u"list-add"_s, tr("New query (Ctrl+T)"), bar);
    add->setObjectName(u"newQuery"_s);
    connect(add, &QToolButton::clicked, this, [this] { addSheet({}, {})->focusEditor(); });
    m_run = makeButton(ButtonKind::Primary, tr("Run"), u"media-playback-start"_s, bar);
    m_run->setObjectName(u"runQuery"_s);
    m_run->setToolTip(tr("Runs the selection, or the statement at the caret (Ctrl+Enter)"));
    connect(m_run, &QPushButton::clicked, this, &ConsolePlace::run);
    auto *history = makeIconButton(u"document-open-recent"_s, tr("History (Ctrl+H)"), bar);
    history->setObjectName(u"queryHistory"_s);
    connect(history, &QToolButton::clicked, this, &ConsolePlace::openHistory);
    auto *sample = makeIconButton(u"document-open"_s, tr("Open a sample"), bar);
    sample->setObjectName(u"querySamples"_s);
    connect(sample, &QToolButton::clicked, this, [this, sample] {
        openSample(sample->mapToGlobal(QPoint(0, sample->height() + space::pair)));
    });
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::page - space::pair, 0, space::group, 0);
    layout->setSpacing(space::control);
    layout->addWidget(m_tabs, 0, Qt::AlignBottom);
    layout->addWidget(add);
    layout->addStretch(1);
    layout->addWidget(m_run);
    layout->addWidget(history);
    layout->addWidget(sample);
    return bar;
}

void ConsolePlace::addShortcuts()
{
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
    shortcut(QKeySequence::NextChild,
             [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    shortcut(QKeySequence::PreviousChild, [this] {
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count());
    });
}

void ConsolePlace::openTabMenu(const QPoint &position)
{
    QuerySheet *sheet = sheetAt(m_tabs->tabAt(position));
    if (!sheet)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The tab may have moved by the time something is chosen.
    menu->addAction(tr("&Rename…"), sheet, [this, sheet] { renameSheet(indexOf(sheet)); });
    menu->addAction(tr("&Close"), sheet, [this, sheet] { closeSheet(indexOf(sheet)); });
    menu->popup(m_tabs->mapToGlobal(position));
}

QuerySheet *ConsolePlace::sheetAt(int index) const
{
    return index < 0 ? nullptr
                     : qobject_cast<QuerySheet *>(m_tabs->tabData(index).value<QObject *>());
}

int ConsolePlace::indexOf(const QuerySheet *sheet) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (sheetAt(i) == sheet)
            return i;
    }
    return -1;
}

void ConsolePlace::restoreSheets()
{
    whenDone(
        this, m_connection.sheets().sheets(), [this](const Result<QList<StoredSheet>> &stored) {
            m_restored = stored.has_value(); // what cannot be read is not written over
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
    showState();
}

QuerySheet *ConsolePlace::addSheet(const QString &title, const QString &text)
{
    auto *sheet = new QuerySheet(m_connection, m_sheets);
    sheet->setText(text);
    sheet->offerTables(m_tables);
    connect(sheet, &QuerySheet::textChanged, this, [this] { m_keep.start(); });
    connect(sheet, &QuerySheet::runningChanged, this, &ConsolePlace::showState);
    connect(sheet, &QuerySheet::sampleWanted, this, &ConsolePlace::openSample);
    m_sheets->addWidget(sheet);
    const int index = m_tabs->addTab(title.isEmpty() ? tr("Query %1").arg(++m_number) : title);
    m_tabs->setTabData(index, QVariant::fromValue<QObject *>(sheet));
    m_tabs->setCurrentIndex(index);
    m_sheets->setCurrentWidget(sheet); // the first tab became current before it had its data
    showState();
    m_keep.start();
    return sheet;
}

void ConsolePlace::closeSheet(int index)
{
    QuerySheet *sheet = sheetAt(index);
    if (!sheet)
        return;
    // There is always somewhere to write; what ran is in the history.
    if (m_tabs->count() == 1)
        addSheet({}, {});
    const bool hadFocus = sheet->isAncestorOf(focusWidget());
    m_tabs->removeTab(indexOf(sheet));
    m_sheets->removeWidget(sheet);
    sheet->deleteLater();
    if (QuerySheet *next = currentSheet(); next && hadFocus)
        next->focusEditor();
    m_keep.start();
}

void ConsolePlace::renameSheet(int index)
{
    QuerySheet *sheet = sheetAt(index);
    if (!sheet)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename the query"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(m_tabs->tabText(index));
    connect(dialog, &QInputDialog::textValueSelected, sheet, [this, sheet](const QString &name) {
        const int now = indexOf(sheet);
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

void ConsolePlace::openSample(const QPoint &where)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"sampleMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Sample &sample : samples())
        menu->addAction(sample.title, this,
                        [this, sample] { useSample(sample.title, sample.statement); });
    menu->popup(where);
}

void ConsolePlace::useSample(const QString &title, const QString &statement)
{
    QuerySheet *sheet = currentSheet();
    if (!sheet || !sheet->text().trimmed().isEmpty())
        sheet = addSheet(title, {});
    sheet->setText(statement);
    m_tabs->setTabText(indexOf(sheet), title);
    sheet->focusEditor();
}

QuerySheet *ConsolePlace::currentSheet() const
{
    return sheetAt(m_tabs->currentIndex());
}

void ConsolePlace::run()
{
    if (QuerySheet *sheet = currentSheet())
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
    if (!m_restored) // what is stored is not known: do not write over it
        return;
    QList<StoredSheet> sheets;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (const QuerySheet *sheet = sheetAt(i))
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
                     sheetAt(i)->offerTables(m_tables);
                 }
             });
}

} // namespace suitescope
