// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/endsmodel.h"

#include "lib/crypto/certificatelife.h"
#include "ui/keys/keywords.h"
#include "ui/widgets/tablecelldelegate.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

void EndsModel::setEnds(const QList<CertificateEnd> &ends, const QDateTime &now)
{
    beginResetModel();
    m_ends = ends;
    m_now = now;
    endResetModel();
}

int EndsModel::dueCount() const
{
    return int(std::count_if(m_ends.cbegin(), m_ends.cend(), [this](const CertificateEnd &end) {
        return daysLeft(end.ends, m_now) < certificateReminderDays;
    }));
}

int EndsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ends.size());
}

int EndsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EndsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CertificateEnd &end = m_ends.at(index.row());
    const LifeText life = lifeText(end.ends, m_now);
    const auto column = Column(index.column());
    if (column == LeftColumn && role == cell::Light)
        return QVariant::fromValue(life.light);
    if (column == LeftColumn && role == cell::Tone)
        return QVariant::fromValue(life.tone);
    if (column == ConnectionColumn && role == cell::Kind)
        return QVariant::fromValue(CellLook::Strong);
    if (column == AccountColumn && role == cell::Kind)
        return QVariant::fromValue(CellLook::Mono);
    if (column == WhyColumn && role == cell::Kind)
        return QVariant::fromValue(CellLook::Muted);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case EndsColumn:
        return role == Qt::ToolTipRole
            ? tr("%1 UTC").arg(QLocale().toString(end.ends.toUTC(), QLocale::ShortFormat))
            : QLocale().toString(end.ends.toLocalTime().date(), QLocale::LongFormat);
    case LeftColumn:
        return life.words;
    case ConnectionColumn:
        return end.connectionName;
    case AccountColumn:
        return end.accountId;
    case WhyColumn:
        if (end.shortened)
            return tr("NetSuite's two years are over");
        return end.listed ? tr("NetSuite's list says so") : tr("the certificate ends");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EndsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case EndsColumn:
        return tr("Ends");
    case LeftColumn:
        return tr("Days left");
    case ConnectionColumn:
        return tr("Connection");
    case AccountColumn:
        return tr("Account");
    case WhyColumn:
        return tr("Because");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace suitescope
