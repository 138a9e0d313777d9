// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/crypto/secret.h"

#include <QFuture>
#include <QString>
#include <QStringList>

namespace suitescope {

/*! Where secrets persist. Errors: KeychainAbsent, -Locked, -Denied, -TimedOut, -Fault,
   SecretMissing. An entry name is
    "<owner>/<field>", see secretEntry(). All calls return at once; answers come through the future.
 */
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    [[nodiscard]] virtual QFuture<Result<Secret>> read(const QString &entry) = 0;
    /*! Writes or replaces; answered only after it could be read back from the service's point of
     * view. */
    [[nodiscard]] virtual QFuture<Result<>> write(const QString &entry, const Secret &secret) = 0;
    /*! Removes all parts of the entry; a missing entry is no error, a locked one is. */
    [[nodiscard]] virtual QFuture<Result<>> remove(const QString &entry) = 0;
    /*! Write, read, compare, delete of a throw-away entry. */
    [[nodiscard]] virtual QFuture<Result<>> selfTest() = 0;

    /*! What people call it: "GNOME Keyring", "Windows Credential Manager", "this session's memory".
     */
    [[nodiscard]] virtual QString displayName() const = 0;
    /*! False for the demo's memory: nothing survives the program. */
    [[nodiscard]] virtual bool persists() const = 0;
};

/*! The fields a connection or a draft may keep secret. */
enum class SecretField {
    ConsumerKey,
    ConsumerSecret,
    TokenId,
    TokenSecret, // Token-Based Authentication
    ClientId,
    CertificateId,
    PrivateKey, // OAuth 2.0 client credentials; the key as PKCS#8 PEM
};

[[nodiscard]] QString secretEntry(const QString &ownerId,
                                  SecretField field); // "4711…/token-secret"
[[nodiscard]] QList<SecretField> allSecretFields();
[[nodiscard]] QStringList secretEntries(const QString &ownerId); // of all fields

} // namespace suitescope
