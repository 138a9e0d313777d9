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

/*! Takes one of the counted failures; the last one clears the fault. With the mutex held. */
bool takeOne(SimulatedAccount::Private &account)
{
    ++account.faultsServed;
    if (account.faultParameter > 0 && account.faultsServed >= account.faultParameter)
        account.fault = Fault::None;
    return true;
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

/*! In small steps, so that a fault that is switched off ends at once. Without the mutex. */
void waitLong(SimulatedAccount::Private &account)
{
    constexpr int step = 20;
    for (int waited = 0;; waited += step) {
        {
            const std::lock_guard<std::mutex> lock(account.mutex);
            const int wanted = account.faultParameter > 0 ? account.faultParameter
                                                          : faultParameter(Fault::SlowAnswer);
            if (account.fault != Fault::SlowAnswer || account.isStopping || waited >= wanted)
                return;
        }
        QThread::msleep(step);
    }
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
    case Fault::HtmlRedirect302:
        takeOne(account);
        return redirectAnswer("http://portal.example/welcome");
    case Fault::AccountUnknown:
        if (request.path != "/rest/datacenterurls")
            return std::nullopt;
        takeOne(account);
        return apiRefusal(400, "INVALID_PARAMETER", "Company Id is invalid.",
                          {ErrorSpot::Kind::QueryParam, "account"});
    case Fault::HostWrong:
        if (!request.path.startsWith("/services/"))
            return std::nullopt;
        takeOne(account);
        return redirectAnswer("https://system.netsuite.com/pages/customerlogin.jsp");
    default: // the others are met elsewhere
        return std::nullopt;
    }
}

/*! What the API alone meets. With the mutex held. */
std::optional<WireAnswer> atTheApi(SimulatedAccount::Private &account)
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

/*! A good answer of the API, spoilt. With the mutex held. */
void spoil(SimulatedAccount::Private &account, WireAnswer &answer)
{
    switch (account.fault) {
    case Fault::TruncatedJson:
        takeOne(account);
        answer.body.resize(answer.body.size() / 2); // well-formed HTTP, half of the JSON
        return;
    case Fault::LengthTooLong:
        answer.delivery = Delivery::TooLittle;
        return;
    case Fault::LengthTooShort:
        answer.delivery = Delivery::TooMuch;
        return;
    case Fault::HugeBody:
        answer = hugeAnswer();
        return;
    case Fault::EndlessBody:
        // Never faster than a line: Qt reads on without end while it can.
        answer = endlessAnswer(std::chrono::milliseconds(
            std::max(account.faultParameter, faultParameter(Fault::EndlessBody))));
        return;
    case Fault::OddText:
        answer.body = withOddText(answer.body);
        return;
    case Fault::ByteOrderMark:
        answer.body.insert(0, "\xEF\xBB\xBF");
        return;
    case Fault::BrokenUtf8:
        answer.body = withBrokenUtf8(answer.body);
        return;
    default: // the others are met elsewhere
        return;
    }
}

} // namespace

std::optional<WireAnswer> faultBefore(SimulatedAccount::Private &account,
                                      const WireRequest &request)
{
    {
        const std::lock_guard<std::mutex> lock(account.mutex);
        if (account.fault != Fault::SlowAnswer) {
            std::optional<WireAnswer> answer = anywhere(account, request);
            if (!answer && isApi(request))
                answer = atTheApi(account);
            return answer;
        }
    }
    waitLong(account);
    return std::nullopt;
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
    if (isApi(request) && answer.status == 200)
        spoil(account, answer);
    return answer;
}

} // namespace suitescope
