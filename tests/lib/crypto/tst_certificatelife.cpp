// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificatelife.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

// Made with the openssl command for 1095 days.
constexpr char threeYears[] = "-----BEGIN CERTIFICATE-----\n"
                              "MIIBcjCCARmgAwIBAgIUeeG1+02jjPNApX7lVRzB3/rZ61IwCgYIKoZIzj0EAwIw\n"
                              "DzENMAsGA1UEAwwEbG9uZzAeFw0yNjExMjQwODE4NTVaFw0yOTExMjMwODE4NTVa\n"
                              "MA8xDTALBgNVBAMMBGxvbmcwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARzkOgs\n"
                              "/k9iorxgjmYLzsgkNy1ujYdFYvbsWkv3sYcDICYuH3lOGsVnyQMxexL+QE3sxJxY\n"
                              "8St7ieFeqvEacVzvo1MwUTAdBgNVHQ4EFgQUB4oLoDvh4d0191VpM4llxX/I37Qw\n"
                              "HwYDVR0jBBgwFoAUB4oLoDvh4d0191VpM4llxX/I37QwDwYDVR0TAQH/BAUwAwEB\n"
                              "/zAKBggqhkjOPQQDAgNHADBEAiB6smWl31k6JG6u0AB3BKDNo9SrqZu2DpsOFLxX\n"
                              "XXw++gIgNDh+3jCg+0i+gdwkON1CA90jmzzAlQjmdlTn2ZhFSVM=\n"
                              "-----END CERTIFICATE-----\n";
const QDateTime threeYearsBegin = QDateTime::fromString(u"2026-11-24T08:18:55Z"_s, Qt::ISODate);

const QDateTime now(QDate(2026, 3, 14), QTime(8, 15), Qt::UTC);
constexpr qint64 day = 24 * 60 * 60;

} // namespace

class CertificateLifeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void daysAreCountedDown_data();
    void daysAreCountedDown();
    void daysDoNotDependOnTheTimeZone();
    void aLongerLifeEndsAfterTwoYears();
    void ourOwnAreNeverShortened_data();
    void ourOwnAreNeverShortened();
    void nothingHasNoEnd();
};

void CertificateLifeTest::daysAreCountedDown_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("days");
    QTest::newRow("a whole day") << day << 1;
    QTest::newRow("a second less") << day - 1 << 0;
    QTest::newRow("over midnight and not a day") << qint64(20 * 60 * 60) << 0;
    QTest::newRow("now") << qint64(0) << 0;
    QTest::newRow("a second ago") << qint64(-1) << -1;
    QTest::newRow("a day ago") << -day << -1;
    QTest::newRow("more than a day ago") << -day - 1 << -2;
    QTest::newRow("two years") << 730 * day << 730;
}

void CertificateLifeTest::daysAreCountedDown()
{
    QFETCH(qint64, seconds);
    QTEST(daysLeft(now.addSecs(seconds), now), "days");
}

void CertificateLifeTest::daysDoNotDependOnTheTimeZone()
{
    // The night in which clocks go forward is an hour shorter by the wall.
    const QDateTime ends(QDate(2026, 3, 30), QTime(8, 15), Qt::UTC);
    QCOMPARE(daysLeft(ends.toOffsetFromUtc(-9 * 3600), now.toOffsetFromUtc(14 * 3600)), 16);
}

void CertificateLifeTest::aLongerLifeEndsAfterTwoYears()
{
    const Certificate certificate = Certificate::read(threeYears).value();
    QCOMPARE(certificate.notBefore(), threeYearsBegin);
    QVERIFY(isShortened(certificate));
    QCOMPARE(effectiveEnd(certificate), threeYearsBegin.addYears(2));
    QVERIFY(effectiveEnd(certificate) < certificate.notAfter());
    QCOMPARE(effectiveEnd(certificate).timeSpec(), Qt::UTC);
}

void CertificateLifeTest::ourOwnAreNeverShortened_data()
{
    QTest::addColumn<QDateTime>("begins");
    QTest::newRow("any day") << now;
    QTest::newRow("a leap day follows") << QDateTime(QDate(2027, 3, 1), QTime(0, 0), Qt::UTC);
    QTest::newRow("on a leap day") << QDateTime(QDate(2028, 2, 29), QTime(23, 59), Qt::UTC);
}

void CertificateLifeTest::ourOwnAreNeverShortened()
{
    QFETCH(QDateTime, begins);
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    const Certificate longest
        = Certificate::selfSigned(key, {u"x"_s, begins, CertificateRequest::longestDays}).value();
    QVERIFY(!isShortened(longest));
    QCOMPARE(effectiveEnd(longest), begins.addDays(730));
    for (const int days : {731, 0, -1})
        QVERIFY(!Certificate::selfSigned(key, {u"x"_s, begins, days}));
}

void CertificateLifeTest::nothingHasNoEnd()
{
    QVERIFY(effectiveEnd({}).isNull());
    QVERIFY(!isShortened({}));
}

SUITESCOPE_GUILESS_MAIN(CertificateLifeTest)
#include "tst_certificatelife.moc"
