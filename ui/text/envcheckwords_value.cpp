// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The values of a .env file.
#include "ui/text/doctortext.h"
#include "ui/text/envcheckwords.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EnvCheckText)
};

EnvFindingText ofValue(const EnvFinding &finding)
{
    const QString &name = finding.name;
    const QString again = Words::tr("Copy it again, whole. NetSuite shows secrets only once: make "
                                    "new ones if they are lost.");
    switch (finding.id) {
    case EnvFindingId::ValueNotClean:
        return {Words::tr("The value of %1 has blanks, quotes or invisible characters around it, "
                          "and NetSuite refuses that.")
                    .arg(name),
                {},
                Words::tr("Take them off.")};
    case EnvFindingId::ValuePlaceholder:
        return {Words::tr("%1 still holds the words of an example.").arg(name),
                Words::tr("Enter the value that NetSuite showed."),
                {}};
    case EnvFindingId::ValueLength:
        return {Words::tr("The value of %1 has the length %2 instead of %3.")
                    .arg(name)
                    .arg(finding.number)
                    .arg(finding.other),
                again,
                {}};
    case EnvFindingId::ValueCharacters:
        return {name == "NETSUITE_CERTIFICATE_ID"_L1
                    ? Words::tr("The value of %1 has characters other than letters, digits, - "
                                "and _.")
                          .arg(name)
                    : Words::tr("The value of %1 has characters other than digits and the letters "
                                "a to f.")
                          .arg(name),
                again,
                {}};
    case EnvFindingId::ValueElsewhere:
        return {Words::tr("The value of %1 looks like one for %2.").arg(name, finding.text),
                Words::tr("Put it there, and enter the right one here."),
                {}};
    case EnvFindingId::ValuesSwapped:
        return {Words::tr("The values of %1 and %2 are swapped.").arg(name, finding.text),
                {},
                Words::tr("Exchange them.")};
    default: // ValueTwice
        return {Words::tr("%1 has the same value as %2.").arg(name, finding.text),
                Words::tr("One of the two is wrong. Copy both again."),
                {}};
    }
}

EnvFindingText ofAccount(const EnvFinding &finding)
{
    switch (finding.id) {
    case EnvFindingId::AccountWrong:
        return {finding.text.isEmpty()
                    ? Words::tr("NETSUITE_ACCOUNT_ID is not an account ID.")
                    //: %1 is a clause in English
                    : Words::tr("NETSUITE_ACCOUNT_ID is not an account ID: %1.").arg(finding.text),
                Words::tr("Copy it from Setup > Company > Company Information."),
                {}};
    case EnvFindingId::AccountSpelling:
        return {Words::tr("The right spelling of the account ID is %1: programs make addresses "
                          "and signatures out of it.")
                    .arg(finding.text),
                {},
                Words::tr("Spell it %1.").arg(finding.text)};
    default: // AccountIsProduction
        return {Words::tr("This is a production account."),
                Words::tr("Make sure that the programs that read this file are meant to work "
                          "there."),
                {}};
    }
}

EnvFindingText ofKey(const EnvFinding &finding)
{
    switch (finding.id) {
    case EnvFindingId::KeyEncrypted:
        return {Words::tr("The private key is encrypted, and programs have no passphrase for it."),
                Words::tr("Put the key here without one, or write the file anew from a "
                          "connection."),
                {}};
    case EnvFindingId::KeyUnreadable:
        //: %1 is a clause in English
        return {Words::tr("The private key cannot be read: %1.").arg(finding.text),
                Words::tr("Copy it again, from its BEGIN line to its END line."),
                {}};
    case EnvFindingId::KeyRefused:
        //: %1 is a kind of key, as RSA 2048
        return {Words::tr("NetSuite takes no key of this kind: %1.").arg(finding.text),
                Words::tr("Make a key pair under Keys and upload its certificate in NetSuite. "
                          "EC P-256, P-384 and P-521 are taken, and RSA with 3072 and 4096 bits."),
                {}};
    case EnvFindingId::CertificateEnded:
        //: %1 names a key pair, %2 is "Ended on …"
        return {Words::tr("The certificate of this key, %1, is over. %2.")
                    .arg(finding.text, certificateEndText(finding.when, int(finding.number))),
                Words::tr("Renew it in its connection, then write this file anew."),
                {}};
    default: // CertificateEndsSoon
        return {Words::tr("The certificate of this key, %1, ends soon. %2.")
                    .arg(finding.text, certificateEndText(finding.when, int(finding.number))),
                Words::tr("Renew it in its connection, then write this file anew."),
                {}};
    }
}

EnvFindingText ofAlgorithm(const EnvFinding &finding)
{
    const QString set = Words::tr("Set it to %1.").arg(finding.text);
    switch (finding.id) {
    case EnvFindingId::AlgorithmUnknown:
        return {Words::tr("NETSUITE_ALGORITHM is none that NetSuite takes."),
                Words::tr("ES256, ES384 and ES512 go with EC keys; PS256, PS384 and PS512 with "
                          "RSA keys."),
                set};
    case EnvFindingId::AlgorithmSpelling:
        return {Words::tr("The right spelling of NETSUITE_ALGORITHM is %1.").arg(finding.text),
                {},
                Words::tr("Spell it %1.").arg(finding.text)};
    case EnvFindingId::AlgorithmMissing:
        return {Words::tr("NETSUITE_ALGORITHM is missing: programs assume ES256, and this key "
                          "needs %1.")
                    .arg(finding.text),
                {},
                set};
    case EnvFindingId::AlgorithmMisfit:
        return {Words::tr("NETSUITE_ALGORITHM does not go with the private key, which needs %1.")
                    .arg(finding.text),
                {},
                set};
    case EnvFindingId::ScopeUnknown:
        return {Words::tr("NETSUITE_SCOPES names %1, which is not a scope of NetSuite.")
                    .arg(finding.text),
                Words::tr("There are rest_webservices, restlets, suite_analytics and mcp."),
                {}};
    default: // ScopesSpelling
        return {Words::tr(
                    "The right spelling of NETSUITE_SCOPES is %1: programs look for commas alone.")
                    .arg(finding.text),
                {},
                Words::tr("Spell it %1.").arg(finding.text)};
    }
}

} // namespace

EnvFindingText envValueText(const EnvFinding &finding)
{
    switch (finding.id) {
    case EnvFindingId::AccountWrong:
    case EnvFindingId::AccountSpelling:
    case EnvFindingId::AccountIsProduction:
        return ofAccount(finding);
    case EnvFindingId::KeyEncrypted:
    case EnvFindingId::KeyUnreadable:
    case EnvFindingId::KeyRefused:
    case EnvFindingId::CertificateEnded:
    case EnvFindingId::CertificateEndsSoon:
        return ofKey(finding);
    case EnvFindingId::AlgorithmUnknown:
    case EnvFindingId::AlgorithmSpelling:
    case EnvFindingId::AlgorithmMissing:
    case EnvFindingId::AlgorithmMisfit:
    case EnvFindingId::ScopeUnknown:
    case EnvFindingId::ScopesSpelling:
        return ofAlgorithm(finding);
    default:
        return ofValue(finding);
    }
}

} // namespace suitescope
