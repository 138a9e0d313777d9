// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keyreading.h"

#include "lib/crypto/jwk_p.h"
#include "lib/crypto/keypair_p.h"
#include "lib/crypto/keyreading_p.h"
#include "lib/crypto/pemtext_p.h"
#include "lib/crypto/pkcs12_p.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace keyreading {

namespace {

// 1 for the first; whatever ends the lines.
int lineAt(QByteArrayView text, qsizetype at)
{
    const QByteArrayView before = text.first(at);
    const char end = text.contains('\n') ? '\n' : '\r';
    return 1 + int(std::count(before.begin(), before.end(), end));
}

// Of UTF-16 without a mark: text that we read starts with ASCII.
std::optional<QStringConverter::Encoding> wideEncoding(QByteArrayView data)
{
    if (data.startsWith("\xFF\xFE"))
        return QStringConverter::Utf16LE;
    if (data.startsWith("\xFE\xFF"))
        return QStringConverter::Utf16BE;
    constexpr qsizetype looked = 64;
    const QByteArrayView head = data.first(std::min(data.size(), looked) & ~qsizetype(1));
    if (head.size() < 4)
        return std::nullopt;
    int zeros[2] = {0, 0};
    for (qsizetype i = 0; i < head.size(); ++i)
        zeros[i % 2] += head[i] == '\0' ? 1 : 0;
    const int half = int(head.size() / 2);
    if (zeros[1] == half && zeros[0] == 0)
        return QStringConverter::Utf16LE;
    if (zeros[0] == half && zeros[1] == 0)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

// What a file is that holds neither keys nor certificates; empty when nothing speaks for anything.
QString foreignFormat(QByteArrayView content)
{
    static constexpr std::pair<const char *, const char *> beginnings[]{
        {"<!DOCTYPE html", "HTML"},
        {"<html", "HTML"},
        {"<!doctype html", "HTML"},
        {"<HTML", "HTML"},
        {"<?xml", "XML"},
        {"%PDF", "PDF"},
        {"PK\x03\x04", "ZIP"},
        {"\x89PNG", "PNG"},
        {"\xff\xd8\xff", "JPEG"},
        {"\x7f"
         "ELF",
         "ELF"},
        {"\x1f\x8b", "gzip"},
        {"GIF8", "GIF"},
    };
    const QByteArrayView text = content.trimmed();
    if (text.startsWith("eyJ"))
        return u"JOSE"_s;
    for (const auto &[beginning, name] : beginnings) {
        if (text.startsWith(beginning))
            return QString::fromLatin1(name);
    }
    return content.contains('\0') ? u"binary"_s : QString();
}

// "DES-EDE3-CBC" of a PEM block's DEK-Info.
QString oldCipher(QByteArrayView body)
{
    const QByteArrayView mark("DEK-Info:");
    const qsizetype from = body.indexOf(mark);
    if (from < 0)
        return {};
    const QByteArrayView rest = body.sliced(from + mark.size());
    qsizetype end = 0;
    while (end < std::min(rest.size(), qsizetype(40)) && rest[end] != ',')
        ++end;
    return QString::fromLatin1(rest.first(end)).trimmed();
}

// Without PEM's lines; empty when it is none.
Secret fromBase64(QByteArrayView text)
{
    pem::Block block;
    block.label = "DATA"_ba;
    block.body = text;
    block.complete = true;
    return text.size() <= pem::longestBody ? pem::binary(block) : Secret();
}

} // namespace

Secret asUtf8(const Secret &data)
{
    const QByteArrayView bytes = data.view();
    if (const auto encoding = wideEncoding(bytes)) {
        QStringDecoder decoder(*encoding);
        QString text = decoder.decode(bytes);
        Secret result(text);
        text.fill(u'\0');
        return result;
    }
    return bytes.startsWith("\xEF\xBB\xBF") ? Secret(bytes.sliced(3)) : data;
}

Collector::Collector(const QList<Secret> &passwords, const QDateTime &now,
                     const KeyReadLimits &limits)
    : m_passwords(passwords), m_now(now.toUTC()), m_limits(limits), m_effort(limits.rounds)
{
}

KeyObject *Collector::add(const KeyObject &place)
{
    if (m_objects.size() >= m_limits.objects) {
        if (!m_full && !m_objects.isEmpty())
            m_objects.last().verdicts
                += {KeyVerdictId::TooMany, KeyVerdictWeight::Warning, m_limits.objects};
        m_full = true;
        return nullptr;
    }
    m_objects.append(place);
    m_relatives.emplace_back();
    return &m_objects.last();
}

QList<KeyObject> Collector::finished()
{
    relate(m_objects, m_relatives);
    return std::move(m_objects);
}

void Collector::takeUnread(KeyObject place, KeyVerdictId id, const QString &text, qint64 number)
{
    place.verdicts += {id, KeyVerdictWeight::Unread, number, text};
    (void)add(place);
}

void Collector::takeInput(int index, const Secret &data)
{
    KeyObject place;
    place.input = index;
    if (data.size() > m_limits.bytes) {
        takeUnread(place, KeyVerdictId::TooLarge, {}, data.size());
        return;
    }
    const Secret text = asUtf8(data);
    if (text.view().trimmed().isEmpty())
        return;
    if (text.view().contains(QByteArrayView("-----BEGIN ")) || derSize(text.view()) == 0)
        takeText(place, text.view());
    else
        takeBinary(place, text.view());
}

void Collector::takeText(const KeyObject &place, QByteArrayView text)
{
    const QList<pem::Block> blocks = pem::blocks(text);
    for (const pem::Block &block : blocks) {
        if (m_full)
            return;
        KeyObject here = place;
        here.wrapping = KeyWrapping::Pem;
        here.offset = block.at;
        here.line = lineAt(text, block.at);
        here.label = QString::fromLatin1(block.label);
        const bool isKey = block.label.endsWith("PRIVATE KEY");
        if (isKey)
            here.kind = KeyObjectKind::PrivateKey;
        if (block.label == "OPENSSH PRIVATE KEY") {
            here.form = KeyObjectForm::OpenSsh;
            takeUnread(here, KeyVerdictId::FormatNotRead, u"OpenSSH"_s);
        } else if (!block.complete) {
            takeUnread(here, KeyVerdictId::EndMissing);
        } else if (block.body.size() > pem::longestBody) {
            takeUnread(here, KeyVerdictId::TooLarge, {}, block.body.size());
        } else if (isKey && pem::hasEncryptedHeader(block)) {
            takeOldPem(here, pem::normalized(block), oldCipher(block.body));
        } else if (const Secret der = pem::binary(block); derSize(der.view()) > 0) {
            takeDer(here, der.view().first(derSize(der.view())));
        } else {
            takeUnread(here, KeyVerdictId::Damaged, u"no base64 of DER"_s);
        }
    }
    if (blocks.isEmpty() && !takeJson(place, text) && !takeBase64(place, text))
        takeForeign(place, text);
}

void Collector::takeForeign(KeyObject place, QByteArrayView text)
{
    const Secret der = fromBase64(text);
    const QByteArrayView bytes = isCutDer(text) ? text : der.view();
    if (!isCutDer(bytes)) {
        takeUnread(place, KeyVerdictId::FormatNotRead, foreignFormat(text));
        return;
    }
    if (pkcs12::looksLikeFile(bytes)) {
        place.kind = KeyObjectKind::Container;
        place.form = KeyObjectForm::Pkcs12;
    }
    takeUnread(place, KeyVerdictId::Damaged, u"DER that ends early"_s);
}

bool Collector::takeJson(const KeyObject &place, QByteArrayView text)
{
    const auto brace
        = std::find_if(text.begin(), text.end(), [](char c) { return c == '{' || c == '['; });
    const qsizetype start = brace - text.begin();
    const std::vector<jwk::Key> keys = jwk::read(text.sliced(start));
    for (const jwk::Key &key : keys) {
        KeyObject here = place;
        here.wrapping = KeyWrapping::Json;
        here.form = KeyObjectForm::Jwk;
        here.offset = start + key.at;
        here.line = lineAt(text, here.offset);
        here.name = key.name;
        here.kind = key.isPrivate ? KeyObjectKind::PrivateKey : KeyObjectKind::PublicKey;
        if (key.isSymmetric) {
            here.kind = KeyObjectKind::SymmetricKey;
            takeUnread(here, KeyVerdictId::KeyTypeRefused, u"oct"_s);
        } else if (!key.key) {
            takeUnread(here, KeyVerdictId::Damaged, key.fault);
        } else if (key.isPrivate) {
            const openssl::Bio buffer = openssl::secretBuffer();
            if (buffer && i2d_PKCS8PrivateKeyInfo_bio(buffer.get(), key.key.get()) == 1)
                takePrivateDer(here, openssl::contents(buffer));
        } else if (KeyObject *added = add(here)) {
            describe(*added, key.key.get());
        }
        here.name.clear();
        for (const QByteArray &certificate : key.certificates) {
            const auto *at = reinterpret_cast<const unsigned char *>(certificate.constData());
            openssl::X509Certificate x509(d2i_X509(nullptr, &at, long(certificate.size())));
            if (x509)
                takeCertificate(here, std::move(x509));
        }
    }
    return !keys.empty();
}

bool Collector::takeBase64(const KeyObject &place, QByteArrayView text)
{
    const Secret der = fromBase64(text);
    const qsizetype size = derSize(der.view());
    if (size == 0 || size != der.size())
        return false;
    KeyObject here = place;
    here.wrapping = KeyWrapping::Base64;
    here.line = 1;
    takeDer(here, der.view());
    return true;
}

void Collector::takeBinary(const KeyObject &place, QByteArrayView data)
{
    qsizetype at = 0;
    while (at < data.size() && !m_full) {
        const QByteArrayView rest = data.sliced(at);
        KeyObject here = place;
        here.offset = at;
        const qsizetype size = derSize(rest);
        if (size > 0) {
            takeDer(here, rest.first(size));
        } else {
            if (!rest.trimmed().isEmpty()) // a line end after it is an editor's doing
                takeUnread(here, KeyVerdictId::Damaged, u"no DER"_s);
            return;
        }
        at += size;
    }
}

void Collector::takeOldPem(KeyObject place, const openssl::Bio &text, const QString &cipher)
{
    place.kind = KeyObjectKind::PrivateKey;
    place.form = KeyObjectForm::EncryptedTraditional;
    place.encrypted = true;
    const openssl::Owned<EVP_CIPHER, EVP_CIPHER_free> known(
        EVP_CIPHER_fetch(nullptr, cipher.toLatin1().constData(), nullptr));
    if (!known || !text) {
        takeUnread(place, KeyVerdictId::CipherUnknown, cipher);
        return;
    }
    const QByteArrayView pem = openssl::contents(text);
    for (const Secret &password : m_passwords) {
        const Result<openssl::Key> key = decodedKey(openssl::reader(pem), "PEM", password);
        const openssl::Bio buffer = openssl::secretBuffer();
        if (!key || !buffer || i2d_PKCS8PrivateKeyInfo_bio(buffer.get(), key->get()) != 1)
            continue;
        takePrivateDer(place, openssl::contents(buffer));
        return;
    }
    takeUnread(place,
               m_passwords.isEmpty() ? KeyVerdictId::PasswordMissing : KeyVerdictId::PasswordWrong);
}

} // namespace keyreading

bool KeyObject::has(KeyVerdictId id) const
{
    return std::any_of(verdicts.cbegin(), verdicts.cend(),
                       [id](const KeyVerdict &verdict) { return verdict.id == id; });
}

bool KeyObject::isAccepted() const
{
    const bool matters = kind == KeyObjectKind::PrivateKey || kind == KeyObjectKind::PublicKey
        || kind == KeyObjectKind::X509Certificate;
    return matters && !publicKeyDer.isEmpty()
        && std::none_of(verdicts.cbegin(), verdicts.cend(), [](const KeyVerdict &verdict) {
               return verdict.weight == KeyVerdictWeight::Refused
                   || verdict.weight == KeyVerdictWeight::Unread;
           });
}

bool KeyReading::needsPassword() const
{
    return std::any_of(objects.cbegin(), objects.cend(), [](const KeyObject &object) {
        return object.has(KeyVerdictId::PasswordMissing);
    });
}

bool KeyReading::refusedPassword() const
{
    return std::any_of(objects.cbegin(), objects.cend(), [](const KeyObject &object) {
        return object.has(KeyVerdictId::PasswordWrong);
    });
}

int KeyReading::bestKey() const
{
    int best = -1;
    for (int i = 0; i < int(objects.size()); ++i) {
        const KeyObject &object = objects.at(i);
        if (object.key.isNull())
            continue;
        for (const KeyVerdict &verdict : object.verdicts) {
            if (verdict.id == KeyVerdictId::PairedWith
                && !objects.at(verdict.other).certificate.isNull())
                return i;
        }
        if (best < 0)
            best = i;
    }
    return best;
}

int KeyReading::bestCertificate() const
{
    if (const int key = bestKey(); key >= 0) {
        for (const KeyVerdict &verdict : objects.at(key).verdicts) {
            if (verdict.id == KeyVerdictId::PairedWith
                && !objects.at(verdict.other).certificate.isNull())
                return verdict.other;
        }
    }
    int best = -1;
    for (int i = 0; i < int(objects.size()); ++i) {
        if (objects.at(i).certificate.isNull())
            continue;
        if (!objects.at(i).has(KeyVerdictId::ChainMember))
            return i;
        if (best < 0)
            best = i;
    }
    return best;
}

KeyReading readKeys(const QList<KeyInput> &inputs, const QList<Secret> &passwords,
                    const QDateTime &now, const KeyReadLimits &limits)
{
    const openssl::ErrorScope scope;
    keyreading::Collector collector(passwords, now, limits);
    for (int i = 0; i < int(inputs.size()); ++i)
        collector.takeInput(i, inputs.at(i).data);
    return {collector.finished()};
}

} // namespace suitescope
