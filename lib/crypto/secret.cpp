// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/secret.h"

#include <QStringEncoder>

#include <QtCrypto>

#include <openssl/crypto.h>

#include <cstring>

namespace suitescope {

struct Secret::Data
{
    QCA::SecureArray bytes; // never empty
};

Secret::Secret(QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return;
    QCA::SecureArray bytes(int(utf8.size()));
    std::memcpy(bytes.data(), utf8.data(), size_t(utf8.size()));
    m_data = std::make_shared<const Data>(Data{std::move(bytes)});
}

Secret::Secret(const QString &text)
{
    if (text.isEmpty())
        return;
    // Encoded where it will stay: toUtf8() would leave a copy in ordinary memory.
    QStringEncoder encoder(QStringConverter::Utf8);
    QCA::SecureArray bytes(int(encoder.requiredSpace(text.size())));
    const char *end = encoder.appendToBuffer(bytes.data(), text);
    bytes.resize(int(end - bytes.constData()));
    m_data = std::make_shared<const Data>(Data{std::move(bytes)});
}

bool Secret::isEmpty() const
{
    return !m_data;
}

qsizetype Secret::size() const
{
    return m_data ? m_data->bytes.size() : 0;
}

QByteArray Secret::revealBytes() const
{
    return view().toByteArray();
}

QString Secret::revealText() const
{
    return QString::fromUtf8(view());
}

QByteArrayView Secret::view() const
{
    return m_data ? QByteArrayView(m_data->bytes.constData(), m_data->bytes.size())
                  : QByteArrayView();
}

bool operator==(const Secret &a, const Secret &b)
{
    if (a.size() != b.size())
        return false;
    return a.isEmpty() || CRYPTO_memcmp(a.view().data(), b.view().data(), size_t(a.size())) == 0;
}

} // namespace suitescope
