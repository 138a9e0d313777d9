// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificatelife.h"

#include <algorithm>

namespace suitescope {

namespace {

constexpr int longestYears = 2;

}

QDateTime effectiveEnd(const Certificate &certificate)
{
    if (certificate.isNull())
        return {};
    return std::min(certificate.notAfter(), certificate.notBefore().toUTC().addYears(longestYears));
}

bool isShortened(const Certificate &certificate)
{
    return !certificate.isNull() && effectiveEnd(certificate) < certificate.notAfter();
}

int daysLeft(const QDateTime &ends, const QDateTime &now)
{
    constexpr qint64 secondsOfDay = 24 * 60 * 60;
    const qint64 seconds = now.secsTo(ends);
    const qint64 days = seconds / secondsOfDay;
    return int(seconds < 0 && seconds % secondsOfDay != 0 ? days - 1 : days);
}

} // namespace suitescope
