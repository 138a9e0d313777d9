// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/rungrecord.h"

#include "lib/setup/redaction.h"
#include "lib/setup/storednames_p.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::array states{
    std::pair(RungState::Waiting, "waiting"_L1), std::pair(RungState::Running, "running"_L1),
    std::pair(RungState::Passed, "passed"_L1),   std::pair(RungState::Warned, "warned"_L1),
    std::pair(RungState::Failed, "failed"_L1),   std::pair(RungState::Skipped, "skipped"_L1),
};

constexpr std::array faults{
    std::pair(LocalFault::SecretMissing, "secret-missing"_L1),
    std::pair(LocalFault::BadShape, "bad-shape"_L1),
    std::pair(LocalFault::KeyDoesNotFitCertificate, "key-does-not-fit"_L1),
    std::pair(LocalFault::KeyNotAccepted, "key-not-accepted"_L1),
    std::pair(LocalFault::AlgorithmDoesNotFitKey, "algorithm-does-not-fit"_L1),
    std::pair(LocalFault::CertificateExpired, "certificate-expired"_L1),
    std::pair(LocalFault::CertificateNotYetValid, "certificate-not-yet-valid"_L1),
    std::pair(LocalFault::SameValueTwice, "same-value-twice"_L1),
    std::pair(LocalFault::LooksLikeAnother, "looks-like-another"_L1),
    std::pair(LocalFault::ValuesSwapped, "values-swapped"_L1),
    std::pair(LocalFault::NoScopes, "no-scopes"_L1),
};

constexpr std::array fields{
    std::pair(SecretField::ConsumerKey, "consumer-key"_L1),
    std::pair(SecretField::ConsumerSecret, "consumer-secret"_L1),
    std::pair(SecretField::TokenId, "token-id"_L1),
    std::pair(SecretField::TokenSecret, "token-secret"_L1),
    std::pair(SecretField::ClientId, "client-id"_L1),
    std::pair(SecretField::CertificateId, "certificate-id"_L1),
    std::pair(SecretField::PrivateKey, "private-key"_L1),
};

constexpr std::array kinds{
    std::pair(ErrorKind::Offline, "offline"_L1),
    std::pair(ErrorKind::NameNotFound, "name-not-found"_L1),
    std::pair(ErrorKind::Timeout, "timeout"_L1),
    std::pair(ErrorKind::Tls, "tls"_L1),
    std::pair(ErrorKind::TlsIssuer, "tls-issuer"_L1),
    std::pair(ErrorKind::Unauthorized, "unauthorized"_L1),
    std::pair(ErrorKind::Forbidden, "forbidden"_L1),
    std::pair(ErrorKind::NotFound, "not-found"_L1),
    std::pair(ErrorKind::Rejected, "rejected"_L1),
    std::pair(ErrorKind::RateLimited, "rate-limited"_L1),
    std::pair(ErrorKind::ServerFault, "server-fault"_L1),
    std::pair(ErrorKind::BadReply, "bad-reply"_L1),
    std::pair(ErrorKind::TooLarge, "too-large"_L1),
    std::pair(ErrorKind::InvalidInput, "invalid-input"_L1),
    std::pair(ErrorKind::KeychainAbsent, "keychain-absent"_L1),
    std::pair(ErrorKind::KeychainLocked, "keychain-locked"_L1),
    std::pair(ErrorKind::KeychainDenied, "keychain-denied"_L1),
    std::pair(ErrorKind::KeychainTimedOut, "keychain-timed-out"_L1),
    std::pair(ErrorKind::KeychainFault, "keychain-fault"_L1),
    std::pair(ErrorKind::SecretMissing, "secret-missing"_L1),
    std::pair(ErrorKind::FileFault, "file-fault"_L1),
    std::pair(ErrorKind::CryptoFault, "crypto-fault"_L1),
    std::pair(ErrorKind::WrongPassword, "wrong-password"_L1),
    std::pair(ErrorKind::NotAllowed, "not-allowed"_L1),
    std::pair(ErrorKind::Canceled, "canceled"_L1),
};

/*! Both ways at once, so that neither forgets a field. */
template<typename Record, typename Facts, typename Each>
void eachFact(Record &record, Facts &facts, Each each)
{
    each(record, "host"_L1, facts.host);
    each(record, "protocol"_L1, facts.tls.protocol);
    each(record, "issuers"_L1, facts.tls.issuers);
    each(record, "peer"_L1, facts.tls.peerName);
    each(record, "publicAuthority"_L1, facts.tls.publicAuthority);
    each(record, "clockOffset"_L1, facts.clockOffset);
    each(record, "role"_L1, facts.roleId);
    each(record, "entity"_L1, facts.entityId);
    each(record, "scopes"_L1, facts.scopes);
    each(record, "recordTypes"_L1, facts.recordTypes);
    each(record, "noData"_L1, facts.noData);
    each(record, "recordType"_L1, facts.recordType);
    each(record, "recordId"_L1, facts.recordId);
    each(record, "recordByIdWorks"_L1, facts.recordByIdWorks);
    each(record, "restletSignInWorks"_L1, facts.restletSignInWorks);
    each(record, "hostNamed"_L1, facts.hostNamed);
    each(record, "missingFeatures"_L1, facts.missingFeatures);
    each(record, "featuresNeeded"_L1, facts.featuresNeeded);
    each(record, "featuresOn"_L1, facts.featuresOn);
    each(record, "missingPermissions"_L1, facts.missingPermissions);
    each(record, "permissionsNeeded"_L1, facts.permissionsNeeded);
    each(record, "permissionsHeld"_L1, facts.permissionsHeld);
    each(record, "notReadable"_L1, facts.notReadable);
    each(record, "notAsked"_L1, facts.notAsked);
    each(record, "daysLeft"_L1, facts.daysLeft);
    each(record, "certificateEnds"_L1, facts.certificateEnds);
    each(record, "concurrencyLimit"_L1, facts.concurrencyLimit);
    each(record, "unreservedLimit"_L1, facts.unreservedLimit);
    each(record, "integrationLimit"_L1, facts.integrationLimit);
    each(record, "missingScopes"_L1, facts.missingScopes);
    each(record, "auditReadable"_L1, facts.auditReadable);
    each(record, "mappingListed"_L1, facts.mappingListed);
    each(record, "waitUntil"_L1, facts.waitUntil);
    each(record, "tokenAge"_L1, facts.tokenAge);
}

} // namespace

QJsonObject errorRecord(const Error &error)
{
    QJsonObject record{{"kind"_L1, nameOf(kinds, error.kind)}};
    put(record, "detail"_L1, error.detail);
    if (!error.api)
        return record;
    const ApiError &api = *error.api;
    QJsonObject answer{{"status"_L1, api.status}};
    put(answer, "title"_L1, api.title);
    put(answer, "code"_L1, api.code);
    put(answer, "description"_L1, api.description);
    put(answer, "contentType"_L1, api.contentType);
    put(answer, "wwwAuthenticate"_L1, api.wwwAuthenticate);
    put(answer, "redirectHost"_L1, api.redirectHost);
    put(answer, "html"_L1, api.html);
    QJsonArray details;
    for (const ApiErrorDetail &each : api.details) {
        QJsonObject detail;
        put(detail, "detail"_L1, each.detail);
        put(detail, "code"_L1, each.code);
        put(detail, "path"_L1, each.path);
        details.append(detail);
    }
    if (!details.isEmpty())
        answer.insert("details"_L1, details);
    record.insert("answer"_L1, answer);
    return record;
}

std::optional<Error> errorFrom(const QJsonObject &record)
{
    const auto kind = valueOf(kinds, record.value("kind"_L1).toString());
    if (!kind)
        return std::nullopt;
    Error error;
    error.kind = *kind;
    take(record, "detail"_L1, error.detail);
    if (!record.contains("answer"_L1))
        return error;
    const QJsonObject answer = record.value("answer"_L1).toObject();
    auto api = std::make_shared<ApiError>();
    take(answer, "status"_L1, api->status);
    take(answer, "title"_L1, api->title);
    take(answer, "code"_L1, api->code);
    take(answer, "description"_L1, api->description);
    take(answer, "contentType"_L1, api->contentType);
    take(answer, "wwwAuthenticate"_L1, api->wwwAuthenticate);
    take(answer, "redirectHost"_L1, api->redirectHost);
    take(answer, "html"_L1, api->html);
    for (const QJsonValue each : answer.value("details"_L1).toArray()) {
        ApiErrorDetail detail;
        take(each.toObject(), "detail"_L1, detail.detail);
        take(each.toObject(), "code"_L1, detail.code);
        take(each.toObject(), "path"_L1, detail.path);
        api->details.append(detail);
    }
    error.api = std::move(api);
    return error;
}

void put(QJsonObject &record, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        record.insert(key, shareable(value));
}

void put(QJsonObject &record, QLatin1StringView key, const QStringList &value)
{
    QJsonArray texts;
    for (const QString &text : value)
        texts.append(shareable(text));
    if (!texts.isEmpty())
        record.insert(key, texts);
}

void put(QJsonObject &record, QLatin1StringView key, const QDateTime &value)
{
    if (value.isValid())
        record.insert(key, value.toUTC().toString(Qt::ISODateWithMs));
}

void put(QJsonObject &record, QLatin1StringView key, bool value)
{
    record.insert(key, value);
}

void put(QJsonObject &record, QLatin1StringView key, int value)
{
    record.insert(key, value);
}

void put(QJsonObject &record, QLatin1StringView key, std::chrono::milliseconds value)
{
    record.insert(key, qint64(value.count()));
}

void take(const QJsonObject &record, QLatin1StringView key, QString &value)
{
    value = record.value(key).toString(value);
}

void take(const QJsonObject &record, QLatin1StringView key, QStringList &value)
{
    for (const QJsonValue text : record.value(key).toArray())
        value.append(text.toString());
}

void take(const QJsonObject &record, QLatin1StringView key, QDateTime &value)
{
    value = QDateTime::fromString(record.value(key).toString(), Qt::ISODateWithMs).toUTC();
}

void take(const QJsonObject &record, QLatin1StringView key, bool &value)
{
    value = record.value(key).toBool(value);
}

void take(const QJsonObject &record, QLatin1StringView key, int &value)
{
    value = record.value(key).toInt(value);
}

void take(const QJsonObject &record, QLatin1StringView key, std::chrono::milliseconds &value)
{
    value = std::chrono::milliseconds(record.value(key).toInteger(value.count()));
}

QJsonObject rungRecord(const RungResult &rung)
{
    QJsonObject record{{"id"_L1, rungKey(rung.id)}, {"state"_L1, nameOf(states, rung.state)}};
    put(record, "elapsed"_L1, rung.elapsed);
    QJsonObject learnt;
    eachFact(learnt, rung.facts, [](QJsonObject &into, QLatin1StringView key, const auto &value) {
        put(into, key, value);
    });
    QJsonArray local;
    for (const LocalFault fault : rung.facts.localFaults)
        local.append(nameOf(faults, fault));
    if (!local.isEmpty())
        learnt.insert("localFaults"_L1, local);
    if (rung.facts.field)
        learnt.insert("field"_L1, nameOf(fields, *rung.facts.field));
    if (rung.facts.listed)
        learnt.insert("listed"_L1, toJson(*rung.facts.listed));
    if (rung.facts.otherField)
        learnt.insert("otherField"_L1, nameOf(fields, *rung.facts.otherField));
    record.insert("facts"_L1, learnt);
    if (rung.error)
        record.insert("error"_L1, errorRecord(*rung.error));
    return record;
}

std::optional<RungResult> rungFrom(const QJsonObject &record)
{
    RungResult rung;
    const QString key = record.value("id"_L1).toString();
    const QList<RungId> ids = ladder();
    const auto id = std::find_if(ids.cbegin(), ids.cend(),
                                 [&key](RungId each) { return rungKey(each) == key; });
    const auto state = valueOf(states, record.value("state"_L1).toString());
    if (id == ids.cend() || !state)
        return std::nullopt;
    rung.id = *id;
    rung.state = *state;
    take(record, "elapsed"_L1, rung.elapsed);
    const QJsonObject learnt = record.value("facts"_L1).toObject();
    eachFact(learnt, rung.facts, [](const QJsonObject &from, QLatin1StringView name, auto &value) {
        if (from.contains(name))
            take(from, name, value);
    });
    for (const QJsonValue each : learnt.value("localFaults"_L1).toArray()) {
        if (const auto fault = valueOf(faults, each.toString()))
            rung.facts.localFaults.append(*fault);
    }
    rung.facts.field = valueOf(fields, learnt.value("field"_L1).toString());
    rung.facts.listed = listedFrom(learnt.value("listed"_L1).toObject());
    rung.facts.otherField = valueOf(fields, learnt.value("otherField"_L1).toString());
    if (record.contains("error"_L1)) {
        rung.error = errorFrom(record.value("error"_L1).toObject());
        if (!rung.error)
            return std::nullopt;
    }
    return rung;
}

} // namespace suitescope
