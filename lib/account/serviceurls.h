// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/accountid.h"

#include <QUrl>

namespace suitescope {

/*! Every address the program talks to, derived from the account ID or from one override
   (data-center URL, proxy, simulator). HTTPS only; plain HTTP for loopback addresses alone. Source:
   fact sheet 1.3, 3.1, 3.5, 4.1, 5.1. */
class ServiceUrls
{
public:
    ServiceUrls() = default;
    explicit ServiceUrls(const AccountId &account); // the derived hosts

    /*! All services under \a base, for example http://127.0.0.1:4711 or
     * https://1234567.suitetalk.api.netsuite.com. */
    [[nodiscard]] static Result<ServiceUrls> overridden(const AccountId &account, const QUrl &base);

    [[nodiscard]] bool isOverridden() const { return m_overridden; }
    [[nodiscard]] AccountId account() const { return m_account; }

    [[nodiscard]] QUrl suiteTalk() const { return m_suiteTalk; } // host roots, no path
    [[nodiscard]] QUrl restlets() const { return m_restlets; }
    [[nodiscard]] QUrl app() const { return m_app; }

    [[nodiscard]] QUrl dataCenterUrls()
        const; // https://rest.netsuite.com/rest/datacenterurls?account=…
    [[nodiscard]] QUrl token() const; // OAuth 2.0 token endpoint, also the assertion's `aud`
    [[nodiscard]] QUrl serverTime() const;
    [[nodiscard]] QUrl governanceLimits() const;
    [[nodiscard]] QUrl metadataCatalog() const; // …/record/v1/metadata-catalog
    [[nodiscard]] QUrl metadataCatalog(const QString &type) const;
    [[nodiscard]] QUrl record(const QString &type) const; // …/record/v1/{type}
    [[nodiscard]] QUrl record(const QString &type, const QString &id) const;
    [[nodiscard]] QUrl suiteQl(int limit, int offset) const;
    /*! The certificates of an integration, on the restlets host; empty for what is no client ID. */
    [[nodiscard]] QUrl certificates(const QString &clientId) const;
    [[nodiscard]] QUrl revokeCertificate(const QString &clientId,
                                         const QString &certificateId) const;

    /*! Resolves an address from an answer (`links.href`, `$ref`); InvalidInput unless it is on one
       of this account's own hosts, since the request that follows carries credentials. */
    [[nodiscard]] Result<QUrl> own(const QString &href) const;

    friend bool operator==(const ServiceUrls &, const ServiceUrls &) = default;

private:
    AccountId m_account;
    QUrl m_suiteTalk;
    QUrl m_restlets;
    QUrl m_app;
    QUrl m_discovery;
    bool m_overridden = false;
};

} // namespace suitescope
