// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/oauth1signer.h"

#include <QStringList>

namespace suitescope {

struct SignedRequest
{
    QByteArray method;
    QUrl url;
};

/*! How an OAuth 1.0a signature comes about; whatever is secret or an identifier is masked. */
struct SignatureSteps
{
    struct Parameter
    {
        QString name; // percent-encoded, as it is sorted
        QString value;
        bool fromUrl = false;
    };

    QList<Parameter> parameters; // sorted
    QString parameterString;
    QString address; // scheme, host and path
    QString baseString;
    QString keyShape; // "consumer secret (64)&token secret (64)"
    QString signature; // base64
    QString encodedSignature; // as it stands in the header
};

[[nodiscard]] SignatureSteps signatureSteps(const TbaCredentials &credentials,
                                            const SignedRequest &request,
                                            const OAuth1Signer::Stamp &stamp);

/*! Where another program's Authorization header first differs from what is right. The arguments, in
 * order, are in brackets. */
enum class HeaderDifference {
    None,
    NotOAuth,
    Malformed, // [what stands there]
    Doubled, // [name]
    Missing, // [name]
    Foreign, // [name]
    RealmSpelling, // [theirs, right]
    RealmOther, // [theirs, right]
    SignatureMethod, // [theirs]
    Version, // [theirs]
    KeyAndTokenSwapped,
    SecretInPlaceOfKey, // [name]
    ConsumerKeyOther,
    TokenOther,
    NonceTooShort, // [its length]
    TimestampNoNumber,
    TimestampInMilliseconds,
    SignatureNotEncoded,
    SignatureEncodedTwice,
    SignatureInHex,
    SignatureUrlSafe,
    SignatureLength, // [its bytes]
    SecretsSwapped,
    SecretMissing, // [consumer secret or token secret, as a name of .env: consumer_secret]
    SecretSpelling, // [the same]: blanks, line break or case
    AmpersandMissing,
    QueryNotSigned,
    QueryEncoding, // [raw, plus, twice, marks or lower]: how it was encoded before it was signed
    ParametersUnsorted,
    RealmSigned,
    MethodOther, // [theirs]
    SignatureWrong, // no known slip explains it: a secret, or the base string
    TimestampOff, // [minutes, negative: in the past]; all else is right
};

struct HeaderVerdict
{
    HeaderDifference difference = HeaderDifference::None;
    QStringList arguments; // without secrets

    friend bool operator==(const HeaderVerdict &, const HeaderVerdict &) = default;
};

/*! Compares a pasted Authorization header (also with its name, quotes or line breaks around) that
 * belongs to \a request. Pure. */
[[nodiscard]] HeaderVerdict compareHeader(const Secret &pasted, const TbaCredentials &credentials,
                                          const SignedRequest &request, const QDateTime &now);

} // namespace suitescope
