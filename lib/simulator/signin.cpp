// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/signin.h"

#include "lib/simulator/faults.h"
#include "lib/simulator/jsontext.h"
#include "lib/simulator/oauth1.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 timestampTolerance = 5 * 60;
constexpr qsizetype shortestNonce = 6;

/*! Why a sign-in is refused, in the words of the audit trail. */
struct Refusal
{
    QString detail;
    QString user;
    QString role;
    QString application;
    bool countsTowardsLock = false;
    bool malformed = false; // a 400 instead of a 401
};

struct Outcome
{
    std::optional<Identity> identity;
    Refusal refusal;
};

Outcome refused(Refusal refusal)
{
    return {std::nullopt, std::move(refusal)};
}

bool differs(const QByteArray &sent, const QByteArray &expected)
{
    return !(Secret(QByteArrayView(sent)) == Secret(QByteArrayView(expected)));
}

QString serviceScope(Service service)
{
    return service == Service::Rest ? u"rest_webservices"_s : u"restlets"_s;
}

/*! What both kinds of sign-in ask of role and features once the credentials are right. */
QString accessRefusal(const SimulatedAccount::Private &account, const SimulatedRole &role,
                      const char *loginPermission, Service service)
{
    if (role.inactive)
        return u"EntityOrRoleDisabled"_s;
    const QHash<QString, int> held = account.permissionsMet(role);
    if (held.value(QString::fromLatin1(loginPermission)) == 0)
        return u"permission_denied"_s;
    if (service == Service::Restlet && account.fault == Fault::RoleWebServicesOnly) {
        ++account.faultsServed;
        return u"permission_denied"_s;
    }
    if (service == Service::Restlet)
        return account.isOn("SERVERSIDESCRIPTING") ? QString() : u"FeatureDisabled"_s;
    if (!account.isOn("RESTWEBSERVICES"))
        return u"FeatureDisabled"_s;
    if (held.value(u"ADMI_RESTWEBSERVICES"_s) == 0)
        return u"permission_denied"_s;
    return {};
}

QString formRefusal(const OAuth1Header &header)
{
    static const QByteArrayList required{
        "oauth_consumer_key",     "oauth_token",    "oauth_nonce", "oauth_timestamp",
        "oauth_signature_method", "oauth_signature"};
    for (const auto &[name, value] : header.parameters) {
        if (header.isDoubled(name))
            return u"parameter_rejected"_s;
    }
    for (const QByteArray &name : required) {
        if (header.value(name).isEmpty())
            return u"MissingTokenPassportRequiredFields"_s;
    }
    if (header.value("oauth_signature_method") != "HMAC-SHA256")
        return u"UnknownAlgorithm"_s;
    const QByteArray version = header.value("oauth_version");
    if (!version.isEmpty() && version != "1.0")
        return u"VersionRejected"_s;
    return {};
}

/*! Timestamp, nonce and signature, in this order. */
QString proofRefusal(SimulatedAccount::Private &account, const WireRequest &request,
                     const OAuth1Header &header, const SimulatedIntegration &application,
                     const SimulatedToken &token)
{
    const qint64 now = account.now().toSecsSinceEpoch();
    bool isNumber = false;
    const qint64 timestamp = header.value("oauth_timestamp").toLongLong(&isNumber);
    if (!isNumber || std::abs(timestamp - now) > timestampTolerance)
        return u"InvalidTimestamp"_s;
    const QByteArray nonce = header.value("oauth_nonce");
    if (nonce.size() < shortestNonce)
        return u"nonce_rejected"_s;
    account.nonces.removeIf(
        [now](const auto &entry) { return entry.value() < now - 2 * timestampTolerance; });
    const QByteArray once
        = header.value("oauth_token") + ' ' + nonce + ' ' + QByteArray::number(timestamp);
    if (account.nonces.contains(once))
        return u"NonceUsed"_s;
    const QByteArray base = oauth1BaseString(request.method, request.origin(), request.path,
                                             request.query, header.parameters);
    const QByteArray expected
        = oauth1Signature(base, account.consumerSecret(application), account.tokenSecret(token));
    if (differs(header.value("oauth_signature"), expected))
        return u"InvalidSignature"_s;
    account.nonces.insert(once, timestamp);
    return {};
}

Outcome checkToken(SimulatedAccount::Private &account, const WireRequest &request, Service service,
                   const OAuth1Header &header)
{
    if (const QString detail = formRefusal(header); !detail.isEmpty())
        return refused({detail, {}, {}, {}, false, detail == "UnknownAlgorithm"_L1});
    if (!account.isOn("TBA"))
        return refused({u"FeatureDisabled"_s, {}, {}, {}});
    const QByteArray key = header.value("oauth_consumer_key");
    const auto application = std::find_if(
        account.integrations.cbegin(), account.integrations.cend(),
        [&](const SimulatedIntegration &one) { return account.consumerKey(one) == key; });
    if (application == account.integrations.cend())
        return refused({u"consumer_key_unknown"_s, {}, {}, {}});
    Refusal refusal;
    refusal.application = application->name;
    if (!application->enabled || !application->tokenBased) {
        refusal.detail = u"consumer_key_refused"_s;
        return refused(refusal);
    }
    const QByteArray tokenText = header.value("oauth_token");
    const auto token = std::find_if(
        account.tokens.cbegin(), account.tokens.cend(),
        [&](const SimulatedToken &one) { return account.tokenId(one) == tokenText; });
    const SimulatedRole *role
        = token == account.tokens.cend() ? nullptr : account.role(token->role);
    if (!role || token->revoked || token->integration != application->id
        || token->integrationGeneration != application->generation
        || header.realm != account.id.realm().toLatin1()) {
        refusal.detail = u"token_rejected"_s;
        return refused(refusal);
    }
    refusal.user = token->user;
    refusal.role = role->name;
    if (account.isLocked(token->user)) {
        refusal.detail = u"temporary_locked"_s;
        return refused(refusal);
    }
    if (const auto fault = signInFault(account, SignInKind::Token, role->id)) {
        refusal.detail = fault->detail;
        refusal.countsTowardsLock = fault->countsTowardsLock;
        return refused(refusal);
    }
    refusal.detail = proofRefusal(account, request, header, *application, *token);
    refusal.countsTowardsLock = !refusal.detail.isEmpty();
    if (refusal.detail.isEmpty())
        refusal.detail = accessRefusal(account, *role, "ADMI_LOGIN_OAUTH", service);
    if (refusal.detail == "EntityOrRoleDisabled"_L1)
        refusal.detail = u"permission_denied"_s; // the word of token-based authentication
    if (!refusal.detail.isEmpty())
        return refused(refusal);
    return {
        Identity{role->id, entityOf(token->user), application->id, account.permissionsMet(*role)},
        refusal};
}

QString expired(const SimulatedAccount::Private &account)
{
    if (account.fault == Fault::ExpiredTokens)
        ++account.faultsServed;
    return u"AccessTokenExpired"_s;
}

Outcome checkBearer(SimulatedAccount::Private &account, Service service, const QByteArray &text)
{
    if (text.isEmpty())
        return refused({u"InvalidTokenType"_s, {}, {}, {}, false, true});
    const auto bearer = account.bearers.constFind(text);
    if (bearer == account.bearers.cend())
        return refused({u"TokenRejected"_s, {}, {}, {}});
    const SimulatedMapping *mapping = account.mapping(bearer->mapping);
    const SimulatedIntegration *application
        = mapping ? account.integration(mapping->integration) : nullptr;
    const SimulatedRole *role = mapping ? account.role(mapping->role) : nullptr;
    if (!mapping || !application || !role)
        return refused({u"TokenRejected"_s, {}, {}, {}});
    Refusal refusal{{}, mapping->entity, role->name, application->name};
    if (const auto fault = signInFault(account, SignInKind::Bearer, role->id))
        refusal.detail = fault->detail;
    else if (bearer->expires <= account.now())
        refusal.detail = expired(account);
    else if (!account.isOn("OAUTH2"))
        refusal.detail = u"FeatureDisabled"_s;
    else if (mapping->revoked)
        refusal.detail = u"TokenBlocked"_s;
    else if (!application->enabled)
        refusal.detail = u"IntegrationBlocked"_s;
    else if (application->generation != bearer->integrationGeneration)
        refusal.detail = u"ClientIdMismatch"_s;
    else if (!bearer->scopes.contains(serviceScope(service)))
        refusal.detail = u"ScopeMismatched"_s;
    else
        refusal.detail = accessRefusal(account, *role, "ADMI_LOGIN_OAUTH2", service);
    if (!refusal.detail.isEmpty())
        return refused(refusal);
    return {Identity{role->id, entityOf(mapping->entity), application->id,
                     account.permissionsMet(*role)},
            refusal};
}

WireAnswer refusalAnswer(const SimulatedAccount::Private &account, const Refusal &refusal,
                         bool bearer, Service service)
{
    const QByteArray realm = account.id.realm().toLatin1();
    const QByteArray malformedText
        = "The request could not be understood by the server due to malformed syntax.";
    WireAnswer answer;
    if (service == Service::Restlet) {
        answer = jsonAnswer(
            R"({"error":{"code":"INVALID_LOGIN_ATTEMPT","message":"Invalid login attempt."}})");
        answer.status = refusal.malformed ? 400 : 401;
    } else if (refusal.malformed) {
        answer = apiRefusal(400, "INVALID_REQUEST", malformedText);
    } else {
        answer = apiRefusal(401, "INVALID_LOGIN",
                            "Invalid login attempt. For more details, see the Login Audit Trail in "
                            "the NetSuite UI at Setup > Users/Roles > User Management > View Login "
                            "Audit Trail.");
    }
    const QByteArray code = refusal.malformed ? "invalid_request"
        : bearer                              ? "invalid_token"
                                              : "token_rejected";
    answer.headers.append(
        {"WWW-Authenticate",
         (bearer ? "Bearer" : "OAuth") + QByteArray(" realm=\"") + realm + "\", error=\"" + code
             + "\", error_description=\""
             + (refusal.malformed ? malformedText : QByteArray("Invalid login attempt.")) + '"'});
    return answer;
}

} // namespace

bool Identity::may(const char *permission, int level) const
{
    return *permission == '\0' || permissions.value(QString::fromLatin1(permission)) >= level;
}

SignIn signIn(SimulatedAccount::Private &account, const WireRequest &request, Service service)
{
    const QByteArray header = request.header("authorization");
    const bool bearer = header.left(6).toLower() == "bearer";
    const std::lock_guard<std::mutex> lock(account.mutex);
    Outcome outcome;
    if (bearer) {
        outcome = checkBearer(account, service, header.mid(6).trimmed());
    } else if (const std::optional<OAuth1Header> read = readOAuth1Header(header)) {
        outcome = checkToken(account, request, service, *read);
    } else {
        outcome = refused({u"MissingTokenPassportRequiredFields"_s, {}, {}, {}});
    }
    const Refusal &facts = outcome.refusal;
    if (outcome.identity) {
        account.failures.remove(facts.user);
        account.note(true, bearer ? u"OAuth 2.0"_s : u"Token-based Authentication"_s, facts.user,
                     facts.role, facts.application);
        return {outcome.identity, {}};
    }
    if (facts.countsTowardsLock)
        account.countFailure(facts.user);
    account.note(false, facts.detail, facts.user, facts.role, facts.application);
    return {std::nullopt, refusalAnswer(account, facts, bearer, service)};
}

} // namespace suitescope
