// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envcheck.h"
#include "setupvalues.h"

namespace suitescope {

// Pieces of .env files, all invented.
namespace envvalues {

using namespace Qt::StringLiterals;

inline const QByteArray &pem(KeyAlgorithm algorithm = KeyAlgorithm::EcP256)
{
    static QHash<KeyAlgorithm, QByteArray> keys;
    QByteArray &text = keys[algorithm];
    if (text.isEmpty())
        text = KeyPair::generate(algorithm).value().toPkcs8Pem().value().revealBytes();
    return text;
}

inline QByteArray oneLine(QByteArray text)
{
    return text.replace('\n', "\\n");
}

inline QByteArray hexText(char digit)
{
    return hexValue(digit).revealBytes();
}

inline QByteArray certificateId()
{
    return certificateIdValue().revealBytes();
}

inline QByteArray tba(const QByteArray &name = {}, const QByteArray &line = {})
{
    QByteArray text;
    for (const QByteArray &each :
         {"NETSUITE_AUTH_TYPE=tba"_ba, "NETSUITE_ACCOUNT_ID=1234567_SB1"_ba,
          "NETSUITE_CONSUMER_KEY=" + hexText('1'), "NETSUITE_CONSUMER_SECRET=" + hexText('2'),
          "NETSUITE_TOKEN_ID=" + hexText('3'), "NETSUITE_TOKEN_SECRET=" + hexText('4')}) {
        const bool replaced = !name.isEmpty() && each.startsWith("NETSUITE_" + name + '=');
        if (!replaced)
            text += each + '\n';
        else if (!line.isEmpty())
            text += line + '\n';
    }
    return text;
}

inline QByteArray keyLine(const QByteArray &key = pem())
{
    return "NETSUITE_PRIVATE_KEY=\"" + oneLine(key) + '"';
}

inline QByteArray m2m(const QByteArray &name = {}, const QByteArray &line = {})
{
    QByteArray text;
    for (const QByteArray &each :
         {"NETSUITE_AUTH_TYPE=oauth2"_ba, "NETSUITE_ACCOUNT_ID=1234567_SB1"_ba,
          "NETSUITE_CLIENT_ID=" + hexText('5'),
          "NETSUITE_CERTIFICATE_ID=\"" + certificateId() + '"', keyLine()}) {
        const bool replaced = !name.isEmpty() && each.startsWith("NETSUITE_" + name + '=');
        if (!replaced)
            text += each + '\n';
        else if (!line.isEmpty())
            text += line + '\n';
    }
    return text;
}

inline QByteArray utf16(const QByteArray &text)
{
    QByteArray wide("\xFF\xFE", 2);
    for (const char c : text)
        wide.append(c).append('\0');
    return wide;
}

inline EnvSurroundings at(const QDateTime &now
                          = QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC))
{
    EnvSurroundings around;
    around.now = now;
    around.fileName = u".env"_s;
    return around;
}

inline EnvSurroundings readBy(EnvFormat reader)
{
    EnvSurroundings around = at();
    around.reader = reader;
    return around;
}

} // namespace envvalues

/*! A file with something to be said of it. */
struct EnvFault
{
    const char *name = nullptr;
    QByteArray content;
    EnvFinding expected;
    EnvSurroundings around;
};
[[nodiscard]] QList<EnvFault> envFaults();

} // namespace suitescope

Q_DECLARE_METATYPE(suitescope::EnvFault)
Q_DECLARE_METATYPE(suitescope::EnvSurroundings)
Q_DECLARE_METATYPE(suitescope::EnvChange)
