// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/resultview.h"

#include "lib/base/async.h"
#include "ui/console/resultmodel.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/clipboard.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSet>
#include <QStyledItemDelegate>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int rowPixels = 26;
constexpr int narrowest = 56;
constexpr int widest = 320;
constexpr int besideText = 32; // insets, the arrow of a sorted column
constexpr int sampledRows = 60;
constexpr qint64 mostCopiedCells = 5'000'000;

/*! Cells of a result: null in small grey, a bar while the page has not come. */
class CellDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const int kind = index.data(ResultModel::KindRole).toInt();
        if (kind > int(CellKind::Null)) {
            QStyledItemDelegate::paint(painter, option, index);
            return;
        }
        QStyleOptionViewItem panel = option;
        initStyleOption(&panel, index);
        panel.text.clear();
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &panel, painter, option.widget);
        const Theme &theme = themeOf(option.widget);
        if (kind < 0) {
            const QRect bar(option.rect.left() + 8, option.rect.center().y() - 4,
                            option.rect.width() * 6 / 10, 8);
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.hover);
            painter->drawRoundedRect(bar, 4, 4);
            painter->restore();
            return;
        }
        painter->save();
        painter->setFont(smallFont(option.font));
        painter->setPen(theme.text2);
        painter->drawText(option.rect.adjusted(8, 0, -8, 0), int(panel.displayAlignment),
                          u"null"_s);
        painter->restore();
    }
};

} // namespace

ResultView::ResultView(ResultModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setObjectName(u"resultGrid"_s);
    setAccessibleName(tr("Result rows"));
    dressTable(this, rowPixels);
    setSelectionBehavior(SelectItems);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false); // Tab leaves the grid, arrows move inside
    setItemDelegate(new CellDelegate(this));
    setModel(&model);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setMinimumSectionSize(narrowest);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &ResultView::cycleSort);
    connect(&model, &QAbstractItemModel::modelReset, this, &ResultView::forgetSort);
    connect(this, &QTableView::activated, this, &ResultView::openCell);
}

ResultView::~ResultView()
{
    m_copying.cancel();
}

void ResultView::openCell(const QModelIndex &index)
{
    Q_EMIT cellOpened(
        m_model.headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
        index.data(ResultModel::TextRole).toString());
}

void ResultView::cycleSort(int column)
{
    if (!m_model.canSort()) // rows still arrive
        return;
    if (column != m_sortColumn) {
        m_sortColumn = column;
        m_sortOrder = Qt::AscendingOrder;
    } else if (m_sortOrder == Qt::AscendingOrder) {
        m_sortOrder = Qt::DescendingOrder;
    } else {
        m_sortColumn = -1;
    }
    horizontalHeader()->setSortIndicatorShown(m_sortColumn >= 0);
    if (m_sortColumn >= 0)
        horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
    m_model.sort(m_sortColumn, m_sortOrder);
}

void ResultView::forgetSort()
{
    m_sortColumn = -1;
    m_sortOrder = Qt::AscendingOrder;
    horizontalHeader()->setSortIndicatorShown(false);
}

void ResultView::fitColumns(int first)
{
    const QFontMetrics metrics(font());
    const int rows = qMin(sampledRows, m_model.rowCount());
    for (int column = first; column < m_model.columnCount(); ++column) {
        int width = metrics.horizontalAdvance(
            m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < rows; ++row)
            width = qMax(width,
                         metrics.horizontalAdvance(m_model.index(row, column).data().toString()));
        setColumnWidth(column, qBound(narrowest, width + besideText, widest));
    }
}

CopySelection ResultView::selectedCells() const
{
    CopySelection selection;
    QSet<int> columns;
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int column = range.left(); column <= range.right(); ++column)
            columns.insert(column);
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    // Columns in the order in which they are shown.
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (columns.contains(column))
            selection.columns += column;
    }
    const qint64 most = mostCopiedCells / qMax<qint64>(1, selection.columns.size());
    for (const int row : rows) {
        if (m_model.table().has(m_model.tableRow(row)) && qint64(selection.rows.size()) < most)
            selection.rows.push_back(m_model.tableRow(row));
    }
    selection.withHeader = selection.rows.size() > 1 || selection.columns.size() > 1;
    return selection;
}

void ResultView::copySelection(CopyForm form)
{
    const CopySelection selection = selectedCells();
    if (selection.rows.empty())
        return;
    const auto rows = qint64(selection.rows.size());
    m_copying.cancel(); // a newer copy makes the older one void
    m_copying = QtConcurrent::run(
        [table = m_model.table(), selection, form](QPromise<Result<QString>> &promise) {
            promise.addResult(Result<QString>(copyText(table, selection, form)));
        });
    whenDone(this, m_copying, [this, rows](const Result<QString> &text) {
        if (!text)
            return;
        copyText(*text);
        Q_EMIT copied(rows);
    });
}

void ResultView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = indexAt(event->reason() == QContextMenuEvent::Mouse
                                          ? event->pos()
                                          : visualRect(currentIndex()).center());
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Show the value"), this,
                    [this, shown = QPersistentModelIndex(index)] { openCell(shown); });
    menu->addSeparator();
    for (const auto &[words, form] : copyForms())
        menu->addAction(tr("Copy as %1").arg(words), this,
                        [this, form = form] { copySelection(form); });
    menu->popup(event->globalPos());
}

void ResultView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection(CopyForm::TabSeparated);
        return;
    }
    // Return opens the value on every platform.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & ~Qt::KeypadModifier) && currentIndex().isValid()) {
        openCell(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

QList<std::pair<QString, CopyForm>> copyForms()
{
    return {{ResultView::tr("Text, for a sheet"), CopyForm::TabSeparated},
            {ResultView::tr("CSV"), CopyForm::Csv},
            {ResultView::tr("JSON"), CopyForm::Json},
            {ResultView::tr("Markdown table"), CopyForm::Markdown},
            {ResultView::tr("IN list"), CopyForm::InList}};
}

} // namespace suitescope
