// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/faults.h"

#include "lib/simulator/faultbodies.h"

#include <QThread>

#include <algorithm>

namespace suitescope {

namespace {

using Delivery = WireAnswer::Delivery;

bool isCertificates(const WireRequest &request)
{
    return request.path.startsWith("/services/rest/auth/oauth2/v1/clients/");
}

bool isApi(const WireRequest &request)
{
    return request.path.startsWith("/services/rest/")
        && (!request.path.contains("/auth/") || isCertificates(request));
}

bool isDiscovery(const WireRequest &request)
{
    return request.path == "/rest/datacenterurls";
}

/*! Whether the request is one of those that a fault with a place is for. With the mutex held. */
bool isInPlace(const SimulatedAccount::Private &account, const WireRequest &request)
{
    return account.faultPlace == FaultPlace::SignIn
        ? request.path == "/services/rest/auth/oauth2/v1/token"
        : isApi(request);
}

/*! Takes one of the counted failures; the last one clears the fault. With the mutex held. */
void takeOne(SimulatedAccount::Private &account)
{
    ++account.faultsServed;
    if (account.faultParameter > 0 && account.faultsServed >= account.faultParameter)
        account.fault = Fault::None;
}

WireAnswer rateLimited()
{
    return apiRefusal(429, "CONCURRENCY_LIMIT_EXCEEDED",
                      "Concurrent request limit exceeded. Request blocked.");
}

/*! Refuses until the seconds are over, counted from the first refusal. */
std::optional<WireAnswer> limitedForAWhile(SimulatedAccount::Private &account)
{
    const qint64 seconds = std::max(1, account.faultParameter);
    if (!account.faultTimer.isValid())
        account.faultTimer.start();
    ++account.faultsServed;
    const qint64 left = seconds * 1000 - account.faultTimer.elapsed();
    if (left <= 0) {
        account.fault = Fault::None;
        return std::nullopt;
    }
    WireAnswer answer = rateLimited();
    answer.headers.append({"Retry-After", QByteArray::number((left + 999) / 1000)});
    return answer;
}

bool isWaiting(Fault fault)
{
    return fault == Fault::SlowAnswer || fault == Fault::NoAnswer;
}

/*! In small steps, so that a fault that is switched off ends at once. Without the mutex. Whether it
 * is still on in the end. */
bool waitLong(SimulatedAccount::Private &account, Fault fault)
{
    constexpr int step = 20;
    for (int waited = 0;; waited += step) {
        {
            const std::lock_guard<std::mutex> lock(account.mutex);
            account.faultsServed += waited == 0 ? 1 : 0;
            const int wanted
                = account.faultParameter > 0 ? account.faultParameter : faultParameter(fault);
            if (account.fault != fault || account.isStopping || waited >= wanted)
                return account.fault == fault;
        }
        QThread::msleep(step);
    }
}

/*! A host from the time before each account had its own. */
QByteArray otherDataCenter(const QByteArray &service)
{
    return service + ".na2.netsuite.com";
}

WireAnswer brokenAnswer()
{
    WireAnswer broken = jsonAnswer(R"({"links":[],"items":[{"links":[],"id":"1)");
    broken.delivery = Delivery::Broken;
    return broken;
}

/*! What everything meets, discovery and the token endpoint too. With the mutex held. */
std::optional<WireAnswer> anywhere(SimulatedAccount::Private &account, const WireRequest &request)
{
    switch (account.fault) {
    case Fault::ConnectionReset:
        if (isCertificates(request)) // acted upon first, see faultAfter()
            return std::nullopt;
        takeOne(account);
        return brokenAnswer();
    case Fault::HtmlMaintenance503:
        takeOne(account);
        return htmlAnswer(503, "NetSuite is down for maintenance");
    case Fault::ProxyError502:
        takeOne(account);
        return htmlAnswer(502, "502 Proxy Error");
    case Fault::HtmlRedirect302:
        takeOne(account);
        return redirectAnswer("http://portal.example/welcome");
    case Fault::AccountUnknown:
        if (!isDiscovery(request))
            return std::nullopt;
        takeOne(account);
        return apiRefusal(400, "INVALID_PARAMETER", "Company Id is invalid.",
                          {ErrorSpot::Kind::QueryParam, "account"});
    case Fault::HostWrong:
        if (!request.path.startsWith("/services/"))
            return std::nullopt;
        takeOne(account);
        return redirectAnswer("https://system.netsuite.com/pages/customerlogin.jsp");
    case Fault::DirectoryNamesOtherHost:
        if (!request.path.startsWith("/services/"))
            return std::nullopt; // discovery: see faultAfter()
        takeOne(account);
        return redirectAnswer("https://" + otherDataCenter("webservices") + request.path);
    default: // the others are met elsewhere
        return std::nullopt;
    }
}

/*! What the requests of one place meet. With the mutex held. */
std::optional<WireAnswer> inPlace(SimulatedAccount::Private &account)
{
    switch (account.fault) {
    case Fault::HtmlPage200:
        takeOne(account);
        return htmlAnswer(200, "NetSuite - Customer Login");
    case Fault::RateLimited429:
        takeOne(account);
        return rateLimited();
    case Fault::RateLimitedWithRetryAfter:
        return limitedForAWhile(account);
    case Fault::UnexpectedError500:
        takeOne(account);
        return apiRefusal(500, "UNEXPECTED_ERROR",
                          "An unexpected error occurred. Error ID: simulated");
    default: // the others are met elsewhere
        return std::nullopt;
    }
}

/*! A good answer of that place, spoilt. With the mutex held. */
void spoil(SimulatedAccount::Private &account, WireAnswer &answer)
{
    switch (account.fault) {
    case Fault::TruncatedJson:
        answer.body.resize(answer.body.size() / 2); // well-formed HTTP, half of the JSON
        break;
    case Fault::LengthTooLong:
        answer.delivery = Delivery::TooLittle;
        break;
    case Fault::LengthTooShort:
        answer.delivery = Delivery::TooMuch;
        break;
    case Fault::HugeBody:
        answer = hugeAnswer();
        break;
    case Fault::EndlessBody:
        // Never faster than a line: Qt reads on without end while it can.
        answer = endlessAnswer(std::chrono::milliseconds(
            std::max(account.faultParameter, faultParameter(Fault::EndlessBody))));
        ++account.faultsServed; // its number is no count
        return;
    case Fault::OddText:
        answer.body = withOddText(answer.body);
        break;
    case Fault::ByteOrderMark:
        answer.body.insert(0, "\xEF\xBB\xBF");
        break;
    case Fault::BrokenUtf8:
        answer.body = withBrokenUtf8(answer.body);
        break;
    default: // the others are met elsewhere
        return;
    }
    takeOne(account);
}

} // namespace

void meetClock(SimulatedAccount::Private &account)
{
    const std::lock_guard<std::mutex> lock(account.mutex);
    account.faultsServed += account.fault == Fault::ClockOffset ? 1 : 0;
}

std::optional<WireAnswer> faultBefore(SimulatedAccount::Private &account,
                                      const WireRequest &request)
{
    Fault fault = Fault::None;
    {
        const std::lock_guard<std::mutex> lock(account.mutex);
        fault = account.fault;
        if (!isWaiting(fault)) {
            std::optional<WireAnswer> answer = anywhere(account, request);
            if (!answer && isInPlace(account, request))
                answer = inPlace(account);
            return answer;
        }
    }
    const bool isStillOn = waitLong(account, fault);
    return isStillOn && fault == Fault::NoAnswer ? std::optional(brokenAnswer()) : std::nullopt;
}

WireAnswer faultAfter(SimulatedAccount::Private &account, const WireRequest &request,
                      WireAnswer answer)
{
    const std::lock_guard<std::mutex> lock(account.mutex);
    // The worst moment: an upload has been acted upon and nobody hears of it.
    if (account.fault == Fault::ConnectionReset && isCertificates(request)) {
        takeOne(account);
        return brokenAnswer();
    }
    if (account.fault == Fault::DirectoryNamesOtherHost && isDiscovery(request)
        && answer.status == 200) {
        ++account.faultsServed;
        return discoveryAnswer("https://" + otherDataCenter("rest"),
                               "https://" + otherDataCenter("system"),
                               "https://" + otherDataCenter("webservices"));
    }
    if (isInPlace(account, request) && answer.status == 200)
        spoil(account, answer);
    return answer;
}

} // namespace suitescope
