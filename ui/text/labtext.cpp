// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/labtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct LabWords
{
    Q_DECLARE_TR_FUNCTIONS(LabWords)
};

QString secretName(const QString &field)
{
    return field == "token_secret"_L1 ? LabWords::tr("token secret")
                                      : LabWords::tr("consumer secret");
}

QString encodingText(const QString &how)
{
    if (how == "plus"_L1)
        return LabWords::tr(
            "The blanks in the parameters of the URL were signed as +. They have to "
            "be %20 before the whole is encoded.");
    if (how == "twice"_L1)
        return LabWords::tr(
            "The parameters of the URL were encoded once too often before they were "
            "signed.");
    if (how == "marks"_L1)
        return LabWords::tr("The characters ! ' ( ) * in the parameters of the URL were not "
                            "encoded. encodeURIComponent() of JavaScript leaves them out.");
    if (how == "lower"_L1)
        return LabWords::tr("The parameters of the URL were encoded with small letters, as %2f. "
                            "Capitals are due: %2F.");
    return LabWords::tr("The parameters of the URL were not encoded by themselves before the base "
                        "string was made. Each name and value is, and then the whole once more.");
}

} // namespace

QString auditDetailText(AuditDetail detail)
{
    switch (detail) {
    case AuditDetail::ConsumerKeyUnknown:
        return LabWords::tr("No integration of this account has this consumer key.");
    case AuditDetail::ConsumerKeyRefused:
        return LabWords::tr("The integration of this consumer key is blocked, or its box "
                            "Token-based Authentication has no tick.");
    case AuditDetail::InvalidTimestamp:
        return LabWords::tr("The clock was more than 5 minutes off when the request was signed.");
    case AuditDetail::NonceRejected:
        return LabWords::tr("The nonce has a form NetSuite does not take; it needs 6 characters "
                            "at least.");
    case AuditDetail::NonceUsed:
        return LabWords::tr("The same nonce was sent before with this timestamp. A request that "
                            "is repeated has to be signed anew.");
    case AuditDetail::ParameterRejected:
        return LabWords::tr("An oauth_ parameter stands in the header twice, or is not known.");
    case AuditDetail::MissingTokenPassportRequiredFields:
        return LabWords::tr("One of the oauth_ parameters did not arrive.");
    case AuditDetail::PermissionDenied:
        return LabWords::tr("The role lacks the permission to log in with access tokens or to use "
                            "REST Web Services, or the user or the role is inactive.");
    case AuditDetail::UnknownAlgorithm:
        return LabWords::tr("The signature method is not HMAC-SHA256, the only one NetSuite "
                            "takes.");
    case AuditDetail::VersionRejected:
        return LabWords::tr("oauth_version is not 1.0.");
    case AuditDetail::TemporaryLocked:
        return LabWords::tr("Five sign-ins failed, so NetSuite locked the user for 30 minutes.");
    case AuditDetail::AuthorizationFlowRequired:
        return LabWords::tr("The integration does not allow this kind of sign-in: its box has no "
                            "tick.");
    case AuditDetail::TokenRejected:
        return LabWords::tr("The token is unknown or revoked, or belongs to another integration or "
                            "account.");
    case AuditDetail::InvalidSignature:
    case AuditDetail::SignatureValidation:
        return LabWords::tr("The signature does not fit: one of the secrets is wrong, or the "
                            "private key does not belong to the uploaded certificate.");
    case AuditDetail::FeatureDisabled:
        return LabWords::tr("The feature for this way of signing in is switched off.");
    case AuditDetail::AccessTokenExpired:
        return LabWords::tr("The access token was older than its 60 minutes. A new one is asked "
                            "for with a new assertion.");
    case AuditDetail::EntityOrRoleDisabled:
        return LabWords::tr("The user or the role is inactive, or the user no longer has the "
                            "role.");
    case AuditDetail::InvalidIntegration:
        return LabWords::tr("No integration of this account has this client ID.");
    case AuditDetail::IntegrationBlocked:
        return LabWords::tr("The integration is blocked.");
    case AuditDetail::ScopeMismatched:
        return LabWords::tr("The scope is not ticked on the integration record, or was not asked "
                            "for.");
    case AuditDetail::InvalidScope:
        return LabWords::tr("A scope was asked for in a form that NetSuite does not take, or one "
                            "that is not ticked on the integration record.");
    case AuditDetail::AuthorizationCodeGrantRequired:
        return LabWords::tr("The integration allows the authorization code grant alone; Client "
                            "Credentials is not ticked.");
    case AuditDetail::UnsupportedAlgo:
        return LabWords::tr("The assertion is signed with an algorithm NetSuite does not take. "
                            "ES256 to ES512 and PS256 to PS512 are good, RS256 is not.");
    case AuditDetail::TokenValidityTooBroad:
        return LabWords::tr("The assertion is good for longer than 60 minutes.");
    case AuditDetail::TokenBlocked:
        return LabWords::tr("What was signed in with is revoked: the certificate or the token.");
    case AuditDetail::InvalidTokenType:
        return LabWords::tr("Something else was sent in the place of the token or the assertion.");
    case AuditDetail::ClientIdMismatch:
        return LabWords::tr("The client ID in the assertion is not the one the certificate was "
                            "mapped for.");
    case AuditDetail::TokenNotAcceptable:
        return LabWords::tr("The assertion is not one NetSuite accepts at this address or time.");
    case AuditDetail::TokenExpired:
        return LabWords::tr("What was signed in with had ended: the certificate, the token, or the "
                            "assertion, which is good for a few minutes alone.");
    case AuditDetail::InvalidIssuer:
        return LabWords::tr("The issuer (iss) of the assertion is not the client ID.");
    case AuditDetail::MissingKeyId:
        return LabWords::tr("The assertion names no Certificate ID (kid) in its header.");
    case AuditDetail::MissingKey:
        return LabWords::tr("NetSuite has no certificate of the Certificate ID (kid) that the "
                            "assertion names.");
    }
    Q_UNREACHABLE();
}

QString headerDifferenceText(const HeaderVerdict &verdict)
{
    using enum HeaderDifference;
    const QString first = verdict.arguments.value(0);
    const QString second = verdict.arguments.value(1);
    switch (verdict.difference) {
    case None:
        return LabWords::tr("This header is right: NetSuite would accept its signature.");
    case NotOAuth:
        return LabWords::tr("This is no OAuth 1.0 header. It begins with OAuth and has parameters "
                            "such as realm=\"…\" after it.");
    case Malformed:
        return LabWords::tr("The header cannot be read at %1. Each parameter is name=\"value\", "
                            "with a comma between two.")
            .arg(first);
    case Doubled:
        return LabWords::tr("%1 stands in the header twice.").arg(first);
    case Missing:
        return LabWords::tr("%1 is missing or empty.").arg(first);
    case Foreign:
        return LabWords::tr("%1 does not belong into this header.").arg(first);
    case RealmSpelling:
        return LabWords::tr("The realm is spelt %1. It has to be %2: upper case, with an "
                            "underscore.")
            .arg(first, second);
    case RealmOther:
        return LabWords::tr("The realm is %1, the account of this connection is %2.")
            .arg(first, second);
    case SignatureMethod:
        return LabWords::tr("The signature method is %1. NetSuite takes HMAC-SHA256 alone.")
            .arg(first);
    case Version:
        return LabWords::tr("oauth_version is %1. It has to be 1.0, or be left out.").arg(first);
    case KeyAndTokenSwapped:
        return LabWords::tr("Consumer key and token ID have changed places.");
    case SecretInPlaceOfKey:
        return LabWords::tr("%1 holds a secret. It was sent to the server in the open: make new "
                            "credentials, and set the identifier there.")
            .arg(first);
    case ConsumerKeyOther:
        return LabWords::tr("The consumer key is not the one of this connection.");
    case TokenOther:
        return LabWords::tr("The token ID is not the one of this connection.");
    case NonceTooShort:
        return LabWords::tr("The nonce has %1 character(s). It needs 6 at least, 20 are usual.")
            .arg(first);
    case TimestampNoNumber:
        return LabWords::tr("The timestamp is no number. It counts the seconds since 1970 in UTC.");
    case TimestampInMilliseconds:
        return LabWords::tr("The timestamp is in milliseconds. NetSuite expects seconds.");
    case SignatureNotEncoded:
        return LabWords::tr("The signature is not percent-encoded: + has to be %2B, / %2F and "
                            "= %3D.");
    case SignatureEncodedTwice:
        return LabWords::tr("The signature is percent-encoded twice: %25 stands in it.");
    case SignatureInHex:
        return LabWords::tr("The signature is written in hexadecimal. It has to be base64.");
    case SignatureUrlSafe:
        return LabWords::tr("The signature is written in base64url, with - and _. It has to be "
                            "plain base64, with + and /.");
    case SignatureLength:
        return LabWords::tr("The signature has %1 bytes, HMAC-SHA256 makes 32.").arg(first);
    case SecretsSwapped:
        return LabWords::tr("Signed with the two secrets in the wrong order. The consumer secret "
                            "comes first.");
    case SecretMissing:
        return LabWords::tr("Signed without the %1.").arg(secretName(first));
    case SecretSpelling:
        return LabWords::tr(
                   "The %1 was changed before signing: a blank, a line break or a quote at "
                   "its end, another case, or one character cut off.")
            .arg(secretName(first));
    case AmpersandMissing:
        return LabWords::tr("The key is missing the & between the two secrets.");
    case QueryNotSigned:
        return LabWords::tr("The parameters of the URL were not signed. They are sorted in among "
                            "the oauth_ ones.");
    case QueryEncoding:
        return encodingText(first);
    case ParametersUnsorted:
        return LabWords::tr("The parameters were not sorted before they were signed. Those of the "
                            "URL and the oauth_ ones are sorted together, by name.");
    case RealmSigned:
        return LabWords::tr("The realm was signed. It stands in the header alone.");
    case MethodOther:
        return LabWords::tr("The header was signed for the method %1.").arg(first);
    case SignatureWrong:
        return LabWords::tr("The signature is wrong and no usual slip explains it. Either one of "
                            "the two secrets is another one, or the header was signed for another "
                            "address; compare the base string above.");
    case TimestampOff:
        return first.startsWith(u'-')
            ? LabWords::tr("All of it is right. It was signed %1 minute(s) ago, and NetSuite takes "
                           "a header for 5 minutes: if it is new, the clock is behind.")
                  .arg(first.mid(1))
            : LabWords::tr("All of it is right, but the clock was %1 minute(s) ahead; 5 are "
                           "allowed.")
                  .arg(first);
    }
    Q_UNREACHABLE();
}

QString signatureStepsText(const SignatureSteps &steps)
{
    QStringList lines;
    const auto step = [&lines](const QString &heading, const QString &value) {
        if (!lines.isEmpty())
            lines.append(QString());
        lines.append(heading);
        lines.append(value);
    };
    QStringList parameters;
    for (const SignatureSteps::Parameter &parameter : steps.parameters)
        parameters.append(parameter.name + u" = "_s + parameter.value);
    step(LabWords::tr("1. Parameters of the URL and the header, percent-encoded, then sorted"),
         parameters.join(u'\n'));
    step(LabWords::tr("2. Joined with = and &"), steps.parameterString);
    step(LabWords::tr("3. Address: lower case, without the query"), steps.address);
    step(LabWords::tr("4. Base string: method, address and parameters, each percent-encoded"),
         steps.baseString);
    step(LabWords::tr("5. Key"), steps.keyShape);
    step(LabWords::tr("6. Signature: HMAC-SHA256 in base64"), steps.signature);
    step(LabWords::tr("7. The same, percent-encoded for the header"), steps.encodedSignature);
    return lines.join(u'\n');
}

} // namespace suitescope
