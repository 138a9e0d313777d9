// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/lib/simulator/askaccount.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

class SimulatedFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void countedFaultsEnd_data();
    void countedFaultsEnd();
    void aFaultWithoutCountStays();
    void jsonEndsInTheMiddle();
    void answersSlowly();
    void holdsTheAnswer();
    void theDirectoryNamesAnotherHost();
    void retryAfterSaysHowLong();
    void theClockIsAhead();
    void faultsOfTheApiSpareDiscovery();

private:
    WireAnswer serverTime() { return m_asked->get("/services/rest/system/v1/serverTime"); }

    std::unique_ptr<AskedAccount> m_asked;
};

void SimulatedFaultsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_asked = std::make_unique<AskedAccount>();
}

void SimulatedFaultsTest::countedFaultsEnd_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("code");

    QTest::newRow("429") << Fault::RateLimited429 << 429
                         << "application/vnd.oracle.resource+json; type=error"_ba
                         << u"CONCURRENCY_LIMIT_EXCEEDED"_s;
    QTest::newRow("500") << Fault::UnexpectedError500 << 500
                         << "application/vnd.oracle.resource+json; type=error"_ba
                         << u"UNEXPECTED_ERROR"_s;
    QTest::newRow("503") << Fault::HtmlMaintenance503 << 503 << "text/html; charset=utf-8"_ba
                         << QString();
    QTest::newRow("200 in HTML") << Fault::HtmlPage200 << 200 << "text/html; charset=utf-8"_ba
                                 << QString();
}

void SimulatedFaultsTest::countedFaultsEnd()
{
    QFETCH(Fault, fault);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QString, code);
    m_asked->account.setFault(fault, 2);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(m_asked->account.fault(), fault);
        const WireAnswer answer = serverTime();
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.contentType, type);
        QCOMPARE(AskedAccount::firstError(answer)["o:errorCode"_L1].toString(), code);
    }
    QCOMPARE(m_asked->account.fault(), Fault::None);
    const WireAnswer well = serverTime();
    QCOMPARE(well.status, 200);
    QVERIFY(AskedAccount::json(well).contains("serverTime"_L1));
}

void SimulatedFaultsTest::aFaultWithoutCountStays()
{
    m_asked->account.setFault(Fault::RateLimited429);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(serverTime().status, 429);
    m_asked->account.setFault(Fault::None);
    QCOMPARE(serverTime().status, 200);
}

void SimulatedFaultsTest::jsonEndsInTheMiddle()
{
    m_asked->account.setFault(Fault::TruncatedJson, 1);
    const WireAnswer answer = serverTime();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.front() == '{');
    QVERIFY(AskedAccount::json(answer).isEmpty());
    QVERIFY(!AskedAccount::json(serverTime()).isEmpty());
}

void SimulatedFaultsTest::answersSlowly()
{
    m_asked->account.setFault(Fault::SlowAnswer, 120);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(serverTime().status, 200);
    QVERIFY(timer.elapsed() >= 115);
}

void SimulatedFaultsTest::holdsTheAnswer()
{
    m_asked->account.setFault(Fault::NoAnswer, 120);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(serverTime().delivery == WireAnswer::Delivery::Broken);
    QVERIFY(timer.elapsed() >= 115);
}

void SimulatedFaultsTest::theDirectoryNamesAnotherHost()
{
    m_asked->account.setFault(Fault::DirectoryNamesOtherHost);
    const WireAnswer directory = answer(
        m_asked->account.internals(), m_asked->request("GET", "/rest/datacenterurls?account=DEMO"));
    QCOMPARE(directory.status, 200);
    const QUrl named(AskedAccount::json(directory)["webservicesDomain"_L1].toString());
    QVERIFY2(named.host().endsWith(u".netsuite.com"_s), qPrintable(named.toString()));
    const WireAnswer sentOn = serverTime();
    QCOMPARE(sentOn.status, 302);
    QCOMPARE(QUrl::fromEncoded(AskedAccount::header(sentOn, "Location")).host(), named.host());
}

void SimulatedFaultsTest::retryAfterSaysHowLong()
{
    m_asked->account.setFault(Fault::RateLimitedWithRetryAfter, 1);
    const WireAnswer answer = serverTime();
    QCOMPARE(answer.status, 429);
    QCOMPARE(AskedAccount::header(answer, "Retry-After"), "1"_ba);
    QTRY_COMPARE_WITH_TIMEOUT(serverTime().status, 200, 3000);
    QCOMPARE(m_asked->account.fault(), Fault::None);
}

void SimulatedFaultsTest::theClockIsAhead()
{
    m_asked->account.setFault(Fault::ClockOffset, 600);
    QCOMPARE(serverTime().status, 401);
    QCOMPARE(m_asked->lastDetail(), u"InvalidTimestamp"_s);
    m_asked->account.setFault(Fault::ClockOffset, 200);
    const WireAnswer answer = serverTime();
    QCOMPARE(answer.status, 200);
    const QDateTime time = QDateTime::fromString(
        AskedAccount::json(answer)["serverTime"_L1].toString(), Qt::ISODateWithMs);
    const qint64 ahead = QDateTime::currentDateTimeUtc().secsTo(time);
    QVERIFY2(ahead > 190 && ahead < 210, qPrintable(QString::number(ahead)));
    QDateTime date
        = QLocale::c().toDateTime(QString::fromLatin1(AskedAccount::header(answer, "Date")),
                                  u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    QVERIFY(std::abs(date.secsTo(time)) < 5);
}

void SimulatedFaultsTest::faultsOfTheApiSpareDiscovery()
{
    const auto discovery = [this] {
        return answer(m_asked->account.internals(),
                      m_asked->request("GET", "/rest/datacenterurls?account=DEMO"))
            .status;
    };
    m_asked->account.setFault(Fault::UnexpectedError500);
    QCOMPARE(discovery(), 200);
    m_asked->account.setFault(Fault::HtmlMaintenance503);
    QCOMPARE(discovery(), 503);
    m_asked->account.setFault(Fault::None);
    QCOMPARE(answer(m_asked->account.internals(),
                    m_asked->request("GET", "/rest/datacenterurls?account=1234567"))
                 .status,
             400);
}

SUITESCOPE_GUILESS_MAIN(SimulatedFaultsTest)
#include "tst_simulatedfaults.moc"
