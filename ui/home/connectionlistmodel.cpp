// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/connectionlistmodel.h"

#include "lib/base/async.h"
#include "lib/setup/draftvalues.h"
#include "ui/keys/rotationwords.h"
#include "ui/text/doctortext.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;

QString shortDay(const QDateTime &when)
{
    //: a day without its year, as QLocale writes it: 3 Nov
    return QLocale().toString(when.toLocalTime().date(), ConnectionListModel::tr("d MMM"));
}

QString provenText(const QDateTime &when, const QDateTime &now)
{
    const qint64 age = when.secsTo(now);
    if (age < hour)
        return ConnectionListModel::tr("proven just now");
    if (age < 6 * hour)
        return ConnectionListModel::tr("proven %1 h ago").arg(age / hour);
    if (when.toLocalTime().date() == now.toLocalTime().date())
        return ConnectionListModel::tr("proven today");
    return ConnectionListModel::tr("proven %1").arg(shortDay(when));
}

void describe(ConnectionRow &row, const Connection &connection, const ConnectionHealth &health,
              const QDateTime &now)
{
    using Emphasis = ConnectionRow::Emphasis;
    const QString ends
        = QLocale().toString(health.certificateEnds.toLocalTime().date(), QLocale::LongFormat);
    switch (health.state) {
    case Health::NeverProven:
        row.stateText = ConnectionListModel::tr("not proven yet");
        return;
    case Health::Proven:
        row.stateText = provenText(connection.lastProven, now);
        return;
    case Health::ProofIsOld:
        row.stateText
            = ConnectionListModel::tr("not since %1").arg(shortDay(connection.lastProven));
        return;
    case Health::CertificateEndsSoon:
        row.stateText = ConnectionListModel::tr("%n day(s) left", nullptr, *health.daysLeft);
        row.emphasis = Emphasis::Warn;
        row.attention = ConnectionListModel::tr(
                            "The certificate ends on %1, in %n day(s). Queries and records "
                            "stop working then.",
                            nullptr, *health.daysLeft)
                            .arg(ends);
        return;
    case Health::CertificateEnded:
        row.stateText = ConnectionListModel::tr("certificate ended");
        row.emphasis = Emphasis::Bad;
        row.attention = ConnectionListModel::tr(
                            "The certificate ended on %1. Nothing works until it is renewed.")
                            .arg(ends);
        return;
    case Health::Failing:
        row.stateText = ConnectionListModel::tr("failing");
        row.emphasis = Emphasis::Bad;
        row.attention = connection.lastFailure.isEmpty()
            ? ConnectionListModel::tr("The last check failed.")
            : connection.lastFailure;
        return;
    }
}

ConnectionRow rowOf(const Connection &connection, const QDateTime &now)
{
    ConnectionRow row;
    row.id = connection.id;
    row.name = connection.name;
    row.environment = connection.environment();
    row.badge = connection.demo ? u"DEMO"_s : connection.account.badge();
    const ConnectionHealth health = healthOf(connection, now);
    row.health = health.state;
    describe(row, connection, health, now);
    return row;
}

// What else there is to say of the connection waits: the renewal may well mend it.
void describe(ConnectionRow &row, const StoredRotation &rotation)
{
    row.renewing = true;
    row.stateText = ConnectionListModel::tr("renewal unfinished");
    row.emphasis = ConnectionRow::Emphasis::Warn;
    row.attention = rotationStandsText(rotation);
}

ConnectionRow rowOf(const QString &id, const QJsonObject &stored)
{
    const DraftValues draft = DraftValues::fromJson(stored);
    const AccountId account = AccountId::parse(draft.accountText).value_or(AccountId());
    ConnectionRow row;
    row.id = id;
    row.draft = true;
    row.name = draft.name.isEmpty() ? ConnectionListModel::tr("New connection") : draft.name;
    row.environment = draft.demo ? Environment::Demo : account.environment();
    if (draft.demo)
        row.badge = u"DEMO"_s;
    else if (!account.isNull())
        row.badge = account.badge();
    row.stateText = ConnectionListModel::tr("resume setup");
    row.emphasis = ConnectionRow::Emphasis::Link;
    const QList<SetupStep> steps = draft.steps();
    row.attention = ConnectionListModel::tr(
                        "Setup stopped at step %1 of %2, %3. Everything entered so far is kept.")
                        .arg(std::max<qsizetype>(0, steps.indexOf(draft.step)) + 1)
                        .arg(steps.size())
                        .arg(setupStepName(draft.step));
    return row;
}

} // namespace

QString initialsOf(const QString &name)
{
    QString initials;
    for (const QString &word : name.split(u' ', Qt::SkipEmptyParts)) {
        if (word.front().isLetterOrNumber())
            initials += word.front().toUpper();
        if (initials.size() == 2)
            return initials;
    }
    if (initials.size() == 1 && name.size() > 1) {
        const QString word = name.trimmed();
        return word.left(2).toUpper();
    }
    return initials;
}

ConnectionListModel::ConnectionListModel(ConnectionStore &connections, Clock clock, QObject *parent)
    : QAbstractListModel(parent), m_connections(connections), m_clock(std::move(clock))
{
    connect(&m_connections, &ConnectionStore::changed, this, &ConnectionListModel::refresh);
    refresh();
}

int ConnectionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

ConnectionRow ConnectionListModel::row(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? m_rows.at(index.row())
                                                          : ConnectionRow();
}

QVariant ConnectionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConnectionRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.name;
    case Qt::ToolTipRole:
        return row.attention.isEmpty() ? row.name : tr("%1\n%2").arg(row.name, row.attention);
    case Qt::AccessibleTextRole:
        //: a line of the list for screen readers: name, account, state
        return row.badge.isEmpty() ? tr("%1, %2").arg(row.name, row.stateText)
                                   : tr("%1, %2, %3").arg(row.name, row.badge, row.stateText);
    case IdRole:
        return row.id;
    case DraftRole:
        return row.draft;
    case BadgeRole:
        return row.badge;
    default: // Qt's own list
        return {};
    }
}

bool ConnectionListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const QString name = value.toString().simplified();
    std::optional<Connection> connection = m_connections.connection(m_rows.at(index.row()).id);
    if (name.isEmpty() || !connection || connection->name == name)
        return false;
    if (const auto other = m_connections.connectionNamed(name);
        other && other->id != connection->id) {
        emit renameFailed({ErrorKind::InvalidInput, u"another connection has this name"_s, {}});
        return false;
    }
    connection->name = name;
    whenDone(this, m_connections.save(*connection), [this](const Result<> &saved) {
        if (!saved)
            emit renameFailed(saved.error());
    });
    return true;
}

Qt::ItemFlags ConnectionListModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    if (!m_rows.at(index.row()).draft)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QModelIndex ConnectionListModel::indexOf(const QString &id) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        if (m_rows.at(i).id == id)
            return index(int(i));
    return {};
}

void ConnectionListModel::refresh()
{
    const QDateTime now = m_clock();
    QList<ConnectionRow> rows;
    for (const Connection &connection : m_connections.connections())
        rows += rowOf(connection, now);
    for (const StoredRotation &rotation : storedRotations(m_connections)) {
        for (ConnectionRow &row : rows) {
            if (row.id == rotation.id)
                describe(row, rotation);
        }
    }
    const QHash<QString, QJsonObject> drafts = m_connections.drafts();
    QStringList ids = drafts.keys();
    std::sort(ids.begin(), ids.end()); // a hash has no order of its own
    for (const QString &id : ids) {
        // Others are what a crash left while a draft was being finished or discarded.
        if (DraftValues::fromJson(drafts.value(id)).state == DraftState::Open)
            rows += rowOf(id, drafts.value(id));
    }
    takeRows(rows);
}

void ConnectionListModel::takeRows(const QList<ConnectionRow> &rows)
{
    const auto position = [](const QList<ConnectionRow> &list, const QString &id) {
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&id](const ConnectionRow &row) { return row.id == id; });
        return found == list.end() ? qsizetype(-1) : std::distance(list.begin(), found);
    };
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (position(rows, m_rows.at(i).id) >= 0)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        const int at = int(position(m_rows, rows.at(i).id));
        if (at < 0) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows.at(i));
            endInsertRows();
            continue;
        }
        if (at != i) {
            beginMoveRows({}, at, at, {}, i);
            m_rows.move(at, i);
            endMoveRows();
        }
        if (m_rows.at(i) != rows.at(i)) {
            m_rows[i] = rows.at(i);
            emit dataChanged(index(i), index(i));
        }
    }
}

} // namespace suitescope
