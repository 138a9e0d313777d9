// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/account/serviceurls.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr auto suiteTalkDomain = ".suitetalk.api.netsuite.com"_L1;
constexpr auto restletsDomain = ".restlets.api.netsuite.com"_L1;
constexpr auto appDomain = ".app.netsuite.com"_L1;

QUrl root(const QString &host)
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(host);
    return url;
}

bool isLoopback(const QString &host)
{
    if (host == "localhost"_L1 || host == "::1"_L1)
        return true;
    // Spelled out in full, or a name like 127.0.0.1.example would pass.
    const QStringList parts = host.split(u'.');
    if (parts.size() != 4 || parts.front() != "127"_L1)
        return false;
    for (const QString &part : parts) {
        bool number = false;
        if (part.toUInt(&number) > 255 || !number)
            return false;
    }
    return true;
}

int effectivePort(const QUrl &url)
{
    return url.port(url.scheme() == "http"_L1 ? 80 : 443);
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return !a.host().isEmpty() && a.scheme() == b.scheme() && a.host() == b.host()
        && effectivePort(a) == effectivePort(b);
}

QUrl below(const QUrl &root, const QString &encodedPath)
{
    if (root.isEmpty())
        return {};
    QUrl url = root;
    url.setPath(encodedPath, QUrl::TolerantMode);
    return url;
}

// One path segment; empty when it cannot be one, since dots would climb.
QString segment(const QString &text, const QByteArray &kept = {})
{
    if (text == "."_L1 || text == ".."_L1)
        return {};
    return QString::fromLatin1(QUrl::toPercentEncoding(text, kept));
}

constexpr auto recordPath = "/services/rest/record/v1/"_L1;

} // namespace

ServiceUrls::ServiceUrls(const AccountId &account) : m_account(account)
{
    if (account.isNull())
        return;
    const QString label = account.hostLabel();
    m_suiteTalk = root(label + suiteTalkDomain);
    m_restlets = root(label + restletsDomain);
    m_app = root(label + appDomain);
    m_discovery = root(u"rest.netsuite.com"_s);
}

Result<ServiceUrls> ServiceUrls::overridden(const AccountId &account, const QUrl &base)
{
    const auto refused = [](const QString &why) { return failure(ErrorKind::InvalidInput, why); };
    if (!base.isValid() || base.host().isEmpty())
        return refused(u"the address has no host"_s);
    if (!base.userInfo().isEmpty() || base.authority().contains(u'@'))
        return refused(u"the address must not carry a user name"_s);
    if (base.hasQuery() || base.hasFragment())
        return refused(u"the address must end after the host"_s);
    if (!base.path().isEmpty() && base.path() != "/"_L1)
        return refused(u"the address must not have a path"_s);
    if (base.scheme() != "https"_L1 && !(base.scheme() == "http"_L1 && isLoopback(base.host())))
        return refused(u"the address must begin with https://"_s);

    QUrl origin = base;
    origin.setPath({});
    ServiceUrls urls;
    urls.m_account = account;
    urls.m_overridden = true;
    urls.m_suiteTalk = urls.m_restlets = urls.m_app = urls.m_discovery = origin;
    // A data-center address names one service; its neighbours have their own hosts.
    if (origin.host().endsWith(suiteTalkDomain)) {
        const QString label = origin.host().chopped(suiteTalkDomain.size());
        urls.m_restlets.setHost(label + restletsDomain);
        urls.m_app.setHost(label + appDomain);
        urls.m_discovery = root(u"rest.netsuite.com"_s);
    }
    return urls;
}

QUrl ServiceUrls::dataCenterUrls() const
{
    QUrl url = below(m_discovery, u"/rest/datacenterurls"_s);
    if (!url.isEmpty())
        url.setQuery(QUrlQuery{{u"account"_s, m_account.toString()}});
    return url;
}

QUrl ServiceUrls::token() const
{
    return below(m_suiteTalk, u"/services/rest/auth/oauth2/v1/token"_s);
}

QUrl ServiceUrls::serverTime() const
{
    return below(m_suiteTalk, u"/services/rest/system/v1/serverTime"_s);
}

QUrl ServiceUrls::governanceLimits() const
{
    return below(m_suiteTalk, u"/services/rest/system/v1/governanceLimits"_s);
}

QUrl ServiceUrls::metadataCatalog() const
{
    return below(m_suiteTalk, recordPath + u"metadata-catalog"_s);
}

QUrl ServiceUrls::metadataCatalog(const QString &type) const
{
    const QString encoded = segment(type);
    if (encoded.isEmpty())
        return {};
    return below(m_suiteTalk, recordPath + u"metadata-catalog/"_s + encoded);
}

QUrl ServiceUrls::record(const QString &type) const
{
    const QString encoded = segment(type);
    return encoded.isEmpty() ? QUrl() : below(m_suiteTalk, recordPath + encoded);
}

QUrl ServiceUrls::record(const QString &type, const QString &id) const
{
    const QString encodedType = segment(type);
    const QString encodedId = segment(id, ":"_ba); // eid:EXTERNAL
    if (encodedType.isEmpty() || encodedId.isEmpty())
        return {};
    return below(m_suiteTalk, recordPath + encodedType + u'/' + encodedId);
}

QUrl ServiceUrls::suiteQl(int limit, int offset) const
{
    QUrl url = below(m_suiteTalk, u"/services/rest/query/v1/suiteql"_s);
    if (!url.isEmpty())
        url.setQuery(QUrlQuery{{u"limit"_s, QString::number(limit)},
                               {u"offset"_s, QString::number(offset)}});
    return url;
}

QUrl ServiceUrls::certificates(const QString &clientId) const
{
    const QString encoded = segment(clientId);
    if (encoded.isEmpty())
        return {};
    return below(m_restlets,
                 u"/services/rest/auth/oauth2/v1/clients/"_s + encoded + u"/certificates"_s);
}

QUrl ServiceUrls::revokeCertificate(const QString &clientId, const QString &certificateId) const
{
    QUrl url = certificates(clientId);
    const QString encoded = segment(certificateId);
    if (url.isEmpty() || encoded.isEmpty())
        return {};
    return below(m_restlets, url.path(QUrl::FullyEncoded) + u'/' + encoded + u"/revoke"_s);
}

Result<QUrl> ServiceUrls::own(const QString &href) const
{
    const auto refused = [](const QString &why) { return failure(ErrorKind::InvalidInput, why); };
    const QUrl given(href);
    if (m_suiteTalk.isEmpty() || href.isEmpty() || !given.isValid())
        return refused(u"not an address"_s);

    QUrl url = m_suiteTalk.resolved(given);
    if (!url.isValid() || url.host().isEmpty())
        return refused(u"not an address"_s);
    if (url.authority().contains(u'@'))
        return refused(u"the address carries a user name"_s);
    if (sameOrigin(url, m_suiteTalk) || sameOrigin(url, m_restlets))
        return url;
    // Behind a proxy NetSuite still answers with its own name: the way there is the proxy's.
    if (m_overridden && sameOrigin(url, ServiceUrls(m_account).suiteTalk())) {
        url.setScheme(m_suiteTalk.scheme());
        url.setHost(m_suiteTalk.host());
        url.setPort(m_suiteTalk.port());
        return url;
    }
    return refused(u"the address is not one of this account's own"_s);
}

} // namespace suitescope
