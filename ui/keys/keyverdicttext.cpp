// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keyverdicttext.h"

#include "lib/crypto/digest.h"
#include "ui/keys/keywords.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct VerdictText
{
    Q_DECLARE_TR_FUNCTIONS(VerdictText)
};

QString kindText(const KeyObject &object)
{
    switch (object.kind) {
    case KeyObjectKind::PrivateKey:
        return object.encrypted ? VerdictText::tr("Encrypted private key")
                                : VerdictText::tr("Private key");
    case KeyObjectKind::PublicKey:
        return VerdictText::tr("Public key");
    case KeyObjectKind::X509Certificate:
        return VerdictText::tr("Certificate");
    case KeyObjectKind::SigningRequest:
        return VerdictText::tr("Certificate request");
    case KeyObjectKind::RevocationList:
        return VerdictText::tr("Revocation list");
    case KeyObjectKind::Parameters:
        return VerdictText::tr("Name of a curve");
    case KeyObjectKind::SymmetricKey:
        return VerdictText::tr("Symmetric key");
    case KeyObjectKind::Container:
        return object.form == KeyObjectForm::Pkcs12 ? VerdictText::tr("PKCS#12 file")
                                                    : VerdictText::tr("PKCS#7 file");
    case KeyObjectKind::Unknown:
        break;
    }
    return VerdictText::tr("Neither a key nor a certificate");
}

QString formText(KeyObjectForm form)
{
    switch (form) {
    case KeyObjectForm::Pkcs8:
        return u"PKCS#8"_s;
    case KeyObjectForm::EncryptedPkcs8:
        return VerdictText::tr("encrypted PKCS#8");
    case KeyObjectForm::Sec1:
        return u"SEC1"_s;
    case KeyObjectForm::Pkcs1:
        return u"PKCS#1"_s;
    case KeyObjectForm::EncryptedTraditional:
        return VerdictText::tr("encrypted in the traditional way");
    case KeyObjectForm::Spki:
        return u"SubjectPublicKeyInfo"_s;
    case KeyObjectForm::X509:
        return u"X.509"_s;
    case KeyObjectForm::Pkcs10:
        return u"PKCS#10"_s;
    case KeyObjectForm::Pkcs12:
        return u"PKCS#12"_s;
    case KeyObjectForm::Pkcs7:
        return u"PKCS#7"_s;
    case KeyObjectForm::Jwk:
        return u"JWK"_s;
    case KeyObjectForm::OpenSsh:
        return u"OpenSSH"_s;
    case KeyObjectForm::Other:
        break;
    }
    return {};
}

QString wrappingText(KeyWrapping wrapping)
{
    switch (wrapping) {
    case KeyWrapping::Pem:
        return u"PEM"_s;
    case KeyWrapping::Der:
        return u"DER"_s;
    case KeyWrapping::Base64:
        return u"base64"_s;
    case KeyWrapping::Json:
        return u"JSON"_s;
    }
    Q_UNREACHABLE();
}

QString inputName(int input, const QStringList &names)
{
    return QFileInfo(names.value(input)).fileName();
}

QString day(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat);
}

/*! How one object speaks of another: "the certificate larkfield in public.pem". */
QString otherText(int other, const KeyReading &reading, const QStringList &names)
{
    const KeyObject &object = reading.objects.at(other);
    const QString file = inputName(object.input, names);
    const QString kind = object.kind == KeyObjectKind::X509Certificate
        ? VerdictText::tr("the certificate %1").arg(object.certificate.commonName())
        : object.kind == KeyObjectKind::PrivateKey     ? VerdictText::tr("the private key")
        : object.kind == KeyObjectKind::SigningRequest ? VerdictText::tr("the certificate request")
                                                       : VerdictText::tr("the public key");
    //: %1 is "the private key", %2 a file
    return file.isEmpty() ? kind : VerdictText::tr("%1 in %2").arg(kind, file);
}

QString foreignText(const QString &format)
{
    if (format == "HTML"_L1)
        return VerdictText::tr("This is a web page. A download that wants a sign-in often gives "
                               "one instead of the file: open its address in a browser.");
    if (format == "binary"_L1)
        return VerdictText::tr("This is a binary file of another kind.");
    if (format == "OpenSSH"_L1)
        return VerdictText::tr("OpenSSH's own format is not read. Convert a copy: ssh-keygen -p "
                               "-m PKCS8 -f COPY");
    if (format == "JOSE"_L1)
        return VerdictText::tr("This is a signed or encrypted JOSE text and not a key.");
    return format.isEmpty()
        ? VerdictText::tr("There is no key and no certificate in it. Both begin with -----BEGIN "
                          "when they are text.")
        : VerdictText::tr("This is %1. SuiteScope has no use for it here.").arg(format);
}

QString refusedText(const KeyVerdict &verdict)
{
    const QString taken = VerdictText::tr("It takes EC P-256, P-384, P-521 and RSA with 3072 or "
                                          "4096 bits.");
    switch (verdict.id) {
    case KeyVerdictId::RsaSizeRefused:
        return VerdictText::tr("NetSuite refuses RSA with %1 bits: it takes 3072 and 4096 only. "
                               "Make a new pair.")
            .arg(verdict.number);
    case KeyVerdictId::CurveRefused:
        return VerdictText::tr("NetSuite refuses the curve %1. %2").arg(verdict.text, taken);
    case KeyVerdictId::KeyTypeRefused:
        return verdict.text == "oct"_L1
            ? VerdictText::tr("A symmetric key is no pair: there is nothing to upload.")
            : VerdictText::tr("NetSuite refuses %1. %2").arg(verdict.text, taken);
    case KeyVerdictId::ExplicitCurve:
        return verdict.weight == KeyVerdictWeight::Refused
            ? VerdictText::tr("The curve is written out as numbers and not by its name, which "
                              "NetSuite refuses. Make a new certificate for the key.")
            : VerdictText::tr("The curve is written out as numbers. It is kept and exported by its "
                              "name, %1, as NetSuite wants it.")
                  .arg(verdict.text);
    case KeyVerdictId::WeakSignature:
        return VerdictText::tr("It is signed with %1, which is broken and refused. Make a new "
                               "certificate for the key.")
            .arg(verdict.text);
    case KeyVerdictId::Ended:
        return VerdictText::tr("It ended on %1, so NetSuite refuses it. Make a new certificate for "
                               "the key, or a new pair.")
            .arg(day(verdict.when));
    case KeyVerdictId::NotYetValid:
        return VerdictText::tr("It begins on %1. Sign-ins fail before.").arg(day(verdict.when));
    case KeyVerdictId::LongerThanTwoYears:
        return VerdictText::tr("It is valid for %1 days. NetSuite takes 730 at most and ends it "
                               "after two years without saying so.")
            .arg(verdict.number);
    default:
        return {};
    }
}

QString unreadText(const KeyVerdict &verdict)
{
    switch (verdict.id) {
    case KeyVerdictId::PasswordMissing:
        return VerdictText::tr("It is encrypted. Enter its password to look inside.");
    case KeyVerdictId::PasswordWrong:
        return VerdictText::tr("None of the passwords entered so far opens it.");
    case KeyVerdictId::CipherUnknown:
        return VerdictText::tr("It is encrypted with %1, which this computer does not know.")
            .arg(verdict.text.isEmpty() ? VerdictText::tr("an unknown cipher") : verdict.text);
    case KeyVerdictId::LegacyMissing:
        return VerdictText::tr("It is encrypted with an outdated cipher (%1). This computer's "
                               "OpenSSL has no legacy provider, which knows it: install it, or "
                               "write the file again with a newer program.")
            .arg(verdict.text);
    case KeyVerdictId::TooManyRounds:
        return VerdictText::tr("Its password is hashed %1 times. Trying one would take too long.")
            .arg(QLocale().toString(verdict.number));
    case KeyVerdictId::EndMissing:
        return VerdictText::tr("The END line is missing: it was not copied whole.");
    case KeyVerdictId::Damaged:
        return verdict.text.isEmpty()
            ? VerdictText::tr("It is damaged, or was not copied whole.")
            : VerdictText::tr("It is damaged, or was not copied whole (%1).").arg(verdict.text);
    case KeyVerdictId::HalvesDiffer:
        return VerdictText::tr("Its private and its public half are no pair: it is damaged, or "
                               "made up.");
    case KeyVerdictId::FormatNotRead:
        return foreignText(verdict.text);
    case KeyVerdictId::TooLarge:
        return VerdictText::tr("It is larger than any key or certificate (%1).")
            .arg(QLocale().formattedDataSize(verdict.number));
    case KeyVerdictId::TooMany:
        return VerdictText::tr("There is more in it. The first %1 objects were read.")
            .arg(verdict.number);
    default:
        return {};
    }
}

QString relationText(const KeyVerdict &verdict, const KeyReading &reading, const QStringList &names)
{
    switch (verdict.id) {
    case KeyVerdictId::PairedWith:
        return VerdictText::tr("It belongs to %1.").arg(otherText(verdict.other, reading, names));
    case KeyVerdictId::PairMissing:
        return VerdictText::tr("Nothing else here belongs to it: probably one of the files is the "
                               "wrong one.");
    case KeyVerdictId::SameAs:
        return VerdictText::tr("It is the same as %1.")
            .arg(otherText(verdict.other, reading, names));
    case KeyVerdictId::IssuedBy:
        return VerdictText::tr("It was issued by %1.")
            .arg(otherText(verdict.other, reading, names));
    case KeyVerdictId::ChainMember:
        return VerdictText::tr("It issued another certificate here. NetSuite wants the last of a "
                               "chain alone, without this one.");
    case KeyVerdictId::ChainOutOfOrder:
        return VerdictText::tr("It stands before the certificate that it issued. Most programs "
                               "expect the other order.");
    default:
        return {};
    }
}

bool isAny(const KeyReading &reading, bool (*holds)(const KeyObject &))
{
    return std::any_of(reading.objects.cbegin(), reading.objects.cend(), holds);
}

} // namespace

QString objectTitle(const KeyObject &object)
{
    QString kind = kindText(object);
    if (object.kind == KeyObjectKind::X509Certificate && !object.certificate.isNull()
        && !object.certificate.commonName().isEmpty())
        kind = VerdictText::tr("Certificate %1").arg(object.certificate.commonName());
    else if (!object.name.isEmpty())
        kind = u"%1 %2"_s.arg(kind, object.name);
    return object.algorithm.isEmpty() ? kind : u"%1, %2"_s.arg(kind, object.algorithm);
}

QString objectPlace(const KeyObject &object, const QStringList &inputNames)
{
    const QString form = formText(object.form);
    const QString file = inputName(object.input, inputNames);
    QString words;
    if (!form.isEmpty())
        words = object.wrapping == KeyWrapping::Json || object.container >= 0
            ? form
            : VerdictText::tr("%1 in %2").arg(form, wrappingText(object.wrapping));
    if (object.line > 0 && !file.isEmpty())
        words += (words.isEmpty() ? QString() : u", "_s)
            + VerdictText::tr("line %1 of %2").arg(object.line).arg(file);
    else if (object.line > 0)
        words += (words.isEmpty() ? QString() : u", "_s)
            + VerdictText::tr("line %1").arg(object.line);
    else if (!file.isEmpty())
        words += (words.isEmpty() ? QString() : u", "_s) + file;
    if (!object.certificate.isNull())
        words += u", "_s
            + VerdictText::tr("valid %1 to %2")
                  .arg(day(object.certificate.notBefore()), day(object.certificate.notAfter()));
    return words;
}

QString verdictText(const KeyVerdict &verdict, const KeyReading &reading,
                    const QStringList &inputNames)
{
    if (QString words = refusedText(verdict); !words.isEmpty())
        return words;
    if (QString words = unreadText(verdict); !words.isEmpty())
        return words;
    return relationText(verdict, reading, inputNames);
}

LightState objectLight(const KeyObject &object)
{
    const auto weighs = [&object](KeyVerdictWeight weight) {
        return std::any_of(
            object.verdicts.cbegin(), object.verdicts.cend(),
            [weight](const KeyVerdict &verdict) { return verdict.weight == weight; });
    };
    if (object.has(KeyVerdictId::PasswordMissing))
        return LightState::Unfinished;
    if (weighs(KeyVerdictWeight::Refused) || weighs(KeyVerdictWeight::Unread))
        return LightState::Failing;
    if (weighs(KeyVerdictWeight::Warning))
        return LightState::Warning;
    return object.kind == KeyObjectKind::PrivateKey || object.kind == KeyObjectKind::X509Certificate
        ? LightState::Proven
        : LightState::NotProven;
}

ToneId verdictTone(const KeyVerdict &verdict)
{
    if (verdict.id == KeyVerdictId::PasswordMissing)
        return ToneId::Neutral;
    switch (verdict.weight) {
    case KeyVerdictWeight::Refused:
    case KeyVerdictWeight::Unread:
        return ToneId::Bad;
    case KeyVerdictWeight::Warning:
        return ToneId::Warn;
    case KeyVerdictWeight::Note:
        break;
    }
    return ToneId::Neutral;
}

QString readingText(const KeyReading &reading)
{
    if (reading.objects.isEmpty())
        return VerdictText::tr("There is nothing in it.");
    if (reading.needsPassword())
        return VerdictText::tr("Enter the password to look inside.");
    if (reading.refusedPassword())
        return VerdictText::tr("None of the passwords opens it.");
    const bool key = isAny(
        reading, [](const KeyObject &one) { return !one.key.isNull() && one.isAccepted(); });
    const bool certificate = isAny(reading, [](const KeyObject &one) {
        return !one.certificate.isNull() && one.isAccepted();
    });
    if (key && certificate)
        return VerdictText::tr("NetSuite accepts the certificate. Upload it without the key.");
    if (key)
        return VerdictText::tr("NetSuite accepts a certificate of this key. Never upload the key "
                               "itself.");
    if (certificate)
        return VerdictText::tr("NetSuite accepts this certificate.");
    const bool refused = isAny(reading, [](const KeyObject &one) {
        return !one.key.isNull() || !one.certificate.isNull();
    });
    return refused ? VerdictText::tr("NetSuite refuses what is in it.")
                   : VerdictText::tr("There is nothing in it that NetSuite could use.");
}

QStringList objectFacts(const KeyObject &object)
{
    if (object.fingerprint.isEmpty())
        return {};
    QStringList facts;
    if (!object.certificate.isNull())
        facts += VerdictText::tr("%1, signed with %2")
                     .arg(object.certificate.subject(), object.certificate.signatureName());
    facts += (object.certificate.isNull() ? VerdictText::tr("Public key SHA-256 %1")
                                          : VerdictText::tr("SHA-256 %1"))
                 .arg(fingerprintText(object.fingerprint));
    return facts;
}

QString ownersText(const KeyObject &object, const QList<KnownKeyPair> &known)
{
    if (object.publicKeyDer.isEmpty())
        return {};
    if (const int same = indexOf(object.certificate, known); same >= 0)
        return VerdictText::tr("It is here already, as %1, used by %2.")
            .arg(known.at(same).name, usesText(known.at(same)));
    QStringList names;
    for (const int at : withPublicKey(object.publicKeyDer, known))
        names += known.at(at).name;
    if (names.isEmpty())
        return {};
    return object.certificate.isNull()
        ? VerdictText::tr("It is the key of %1.").arg(names.join(u", "_s))
        : VerdictText::tr("It is another certificate for the key of %1.").arg(names.join(u", "_s));
}

} // namespace suitescope
