// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"

#include <QList>

namespace suitescope {

enum class KeyObjectKind {
    PrivateKey,
    PublicKey,
    X509Certificate,
    SigningRequest, // PKCS#10
    RevocationList,
    Parameters, // the name of a curve, which the old openssl command writes before a key
    SymmetricKey, // a JWK of the type oct
    Container, // a PKCS#12 or PKCS#7 file; what is in it follows
    Unknown,
};

enum class KeyObjectForm {
    Pkcs8,
    EncryptedPkcs8,
    Sec1,
    Pkcs1, // the traditional form of RSA
    EncryptedTraditional, // Proc-Type: 4,ENCRYPTED
    Spki, // SubjectPublicKeyInfo
    X509,
    Pkcs10,
    Pkcs12,
    Pkcs7,
    Jwk,
    OpenSsh,
    Other,
};

enum class KeyWrapping { Pem, Der, Base64, Json };

/*! What is to be said of an object. The word in brackets is the parameter that goes with it. */
enum class KeyVerdictId {
    // what NetSuite has against it
    RsaSizeRefused, // [number: bits]; 3072 and 4096 are taken
    CurveRefused, // [text: curve]
    ExplicitCurve, // [text: the curve's name, empty when it has none]; of a key a warning
    KeyTypeRefused, // [text: "Ed25519", "DSA", "RSA-PSS" …]
    WeakSignature, // [text: "SHA1", "MD5" …]
    Ended, // [when]
    // accepted, and not as its owner may think
    NotYetValid, // [when]
    LongerThanTwoYears, // [number: days]; shortened without a word
    // why it could not be read
    PasswordMissing,
    PasswordWrong,
    CipherUnknown, // [text]
    LegacyMissing, // [text]; the provider that knows RC2 and single DES is not installed
    TooManyRounds, // [number: rounds]; trying a password would take too long
    EndMissing, // the END line
    Damaged, // [text]
    HalvesDiffer, // private and public half are no pair
    FormatNotRead, // [text: its name, "HTML", "binary"; empty when unknown]
    TooLarge, // [number: bytes]
    TooMany, // [number: objects that were read; there are more]
    // how the objects belong together
    PairedWith, // [other]
    PairMissing, // a certificate for none of the keys, or a key for none of the certificates
    SameAs, // [other: the first one]
    IssuedBy, // [other]
    ChainMember, // it issued another one: NetSuite takes that one alone
    ChainOutOfOrder, // [other: what it issued and stands before]
};

enum class KeyVerdictWeight { Refused, Warning, Unread, Note };

struct KeyVerdict
{
    KeyVerdictId id = KeyVerdictId::Damaged;
    KeyVerdictWeight weight = KeyVerdictWeight::Note;
    qint64 number = 0;
    QString text = {}; // ASCII, technical
    QDateTime when = {}; // UTC
    int other = -1; // index of another object

    friend bool operator==(const KeyVerdict &, const KeyVerdict &) = default;
};

/*! One thing in a file. */
struct KeyObject
{
    KeyObjectKind kind = KeyObjectKind::Unknown;
    KeyObjectForm form = KeyObjectForm::Other;
    KeyWrapping wrapping = KeyWrapping::Der;
    bool encrypted = false; // as it lies there, whether or not it could be opened

    int input = 0; // which of the inputs
    int container = -1; // the object that this one lies in
    qint64 offset = 0; // bytes from the start; of text: as UTF-8
    int line = 0; // of text, from 1
    QString label; // of a PEM block
    QString name; // the friendly name of PKCS#12 or the kid of a JWK

    QString algorithm; // "EC P-256", "RSA 2048", "Ed25519"; empty when unknown
    QString family; // "EC", "RSA", "Ed25519", "DSA" …
    QString curve; // of EC: "P-256", "secp256k1"; empty when explicit and nameless
    int bits = 0;
    QByteArray publicKeyDer; // SubjectPublicKeyInfo with named curve and uncompressed point
    QByteArray fingerprint; // SHA-256 of the certificate or request, else of the public key
    KeyPair key; // of a private key that could be read
    Certificate certificate;
    QList<KeyVerdict> verdicts;

    [[nodiscard]] bool has(KeyVerdictId id) const;
    /*! Read, and nothing in it that NetSuite refuses. */
    [[nodiscard]] bool isAccepted() const;
};

} // namespace suitescope
