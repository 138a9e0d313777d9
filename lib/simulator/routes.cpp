// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/routes.h"

#include "lib/simulator/faults.h"
#include "lib/simulator/jsontext.h"

namespace suitescope {

namespace {

QByteArrayList pathPieces(QByteArrayView path)
{
    QByteArrayList pieces;
    for (const QByteArray &piece : path.toByteArray().split('/')) {
        if (!piece.isEmpty())
            pieces.append(percentDecoded(piece, false));
    }
    return pieces;
}

WireAnswer answerDiscovery(const SimulatedAccount::Private &account, const WireRequest &request)
{
    const QByteArray asked = request.queryValue("account").value_or(QByteArray());
    // The hyphen form is refused too, as the real service does.
    if (asked.toUpper() != account.id.toString().toLatin1())
        return apiRefusal(400, "INVALID_PARAMETER", "Company Id is invalid.",
                          {ErrorSpot::Kind::QueryParam, "account"});
    return discoveryAnswer(request.origin(), request.origin(), request.origin());
}

WireAnswer userInterfacePage(const SimulatedAccount::Private &account)
{
    WireAnswer page;
    page.contentType = "text/html; charset=utf-8";
    page.body = "<!DOCTYPE html><html><head><title>Simulated NetSuite</title></head><body>"
                "<h1>Simulated account "
        + account.id.toString().toStdString()
        + "</h1><p>This account lives inside SuiteScope. Its pages are in the window "
          "<em>Simulated NetSuite</em>.</p></body></html>";
    return page;
}

WireAnswer answerRestlet(SimulatedAccount::Private &account, const WireRequest &request)
{
    SignIn signedIn = signIn(account, request, Service::Restlet);
    if (!signedIn.identity)
        return signedIn.refusal;
    WireAnswer none = jsonAnswer(
        R"({"error":{"code":"SSS_INVALID_SCRIPTLET_ID","message":"That Suitelet is invalid, disabled, or no longer exists."}})");
    none.status = 404;
    return none;
}

WireAnswer noSuchPath(const WireRequest &request)
{
    return apiRefusal(404, "NONEXISTENT_ID",
                      "Error while accessing a resource. The requested resource does not exist.",
                      {ErrorSpot::Kind::Url, request.path});
}

WireAnswer dispatchRest(SimulatedAccount::Private &account, const WireRequest &request)
{
    const QByteArrayList pieces = pathPieces(request.path);
    if (request.path == "/services/rest/auth/oauth2/v1/token")
        return answerTokenRequest(account, request);
    if (pieces.size() < 4)
        return noSuchPath(request);
    SignIn signedIn = signIn(account, request, Service::Rest);
    if (!signedIn.identity)
        return signedIn.refusal;
    const Identity &who = *signedIn.identity;
    const QByteArray service = pieces[2] + '/' + pieces[3];
    if (service == "record/v1") {
        if (pieces.value(4) == "metadata-catalog")
            return answerMetadata(account, request, who, pieces.mid(5));
        return answerRecords(account, request, who, pieces.mid(4));
    }
    if (service == "query/v1" && pieces.value(4) == "suiteql" && pieces.size() == 5)
        return answerSuiteQl(account, request, who);
    if (service == "system/v1")
        return answerSystem(account, request, who, pieces.mid(4));
    if (service == "auth/oauth2" && pieces.value(4) == "v1" && pieces.value(5) == "clients")
        return answerCertificates(account, request, who, pieces.mid(6));
    return noSuchPath(request);
}

WireAnswer dispatch(SimulatedAccount::Private &account, const WireRequest &request)
{
    if (request.path == "/rest/datacenterurls")
        return request.method == "GET" ? answerDiscovery(account, request) : methodNotAllowed();
    if (request.path.startsWith("/services/rest/"))
        return dispatchRest(account, request);
    if (request.path == "/app/site/hosting/restlet.nl")
        return answerRestlet(account, request);
    return userInterfacePage(account);
}

} // namespace

WireAnswer answer(SimulatedAccount::Private &account, const WireRequest &request)
{
    WireAnswer answer;
    meetClock(account);
    if (std::optional<WireAnswer> fault = faultBefore(account, request))
        answer = std::move(*fault);
    else
        answer = faultAfter(account, request, dispatch(account, request));
    const QByteArray date
        = QLocale::c()
              .toString(account.now(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"))
              .toLatin1()
        + " GMT";
    answer.headers.append({"Date", date});
    return answer;
}

bool mayAnalyse(SimulatedAccount::Private &account, const Identity &who)
{
    const std::lock_guard<std::mutex> lock(account.mutex);
    return account.isOn("SUITEANALYTICSWORKBOOK") && who.may("REPO_ANALYTICS", 3);
}

Paging readPaging(const WireRequest &request)
{
    constexpr qint64 largestLimit = 1000;
    constexpr qint64 mostPages = 1000;
    Paging paging;
    bool isNumber = true;
    if (const auto limit = request.queryValue("limit")) {
        paging.limit = limit->toLongLong(&isNumber);
        if (!isNumber || paging.limit < 1 || paging.limit > largestLimit) {
            paging.refusal = badParameter("limit",
                                          "Invalid value for the query parameter limit. The value "
                                          "must be an integer between 1 and 1000.");
            return paging;
        }
    }
    if (const auto offset = request.queryValue("offset")) {
        paging.offset = offset->toLongLong(&isNumber);
        if (!isNumber || paging.offset < 0 || paging.offset % paging.limit != 0) {
            paging.refusal = badParameter("offset",
                                          "Invalid value for the query parameter offset. The value "
                                          "must be a non-negative integer divisible by the limit.");
        } else if (paging.offset / paging.limit >= mostPages) {
            paging.refusal = badParameter("offset", "At most 1000 pages can be reached.");
        }
    }
    return paging;
}

} // namespace suitescope
