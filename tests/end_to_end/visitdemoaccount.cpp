// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

#include <QAbstractButton>

using namespace Qt::StringLiterals;

namespace suitescope {

void visitDemoAccount(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"The demo account opens and proves itself"_s, [&] {
        hands.click(u"WelcomePage/ChoiceCard:Demo account"_s);
        guide.waitFor(u"the ladder to be climbed"_s, [&] {
            return hands.isVisible(u"check"_s)
                && hands.find<QAbstractButton>(u"check"_s)->isEnabled();
        });
        guide.expect(!hands.isVisible(u"diagnosisCard"_s), u"no diagnosis"_s);
        guide.picture(u"demo-overview"_s);
    });
}

} // namespace suitescope
