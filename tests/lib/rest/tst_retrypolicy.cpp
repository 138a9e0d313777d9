// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/retrypolicy.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class RetryPolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void whatPassesIsTriedAgain_data();
    void whatPassesIsTriedAgain();
    void theWaitGrowsToItsLimit();
    void theDiceSpreadTheSecondHalf();
    void theServersWordIsHonoured_data();
    void theServersWordIsHonoured();

private:
    const QDateTime m_now{{2026, 11, 23}, {16, 0}, Qt::UTC};
};

void RetryPolicyTest::whatPassesIsTriedAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("next");
    QTest::addColumn<bool>("again");

    for (const int status : {429, 502, 503, 504, RetryPolicy::lostConnection}) {
        QTest::addRow("%d once more", status) << status << 2 << true;
        QTest::addRow("%d for the fifth time", status) << status << 5 << true;
        QTest::addRow("%d not for the sixth time", status) << status << 6 << false;
    }
    QTest::newRow("500 once") << 500 << 2 << true;
    QTest::newRow("500 not twice") << 500 << 3 << false;
    for (const int status : {200, 302, 400, 401, 403, 404, 409, 501})
        QTest::addRow("%d never", status) << status << 2 << false;
}

void RetryPolicyTest::whatPassesIsTriedAgain()
{
    QFETCH(int, status);
    QFETCH(int, next);
    QTEST(RetryPolicy().delay(next, status, {}, m_now, 0.5).has_value(), "again");
}

void RetryPolicyTest::theWaitGrowsToItsLimit()
{
    RetryPolicy policy;
    policy.mostAttempts = 100;
    QList<qint64> waits;
    for (const int next : {2, 3, 4, 5, 8, 9, 100})
        waits += policy.delay(next, 503, {}, m_now, 1.0)->count();
    QCOMPARE(waits, (QList<qint64>{500, 1000, 2000, 4000, 30'000, 30'000, 30'000}));
}

void RetryPolicyTest::theDiceSpreadTheSecondHalf()
{
    const RetryPolicy policy;
    QCOMPARE(policy.delay(3, 503, {}, m_now, 0.0)->count(), 500);
    QCOMPARE(policy.delay(3, 503, {}, m_now, 0.5)->count(), 750);
}

void RetryPolicyTest::theServersWordIsHonoured_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<qint64>("milliseconds");

    QTest::newRow("seconds") << "7"_ba << 7000LL;
    QTest::newRow("at once") << "0"_ba << 0LL;
    QTest::newRow("date") << "Mon, 23 Nov 2026 16:00:05 GMT"_ba << 5000LL;
    QTest::newRow("date gone by") << "Mon, 23 Nov 2026 15:00:05 GMT"_ba << 0LL;
    QTest::newRow("too long") << "86400"_ba << 30'000LL;
    QTest::newRow("overflow is no number") << "99999999999999999999999"_ba << 250LL;
    QTest::newRow("negative") << "-5"_ba << 0LL;
    QTest::newRow("nonsense") << "soon"_ba << 250LL;
}

void RetryPolicyTest::theServersWordIsHonoured()
{
    QFETCH(QByteArray, retryAfter);
    const auto delay = RetryPolicy().delay(2, 429, retryAfter, m_now, 0.0);
    QVERIFY(delay);
    QTEST(qint64(delay->count()), "milliseconds");
}

SUITESCOPE_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
