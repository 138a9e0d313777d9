// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/registeredmodel.h"

#include "ui/keys/registeredwords.h"
#include "ui/widgets/tablecelldelegate.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString dayText(const QDateTime &when)
{
    return when.isValid() ? QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat)
                          : QString();
}

QString orId(const QString &name, const QString &id)
{
    return name.isEmpty() ? id : name;
}

} // namespace

void RegisteredModel::setMatches(const QList<MatchedCertificate> &matches, const QDateTime &now)
{
    beginResetModel();
    m_matches = matches;
    m_now = now;
    endResetModel();
}

int RegisteredModel::activeCount() const
{
    return int(
        std::count_if(m_matches.cbegin(), m_matches.cend(), [this](const MatchedCertificate &one) {
            return one.listed && one.listed->isActive(m_now);
        }));
}

int RegisteredModel::rowOf(const QString &certificateId) const
{
    const auto found = std::find_if(
        m_matches.cbegin(), m_matches.cend(), [&certificateId](const MatchedCertificate &one) {
            return one.listed && one.listed->certificateId == certificateId;
        });
    return found == m_matches.cend() ? -1 : int(found - m_matches.cbegin());
}

int RegisteredModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_matches.size());
}

int RegisteredModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString RegisteredModel::firstLine(const MatchedCertificate &match, Column column) const
{
    const RegisteredCertificate listed = match.listed.value_or(RegisteredCertificate());
    const std::optional<CertificateTerm> term = match.pair ? match.pair->term : std::nullopt;
    switch (column) {
    case CertificateColumn:
        return matchName(match);
    case StandingColumn:
        return standingText(match, m_now).words;
    case LifeColumn:
        return registeredLifeText(match, m_now).words;
    case PartyColumn:
        return orId(listed.entity, listed.entityId);
    case ApplicationColumn:
        return listed.application;
    case ValidColumn: {
        const QString ends = dayText(match.listed ? listed.validUntil
                                         : term   ? term->ends
                                                  : QDateTime());
        return ends.isEmpty() ? QString() : tr("until %1").arg(ends);
    }
    case ColumnCount:
        break;
    }
    return {};
}

QString RegisteredModel::secondLine(const MatchedCertificate &match, Column column) const
{
    const RegisteredCertificate listed = match.listed.value_or(RegisteredCertificate());
    const std::optional<CertificateTerm> term = match.pair ? match.pair->term : std::nullopt;
    switch (column) {
    case CertificateColumn:
        return match.listed ? shortId(listed.certificateId) : match.pair->algorithm;
    case StandingColumn:
        return match.own ? tr("of this connection") : match.connectionNames().value(0);
    case PartyColumn:
        return orId(listed.role, listed.roleId);
    case ApplicationColumn: {
        const QString created = dayText(listed.created);
        return created.isEmpty() ? QString() : tr("created %1").arg(created);
    }
    case ValidColumn: {
        const QString begins = dayText(match.listed ? listed.validFrom
                                           : term   ? term->begins
                                                    : QDateTime());
        return begins.isEmpty() ? QString() : tr("from %1").arg(begins);
    }
    case LifeColumn:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RegisteredModel::look(const MatchedCertificate &match, Column column, int role) const
{
    if (column == CertificateColumn && role == cell::Kind)
        return QVariant::fromValue(match.pair ? CellLook::Strong : CellLook::Muted);
    if (column != StandingColumn && column != LifeColumn)
        return {};
    const LifeText text
        = column == StandingColumn ? standingText(match, m_now) : registeredLifeText(match, m_now);
    if (role == cell::Light)
        return QVariant::fromValue(text.light);
    if (role == cell::Tone)
        return QVariant::fromValue(text.tone);
    return {};
}

QVariant RegisteredModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const MatchedCertificate &match = m_matches.at(index.row());
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole)
        return firstLine(match, column);
    if (role == cell::SecondLine)
        return secondLine(match, column);
    if (role == Qt::ToolTipRole) {
        if (column == CertificateColumn && match.listed)
            return match.listed->certificateId;
        const QString second = secondLine(match, column);
        return second.isEmpty() ? firstLine(match, column)
                                : tr("%1, %2").arg(firstLine(match, column), second);
    }
    return look(match, column, role);
}

QVariant RegisteredModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case CertificateColumn:
        return tr("Certificate");
    case StandingColumn:
        return tr("Where");
    case LifeColumn:
        return tr("Days left");
    case PartyColumn:
        return tr("Entity and role");
    case ApplicationColumn:
        return tr("Application");
    case ValidColumn:
        return tr("Valid");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace suitescope
