// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/auth/authorizer.h"
#include "lib/rest/transport.h"

#include <QObject>

namespace suitescope {

/*! The one client for all signed calls to one account: asks the Authorizer for each request's
   header, signs every retry anew, gets a new access token once when the server says 401 and the
   token was an old one. Sends only to this account's own hosts (NotAllowed otherwise). Main thread
   only. */
class RestClient : public QObject
{
    Q_OBJECT

public:
    RestClient(Transport &transport, ServiceUrls urls, Credentials credentials, Clock clock,
               QObject *parent = nullptr);
    ~RestClient() override;

    [[nodiscard]] QFuture<Result<Response>> send(const Request &request);

    [[nodiscard]] const ServiceUrls &urls() const { return m_urls; }
    [[nodiscard]] Authorizer &authorizer() { return m_authorizer; }
    [[nodiscard]] Transport &transport() { return m_transport; }

    /*! How often the server refused a sign-in (401 or a refused token request) since this object
     * was made. */
    [[nodiscard]] int refusedSignIns() const { return m_refused; }

signals:
    void signInRefused();

private:
    class Call;

    [[nodiscard]] QFuture<Result<QByteArray>> postForm(const QUrl &endpoint, const Secret &form);
    void countRefusal();

    Transport &m_transport; // outlives this
    ServiceUrls m_urls;
    Authorizer m_authorizer;
    QFuture<Result<Response>> m_signingIn; // the latest token request
    int m_refused = 0;
};

} // namespace suitescope
