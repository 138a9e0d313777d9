// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long NetSuite takes the certificate of a connection: by itself, by NetSuite's own list.
#include "lib/setup/calendarevent.h"
#include "lib/setup/certificateterm.h"
#include "lib/setup/connectionhealth.h"
#include "lib/setup/registeredcertificates.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime begins(QDate(2026, 3, 1), QTime(9, 0, 0), Qt::UTC);
const QDateTime now = begins.addDays(100);

ListedCertificate listed(const QDateTime &from, const QDateTime &until)
{
    RegisteredCertificate row;
    row.certificateId = u"an id"_s;
    row.application = u"Orders"_s;
    row.role = u"Integration"_s;
    row.roleId = u"1001"_s;
    row.entity = u"Kim Example"_s;
    row.entityId = u"11"_s;
    row.validFrom = from;
    row.validUntil = until;
    return listedAs(row, now);
}

Connection connectionWith(int days)
{
    static const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    Connection one;
    one.id = u"1"_s;
    one.name = u"Orders"_s;
    one.proof = ProofState::Proven;
    one.lastProven = now;
    if (days > 0)
        one.certificatePem = Certificate::selfSigned(key, {u"x"_s, begins, days})->toPem();
    else
        one.publicKey = key.publicKeyDer();
    return one;
}

} // namespace

class CertificateTermTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theListCountsForItsOwnCertificate_data();
    void theListCountsForItsOwnCertificate();
    void tokensHaveNone();
    void namesStayWithoutTheTerm();
    void aKeyAloneIsInTheCalendarAndWarns();
    void theListIsKept();
    void noIdsAreKept();
};

void CertificateTermTest::theListCountsForItsOwnCertificate_data()
{
    QTest::addColumn<int>("days"); // of the certificate; 0: the key alone
    QTest::addColumn<QJsonObject>("list");
    QTest::addColumn<QDateTime>("ends"); // null: not known
    QTest::addColumn<bool>("shortened");
    QTest::addColumn<bool>("listed");
    const QDateTime end = begins.addDays(300);
    const QDateTime cut = begins.addDays(200);
    const QDateTime none;
    QTest::newRow("no list") << 300 << QJsonObject() << end << false << false;
    QTest::newRow("the same") << 300 << toJson(listed(begins, end)) << end << false << true;
    QTest::newRow("cut") << 300 << toJson(listed(begins, cut)) << cut << true << true;
    QTest::newRow("of the one before")
        << 300 << toJson(listed(begins.addDays(-600), begins.addDays(40))) << end << false << false;
    QTest::newRow("of a longer one")
        << 300 << toJson(listed(begins, end.addSecs(1))) << end << false << false;
    QTest::newRow("without an end") << 300 << toJson(listed(begins, none)) << end << false << false;
    QTest::newRow("the key alone") << 0 << toJson(listed(begins, cut)) << cut << false << true;
    QTest::newRow("the key alone, no begin")
        << 0 << toJson(listed(none, cut)) << cut << false << true;
    QTest::newRow("the key alone, no list") << 0 << QJsonObject() << none << false << false;
    QTest::newRow("the key alone, foreign list")
        << 0 << QJsonObject{{u"ends"_s, u"soon"_s}} << none << false << false;
}

void CertificateTermTest::theListCountsForItsOwnCertificate()
{
    QFETCH(int, days);
    QFETCH(QJsonObject, list);
    QFETCH(QDateTime, ends);
    QFETCH(bool, shortened);
    QFETCH(bool, listed);
    Connection connection = connectionWith(days);
    connection.lastListed = list;
    const std::optional<CertificateTerm> term = termOf(connection);
    QCOMPARE(term.has_value(), ends.isValid());
    if (!term)
        return;
    QCOMPARE(term->ends, ends);
    QCOMPARE(term->shortened, shortened);
    QCOMPARE(term->listed, listed);
}

void CertificateTermTest::tokensHaveNone()
{
    Connection connection = connectionWith(300);
    connection.method = AuthMethod::TokenBased;
    connection.lastListed = toJson(listed(begins, begins.addDays(200)));
    QVERIFY(!termOf(connection));
}

void CertificateTermTest::namesStayWithoutTheTerm()
{
    Connection connection = connectionWith(300);
    const auto own = termOf(connection);
    ListedCertificate of = listed(begins, begins.addDays(200));
    of.application = u"Order sync"_s;
    of.roleId = u"1001"_s;
    connection.lastListed = withoutTerm(toJson(of));
    QCOMPARE(termOf(connection), own);
    const auto kept = listedFrom(connection.lastListed);
    QVERIFY(kept && !kept->begins.isValid() && !kept->ends.isValid());
    QCOMPARE(kept->application, u"Order sync"_s);
    QCOMPARE(kept->roleId, u"1001"_s);
    QVERIFY(!listedFrom(withoutTerm({})));
}

void CertificateTermTest::aKeyAloneIsInTheCalendarAndWarns()
{
    Connection connection = connectionWith(0);
    QVERIFY(!certificateEnd(connection));
    QCOMPARE(healthOf(connection, now).state, Health::Proven);
    connection.lastListed = toJson(listed(begins, now.addDays(20)));
    const std::optional<CertificateEnd> end = certificateEnd(connection);
    QVERIFY(end);
    QCOMPARE(end->ends, now.addDays(20));
    QCOMPARE(end->certificateName, u"Orders"_s);
    QVERIFY(end->listed);
    QVERIFY(certificateCalendar({*end}, now).contains("NetSuite certificate of Orders ends"));
    QCOMPARE(healthOf(connection, now).state, Health::CertificateEndsSoon);
    QCOMPARE(healthOf(connection, now).daysLeft, std::optional(20));
    QCOMPARE(healthOf(connection, now.addDays(21)).state, Health::CertificateEnded);
}

void CertificateTermTest::theListIsKept()
{
    const ListedCertificate one = listed(begins, begins.addDays(200));
    QCOMPARE(listedFrom(toJson(one)), std::optional(one));
    QVERIFY(!listedFrom({}));
    const QJsonObject facts{{u"daysLeft"_s, 3}, {u"listed"_s, toJson(one)}};
    const QJsonObject check{
        {u"rungs"_s,
         QJsonArray{QJsonObject{{u"facts"_s, QJsonObject()}}, QJsonObject{{u"facts"_s, facts}}}}};
    QCOMPARE(listedIn(check), toJson(one));
    QVERIFY(listedIn({}).isEmpty());
}

// They stay in the keychain.
void CertificateTermTest::noIdsAreKept()
{
    const QJsonObject object = toJson(listed(begins, now));
    for (auto it = object.begin(); it != object.end(); ++it)
        QVERIFY2(it.value().toString() != u"an id"_s, qPrintable(it.key()));
}

SUITESCOPE_GUILESS_MAIN(CertificateTermTest)
#include "tst_certificateterm.moc"
