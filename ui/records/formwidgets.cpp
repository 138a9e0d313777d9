// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/formwidgets.h"

#include "ui/records/recordtables.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int rowPixels = 28;
constexpr int headerPixels = 32;
constexpr int tabPixels = 36;
constexpr int mostRows = 12; // more scroll
constexpr int scrollRoom = 14;

struct FormWords
{
    Q_DECLARE_TR_FUNCTIONS(RecordForm)
};

/*! A reference's name: words like the other values, pressed like a button. */
class ReferenceLink : public QAbstractButton
{
public:
    ReferenceLink(const QString &text, QWidget *parent) : QAbstractButton(parent)
    {
        setText(text);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 1, fontMetrics().height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(u"…"_s), sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        QFont words = font();
        words.setUnderline(underMouse());
        painter.setFont(words);
        painter.setPen(theme.link);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
        if (hasFocus()) {
            painter.setPen(QPen(theme.ring, 2));
            painter.drawLine(rect().bottomLeft(), rect().bottomRight());
        }
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
};

QWidget *linkWidget(const FormItem &item, QWidget *parent, FollowReference follow)
{
    auto *link = new ReferenceLink(item.value.isEmpty() ? item.reference->id : item.value, parent);
    link->setObjectName(u"reference-"_s + item.field);
    link->setToolTip(u"%1 %2"_s.arg(item.reference->type, item.reference->id));
    link->setAccessibleName(u"%1: %2"_s.arg(item.label, item.value));
    QObject::connect(
        link, &QAbstractButton::clicked, link,
        [reference = *item.reference, follow = std::move(follow)] { follow(reference); });
    return link;
}

QWidget *valueWidget(const FormItem &item, QWidget *parent)
{
    // What has no blank cannot wrap: it ends in an ellipsis.
    const bool wraps = item.value.contains(u' ');
    auto *value = wraps ? wrappedLabel(TextRole::Normal, item.value, parent)
                        : new ElidedLabel(TextRole::Normal, item.value, parent);
    if (item.value.isEmpty()) {
        value->setText(FormWords::tr("empty"));
        value->setMuted(true);
    }
    value->setMinimumWidth(1); // a long word does not widen its column
    value->setTextInteractionFlags(wraps ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
    value->setAccessibleName(u"%1: %2"_s.arg(item.label, value->text()));
    return value;
}

QStandardItemModel *modelOf(const FormTable &table, QObject *parent)
{
    auto *model = new QStandardItemModel(int(table.rows.size()), int(table.columns.size()), parent);
    for (int column = 0; column < table.columns.size(); ++column)
        model->setHeaderData(column, Qt::Horizontal, table.columns.at(column));
    for (int row = 0; row < table.rows.size(); ++row) {
        for (int column = 0; column < table.rows.at(row).size(); ++column) {
            const FormCell &cell = table.rows.at(row).at(column);
            auto *item = new QStandardItem(cell.text);
            item->setEditable(false);
            if (cell.reference)
                item->setData(QVariant::fromValue(CellLook::Link), cell::Kind);
            if (cell.number) {
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                model->setHeaderData(column, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter),
                                     Qt::TextAlignmentRole);
            }
            model->setItem(row, column, item);
        }
    }
    return model;
}

QTableView *viewOf(const FormTable &table, QWidget *parent, const FollowReference &follow)
{
    auto *model = modelOf(table, parent);
    const RecordTable made = makeRecordTable(model, table.label, parent);
    made.view->setObjectName(u"lines-"_s + table.field);
    fitRecordTable(made.view);
    made.view->horizontalHeader()->setStretchLastSection(false);
    const auto followCell = [table, follow](const QModelIndex &index) {
        if (const auto &to = table.rows.at(index.row()).at(index.column()).reference)
            follow(*to);
    };
    QObject::connect(made.delegate, &TableCellDelegate::linkPressed, made.view, followCell);
    return made.view;
}

} // namespace

QWidget *makeFormItem(const FormItem &item, QWidget *parent, FollowReference follow)
{
    auto *cell = new QWidget(parent);
    auto *label = new ElidedLabel(TextRole::Small, item.label, cell);
    label->setMuted(true);
    label->setToolTip(item.description.isEmpty() ? item.field
                                                 : u"%1: %2"_s.arg(item.field, item.description));
    auto *layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(label);
    layout->addWidget(item.reference ? linkWidget(item, cell, std::move(follow))
                                     : valueWidget(item, cell));
    return cell;
}

QWidget *makeFormTables(const QList<FormTable> &tables, QWidget *parent,
                        const FollowReference &follow)
{
    auto *tabs = new QTabWidget(parent);
    tabs->setObjectName(u"recordTables"_s);
    tabs->setDocumentMode(true);
    tabs->tabBar()->setExpanding(false);
    qsizetype most = 1;
    for (const FormTable &table : tables) {
        const QString words = QString(table.label).replace(u'&', u"&&"_s);
        tabs->addTab(viewOf(table, tabs, follow),
                     table.subrecord ? words
                                     : u"%1  %2"_s.arg(words, QLocale().toString(table.total)));
        most = qMax(most, table.rows.size());
    }
    tabs->setFixedHeight(tabPixels + headerPixels + int(qMin<qsizetype>(most, mostRows)) * rowPixels
                         + scrollRoom);
    return tabs;
}

} // namespace suitescope
