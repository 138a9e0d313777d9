// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The causes beyond role, account and values: certificate and assertion, limits, the way to
// NetSuite, this computer.
#include "lib/setup/diagnosisrules.h"

namespace suitescope {

using Step = SetupStep;
using Page = MenuPageId;
using E = EvidenceId;

namespace {

QList<CauseRow> certificateRows()
{
    const MendingPlace mapping = mendedAt(Step::CertificateMapping);
    const MendingPlace key = mendedAt(Step::KeyAndCertificate);
    const MendingPlace list = mendedAt(Page::M2mSetup);
    return {
        {CauseId::CertificateIdWrong,
         "certificate-id-wrong",
         mapping,
         nowhere,
         {{E::ValueUnusual, 48}, {E::NeverWorked, 6}, {E::RefusedWith, 0}, {E::WorkedBefore, -20}}},
        {CauseId::KeyDoesNotFitCertificate,
         "key-does-not-fit-certificate",
         key,
         nowhere,
         {{E::KeyDiffersFromCertificate, 60},
          {E::CertificateNotKept, 22},
          {E::NeverWorked, 6},
          {E::RefusedWith, 0},
          {E::KeyFitsCertificate, -2},
          {E::WorkedBefore, -18}}},
        {CauseId::KeyNotAccepted,
         "key-not-accepted",
         key,
         nowhere,
         {{E::NeverWorked, 8}, {E::RefusedWith, 0}, {E::WorkedBefore, -10}}},
        {CauseId::AlgorithmDoesNotFitKey,
         "algorithm-does-not-fit-key",
         key,
         nowhere,
         {{E::NeverWorked, 4}, {E::RefusedWith, 0}, {E::WorkedBefore, -10}}},
        {CauseId::CertificateEnded,
         "certificate-ended",
         key,
         nowhere,
         {{E::CertificateIsOver, 60},
          {E::CertificateNotKept, 14},
          {E::WorkedBefore, 10},
          {E::RefusedWith, 0},
          {E::CertificateStillRuns, -4}}},
        {CauseId::CertificateNotYetValid, "certificate-not-yet-valid", key, nowhere, {}},
        {CauseId::CertificateRevoked,
         "certificate-revoked",
         list,
         nowhere,
         {{E::WorkedBefore, 22},
          {E::CertificateStillRuns, 2},
          {E::RefusedWith, 0},
          {E::NeverWorked, -12}}},
        {CauseId::CertificateCut,
         "certificate-cut",
         key,
         nowhere,
         {{E::CertificateLongerThanTwoYears, 60},
          {E::WorkedBefore, 4},
          {E::CertificateStillRuns, 0}}},
        {CauseId::CertificateInUse,
         "certificate-in-use",
         list,
         nowhere,
         {{E::CertificateSharedHere, 45},
          {E::NeverWorked, 8},
          {E::RefusedWith, 0},
          {E::WorkedBefore, -6}}},
        {CauseId::MappingGone,
         "mapping-gone",
         mapping,
         nowhere,
         {{E::WorkedBefore, 28}, {E::RefusedWith, 0}, {E::NeverWorked, -8}, {E::IsSandbox, 2}}},
        {CauseId::AssertionRefused,
         "assertion-refused",
         nowhere,
         nowhere,
         {{E::ClockDiffers, 4}, {E::RefusedWith, 0}, {E::ClockAgrees, -2}}},
        {CauseId::ScopeNotTicked,
         "scope-not-ticked",
         mendedAt(Page::ManageIntegrations),
         nowhere,
         {{E::ScopeNotInToken, 20}, {E::RefusedWith, 0}, {E::ScopeInToken, -30}}},
        {CauseId::ScopeNotAskedFor,
         "scope-not-asked-for",
         mendedAt(Step::M2mIntegration),
         nowhere,
         {{E::ScopeNotAsked, 30}, {E::ScopeNotInToken, 0}, {E::ScopeInToken, -30}}},
    };
}

QList<CauseRow> limitRows()
{
    const MendingPlace governance = mendedAt(Page::IntegrationGovernance);
    return {
        {CauseId::UserLocked,
         "user-locked",
         nowhere,
         nowhere,
         {{E::RefusedLately, 30}, {E::RefusedWith, 0}, {E::RestletSignInWorked, -8}}},
        {CauseId::SignInsPaused,
         "sign-ins-paused",
         nowhere,
         nowhere,
         {{E::BudgetUsed, 0}, {E::RefusedLately, 0}}},
        {CauseId::ClockOff,
         "clock-off",
         nowhere,
         nowhere,
         {{E::ClockDiffers, 0}, {E::ClockAgrees, -40}}},
        {CauseId::ConcurrencyLimit,
         "concurrency-limit",
         governance,
         governance,
         {{E::TooManyRequests, 0}, {E::SignInWorked, 0}}},
    };
}

QList<CauseRow> networkRows()
{
    const MendingPlace account = mendedAt(Step::Account);
    return {
        {CauseId::Offline,
         "offline",
         nowhere,
         nowhere,
         {{E::NothingAnswers, 0}, {E::AccountIsKnown, -30}}},
        {CauseId::NameNotFound,
         "name-not-found",
         nowhere,
         nowhere,
         {{E::NameHasNoAddress, 0}, {E::AccountIsKnown, -10}}},
        {CauseId::NoAnswer, "no-answer", nowhere, nowhere, {{E::NothingAnswers, 0}}},
        {CauseId::TlsRefused,
         "tls-refused",
         nowhere,
         nowhere,
         {{E::HandshakeFailed, 0}, {E::ClockDiffers, 4}}},
        {CauseId::TlsIntercepted,
         "tls-intercepted",
         nowhere,
         nowhere,
         {{E::IssuerNotPublic, 30}, {E::HandshakeFailed, 0}}},
        {CauseId::CaptivePortal,
         "captive-portal",
         nowhere,
         nowhere,
         {{E::PageOutsideNetSuite, 20}, {E::PageCame, 0}, {E::AccountIsKnown, -20}}},
        {CauseId::LoginPage,
         "login-page",
         account,
         account,
         {{E::PageCame, 0}, {E::AddressEntered, 5}}},
        {CauseId::Maintenance,
         "maintenance",
         nowhere,
         nowhere,
         {{E::PageCame, 0}, {E::OthersFailToo, 5}, {E::OthersWork, -10}}},
        {CauseId::NotNetSuite,
         "not-netsuite",
         nowhere,
         nowhere,
         {{E::PageOutsideNetSuite, 0},
          {E::PageCame, 0},
          {E::IssuerNotPublic, 15},
          {E::AddressEntered, 10}}},
        {CauseId::AnswerBroken,
         "answer-broken",
         nowhere,
         nowhere,
         {{E::AnswerCutOff, 0}, {E::IssuerNotPublic, 2}}},
        {CauseId::NetSuiteStumbled,
         "netsuite-stumbled",
         nowhere,
         nowhere,
         {{E::NetSuiteStumbled, 0}, {E::SignInWorked, 0}}},
        {CauseId::KeychainLocked, "keychain-locked", nowhere, nowhere, {{E::KeychainSaid, 0}}},
        {CauseId::KeychainAbsent, "keychain-absent", nowhere, nowhere, {{E::KeychainSaid, 0}}},
        {CauseId::KeychainDenied, "keychain-denied", nowhere, nowhere, {{E::KeychainSaid, 0}}},
        {CauseId::Unknown, "unknown", nowhere, nowhere, {{E::RefusedWith, 0}}},
    };
}

} // namespace

QList<CauseRow> certificateLimitAndWayRows()
{
    return certificateRows() + limitRows() + networkRows();
}

} // namespace suitescope
