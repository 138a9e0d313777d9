// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/signin.h"

namespace suitescope {

/*! Answers any request, with the account's fault on top. Thread-safe. */
[[nodiscard]] WireAnswer answer(SimulatedAccount::Private &account, const WireRequest &request);

// The parts of the REST services. `rest` is the path below the service's own root, decoded and
// split; the sign-in is done.
[[nodiscard]] WireAnswer answerSystem(SimulatedAccount::Private &account,
                                      const WireRequest &request, const Identity &who,
                                      const QByteArrayList &rest);
[[nodiscard]] WireAnswer answerCertificates(SimulatedAccount::Private &account,
                                            const WireRequest &request, const Identity &who,
                                            const QByteArrayList &rest);
[[nodiscard]] WireAnswer answerMetadata(SimulatedAccount::Private &account,
                                        const WireRequest &request, const Identity &who,
                                        const QByteArrayList &rest);
[[nodiscard]] WireAnswer answerRecords(SimulatedAccount::Private &account,
                                       const WireRequest &request, const Identity &who,
                                       const QByteArrayList &rest);
[[nodiscard]] WireAnswer answerSuiteQl(SimulatedAccount::Private &account,
                                       const WireRequest &request, const Identity &who);

/*! Whether the role and the account's features let it list records and run queries. */
[[nodiscard]] bool mayAnalyse(SimulatedAccount::Private &account, const Identity &who);

/*! limit and offset, checked (fact sheet 4.5). */
struct Paging
{
    qint64 limit = 1000;
    qint64 offset = 0;
    std::optional<WireAnswer> refusal;
};
[[nodiscard]] Paging readPaging(const WireRequest &request);

} // namespace suitescope
