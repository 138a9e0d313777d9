// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/runtime.h"

#include "lib/crypto/lockedheap_p.h"

#include <QByteArray>
#include <QFile>

#include <QtCrypto>

#include <openssl/crypto.h>

#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// Bytes of this process that the kernel keeps out of swap; empty where the system does not tell.
std::optional<qint64> lockedKibibytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("\nVmLck:");
    if (at < 0)
        return std::nullopt;
    const qsizetype start = at + qsizetype(sizeof "\nVmLck:") - 1;
    QByteArray figure = text.mid(start, text.indexOf('\n', start) - start).trimmed();
    if (figure.endsWith("kB"))
        figure.chop(2);
    bool read = false;
    const qint64 kibibytes = figure.trimmed().toLongLong(&read);
    return read ? std::optional(kibibytes) : std::nullopt;
}

} // namespace

struct CryptoRuntime::Private
{
    QCA::Initializer initializer{QCA::Locking};
    // QCA ends itself when the application object goes, before that waits for worker threads: with
    // one holder more it ends here.
    QCA::Initializer untilTheEnd{QCA::Locking};
    bool locked = false;
};

CryptoRuntime::CryptoRuntime() : d(std::make_unique<Private>())
{
    // Before anything else in OpenSSL: no clean-up at exit, where worker threads may still be at
    // work in it. It would also leave the provider that QCA's plugin loads without an owner.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);

    // QCA ignores it when mlock is refused, and then still says that memory is secure: so the
    // answer is measured while a secret lies in its pool, before OpenSSL locks pages of its own.
    const QCA::SecureArray sample(64, 'x');
    const std::optional<qint64> kibibytes = lockedKibibytes();
    d->locked = QCA::haveSecureMemory() && (!kibibytes || *kibibytes > 0);

    startLockedHeap();
}

// The heap stays: OpenSSL's random generators live in it until the process ends.
CryptoRuntime::~CryptoRuntime() = default;

bool CryptoRuntime::memoryIsLocked() const
{
    return d->locked;
}

} // namespace suitescope
