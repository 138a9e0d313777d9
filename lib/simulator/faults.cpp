// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/faults.h"

#include <QThread>

#include <algorithm>

namespace suitescope {

namespace {

bool isApi(const WireRequest &request)
{
    return request.path.startsWith("/services/rest/") && !request.path.contains("/auth/");
}

/*! Takes one of the counted failures; the last one clears the fault. With the mutex held. */
bool takeOne(SimulatedAccount::Private &account)
{
    ++account.faultsServed;
    if (account.faultParameter > 0 && account.faultsServed >= account.faultParameter)
        account.fault = Fault::None;
    return true;
}

WireAnswer htmlAnswer(int status, const char *title)
{
    WireAnswer page;
    page.status = status;
    page.contentType = "text/html; charset=utf-8";
    page.body = std::string("<!DOCTYPE html><html><head><title>") + title
        + "</title></head><body><h1>" + title + "</h1></body></html>";
    return page;
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
    const qint64 left = seconds * 1000 - account.faultTimer.elapsed();
    if (left <= 0) {
        account.fault = Fault::None;
        return std::nullopt;
    }
    WireAnswer answer = rateLimited();
    answer.headers.append({"Retry-After", QByteArray::number((left + 999) / 1000)});
    return answer;
}

} // namespace

std::optional<WireAnswer> faultBefore(SimulatedAccount::Private &account,
                                      const WireRequest &request)
{
    int sleep = 0;
    {
        const std::lock_guard<std::mutex> lock(account.mutex);
        switch (account.fault) {
        case Fault::SlowAnswer:
            sleep = account.faultParameter > 0 ? account.faultParameter : 3000;
            break;
        case Fault::ConnectionReset: {
            takeOne(account);
            WireAnswer broken;
            broken.broken = true;
            return broken;
        }
        case Fault::HtmlMaintenance503:
            takeOne(account);
            return htmlAnswer(503, "NetSuite is down for maintenance");
        case Fault::HtmlPage200:
            if (isApi(request) && takeOne(account))
                return htmlAnswer(200, "NetSuite - Customer Login");
            break;
        case Fault::RateLimited429:
            if (isApi(request) && takeOne(account))
                return rateLimited();
            break;
        case Fault::RateLimitedWithRetryAfter:
            if (isApi(request))
                return limitedForAWhile(account);
            break;
        case Fault::UnexpectedError500:
            if (isApi(request) && takeOne(account)) {
                return apiRefusal(500, "UNEXPECTED_ERROR",
                                  "An unexpected error occurred. Error ID: simulated");
            }
            break;
        case Fault::None:
        case Fault::TruncatedJson:
        case Fault::ClockOffset:
        case Fault::ExpiredTokens:
            break;
        }
    }
    if (sleep > 0)
        QThread::msleep(static_cast<unsigned long>(sleep));
    return std::nullopt;
}

WireAnswer faultAfter(SimulatedAccount::Private &account, const WireRequest &request,
                      WireAnswer answer)
{
    const std::lock_guard<std::mutex> lock(account.mutex);
    if (account.fault == Fault::TruncatedJson && isApi(request) && answer.status == 200) {
        takeOne(account);
        answer.body.resize(answer.body.size() / 2); // well-formed HTTP, half of the JSON
    }
    return answer;
}

} // namespace suitescope
