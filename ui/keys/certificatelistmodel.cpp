// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/certificatelistmodel.h"

#include "lib/crypto/digest.h"
#include "ui/keys/keywords.h"
#include "ui/widgets/tablecelldelegate.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype shortFingerprint = 11; // four bytes

}

void CertificateListModel::setConnections(const QList<Connection> &connections,
                                          const QDateTime &now)
{
    QList<KnownCertificate> rows;
    for (const Connection &connection : connections) {
        if (connection.certificatePem.isEmpty())
            continue;
        // One that cannot be read stays in the list and says so.
        rows += KnownCertificate{
            connection.id, connection.name,
            Certificate::read(connection.certificatePem).value_or(Certificate())};
    }
    beginResetModel();
    m_rows = rows;
    m_now = now;
    endResetModel();
}

int CertificateListModel::rowOf(const QString &connectionId) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).connectionId == connectionId)
            return row;
    }
    return -1;
}

int CertificateListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CertificateListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CertificateListModel::textOf(const KnownCertificate &row, Column column) const
{
    const Certificate &certificate = row.certificate;
    if (column == ConnectionColumn)
        return row.connectionName;
    if (certificate.isNull())
        return column == LeftColumn ? tr("cannot be read") : QString();
    switch (column) {
    case AlgorithmColumn:
        return certificate.keyDescription();
    case NameColumn:
        return certificate.commonName();
    case FingerprintColumn:
        return fingerprintText(certificate.fingerprint()).left(shortFingerprint) + u'…';
    case EndsColumn:
        return QLocale().toString(certificate.notAfter().date(), QLocale::ShortFormat);
    case LeftColumn:
        return lifeText(certificate.notAfter(), m_now).words;
    case ConnectionColumn:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CertificateListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const KnownCertificate &row = m_rows.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, column);
    case Qt::ToolTipRole:
        return column == FingerprintColumn && !row.certificate.isNull()
            ? fingerprintText(row.certificate.fingerprint())
            : textOf(row, column);
    case cell::Kind:
        if (column == ConnectionColumn)
            return QVariant::fromValue(CellLook::Strong);
        if (column == NameColumn || column == FingerprintColumn)
            return QVariant::fromValue(CellLook::Mono);
        return {};
    default:
        break;
    }
    if (column != LeftColumn)
        return {};
    const LifeText life = row.certificate.isNull() ? LifeText{{}, LightState::Failing, ToneId::Bad}
                                                   : lifeText(row.certificate.notAfter(), m_now);
    if (role == cell::Light)
        return QVariant::fromValue(life.light);
    if (role == cell::Tone)
        return QVariant::fromValue(life.tone);
    return {};
}

QVariant CertificateListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case ConnectionColumn:
        return tr("Connection");
    case AlgorithmColumn:
        return tr("Algorithm");
    case NameColumn:
        return tr("Common name");
    case FingerprintColumn:
        return tr("Fingerprint");
    case EndsColumn:
        return tr("Ends");
    case LeftColumn:
        return tr("Days left");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace suitescope
