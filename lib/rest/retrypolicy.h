// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <functional>
#include <optional>

namespace suitescope {

/*! When a refused request is sent again. Pure. Growing, jittered delay; an honoured Retry-After
 * (seconds or HTTP date), capped. */
struct RetryPolicy
{
    int mostAttempts = 5;
    std::chrono::milliseconds first{500};
    std::chrono::milliseconds longest{30'000};

    static constexpr int lostConnection = 0; // stands for a status where none arrived

    /*! Whether the fault may pass by itself: 429, 500 (tried again once), 502, 503, 504 and a lost
     * connection. */
    [[nodiscard]] static bool isPassing(int status);
    /*! The wait before attempt \a next (2 = first retry), \a dice in [0, 1); nothing when it is not
     * to be tried again. */
    [[nodiscard]] std::optional<std::chrono::milliseconds> delay(int next, int status,
                                                                 const QByteArray &retryAfter,
                                                                 const QDateTime &now,
                                                                 double dice) const;
};

} // namespace suitescope
