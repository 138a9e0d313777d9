// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/registeredview.h"

#include "ui/keys/keyquestions.h"
#include "ui/keys/registereddetail.h"
#include "ui/keys/registeredmodel.h"
#include "ui/keys/registeredwords.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/tablecelldelegate.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int rowHeight = 48;
constexpr int headHeight = 48;
constexpr int columnWidths[] = {180, 165, 130, 180, 170};

} // namespace

RegisteredView::RegisteredView(RegisteredList::Tools tools, QWidget *parent)
    : QWidget(parent), m_tools(tools), m_list(new RegisteredList(std::move(tools), this)),
      m_model(new RegisteredModel(this))
{
    m_pages = new QStackedWidget(this);
    m_nobody = addState(u"network-server"_s, tr("No connection to ask with"),
                        tr("NetSuite tells its certificates to a connection that signs in with "
                           "one. Set such a connection up first."),
                        {});
    m_idle = addState(u"application-certificate"_s, tr("What NetSuite has registered"),
                      tr("NetSuite is asked for the certificates of this connection's "
                         "integration. It takes one sign-in and changes nothing."),
                      tr("Ask &NetSuite"));
    m_loading = new Skeleton(int(RegisteredModel::ColumnCount), rowHeight, m_pages);
    m_loading->setAccessibleName(tr("NetSuite is being asked"));
    m_pages->addWidget(m_loading);
    m_failed = addState(u"dialog-error"_s, {}, {}, tr("Try &again"));
    m_refused = buildRefused();
    m_pages->addWidget(m_refused);
    m_none = addState(u"application-certificate"_s, tr("NetSuite lists no certificate"),
                      tr("This integration has none, and no connection of this computer claims "
                         "one."),
                      tr("Ask a&gain"));
    m_full = buildTable();
    m_pages->addWidget(m_full);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_pages, 1);
    connect(m_list, &RegisteredList::changed, this, &RegisteredView::showList);
    connect(m_list, &RegisteredList::revoked, this, [this](const QString &id) {
        if (const int row = m_model->rowOf(id); row >= 0)
            m_table->selectRow(row);
        m_detail->say(true, tr("NetSuite has revoked it."));
    });
    connect(m_list, &RegisteredList::revokeFailed, this, [this](const Error &error) {
        m_detail->say(false,
                      isCertificatePermissionMissing(error)
                          ? tr("NetSuite did not revoke it: the role may revoke certificates of "
                               "its own alone. An administrator revokes it under %1.")
                                .arg(menuPage(MenuPageId::M2mSetup).path.join(u" > "_s))
                          : tr("It is not known to be revoked. %1").arg(errorText(error).joined()));
    });
    refresh();
}

EmptyState *RegisteredView::addState(const QString &icon, const QString &heading,
                                     const QString &sentence, const QString &action)
{
    auto *state = new EmptyState(icon, heading, sentence, m_pages);
    state->setAction(action);
    connect(state, &EmptyState::actionTriggered, this, &RegisteredView::ask);
    m_pages->addWidget(state);
    return state;
}

QWidget *RegisteredView::buildHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(headHeight);
    m_connection = new QComboBox(head);
    m_connection->setObjectName(u"registeredConnection"_s);
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_connection, &QComboBox::activated, this, [this] {
        if (const auto connection = chosenConnection();
            connection && connection->id != m_list->connection().id)
            m_list->stop(); // of another integration, perhaps
    });
    auto *label = new TextLabel(TextRole::Normal, tr("As&k over"), head);
    label->setBuddy(m_connection);
    m_read = new StatusLine(head);
    m_read->setObjectName(u"registeredRead"_s);
    m_again = makeButton(ButtonKind::Secondary, tr("Ask a&gain"), u"view-refresh"_s, head);
    m_again->setObjectName(u"askRegisteredAgain"_s);
    connect(m_again, &QPushButton::clicked, this, &RegisteredView::ask);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(space::page, 0, space::group, 0);
    row->setSpacing(space::control);
    row->addWidget(label);
    row->addWidget(m_connection);
    row->addSpacing(space::control);
    row->addWidget(m_read, 1);
    row->addWidget(m_again);
    return head;
}

QWidget *RegisteredView::buildTable()
{
    auto *full = new QWidget(m_pages);
    auto *incomplete
        = new Notice(ToneId::Warn,
                     tr("Not every connection could be compared, since the keychain did "
                        "not give all secrets. What stands as only in NetSuite may be of "
                        "such a connection."),
                     full);
    incomplete->setObjectName(u"registeredIncomplete"_s);
    m_incompleteRow = new QWidget(full);
    auto *noticeRow = new QVBoxLayout(m_incompleteRow);
    noticeRow->setContentsMargins(space::page, space::control, space::group, 0);
    noticeRow->addWidget(incomplete);
    m_table = new QTableView(full);
    m_table->setObjectName(u"registeredTable"_s);
    m_table->setAccessibleName(tr("Certificates registered in NetSuite"));
    m_table->setModel(m_model);
    setUpFlatTable(m_table, rowHeight);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (int column = 0; column < int(std::size(columnWidths)); ++column)
        m_table->setColumnWidth(column, columnWidths[column]);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_detail->forgetSaid();
        showChosen();
    });
    m_detail = new RegisteredDetail(full);
    connect(m_detail, &RegisteredDetail::pairWanted, this, &RegisteredView::pairWanted);
    connect(m_detail, &RegisteredDetail::revokeWanted, this, &RegisteredView::askToRevoke);
    auto *column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_incompleteRow);
    column->addWidget(m_table, 1);
    column->addWidget(makeHairline(full));
    column->addWidget(m_detail);
    return full;
}

QWidget *RegisteredView::buildRefused()
{
    auto *page = new QWidget(m_pages);
    auto *state = new EmptyState(
        u"dialog-password"_s, tr("The role may not see the certificates"),
        tr("Give it the permission Manage own OAuth 2.0 Client Credentials certificates, on the "
           "subtab Setup, then ask again. An administrator sees the same list in NetSuite."),
        page);
    state->setObjectName(u"registeredRefused"_s);
    state->setAction(tr("Ask a&gain"));
    connect(state, &EmptyState::actionTriggered, this, &RegisteredView::ask);
    m_strip = new InNetSuiteStrip(page);
    m_strip->setPage(MenuPageId::M2mSetup);
    connect(m_strip, &InNetSuiteStrip::pageWanted, this, &RegisteredView::pageWanted);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::page, 0, space::group, space::group);
    layout->addWidget(state, 1);
    layout->addWidget(m_strip);
    return page;
}

void RegisteredView::fillConnections()
{
    const QString before = m_connection->currentData().toString();
    const QSignalBlocker quiet(m_connection);
    m_connection->clear();
    const QList<Connection> connections = m_list->askable();
    for (const Connection &one : connections)
        m_connection->addItem(one.name, one.id);
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(before)));
}

void RegisteredView::setOthers(const QList<Connection> &others)
{
    m_tools.others = others;
    m_list->setOthers(others);
}

void RegisteredView::refresh()
{
    fillConnections();
    // The one that was asked is gone: what is shown is nobody's any more.
    if (m_list->state() != RegisteredList::State::Idle
        && m_connection->findData(m_list->connection().id) < 0)
        m_list->stop();
    else
        showList();
}

void RegisteredView::chooseConnection(const QString &connectionId)
{
    const int at = m_connection->findData(connectionId);
    if (at < 0 || at == m_connection->currentIndex())
        return;
    m_connection->setCurrentIndex(at);
    m_list->stop();
}

std::optional<Connection> RegisteredView::chosenConnection() const
{
    const QString id = m_connection->currentData().toString();
    const QList<Connection> connections = m_list->askable();
    for (const Connection &one : connections) {
        if (one.id == id)
            return one;
    }
    return std::nullopt;
}

void RegisteredView::ask()
{
    if (const std::optional<Connection> connection = chosenConnection())
        m_list->load(*connection);
}

void RegisteredView::showList()
{
    using State = RegisteredList::State;
    const State state = m_list->state();
    const bool hadKeyboard = m_pages->isAncestorOf(focusWidget());
    m_again->setVisible(state == State::Loaded);
    m_again->setEnabled(!m_list->isRevoking());
    m_connection->setEnabled(m_connection->count() > 0 && state != State::Loading
                             && !m_list->isRevoking());
    sayRead();
    if (state == State::Loading) {
        m_pages->setCurrentWidget(m_loading);
    } else if (state == State::Failed) {
        showFailure();
    } else if (state == State::Idle) {
        m_pages->setCurrentWidget(m_connection->count() > 0 ? m_idle : m_nobody);
    } else {
        const MatchedCertificate *const was = chosen();
        const QString before = was && was->listed ? was->listed->certificateId : QString();
        m_model->setMatches(m_list->matches(), m_tools.clock());
        m_incompleteRow->setVisible(m_list->isIncomplete());
        m_pages->setCurrentWidget(m_model->rowCount() > 0 ? m_full
                                                          : static_cast<QWidget *>(m_none));
        m_table->selectRow(std::max(0, m_model->rowOf(before)));
        m_detail->setRevoking(m_list->isRevoking());
        sayRead();
        showChosen();
        if (hadKeyboard && m_pages->currentWidget() == m_full)
            m_table->setFocus(Qt::OtherFocusReason);
    }
}

void RegisteredView::sayRead()
{
    if (m_list->state() == RegisteredList::State::Loading) {
        m_read->show(LightState::Checking, tr("NetSuite is being asked"), false);
    } else if (m_list->state() == RegisteredList::State::Loaded) {
        const QLocale locale;
        //: when the list was read; certificates that count, of at most five
        m_read->showPlain(tr("Read %1. Active: %2 of at most %3.")
                              .arg(agoText(m_list->read(), m_tools.clock()),
                                   locale.toString(m_model->activeCount()),
                                   locale.toString(mostActiveCertificates)));
    } else {
        m_read->clear();
    }
}

void RegisteredView::showFailure()
{
    const Connection &connection = m_list->connection();
    if (m_list->isPermissionMissing()) {
        m_strip->setDemo(connection.demo);
        m_strip->setUrls(connection.account.isNull()
                             ? std::nullopt
                             : std::optional(ServiceUrls(connection.account)));
        m_pages->setCurrentWidget(m_refused);
        return;
    }
    if (m_list->waitUntil().isValid()) {
        m_failed->setContent(
            u"dialog-warning"_s,
            tr("Sign-ins are paused until %1")
                .arg(QLocale().toString(m_list->waitUntil().toLocalTime().time(),
                                        QLocale::ShortFormat)),
            tr("NetSuite locks the user after five refused ones within 30 minutes. Nothing was "
               "sent."));
    } else {
        const FailureText words = errorText(m_list->error());
        m_failed->setContent(u"dialog-error"_s, words.what, words.toDo);
    }
    m_pages->setCurrentWidget(m_failed);
}

const MatchedCertificate *RegisteredView::chosen() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->match(row) : nullptr;
}

void RegisteredView::showChosen()
{
    const MatchedCertificate *match = chosen();
    m_detail->setVisible(match != nullptr);
    if (!match)
        return;
    const QList<KnownKeyPair> known = knownKeyPairs(m_tools.connections, m_tools.others);
    const bool inKeys = match->pair
        && std::any_of(known.cbegin(), known.cend(),
                       [match](const KnownKeyPair &pair) { return pair.id == match->pair->id; });
    m_detail->showMatch(*match, inKeys, m_tools.clock());
}

void RegisteredView::askToRevoke()
{
    const MatchedCertificate *match = chosen();
    if (!match || !match->listed)
        return;
    QStringList files;
    if (match->pair) {
        for (const KeyUse &use : match->pair->uses) {
            const auto facts = m_tools.connections.connection(use.id);
            if (!facts)
                continue;
            for (const ExportedFile &file : facts->exportedTo)
                files += file.path;
        }
    }
    files.removeDuplicates();
    QMessageBox *box = dangerousQuestion(u"revoke"_s, revocationTitle(*match),
                                         revocationText(*match, files), tr("&Revoke"), this);
    if (m_list->connection().environment() == Environment::Production)
        box->setInformativeText(
            tr("Account %1 is in production. %2")
                .arg(m_list->connection().account.toString(), box->informativeText()));
    connect(box, &QMessageBox::accepted, m_list,
            [this, id = match->listed->certificateId] { m_list->revoke(id); });
    box->open();
}

} // namespace suitescope
