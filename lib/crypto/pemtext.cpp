// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/pemtext_p.h"

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
        block.label = text.sliced(from, labelEnd - from).toByteArray();
        from = labelEnd + dashes.size();
        const qsizetype end = text.indexOf(QByteArray("-----END " + block.label + "-----"), from);
        block.complete = end >= 0;
        block.body = block.complete ? text.sliced(from, end - from) : text.sliced(from);
        if (block.complete)
            from = end;
        found.append(block);
    }
    return found;
}

openssl::Bio normalized(const Block &block)
{
    openssl::Bio out = openssl::secretBuffer();
    if (!out)
        return out;
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
