// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "doctoraccount.h"
#include "lib/setup/sightcount.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace suitescope;

class SightCountTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void eachTypeIsAskedAndEachTableOnce();
    void tablesHaveTheirNames_data();
    void tablesHaveTheirNames();
    void aRefusedSignInEndsIt();
    void aLostNetworkIsNoRefusal();
    void itCanBeStopped();
    void aListenerMayStopIt();
    void goingAwayMeanwhileIsSafe();
    void theRecordComesBack();
    void aDamagedRecordIsNone();

private:
    std::unique_ptr<Account> m_account;
    std::unique_ptr<RestClient> m_client;
    std::unique_ptr<SightCount> m_count;
};

void SightCountTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_count.reset();
    m_client.reset();
    m_account = std::make_unique<Account>();
    m_account->instead.insert(
        u"metadata-catalog"_s,
        m_account->json(R"({"items":[{"name":"account"},{"name":"customer"},{"name":"invoice"},
            {"name":"salesorder"},{"name":"customrecord_site"}]})"));
    const Doctor::Subject subject = tbaSubject();
    m_client
        = std::make_unique<RestClient>(m_account->transport, ServiceUrls(subject.facts.account),
                                       *subject.credentials, [] { return now; });
    m_count = std::make_unique<SightCount>(*m_client, [] { return now; });
}

void SightCountTest::eachTypeIsAskedAndEachTableOnce()
{
    m_account->instead.insert(u"record/v1/invoice?"_s, m_account->json(R"({"items":[]})"));
    m_account->instead.insert(u"FROM transaction"_s, m_account->json(R"({"items":[]})"));
    m_account->instead.insert(u"FROM account"_s, Account::error(400, userError));
    QSignalSpy finished(m_count.get(), &SightCount::finished);
    QSignalSpy progressed(m_count.get(), &SightCount::progressed);
    m_count->start();
    QVERIFY(m_count->isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!m_count->isRunning());
    const auto sight = finished.first().first().value<Sight>();
    QCOMPARE(sight.counted, now);
    QCOMPARE(sight.visible, 5);
    QCOMPARE(sight.notListed, (QStringList{u"account"_s, u"salesorder"_s, u"customrecord_site"_s}));
    QCOMPARE(sight.notQueried, (QStringList{u"account"_s, u"customrecord_site"_s}));
    QCOMPARE(sight.listable(), 2);
    QCOMPARE(sight.queryable(), 3);
    QCOMPARE(progressed.last().at(0).toInt(), 9); // five lists, four tables
    QCOMPARE(progressed.last().at(1).toInt(), 9);
    QCOMPARE(m_account->transport.requests.size(), size_t(10));
}

void SightCountTest::tablesHaveTheirNames_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("table");
    QTest::newRow("of its own") << u"Customer"_s << u"customer"_s;
    QTest::newRow("a transaction") << u"salesOrder"_s << u"transaction"_s;
    QTest::newRow("an item") << u"lotnumberedinventoryitem"_s << u"item"_s;
    QTest::newRow("no item") << u"shipitem"_s << u"shipitem"_s;
    QTest::newRow("the user's own") << u"customrecord_site"_s << u"customrecord_site"_s;
}

void SightCountTest::tablesHaveTheirNames()
{
    QFETCH(QString, type);
    QFETCH(QString, table);
    QCOMPARE(sightTable(type), table);
}

void SightCountTest::aRefusedSignInEndsIt()
{
    m_account->instead.insert(u"metadata-catalog"_s, Account::error(401, invalidLogin));
    QSignalSpy failed(m_count.get(), &SightCount::failed);
    m_count->start();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Unauthorized);
    QVERIFY(!m_count->isRunning());
    QCOMPARE(m_account->transport.requests.size(), size_t(1));
}

void SightCountTest::aLostNetworkIsNoRefusal()
{
    m_account->instead.insert(u"FROM customer"_s, Result<Response>(failure(ErrorKind::Offline)));
    QSignalSpy failed(m_count.get(), &SightCount::failed);
    QSignalSpy finished(m_count.get(), &SightCount::finished);
    m_count->start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(finished.isEmpty());
}

void SightCountTest::itCanBeStopped()
{
    m_account->transport.hold();
    m_count->start();
    QTRY_COMPARE(m_account->transport.heldRequests(), 1);
    m_count->stop();
    QVERIFY(!m_count->isRunning());
    QTRY_VERIFY(m_account->transport.isCanceled(0));
}

void SightCountTest::aListenerMayStopIt()
{
    QSignalSpy finished(m_count.get(), &SightCount::finished);
    connect(m_count.get(), &SightCount::progressed, m_count.get(), [this](int asked, int) {
        if (asked == 2)
            m_count->stop();
    });
    m_count->start();
    QTRY_VERIFY(!m_count->isRunning());
    const size_t before = m_account->transport.requests.size();
    QCoreApplication::processEvents();
    QCOMPARE(m_account->transport.requests.size(), before);
    QVERIFY(finished.isEmpty());
}

void SightCountTest::goingAwayMeanwhileIsSafe()
{
    m_account->transport.hold();
    m_count->start();
    QTRY_COMPARE(m_account->transport.heldRequests(), 1);
    m_count.reset();
    QTRY_VERIFY(m_account->transport.isCanceled(0));
}

void SightCountTest::theRecordComesBack()
{
    const Sight sight{now, 5, {u"account"_s}, {u"account"_s, u"invoice"_s}};
    QCOMPARE(sightFrom(sightRecord(sight)), std::optional(sight));
}

void SightCountTest::aDamagedRecordIsNone()
{
    QVERIFY(!sightFrom({}));
    QJsonObject record = sightRecord({now, 1, {u"a"_s}, {}});
    record.insert(u"visible"_s, 0);
    QVERIFY(!sightFrom(record));
}

SUITESCOPE_GUILESS_MAIN(SightCountTest)
#include "tst_sightcount.moc"
