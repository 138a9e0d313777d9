// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/clientassertion.h"
#include "lib/auth/oauth1signer.h"
#include "lib/base/clock.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace suitescope {

/*! Turns credentials into an Authorization header for each request. For OAuth 2.0 it keeps the
   access token, renews it five minutes before it ends, and makes one renewal for however many
   requests wait. Main thread only. */
class Authorizer : public QObject
{
    Q_OBJECT

public:
    /*! Posts the form body to the token endpoint and answers with the JSON of a 200; lib/rest
     * provides it. */
    using TokenExchange
        = std::function<QFuture<Result<QByteArray>>(const QUrl &endpoint, const Secret &form)>;
    using JtiSource = std::function<QString()>;

    Authorizer(Credentials credentials, QUrl tokenEndpoint, TokenExchange exchange, Clock clock,
               QObject *parent = nullptr);
    ~Authorizer() override;

    /*! The value of the Authorization header for this one request. */
    [[nodiscard]] QFuture<Result<Secret>> authorize(const QByteArray &method, const QUrl &url);

    /*! Drops the access token when it is still the one in \a refusedHeader, so that the next
       authorize() asks for a new one. Answers whether trying again makes sense: never for TBA; for
       OAuth 2.0 not when that token had only just replaced a refused one, since then it is not the
       token's age. */
    bool forget(const Secret &refusedHeader);

    /*! Asks for a token now (OAuth 2.0), whatever is kept; for the doctor. NotAllowed for TBA. */
    [[nodiscard]] QFuture<Result<AccessToken>> signIn();

    [[nodiscard]] bool usesTokens() const;
    [[nodiscard]] std::optional<AccessToken> currentToken() const;
    [[nodiscard]] const Credentials &credentials() const;
    /*! Signs in with these from the next request on; a token of the old ones is dropped. */
    void setCredentials(Credentials credentials);
    /*! Added to our clock for timestamps and claims, from a measured difference; zero at first. */
    void setClockOffset(std::chrono::seconds offset);
    /*! Where assertions get their unique IDs from; random UUIDs at first. */
    void setJtiSource(JtiSource source);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
