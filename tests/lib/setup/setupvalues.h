// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/async.h"
#include "lib/crypto/certificate.h"
#include "lib/storage/secretstore.h"

#include <QTest>

namespace suitescope {

/*! Waits for a future's one answer without a nested loop of our own. */
template<typename T> [[nodiscard]] Result<T> answerOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 10'000))
        return failure(ErrorKind::Timeout, QStringLiteral("no answer in the test"));
    // what whenDone() delivers is delivered too
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    if (future.isCanceled() || future.resultCount() == 0)
        return failure(ErrorKind::Canceled);
    return future.result();
}

// Invented values of the right shape.
inline Secret hexValue(char digit)
{
    return Secret(QByteArrayView(QByteArray(63, digit) + '0'));
}

inline Secret certificateIdValue()
{
    return Secret(QByteArrayView("-a_CertificateIdOfFortyThreeCharacters_0123"));
}

struct KeyAndCertificate
{
    KeyPair key;
    Certificate certificate;
};

inline KeyAndCertificate makeKey(KeyAlgorithm algorithm = KeyAlgorithm::EcP256,
                                 const QDateTime &from = QDateTime::currentDateTimeUtc(),
                                 int days = 730)
{
    KeyAndCertificate made;
    made.key = KeyPair::generate(algorithm).value();
    made.certificate
        = Certificate::selfSigned(made.key, {QStringLiteral("SuiteScope test"), from, days})
              .value();
    return made;
}

} // namespace suitescope
