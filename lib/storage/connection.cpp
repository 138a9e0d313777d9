// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/connection.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QRegularExpression>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::array methods{
    std::pair(AuthMethod::ClientCredentials, "oauth2"_L1),
    std::pair(AuthMethod::TokenBased, "tba"_L1),
};

constexpr std::array proofs{
    std::pair(ProofState::NeverProven, "never"_L1),
    std::pair(ProofState::Proven, "proven"_L1),
    std::pair(ProofState::Failing, "failing"_L1),
};

template<typename Enum, size_t N>
QString nameOf(const std::array<std::pair<Enum, QLatin1StringView>, N> &names, Enum value)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return name;
    }
    Q_UNREACHABLE();
}

/*! Reads one key after the other and keeps the first complaint. An absent key leaves the default.
 */
class Reader
{
public:
    explicit Reader(const QJsonObject &object) : m_object(object) { }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    void complain(QLatin1StringView key, const QString &what)
    {
        if (!m_error)
            m_error = Error{ErrorKind::InvalidInput, u"\"%1\" %2"_s.arg(key, what), nullptr};
    }

    void require(QLatin1StringView key)
    {
        if (!m_object.contains(key))
            complain(key, u"is missing"_s);
    }

    void read(QLatin1StringView key, QString &target)
    {
        if (has(key, QJsonValue::String, u"is not a text"_s))
            target = m_object.value(key).toString();
    }

    void read(QLatin1StringView key, bool &target)
    {
        if (has(key, QJsonValue::Bool, u"is neither true nor false"_s))
            target = m_object.value(key).toBool();
    }

    void read(QLatin1StringView key, QDateTime &target)
    {
        QString text;
        read(key, text);
        if (text.isEmpty())
            return;
        const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (!time.isValid())
            return complain(key, u"is not an ISO 8601 time"_s);
        target = time.toUTC();
    }

    void read(QLatin1StringView key, QStringList &target)
    {
        if (!has(key, QJsonValue::Array, u"is not a list"_s))
            return;
        QStringList texts;
        const QJsonArray values = m_object.value(key).toArray();
        for (const QJsonValue &value : values) {
            if (!value.isString())
                return complain(key, u"is not a list of texts"_s);
            texts.append(value.toString());
        }
        target = texts;
    }

    template<typename Enum, size_t N>
    void read(QLatin1StringView key, const std::array<std::pair<Enum, QLatin1StringView>, N> &names,
              Enum &target)
    {
        QString text;
        read(key, text);
        if (text.isNull())
            return;
        for (const auto &[candidate, name] : names) {
            if (text == name) {
                target = candidate;
                return;
            }
        }
        complain(key, u"has an unknown value"_s);
    }

private:
    bool has(QLatin1StringView key, QJsonValue::Type type, const QString &complaint)
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined() || value.isNull())
            return false;
        if (value.type() == type)
            return true;
        complain(key, complaint);
        return false;
    }

    const QJsonObject &m_object; // outlives this
    std::optional<Error> m_error;
};

// These name a file and keychain entries: a foreign file must not lead elsewhere with them.
void readNames(Reader &reader, Connection &connection)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9-]{1,64}\\z"_s);
    reader.require("id"_L1);
    reader.read("id"_L1, connection.id);
    if (!pattern.match(connection.id).hasMatch())
        reader.complain("id"_L1, u"is not an identifier"_s);
    reader.read("keychainOwner"_L1, connection.keychainOwner);
    if (!connection.keychainOwner.isEmpty() && !pattern.match(connection.keychainOwner).hasMatch())
        reader.complain("keychainOwner"_L1, u"is not an identifier"_s);
}

void readAccount(Reader &reader, Connection &connection)
{
    QString text;
    reader.read("account"_L1, text);
    if (text.isEmpty())
        return;
    const Result<AccountId> account = AccountId::parse(text);
    if (account)
        connection.account = *account;
    else
        reader.complain("account"_L1, u"is not an account ID: "_s + account.error().detail);
}

void readUrl(Reader &reader, Connection &connection)
{
    QString text;
    reader.read("urlOverride"_L1, text);
    if (text.isEmpty())
        return;
    connection.urlOverride = QUrl(text, QUrl::StrictMode);
    if (!connection.urlOverride.isValid())
        reader.complain("urlOverride"_L1, u"is not a URL"_s);
}

void readAlgorithm(Reader &reader, Connection &connection)
{
    QString text;
    reader.read("algorithm"_L1, text);
    if (text.isNull())
        return;
    if (const std::optional<SigningAlgorithm> algorithm = signingAlgorithm(text))
        connection.algorithm = *algorithm;
    else
        reader.complain("algorithm"_L1, u"has an unknown value"_s);
}

// Earlier versions kept the path alone.
void readExports(Reader &reader, const QJsonObject &object, QList<ExportedFile> &target)
{
    const QJsonValue value = object.value("exportedTo"_L1);
    if (value.isUndefined() || value.isNull())
        return;
    if (!value.isArray())
        return reader.complain("exportedTo"_L1, u"is not a list"_s);
    const QJsonArray entries = value.toArray();
    for (const QJsonValue &entry : entries) {
        const ExportedFile file = entry.isString()
            ? ExportedFile{entry.toString(), {}}
            : ExportedFile{entry["path"_L1].toString(), entry["format"_L1].toString()};
        if (file.path.isEmpty())
            return reader.complain("exportedTo"_L1, u"is not a list of files"_s);
        target.append(file);
    }
}

QJsonArray exportArray(const QList<ExportedFile> &files)
{
    QJsonArray array;
    for (const ExportedFile &file : files)
        array.append(QJsonObject{{"path"_L1, file.path}, {"format"_L1, file.format}});
    return array;
}

void insertTime(QJsonObject &object, QLatin1StringView key, const QDateTime &time)
{
    if (time.isValid())
        object.insert(key, time.toUTC().toString(Qt::ISODateWithMs));
}

} // namespace

QString successorOwner(const QString &connectionId, const QString &uuid)
{
    constexpr qsizetype distinct = 16; // of a random UUID's digits; the whole would be too long
    return connectionId.left(40) + u'-' + QString(uuid).remove(u'-').left(distinct);
}

QJsonObject toJson(const Connection &connection)
{
    QJsonObject object{
        {"id"_L1, connection.id},
        {"name"_L1, connection.name},
        {"method"_L1, nameOf(methods, connection.method)},
        {"account"_L1, connection.account.toString()},
        {"demo"_L1, connection.demo},
        {"algorithm"_L1, joseName(connection.algorithm)},
        {"scopes"_L1, QJsonArray::fromStringList(connection.scopes)},
        {"keychain"_L1, connection.keychain},
        {"proof"_L1, nameOf(proofs, connection.proof)},
        {"exportedTo"_L1, exportArray(connection.exportedTo)},
    };
    if (!connection.keychainOwner.isEmpty())
        object.insert("keychainOwner"_L1, connection.keychainOwner);
    if (!connection.urlOverride.isEmpty())
        object.insert("urlOverride"_L1, connection.urlOverride.toString(QUrl::FullyEncoded));
    if (!connection.certificatePem.isEmpty())
        object.insert("certificatePem"_L1, QString::fromLatin1(connection.certificatePem));
    if (!connection.publicKey.isEmpty())
        object.insert("publicKey"_L1, QString::fromLatin1(connection.publicKey.toBase64()));
    if (!connection.keyName.isEmpty())
        object.insert("keyName"_L1, connection.keyName);
    if (!connection.lastFailure.isEmpty())
        object.insert("lastFailure"_L1, connection.lastFailure);
    if (!connection.lastCheck.isEmpty())
        object.insert("lastCheck"_L1, connection.lastCheck);
    if (!connection.provenFrom.isEmpty())
        object.insert("provenFrom"_L1, connection.provenFrom);
    if (!connection.lastListed.isEmpty())
        object.insert("lastListed"_L1, connection.lastListed);
    if (!connection.lastSight.isEmpty())
        object.insert("lastSight"_L1, connection.lastSight);
    insertTime(object, "created"_L1, connection.created);
    insertTime(object, "lastProven"_L1, connection.lastProven);
    insertTime(object, "lastChecked"_L1, connection.lastChecked);
    return object;
}

Result<Connection> connectionFromJson(const QJsonObject &object)
{
    Connection connection;
    Reader reader(object);
    readNames(reader, connection);
    reader.read("name"_L1, connection.name);
    reader.require("method"_L1);
    reader.read("method"_L1, methods, connection.method);
    readAccount(reader, connection);
    readUrl(reader, connection);
    reader.read("demo"_L1, connection.demo);
    readAlgorithm(reader, connection);
    reader.read("scopes"_L1, connection.scopes);
    QString pem;
    reader.read("certificatePem"_L1, pem);
    connection.certificatePem = pem.toLatin1();
    QString publicKey;
    reader.read("publicKey"_L1, publicKey);
    connection.publicKey = QByteArray::fromBase64(publicKey.toLatin1());
    reader.read("keyName"_L1, connection.keyName);
    reader.read("provenFrom"_L1, connection.provenFrom);
    reader.read("keychain"_L1, connection.keychain);
    reader.read("created"_L1, connection.created);
    reader.read("proof"_L1, proofs, connection.proof);
    reader.read("lastProven"_L1, connection.lastProven);
    reader.read("lastChecked"_L1, connection.lastChecked);
    reader.read("lastFailure"_L1, connection.lastFailure);
    connection.lastCheck = object.value("lastCheck"_L1).toObject();
    connection.lastListed = object.value("lastListed"_L1).toObject();
    connection.lastSight = object.value("lastSight"_L1).toObject();
    readExports(reader, object, connection.exportedTo);
    if (reader.error())
        return failure(*reader.error());
    return connection;
}

} // namespace suitescope
