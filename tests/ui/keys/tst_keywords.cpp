// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keyfixture.h"
#include "lib/crypto/certificatelife.h"
#include "tests/support/testmain.h"
#include "ui/keys/keywords.h"

#include <QApplication>

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

} // namespace

class KeyWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void lifeIsSaidInDays_data();
    void lifeIsSaidInDays();
    void aShortenedLifeIsExplained();
    void usesAreNamed();
    void renewalsHaveWords_data();
    void renewalsHaveWords();
    void deletionSaysWhatStops();

private:
    KeyFixture m_fixture;
};

void KeyWordsTest::lifeIsSaidInDays_data()
{
    constexpr qint64 day = 24 * 60 * 60;
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("words");
    QTest::addColumn<ToneId>("tone");
    QTest::newRow("long") << 475 * day << u"475 days left"_s << ToneId::Neutral;
    QTest::newRow("the first day without a warning")
        << 60 * day << u"60 days left"_s << ToneId::Neutral;
    QTest::newRow("a moment later") << 60 * day - 1 << u"59 days left"_s << ToneId::Warn;
    QTest::newRow("one day") << day << u"1 day left"_s << ToneId::Warn;
    QTest::newRow("over midnight") << day - 1 << u"ends today"_s << ToneId::Warn;
    QTest::newRow("just over") << qint64(-1) << u"ended today"_s << ToneId::Bad;
    QTest::newRow("a day ago") << -day << u"ended 1 day ago"_s << ToneId::Bad;
    QTest::newRow("ten days ago") << -10 * day - 5 << u"ended 10 days ago"_s << ToneId::Bad;
}

void KeyWordsTest::lifeIsSaidInDays()
{
    QFETCH(qint64, seconds);
    const LifeText life = lifeText(m_fixture.now.addSecs(seconds), m_fixture.now);
    QTEST(life.words, "words");
    QTEST(life.tone, "tone");
    const LightState light = life.tone == ToneId::Bad ? LightState::Failing
        : life.tone == ToneId::Warn                   ? LightState::Warning
                                                      : LightState::Proven;
    QCOMPARE(life.light, light);
}

void KeyWordsTest::aShortenedLifeIsExplained()
{
    const Certificate certificate = Certificate::read(threeYears).value();
    QVERIFY(validityText(certificate).contains(u"NetSuite ends it two years"_s));
    QVERIFY(!validityText(m_fixture.certificate(u"x"_s, 300)).contains(u"NetSuite"_s));
    QVERIFY(validityText(Certificate()).isEmpty());
}

void KeyWordsTest::usesAreNamed()
{
    KnownKeyPair pair;
    KeyUse free;
    free.hasKey = false;
    pair.uses = {free};
    QCOMPARE(usesText(pair), u"no connection"_s);
    QCOMPARE(keyHomeText(pair), u"not on this computer"_s);
    KeyUse one;
    one.owner = KeyOwner::Connection;
    one.name = u"Larkfield"_s;
    one.account = u"7304182"_s;
    one.role = u"1042"_s;
    one.entity = u"17"_s;
    one.keychain = u"GNOME Keyring"_s;
    KeyUse two = one;
    two.owner = KeyOwner::Draft;
    two.name = u"Half done"_s;
    pair.uses = {one, two};
    QVERIFY(usesText(pair).startsWith(u"Larkfield and "_s));
    QCOMPARE(keyHomeText(pair), u"in GNOME Keyring"_s);
    QCOMPARE(useLines(pair).first(), u"Larkfield, account 7304182, role 1042, entity 17"_s);
    QVERIFY(useLines(pair).last().contains(u"unfinished"_s));
}

void KeyWordsTest::renewalsHaveWords_data()
{
    QTest::addColumn<KeyOwner>("owner");
    QTest::addColumn<bool>("renewing");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("line");
    const auto row
        = [](const char *name, KeyOwner owner, bool renewing, const QString &words,
             const QString &line) { QTest::newRow(name) << owner << renewing << words << line; };
    row("none", KeyOwner::Connection, false, {}, u"Larkfield"_s);
    row("of the connection", KeyOwner::Connection, true, u"renewal unfinished"_s,
        u"Larkfield, whose renewal is unfinished"_s);
    row("the next", KeyOwner::Successor, true, u"its next key pair"_s,
        u"Larkfield once its renewal gets there"_s);
    row("the earlier", KeyOwner::Predecessor, true, u"its earlier key pair"_s,
        u"Larkfield until its renewal; NetSuite takes it until it is revoked"_s);
}

void KeyWordsTest::renewalsHaveWords()
{
    QFETCH(KeyOwner, owner);
    QFETCH(bool, renewing);
    KeyUse use;
    use.owner = owner;
    use.renewing = renewing;
    use.name = u"Larkfield"_s;
    KnownKeyPair pair;
    pair.uses = {use};
    QCOMPARE(usesText(pair), u"Larkfield"_s);
    QTEST(renewalText(pair), "words");
    QTEST(useLines(pair).first(), "line");
}

void KeyWordsTest::deletionSaysWhatStops()
{
    KnownKeyPair pair;
    KeyUse use;
    use.owner = KeyOwner::Connection;
    use.name = u"Larkfield"_s;
    use.proven = true;
    pair.uses = {use};
    QVERIFY(deletionText(pair).contains(u"Larkfield can no longer sign in"_s));
    pair.uses.first().proven = false;
    QVERIFY(deletionText(pair).contains(u"Larkfield loses its key pair"_s));
    pair.uses.first().owner = KeyOwner::Free;
    pair.uses.first().hasKey = false;
    QVERIFY(deletionText(pair).contains(u"No connection"_s));
    QVERIFY(deletionText(pair).contains(u"not on this computer"_s));
}

SUITESCOPE_WIDGET_MAIN(KeyWordsTest)
#include "tst_keywords.moc"
