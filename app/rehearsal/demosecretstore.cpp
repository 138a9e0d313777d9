// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/demosecretstore.h"

#include "lib/base/async.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

/*! Passes on the answer of \a first; when it is "no keychain", answers with what \a second starts.
 */
template<typename T, typename Second>
QFuture<Result<T>> orElse(QObject *context, const QFuture<Result<T>> &first, Second second)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const QFuture<Result<T>> answer = promise->future();
    const auto pass = [promise](const Result<T> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenDone(context, first, [context, pass, second = std::move(second)](const Result<T> &result) {
        if (!result && result.error().kind == ErrorKind::KeychainAbsent)
            whenDone(context, second(), pass);
        else
            pass(result);
    });
    return answer;
}

} // namespace

DemoSecretStore::DemoSecretStore(SecretStore &keychain, QString memoryOnlyOwner, QObject *parent)
    : QObject(parent), m_keychain(keychain), m_memoryOnlyOwner(std::move(memoryOnlyOwner))
{
}

bool DemoSecretStore::staysInMemory(const QString &entry) const
{
    // Its later secrets lie under names that begin with it (successorOwner).
    return m_keychainAbsent || entry.startsWith(m_memoryOnlyOwner + u'/')
        || entry.startsWith(m_memoryOnlyOwner + u'-');
}

QFuture<Result<Secret>> DemoSecretStore::read(const QString &entry)
{
    if (staysInMemory(entry))
        return m_memory.read(entry);
    return orElse<Secret>(this, m_keychain.read(entry), [this, entry] {
        m_keychainAbsent = true;
        return m_memory.read(entry);
    });
}

QFuture<Result<>> DemoSecretStore::write(const QString &entry, const Secret &secret)
{
    if (staysInMemory(entry))
        return m_memory.write(entry, secret);
    return orElse<void>(this, m_keychain.write(entry, secret), [this, entry, secret] {
        m_keychainAbsent = true;
        return m_memory.write(entry, secret);
    });
}

QFuture<Result<>> DemoSecretStore::remove(const QString &entry)
{
    if (staysInMemory(entry))
        return m_memory.remove(entry);
    return orElse<void>(this, m_keychain.remove(entry), [this, entry] {
        m_keychainAbsent = true;
        return m_memory.remove(entry);
    });
}

QFuture<Result<>> DemoSecretStore::selfTest()
{
    if (m_keychainAbsent)
        return m_memory.selfTest();
    return orElse<void>(this, m_keychain.selfTest(), [this] {
        m_keychainAbsent = true;
        return m_memory.selfTest();
    });
}

QString DemoSecretStore::displayName() const
{
    return m_keychainAbsent ? m_memory.displayName() : m_keychain.displayName();
}

} // namespace suitescope
