// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/recordview.h"

#include "ui/records/formitems.h"
#include "ui/theme/buttons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int widthForFour = 900;
constexpr int widthForTwo = 460;
constexpr int tableRow = 28;
constexpr int mostTableRows = 12; // more scroll

QWidget *valueWidget(const FormItem &item, RecordView *view, QWidget *parent)
{
    if (item.reference) {
        auto *link = makeButton(ButtonKind::Quiet,
                                item.value.isEmpty() ? item.reference->id : item.value, {}, parent);
        setSmall(link, true);
        link->setObjectName(u"reference-"_s + item.field);
        link->setToolTip(u"%1 %2"_s.arg(item.reference->type, item.reference->id));
        QObject::connect(link, &QPushButton::clicked, view, [view, reference = *item.reference] {
            Q_EMIT view->referenceFollowed(reference.type, reference.id);
        });
        return link;
    }
    auto *value = new QLabel(item.value, parent);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return value;
}

QWidget *tableWidget(const FormTable &table, QWidget *parent)
{
    auto *model = new QStandardItemModel(int(table.rows.size()), int(table.columns.size()), parent);
    model->setHorizontalHeaderLabels(table.columns);
    for (int row = 0; row < table.rows.size(); ++row) {
        for (int column = 0; column < table.columns.size(); ++column)
            model->setItem(row, column, new QStandardItem(table.rows.at(row).value(column)));
    }
    auto *view = new QTableView(parent);
    view->setModel(model);
    dressTable(view, tableRow);
    view->setAccessibleName(table.label);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    const int rows = qMin(mostTableRows, qMax(1, int(table.rows.size())));
    view->setFixedHeight(view->horizontalHeader()->sizeHint().height() + rows * tableRow
                         + space::group);
    return view;
}

} // namespace

RecordView::RecordView(QWidget *parent) : QWidget(parent)
{
    m_title = new QLabel(this);
    m_title->setObjectName(u"recordTitle"_s);
    m_title->setFont(titleFont(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_subtitle = new QLabel(this);
    m_subtitle->setFont(monoFont(font()));
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_open = makeButton(ButtonKind::Secondary, tr("Open in NetSuite"), u"web-browser"_s, this);
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_page); });
    auto *copy = makeButton(ButtonKind::Secondary, tr("Copy JSON"), u"edit-copy"_s, this);
    copy->setObjectName(u"copyRecordJson"_s);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_json->toPlainText()); });

    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::group, space::control, space::group, 0);
    head->setSpacing(space::control);
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 0, Qt::AlignBottom);
    head->addStretch();
    head->addWidget(m_open);
    head->addWidget(copy);

    m_form = new QScrollArea(this);
    m_form->setObjectName(u"recordForm"_s);
    m_form->setFrameShape(QFrame::NoFrame);
    m_form->setWidgetResizable(true);
    m_json = new QPlainTextEdit(this);
    m_json->setObjectName(u"recordJson"_s);
    m_json->setReadOnly(true);
    m_json->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_json->setFrameShape(QFrame::NoFrame);
    m_json->setAccessibleName(tr("The record as JSON"));
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_form, tr("Form"));
    m_tabs->addTab(m_json, tr("JSON"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_tabs, 1);
}

void RecordView::showRecord(const Record &record, const RecordType &type, const QUrl &page)
{
    m_record = record;
    m_type = type;
    m_page = page;
    m_title->setText(record.title());
    m_subtitle->setText(u"%1 %2"_s.arg(record.type, record.id));
    m_open->setVisible(!page.isEmpty());
    const QJsonDocument document = QJsonDocument::fromJson(record.raw);
    m_json->setPlainText(QString::fromUtf8(document.isNull() ? record.raw : document.toJson()));
    rebuildForm();
}

int RecordView::columnsThatFit() const
{
    return width() >= widthForFour ? 4 : width() >= widthForTwo ? 2 : 1;
}

void RecordView::rebuildForm()
{
    m_columns = columnsThatFit();
    const RecordForm form = formOf(m_record, m_type);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::group);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::page);
    grid->setVerticalSpacing(space::group);
    for (int i = 0; i < form.items.size(); ++i) {
        const FormItem &item = form.items.at(i);
        auto *cell = new QVBoxLayout;
        cell->setSpacing(0);
        auto *label = new QLabel(item.label, content);
        label->setTextFormat(Qt::PlainText);
        label->setFont(smallFont(font()));
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setToolTip(item.description.isEmpty()
                              ? item.field
                              : u"%1: %2"_s.arg(item.field, item.description));
        cell->addWidget(label);
        cell->addWidget(valueWidget(item, this, content), 0,
                        item.reference ? Qt::AlignLeft : Qt::Alignment());
        cell->addStretch();
        grid->addLayout(cell, i / m_columns, i % m_columns);
    }
    for (int column = 0; column < m_columns; ++column)
        grid->setColumnStretch(column, 1);
    layout->addLayout(grid);
    for (const FormTable &table : form.tables) {
        auto *heading = new QLabel(tr("%1, %2 lines", nullptr, int(table.total))
                                       .arg(table.label, QLocale().toString(table.total)),
                                   content);
        heading->setFont(headingFont(font()));
        layout->addWidget(heading);
        layout->addWidget(tableWidget(table, content));
    }
    layout->addStretch();
    m_form->setWidget(content); // takes the old one's place and deletes it
}

void RecordView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_record.id.isEmpty() && columnsThatFit() != m_columns)
        rebuildForm();
}

void RecordView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && !m_record.id.isEmpty())
        rebuildForm();
}

} // namespace suitescope
