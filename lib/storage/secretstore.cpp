// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/secretstore.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// Part of the keychain entries of every user: a name, once given, stays.
QString fieldName(SecretField field)
{
    switch (field) {
    case SecretField::ConsumerKey:
        return u"consumer-key"_s;
    case SecretField::ConsumerSecret:
        return u"consumer-secret"_s;
    case SecretField::TokenId:
        return u"token-id"_s;
    case SecretField::TokenSecret:
        return u"token-secret"_s;
    case SecretField::ClientId:
        return u"client-id"_s;
    case SecretField::CertificateId:
        return u"certificate-id"_s;
    case SecretField::PrivateKey:
        return u"private-key"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString secretEntry(const QString &ownerId, SecretField field)
{
    return ownerId + u'/' + fieldName(field);
}

QList<SecretField> allSecretFields()
{
    return {SecretField::ConsumerKey, SecretField::ConsumerSecret, SecretField::TokenId,
            SecretField::TokenSecret, SecretField::ClientId,       SecretField::CertificateId,
            SecretField::PrivateKey};
}

QStringList secretEntries(const QString &ownerId)
{
    QStringList entries;
    for (const SecretField field : allSecretFields())
        entries += secretEntry(ownerId, field);
    return entries;
}

} // namespace suitescope
