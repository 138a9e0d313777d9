// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/simulator/accountstate.h"
#include "lib/storage/keychainsecretstore.h"
#include "tests/end_to_end/tour.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

template<typename T> Result<T> answerOf(Tour &tour, const QFuture<Result<T>> &future)
{
    tour.guide.waitFor(u"an answer"_s, [&] { return future.isFinished(); });
    if (tour.guide.hasFailed() || future.resultCount() == 0)
        return failure(ErrorKind::Canceled);
    return future.result();
}

/*! Reads the connections from the disk and their secrets from the keychain, as another program
 * would. */
void readKeychain(Tour &tour)
{
    ConnectionStore connections(tour.home + u"/.config/SuiteScope/connections.json"_s);
    KeychainSecretStore keychain;
    if (!answerOf(tour, connections.load()))
        return;
    tour.guide.expect(connections.connections().size() == 2, u"two connections on the disk"_s);
    tour.guide.expect(connections.drafts().isEmpty(), u"no draft left"_s);
    int found = 0;
    for (const Connection &connection : connections.connections()) {
        const bool tokens = connection.method == AuthMethod::TokenBased;
        const QList<SecretField> fields = tokens
            ? QList<SecretField>{SecretField::ConsumerKey, SecretField::ConsumerSecret,
                                 SecretField::TokenId, SecretField::TokenSecret}
            : QList<SecretField>{SecretField::ClientId, SecretField::CertificateId,
                                 SecretField::PrivateKey};
        for (const SecretField field : fields) {
            const QString entry = secretEntry(connection.entryOwner(), field);
            const Result<Secret> secret = answerOf(tour, keychain.read(entry));
            tour.guide.expect(secret && tour.secrets.holds(secret->revealText()),
                              u"what was entered, in the keychain as "_s + entry);
            ++found;
        }
    }
    tour.proven
        += u"%1 secrets of both connections found in %2"_s.arg(found).arg(keychain.displayName());
}

void addAccessTokens(Tour &tour)
{
    SimulatedAccount::Private &account = tour.program.demo().account().internals();
    const std::lock_guard lock(account.mutex);
    for (auto bearer = account.bearers.keyBegin(); bearer != account.bearers.keyEnd(); ++bearer)
        tour.secrets.add(u"access token"_s, QString::fromLatin1(*bearer));
}

} // namespace

void lookForSecrets(Tour &tour)
{
    TourGuide &guide = tour.guide;
    guide.step(u"The secrets of both connections are in the keychain"_s,
               [&] { readKeychain(tour); });
    guide.step(u"No secret is in any file"_s, [&] {
        addAccessTokens(tour);
        int files = 0;
        const QStringList found = tour.secrets.foundBelow(tour.home, tour.exported, &files);
        guide.expect(found.isEmpty(), u"no secret in "_s + found.join(u", "_s));
        guide.expect(files >= 3, u"files to look into"_s);
        for (const QString &file : tour.exported)
            guide.expect(tour.secrets.isIn(file),
                         u"secrets in %1, which was asked for"_s.arg(file));
        if (!guide.hasFailed())
            tour.proven += u"%1 secrets looked for in %2 files and the log: none found"_s
                               .arg(tour.secrets.count())
                               .arg(files);
    });
}

} // namespace suitescope
