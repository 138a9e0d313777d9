// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"
#include "lib/crypto/digest.h"
#include "lib/simulator/routes.h"
#include "lib/simulator/simulatedaccount.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace suitescope {

/*! What a client of the simulated account knows, and how it signs: written here once more, so that
   neither the program's signer nor the simulator's reader is tested against itself. */
struct TokenSigner
{
    QString realm = QStringLiteral("DEMO");
    QString consumerKey;
    QString consumerSecret;
    QString token;
    QString tokenSecret;
    QByteArray nonce; // made when empty
    qint64 timestamp = 0; // now when 0
    QByteArray method = "HMAC-SHA256";
    QByteArray version = "1.0";
    bool signsQuery = true;

    [[nodiscard]] static QByteArray encoded(const QString &text)
    {
        return QUrl::toPercentEncoding(text);
    }

    [[nodiscard]] QByteArray header(const QByteArray &httpMethod, const QByteArray &origin,
                                    const QByteArray &path, const QByteArray &query) const
    {
        const QByteArray once = nonce.isEmpty() ? randomBytes(10).toHex() : nonce;
        const QByteArray when
            = QByteArray::number(timestamp != 0 ? timestamp : QDateTime::currentSecsSinceEpoch());
        QList<QPair<QByteArray, QByteArray>> all{{"oauth_consumer_key", encoded(consumerKey)},
                                                 {"oauth_nonce", once},
                                                 {"oauth_signature_method", method},
                                                 {"oauth_timestamp", when},
                                                 {"oauth_token", encoded(token)}};
        if (!version.isEmpty())
            all.append({"oauth_version", version});
        const auto own = all;
        if (signsQuery) {
            for (const QByteArray &part : query.split('&')) {
                if (part.isEmpty())
                    continue;
                const qsizetype equals = part.indexOf('=');
                all.append({encoded(QUrl::fromPercentEncoding(part.left(equals))),
                            encoded(QUrl::fromPercentEncoding(part.mid(equals + 1)))});
            }
        }
        std::sort(all.begin(), all.end());
        QByteArray joined;
        for (const auto &[name, value] : all)
            joined += (joined.isEmpty() ? "" : "&") + name + '=' + value;
        const QByteArray base = httpMethod + '&' + (origin + path).toPercentEncoding() + '&'
            + joined.toPercentEncoding();
        const QByteArray key = encoded(consumerSecret) + '&' + encoded(tokenSecret);
        const QByteArray signature
            = hmacSha256(Secret(QByteArrayView(key)), base).toBase64().toPercentEncoding();
        QByteArray header = "OAuth realm=\"" + realm.toLatin1() + '"';
        for (const auto &[name, value] : own)
            header += ", " + name + "=\"" + value + '"';
        return header + ", oauth_signature=\"" + signature + '"';
    }
};

/*! An account with everything ticked for one token, asked without a network between. */
class AskedAccount
{
public:
    explicit AskedAccount(std::function<QDateTime()> clock = {})
        : account(*AccountId::parse(QStringLiteral("DEMO")), std::move(clock))
    {
        account.setDataSize(300, 600);
        for (const QString &feature :
             {QStringLiteral("RESTWEBSERVICES"), QStringLiteral("TBA"), QStringLiteral("OAUTH2"),
              QStringLiteral("SUITEANALYTICSWORKBOOK")})
            account.setFeature(feature, true);
        role = account.addRole(QStringLiteral("Integration"));
        for (const SimulatedAccount::Permission &one : SimulatedAccount::permissions())
            account.setPermission(role, one.key, one.levels.constLast());
        SimulatedIntegration wanted;
        wanted.name = QStringLiteral("Client");
        wanted.clientCredentials = true;
        wanted.scopes = {QStringLiteral("rest_webservices")};
        const ShownOnce application = account.addIntegration(wanted, &integration);
        const ShownOnce shown
            = account.addToken(integration, role, account.users().constFirst(), &token);
        signer.consumerKey = application.first;
        signer.consumerSecret = application.second;
        signer.token = shown.first;
        signer.tokenSecret = shown.second;
    }

    [[nodiscard]] WireRequest request(const QByteArray &method, const QByteArray &target,
                                      const QByteArray &body = {}) const
    {
        WireRequest request;
        request.method = method;
        request.host = "127.0.0.1:4711";
        const qsizetype mark = target.indexOf('?');
        request.path = mark < 0 ? target : target.left(mark);
        request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
        request.body = body;
        request.headers.insert("host", request.host);
        return request;
    }

    WireAnswer send(WireRequest request)
    {
        if (!request.headers.contains("authorization")) {
            request.headers.insert(
                "authorization",
                signer.header(request.method, request.origin(), request.path, request.query));
        }
        return answer(account.internals(), request);
    }

    WireAnswer get(const QByteArray &target, const QByteArray &accept = {})
    {
        WireRequest asked = request("GET", target);
        if (!accept.isEmpty())
            asked.headers.insert("accept", accept);
        return send(asked);
    }

    WireAnswer query(const QString &statement, const QByteArray &page = {},
                     const QJsonArray &parameters = {})
    {
        QJsonObject body{{QStringLiteral("q"), statement}};
        if (!parameters.isEmpty())
            body.insert(QStringLiteral("params"), parameters);
        WireRequest asked = request("POST", "/services/rest/query/v1/suiteql" + page,
                                    QJsonDocument(body).toJson(QJsonDocument::Compact));
        asked.headers.insert("prefer", "transient");
        return send(asked);
    }

    [[nodiscard]] static QJsonObject json(const WireAnswer &answer)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object();
    }

    [[nodiscard]] static QJsonObject firstError(const WireAnswer &answer)
    {
        return json(answer)[QLatin1String("o:errorDetails")].toArray().first().toObject();
    }

    [[nodiscard]] static QByteArray header(const WireAnswer &answer, const QByteArray &name)
    {
        for (const auto &[key, value] : answer.headers) {
            if (key == name)
                return value;
        }
        return {};
    }

    [[nodiscard]] QString lastDetail() const
    {
        const QList<SimulatedLogin> trail = account.loginAuditTrail();
        return trail.isEmpty() ? QString() : trail.constFirst().detail;
    }

    SimulatedAccount account;
    int role = 0;
    int integration = 0;
    int token = 0;
    TokenSigner signer;
};

} // namespace suitescope
