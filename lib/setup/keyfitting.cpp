// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/keyfitting.h"

#include "lib/base/async.h"

namespace suitescope {

namespace {

using Reading = QFuture<Result<Secret>>;

KeyFitting fittingOf(const KeyUse &use, const Reading &reading, const QByteArray &publicKeyDer)
{
    KeyFitting fitting;
    fitting.use = use;
    if (reading.isCanceled() || reading.resultCount() == 0) {
        fitting.error = {ErrorKind::Canceled, {}, nullptr};
        return fitting;
    }
    const Result<Secret> pem = reading.result();
    if (!pem && pem.error().kind != ErrorKind::SecretMissing) {
        fitting.error = pem.error();
        return fitting;
    }
    const Result<KeyPair> key
        = pem ? KeyPair::read(*pem) : Result<KeyPair>(failure(ErrorKind::SecretMissing));
    fitting.fit = !key                        ? KeyFit::NoKey
        : key->publicKeyDer() == publicKeyDer ? KeyFit::Fits
                                              : KeyFit::OtherKey;
    return fitting;
}

} // namespace

QFuture<Result<QList<KeyFitting>>> readFittings(
    const KnownKeyPair &pair, const std::function<SecretStore &(const KeyUse &)> &secretsOf)
{
    QList<KeyUse> uses;
    QList<Reading> readings;
    for (const KeyUse &use : pair.uses) {
        if (!use.hasKey)
            continue;
        uses += use;
        readings += secretsOf(use).read(secretEntry(use.entryOwner, SecretField::PrivateKey));
    }
    if (readings.isEmpty())
        return finished<QList<KeyFitting>>(QList<KeyFitting>());
    return QtFuture::whenAll(readings.begin(), readings.end())
        .then(QtFuture::Launch::Async,
              [uses, publicKeyDer = pair.publicKeyDer](
                  const QList<Reading> &read) -> Result<QList<KeyFitting>> {
                  QList<KeyFitting> all;
                  for (qsizetype i = 0; i < uses.size(); ++i)
                      all += fittingOf(uses.at(i), read.at(i), publicKeyDer);
                  return all;
              });
}

} // namespace suitescope
