// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/pemtext_p.h"

#include <openssl/pem.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope::pem {

namespace {

constexpr int lineLength = 64;
constexpr QByteArrayView dashes("-----");

void write(const openssl::Bio &out, QByteArrayView bytes)
{
    BIO_write(out.get(), bytes.data(), int(bytes.size()));
}

// The next line of a body, trimmed; breaks are real or spelled \n and \r.
QByteArrayView takeLine(QByteArrayView &rest)
{
    qsizetype end = 0;
    qsizetype skip = 0;
    while (end < rest.size()) {
        if (rest[end] == '\n' || rest[end] == '\r') {
            skip = 1;
            break;
        }
        if (rest[end] == '\\' && end + 1 < rest.size()
            && (rest[end + 1] == 'n' || rest[end + 1] == 'r')) {
            skip = 2;
            break;
        }
        ++end;
    }
    const QByteArrayView line = rest.first(end);
    rest = rest.sliced(end + skip);
    return line.trimmed();
}

// Blanks of any kind, and the bytes of no-break and zero-width ones, are no part of base64.
bool isBlank(char c)
{
    return uchar(c) <= 0x20 || uchar(c) >= 0x7f;
}

class Wrapper
{
public:
    explicit Wrapper(const openssl::Bio &out) : m_out(out) { }

    void add(QByteArrayView line)
    {
        for (const char c : line) {
            if (isBlank(c))
                continue;
            write(m_out, QByteArrayView(&c, 1));
            if (++m_column == lineLength)
                endLine();
        }
    }

    void endLine()
    {
        if (m_column > 0)
            write(m_out, "\n");
        m_column = 0;
    }

private:
    const openssl::Bio &m_out;
    int m_column = 0;
};

} // namespace

QList<Block> blocks(QByteArrayView text)
{
    const QByteArrayView beginMark("-----BEGIN ");
    QList<Block> found;
    qsizetype from = 0;
    while ((from = text.indexOf(beginMark, from)) >= 0) {
        from += beginMark.size();
        const qsizetype labelEnd = text.indexOf(dashes, from);
        if (labelEnd < 0 || labelEnd - from > 64)
            continue;
        Block block;
        block.at = from - beginMark.size();
        block.label = text.sliced(from, labelEnd - from).toByteArray();
        from = labelEnd + dashes.size();
        // Up to the next object at most, so that a missing END line swallows nothing.
        const qsizetype next = text.indexOf(beginMark, from);
        block.body = next >= 0 ? text.sliced(from, next - from) : text.sliced(from);
        const qsizetype end = block.body.indexOf(QByteArray("-----END " + block.label + "-----"));
        block.complete = end >= 0;
        if (block.complete)
            block.body = block.body.first(end);
        found.append(block);
    }
    return found;
}

openssl::Bio normalized(const Block &block)
{
    openssl::Bio out = openssl::secretBuffer();
    if (!out || block.body.size() > longestBody)
        return nullptr;
    write(out, QByteArray("-----BEGIN " + block.label + "-----\n"));
    Wrapper base64(out);
    bool inHeader = false;
    QByteArrayView rest = block.body;
    while (!rest.isEmpty()) {
        const QByteArrayView line = takeLine(rest);
        if (line.contains(':')) { // Proc-Type, DEK-Info: the old way to encrypt
            write(out, line);
            write(out, "\n");
            inHeader = true;
        } else if (!line.isEmpty()) {
            if (inHeader)
                write(out, "\n");
            inHeader = false;
            base64.add(line);
        }
    }
    base64.endLine();
    write(out, QByteArray("-----END " + block.label + "-----\n"));
    return out;
}

bool hasEncryptedHeader(const Block &block)
{
    return block.body.first(std::min(block.body.size(), qsizetype(256))).contains("ENCRYPTED");
}

Secret binary(const Block &block)
{
    const openssl::Bio text = normalized(block);
    char *name = nullptr;
    char *header = nullptr;
    unsigned char *data = nullptr;
    long size = 0;
    if (!text || PEM_read_bio_ex(text.get(), &name, &header, &data, &size, PEM_FLAG_SECURE) != 1)
        return {};
    const Secret result = *header == '\0' ? Secret(QByteArrayView(data, size)) : Secret();
    OPENSSL_secure_free(name);
    OPENSSL_secure_free(header);
    OPENSSL_secure_clear_free(data, size_t(size));
    return result;
}

QString contentName(const QByteArray &label)
{
    if (label.endsWith("PUBLIC KEY"))
        return u"a public key"_s;
    if (label.endsWith("CERTIFICATE REQUEST"))
        return u"a certificate request"_s;
    if (label.endsWith("CERTIFICATE"))
        return u"a certificate"_s;
    if (label == "OPENSSH PRIVATE KEY")
        return u"a private key in the format of OpenSSH"_s;
    if (label.endsWith("PRIVATE KEY"))
        return u"a private key"_s;
    return u"a PEM block of another kind"_s;
}

} // namespace suitescope::pem
