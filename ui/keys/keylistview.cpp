// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keylistview.h"

#include "lib/crypto/digest.h"
#include "ui/keys/keylistmodel.h"
#include "ui/widgets/clipboard.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tablecelldelegate.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int rowHeight = 48;
constexpr int columnWidths[] = {220, 96, 180, 104, 108, 150};

/*! Empty for a pair of none. */
QString connectionOf(const KnownKeyPair &pair)
{
    const auto use = std::find_if(pair.uses.cbegin(), pair.uses.cend(), [](const KeyUse &one) {
        return one.owner == KeyOwner::Connection;
    });
    return use == pair.uses.cend() ? QString() : use->id;
}

} // namespace

KeyListView::KeyListView(ConnectionStore &connections, KeyDetail::SecretsOf secretsOf, Clock clock,
                         QWidget *parent)
    : QWidget(parent), m_connections(connections), m_clock(clock), m_model(new KeyListModel(this)),
      m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(KeyListModel::SortRole);
    m_sorted->setFilterRole(KeyListModel::FilterRole);
    m_sorted->setFilterKeyColumn(0);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_pages = new QStackedWidget(this);
    buildTable();
    setFocusProxy(m_table);
    auto *nothing = new EmptyState(u"edit-find"_s, tr("Nothing found"),
                                   tr("No key pair or certificate has these words in its name, "
                                      "algorithm, fingerprint or connection."),
                                   m_pages);
    nothing->setAction(tr("Clear filter"), ButtonKind::Secondary);
    connect(nothing, &EmptyState::actionTriggered, this, &KeyListView::filterCleared);
    m_pages->addWidget(m_table);
    m_pages->addWidget(nothing);
    m_detail = new KeyDetail(connections, std::move(secretsOf), std::move(clock), this);
    buildActions();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_detail);
}

void KeyListView::buildTable()
{
    m_table = new QTableView(m_pages);
    m_table->setObjectName(u"certificateTable"_s);
    m_table->setAccessibleName(tr("Key pairs and certificates"));
    m_table->setModel(m_sorted);
    setUpFlatTable(m_table, rowHeight);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(KeyListModel::LeftColumn, Qt::AscendingOrder); // what ends next
    for (int column = 0; column < int(std::size(columnWidths)); ++column)
        m_table->setColumnWidth(column, columnWidths[column]);
    // In sight in a small window, too.
    m_table->horizontalHeader()->moveSection(KeyListModel::LeftColumn, KeyListModel::BeginsColumn);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &KeyListView::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &KeyListView::showChosen);
    connect(m_table, &QTableView::activated, this, [this] { m_detail->saveCertificate(); });
}

void KeyListView::addAction(const QString &text, const QKeySequence &shortcut,
                            void (KeyDetail::*act)())
{
    auto *action = new QAction(text, m_table);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, m_detail, act);
    m_table->addAction(action);
}

void KeyListView::buildActions()
{
    addAction(tr("&Save certificate…"), QKeySequence(QKeySequence::Save),
              &KeyDetail::saveCertificate);
    addAction(tr("&Export private key…"), QKeySequence(u"Ctrl+E"_s), &KeyDetail::exportKey);
    auto *copy = new QAction(tr("&Copy the fingerprint"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &KeyListView::copyFingerprint);
    m_table->addAction(copy);
    addAction(tr("&Rename…"), QKeySequence(Qt::Key_F2), &KeyDetail::rename);
    addAction(tr("&Delete…"), QKeySequence(QKeySequence::Delete), &KeyDetail::askToDelete);
}

void KeyListView::showMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"keyMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_table->actions());
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void KeyListView::copyFingerprint()
{
    if (const KnownKeyPair *pair = chosen(); pair && !pair->fingerprint().isEmpty())
        copyText(fingerprintText(pair->fingerprint()));
}

QList<KnownKeyPair> KeyListView::pairs() const
{
    return m_model->all();
}

int KeyListView::chosenRow() const
{
    return m_sorted->mapToSource(m_table->currentIndex()).row();
}

const KnownKeyPair *KeyListView::chosen() const
{
    const int row = chosenRow();
    return row >= 0 ? &m_model->pair(row) : nullptr;
}

void KeyListView::chooseRow(int modelRow)
{
    const QModelIndex index = m_sorted->mapFromSource(m_model->index(std::max(0, modelRow), 0));
    if (index.isValid())
        m_table->setCurrentIndex(index);
    else if (m_sorted->rowCount() > 0)
        m_table->setCurrentIndex(m_sorted->index(0, 0));
}

void KeyListView::choose(const QString &pairId)
{
    if (const int row = m_model->rowOf(pairId); row >= 0)
        chooseRow(row);
}

void KeyListView::chooseConnection(const QString &connectionId)
{
    if (const int row = m_model->rowOfConnection(connectionId); row >= 0)
        chooseRow(row);
}

void KeyListView::refresh()
{
    const QString before = chosen() ? chosen()->id : QString();
    const QString connection = chosen() ? connectionOf(*chosen()) : QString();
    const int line = m_table->currentIndex().row();
    m_model->setPairs(knownKeyPairs(m_connections, m_others), m_clock());
    // A connection that has taken up another key pair stays chosen.
    const int follower = m_model->rowOfConnection(connection);
    const int row = follower >= 0 ? follower : m_model->rowOf(before);
    if (row >= 0)
        chooseRow(row);
    else if (m_sorted->rowCount() > 0) // the neighbour of one that was deleted
        m_table->setCurrentIndex(m_sorted->index(std::clamp(line, 0, m_sorted->rowCount() - 1), 0));
    showChosen();
}

void KeyListView::setFilter(const QString &text)
{
    const QString before = chosen() ? chosen()->id : QString();
    m_sorted->setFilterFixedString(text.trimmed());
    m_pages->setCurrentIndex(m_sorted->rowCount() > 0 || m_model->rowCount() == 0 ? 0 : 1);
    chooseRow(m_model->rowOf(before));
    showChosen();
}

void KeyListView::showChosen()
{
    const KnownKeyPair *pair = chosen();
    m_detail->setVisible(pair != nullptr);
    m_detail->showPair(pair ? *pair : KnownKeyPair());
    emit chosenChanged();
}

void KeyListView::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace suitescope
