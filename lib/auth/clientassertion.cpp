// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/auth/clientassertion.h"

#include "lib/crypto/digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 usualSeconds = 3600; // what NetSuite states; used when an answer states nothing
constexpr qint64 mostSeconds = 24 * 3600;

QByteArray part(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

// The claims of a JWT, unverified: only for display. Empty when it is none.
QJsonObject claimsOf(const QByteArray &jwt)
{
    const QList<QByteArray> parts = jwt.split('.');
    if (parts.size() != 3)
        return {};
    const auto decoded = QByteArray::fromBase64Encoding(
        parts.at(1), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    return QJsonDocument::fromJson(*decoded).object();
}

QStringList scopesOf(const QJsonValue &value)
{
    QStringList scopes;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            scopes += item.toString();
    } else {
        QString text = value.toString();
        scopes = text.replace(u',', u' ').split(u' ');
    }
    scopes.removeAll(QString());
    return scopes;
}

qint64 lifetimeOf(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    double seconds = value.toDouble();
    if (value.isString())
        seconds = value.toString().trimmed().toDouble(&isNumber);
    if (!isNumber || !(seconds > 0))
        return usualSeconds;
    return qint64(qMin(seconds, double(mostSeconds)));
}

} // namespace

Result<Secret> ClientAssertion::make(const M2mCredentials &credentials, const QUrl &audience,
                                     const QDateTime &now, const QString &jti)
{
    if (credentials.key.isNull())
        return failure(ErrorKind::CryptoFault, u"no private key"_s);

    const qint64 issued = now.toSecsSinceEpoch();
    const QJsonObject header{
        {u"typ"_s, u"JWT"_s},
        {u"alg"_s, joseName(credentials.algorithm)},
        {u"kid"_s, credentials.certificateId},
    };
    const QJsonObject claims{
        {u"iss"_s, credentials.clientId},
        {u"scope"_s, QJsonArray::fromStringList(credentials.scopes)},
        {u"aud"_s, audience.toString(QUrl::FullyEncoded)},
        {u"iat"_s, issued},
        {u"exp"_s, issued + qint64(lifetime.count())},
        {u"jti"_s, jti},
    };
    const QByteArray message = part(header) + '.' + part(claims);
    return credentials.key.sign(credentials.algorithm, message)
        .map([&message](const QByteArray &signature) {
            return Secret(QByteArrayView(message + '.' + base64Url(signature)));
        });
}

Secret ClientAssertion::tokenRequestBody(const Secret &assertion)
{
    QByteArray form = "grant_type=client_credentials"
                      "&client_assertion_type="
                      "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                      "&client_assertion=";
    form += assertion.view(); // base64url and dots: nothing to encode
    Secret body{QByteArrayView(form)};
    form.fill('\0');
    return body;
}

Result<AccessToken> parseTokenAnswer(const QByteArray &json, const QDateTime &now)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failure(ErrorKind::BadReply, u"the token answer is no JSON object"_s);

    const QJsonObject answer = document.object();
    const QString text = answer.value("access_token"_L1).toString();
    if (text.isEmpty())
        return failure(ErrorKind::BadReply, u"the token answer has no access_token"_s);
    const QString type = answer.value("token_type"_L1).toString();
    if (!type.isEmpty() && type.compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        return failure(ErrorKind::BadReply, u"the token_type is not Bearer"_s);
    for (const QChar c : text) {
        if (c.unicode() <= 0x20 || c.unicode() >= 0x7f) // would break out of the header
            return failure(ErrorKind::BadReply, u"the access_token has an impossible character"_s);
    }

    AccessToken token;
    token.token = Secret(text);
    token.expires = now.toUTC().addSecs(lifetimeOf(answer.value("expires_in"_L1)));

    const QJsonObject claims = claimsOf(text.toLatin1());
    const QStringList subject = claims.value("sub"_L1).toString().split(u';');
    if (subject.size() == 2) {
        token.roleId = subject.at(0).trimmed();
        token.entityId = subject.at(1).trimmed();
    }
    token.scopes = scopesOf(claims.value("scope"_L1));
    if (token.scopes.isEmpty())
        token.scopes = scopesOf(answer.value("scope"_L1));
    return token;
}

} // namespace suitescope
