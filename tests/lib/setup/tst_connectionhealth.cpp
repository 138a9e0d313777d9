// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "lib/setup/checkrecord.h"
#include "lib/setup/connectionhealth.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

QDateTime today()
{
    return QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);
}

QByteArray certificateThatEnds(const QDateTime &ends)
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    return Certificate::selfSigned(key, {u"a certificate"_s, ends.addDays(-365), 365})
        .value()
        .toPem();
}

Connection proven(const QDateTime &when)
{
    Connection connection;
    connection.method = AuthMethod::TokenBased;
    connection.proof = ProofState::Proven;
    connection.lastProven = when;
    return connection;
}

DoctorReport report(RungState last, std::optional<CauseId> cause)
{
    DoctorReport made;
    RungResult rung;
    rung.state = last;
    made.rungs = {rung};
    if (cause) {
        Cause named;
        named.id = *cause;
        made.causes = {named};
    }
    made.finished = today();
    return made;
}

} // namespace

class ConnectionHealthTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void proofGrowsOld_data();
    void proofGrowsOld();
    void certificatesCount_data();
    void certificatesCount();
    void aFailureIsNotHiddenByACertificateThatEndsSoon();
    void aGoodCheckProves();
    void aBadCheckFailsWithItsSentence();
    void beingOfflineSaysNothingAboutTheConnection();
    void aCheckTriesTheConnection_data();
    void aCheckTriesTheConnection();
    void theCheckIsKept();
    void anOldCheckIsDue_data();
    void anOldCheckIsDue();
    void neighboursSpeakWhileTheyAreFresh_data();
    void neighboursSpeakWhileTheyAreFresh();
};

void ConnectionHealthTest::proofGrowsOld_data()
{
    QTest::addColumn<QDateTime>("proven");
    QTest::addColumn<Health>("health");

    QTest::newRow("just now") << today() << Health::Proven;
    QTest::newRow("a fortnight ago") << today().addDays(-14) << Health::Proven;
    QTest::newRow("longer ago") << today().addDays(-15) << Health::ProofIsOld;
    QTest::newRow("no date") << QDateTime() << Health::NeverProven;
}

void ConnectionHealthTest::proofGrowsOld()
{
    QFETCH(QDateTime, proven);
    QFETCH(Health, health);

    QCOMPARE(healthOf(::proven(proven), today()).state, health);
}

void ConnectionHealthTest::certificatesCount_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<Health>("health");
    QTest::addColumn<int>("days");

    constexpr qint64 day = 24 * 3600;
    QTest::newRow("100 days") << 100 * day << Health::Proven << 100;
    QTest::newRow("60 days") << 60 * day << Health::Proven << 60;
    QTest::newRow("just under 60") << 60 * day - 1 << Health::CertificateEndsSoon << 59;
    QTest::newRow("last hours") << qint64(3600) << Health::CertificateEndsSoon << 0;
    QTest::newRow("ended a second ago") << qint64(-1) << Health::CertificateEnded << -1;
    QTest::newRow("ended two days ago") << -2 * day - 1 << Health::CertificateEnded << -3;
}

void ConnectionHealthTest::certificatesCount()
{
    QFETCH(qint64, seconds);
    QFETCH(Health, health);
    QFETCH(int, days);

    Connection connection = proven(today());
    connection.method = AuthMethod::ClientCredentials;
    connection.certificatePem = certificateThatEnds(today().addSecs(seconds));

    const ConnectionHealth found = healthOf(connection, today());
    QCOMPARE(found.state, health);
    QCOMPARE(found.daysLeft, std::optional<int>(days));
    QCOMPARE(found.certificateEnds, today().addSecs(seconds));
}

void ConnectionHealthTest::aFailureIsNotHiddenByACertificateThatEndsSoon()
{
    Connection connection = proven(today());
    connection.proof = ProofState::Failing;
    connection.method = AuthMethod::ClientCredentials;
    connection.certificatePem = certificateThatEnds(today().addDays(3));

    QCOMPARE(healthOf(connection, today()).state, Health::Failing);
    QVERIFY(needsAttention(Health::Failing));
    QVERIFY(needsAttention(Health::CertificateEndsSoon));
    QVERIFY(!needsAttention(Health::ProofIsOld));
}

void ConnectionHealthTest::aGoodCheckProves()
{
    Connection connection;
    connection.lastFailure = u"an older one"_s;
    DoctorReport good = report(RungState::Passed, {});
    good.input.credentials.networkNow = u"0f1e"_s;
    const Connection after = afterCheck(connection, good, {});

    QCOMPARE(after.proof, ProofState::Proven);
    QCOMPARE(after.lastProven, today());
    QCOMPARE(after.lastChecked, today());
    QCOMPARE(after.provenFrom, u"0f1e"_s);
    QVERIFY(after.lastFailure.isEmpty());
}

void ConnectionHealthTest::aBadCheckFailsWithItsSentence()
{
    const Connection before = proven(today().addDays(-1));
    const Connection after = afterCheck(before, report(RungState::Failed, CauseId::MappingGone),
                                        u"The mapping is gone"_s);

    QCOMPARE(after.proof, ProofState::Failing);
    QCOMPARE(after.lastProven, before.lastProven);
    QCOMPARE(after.provenFrom, before.provenFrom);
    QCOMPARE(after.lastFailure, u"The mapping is gone"_s);
}

void ConnectionHealthTest::beingOfflineSaysNothingAboutTheConnection()
{
    const Connection before = proven(today().addDays(-1));
    QCOMPARE(afterCheck(before, report(RungState::Failed, CauseId::Offline), u"Offline"_s), before);
    QCOMPARE(afterCheck(before, report(RungState::Failed, CauseId::NotNetSuite), u"Portal"_s),
             before);
}

void ConnectionHealthTest::aCheckTriesTheConnection_data()
{
    QTest::addColumn<RungId>("failed");
    QTest::addColumn<CauseId>("cause");
    QTest::addColumn<bool>("tried");
    const auto row = [](RungId failed, CauseId cause, bool tried) {
        QTest::addRow("%s at %s", qPrintable(causeKey(cause)), qPrintable(rungKey(failed)))
            << failed << cause << tried;
    };

    for (const CauseId cause : {CauseId::KeychainLocked, CauseId::KeychainAbsent,
                                CauseId::KeychainDenied, CauseId::ValueMissing})
        row(RungId::LocalChecks, cause, false);
    row(RungId::SignIn, CauseId::SignInsPaused, false);
    for (const CauseId cause :
         {CauseId::Offline, CauseId::NameNotFound, CauseId::NoAnswer, CauseId::TlsRefused,
          CauseId::TlsIntercepted, CauseId::CaptivePortal, CauseId::AnswerBroken,
          CauseId::NotNetSuite})
        row(RungId::NameAndTls, cause, false);

    row(RungId::LocalChecks, CauseId::KeyDoesNotFitCertificate, true); // known without a network
    row(RungId::NameAndTls, CauseId::AccountUnknown, true); // NetSuite's own answers
    row(RungId::NameAndTls, CauseId::Maintenance, true);
    row(RungId::ClockOffset, CauseId::ClockOff, true);
    row(RungId::SignIn, CauseId::MappingGone, true);
    row(RungId::SignIn, CauseId::NameNotFound, true); // its directory had answered
    row(RungId::Rest, CauseId::NoAnswer, true);
}

void ConnectionHealthTest::aCheckTriesTheConnection()
{
    QFETCH(RungId, failed);
    QFETCH(CauseId, cause);
    QFETCH(bool, tried);
    DoctorReport made = report(RungState::Failed, cause);
    made.rungs.first().id = failed;
    QCOMPARE(wasTried(made), tried);
    QVERIFY(wasTried(report(RungState::Passed, {})));
}

void ConnectionHealthTest::theCheckIsKept()
{
    const DoctorReport made = report(RungState::Passed, {});
    QCOMPARE(afterCheck({}, made, {}).lastCheck, checkRecord(made));
}

void ConnectionHealthTest::anOldCheckIsDue_data()
{
    QTest::addColumn<ProofState>("proof");
    QTest::addColumn<int>("hoursAgo"); // -1: never
    QTest::addColumn<bool>("due");

    QTest::newRow("never checked") << ProofState::NeverProven << -1 << true;
    QTest::newRow("a moment ago") << ProofState::Proven << 0 << false;
    QTest::newRow("three hours ago") << ProofState::Proven << 3 << false;
    QTest::newRow("yesterday") << ProofState::Proven << 25 << true;
    QTest::newRow("failing") << ProofState::Failing << 25 << false;
    QTest::newRow("failing, never kept") << ProofState::Failing << -1 << false;
}

void ConnectionHealthTest::anOldCheckIsDue()
{
    QFETCH(ProofState, proof);
    QFETCH(int, hoursAgo);
    QFETCH(bool, due);
    Connection connection;
    connection.proof = proof;
    if (hoursAgo >= 0) {
        connection.lastChecked = today().addSecs(-3600 * hoursAgo);
        connection.lastCheck = checkRecord(report(RungState::Passed, {}));
    }
    QCOMPARE(isCheckDue(connection, today()), due);
}

void ConnectionHealthTest::neighboursSpeakWhileTheyAreFresh_data()
{
    QTest::addColumn<ProofState>("proof");
    QTest::addColumn<int>("provenHoursAgo");
    QTest::addColumn<int>("checkedHoursAgo");
    QTest::addColumn<Neighbours>("neighbours");

    QTest::newRow("works now") << ProofState::Proven << 0 << 0 << Neighbours{1, 0};
    QTest::newRow("worked yesterday") << ProofState::Proven << 24 << 24 << Neighbours{};
    QTest::newRow("fails since") << ProofState::Failing << 60 << 2 << Neighbours{0, 1};
    QTest::newRow("failed before") << ProofState::Failing << 90 << 72 << Neighbours{};
}

void ConnectionHealthTest::neighboursSpeakWhileTheyAreFresh()
{
    QFETCH(ProofState, proof);
    QFETCH(int, provenHoursAgo);
    QFETCH(int, checkedHoursAgo);
    QFETCH(Neighbours, neighbours);
    Connection connection = proven(today().addDays(-2));
    connection.id = u"1"_s;
    Connection other = proven(today().addSecs(-3600 * provenHoursAgo));
    other.id = u"2"_s;
    other.proof = proof;
    other.lastChecked = today().addSecs(-3600 * checkedHoursAgo);
    Connection elsewhere = other;
    elsewhere.id = u"3"_s;
    elsewhere.account = AccountId::parse(u"7304182"_s).value();

    QCOMPARE(neighboursOf(connection, {connection, other, elsewhere}, today()), neighbours);
}

SUITESCOPE_GUILESS_MAIN(ConnectionHealthTest)
#include "tst_connectionhealth.moc"
