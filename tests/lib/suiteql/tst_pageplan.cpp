// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/pageplan.h"
#include "tests/support/testmain.h"

#include <QList>
#include <QObject>

using namespace suitescope;

class PagePlanTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingFollowsBeforeTheFirstAnswer();
    void pagesAreAskedForOnce_data();
    void pagesAreAskedForOnce();
    void shortPageEndsThePlan();
    void hasMoreFalseEndsThePlan();
    void lateEndFromAnEarlierPageStays();
    void unknownTotalGoesOnPageByPage();
    void unknownTotalStopsAtTheCap();
    void sizesAreKeptInBounds();
};

namespace {

QList<qint64> remaining(PagePlan &plan)
{
    QList<qint64> offsets;
    while (const auto offset = plan.next())
        offsets.append(*offset);
    return offsets;
}

} // namespace

void PagePlanTest::nothingFollowsBeforeTheFirstAnswer()
{
    PagePlan plan(100);
    QVERIFY(!plan.isFirstAnswered());
    QCOMPARE(plan.next(), std::optional<qint64>(0));
    QCOMPARE(plan.next(), std::nullopt);
    QCOMPARE(plan.pageCount(), 1);
    QCOMPARE(plan.expectedRows(), 0);
    QVERIFY(!plan.isCapped());
}

void PagePlanTest::pagesAreAskedForOnce_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<qint64>("wanted");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("expected");
    QTest::addColumn<qint64>("pages");
    QTest::addColumn<bool>("capped");

    const qint64 all = PagePlan::mostRows;
    QTest::newRow("no rows") << 1000 << all << qint64(0) << qint64(0) << qint64(1) << false;
    QTest::newRow("one row") << 1000 << all << qint64(1) << qint64(1) << qint64(1) << false;
    QTest::newRow("one full page")
        << 1000 << all << qint64(1000) << qint64(1000) << qint64(1) << false;
    QTest::newRow("one row more") << 1000 << all << qint64(1001) << qint64(1001) << qint64(2)
                                  << false;
    QTest::newRow("exactly the cap") << 1000 << all << all << all << qint64(100) << false;
    QTest::newRow("beyond the cap") << 1000 << all << qint64(250'000) << all << qint64(100) << true;
    QTest::newRow("small pages end at page 1000")
        << 50 << all << qint64(80'000) << qint64(50'000) << qint64(1000) << true;
    QTest::newRow("fewer wanted, whole pages")
        << 1000 << qint64(1500) << qint64(9000) << qint64(2000) << qint64(2) << true;
    QTest::newRow("less than a page wanted")
        << 1000 << qint64(500) << qint64(9000) << qint64(500) << qint64(1) << true;
    QTest::newRow("page size that does not divide the cap")
        << 700 << all << qint64(250'000) << all << qint64(143) << true;
}

void PagePlanTest::pagesAreAskedForOnce()
{
    QFETCH(const int, pageSize);
    QFETCH(const qint64, wanted);
    QFETCH(const qint64, total);
    QFETCH(const qint64, expected);
    QFETCH(const qint64, pages);
    QFETCH(const bool, capped);

    PagePlan plan(pageSize, wanted);
    QCOMPARE(plan.next(), std::optional<qint64>(0));
    const int size = plan.pageSize();
    plan.firstAnswered(total, total > size);
    plan.answered(0, qMin<qint64>(total, size), total > size);
    QCOMPARE(plan.expectedRows(), expected);
    QCOMPARE(plan.pageCount(), pages);
    QCOMPARE(plan.isCapped(), capped);

    const QList<qint64> offsets = remaining(plan);
    QCOMPARE(offsets.size(), pages - 1);
    for (qsizetype i = 0; i < offsets.size(); ++i)
        QCOMPARE(offsets.at(i), (i + 1) * size);
}

void PagePlanTest::shortPageEndsThePlan()
{
    PagePlan plan(10);
    (void)plan.next();
    plan.firstAnswered(100, true);
    plan.answered(0, 10, true);
    QCOMPARE(plan.next(), std::optional<qint64>(10));
    plan.answered(10, 4, true);
    QCOMPARE(plan.next(), std::nullopt);
    QCOMPARE(plan.expectedRows(), 14);
    QVERIFY(plan.isCapped());
}

void PagePlanTest::hasMoreFalseEndsThePlan()
{
    PagePlan plan(10);
    (void)plan.next();
    plan.firstAnswered(100, true);
    plan.answered(0, 10, true);
    (void)plan.next();
    plan.answered(10, 10, false);
    QCOMPARE(plan.next(), std::nullopt);
    QCOMPARE(plan.expectedRows(), 20);
    QVERIFY(plan.isCapped());
}

void PagePlanTest::lateEndFromAnEarlierPageStays()
{
    PagePlan plan(10);
    (void)plan.next();
    plan.firstAnswered(40, true);
    plan.answered(0, 10, true);
    QCOMPARE(remaining(plan), (QList<qint64>{10, 20, 30}));
    plan.answered(30, 10, false);
    plan.answered(10, 7, false);
    plan.answered(20, 10, true);
    QCOMPARE(plan.expectedRows(), 17);
}

void PagePlanTest::unknownTotalGoesOnPageByPage()
{
    PagePlan plan(10);
    (void)plan.next();
    plan.firstAnswered(0, true);
    plan.answered(0, 10, true);
    QCOMPARE(remaining(plan), QList<qint64>{10});
    plan.answered(10, 10, true);
    QCOMPARE(remaining(plan), QList<qint64>{20});
    plan.answered(20, 3, false);
    QCOMPARE(remaining(plan), QList<qint64>());
    QCOMPARE(plan.expectedRows(), 23);
    QVERIFY(!plan.isCapped());
}

void PagePlanTest::unknownTotalStopsAtTheCap()
{
    PagePlan plan(10, 30);
    (void)plan.next();
    plan.firstAnswered(0, true);
    plan.answered(0, 10, true);
    for (const qint64 offset : {10, 20}) {
        QCOMPARE(remaining(plan), QList<qint64>{offset});
        plan.answered(offset, 10, true);
    }
    QCOMPARE(remaining(plan), QList<qint64>());
    QCOMPARE(plan.expectedRows(), 30);
    QVERIFY(plan.isCapped());
}

void PagePlanTest::sizesAreKeptInBounds()
{
    QCOMPARE(PagePlan(5000).pageSize(), PagePlan::largestPage);
    QCOMPARE(PagePlan(0).pageSize(), 1);
    QCOMPARE(PagePlan(-3, -3).pageSize(), 1);
    QCOMPARE(PagePlan(1000, 20).pageSize(), 20);
}

SUITESCOPE_GUILESS_MAIN(PagePlanTest)
#include "tst_pageplan.moc"
