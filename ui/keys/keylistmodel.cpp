// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keylistmodel.h"

#include "lib/crypto/digest.h"
#include "ui/widgets/tablecelldelegate.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype shortFingerprint = 23; // eight bytes

QString dayText(const QDateTime &when)
{
    return when.isValid() ? QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat)
                          : QString();
}

} // namespace

void KeyListModel::setPairs(const QList<KnownKeyPair> &pairs, const QDateTime &now)
{
    beginResetModel();
    m_pairs = pairs;
    m_now = now;
    endResetModel();
}

int KeyListModel::rowOf(const QString &pairId) const
{
    for (int row = 0; row < int(m_pairs.size()); ++row) {
        if (m_pairs.at(row).id == pairId)
            return row;
    }
    return -1;
}

int KeyListModel::rowOfConnection(const QString &connectionId) const
{
    for (int row = 0; row < int(m_pairs.size()); ++row) {
        for (const KeyUse &use : m_pairs.at(row).uses) {
            if (use.owner == KeyOwner::Connection && use.id == connectionId)
                return row;
        }
    }
    return -1;
}

int KeyListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pairs.size());
}

int KeyListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString KeyListModel::textOf(const KnownKeyPair &pair, Column column) const
{
    if (column == NameColumn)
        return pair.name;
    if (column == UseColumn)
        return usesText(pair);
    if (column == KeyColumn)
        return keyHomeText(pair);
    if (column == AlgorithmColumn)
        return pair.algorithm;
    if (column == LeftColumn)
        return lifeOf(pair).words;
    if (!pair.term)
        return {};
    switch (column) {
    case BeginsColumn:
        return dayText(pair.term->begins);
    case EndsColumn:
        return dayText(pair.term->ends);
    case AlgorithmColumn:
    case LeftColumn:
    case NameColumn:
    case UseColumn:
    case KeyColumn:
    case ColumnCount:
        break;
    }
    return {};
}

LifeText KeyListModel::lifeOf(const KnownKeyPair &pair) const
{
    if (pair.term)
        return lifeText(pair.term->ends, m_now);
    return pair.isKeyAlone() ? LifeText{tr("end not known"), LightState::NotProven, ToneId::Neutral}
                             : LifeText{tr("cannot be read"), LightState::Failing, ToneId::Bad};
}

QVariant KeyListModel::sortKey(const KnownKeyPair &pair, Column column) const
{
    if (column == BeginsColumn)
        return pair.term ? pair.term->begins : QDateTime();
    if (column == EndsColumn || column == LeftColumn)
        return pair.term ? pair.term->ends : QDateTime();
    return textOf(pair, column);
}

QVariant KeyListModel::look(const KnownKeyPair &pair, Column column, int role) const
{
    if (column == NameColumn && role == cell::Kind)
        return QVariant::fromValue(CellLook::Strong);
    if (column == NameColumn && role == cell::SecondLine && !pair.fingerprint().isEmpty())
        return QString(fingerprintText(pair.fingerprint()).left(shortFingerprint) + u'…');
    if (column == UseColumn && role == cell::SecondLine && pair.isRenewing())
        return renewalText(pair);
    if (column == KeyColumn && role == cell::Kind && !pair.hasKey())
        return QVariant::fromValue(CellLook::Muted);
    if (column != LeftColumn)
        return {};
    const LifeText life = lifeOf(pair);
    if (role == cell::Light)
        return QVariant::fromValue(life.light);
    if (role == cell::Tone)
        return QVariant::fromValue(life.tone);
    return {};
}

QVariant KeyListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const KnownKeyPair &pair = m_pairs.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(pair, column);
    case Qt::ToolTipRole:
        return column == NameColumn && !pair.fingerprint().isEmpty()
            ? fingerprintText(pair.fingerprint())
            : textOf(pair, column);
    case SortRole:
        return sortKey(pair, column);
    case FilterRole: {
        QStringList words;
        for (int each = 0; each < int(ColumnCount); ++each)
            words += textOf(pair, Column(each));
        if (!pair.certificate.isNull())
            words += pair.certificate.subject();
        words += fingerprintText(pair.fingerprint());
        for (const KeyUse &use : pair.uses)
            words += {use.name, use.account};
        return words.join(u'\n');
    }
    default:
        return look(pair, column, role);
    }
}

QVariant KeyListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case NameColumn:
        return tr("Name");
    case AlgorithmColumn:
        return tr("Algorithm");
    case UseColumn:
        return tr("Used by");
    case BeginsColumn:
        return tr("Valid from");
    case EndsColumn:
        return tr("Until");
    case LeftColumn:
        return tr("Days left");
    case KeyColumn:
        return tr("Private key");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace suitescope
