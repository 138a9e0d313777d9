// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keybundle.h"

#include "lib/crypto/keyreading.h"
#include "lib/crypto/pkcs12_p.h"

namespace suitescope {

namespace {

// The forms that KeyPair does not know: JWK, UTF-16, base64 without PEM's lines.
Result<KeyBundle> readOtherwise(const Secret &data, const Secret &password, const Error &first)
{
    const QList<Secret> passwords = password.isEmpty() ? QList<Secret>() : QList<Secret>{password};
    // The time matters to verdicts alone, which nobody looks at here.
    const KeyReading found = readKeys({{{}, data}}, passwords, QDateTime::fromSecsSinceEpoch(0));
    if (found.needsPassword() || found.refusedPassword())
        return failure(ErrorKind::WrongPassword, first.detail);
    if (found.bestKey() < 0)
        return failure(first);
    KeyBundle bundle{found.objects.at(found.bestKey()).key, {}, 0};
    if (const int certificate = found.bestCertificate(); certificate >= 0)
        bundle.certificate = found.objects.at(certificate).certificate;
    return bundle;
}

} // namespace

Result<KeyBundle> KeyBundle::read(const Secret &data, const Secret &password)
{
    if (const std::optional<Secret> file = pkcs12::binaryOf(data))
        return pkcs12::open(*file, password);
    const Result<KeyPair> key = KeyPair::read(data, password);
    if (!key && key.error().kind == ErrorKind::InvalidInput)
        return readOtherwise(data, password, key.error());
    if (!key)
        return failure(key.error());
    QByteArray text = data.revealBytes();
    const Result<Certificate> certificate = Certificate::read(text);
    text.fill(0);
    return KeyBundle{*key, certificate ? *certificate : Certificate(), 0};
}

} // namespace suitescope
