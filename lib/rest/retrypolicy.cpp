// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/retrypolicy.h"

#include "lib/rest/message.h"

#include <algorithm>

namespace suitescope {

namespace {

using Milliseconds = std::chrono::milliseconds;

std::optional<Milliseconds> asked(const QByteArray &retryAfter, const QDateTime &now)
{
    bool isNumber = false;
    const qint64 seconds = retryAfter.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return Milliseconds(std::clamp<qint64>(seconds, 0, 24 * 3600) * 1000);
    const QDateTime date = httpDate(retryAfter);
    if (!date.isValid() || !now.isValid())
        return std::nullopt;
    return Milliseconds(std::max<qint64>(now.msecsTo(date), 0));
}

} // namespace

bool RetryPolicy::isPassing(int status)
{
    switch (status) {
    case lostConnection:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
        return true;
    }
    return false;
}

std::optional<Milliseconds> RetryPolicy::delay(int next, int status, const QByteArray &retryAfter,
                                               const QDateTime &now, double dice) const
{
    if (next < 2 || next > mostAttempts || !isPassing(status))
        return std::nullopt;
    if (status == 500 && next > 2) // NetSuite's 500 is mostly the query's own fault
        return std::nullopt;
    if (const auto wanted = asked(retryAfter, now))
        return std::min(*wanted, longest);

    Milliseconds whole = first;
    for (int attempt = 2; attempt < next && whole < longest; ++attempt)
        whole *= 2;
    whole = std::min(whole, longest);
    // Half of it is sure, the other half spreads those that were refused together.
    return Milliseconds(qint64(double(whole.count()) * (0.5 + 0.5 * std::clamp(dice, 0.0, 1.0))));
}

} // namespace suitescope
