// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace suitescope {

void visitDemoAccount(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    const auto chooseTab = [&hands](const QString &name, int tab) {
        if (auto *tabs = hands.find<QTabBar>(name))
            hands.clickAt(tabs, tabs->tabRect(tab).center());
    };
    guide.step(u"The demo account opens and proves itself"_s, [&] {
        hands.click(u"WelcomePage/ChoiceCard:Demo account"_s);
        guide.waitFor(u"the ladder to be climbed"_s, [&] {
            return hands.isVisible(u"check"_s)
                && hands.find<QAbstractButton>(u"check"_s)->isEnabled();
        });
        guide.expect(!hands.isVisible(u"diagnosisCard"_s), u"no diagnosis"_s);
        guide.picture(u"demo-overview"_s);
    });
    guide.step(u"What NetSuite has registered, for the demo account too"_s, [&] {
        chooseTab(u"places"_s, 3);
        chooseTab(u"keysTabs"_s, 2);
        hands.click(u"RegisteredView/QPushButton:Ask NetSuite"_s);
        guide.waitFor(u"the list"_s, [&] { return hands.isVisible(u"registeredTable"_s); });
        const auto *table = hands.find<QAbstractItemView>(u"registeredTable"_s);
        guide.expect(table && table->model()->rowCount() == 1, u"one certificate"_s);
        guide.expect(
            table && table->model()->index(0, 1).data().toString() == u"in NetSuite and here"_s,
            u"it is known here"_s);
        guide.picture(u"demo-registered"_s);
        chooseTab(u"places"_s, 0);
    });
}

} // namespace suitescope
