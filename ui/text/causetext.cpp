// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a named cause is called, why we think so, and what to change.
#include "ui/text/causewords.h"
#include "ui/text/setuptext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace causewords {

bool isM2m(AuthMethod method)
{
    return method == AuthMethod::ClientCredentials;
}

QString openRole()
{
    return CauseWords::tr("Open role in NetSuite");
}

QString goTo(const Cause &cause)
{
    return cause.step ? CauseWords::tr("Go to %1").arg(setupStepName(*cause.step))
                      : CauseWords::tr("Try again");
}

QString menuPath(MenuPageId page)
{
    return menuPage(page).path.join(u" > "_s);
}

QString addAndSave()
{
    return CauseWords::tr("Press Add on that line, then save. A line that was not added is not "
                          "saved.");
}

std::optional<AuditDetail> detailOf(const Cause &cause)
{
    for (const Evidence &evidence : cause.evidence) {
        const bool names = evidence.id == EvidenceId::AuditTrailNamedIt
            || evidence.id == EvidenceId::NetSuiteNamedIt;
        if (names && evidence.seen)
            return auditDetailIn(evidence.arguments.value(0));
    }
    return std::nullopt;
}

namespace {

const Evidence *seenIn(const Cause &cause, EvidenceId id)
{
    const auto found = std::find_if(
        cause.evidence.cbegin(), cause.evidence.cend(),
        [id](const Evidence &evidence) { return evidence.id == id && evidence.seen; });
    return found == cause.evidence.cend() ? nullptr : &*found;
}

} // namespace

bool hasSeen(const Cause &cause, EvidenceId id)
{
    return seenIn(cause, id) != nullptr;
}

QString unlessConcluded(const Cause &cause, const QString &why)
{
    const bool concluded = hasSeen(cause, EvidenceId::OneAnswerForAll)
        || hasSeen(cause, EvidenceId::OneAnswerForSeveral);
    return concluded ? QString() : why;
}

QString whyUncertain(const Cause &cause)
{
    if (cause.isCertain())
        return {};
    if (hasSeen(cause, EvidenceId::OneAnswerForAll)) {
        //: NetSuite tells the true cause of a refused TBA sign-in in its own log alone
        return CauseWords::tr("NetSuite gives the same answer to every refused token sign-in, so "
                              "it can be this cause or another. The Login Audit Trail names the "
                              "true one in its column Detail.");
    }
    if (const Evidence *several = seenIn(cause, EvidenceId::OneAnswerForSeveral)) {
        const QString code = several->arguments.value(0);
        return code.isEmpty()
            ? CauseWords::tr("NetSuite refused without saying why, so it can be this cause or "
                             "another. The Login Audit Trail names the true one in its column "
                             "Detail.")
            //: %1 is NetSuite's code: invalid_client
            : CauseWords::tr("NetSuite says no more than %1, so it can be this cause or another. "
                             "The Login Audit Trail names the true one in its column Detail.")
                  .arg(code);
    }
    if (const Evidence *trail = seenIn(cause, EvidenceId::AuditTrailNamedIt))
        return CauseWords::tr("The Login Audit Trail says %1. That stands for this cause or for "
                              "another.")
            .arg(trail->arguments.value(0));
    if (const Evidence *answer = seenIn(cause, EvidenceId::NetSuiteNamedIt))
        return CauseWords::tr("NetSuite's answer says %1. That stands for this cause or for "
                              "another.")
            .arg(answer->arguments.value(0));
    return {};
}

QString openIntegrations()
{
    return CauseWords::tr("Open integrations in NetSuite");
}

} // namespace causewords

namespace {

constexpr int likely = 60; // percent
constexpr int possible = 35;

causewords::Words wordsOf(CauseId id)
{
    namespace words = causewords;
    switch (id) {
    case CauseId::RoleLacksRestWebServices:
        return words::roleLacksRest;
    case CauseId::RoleLacksTokenLogin:
        return words::roleLacksLogin;
    case CauseId::WorkbookMissing:
        return words::workbookMissing;
    case CauseId::RoleSeesNoRecords:
        return words::roleSeesNoRecords;
    case CauseId::RecordNotVisible:
        return words::recordNotVisible;
    case CauseId::WebServicesOnlyRole:
        return words::webServicesOnlyRole;
    case CauseId::TwoFactorRole:
        return words::twoFactorRole;
    case CauseId::IpAddressRule:
        return words::ipAddressRule;
    case CauseId::FeatureOff:
        return words::featureOff;
    case CauseId::AccountUnknown:
        return words::accountUnknown;
    case CauseId::RealmSpelling:
        return words::realmSpelling;
    case CauseId::HostWrong:
        return words::hostWrong;
    case CauseId::DataCenterOverrideNeeded:
        return words::dataCenter;
    case CauseId::OtherEnvironment:
        return words::otherEnvironment;
    case CauseId::SandboxRefreshed:
        return words::sandboxRefreshed;
    case CauseId::ValueMissing:
        return words::valueMissing;
    case CauseId::ValueMisshapen:
        return words::valueMisshapen;
    case CauseId::ValueSwapped:
        return words::valueSwapped;
    case CauseId::IntegrationUnknown:
        return words::integrationUnknown;
    case CauseId::IntegrationBlocked:
        return words::integrationBlocked;
    case CauseId::ClientCredentialsNotTicked:
        return words::clientCredentialsNotTicked;
    case CauseId::TokenBasedNotTicked:
        return words::tokenBasedNotTicked;
    case CauseId::ConsumerSecretReset:
        return words::secretReset;
    case CauseId::TokenRevoked:
        return words::tokenRevoked;
    case CauseId::UserOrRoleInactive:
        return words::userOrRoleInactive;
    case CauseId::RoleTakenAway:
        return words::roleTakenAway;
    case CauseId::SignatureRefused:
        return words::signatureRefused;
    case CauseId::NonceRefused:
        return words::nonceRefused;
    case CauseId::AccessTokenExpired:
        return words::accessTokenExpired;
    case CauseId::CertificateIdWrong:
        return words::certificateIdWrong;
    case CauseId::KeyDoesNotFitCertificate:
        return words::keyDoesNotFit;
    case CauseId::KeyNotAccepted:
        return words::keyNotAccepted;
    case CauseId::AlgorithmDoesNotFitKey:
        return words::algorithmDoesNotFit;
    case CauseId::CertificateEnded:
        return words::certificateEnded;
    case CauseId::CertificateNotYetValid:
        return words::certificateNotYetValid;
    case CauseId::CertificateRevoked:
        return words::certificateRevoked;
    case CauseId::CertificateCut:
        return words::certificateCut;
    case CauseId::CertificateInUse:
        return words::certificateInUse;
    case CauseId::MappingGone:
        return words::mappingGone;
    case CauseId::AssertionRefused:
        return words::assertionRefused;
    case CauseId::ScopeNotTicked:
        return words::scopeNotTicked;
    case CauseId::ScopeNotAskedFor:
        return words::scopeNotAskedFor;
    case CauseId::UserLocked:
        return words::userLocked;
    case CauseId::SignInsPaused:
        return words::signInsPaused;
    case CauseId::ClockOff:
        return words::clockOff;
    case CauseId::ConcurrencyLimit:
        return words::concurrencyLimit;
    case CauseId::Offline:
        return words::offline;
    case CauseId::NameNotFound:
        return words::nameNotFound;
    case CauseId::NoAnswer:
        return words::noAnswer;
    case CauseId::TlsRefused:
        return words::tlsRefused;
    case CauseId::TlsIntercepted:
        return words::tlsIntercepted;
    case CauseId::CaptivePortal:
        return words::captivePortal;
    case CauseId::LoginPage:
        return words::loginPage;
    case CauseId::Maintenance:
        return words::maintenance;
    case CauseId::NotNetSuite:
        return words::notNetSuite;
    case CauseId::AnswerBroken:
        return words::answerBroken;
    case CauseId::NetSuiteStumbled:
        return words::netSuiteStumbled;
    case CauseId::KeychainLocked:
        return words::keychainLocked;
    case CauseId::KeychainAbsent:
        return words::keychainAbsent;
    case CauseId::KeychainDenied:
        return words::keychainDenied;
    case CauseId::Unknown:
        return words::unknown;
    }
    Q_UNREACHABLE();
}

/*! What whyUncertain() says already; that another connection has read the trail is news. */
bool isSaid(const Evidence &evidence)
{
    const bool isWord = evidence.id == EvidenceId::AuditTrailNamedIt
        || evidence.id == EvidenceId::NetSuiteNamedIt;
    return evidence.id == EvidenceId::OneAnswerForAll
        || evidence.id == EvidenceId::OneAnswerForSeveral
        || (isWord && evidence.arguments.size() == 1);
}

} // namespace

CauseText causeText(const Cause &cause, AuthMethod method)
{
    CauseText text = wordsOf(cause.id)(cause, method);
    text.doubt = causewords::whyUncertain(cause);
    if (!text.doubt.isEmpty())
        text.why = text.why.isEmpty() ? text.doubt : text.doubt + u' ' + text.why;
    for (const Evidence &evidence : cause.evidence) {
        const QString words = evidenceText(evidence);
        if (isSaid(evidence) && !text.doubt.isEmpty())
            continue;
        if (evidence.speaksFor)
            text.speaksFor += words;
        else if (evidence.seen)
            text.speaksAgainst += words;
        else
            text.wouldSpeakAgainst += words;
    }
    text.tellApart = tellApartText(cause, method);
    return text;
}

QString whyBeyond(const CauseText &words, const QString &said)
{
    return !words.doubt.isEmpty() && words.doubt == said
        ? words.why.sliced(words.doubt.size()).trimmed()
        : words.why;
}

QString likelihoodWord(const Cause &cause)
{
    using causewords::CauseWords;
    if (cause.isCertain())
        return CauseWords::tr("certain");
    return cause.confidence >= likely  ? CauseWords::tr("likely")
        : cause.confidence >= possible ? CauseWords::tr("possible")
                                       : CauseWords::tr("not ruled out");
}

QString likelihoodText(const QList<Cause> &causes)
{
    using causewords::CauseWords;
    if (causes.size() < 2 || causes.constFirst().isCertain())
        return {};
    const int confidence = causes.constFirst().confidence;
    if (confidence >= likely)
        return CauseWords::tr("Likely, and other causes fit as well");
    return confidence >= possible ? CauseWords::tr("Possible: the likeliest of the causes that fit")
                                  : CauseWords::tr("One of many causes that fit");
}

} // namespace suitescope
