// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "lib/crypto/digest.h"
#include "lib/simulator/faults.h"
#include "lib/simulator/jsontext.h"
#include "lib/simulator/signin.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 longestAssertion = 60 * 60;
constexpr qint64 clockTolerance = 5 * 60;
constexpr int bearerSeconds = 3600;

/*! The endpoint's error and what the audit trail says about it. */
struct TokenRefusal
{
    QByteArray error;
    QString detail;
    QString user;
    QString role;
    QString application;
    bool countsTowardsLock = false;
};

struct Assertion
{
    QJsonObject header;
    QJsonObject claims;
    QByteArray signedPart;
    QByteArray signature;
};

std::optional<Assertion> readAssertion(const QByteArray &jwt)
{
    const QByteArrayList parts = jwt.split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto header = base64UrlDecoded(parts[0]);
    const auto claims = base64UrlDecoded(parts[1]);
    const auto signature = base64UrlDecoded(parts[2]);
    if (!header || !claims || !signature)
        return std::nullopt;
    const Assertion read{QJsonDocument::fromJson(*header).object(),
                         QJsonDocument::fromJson(*claims).object(), parts[0] + '.' + parts[1],
                         *signature};
    if (read.header.isEmpty() || read.claims.isEmpty())
        return std::nullopt;
    return read;
}

/*! One name, several in a text, or an array: all three were seen. */
QSet<QString> scopesOf(const QJsonValue &claim)
{
    QSet<QString> scopes;
    if (claim.isArray()) {
        for (const QJsonValue &one : claim.toArray())
            scopes.insert(one.toString());
    } else {
        static const QRegularExpression between(u"[,\\s]+"_s);
        for (const QString &one : claim.toString().split(between, Qt::SkipEmptyParts))
            scopes.insert(one);
    }
    return scopes;
}

std::optional<TokenRefusal> formRefusal(const WireRequest &request, const WirePairs &form)
{
    const auto count = [&form](const char *name) {
        return std::count_if(form.cbegin(), form.cend(),
                             [name](const auto &pair) { return pair.first == name; });
    };
    const auto value = [&form](const char *name) {
        const auto found = std::find_if(form.cbegin(), form.cend(),
                                        [name](const auto &pair) { return pair.first == name; });
        return found == form.cend() ? QByteArray() : found->second;
    };
    if (!request.header("content-type").toLower().startsWith("application/x-www-form-urlencoded"))
        return TokenRefusal{"invalid_request", u"MissingKey"_s, {}, {}, {}};
    if (count("grant_type") != 1)
        return TokenRefusal{"invalid_request", u"MissingKey"_s, {}, {}, {}};
    if (value("grant_type") != "client_credentials")
        return TokenRefusal{
            "unsupported_grant_type", u"AuthorizationCodeGrantRequired"_s, {}, {}, {}};
    if (count("client_assertion") != 1 || count("client_assertion_type") != 1
        || value("client_assertion_type")
            != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        return TokenRefusal{"invalid_request", u"InvalidTokenType"_s, {}, {}, {}};
    return std::nullopt;
}

std::optional<TokenRefusal> timeRefusal(const SimulatedAccount::Private &account,
                                        const QJsonObject &claims)
{
    const qint64 now = account.now().toSecsSinceEpoch();
    const QJsonValue issued = claims["iat"_L1];
    const QJsonValue expires = claims["exp"_L1];
    if (!issued.isDouble() || !expires.isDouble())
        return TokenRefusal{"invalid_request", u"TokenNotAcceptable"_s, {}, {}, {}};
    const auto from = qint64(issued.toDouble());
    const auto until = qint64(expires.toDouble());
    if (until - from > longestAssertion)
        return TokenRefusal{"invalid_grant", u"TokenValidityTooBroad"_s, {}, {}, {}};
    if (until <= now || until <= from)
        return TokenRefusal{"invalid_grant", u"TokenExpired"_s, {}, {}, {}};
    if (from > now + clockTolerance)
        return TokenRefusal{"invalid_request", u"TokenNotAcceptable"_s, {}, {}, {}};
    return std::nullopt;
}

std::optional<TokenRefusal> scopeRefusal(const SimulatedIntegration &application,
                                         const QSet<QString> &scopes)
{
    static const QSet<QString> known{u"rest_webservices"_s, u"restlets"_s, u"suite_analytics"_s,
                                     u"mcp"_s};
    if (scopes.isEmpty() || !known.contains(scopes)
        || (scopes.contains(u"mcp"_s) && scopes.size() > 1))
        return TokenRefusal{"invalid_scope", u"InvalidScope"_s, {}, {}, {}};
    if (!application.scopes.contains(scopes))
        return TokenRefusal{"invalid_scope", u"ScopeMismatched"_s, {}, {}, {}};
    return std::nullopt;
}

/*! Everything about the one who signs; \a proven becomes the mapping when all is well. */
class TokenCheck
{
public:
    TokenCheck(SimulatedAccount::Private &account, const WireRequest &request,
               const Assertion &assertion)
        : m_account(account), m_request(request), m_assertion(assertion)
    {
    }

    std::optional<TokenRefusal> run();
    [[nodiscard]] const SimulatedMapping &mapping() const { return *m_mapping; }
    [[nodiscard]] const SimulatedIntegration &application() const { return *m_application; }
    [[nodiscard]] QString roleName() const { return m_role ? m_role->name : QString(); }

private:
    std::optional<TokenRefusal> checkSigner();
    std::optional<TokenRefusal> checkSignature();
    std::optional<TokenRefusal> checkAccess();
    TokenRefusal refusal(const char *error, const QString &detail, bool counts = false) const;

    SimulatedAccount::Private &m_account;
    const WireRequest &m_request;
    const Assertion &m_assertion;
    const SimulatedMapping *m_mapping = nullptr;
    const SimulatedIntegration *m_application = nullptr;
    const SimulatedRole *m_role = nullptr;
};

TokenRefusal TokenCheck::refusal(const char *error, const QString &detail, bool counts) const
{
    return {error,
            detail,
            m_mapping ? m_mapping->entity : QString(),
            roleName(),
            m_application ? m_application->name : QString(),
            counts};
}

std::optional<TokenRefusal> TokenCheck::checkSigner()
{
    const QJsonObject &header = m_assertion.header;
    const QJsonValue typ = header["typ"_L1];
    if (!typ.isUndefined() && typ.toString().compare("JWT"_L1, Qt::CaseInsensitive) != 0)
        return refusal("invalid_request", u"InvalidTokenType"_s);
    if (!signingAlgorithm(header["alg"_L1].toString()))
        return refusal("invalid_request", u"UnsupportedAlgo"_s);
    const QString kid = header["kid"_L1].toString();
    if (kid.isEmpty())
        return refusal("invalid_request", u"MissingKeyId"_s);
    const QByteArray issuer = m_assertion.claims["iss"_L1].toString().toLatin1();
    for (const SimulatedIntegration &one : std::as_const(m_account.integrations)) {
        if (m_account.consumerKey(one) == issuer)
            m_application = &one;
    }
    if (!m_application)
        return refusal("invalid_client", u"InvalidIntegration"_s);
    if (!m_application->enabled)
        return refusal("invalid_client", u"IntegrationBlocked"_s);
    if (!m_application->clientCredentials)
        return refusal("unsupported_grant_type", u"AuthorizationCodeGrantRequired"_s);
    for (const SimulatedMapping &one : std::as_const(m_account.mappings)) {
        if (one.certificateId == kid)
            m_mapping = &one;
    }
    if (!m_mapping)
        return refusal("invalid_client", u"MissingKey"_s);
    m_role = m_account.role(m_mapping->role);
    if (m_mapping->integration != m_application->id)
        return refusal("invalid_client", u"ClientIdMismatch"_s);
    for (const auto &[name, value] : formPairs(m_request.body)) {
        if (name == "client_id" && value != issuer)
            return refusal("invalid_client", u"ClientIdMismatch"_s);
    }
    return std::nullopt;
}

std::optional<TokenRefusal> TokenCheck::checkSignature()
{
    const auto algorithm = signingAlgorithm(m_assertion.header["alg"_L1].toString());
    const Result<Certificate> certificate = Certificate::read(m_mapping->certificatePem);
    if (!certificate
        || !verifySignature(certificate->publicKeyDer(), *algorithm, m_assertion.signedPart,
                            m_assertion.signature))
        return refusal("invalid_client", u"InvalidSignature"_s, true);
    return std::nullopt;
}

std::optional<TokenRefusal> TokenCheck::checkAccess()
{
    const QJsonValue audience = m_assertion.claims["aud"_L1];
    const QString endpoint = QString::fromLatin1(m_request.origin() + m_request.path);
    const bool addressed = audience.isArray() ? audience.toArray().contains(endpoint)
                                              : audience.toString() == endpoint;
    if (!addressed)
        return refusal("invalid_request", u"TokenNotAcceptable"_s);
    if (auto late = timeRefusal(m_account, m_assertion.claims))
        return refusal(late->error.constData(), late->detail, true);
    if (m_mapping->revoked)
        return refusal("invalid_grant", u"TokenBlocked"_s);
    if (mappingEnds(*m_mapping) <= m_account.now())
        return refusal("invalid_grant", u"TokenExpired"_s);
    if (!m_role || m_role->inactive)
        return refusal("invalid_grant", u"EntityOrRoleDisabled"_s);
    if (m_account.permissionsMet(*m_role).value(u"ADMI_LOGIN_OAUTH2"_s) == 0)
        return refusal("invalid_grant", u"permission_denied"_s);
    if (auto scope = scopeRefusal(*m_application, scopesOf(m_assertion.claims["scope"_L1])))
        return refusal(scope->error.constData(), scope->detail);
    return std::nullopt;
}

std::optional<TokenRefusal> TokenCheck::run()
{
    if (!m_account.isOn("OAUTH2"))
        return refusal("unsupported_grant_type", u"FeatureDisabled"_s);
    if (auto refused = checkSigner())
        return refused;
    if (m_account.isLocked(m_mapping->entity))
        return refusal("invalid_grant", u"temporary_locked"_s);
    if (const auto fault = signInFault(m_account, SignInKind::Assertion, m_mapping->role))
        return refusal(fault->error.constData(), fault->detail, fault->countsTowardsLock);
    if (auto refused = checkSignature())
        return refused;
    return checkAccess();
}

QByteArray bearerText(SimulatedAccount::Private &account, const TokenCheck &check,
                      const BearerToken &bearer)
{
    const QByteArray when = bearer.issued.toString(u"yyyy-MM-dd_hh-mm-ss"_s).toLatin1();
    const QByteArray company = account.id.toString().toLatin1();
    JsonText header;
    header.object().key("kid").text("c." + company + "." + when).key("typ").text("JWT");
    header.key("alg").text("RS256").end();
    QStringList scopes(bearer.scopes.cbegin(), bearer.scopes.cend());
    scopes.sort();
    JsonText claims;
    claims.object().key("sub").text(QByteArray::number(check.mapping().role) + ';'
                                    + QByteArray::number(entityOf(check.mapping().entity)));
    claims.key("aud").array().text(QUuid::createUuid().toByteArray(QUuid::WithoutBraces).toUpper()
                                   + ';' + company);
    claims.text(account.consumerKey(check.application())).end().key("scope").array();
    for (const QString &scope : std::as_const(scopes))
        claims.text(scope);
    const qint64 issued = bearer.issued.toSecsSinceEpoch();
    claims.end().key("iss").text("https://system.netsuite.com").key("oit").integer(issued);
    claims.key("exp").integer(bearer.expires.toSecsSinceEpoch()).key("iat").integer(issued);
    claims.key("jti").text(company + ".a-a." + QByteArray::number(account.nextBearer++)).end();
    // Nobody can check it: NetSuite's own key signs there, and this text is only looked up again.
    return base64Url(header.take()) + '.' + base64Url(claims.take()) + '.'
        + base64Url(randomBytes(256));
}

int lifetimeOfBearer(SimulatedAccount::Private &account)
{
    if (account.fault != Fault::ShortTokens || account.faultParameter <= 0)
        return bearerSeconds;
    ++account.faultsServed;
    return account.faultParameter;
}

QSet<QString> grantedScopes(SimulatedAccount::Private &account, int role, QSet<QString> asked)
{
    if (account.fault != Fault::ScopeNotGranted || role == administratorRole
        || !asked.remove(u"rest_webservices"_s))
        return asked;
    ++account.faultsServed;
    return asked.isEmpty() ? QSet<QString>{u"restlets"_s} : asked;
}

WireAnswer refusalAnswer(const SimulatedAccount::Private &account, const QByteArray &error)
{
    WireAnswer answer = jsonAnswer("{\"error\":\"" + error.toStdString() + "\"}");
    answer.status = error == "invalid_client" ? 401 : 400;
    if (answer.status == 401) {
        answer.headers.append(
            {"WWW-Authenticate", "Basic realm=\"" + account.id.realm().toLatin1() + '"'});
    }
    return answer;
}

} // namespace

WireAnswer answerTokenRequest(SimulatedAccount::Private &account, const WireRequest &request)
{
    if (request.method != "POST") {
        WireAnswer answer = jsonAnswer(R"({"error":"invalid_request"})");
        answer.status = 405;
        return answer;
    }
    const std::lock_guard<std::mutex> lock(account.mutex);
    const auto refuse = [&account](const TokenRefusal &refusal) {
        if (refusal.countsTowardsLock)
            account.countFailure(refusal.user);
        account.note(false, refusal.detail, refusal.user, refusal.role, refusal.application);
        return refusalAnswer(account, refusal.error);
    };
    const WirePairs form = formPairs(request.body);
    if (const auto refused = formRefusal(request, form))
        return refuse(*refused);
    const auto field = std::find_if(form.cbegin(), form.cend(), [](const auto &pair) {
        return pair.first == "client_assertion";
    });
    const std::optional<Assertion> assertion = readAssertion(field->second);
    if (!assertion)
        return refuse({"invalid_request", u"TokenRejected"_s, {}, {}, {}});
    TokenCheck check(account, request, *assertion);
    if (const auto refused = check.run())
        return refuse(*refused);

    const int lifetime = lifetimeOfBearer(account);
    BearerToken bearer;
    bearer.mapping = check.mapping().id;
    bearer.scopes
        = grantedScopes(account, check.mapping().role, scopesOf(assertion->claims["scope"_L1]));
    bearer.integrationGeneration = check.application().generation;
    bearer.issued = account.now();
    bearer.expires = bearer.issued.addSecs(lifetime);
    const QByteArray text = bearerText(account, check, bearer);
    account.bearers.removeIf(
        [now = bearer.issued](const auto &old) { return old.value().expires < now.addDays(-1); });
    account.bearers.insert(text, bearer);
    account.failures.remove(check.mapping().entity);
    account.note(true, u"OAuth 2.0"_s, check.mapping().entity, check.roleName(),
                 check.application().name);
    JsonText json;
    json.object().key("access_token").text(text).key("expires_in").integer(lifetime);
    json.key("token_type").text("Bearer").end();
    return jsonAnswer(json.take());
}

} // namespace suitescope
