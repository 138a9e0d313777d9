// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keywords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 soonDays = 60; // NetSuite's first reminder

struct KeyText
{
    Q_DECLARE_TR_FUNCTIONS(KeyText)
};

QString daysText(qint64 days)
{
    return days == 1 ? KeyText::tr("1 day") : KeyText::tr("%1 days").arg(days);
}

} // namespace

LifeText lifeText(const QDateTime &ends, const QDateTime &now)
{
    const qint64 days = now.daysTo(ends);
    if (ends <= now) {
        const QString words = days == 0 ? KeyText::tr("ended today")
                                        : KeyText::tr("ended %1 ago").arg(daysText(-days));
        return {words, LightState::Failing, ToneId::Bad};
    }
    const QString words
        = days == 0 ? KeyText::tr("ends today") : KeyText::tr("%1 left").arg(daysText(days));
    if (days < soonDays)
        return {words, LightState::Warning, ToneId::Warn};
    return {words, LightState::Proven, ToneId::Neutral};
}

QString unlockedMemoryText()
{
    return KeyText::tr("This system does not lock memory for SuiteScope: secrets in use may reach "
                       "the swap space. Encrypt the swap, or raise the limit (ulimit -l).");
}

QString algorithmText(KeyAlgorithm algorithm)
{
    return KeyText::tr("%1, signs as %2")
        .arg(keyName(algorithm), joseName(defaultSigning(algorithm)));
}

QString findingText(KeyFinding finding)
{
    switch (finding) {
    case KeyFinding::Nothing:
        return KeyText::tr("Neither a key nor a certificate");
    case KeyFinding::EncryptedKey:
        return KeyText::tr("An encrypted private key");
    case KeyFinding::PrivateKey:
        return KeyText::tr("A private key");
    case KeyFinding::CertificateAlone:
        return KeyText::tr("A certificate");
    case KeyFinding::KeyAndCertificate:
        return KeyText::tr("A private key with a certificate");
    }
    Q_UNREACHABLE();
}

QString problemText(KeyProblem problem, const KeyInspection &found)
{
    switch (problem) {
    case KeyProblem::AlgorithmRefused:
        return KeyText::tr("NetSuite does not accept %1. It takes EC P-256, P-384, P-521 and RSA "
                           "with 3072 or 4096 bits.")
            .arg(found.description);
    case KeyProblem::CertificateEnded:
        return KeyText::tr("The certificate has ended. Make a new one for the next upload.");
    case KeyProblem::NotYetValid:
        return KeyText::tr("The certificate is not valid yet: sign-ins fail before it begins.");
    case KeyProblem::LongerThanTwoYears:
        return KeyText::tr("It is valid for more than two years. NetSuite shortens it to two "
                           "without saying so.");
    case KeyProblem::KeyDoesNotFit:
        return KeyText::tr("The key and the certificate do not belong together.");
    }
    Q_UNREACHABLE();
}

QString verdictText(const KeyInspection &found)
{
    switch (found.finding) {
    case KeyFinding::Nothing:
        return KeyText::tr("There is nothing in this that NetSuite could use.");
    case KeyFinding::EncryptedKey:
        return found.passwordWrong ? KeyText::tr("The password does not open this key.")
                                   : KeyText::tr("Enter its password to look inside.");
    case KeyFinding::PrivateKey:
        return found.isAccepted() ? KeyText::tr(
                   "NetSuite accepts a certificate of this key. Never upload the key itself.")
                                  : KeyText::tr("NetSuite refuses a certificate of this key.");
    case KeyFinding::KeyAndCertificate:
        return found.isAccepted() ? KeyText::tr("NetSuite accepts the certificate. Upload it "
                                                "without the key.")
                                  : KeyText::tr("NetSuite cannot use this.");
    case KeyFinding::CertificateAlone:
        return found.isAccepted() ? KeyText::tr("NetSuite accepts this certificate.")
                                  : KeyText::tr("NetSuite refuses this certificate.");
    }
    Q_UNREACHABLE();
}

QString ownersText(const KeyInspection &found)
{
    QStringList same;
    QStringList sameKey;
    for (const KeyInspection::Match &match : found.matches)
        (match.sameCertificate ? same : sameKey) += match.connectionName;
    QStringList sentences;
    if (!same.isEmpty())
        sentences += KeyText::tr("the certificate of %1").arg(same.join(u", "_s));
    if (!sameKey.isEmpty())
        sentences += found.certificate.isNull()
            ? KeyText::tr("the key of %1").arg(sameKey.join(u", "_s))
            : KeyText::tr("another certificate of the key of %1").arg(sameKey.join(u", "_s));
    const bool readable
        = found.finding != KeyFinding::Nothing && found.finding != KeyFinding::EncryptedKey;
    if (sentences.isEmpty() && readable)
        return KeyText::tr("none of your connections");
    return sentences.join(u"; "_s);
}

} // namespace suitescope
