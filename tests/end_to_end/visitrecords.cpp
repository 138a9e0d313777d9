// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

void openTab(Tour &tour, const QString &path, int index)
{
    if (auto *tabs = tour.hands.find<QTabWidget>(path))
        tour.hands.clickAt(tabs->tabBar(), tabs->tabBar()->tabRect(index).center());
}

void chooseType(Tour &tour, const QString &words, const QString &label)
{
    tour.hands.type(u"typeSearch"_s, words);
    tour.hands.key(Qt::Key_Return);
    tour.guide.waitFor(label, [&] {
        return tour.hands.isVisible(u"typeLabel"_s) && tour.hands.text(u"typeLabel"_s) == label;
    });
}

void searchTypes(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"Record types are listed"_s, [&] {
        hands.key(Qt::Key_2, Qt::ControlModifier);
        auto *list = hands.find<QAbstractItemView>(u"typeList"_s);
        guide.waitFor(u"the record types"_s,
                      [&] { return list && list->model()->rowCount() > 100; });
        guide.picture(u"records-types"_s);
    });
    guide.step(u"A search finds types, fields and labels"_s, [&] {
        hands.type(u"typeSearch"_s, u"email"_s);
        auto *list = hands.find<QAbstractItemView>(u"typeList"_s);
        guide.waitFor(u"hits"_s, [&] { return list && list->model()->rowCount() < 100; });
        guide.picture(u"records-search"_s);
    });
}

void readType(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"A type shows its fields"_s, [&] {
        chooseType(tour, u"customer"_s, u"Customer"_s);
        auto *table = hands.find<QAbstractItemView>(u"fieldTable"_s);
        guide.waitFor(u"fields"_s, [&] { return table && table->model()->rowCount() > 10; });
        if (table)
            hands.clickItem(table, table->model()->index(3, 0));
        guide.picture(u"records-fields"_s);
    });
    guide.step(u"Its sublists and subrecords"_s, [&] {
        openTab(tour, u"typeTabs"_s, 1);
        hands.find(u"partTable"_s);
        guide.breathe(std::chrono::milliseconds(150)); // the first one is read
        guide.picture(u"records-sublists"_s);
    });
    guide.step(u"Its records are listed and get names"_s, [&] {
        openTab(tour, u"typeTabs"_s, 2);
        auto *table = hands.find<QAbstractItemView>(u"instanceTable"_s);
        guide.waitFor(u"records"_s, [&] { return table && table->model()->rowCount() == 50; });
        hands.click(u"readNames"_s);
        guide.waitFor(u"names"_s,
                      [&] { return !table->model()->index(20, 1).data().toString().isEmpty(); });
        guide.picture(u"records-instances"_s);
    });
}

void readRecord(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"A record opens as a form"_s, [&] {
        auto *table = hands.find<QAbstractItemView>(u"instanceTable"_s);
        if (table)
            hands.clickItem(table, table->model()->index(2, 0), true);
        hands.find(u"recordForm"_s);
        guide.breathe(std::chrono::milliseconds(50));
        guide.picture(u"record-form"_s);
    });
    guide.step(u"And as the JSON that came"_s, [&] {
        hands.click(u"recordWays/QPushButton:JSON"_s);
        guide.expect(hands.text(u"recordJson"_s).contains(u"\"links\""_s), u"the record's JSON"_s);
        guide.picture(u"record-json"_s);
    });
    guide.step(u"A reference is followed, Back returns"_s, [&] {
        hands.click(u"recordWays/QPushButton:Form"_s);
        const QString before = hands.text(u"recordTitle"_s);
        QWidget *form = hands.find(u"recordForm"_s);
        QAbstractButton *link = nullptr;
        for (auto *button : form->findChildren<QAbstractButton *>()) {
            if (!link && button->objectName().startsWith("reference-"_L1))
                link = button;
        }
        guide.expect(link, u"a reference in the record"_s);
        hands.click(link);
        guide.waitFor(u"another record"_s, [&] {
            return hands.isVisible(u"recordTitle"_s) && hands.text(u"recordTitle"_s) != before;
        });
        guide.picture(u"record-followed"_s);
        hands.click(u"goBack"_s);
        guide.waitFor(u"the first record"_s, [&] {
            return hands.isVisible(u"recordTitle"_s) && hands.text(u"recordTitle"_s) == before;
        });
    });
}

} // namespace

void visitRecords(Tour &tour)
{
    searchTypes(tour);
    readType(tour);
    readRecord(tour);
    if (!tour.guide.hasFailed())
        tour.proven += u"record types, fields, records and the references between them"_s;
}

} // namespace suitescope
