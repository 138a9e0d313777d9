// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/oncebody.h"

#include <cstring>

namespace suitescope {

OnceBody::OnceBody(const QByteArray &body, QObject *parent) : QIODevice(parent), m_body(body)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

OnceBody::OnceBody(const Secret &body, QObject *parent) : QIODevice(parent), m_secret(body)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

QByteArrayView OnceBody::bytes() const
{
    return m_secret.isEmpty() ? QByteArrayView(m_body) : m_secret.view();
}

qint64 OnceBody::readData(char *data, qint64 most)
{
    const QByteArrayView rest = bytes().sliced(qMin(pos(), size()));
    const qint64 count = qMin<qint64>(most, rest.size());
    if (count == 0)
        return -1;
    std::memcpy(data, rest.data(), size_t(count));
    return count;
}

qint64 OnceBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace suitescope
