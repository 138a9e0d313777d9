// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/certificatematching.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now(QDate(2026, 6, 1), QTime(8, 0), Qt::UTC);

KnownKeyPair pairOf(const QString &name, const QDateTime &begins, KeyOwner owner,
                    KeyAlgorithm algorithm = KeyAlgorithm::EcP256)
{
    const KeyPair key = KeyPair::generate(algorithm).value();
    KnownKeyPair pair;
    pair.certificate = Certificate::selfSigned(key, {name, begins, 730}).value();
    pair.id = QString::fromLatin1(pair.certificate.fingerprint().toHex());
    pair.publicKeyDer = key.publicKeyDer();
    pair.name = name;
    KeyUse use;
    use.owner = owner;
    use.id = name;
    use.name = name;
    pair.uses = {use};
    return pair;
}

KnownKeyPair keyAlone(const QString &name)
{
    KnownKeyPair pair = pairOf(name, now, KeyOwner::Connection);
    pair.certificate = {};
    return pair;
}

RegisteredCertificate row(const QString &id, const QDateTime &from, int days = 730)
{
    RegisteredCertificate one;
    one.certificateId = id;
    one.algorithm = u"EC"_s;
    one.validFrom = from;
    one.validUntil = from.addDays(days);
    return one;
}

/*! "id=name standing" for each line. */
QStringList lines(const QList<MatchedCertificate> &all)
{
    QStringList texts;
    for (const MatchedCertificate &one : all) {
        const QString word = one.standing() == Standing::Both ? u"both"_s
            : one.standing() == Standing::OnlyHere            ? u"here"_s
                                                              : u"there"_s;
        texts += u"%1=%2 %3%4%5"_s.arg(
            one.listed ? one.listed->certificateId : u"-"_s, one.pair ? one.pair->name : u"-"_s,
            word, one.isOrphan(now) ? u"!"_s : QString(), one.byDates ? u" by dates"_s : QString());
    }
    return texts;
}

} // namespace

class CertificateMatchingTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void linesAreJoined_data();
    void linesAreJoined();
    void statesFollowTheClock_data();
    void statesFollowTheClock();
    void theOwnOneIsMarked();
    void whatStopsIsNamed();
};

void CertificateMatchingTest::linesAreJoined_data()
{
    QTest::addColumn<QList<RegisteredCertificate>>("listed");
    QTest::addColumn<QList<KnownKeyPair>>("known");
    QTest::addColumn<QStringList>("ids"); // "connection=Certificate ID"
    QTest::addColumn<QStringList>("expected");
    using Rows = QList<RegisteredCertificate>;
    using Pairs = QList<KnownKeyPair>;
    const QDateTime spring = now.addDays(-60);
    const QDateTime winter = now.addDays(-150);
    const KnownKeyPair orders = pairOf(u"orders"_s, spring, KeyOwner::Connection);
    const KnownKeyPair reports = pairOf(u"reports"_s, winter, KeyOwner::Connection);
    const KnownKeyPair free = pairOf(u"free"_s, winter, KeyOwner::Free);
    const KnownKeyPair rsa = pairOf(u"rsa"_s, winter, KeyOwner::Free, KeyAlgorithm::Rsa3072);
    const KnownKeyPair draft = pairOf(u"draft"_s, winter, KeyOwner::Draft);
    RegisteredCertificate revoked = row(u"old"_s, winter);
    revoked.revoked = true;
    const RegisteredCertificate ended = row(u"gone"_s, now.addDays(-800), 730);

    QTest::newRow("nothing at all") << Rows() << Pairs() << QStringList() << QStringList();
    QTest::newRow("by Certificate ID")
        << Rows{row(u"A"_s, spring)} << Pairs{orders} << QStringList{u"orders=A"_s}
        << QStringList{u"A=orders both"_s};
    QTest::newRow("an ID counts more than dates")
        << Rows{row(u"A"_s, winter)} << Pairs{orders, free} << QStringList{u"orders=A"_s}
        << QStringList{u"A=orders both"_s};
    QTest::newRow("an orphan on each side")
        << Rows{row(u"A"_s, winter)} << Pairs{orders} << QStringList{u"orders=B"_s}
        << QStringList{u"A=- there!"_s, u"-=orders here!"_s};
    QTest::newRow("a connection without an ID")
        << Rows() << Pairs{orders} << QStringList{u"orders="_s} << QStringList{u"-=orders here!"_s};
    QTest::newRow("of another integration")
        << Rows{row(u"A"_s, spring)} << Pairs{orders, reports} << QStringList{u"orders=A"_s}
        << QStringList{u"A=orders both"_s};
    QTest::newRow("the key alone")
        << Rows{row(u"A"_s, spring)} << Pairs{keyAlone(u"imported"_s)}
        << QStringList{u"imported=A"_s} << QStringList{u"A=imported both"_s};
    QTest::newRow("a free pair by its dates")
        << Rows{row(u"A"_s, winter)} << Pairs{free} << QStringList()
        << QStringList{u"A=free both by dates"_s};
    QTest::newRow("a draft's by its dates")
        << Rows{row(u"A"_s, winter)} << Pairs{draft} << QStringList()
        << QStringList{u"A=draft both by dates"_s};
    QTest::newRow("two fit: no guess") << Rows{row(u"A"_s, winter)} << Pairs{free, draft}
                                       << QStringList() << QStringList{u"A=- there!"_s};
    QTest::newRow("another kind of key")
        << Rows{row(u"A"_s, winter)} << Pairs{rsa} << QStringList() << QStringList{u"A=- there!"_s};
    QTest::newRow("another connection's is not guessed at")
        << Rows{row(u"A"_s, winter)} << Pairs{reports} << QStringList()
        << QStringList{u"A=- there!"_s};
    QTest::newRow("a free pair that was not uploaded")
        << Rows() << Pairs{free} << QStringList() << QStringList();
    QTest::newRow("what is over comes last and is no orphan")
        << Rows{revoked, ended, row(u"A"_s, spring)} << Pairs{orders} << QStringList{u"orders=B"_s}
        << QStringList{u"A=- there!"_s, u"-=orders here!"_s, u"gone=- there"_s, u"old=- there"_s};
}

void CertificateMatchingTest::linesAreJoined()
{
    QFETCH(QList<RegisteredCertificate>, listed);
    QFETCH(QList<KnownKeyPair>, known);
    QFETCH(QStringList, ids);
    QFETCH(QStringList, expected);
    IntegrationIds integration;
    for (const QString &each : std::as_const(ids))
        integration.byConnection.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
    QCOMPARE(lines(matched(listed, known, integration, now)), expected);
}

void CertificateMatchingTest::statesFollowTheClock_data()
{
    QTest::addColumn<int>("begins"); // days from now
    QTest::addColumn<int>("ends");
    QTest::addColumn<bool>("revoked");
    QTest::addColumn<RegisteredState>("state");
    QTest::newRow("in force") << -1 << 1 << false << RegisteredState::InForce;
    QTest::newRow("not yet") << 1 << 2 << false << RegisteredState::NotYet;
    QTest::newRow("ended") << -2 << -1 << false << RegisteredState::Ended;
    QTest::newRow("ends now") << -2 << 0 << false << RegisteredState::Ended;
    QTest::newRow("revoked") << -1 << 1 << true << RegisteredState::Revoked;
    QTest::newRow("revoked and ended") << -2 << -1 << true << RegisteredState::Revoked;
}

void CertificateMatchingTest::statesFollowTheClock()
{
    QFETCH(int, begins);
    QFETCH(int, ends);
    QFETCH(bool, revoked);
    QFETCH(RegisteredState, state);
    RegisteredCertificate one = row(u"A"_s, now.addDays(begins));
    one.validUntil = now.addDays(ends);
    one.revoked = revoked;
    QCOMPARE(stateOf(one, now), state);
    one.validUntil = {}; // NetSuite does not say
    QVERIFY(stateOf(one, now) != RegisteredState::Ended);
}

void CertificateMatchingTest::theOwnOneIsMarked()
{
    const QList<MatchedCertificate> all
        = matched({row(u"A"_s, now), row(u"B"_s, now)}, {}, {u"B"_s, {}}, now);
    QCOMPARE(all.size(), 2);
    QVERIFY(!all.at(0).own);
    QVERIFY(all.at(1).own);
}

void CertificateMatchingTest::whatStopsIsNamed()
{
    KnownKeyPair pair = pairOf(u"orders"_s, now, KeyOwner::Connection);
    pair.uses += pairOf(u"reports"_s, now, KeyOwner::Connection).uses;
    pair.uses += pairOf(u"free"_s, now, KeyOwner::Free).uses;
    MatchedCertificate one;
    one.pair = pair;
    QCOMPARE(one.connectionNames(), (QStringList{u"orders"_s, u"reports"_s}));
    QVERIFY(MatchedCertificate().connectionNames().isEmpty());
}

SUITESCOPE_GUILESS_MAIN(CertificateMatchingTest)
#include "tst_certificatematching.moc"
