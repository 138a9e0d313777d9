// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/connection.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

Connection fullConnection()
{
    Connection connection;
    connection.id = u"0b5c9f1e-1111-4222-8333-444455556666"_s;
    connection.keychainOwner = successorOwner(connection.id, u"aaaa-bbbb"_s);
    connection.name = u"Sandbox – Müller"_s;
    connection.method = AuthMethod::TokenBased;
    connection.account = AccountId::parse(u"1234567_SB1"_s).value();
    connection.urlOverride = QUrl(u"https://proxy.example/a%20b"_s);
    connection.algorithm = SigningAlgorithm::PS384;
    connection.scopes = {u"restlets"_s, u"rest_webservices"_s};
    connection.certificatePem = "-----BEGIN CERTIFICATE-----\nMAo=\n-----END CERTIFICATE-----\n";
    connection.publicKey = "\x30\x59\x00"_ba;
    connection.keychain = u"GNOME Keyring"_s;
    connection.created = QDateTime(QDate(2026, 7, 1), QTime(8, 15, 30, 123), Qt::UTC);
    connection.proof = ProofState::Failing;
    connection.lastProven = connection.created.addDays(1);
    connection.provenFrom = u"0f1e"_s;
    connection.lastChecked = connection.created.addDays(2);
    connection.lastFailure = u"The clock is wrong."_s;
    connection.lastCheck = QJsonObject{{u"schema"_s, 1}};
    connection.lastListed = QJsonObject{{u"role"_s, u"Integration"_s}};
    connection.lastSight = QJsonObject{{u"visible"_s, 184}};
    connection.exportedTo = {{u"/home/a/.env"_s, u"dotenv"_s}, {u"/home/a/older"_s, QString()}};
    return connection;
}

QJsonObject smallest()
{
    return {{"id"_L1, u"c1"_s}, {"method"_L1, u"tba"_s}};
}

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyFieldComesBack_data();
    void everyFieldComesBack();
    void secretsLieUnderTheIdUntilNewOnesCame();
    void timesBecomeUtc();
    void absentKeysLeaveTheDefaults();
    void unknownKeysAreIgnored();
    void filesOfEarlierVersionsAreRead();
    void wrongValuesNameTheirKey_data();
    void wrongValuesNameTheirKey();
    void noKeyCouldHoldASecret();
};

void ConnectionTest::everyFieldComesBack_data()
{
    QTest::addColumn<Connection>("connection");
    QTest::newRow("full") << fullConnection();
    Connection demo;
    demo.id = u"demo"_s;
    demo.demo = true;
    demo.scopes.clear();
    QTest::newRow("a demo without an account") << demo;
    for (SigningAlgorithm algorithm :
         {SigningAlgorithm::ES256, SigningAlgorithm::ES384, SigningAlgorithm::ES512,
          SigningAlgorithm::PS256, SigningAlgorithm::PS384, SigningAlgorithm::PS512}) {
        Connection other = fullConnection();
        other.algorithm = algorithm;
        QTest::newRow(qPrintable(joseName(algorithm))) << other;
    }
    for (ProofState proof : {ProofState::NeverProven, ProofState::Proven, ProofState::Failing}) {
        Connection other = fullConnection();
        other.proof = proof;
        QTest::addRow("proof %d", int(proof)) << other;
    }
}

void ConnectionTest::everyFieldComesBack()
{
    QFETCH(Connection, connection);
    const QByteArray stored = QJsonDocument(toJson(connection)).toJson();
    const Result<Connection> read = connectionFromJson(QJsonDocument::fromJson(stored).object());
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QVERIFY(*read == connection);
}

void ConnectionTest::secretsLieUnderTheIdUntilNewOnesCame()
{
    Connection connection = connectionFromJson(smallest()).value();
    QCOMPARE(connection.entryOwner(), u"c1"_s);
    const QString owner = successorOwner(u"c1"_s, u"0b5c9f1e-1111-4222-8333-444455556666"_s);
    QVERIFY(owner.startsWith(u"c1-"_s));
    QVERIFY(owner != successorOwner(u"c1"_s, u"1b5c9f1e-1111-4222-8333-444455556666"_s));
    connection.keychainOwner = owner;
    QCOMPARE(connection.entryOwner(), owner);
    const Connection longest = [] {
        Connection made;
        made.id = QString(64, u'a');
        made.keychainOwner = successorOwner(made.id, QString(32, u'b'));
        return made;
    }();
    QVERIFY(connectionFromJson(toJson(longest)));
}

void ConnectionTest::timesBecomeUtc()
{
    QJsonObject object = smallest();
    object.insert("created"_L1, u"2026-07-01T10:00:00+02:00"_s);
    const Connection connection = connectionFromJson(object).value();
    QCOMPARE(connection.created.timeSpec(), Qt::UTC);
    QCOMPARE(connection.created.time(), QTime(8, 0));
}

void ConnectionTest::absentKeysLeaveTheDefaults()
{
    Connection expected;
    expected.id = u"c1"_s;
    expected.method = AuthMethod::TokenBased;
    QVERIFY(connectionFromJson(smallest()).value() == expected);
    QJsonObject nulls = smallest();
    nulls.insert("name"_L1, QJsonValue());
    nulls.insert("scopes"_L1, QJsonValue());
    QVERIFY(connectionFromJson(nulls).value() == expected);
}

void ConnectionTest::unknownKeysAreIgnored()
{
    QJsonObject object = smallest();
    object.insert("colour"_L1, 5);
    object.insert("nested"_L1, QJsonObject{{"a"_L1, QJsonArray{1}}});
    QVERIFY(connectionFromJson(object));
}

void ConnectionTest::filesOfEarlierVersionsAreRead()
{
    QJsonObject object = smallest();
    object.insert("exportedTo"_L1, QJsonArray{u"/home/a/.env"_s, u"/home/b/.env"_s});
    const QList<ExportedFile> expected{{u"/home/a/.env"_s, {}}, {u"/home/b/.env"_s, {}}};
    QCOMPARE(connectionFromJson(object).value().exportedTo, expected);
}

void ConnectionTest::wrongValuesNameTheirKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const char *key, const QJsonValue &value) {
        QTest::newRow(name) << QString(QLatin1StringView(key)) << value;
    };
    row("no id", "id", QJsonValue(QJsonValue::Undefined));
    row("an empty id", "id", u""_s);
    row("an id that climbs", "id", u"../../etc"_s);
    row("an id with a line end", "id", u"abc\n"_s);
    row("a numeric id", "id", 5);
    row("an owner that climbs", "keychainOwner", u"../other"_s);
    row("an owner of another entry", "keychainOwner", u"other/private-key"_s);
    row("a numeric name", "name", 5);
    row("no method", "method", QJsonValue(QJsonValue::Undefined));
    row("an unknown method", "method", u"saml"_s);
    row("an account that is a host", "account", u"evil.example/"_s);
    row("a list as the account", "account", QJsonArray{});
    row("no URL", "urlOverride", u"http://["_s);
    row("a text for a flag", "demo", u"true"_s);
    row("an unknown algorithm", "algorithm", u"HS256"_s);
    row("a text for the scopes", "scopes", u"restlets"_s);
    row("a number among the scopes", "scopes", QJsonArray{u"restlets"_s, 1});
    row("a flag as the certificate", "certificatePem", true);
    row("no time", "created", u"yesterday"_s);
    row("seconds since 1970", "lastProven", 1'750'000'000);
    row("an unknown proof", "proof", u"maybe"_s);
    row("an object as a list", "exportedTo", QJsonObject{});
    row("a number among the files", "exportedTo", QJsonArray{u"/home/a/.env"_s, 5});
    row("a file without a path", "exportedTo", QJsonArray{QJsonObject{{"format"_L1, u"x"_s}}});
}

void ConnectionTest::wrongValuesNameTheirKey()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(fullConnection());
    object.insert(key, value); // undefined removes it
    const Result<Connection> read = connectionFromJson(object);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(read.error().detail.contains(u'"' + key + u'"'), qPrintable(read.error().detail));
}

void ConnectionTest::noKeyCouldHoldASecret()
{
    const QStringList keys = toJson(fullConnection()).keys();
    for (const QString &key : keys) {
        for (const QString &word : {u"secret"_s, u"token"_s, u"private"_s, u"client"_s})
            QVERIFY2(!key.contains(word, Qt::CaseInsensitive), qPrintable(key));
    }
}

SUITESCOPE_GUILESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
