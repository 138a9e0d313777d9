// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/instancespage.h"

#include "lib/base/async.h"
#include "ui/home/openconnection.h"
#include "ui/records/instancemodel.h"
#include "ui/records/recordtables.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeleton.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int recordsAPage = 50;
constexpr int idWidth = 140;
constexpr int statusHeight = 32;

} // namespace

InstancesPage::InstancesPage(OpenConnection &connection, QWidget *parent)
    : QWidget(parent), m_connection(connection), m_instances(new InstanceModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(buildList(), 1);
    layout->addWidget(buildPager());
}

InstancesPage::~InstancesPage()
{
    m_listing.cancel();
}

QWidget *InstancesPage::buildTop()
{
    auto *top = new QWidget(this);
    m_q = new QLineEdit(top);
    m_q->setObjectName(u"instanceFilter"_s);
    m_q->addAction(themedIcon(u"view-filter"_s), QLineEdit::LeadingPosition);
    m_q->setClearButtonEnabled(true);
    m_q->setPlaceholderText(tr("companyName START_WITH \"A\" AND isInactive IS false"));
    m_q->setAccessibleName(tr("Filter of the records"));
    m_q->setFont(monoFont(font()));
    auto *list = makeButton(ButtonKind::Secondary, tr("List"), u"view-refresh"_s, top);
    list->setObjectName(u"listInstances"_s);
    connect(m_q, &QLineEdit::returnPressed, this, [this] { this->list(0); });
    connect(list, &QPushButton::clicked, this, [this] { this->list(0); });
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(space::group, 10, space::group, 10);
    layout->setSpacing(space::control);
    layout->addWidget(m_q, 1);
    layout->addWidget(list);
    return top;
}

QWidget *InstancesPage::buildList()
{
    m_pages = new QStackedWidget(this);
    m_table = makeRecordTable(m_instances, tr("Records"), m_pages).view;
    m_table->setObjectName(u"instanceTable"_s);
    m_table->setColumnWidth(InstanceModel::IdColumn, idWidth);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT recordWanted(m_type, m_instances->id(index.row()));
    });
    m_skeleton = new Skeleton(2, 28, m_pages);
    m_nothing = new EmptyState(u"edit-find"_s, {}, {}, m_pages);
    connect(m_nothing, &EmptyState::actionTriggered, this, &InstancesPage::helpOut);
    for (QWidget *page : {static_cast<QWidget *>(m_skeleton), static_cast<QWidget *>(m_table),
                          static_cast<QWidget *>(m_nothing)})
        m_pages->addWidget(page);
    return m_pages;
}

QWidget *InstancesPage::buildPager()
{
    auto *pager = new QWidget(this);
    pager->setFixedHeight(statusHeight);
    pager->setAutoFillBackground(true);
    pager->setBackgroundRole(QPalette::Window);
    m_status = new ElidedLabel(TextRole::Small, {}, pager);
    m_status->setMuted(true);
    m_status->setObjectName(u"instanceStatus"_s);
    m_names = makeButton(ButtonKind::Quiet, tr("Read the names"), {}, pager);
    m_names->setObjectName(u"readNames"_s);
    m_names->setToolTip(
        tr("NetSuite lists IDs alone. This reads each record of the page, one request for each."));
    setSmall(m_names, true);
    connect(m_names, &QPushButton::clicked, this, &InstancesPage::readNames);
    m_previous = makeIconButton(u"go-previous"_s, tr("Previous page"), pager);
    m_previous->setObjectName(u"previousInstances"_s);
    m_next = makeIconButton(u"go-next"_s, tr("Next page"), pager);
    m_next->setObjectName(u"nextInstances"_s);
    connect(m_previous, &QToolButton::clicked, this,
            [this] { list(qMax(0, m_offset - recordsAPage)); });
    connect(m_next, &QToolButton::clicked, this, [this] { list(m_offset + recordsAPage); });
    auto *layout = new QHBoxLayout(pager);
    layout->setContentsMargins(space::group, 0, space::group, 0);
    layout->setSpacing(space::control);
    layout->addWidget(m_status, 1);
    layout->addWidget(m_names);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    for (QWidget *control : {static_cast<QWidget *>(m_names), static_cast<QWidget *>(m_previous),
                             static_cast<QWidget *>(m_next)})
        control->setEnabled(false);
    return pager;
}

void InstancesPage::setType(const QString &type)
{
    if (type == m_type)
        return;
    m_listing.cancel();
    ++m_question;
    m_type = type;
    m_listed = false;
    m_namesToRead.clear();
    m_q->clear();
    setInputWrong(m_q, false);
    m_instances->setPage({});
    m_status->clear();
    m_pages->setCurrentWidget(m_skeleton);
}

void InstancesPage::listOnce()
{
    if (!m_listed)
        list(0);
}

void InstancesPage::list(int offset)
{
    m_listing.cancel(); // a newer question makes the older answer void
    const int question = ++m_question;
    m_namesToRead.clear();
    m_offset = offset;
    m_listed = true;
    m_status->setText(tr("Reading the list"));
    m_names->setEnabled(false);
    m_previous->setEnabled(false);
    m_next->setEnabled(false);
    if (m_instances->rowCount() == 0)
        m_pages->setCurrentWidget(m_skeleton);
    m_listing = m_connection.records().list(m_type, m_q->text().trimmed(), recordsAPage, offset);
    whenDone(this, m_listing, [this, question](const Result<RecordPage> &page) {
        if (question == m_question)
            takePage(page);
    });
}

void InstancesPage::takePage(const Result<RecordPage> &page)
{
    setInputWrong(m_q, !page && page.error().kind == ErrorKind::Rejected);
    if (!page) {
        showFailure(page.error());
        return;
    }
    const QLocale locale;
    m_instances->setPage(*page);
    m_previous->setEnabled(page->offset > 0);
    m_next->setEnabled(page->hasMore);
    m_names->setEnabled(!m_instances->untitled().isEmpty());
    if (page->ids.isEmpty()) {
        const bool filtered = !m_q->text().trimmed().isEmpty();
        m_status->clear();
        m_nothing->setContent(u"edit-find"_s, tr("No records"),
                              filtered ? tr("No record of this type fits the filter.")
                                       : tr("The role sees no record of this type."));
        m_offersClearing = filtered;
        m_nothing->setAction(filtered ? tr("Clear filter") : QString(), ButtonKind::Secondary);
        m_pages->setCurrentWidget(m_nothing);
        return;
    }
    m_status->setText(tr("%1 to %2 of %3")
                          .arg(locale.toString(page->offset + 1),
                               locale.toString(page->offset + page->ids.size()),
                               locale.toString(page->total)));
    m_pages->setCurrentWidget(m_table);
    m_table->setCurrentIndex(m_instances->index(0, 0));
}

void InstancesPage::showFailure(const Error &error)
{
    const FailureText words = errorText(error);
    m_instances->setPage({});
    m_status->clear();
    m_nothing->setContent(u"dialog-error"_s, words.what, words.toDo);
    m_offersClearing = false;
    m_nothing->setAction(tr("Try again"), ButtonKind::Secondary);
    m_pages->setCurrentWidget(m_nothing);
}

void InstancesPage::helpOut()
{
    if (m_offersClearing)
        m_q->clear();
    list(m_offset);
}

void InstancesPage::readNames()
{
    m_namesToRead = m_instances->untitled();
    m_names->setEnabled(false);
    readNextName();
}

void InstancesPage::readNextName()
{
    if (m_namesToRead.isEmpty())
        return;
    const QString id = m_namesToRead.takeFirst();
    whenDone(this, m_connection.records().record(m_type, id, false),
             [this, id, question = m_question](const Result<Record> &record) {
                 if (question != m_question)
                     return;
                 if (!record) { // the next would fail likewise
                     m_namesToRead.clear();
                     m_names->setEnabled(true);
                     m_status->say(errorText(record.error()).joined());
                     return;
                 }
                 m_instances->setTitle(id, record->title());
                 readNextName();
             });
}

} // namespace suitescope
