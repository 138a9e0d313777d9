// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/doctortext.h"

#include "lib/setup/checklist.h"
#include "ui/text/errortext.h"
#include "ui/text/setuptext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct DoctorWords
{
    Q_DECLARE_TR_FUNCTIONS(DoctorText)
};

QString localFaultText(const RungFacts &facts)
{
    const QString name = facts.field ? secretFieldName(*facts.field) : DoctorWords::tr("A value");
    const QString other
        = facts.otherField ? secretFieldName(*facts.otherField) : DoctorWords::tr("another field");
    switch (facts.localFaults.first()) {
    case LocalFault::SecretMissing:
        return DoctorWords::tr("%1 is missing").arg(name);
    case LocalFault::BadShape:
        return DoctorWords::tr("%1 does not have the right shape").arg(name);
    case LocalFault::KeyDoesNotFitCertificate:
        return DoctorWords::tr("The key does not fit the certificate");
    case LocalFault::KeyNotAccepted:
        return DoctorWords::tr("NetSuite does not accept this kind of key");
    case LocalFault::AlgorithmDoesNotFitKey:
        return DoctorWords::tr("The signing algorithm does not fit the key");
    case LocalFault::CertificateExpired:
        return DoctorWords::tr("The certificate has ended");
    case LocalFault::CertificateNotYetValid:
        return DoctorWords::tr("The certificate is not valid yet");
    case LocalFault::SameValueTwice:
        return DoctorWords::tr("%1 holds the value of %2").arg(name, other);
    case LocalFault::LooksLikeAnother:
        return DoctorWords::tr("%1 looks like %2").arg(name, other);
    case LocalFault::ValuesSwapped:
        return DoctorWords::tr("%1 is swapped with %2").arg(name, other);
    case LocalFault::NoScopes:
        return DoctorWords::tr("No scope is asked for");
    }
    Q_UNREACHABLE();
}

QString clockText(const RungFacts &facts)
{
    using namespace std::chrono_literals;
    if (!facts.clockOffset)
        return DoctorWords::tr("NetSuite did not tell its time");
    const auto offset = *facts.clockOffset;
    if (std::chrono::abs(offset) < 100ms)
        return DoctorWords::tr("The same as NetSuite, 5 minutes are allowed");
    const auto distance = std::chrono::abs(offset);
    // "0.4 s": below a minute tenths of a second are what people read.
    const QString span = distance < 1min
        ? DoctorWords::tr("%1 s").arg(QLocale().toString(double(distance.count()) / 1000.0, 'f', 1))
        : durationText(distance);
    return offset < 0ms ? DoctorWords::tr("%1 behind NetSuite, 5 minutes are allowed").arg(span)
                        : DoctorWords::tr("%1 ahead of NetSuite, 5 minutes are allowed").arg(span);
}

QString signInText(const RungFacts &facts)
{
    return facts.roleId.isEmpty() ? DoctorWords::tr("NetSuite accepted the sign-in")
                                  : DoctorWords::tr("Signed in with role %1").arg(facts.roleId);
}

QString recordTypesText(const RungFacts &facts)
{
    const int count = facts.recordTypes.value_or(0);
    if (count == 0 || facts.noData)
        return DoctorWords::tr("The role may see no lists and no transactions");
    return count == 1 ? DoctorWords::tr("1 record type")
                      : DoctorWords::tr("%Ln record types", nullptr, count);
}

QString countsText(const RungFacts &facts)
{
    const QLocale locale;
    const QString features
        = DoctorWords::tr("%1 of %2 features")
              .arg(locale.toString(facts.featuresOn), locale.toString(facts.featuresNeeded));
    const QString permissions = DoctorWords::tr("%1 of %2 permissions")
                                    .arg(locale.toString(facts.permissionsHeld),
                                         locale.toString(facts.permissionsNeeded));
    if (facts.featuresNeeded == 0)
        return permissions;
    return facts.permissionsNeeded == 0 ? features
                                        : DoctorWords::tr("%1, %2").arg(features, permissions);
}

QString featuresText(const RungFacts &facts)
{
    if (facts.notReadable)
        return DoctorWords::tr("The role may not read them, which is no fault");
    const QStringList missing = facts.missingFeatures + facts.missingPermissions;
    return missing.isEmpty() ? countsText(facts)
                             : DoctorWords::tr("Missing: %1").arg(missing.join(", "_L1));
}

QString certificateText(const RungFacts &facts)
{
    if (!facts.daysLeft)
        return facts.notAsked ? DoctorWords::tr("None is used")
                              : DoctorWords::tr("The certificate is not kept here");
    const int days = *facts.daysLeft;
    if (days < 0)
        return DoctorWords::tr("Ended on %1")
            .arg(QLocale().toString(facts.certificateEnds.date(), QLocale::ShortFormat));
    return days == 1 ? DoctorWords::tr("1 day left")
                     : DoctorWords::tr("%Ln days left", nullptr, days);
}

QString localText(const RungFacts &facts)
{
    if (!facts.localFaults.isEmpty()) // a warning
        return DoctorWords::tr("%1 has an unusual length")
            .arg(facts.field ? secretFieldName(*facts.field) : DoctorWords::tr("A value"));
    if (facts.certificateEnds.isValid())
        return DoctorWords::tr("Key fits the certificate, IDs have the right shape");
    return facts.scopes.isEmpty() ? DoctorWords::tr("All values have the right shape")
                                  : DoctorWords::tr("Key and IDs have the right shape");
}

QString nameText(const RungFacts &facts)
{
    if (!facts.hostNamed.isEmpty())
        return DoctorWords::tr("%1, where the directory names %2").arg(facts.host, facts.hostNamed);
    if (facts.tls.publicAuthority == false)
        return DoctorWords::tr("%1, certificate by %2")
            .arg(facts.host, facts.tls.issuers.value(facts.tls.issuers.size() - 1));
    return facts.tls.protocol.isEmpty()
        ? facts.host
        : DoctorWords::tr("%1, %2").arg(facts.host, facts.tls.protocol);
}

QString listText(const RungResult &result)
{
    const QString &type = result.facts.recordType;
    if (type.isEmpty())
        return DoctorWords::tr("No list to read");
    if (result.state == RungState::Warned)
        return DoctorWords::tr("The role may not list %1").arg(type);
    return result.facts.recordId.isEmpty()
        ? DoctorWords::tr("%1 can be listed, none is there").arg(type)
        : DoctorWords::tr("%1 can be listed").arg(type);
}

QString recordText(const RungFacts &facts)
{
    if (facts.notAsked || facts.recordId.isEmpty())
        return DoctorWords::tr("No record to read");
    return facts.notReadable
        ? DoctorWords::tr("This one is out of the role's reach")
        : DoctorWords::tr("%1 %2 can be read").arg(facts.recordType, facts.recordId);
}

QString goodText(const RungResult &result)
{
    const RungFacts &facts = result.facts;
    switch (result.id) {
    case RungId::LocalChecks:
        return localText(facts);
    case RungId::NameAndTls:
        return nameText(facts);
    case RungId::ClockOffset:
        return clockText(facts);
    case RungId::SignIn:
        return signInText(facts);
    case RungId::Rest:
        return DoctorWords::tr("NetSuite answered a first request");
    case RungId::RecordMetadata:
        return recordTypesText(facts);
    case RungId::RecordList:
        return listText(result);
    case RungId::RecordById:
        return recordText(facts);
    case RungId::SuiteQl:
        return DoctorWords::tr("A query was answered");
    case RungId::FeaturesAndPermissions:
        return featuresText(facts);
    case RungId::RestletScope:
        if (facts.restletSignInWorks == false)
            return DoctorWords::tr("NetSuite granted it, and RESTlets refuse the sign-in");
        return facts.notAsked ? DoctorWords::tr("Not asked for")
                              : DoctorWords::tr("NetSuite granted all that was asked for");
    case RungId::CertificateEnd:
        return certificateText(facts);
    }
    Q_UNREACHABLE();
}

QString failedText(const RungResult &result)
{
    if (!result.facts.localFaults.isEmpty())
        return localFaultText(result.facts);
    if (!result.error) {
        if (result.id == RungId::RestletScope) {
            QStringList names;
            for (const QString &scope : result.facts.missingScopes)
                names += scopeName(scope);
            return DoctorWords::tr("NetSuite did not grant %1").arg(names.join(", "_L1));
        }
        if (result.id == RungId::SignIn && result.facts.waitUntil.isValid())
            return DoctorWords::tr("Not tried, so that NetSuite does not lock the user");
        return goodText(result);
    }
    const Error &error = *result.error;
    if (error.api && error.api->html)
        return DoctorWords::tr("A web page came where data was due");
    if (error.api && error.api->status > 0) {
        return DoctorWords::tr("Refused with %1")
            .arg((QString::number(error.api->status) + u' ' + error.api->code).trimmed());
    }
    QString what = errorText(error).what;
    if (what.endsWith(u'.'))
        what.chop(1);
    return what;
}

} // namespace

QString rungName(RungId id)
{
    switch (id) {
    case RungId::LocalChecks:
        return DoctorWords::tr("Local checks");
    case RungId::NameAndTls:
        return DoctorWords::tr("Name and TLS");
    case RungId::ClockOffset:
        return DoctorWords::tr("Clock");
    case RungId::SignIn:
        return DoctorWords::tr("Sign-in");
    case RungId::Rest:
        return DoctorWords::tr("REST");
    case RungId::RecordMetadata:
        return DoctorWords::tr("Record metadata");
    case RungId::RecordList:
        return DoctorWords::tr("Record list");
    case RungId::RecordById:
        return DoctorWords::tr("One record");
    case RungId::SuiteQl:
        return DoctorWords::tr("SuiteQL");
    case RungId::FeaturesAndPermissions:
        return DoctorWords::tr("Features and permissions");
    case RungId::RestletScope:
        return DoctorWords::tr("RESTlet scope");
    case RungId::CertificateEnd:
        return DoctorWords::tr("Certificate");
    }
    Q_UNREACHABLE();
}

QString rungStateWord(RungState state)
{
    switch (state) {
    case RungState::Waiting:
        return DoctorWords::tr("Waiting");
    case RungState::Running:
        return DoctorWords::tr("Checking");
    case RungState::Passed:
        return DoctorWords::tr("Passed");
    case RungState::Warned:
        return DoctorWords::tr("Warning");
    case RungState::Failed:
        return DoctorWords::tr("Failed");
    case RungState::Skipped:
        return DoctorWords::tr("Not asked");
    }
    Q_UNREACHABLE();
}

QString finalStateWord(RungState state)
{
    return state == RungState::Waiting ? DoctorWords::tr("Not reached") : rungStateWord(state);
}

QString rungResultText(const RungResult &result)
{
    switch (result.state) {
    case RungState::Waiting:
        return {};
    case RungState::Running:
        return DoctorWords::tr("Checking");
    case RungState::Passed:
    case RungState::Warned:
    case RungState::Skipped:
        return goodText(result);
    case RungState::Failed:
        return failedText(result);
    }
    Q_UNREACHABLE();
}

QString refusedSignInsText(int count)
{
    return count == 1 ? DoctorWords::tr("1 failed sign-in of 5. Five within half an hour lock the "
                                        "user for 30 minutes.")
                      : DoctorWords::tr("%Ln failed sign-ins of 5. Five within half an hour lock "
                                        "the user for 30 minutes.",
                                        nullptr, count);
}

QString rungDetailText(const RungResult &result)
{
    const TlsFacts &tls = result.facts.tls;
    if (result.id != RungId::NameAndTls || tls.issuers.isEmpty())
        return {};
    QStringList chain = tls.issuers;
    chain.removeDuplicates(); // a root is its own issuer
    const QString issuers = chain.join(DoctorWords::tr(", by "));
    return tls.peerName.isEmpty()
        ? DoctorWords::tr("Certificate issued by %1").arg(issuers)
        : DoctorWords::tr("Certificate of %1, issued by %2").arg(tls.peerName, issuers);
}

} // namespace suitescope
