// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/recordsplace.h"

#include "lib/account/menupage.h"
#include "lib/base/async.h"
#include "ui/home/openconnection.h"
#include "ui/records/recordview.h"
#include "ui/records/typelistmodel.h"
#include "ui/records/typepage.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int listWidth = 256;
constexpr int rowPixels = 28;

/*! Section titles are small and quiet, types plain. */
class TypeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(index.data(TypeListModel::SectionRole).toBool() ? rowPixels + 4 : rowPixels);
        return size;
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(TypeListModel::SectionRole).toBool()) {
            option->font = headingFont(smallFont(option->font));
            option->state |= QStyle::State_Enabled;
            option->palette.setBrush(QPalette::Text, option->palette.placeholderText());
            option->displayAlignment = Qt::AlignLeft | Qt::AlignBottom;
        } else if (!index.data(TypeListModel::FieldRole).toString().isEmpty()) {
            option->font = monoFont(option->font);
        }
    }
};

} // namespace

RecordsPlace::RecordsPlace(OpenConnection &connection, QWidget *parent)
    : QWidget(parent), m_connection(connection), m_types(new TypeListModel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildList());
    layout->addWidget(buildRight(), 1);

    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        auto *made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence::Back, [this] { step(-1); });
    shortcut(QKeySequence::Forward, [this] { step(1); });
    shortcut(QKeySequence::Find, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    shortcut(QKeySequence::Refresh, [this] { loadTypes(RecordCatalog::Freshness::Refresh); });
    loadTypes(RecordCatalog::Freshness::CacheFirst);
}

RecordsPlace::~RecordsPlace()
{
    m_reading.cancel();
}

QWidget *RecordsPlace::buildList()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(listWidth);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Window);
    m_search = new QLineEdit(side);
    m_search->setObjectName(u"typeSearch"_s);
    m_search->setPlaceholderText(tr("Type, field, label or help text"));
    m_search->setAccessibleName(tr("Search types and fields"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &RecordsPlace::search);
    m_list = new QListView(side);
    m_list->setObjectName(u"typeList"_s);
    m_list->setAccessibleName(tr("Record types"));
    m_list->setModel(m_types);
    m_list->setItemDelegate(new TypeDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListView::clicked, this, &RecordsPlace::choose);
    connect(m_list, &QListView::activated, this, &RecordsPlace::choose);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        for (int row = 0; row < m_types->rowCount(); ++row) {
            if (const QModelIndex index = m_types->index(row);
                index.flags().testFlag(Qt::ItemIsSelectable))
                return choose(index);
        }
    });

    m_age = new QLabel(side);
    m_age->setObjectName(u"metadataAge"_s);
    m_age->setFont(smallFont(font()));
    m_age->setForegroundRole(QPalette::PlaceholderText);
    auto *refresh = makeIconButton(u"view-refresh"_s, tr("Read the metadata again (F5)"), side);
    connect(refresh, &QToolButton::clicked, this,
            [this] { loadTypes(RecordCatalog::Freshness::Refresh); });
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::group, 0, space::control, 0);
    foot->addWidget(m_age, 1);
    foot->addWidget(refresh);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 2);
    layout->setSpacing(space::control);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 0);
    top->addWidget(m_search);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);
    return side;
}

QWidget *RecordsPlace::buildRight()
{
    auto *right = new QWidget(this);
    m_back = makeIconButton(u"go-previous"_s, tr("Back"), right);
    m_back->setObjectName(u"goBack"_s);
    m_forward = makeIconButton(u"go-next"_s, tr("Forward"), right);
    m_forward->setObjectName(u"goForward"_s);
    m_where = new QLabel(right);
    m_where->setFont(smallFont(font()));
    m_where->setForegroundRole(QPalette::PlaceholderText);
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { step(1); });
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::control, space::pair, space::group, 0);
    bar->setSpacing(space::pair);
    bar->addWidget(m_back);
    bar->addWidget(m_forward);
    bar->addWidget(m_where, 1);

    m_right = new QStackedWidget(right);
    m_welcome = new EmptyState(u"view-list-tree"_s, tr("Choose a record type"),
                               tr("Its fields, sublists and records are shown here."), m_right);
    m_typePage = new TypePage(m_connection, m_right);
    connect(m_typePage, &TypePage::typeWanted, this, [this](const QString &type) {
        go({type, {}});
    });
    connect(m_typePage, &TypePage::recordWanted, this,
            [this](const QString &type, const QString &id) {
                go({type, id});
            });
    connect(m_typePage, &TypePage::statementWanted, this, &RecordsPlace::statementWanted);
    m_record = new RecordView(m_right);
    connect(m_record, &RecordView::referenceFollowed, this,
            [this](const QString &type, const QString &id) {
                go({type, id});
            });

    m_message = new QWidget(m_right);
    m_messageHeading = new QLabel(m_message);
    m_messageHeading->setObjectName(u"recordsMessage"_s);
    m_messageHeading->setFont(headingFont(font()));
    m_messageHeading->setWordWrap(true);
    m_messageText = new QLabel(m_message);
    m_messageText->setWordWrap(true);
    auto *again = makeButton(ButtonKind::Secondary, tr("Try again"), u"view-refresh"_s, m_message);
    connect(again, &QPushButton::clicked, this, [this] {
        if (m_now >= 0)
            openVisit(m_visits.at(m_now));
        else
            loadTypes(RecordCatalog::Freshness::Refresh);
    });
    auto *message = new QVBoxLayout(m_message);
    message->setContentsMargins(space::page, space::page, space::page, space::page);
    message->setSpacing(space::control);
    message->addWidget(m_messageHeading);
    message->addWidget(m_messageText);
    message->addWidget(again, 0, Qt::AlignLeft);
    message->addStretch();
    for (QWidget *page : {m_welcome, static_cast<QWidget *>(m_typePage),
                          static_cast<QWidget *>(m_record), m_message})
        m_right->addWidget(page);

    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_right, 1);
    showHistory();
    return right;
}

void RecordsPlace::loadTypes(RecordCatalog::Freshness freshness)
{
    m_age->setText(tr("Reading the metadata"));
    whenDone(this, m_connection.catalog().types(freshness),
             [this](const Result<RecordCatalog::Listing> &listing) {
                 if (listing) {
                     takeTypes(*listing);
                     return;
                 }
                 m_age->setText(errorText(listing.error()).what);
                 if (m_types->typeCount() == 0)
                     showFailure(tr("The record types could not be read."), listing.error());
             });
}

void RecordsPlace::takeTypes(const RecordCatalog::Listing &listing)
{
    for (const RecordTypeSummary &type : listing.types)
        m_index.add(type);
    m_types->setTypes(listing.types);
    m_age->setText(tr("Metadata read %1").arg(agoText(listing.read, m_connection.clock()())));
    if (m_right->currentWidget() == m_message && m_now < 0)
        m_right->setCurrentWidget(m_welcome);
    search();
}

void RecordsPlace::search()
{
    m_types->setHits(m_search->text(), m_index.search(m_search->text()));
}

void RecordsPlace::choose(const QModelIndex &index)
{
    const QString type = index.data(TypeListModel::TypeRole).toString();
    if (type.isEmpty())
        return;
    m_wantedField = index.data(TypeListModel::FieldRole).toString();
    go({type, {}});
}

void RecordsPlace::go(const Visit &visit)
{
    if (m_now >= 0 && m_visits.at(m_now) == visit) {
        openVisit(visit); // again: no new step in the history
        return;
    }
    m_visits.resize(m_now + 1);
    m_visits += visit;
    m_now = m_visits.size() - 1;
    openVisit(visit);
}

void RecordsPlace::step(int by)
{
    const qsizetype next = m_now + by;
    if (next < 0 || next >= m_visits.size())
        return;
    m_now = next;
    openVisit(m_visits.at(m_now));
}

void RecordsPlace::openVisit(const Visit &visit)
{
    m_reading.cancel();
    ++m_question;
    showHistory();
    if (const QModelIndex index = m_types->indexOfType(visit.type); index.isValid())
        m_list->setCurrentIndex(index);
    if (visit.id.isEmpty())
        openType(visit.type);
    else
        openRecord(visit.type, visit.id);
}

void RecordsPlace::openType(const QString &type)
{
    showLoading(tr("Reading %1").arg(type));
    whenDone(this, m_connection.catalog().type(type),
             [this, question = m_question](const Result<RecordType> &read) {
                 if (question != m_question)
                     return;
                 if (!read) {
                     showFailure(tr("This record type could not be read."), read.error());
                     return;
                 }
                 m_index.add(*read);
                 m_typePage->showType(*read);
                 m_right->setCurrentWidget(m_typePage);
                 m_where->clear();
                 if (!m_wantedField.isEmpty())
                     m_typePage->showField(std::exchange(m_wantedField, {}));
             });
}

void RecordsPlace::openRecord(const QString &type, const QString &id)
{
    showLoading(tr("Reading %1 %2").arg(type, id));
    m_reading = m_connection.records().record(type, id, true);
    whenDone(this, m_reading, [this, type, question = m_question](const Result<Record> &record) {
        if (question != m_question)
            return;
        if (!record) {
            showFailure(tr("This record could not be read."), record.error());
            return;
        }
        // Labels come from the type; without it the names serve.
        whenDone(this, m_connection.catalog().type(type),
                 [this, record = *record, question](const Result<RecordType> &schema) {
                     if (question != m_question)
                         return;
                     m_record->showRecord(
                         record, schema.value_or(RecordType{}),
                         recordLink(record.type, record.id, m_connection.client().urls()));
                     m_right->setCurrentWidget(m_record);
                     m_where->clear();
                 });
    });
}

void RecordsPlace::showLoading(const QString &what)
{
    m_where->setText(what);
}

void RecordsPlace::showFailure(const QString &what, const Error &error)
{
    const FailureText words = errorText(error);
    const QString said
        = error.api && !error.api->description.isEmpty() ? error.api->description : QString();
    m_messageHeading->setText(what);
    m_messageText->setText(said.isEmpty() ? words.joined() : words.joined() + u"\n\n"_s + said);
    m_where->clear();
    m_right->setCurrentWidget(m_message);
}

void RecordsPlace::showHistory()
{
    m_back->setEnabled(m_now > 0);
    m_forward->setEnabled(m_now >= 0 && m_now + 1 < m_visits.size());
}

} // namespace suitescope
