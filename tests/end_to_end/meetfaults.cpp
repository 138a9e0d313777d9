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
        guide.step(u"Fault: "_s + faultKey(fault), [&] {
            hands.type(u"administratorPanel/faultSearch"_s, faultKey(fault));
            if (tour.program.demo().account().fault() != fault)
                hands.click(u"administratorPanel/switchFault"_s);
            guide.expect(tour.program.demo().account().fault() == fault, u"the fault"_s);
            again(tour);
            guide.waitFor(
                u"a diagnosis"_s, [&] { return hands.isVisible(u"setupWizard/diagnosisCard"_s); },
                std::chrono::seconds(30));
            guide.expect(!hands.text(u"setupWizard/causeSentence"_s).isEmpty(), u"a cause"_s);
            guide.picture(u"cause-"_s + faultKey(fault));
        });
    }
    guide.step(u"Without the fault everything is proven again"_s, [&] {
        hands.click(u"administratorPanel/noFault"_s);
        hands.type(u"administratorPanel/faultSearch"_s, {});
        again(tour);
        guide.waitFor(u"the proof"_s, [&] {
            return hands.find<QAbstractButton>(u"setupWizard/nextButton"_s)->isEnabled();
        });
    });
}

} // namespace suitescope
