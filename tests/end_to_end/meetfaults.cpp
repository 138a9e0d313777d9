// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/fault.h"
#include "tests/end_to_end/wizardwalk.h"

#include <QAbstractButton>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

/*! Those that need no long waiting between retries; few refused sign-ins, or the user is locked. */
constexpr Fault shown[]
    = {Fault::AccountUnknown,     Fault::HtmlRedirect302,   Fault::ClockOffset,
       Fault::HostWrong,          Fault::HtmlPage200,       Fault::TruncatedJson,
       Fault::UnexpectedError500, Fault::RoleLacksWorkbook, Fault::FeatureWorkbookOff,
       Fault::ScopeNotTicked,     Fault::MappingGone};

void again(Tour &tour)
{
    Hands &hands = tour.hands;
    const bool hasFailed = hands.isVisible(u"setupWizard/verifyTryAgain"_s);
    hands.click(hasFailed ? u"setupWizard/verifyTryAgain"_s : u"setupWizard/verifyStopOrStart"_s);
    tour.guide.breathe(std::chrono::milliseconds(20));
}

void meet(Tour &tour, Fault fault, const QString &picture)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    hands.type(u"administratorPanel/faultSearch"_s, faultKey(fault));
    if (tour.program.demo().account().fault() != fault)
        hands.click(u"administratorPanel/switchFault"_s);
    guide.expect(tour.program.demo().account().fault() == fault, u"the fault"_s);
    again(tour);
    guide.waitFor(
        u"a diagnosis"_s, [&] { return hands.isVisible(u"setupWizard/diagnosisCard"_s); },
        std::chrono::seconds(30));
    guide.expect(!hands.text(u"setupWizard/causeSentence"_s).isEmpty(), u"a cause"_s);
    guide.picture(picture + faultKey(fault));
}

void waitForProof(Tour &tour)
{
    tour.guide.waitFor(u"the proof"_s, [&] {
        return tour.hands.find<QAbstractButton>(u"setupWizard/nextButton"_s)->isEnabled();
    });
}

void withoutFault(Tour &tour)
{
    Hands &hands = tour.hands;
    hands.click(u"administratorPanel/noFault"_s);
    hands.type(u"administratorPanel/faultSearch"_s, {});
    again(tour);
    waitForProof(tour);
}

/*! What NetSuite wrote of the latest refusal, as an administrator reads it in the log. */
QString latestDetail(Tour &tour)
{
    for (const SimulatedLogin &login : tour.program.demo().account().loginAuditTrail()) {
        if (!login.success)
            return login.detail;
    }
    return {};
}

} // namespace

void meetFaults(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"The faults of the simulated account: searched, switched on, marked"_s, [&] {
        hands.choose(u"administratorPanel/administratorPlaces"_s, u"Faults"_s);
        guide.picture(u"netsuite-faults"_s);
        hands.type(u"administratorPanel/faultSearch"_s, faultKey(shown[0]));
        hands.click(u"administratorPanel/switchFault"_s);
        hands.find(u"administratorPanel/faultMarker"_s);
        guide.picture(u"netsuite-fault-on"_s);
    });
    for (const Fault fault : shown) {
        guide.step(u"Fault: "_s + faultKey(fault), [&] { meet(tour, fault, u"cause-"_s); });
    }
    guide.step(u"What else it could be, and how to tell it apart"_s, [&] {
        hands.click(u"setupWizard/otherCauses"_s);
        hands.find(u"setupWizard/otherCausesText"_s);
        guide.picture(u"cause-told-apart"_s);
    });
    guide.step(u"Without the fault everything is proven again"_s, [&] { withoutFault(tour); });
    guide.step(u"What is worth knowing is said before the connection is stored"_s, [&] {
        tour.program.demo().account().setFault(Fault::ClockOffset, 180); // allowed, and soon not
        again(tour);
        hands.find(u"setupWizard/remarks"_s);
        guide.picture(u"certificate-verify-remark"_s);
        tour.program.demo().account().setFault(Fault::None);
        again(tour);
        waitForProof(tour);
        guide.expect(hands.text(u"setupWizard/remarkSentence"_s).contains("spelt"_L1),
                     u"a word on the account that was written in small letters"_s);
    });
}

void meetTokenFaults(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"Tokens: one answer for every cause, told apart by a second question"_s, [&] {
        hands.choose(u"administratorPanel/administratorPlaces"_s, u"Faults"_s);
        meet(tour, Fault::RoleLacksRestWebServices, u"token-cause-"_s);
    });
    guide.step(u"Tokens: a cause that NetSuite's log alone can tell"_s, [&] {
        meet(tour, Fault::TokenUnknown, u"token-cause-"_s);
        const QString before = hands.text(u"setupWizard/causeSentence"_s);
        hands.click(u"setupWizard/causeAudit"_s);
        hands.find(u"AuditDialog/paste"_s);
        hands.click(u"AuditDialog/paste"_s);
        hands.typeText(latestDetail(tour));
        guide.picture(u"token-detail"_s);
        hands.click(u"AuditDialog/useDetail"_s);
        guide.expect(hands.text(u"setupWizard/causeSentence"_s) != before, u"another cause"_s);
        guide.picture(u"token-cause-by-its-detail"_s);
    });
    guide.step(u"Tokens without the fault"_s, [&] { withoutFault(tour); });
}

} // namespace suitescope
