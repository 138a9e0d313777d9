// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/witness.h"

#include "lib/setup/checkrecord.h"
#include "lib/setup/connectionurls.h"

#include <algorithm>

namespace suitescope {

namespace {

constexpr qsizetype mostWitnesses = 2;

QFuture<Result<Witness>> callWitness(const Connection &facts, const ServiceUrls &urls,
                                     SecretStore &store)
{
    return readCredentials(facts, store)
        .then([name = facts.name, urls](const Result<Credentials> &credentials) {
            return credentials ? Result<Witness>(Witness{name, urls, *credentials})
                               : Result<Witness>(failure(credentials.error()));
        });
}

/*! How doubtful it is that the connection can read the trail. */
int doubtIn(const Connection &connection)
{
    const std::optional<bool> readable = auditReadableIn(connection.lastCheck);
    return readable ? (*readable ? 0 : 2) : 1;
}

} // namespace

QList<WitnessCall> witnessesFor(const Connection &subject, const ServiceUrls &urls,
                                const QList<Connection> &all, const SecretsOf &secretsOf)
{
    QList<Connection> others = all;
    others.removeIf([&subject](const Connection &other) {
        return other.id == subject.id || other.demo != subject.demo
            || !(other.account == subject.account) || other.proof != ProofState::Proven;
    });
    std::stable_sort(others.begin(), others.end(), [](const Connection &a, const Connection &b) {
        const int first = doubtIn(a);
        const int second = doubtIn(b);
        return first != second ? first < second : a.lastProven > b.lastProven;
    });
    QList<WitnessCall> calls;
    for (const Connection &other : std::as_const(others)) {
        Result<ServiceUrls> own = urls;
        if (!other.demo)
            own = urlsOf(other);
        if (own && calls.size() < mostWitnesses) {
            calls.append([other, own = *own, &store = secretsOf(other)] {
                return callWitness(other, own, store);
            });
        }
    }
    return calls;
}

} // namespace suitescope
