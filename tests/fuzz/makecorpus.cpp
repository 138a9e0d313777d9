// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes the files that fuzzing starts with: each form of keys and .env files as this program
// writes them, so that no key lies in the sources.

#include "lib/crypto/keyexport.h"
#include "lib/crypto/runtime.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int rounds = 1000; // the fuzzers' bound is near

bool write(const QString &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder + u'/' + name);
    return QDir().mkpath(folder) && file.open(QIODevice::WriteOnly)
        && file.write(content) == content.size();
}

// Files of today ask for more rounds than a fuzzer has time for.
QByteArray cheap(QByteArray file)
{
    const QByteArray dear("\x02\x03\x09\x27\xC0", 5);
    const QByteArray few = QByteArray("\x02\x03\x00", 3) + char(rounds >> 8) + char(rounds & 0xFF);
    return file.replace(dear, few);
}

QByteArray utf16(const QByteArray &text)
{
    QByteArray wide("\xFF\xFE", 2);
    for (const char c : text) {
        wide.append(c);
        wide.append('\0');
    }
    return wide;
}

bool writeFor(const QString &root, KeyAlgorithm algorithm, const QString &name)
{
    const Secret password(u"x"_s);
    const Result<KeyPair> key = KeyPair::generate(algorithm);
    if (!key)
        return false;
    const auto certificate = Certificate::selfSigned(
        *key, {u"fuzz"_s, QDateTime::fromSecsSinceEpoch(1'790'000'000), 30});
    if (!certificate)
        return false;
    const auto in = [&](KeyFileFormat format) {
        const Result<Secret> written = exported(*key, {format, password, *certificate});
        return written ? written->revealBytes() : QByteArray();
    };
    const QByteArray pem = in(KeyFileFormat::Pkcs8Pem);
    bool good = true;
    const auto add = [&](const QString &target, const QString &form, const QByteArray &content) {
        good = good && (content.isEmpty() || write(root + u'/' + target, name + form, content));
    };
    add(u"pem"_s, u"-pkcs8"_s, pem);
    add(u"pem"_s, u"-sec1"_s, in(KeyFileFormat::Sec1Pem));
    add(u"pem"_s, u"-sealed"_s, in(KeyFileFormat::EncryptedPkcs8Pem));
    add(u"pem"_s, u"-both"_s, "Words\r\n" + certificate->toPem() + pem + certificate->toPem());
    add(u"pem"_s, u"-line"_s, "K=" + in(KeyFileFormat::EnvValue) + "\n");
    add(u"pem"_s, u"-wide"_s, utf16(pem));
    add(u"pem"_s, u"-public"_s, in(KeyFileFormat::PublicPem));
    add(u"der"_s, u"-pkcs8"_s, in(KeyFileFormat::Pkcs8Der));
    add(u"der"_s, u"-sec1"_s, in(KeyFileFormat::Sec1Der));
    add(u"der"_s, u"-sealed"_s, cheap(in(KeyFileFormat::EncryptedPkcs8Der)));
    add(u"der"_s, u"-certificate"_s, certificate->toDer());
    add(u"der"_s, u"-both"_s, certificate->toDer() + in(KeyFileFormat::Pkcs8Der));
    add(u"pkcs12"_s, u"-file"_s, in(KeyFileFormat::Pkcs12));
    add(u"pkcs12"_s, u"-cheap"_s, cheap(in(KeyFileFormat::Pkcs12)));
    add(u"jwk"_s, u"-private"_s, in(KeyFileFormat::PrivateJwk));
    add(u"jwk"_s, u"-public"_s, in(KeyFileFormat::PublicJwk));
    add(u"jwk"_s, u"-set"_s,
        "{\"keys\":[" + in(KeyFileFormat::PublicJwk) + ',' + in(KeyFileFormat::PrivateJwk)
            + ",{\"kty\":\"oct\",\"k\":\"AA\"}],\"n\":[1,true,null,\"\\\"\"]}");
    add(u"jwk"_s, u"-x5c"_s,
        in(KeyFileFormat::PublicJwk).trimmed().chopped(1) + ",\"x5c\":[\""
            + certificate->toDer().toBase64() + "\"]}");
    add(u"env"_s, u"-m2m"_s,
        "\xEF\xBB\xBF# ours\nexport NETSUITE_AUTH_TYPE=oauth2\r\nNETSUITE_ACCOUNT_ID=1234567_SB1\n"
        "NETSUITE_CLIENT_ID=abc # c\nNETSUITE_CERTIFICATE_ID='d'\nNETSUITE_PRIVATE_KEY="
            + in(KeyFileFormat::EnvValue) + "\nNETSUITE_ALGORITHM=ES256\n");
    add(u"env"_s, u"-lines"_s,
        "NETSUITE_ACCOUNT_ID=1234567\nNETSUITE_CLIENT_ID=a\nNETSUITE_CERTIFICATE_ID=b\n"
        "NETSUITE_PRIVATE_KEY="
            + pem + "OTHER=\"x\ny\"\n");
    add(u"env"_s, u"-openquote"_s,
        "FOO=\"open\nNETSUITE_AUTH_TYPE=tba\nNETSUITE_ACCOUNT_ID=\"7654321\"\nBAR=x\"\n"
        "NETSUITE_CONSUMER_KEY=1\nNETSUITE_CONSUMER_SECRET=2\nNETSUITE_TOKEN_ID=3\n"
        "NETSUITE_TOKEN_SECRET=4\n");
    const QByteArray digits = QByteArray("0123456789abcdef").repeated(4);
    const QByteArray broken = "netsuite_auth_type: M2M # c\nNETSUITE_ACCOUNT=1234567-sb1\n"
                              "NETSUITE_CLIENT_ID='akT3xR_9fQ2mZ0aLw7YbNcE4hVgUoJ5iDsPtX8qGuVw '\n"
                              "OTHER='it\"s'\nNETSUITE_CERTIFICATE_ID=`"
        + digits + "`\nNETSUITE_PRIVATE_KEY=" + QByteArray(pem).replace('\n', "\\n")
        + "\nNETSUITE_ALGORITHM=rs256\nNETSUITE_SCOPES=\"restlets REST-webservices\"\n"
          "NETSUITE_SCOPES=mcp\nNETSUITE_FOO=1";
    add(u"env"_s, u"-broken"_s, broken);
    add(u"env"_s, u"-wide"_s, utf16(broken));
    add(u"env"_s, u"-shell"_s, "export NETSUITE_TOKEN_ID = " + digits + "\r\n" + broken);
    return good;
}

} // namespace

int main(int argc, char *argv[])
{
    const CryptoRuntime crypto;
    const QString root = QString::fromLocal8Bit(argc > 1 ? argv[1] : ".");
    const bool good
        = writeFor(root, KeyAlgorithm::EcP256, u"p256"_s)
        && writeFor(root, KeyAlgorithm::EcP521, u"p521"_s)
        && writeFor(root, KeyAlgorithm::Rsa3072, u"rsa"_s)
        && write(
              root + u"/env"_s, u"tba"_s,
              "NETSUITE_AUTH_TYPE=tba\nNETSUITE_ACCOUNT_ID=\"TSTDRV1\"\nNETSUITE_CONSUMER_KEY=1\n"
              "NETSUITE_CONSUMER_SECRET=`2`\nNETSUITE_TOKEN_ID: 3\nNETSUITE_TOKEN_SECRET=4\n")
        && write(root + u"/pem"_s, u"old"_s,
                 "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
                 "DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\nAAAABBBB\n"
                 "-----END EC PRIVATE KEY-----\n");
    if (!good)
        std::fprintf(stderr, "the corpus could not be written\n");
    return good ? 0 : 1;
}
