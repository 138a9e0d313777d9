// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/auth/authorizer.h"

#include "lib/base/async.h"
#include "lib/base/log.h"

#include <QPromise>
#include <QUuid>

#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::chrono::seconds margin{300}; // a token is renewed this long before it ends
constexpr std::chrono::seconds youth{60}; // a replacement refused within it is not too old

Secret bearer(const Secret &token)
{
    QByteArray value = "Bearer ";
    value += token.view();
    Secret header{QByteArrayView(value)};
    value.fill('\0');
    return header;
}

QString randomJti()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

struct Authorizer::Private
{
    Credentials credentials;
    QUrl tokenEndpoint;
    TokenExchange exchange;
    Clock clock;
    JtiSource jti = randomJti;
    std::chrono::seconds offset{0};

    std::optional<AccessToken> token;
    QDateTime renewWhen; // from then on the token is not used any more
    QDateTime obtained;
    bool replacesRefused = false; // the last token dropped had been refused
    Secret hopeless; // the header of a replacement that was refused too
    bool renewing = false;
    bool outdated = false; // what is being asked for belongs to credentials that were replaced
    std::vector<QPromise<Result<AccessToken>>> waiters;

    [[nodiscard]] QDateTime serverNow() const { return clock().addSecs(qint64(offset.count())); }
    [[nodiscard]] bool hasFreshToken() const { return token && clock() < renewWhen; }
    void keep(const AccessToken &fresh);
    void answer(const Result<AccessToken> &outcome);
};

void Authorizer::Private::keep(const AccessToken &fresh)
{
    token = fresh;
    obtained = clock();
    // A lifetime shorter than the margin would otherwise mean a new token for each request.
    const qint64 seconds = obtained.secsTo(fresh.expires);
    renewWhen = fresh.expires.addSecs(-qMin(qint64(margin.count()), seconds / 2));
}

void Authorizer::Private::answer(const Result<AccessToken> &outcome)
{
    renewing = false;
    const bool old = std::exchange(outdated, false);
    if (outcome && !old)
        keep(*outcome);
    // The list is taken first: whoever is answered may ask again at once.
    std::vector<QPromise<Result<AccessToken>>> answered = std::exchange(waiters, {});
    for (QPromise<Result<AccessToken>> &waiter : answered) {
        waiter.addResult(outcome);
        waiter.finish();
    }
}

Authorizer::Authorizer(Credentials credentials, QUrl tokenEndpoint, TokenExchange exchange,
                       Clock clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->credentials = std::move(credentials);
    d->tokenEndpoint = std::move(tokenEndpoint);
    d->exchange = std::move(exchange);
    d->clock = std::move(clock);
}

Authorizer::~Authorizer() = default;

QFuture<Result<Secret>> Authorizer::authorize(const QByteArray &method, const QUrl &url)
{
    if (const auto *tba = std::get_if<TbaCredentials>(&d->credentials)) {
        const OAuth1Signer signer(*tba);
        return finished<Secret>(
            signer.header(method, url, OAuth1Signer::freshStamp(d->serverNow())));
    }
    if (d->hasFreshToken())
        return finished<Secret>(bearer(d->token->token));

    return signIn().then([](const Result<AccessToken> &token) {
        return token.map([](const AccessToken &fresh) { return bearer(fresh.token); });
    });
}

bool Authorizer::forget(const Secret &refusedHeader)
{
    if (!usesTokens())
        return false;
    if (!d->token || !(bearer(d->token->token) == refusedHeader))
        return !(refusedHeader == d->hopeless); // another request was refused earlier

    const bool isReplacement
        = d->replacesRefused && d->obtained.secsTo(d->clock()) < qint64(youth.count());
    if (isReplacement)
        d->hopeless = refusedHeader;
    d->replacesRefused = true;
    d->token.reset();
    return !isReplacement;
}

QFuture<Result<AccessToken>> Authorizer::signIn()
{
    const auto *m2m = std::get_if<M2mCredentials>(&d->credentials);
    if (!m2m)
        return finished<AccessToken>(
            failure(ErrorKind::NotAllowed, u"Token-Based Authentication has no sign-in"_s));

    Result<Secret> assertion;
    if (!d->renewing) {
        assertion = ClientAssertion::make(*m2m, d->tokenEndpoint, d->serverNow(), d->jti());
        if (!assertion)
            return finished<AccessToken>(failure(assertion.error()));
    }

    QPromise<Result<AccessToken>> waiter;
    waiter.start();
    QFuture<Result<AccessToken>> future = waiter.future();
    d->waiters.push_back(std::move(waiter));
    if (std::exchange(d->renewing, true))
        return future;

    qCDebug(lcAuth) << "asking for an access token";
    const QFuture<Result<QByteArray>> answer
        = d->exchange(d->tokenEndpoint, ClientAssertion::tokenRequestBody(*assertion));
    whenDone(this, answer, [this](const Result<QByteArray> &json) {
        d->answer(json.and_then(
            [this](const QByteArray &text) { return parseTokenAnswer(text, d->clock()); }));
    });
    return future;
}

bool Authorizer::usesTokens() const
{
    return std::holds_alternative<M2mCredentials>(d->credentials);
}

std::optional<AccessToken> Authorizer::currentToken() const
{
    return d->token;
}

const Credentials &Authorizer::credentials() const
{
    return d->credentials;
}

void Authorizer::setCredentials(Credentials credentials)
{
    d->credentials = std::move(credentials);
    d->token.reset();
    d->replacesRefused = false;
    d->outdated = d->renewing;
}

void Authorizer::setClockOffset(std::chrono::seconds offset)
{
    d->offset = offset;
}

void Authorizer::setJtiSource(JtiSource source)
{
    d->jti = std::move(source);
}

} // namespace suitescope
