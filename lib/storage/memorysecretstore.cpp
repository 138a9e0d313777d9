// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/memorysecretstore.h"

#include "lib/base/async.h"

using namespace Qt::StringLiterals;

namespace suitescope {

QFuture<Result<Secret>> MemorySecretStore::read(const QString &entry)
{
    if (m_failure != ErrorKind::Canceled)
        return finished<Secret>(failure(m_failure));
    const auto found = m_entries.constFind(entry);
    if (found == m_entries.constEnd())
        return finished<Secret>(failure(ErrorKind::SecretMissing, entry));
    return finished<Secret>(*found);
}

QFuture<Result<>> MemorySecretStore::write(const QString &entry, const Secret &secret)
{
    if (m_failure != ErrorKind::Canceled)
        return finished<void>(failure(m_failure));
    m_entries.insert(entry, secret);
    return finished<void>({});
}

QFuture<Result<>> MemorySecretStore::remove(const QString &entry)
{
    if (m_failure != ErrorKind::Canceled)
        return finished<void>(failure(m_failure));
    m_entries.remove(entry);
    return finished<void>({});
}

QFuture<Result<>> MemorySecretStore::selfTest()
{
    if (m_failure != ErrorKind::Canceled)
        return finished<void>(failure(m_failure));
    return finished<void>({});
}

QString MemorySecretStore::displayName() const
{
    return u"this session's memory"_s;
}

void MemorySecretStore::failWith(ErrorKind error)
{
    m_failure = error;
}

} // namespace suitescope
