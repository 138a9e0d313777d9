// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/storedkeypair.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace suitescope {

QJsonObject toJson(const StoredKeyPair &pair)
{
    return {{"id"_L1, pair.id},
            {"name"_L1, pair.name},
            {"certificatePem"_L1, QString::fromLatin1(pair.certificatePem)},
            {"hasKey"_L1, pair.hasKey},
            {"keychain"_L1, pair.keychain},
            {"created"_L1, pair.created.toUTC().toString(Qt::ISODateWithMs)}};
}

Result<StoredKeyPair> storedKeyPairFromJson(const QJsonObject &object)
{
    // The id names keychain entries: a foreign file must not lead elsewhere with it.
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9-]{1,64}\\z"_s);
    StoredKeyPair pair;
    pair.id = object.value("id"_L1).toString();
    if (!pattern.match(pair.id).hasMatch())
        return failure(ErrorKind::InvalidInput, u"a key pair without an identifier"_s);
    pair.name = object.value("name"_L1).toString();
    pair.certificatePem = object.value("certificatePem"_L1).toString().toLatin1();
    if (pair.certificatePem.isEmpty())
        return failure(ErrorKind::InvalidInput, u"a key pair without a certificate"_s);
    pair.hasKey = object.value("hasKey"_L1).toBool(true);
    pair.keychain = object.value("keychain"_L1).toString();
    pair.created
        = QDateTime::fromString(object.value("created"_L1).toString(), Qt::ISODateWithMs).toUTC();
    return pair;
}

} // namespace suitescope
