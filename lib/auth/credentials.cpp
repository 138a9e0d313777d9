// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/auth/credentials.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Reading = QFuture<Result<Secret>>;

struct Asked
{
    QStringList entries; // "<owner>/<field>", in the order of the fields
    AuthMethod method = AuthMethod::ClientCredentials;
    QString realm;
    SigningAlgorithm algorithm = SigningAlgorithm::ES256;
    QStringList scopes;
};

QList<SecretField> fieldsOf(AuthMethod method)
{
    switch (method) {
    case AuthMethod::ClientCredentials:
        return {SecretField::ClientId, SecretField::CertificateId, SecretField::PrivateKey};
    case AuthMethod::TokenBased:
        return {SecretField::ConsumerKey, SecretField::ConsumerSecret, SecretField::TokenId,
                SecretField::TokenSecret};
    }
    return {};
}

QString fieldName(const QString &entry)
{
    return entry.section(u'/', -1);
}

Result<QList<Secret>> collected(const Asked &asked, const QList<Reading> &readings)
{
    QList<Secret> secrets;
    for (qsizetype i = 0; i < readings.size(); ++i) {
        const Reading &reading = readings.at(i);
        if (reading.isCanceled() || reading.resultCount() == 0)
            return failure(ErrorKind::Canceled);
        const Result<Secret> read = reading.result();
        const QString name = fieldName(asked.entries.at(i));
        if (!read && read.error().kind == ErrorKind::SecretMissing)
            return failure(ErrorKind::SecretMissing, name);
        if (!read)
            return failure(read.error());
        if (read->isEmpty())
            return failure(ErrorKind::SecretMissing, name);
        secrets += *read;
    }
    return secrets;
}

Result<Credentials> assembled(const Asked &asked, const QList<Secret> &secrets)
{
    if (asked.method == AuthMethod::TokenBased)
        return Credentials(TbaCredentials{asked.realm, secrets.at(0), secrets.at(1), secrets.at(2),
                                          secrets.at(3)});

    Result<KeyPair> key = KeyPair::read(secrets.at(2));
    if (!key) {
        Error error = key.error();
        error.detail = fieldName(asked.entries.at(2)) + ": "_L1 + error.detail;
        return failure(error);
    }
    return Credentials(M2mCredentials{secrets.at(0).revealText(), secrets.at(1).revealText(), *key,
                                      asked.algorithm, asked.scopes});
}

} // namespace

QFuture<Result<Credentials>> readCredentials(const Connection &connection, SecretStore &store)
{
    return readCredentials(connection.entryOwner(), connection, store);
}

QFuture<Result<Credentials>> readCredentials(const QString &ownerId, const Connection &facts,
                                             SecretStore &store)
{
    Asked asked;
    asked.method = facts.method;
    asked.realm = facts.account.realm();
    asked.algorithm = facts.algorithm;
    asked.scopes = facts.scopes;

    QList<Reading> readings;
    const QList<SecretField> fields = fieldsOf(facts.method);
    for (const SecretField field : fields) {
        asked.entries += secretEntry(ownerId, field);
        readings += store.read(asked.entries.constLast());
    }
    return QtFuture::whenAll(readings.begin(), readings.end())
        .then([asked](const QList<Reading> &read) {
            return collected(asked, read).and_then([&asked](const QList<Secret> &secrets) {
                return assembled(asked, secrets);
            });
        });
}

} // namespace suitescope
