// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words for client assertions.
#include "ui/text/labtext.h"

#include <QCoreApplication>

namespace suitescope {

namespace {

struct AssertionWords
{
    Q_DECLARE_TR_FUNCTIONS(AssertionWords)
};

} // namespace

QString assertionDifferenceText(AssertionDifference difference, const QStringList &arguments)
{
    using enum AssertionDifference;
    const QString first = arguments.value(0);
    const QString second = arguments.value(1);
    switch (difference) {
    case None:
        return AssertionWords::tr("This assertion is right: nothing speaks against it.");
    case NotAJwt:
        return AssertionWords::tr("This is no JWT: it has %1 part(s), and three are due, with dots "
                                  "between them.")
            .arg(first);
    case AccessToken:
        return AssertionWords::tr("This is an access token that NetSuite handed out, not the "
                                  "assertion that is sent for it.");
    case NotUrlSafe:
        return AssertionWords::tr("The %1 is not base64url: it holds +, /, = or %. Write - and _, "
                                  "and leave out the =.")
            .arg(first);
    case Unreadable:
        return AssertionWords::tr("The %1 is not a JSON object in base64url.").arg(first);
    case TypeWrong:
        return AssertionWords::tr("typ is \"%1\". It has to be JWT.").arg(first);
    case AlgorithmRefused:
        return AssertionWords::tr("alg is \"%1\", which NetSuite refuses. It takes ES256, ES384, "
                                  "ES512, PS256, PS384 and PS512.")
            .arg(first);
    case AlgorithmNotFitting:
        return AssertionWords::tr("alg is %1, which does not fit the key (%2).").arg(first, second);
    case KeyIdMissing:
        return AssertionWords::tr("kid is missing. It is the Certificate ID of the mapping page.");
    case KeyIdIsClientId:
        return AssertionWords::tr("kid holds the client ID. It has to be the Certificate ID of the "
                                  "mapping page.");
    case KeyIdOther:
        return AssertionWords::tr("kid is not the Certificate ID of this connection.");
    case IssuerMissing:
        return AssertionWords::tr("iss is missing. It is the client ID.");
    case IssuerIsCertificateId:
        return AssertionWords::tr("iss holds the Certificate ID. It has to be the client ID.");
    case IssuerOther:
        return AssertionWords::tr("iss is not the client ID of this connection.");
    case AudienceMissing:
        return AssertionWords::tr("aud is missing. It is the address of the token endpoint.");
    case AudienceHost:
        return AssertionWords::tr("aud names %1. It has to name %2.").arg(first, second);
    case AudiencePath:
        return AssertionWords::tr("aud has the path %1. It has to be %2, to the letter.")
            .arg(first, second);
    case ScopeMissing:
        return AssertionWords::tr("scope is missing. It names rest_webservices, restlets or "
                                  "suite_analytics.");
    case ScopeUnknown:
        return AssertionWords::tr("scope names \"%1\". NetSuite knows rest_webservices, restlets, "
                                  "suite_analytics and mcp.")
            .arg(first);
    case TimeMissing:
        return AssertionWords::tr("%1 is missing.").arg(first);
    case TimeNoInteger:
        return AssertionWords::tr("%1 is no whole number. It counts the seconds since 1970 in UTC.")
            .arg(first);
    case TimeInMilliseconds:
        return AssertionWords::tr("%1 is in milliseconds. NetSuite expects seconds.").arg(first);
    case LivesTooLong:
        return AssertionWords::tr("It is good for %1 minutes. NetSuite takes 60 at most; 5 are "
                                  "enough.")
            .arg(first);
    case LivesNotAtAll:
        return AssertionWords::tr("exp is not after iat.");
    case SignatureDer:
        return AssertionWords::tr(
            "The signature is in DER form, as OpenSSL gives it. A JWT has the "
            "two numbers r and s one after the other, without a frame.");
    case SignatureLength:
        return AssertionWords::tr("The signature has %1 bytes, and %2 are due for this key.")
            .arg(first, second);
    case SignatureWrong:
        return AssertionWords::tr("The signature was not made with the private key of this "
                                  "connection's certificate, or header and claims were changed "
                                  "afterwards.");
    case IssuedInFuture:
        return AssertionWords::tr("All of it is right, but iat lies %1 minute(s) ahead: the clock "
                                  "of that computer is wrong.")
            .arg(first);
    case Expired:
        return AssertionWords::tr(
                   "All of it is right. It ended %1 minute(s) ago: if it is new, the "
                   "clock of that computer is behind.")
            .arg(first);
    }
    Q_UNREACHABLE();
}

} // namespace suitescope
