// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

using namespace Qt::StringLiterals;

namespace suitescope {

void visitWelcome(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"The welcome page offers four ways to begin"_s, [&] {
        for (const QString &way :
             {u"New connection"_s, u"Demo account"_s, u"Import .env"_s, u"Keys"_s})
            hands.find(u"WelcomePage/ChoiceCard:"_s + way);
        guide.picture(u"welcome"_s);
    });
    guide.step(u"Keys are made and imported without any connection"_s, [&] {
        hands.key(Qt::Key_K, Qt::ControlModifier);
        hands.find(u"KeysPlace/EmptyState"_s);
        guide.picture(u"keys-empty"_s);
        hands.click(u"home"_s);
    });
    guide.step(u"The keyboard shortcuts are listed"_s, [&] {
        hands.key(Qt::Key_F1);
        hands.find(u"ShortcutsDialog"_s);
        guide.picture(u"shortcuts"_s);
        hands.key(Qt::Key_Escape);
    });
    guide.step(u"The list of connections folds and unfolds"_s, [&] {
        hands.click(u"collapse"_s);
        guide.picture(u"welcome-narrow-list"_s);
        hands.key(Qt::Key_F9);
        guide.expect(hands.find(u"ConnectionPanel"_s)->width() > 200, u"a wide list"_s);
    });
}

} // namespace suitescope
