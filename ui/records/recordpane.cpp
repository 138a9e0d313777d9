// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/recordpane.h"

#include "lib/account/menupage.h"
#include "lib/records/recordcopy.h"
#include "ui/records/formwidgets.h"
#include "ui/theme/buttons.h"
#include "ui/theme/segments.h"
#include "ui/theme/theme.h"
#include "ui/widgets/clipboard.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/elidedlabel.h"

#include <QDesktopServices>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTextDocument>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int widthForFour = 700;
constexpr int widthForTwo = 400;
constexpr int leastTitle = 88;

QString scalarText(const QJsonValue &value)
{
    if (value.isNull())
        return u"null"_s;
    return value.toVariant().toString();
}

void addToTree(QTreeWidgetItem *parent, const QString &name, const QJsonValue &value)
{
    auto *item = new QTreeWidgetItem(parent, {name});
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        item->setText(1, object.value("refName"_L1).toString());
        for (auto member = object.begin(); member != object.end(); ++member)
            addToTree(item, member.key(), member.value());
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        item->setText(1, QLocale().toString(array.size()));
        for (qsizetype i = 0; i < array.size(); ++i)
            addToTree(item, QString::number(i + 1), array.at(i));
    } else {
        item->setText(1, scalarText(value));
        item->setToolTip(1, item->text(1));
    }
}

} // namespace

RecordPane::RecordPane(ServiceUrls urls, QWidget *parent) : QWidget(parent), m_urls(std::move(urls))
{
    m_pages = new QStackedWidget(this);
    m_form = new QScrollArea(m_pages);
    m_form->setObjectName(u"recordForm"_s);
    m_form->setFrameShape(QFrame::NoFrame);
    m_form->setWidgetResizable(true);
    m_form->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree = new QTreeWidget(m_pages);
    m_tree->setObjectName(u"recordTree"_s);
    m_tree->setAccessibleName(tr("The record as a tree"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeaderLabels({tr("Name"), tr("Value")});
    m_tree->setUniformRowHeights(true);
    m_json = new QPlainTextEdit(m_pages);
    m_json->setObjectName(u"recordJson"_s);
    m_json->setReadOnly(true);
    m_json->setFont(monoFont(font()));
    m_json->setFrameShape(QFrame::NoFrame);
    m_json->document()->setDocumentMargin(space::group);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setAccessibleName(tr("The record as JSON"));
    for (QWidget *page : {static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_tree),
                          static_cast<QWidget *>(m_json)})
        m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    buildHeader();
}

void RecordPane::buildHeader()
{
    m_header = new QWidget(this);
    m_crumb = makeButton(ButtonKind::Quiet, {}, {}, m_header);
    m_crumb->setObjectName(u"recordCrumb"_s);
    connect(m_crumb, &QPushButton::clicked, this, [this] { Q_EMIT typeWanted(m_record.type); });
    auto *slash = new TextLabel(TextRole::Normal, u"/"_s, m_header);
    slash->setMuted(true);
    m_title = new ElidedLabel(TextRole::Title, {}, m_header);
    m_title->setObjectName(u"recordTitle"_s);
    m_title->setMinimumWidth(leastTitle);
    m_path = new ElidedLabel(TextRole::Mono, {}, m_header);
    m_path->setMuted(true);
    auto *copyPath = new CopyIconButton(tr("Copy the REST path"), m_header);
    copyPath->setSource([this] { return copyText(m_record, RecordCopy::RestPath, m_urls); });
    auto *layout = new QHBoxLayout(m_header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(m_crumb);
    layout->addWidget(slash);
    layout->addWidget(m_title);
    layout->addWidget(m_path);
    layout->addWidget(copyPath);
    layout->addStretch(1);
    layout->addWidget(buildActions());
}

QWidget *RecordPane::buildActions()
{
    auto *actions = new QWidget(m_header);
    m_ways = new SegmentedControl({tr("Form"), tr("Tree"), tr("JSON")}, actions);
    m_ways->setObjectName(u"recordWays"_s);
    connect(m_ways, &SegmentedControl::currentChanged, this, &RecordPane::showWay);
    auto *copy = makeButton(ButtonKind::Secondary, tr("Copy as"), u"edit-copy"_s, actions);
    copy->setObjectName(u"copyRecord"_s);
    auto *menu = new QMenu(copy);
    const QList<std::pair<QString, RecordCopy>> forms{
        {tr("&JSON"), RecordCopy::Json},
        {tr("REST &path"), RecordCopy::RestPath},
        {tr("&curl, without the token"), RecordCopy::Curl},
        {tr("&SuiteQL"), RecordCopy::SuiteQl}};
    for (const auto &[words, form] : forms)
        menu->addAction(words, this,
                        [this, form = form] { copyText(copyText(m_record, form, m_urls)); });
    copy->setMenu(menu);
    m_open = makeIconButton(u"web-browser"_s, tr("Open in NetSuite"), actions);
    m_open->setObjectName(u"openRecord"_s);
    connect(m_open, &QToolButton::clicked, this, [this] { QDesktopServices::openUrl(m_page); });
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(m_ways);
    layout->addWidget(copy);
    layout->addWidget(m_open);
    return actions;
}

void RecordPane::showRecord(const Record &record, const RecordType &type)
{
    m_record = record;
    m_type = type;
    m_page = recordLink(record.type, record.id, m_urls);
    m_crumb->setText(type.label.isEmpty() ? labelFromName(record.type) : type.label);
    m_title->setText(record.title());
    m_path->setText(u"%1/%2"_s.arg(record.type, record.id));
    m_open->setVisible(!m_page.isEmpty());
    m_treeFilled = false;
    m_jsonFilled = false;
    rebuildForm();
    showWay(m_ways->current());
}

void RecordPane::showWay(int way)
{
    if (way == TreeWay && !std::exchange(m_treeFilled, true))
        fillTree();
    if (way == JsonWay && !std::exchange(m_jsonFilled, true))
        fillJson();
    m_pages->setCurrentIndex(way);
}

void RecordPane::fillTree()
{
    m_tree->clear();
    for (auto member = m_record.json.begin(); member != m_record.json.end(); ++member) {
        if (member.key() != "links"_L1)
            addToTree(m_tree->invisibleRootItem(), member.key(), member.value());
    }
    m_tree->resizeColumnToContents(0);
    m_tree->setColumnWidth(0, qMax(240, m_tree->columnWidth(0) + space::page));
}

void RecordPane::fillJson()
{
    m_json->setPlainText(QString::fromUtf8(indentedJson(m_record.raw)));
}

int RecordPane::columnsThatFit() const
{
    return width() >= widthForFour ? 4 : width() >= widthForTwo ? 2 : 1;
}

QWidget *RecordPane::buildItems(QWidget *parent)
{
    const RecordForm form
        = formOf(m_record, m_type, m_showEmpty ? EmptyFields::Shown : EmptyFields::Hidden);
    auto *items = new QWidget(parent);
    auto *heading = new TextLabel(TextRole::Heading, tr("Main"), items);
    const qsizetype filled = m_showEmpty ? form.items.size() - form.emptyFields : form.items.size();
    auto *count = new TextLabel(
        TextRole::Small,
        (m_showEmpty ? tr("%1 of %2 fields are filled.")
                     : tr("%1 of %2 fields. Empty ones are hidden."))
            .arg(QLocale().toString(filled), QLocale().toString(filled + form.emptyFields)),
        items);
    count->setMuted(true);
    auto *all = makeButton(ButtonKind::Quiet, m_showEmpty ? tr("Hide empty ones") : tr("Show all"),
                           {}, items);
    all->setObjectName(u"showEmptyFields"_s);
    setSmall(all, true);
    all->setVisible(form.emptyFields > 0);
    connect(all, &QPushButton::clicked, this, [this] {
        m_showEmpty = !m_showEmpty;
        rebuildForm();
    });
    auto *head = new QHBoxLayout;
    head->setSpacing(space::group);
    head->addWidget(heading);
    head->addStretch();
    head->addWidget(count);
    head->addWidget(all);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::page);
    grid->setVerticalSpacing(12);
    for (int i = 0; i < form.items.size(); ++i)
        grid->addWidget(makeFormItem(form.items.at(i), items,
                                     [this](const RecordReference &to) {
                                         Q_EMIT referenceFollowed(to.type, to.id);
                                     }),
                        i / m_columns, i % m_columns, Qt::AlignTop);
    for (int column = 0; column < m_columns; ++column)
        grid->setColumnStretch(column, 1);
    auto *layout = new QVBoxLayout(items);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addLayout(head);
    layout->addLayout(grid);
    return items;
}

void RecordPane::rebuildForm()
{
    m_columns = columnsThatFit();
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::page, space::control, space::page, space::page);
    layout->setSpacing(space::page);
    layout->addWidget(buildItems(content));
    const QList<FormTable> tables = formOf(m_record, m_type).tables;
    if (!tables.isEmpty())
        layout->addWidget(makeFormTables(tables, content, [this](const RecordReference &to) {
            Q_EMIT referenceFollowed(to.type, to.id);
        }));
    layout->addStretch();
    // The old form is being pressed when a reference in it is followed: it goes a little later.
    if (QWidget *old = m_form->takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    m_form->setWidget(content);
}

void RecordPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_record.id.isEmpty() && columnsThatFit() != m_columns)
        rebuildForm();
}

void RecordPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && !m_record.id.isEmpty())
        rebuildForm();
}

} // namespace suitescope
