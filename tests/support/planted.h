// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keypair.h"
#include "lib/setup/diagnosis.h"

#include <QStringList>

#include <memory>

// Secrets that a server, a proxy or a log may have written into an answer.
namespace suitescope::planted {

inline QStringList secrets()
{
    static const QString pem = QString::fromLatin1(
        KeyPair::generate(KeyAlgorithm::EcP256).value().toPkcs8Pem().value().revealBytes());
    return {QString(63, QLatin1Char('a')) + QLatin1Char('7'),
            QStringLiteral("kT3xR_9fLqWm2Zp8Hs4Vb7Nc1Dy6Ge0Aj5Kt-oRuVw8"),
            QStringLiteral("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl"),
            QStringLiteral("Authorization: OAuth oauth_consumer_key=\"ck1\", "
                           "oauth_signature=\"sg1\""),
            QStringLiteral("Bearer tk1.tk2.tk3"),
            QStringLiteral("client_secret=cs1"),
            pem};
}

/*! Pieces of them that must not be seen. */
inline QStringList pieces()
{
    QStringList all;
    for (const QString &text : secrets())
        all += text.size() > 60 ? text.mid(30, 12) : text.right(9);
    return all + QStringList{QStringLiteral("ck1"),      QStringLiteral("sg1"),
                             QStringLiteral("tk2"),      QStringLiteral("=cs1"),
                             QStringLiteral("c2lnbmF0"), QStringLiteral("Dy6Ge0")};
}

/*! All of them in one text. */
inline QString everywhere()
{
    return secrets().join(QStringLiteral(" then "));
}

/*! A cause whose evidence quotes them. */
inline Cause cause(CauseId id)
{
    Cause made;
    made.id = id;
    made.confidence = 40;
    made.subject = QStringLiteral("OAuth 2.0");
    made.field = SecretField::TokenId;
    made.fault = LocalFault::BadShape;
    made.page = MenuPageId::ManageIntegrations;
    for (const EvidenceId evidence : allEvidence())
        made.evidence += {evidence, {everywhere(), everywhere(), everywhere()}, true, true};
    return made;
}

/*! A rung that failed with an answer full of them. */
inline RungResult failedRung(RungId id)
{
    RungResult rung;
    rung.id = id;
    rung.state = RungState::Failed;
    rung.facts.recordType = everywhere();
    rung.facts.missingScopes = {everywhere()};
    auto api = std::make_shared<ApiError>();
    api->status = 401;
    api->code = QStringLiteral("INVALID_LOGIN");
    api->description
        = QStringLiteral("ines.okafor@larkfield.example from 10.2.3.4: ") + everywhere();
    api->wwwAuthenticate = everywhere();
    rung.error = Error{ErrorKind::Unauthorized, everywhere(), api};
    return rung;
}

} // namespace suitescope::planted
