// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/recordsplace.h"

#include "lib/base/async.h"
#include "ui/home/openconnection.h"
#include "ui/records/recordpane.h"
#include "ui/records/typedelegate.h"
#include "ui/records/typelistmodel.h"
#include "ui/records/typepage.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeleton.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using namespace std::chrono_literals;

constexpr int listWidth = 256;
constexpr int barHeight = 52;
constexpr auto slowAfter = 150ms;

} // namespace

RecordsPlace::RecordsPlace(OpenConnection &connection, QWidget *parent)
    : QWidget(parent), m_connection(connection), m_types(new TypeListModel(this))
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowAfter);
    connect(&m_slow, &QTimer::timeout, this, [this] { showPage(m_skeleton, m_where); });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildSide());
    layout->addWidget(buildRight(), 1);
    addShortcuts();
    loadTypes(RecordCatalog::Freshness::CacheFirst);
}

RecordsPlace::~RecordsPlace()
{
    m_reading.cancel();
}

void RecordsPlace::addShortcuts()
{
    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        auto *made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence::Back, [this] { step(-1); });
    shortcut(QKeySequence::Forward, [this] { step(1); });
    shortcut(QKeySequence::Refresh, &RecordsPlace::refresh);
    shortcut(QKeySequence::Find, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

QWidget *RecordsPlace::buildSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(listWidth);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    m_lists = new QStackedWidget(side);
    m_list = new QListView(m_lists);
    m_list->setObjectName(u"typeList"_s);
    m_list->setAccessibleName(tr("Record types"));
    m_list->setModel(m_types);
    m_list->setItemDelegate(new TypeDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_list, &QListView::clicked, this, &RecordsPlace::choose);
    connect(m_list, &QListView::activated, this, &RecordsPlace::choose);
    m_nothing = new EmptyState(u"edit-find"_s, {}, {}, m_lists);
    m_nothing->setAction(tr("Clear search"), ButtonKind::Secondary);
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] { m_search->clear(); });
    m_lists->addWidget(m_list);
    m_lists->addWidget(m_nothing);

    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildSearch(side));
    column->addWidget(m_lists, 1);
    column->addWidget(makeHairline(side));
    column->addWidget(buildFoot(side));
    auto *edge = new QFrame(side); // between the list and the page
    edge->setFixedWidth(1);
    edge->setAutoFillBackground(true);
    edge->setBackgroundRole(QPalette::Mid);
    auto *layout = new QHBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(column, 1);
    layout->addWidget(edge);
    return side;
}

QWidget *RecordsPlace::buildSearch(QWidget *side)
{
    auto *top = new QWidget(side);
    m_search = new QLineEdit(top);
    m_search->setObjectName(u"typeSearch"_s);
    m_search->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_search->setPlaceholderText(tr("Type, field, label or help text"));
    m_search->setAccessibleName(tr("Search types and fields"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &RecordsPlace::search);
    connect(m_search, &QLineEdit::returnPressed, this, &RecordsPlace::chooseFirst);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(12, 12, 12, space::control);
    layout->addWidget(m_search);
    return top;
}

QWidget *RecordsPlace::buildFoot(QWidget *side)
{
    auto *foot = new QWidget(side);
    m_age = new ElidedLabel(TextRole::Small, {}, foot);
    m_age->setObjectName(u"metadataAge"_s);
    m_age->setMuted(true);
    auto *again = makeIconButton(u"view-refresh"_s, tr("Read the metadata again (F5)"), foot);
    again->setObjectName(u"refreshMetadata"_s);
    connect(again, &QToolButton::clicked, this, &RecordsPlace::refresh);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(space::group, 1, space::control, 1);
    layout->addWidget(m_age, 1);
    layout->addWidget(again);
    return foot;
}

QWidget *RecordsPlace::buildBar(QWidget *right)
{
    auto *bar = new QWidget(right);
    bar->setFixedHeight(barHeight);
    m_back = makeIconButton(u"go-previous"_s, tr("Back (Alt+Left)"), bar);
    m_back->setObjectName(u"goBack"_s);
    m_forward = makeIconButton(u"go-next"_s, tr("Forward (Alt+Right)"), bar);
    m_forward->setObjectName(u"goForward"_s);
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { step(1); });
    m_headers = new QStackedWidget(bar);
    m_where = new ElidedLabel(TextRole::Normal, {}, m_headers);
    m_where->setMuted(true);
    for (QWidget *header :
         {static_cast<QWidget *>(m_where), m_typePage->header(), m_record->header()})
        m_headers->addWidget(header);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::control, 0, space::group, 0);
    layout->setSpacing(space::pair);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addSpacing(space::pair);
    layout->addWidget(m_headers, 1);
    return bar;
}

QWidget *RecordsPlace::buildRight()
{
    auto *right = new QWidget(this);
    m_right = new QStackedWidget(right);
    m_welcome = new EmptyState(u"view-list-tree"_s, tr("Choose a record type"),
                               tr("Its fields, sublists and records are shown here."), m_right);
    m_typePage = new TypePage(m_connection, m_right);
    const auto goToType = [this](const QString &type) { go({type, {}}); };
    const auto goToRecord = [this](const QString &type, const QString &id) { go({type, id}); };
    connect(m_typePage, &TypePage::typeWanted, this, goToType);
    connect(m_typePage, &TypePage::recordWanted, this, goToRecord);
    connect(m_typePage, &TypePage::statementWanted, this, &RecordsPlace::statementWanted);
    m_record = new RecordPane(m_connection.client().urls(), m_right);
    connect(m_record, &RecordPane::referenceFollowed, this, goToRecord);
    connect(m_record, &RecordPane::typeWanted, this, goToType);
    m_skeleton = new Skeleton(4, 28, m_right);

    m_message = new QWidget(m_right);
    m_messageHeading = wrappedLabel(TextRole::Heading, {}, m_message);
    m_messageHeading->setObjectName(u"recordsMessage"_s);
    m_messageText = wrappedLabel(TextRole::Normal, {}, m_message);
    m_messageText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *again = makeButton(ButtonKind::Secondary, tr("Try again"), u"view-refresh"_s, m_message);
    again->setObjectName(u"tryAgain"_s);
    connect(again, &QPushButton::clicked, this, &RecordsPlace::tryAgain);
    auto *message = new QVBoxLayout(m_message);
    message->setContentsMargins(space::page, space::group, space::page, space::page);
    message->setSpacing(space::control);
    message->addWidget(m_messageHeading);
    message->addWidget(m_messageText);
    message->addSpacing(space::pair);
    message->addWidget(again, 0, Qt::AlignLeft);
    message->addStretch();
    for (QWidget *page :
         {static_cast<QWidget *>(m_welcome), static_cast<QWidget *>(m_typePage),
          static_cast<QWidget *>(m_record), static_cast<QWidget *>(m_skeleton), m_message})
        m_right->addWidget(page);

    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar(right));
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
                 m_age->say(errorText(listing.error()).what);
                 if (m_types->typeCount() == 0 && m_now < 0)
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
        showPage(m_welcome, m_where);
    search();
}

void RecordsPlace::refresh()
{
    loadTypes(RecordCatalog::Freshness::Refresh);
    if (m_now >= 0)
        openVisit(m_visits.at(m_now), RecordCatalog::Freshness::Refresh);
}

void RecordsPlace::tryAgain()
{
    if (m_types->typeCount() == 0)
        loadTypes(RecordCatalog::Freshness::Refresh);
    if (m_now >= 0)
        openVisit(m_visits.at(m_now));
}

void RecordsPlace::search()
{
    const QString words = m_search->text().trimmed();
    m_types->setHits(words, words.isEmpty() ? QList<MetadataIndex::Hit>() : m_index.search(words));
    m_nothing->setContent(u"edit-find"_s, tr("Nothing found"),
                          tr("No type and no field that was opened holds “%1”.").arg(words));
    m_lists->setCurrentIndex(m_types->isEmptySearch() ? 1 : 0);
    showChosen();
}

void RecordsPlace::showChosen()
{
    if (m_now < 0)
        return;
    const QModelIndex index = m_types->indexOfType(m_visits.at(m_now).type);
    if (index.isValid())
        m_list->setCurrentIndex(index);
}

void RecordsPlace::chooseFirst()
{
    for (int row = 0; row < m_types->rowCount(); ++row) {
        const QModelIndex index = m_types->index(row);
        if (index.flags().testFlag(Qt::ItemIsSelectable)) {
            choose(index);
            return;
        }
    }
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
    // The same place again is no new step in the history.
    if (m_now < 0 || m_visits.at(m_now) != visit) {
        m_visits.resize(m_now + 1);
        m_visits += visit;
        m_now = m_visits.size() - 1;
    }
    openVisit(visit);
}

void RecordsPlace::step(int by)
{
    const qsizetype next = m_now + by;
    if (next < 0 || next >= m_visits.size())
        return;
    m_now = next;
    m_wantedField.clear();
    openVisit(m_visits.at(m_now));
}

void RecordsPlace::openVisit(const Visit &visit, RecordCatalog::Freshness freshness)
{
    m_reading.cancel();
    ++m_question;
    showHistory();
    showChosen();
    if (visit.id.isEmpty())
        openType(visit.type, freshness);
    else
        openRecord(visit.type, visit.id);
}

void RecordsPlace::openType(const QString &type, RecordCatalog::Freshness freshness)
{
    showLoading(tr("Reading %1").arg(labelFromName(type)));
    whenDone(this, m_connection.catalog().type(type, freshness),
             [this, question = m_question](const Result<RecordType> &read) {
                 if (question != m_question)
                     return;
                 if (!read) {
                     showFailure(tr("This record type could not be read."), read.error());
                     return;
                 }
                 m_index.add(*read);
                 m_typePage->showType(*read);
                 showPage(m_typePage, m_typePage->header());
                 if (!m_wantedField.isEmpty())
                     m_typePage->showField(std::exchange(m_wantedField, {}));
             });
}

void RecordsPlace::openRecord(const QString &type, const QString &id)
{
    showLoading(tr("Reading %1 %2").arg(labelFromName(type), id));
    m_reading = m_connection.records().record(type, id, true);
    whenDone(this, m_reading, [this, question = m_question](const Result<Record> &record) {
        if (question != m_question)
            return;
        if (record)
            takeRecord(*record);
        else
            showFailure(tr("This record could not be read."), record.error());
    });
}

void RecordsPlace::takeRecord(const Record &record)
{
    // Labels come from the type; without it the names serve.
    whenDone(this, m_connection.catalog().type(record.type),
             [this, record, question = m_question](const Result<RecordType> &schema) {
                 if (question != m_question)
                     return;
                 m_record->showRecord(record, schema.value_or(RecordType{}));
                 showPage(m_record, m_record->header());
             });
}

void RecordsPlace::showPage(QWidget *page, QWidget *header)
{
    m_slow.stop();
    m_headers->setCurrentWidget(header);
    m_right->setCurrentWidget(page);
}

void RecordsPlace::showLoading(const QString &what)
{
    m_where->setText(what);
    m_slow.start();
}

void RecordsPlace::showFailure(const QString &what, const Error &error)
{
    const FailureText words = errorText(error);
    const QString said = error.api ? error.api->description : QString();
    m_messageHeading->setText(what);
    m_messageText->setText(said.isEmpty() || words.what.contains(said.simplified())
                               ? words.joined()
                               : words.joined() + u"\n\n"_s + said);
    m_where->clear();
    showPage(m_message, m_where);
    announce(m_messageHeading);
}

void RecordsPlace::showHistory()
{
    m_back->setEnabled(m_now > 0);
    m_forward->setEnabled(m_now >= 0 && m_now + 1 < m_visits.size());
}

} // namespace suitescope
