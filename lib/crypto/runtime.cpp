// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/runtime.h"

#include <QByteArray>
#include <QFile>

#include <QtCrypto>

#include <openssl/crypto.h>

#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// Private keys and their PEM text pass through OpenSSL's own locked heap. An RSA 4096 key takes
// about 20 KiB while it is made, and an exhausted heap is a failure, so there is room to spare.
constexpr size_t secureHeapBytes = 1 << 20;
constexpr size_t secureHeapSmallestBlock = 16;

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
    bool locked = false;
};

CryptoRuntime::CryptoRuntime() : d(std::make_unique<Private>())
{
    // QCA ignores it when mlock is refused, and then still says that memory is secure: so the
    // answer is measured while a secret lies in its pool, before OpenSSL locks pages of its own.
    const QCA::SecureArray sample(64, 'x');
    const std::optional<qint64> kibibytes = lockedKibibytes();
    d->locked = QCA::haveSecureMemory() && (!kibibytes || *kibibytes > 0);

    CRYPTO_secure_malloc_init(secureHeapBytes, secureHeapSmallestBlock);
}

CryptoRuntime::~CryptoRuntime()
{
    CRYPTO_secure_malloc_done(); // refuses by itself while a key still lives there
}

bool CryptoRuntime::memoryIsLocked() const
{
    return d->locked;
}

} // namespace suitescope
