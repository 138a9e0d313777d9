// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace suitescope {

/*! What is not secret of a key pair that belongs to no connection. Its private key lies in the
 * SecretStore under secretEntry(id, SecretField::PrivateKey). */
struct StoredKeyPair
{
    QString id; // a UUID without braces
    QString name; // the user's own
    QByteArray certificatePem;
    bool hasKey = true; // false: the private key is elsewhere, the certificate is kept alone
    QString keychain; // displayName() of the store that holds the key
    QDateTime created; // UTC

    friend bool operator==(const StoredKeyPair &, const StoredKeyPair &) = default;
};

[[nodiscard]] QJsonObject toJson(const StoredKeyPair &pair);
[[nodiscard]] Result<StoredKeyPair> storedKeyPairFromJson(const QJsonObject &object);

} // namespace suitescope
