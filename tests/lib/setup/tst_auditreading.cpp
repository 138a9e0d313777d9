// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/auditreading.h"
#include "lib/setup/witness.h"
#include "lib/storage/memorysecretstore.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime refused(QDate(2026, 11, 24), QTime(9, 4, 10), Qt::UTC);

Connection connectionTo(const QString &id, int daysAgo)
{
    Connection connection;
    connection.id = id;
    connection.name = id;
    connection.account = AccountId::parse(u"7304182"_s).value();
    connection.method = AuthMethod::TokenBased;
    connection.proof = ProofState::Proven;
    connection.lastProven = refused.addDays(-daysAgo);
    return connection;
}

} // namespace

class AuditReadingTest : public QObject
{
    Q_OBJECT

private slots:
    void theDetailIsFound_data();
    void theDetailIsFound();
    void everyQuestionIsADifferentSelect();
    void aRefusedSignInIsTold_data();
    void aRefusedSignInIsTold();
    void witnessesWorkAndAreOfTheAccount();
    void secretsAreReadWhenCalled();
};

void AuditReadingTest::theDetailIsFound_data()
{
    QTest::addColumn<QByteArray>("items");
    QTest::addColumn<int>("question");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &items, const QString &detail,
                        int question = 0) { QTest::newRow(name) << items << question << detail; };
    const QByteArray now = R"({"happened":"2026-11-24 01:04:12","status":"Success"},)"; // Pacific
    row("our moment, another time zone",
        now + R"({"happened":"2026-11-24 01:04:10","status":"Failure","detail":"InvalidSignature"})",
        u"InvalidSignature"_s);
    row("half-hour time zone",
        R"({"expr1":"2026-11-24 14:34:12"},{"expr1":"2026-11-24 14:34:09","x":"token_rejected"})",
        u"token_rejected"_s);
    row("columns of other names",
        R"({"occurred":"2026-11-24 09:04:11","reason":"NonceUsed","who":"7"})", u"NonceUsed"_s);
    row("a time with a T", R"({"d":"2026-11-24T09:04:10Z","reason":"MissingKey"})",
        u"MissingKey"_s);
    row("an older refusal is another one's",
        now + R"({"happened":"2026-11-24 00:49:10","detail":"InvalidSignature"})", {});
    row("the nearest of two",
        now + R"({"happened":"2026-11-24 01:04:10","detail":"permission_denied"},
                 {"happened":"2026-11-24 01:03:40","detail":"NonceUsed"})",
        u"permission_denied"_s);
    row("two at once that differ tell nothing",
        now + R"({"happened":"2026-11-24 01:04:10","detail":"permission_denied"},
                 {"happened":"2026-11-24 01:04:11","detail":"NonceUsed"})",
        {});
    row("two at once that agree",
        now + R"({"happened":"2026-11-24 01:04:10","detail":"permission_denied"},
                 {"happened":"2026-11-24 01:04:11","detail":"permission_denied"})",
        u"permission_denied"_s);
    row("a trail that lags behind", R"({"happened":"2026-11-23 01:00:00","detail":"NonceUsed"})",
        {});
    row("days alone: the newest",
        R"({"date":"11/24/2026"},{"date":"11/24/2026","detail":"TokenBlocked"},
            {"date":"11/24/2026","detail":"NonceUsed"})",
        u"TokenBlocked"_s, 1);
    row("days alone and no order", R"({"date":"11/24/2026","detail":"TokenBlocked"})", {}, 2);
    row("times without order", R"({"date":"2026-11-24 09:04:10","detail":"TokenBlocked"})",
        u"TokenBlocked"_s, 2);
    row("words that are none of NetSuite's", R"({"happened":"2026-11-24 09:04:10","detail":"odd"})",
        {});
    row("no rows", "", {});
    row("numbers and nulls",
        R"({"happened":"2026-11-24 09:04:10","user":7,"role":null,"detail":"temporary_locked"})",
        u"temporary_locked"_s);
    QTest::newRow("no JSON") << QByteArray("]}<") << 0 << QString();
}

void AuditReadingTest::theDetailIsFound()
{
    QFETCH(QByteArray, items);
    QFETCH(int, question);
    QFETCH(QString, detail);
    const auto read = readAuditDetail("{\"items\":[" + items + "]}", question, refused);
    QCOMPARE(read.value_or(QString()), detail);
}

void AuditReadingTest::everyQuestionIsADifferentSelect()
{
    const ServiceUrls urls(AccountId::parse(u"7304182"_s).value());
    QSet<QByteArray> bodies;
    for (int question = 0; question < auditQuestions; ++question) {
        const Request request = auditRequest(urls, question);
        QVERIFY(request.body.contains("FROM loginaudit"));
        QVERIFY(!request.body.contains("LIMIT"));
        bodies.insert(request.body);
    }
    QCOMPARE(bodies.size(), auditQuestions);
}

void AuditReadingTest::aRefusedSignInIsTold_data()
{
    QTest::addColumn<RungId>("id");
    QTest::addColumn<RungState>("state");
    QTest::addColumn<std::optional<ErrorKind>>("kind");
    QTest::addColumn<bool>("told");
    using Kind = std::optional<ErrorKind>;

    QTest::newRow("a refused sign-in")
        << RungId::SignIn << RungState::Failed << Kind(ErrorKind::Unauthorized) << true;
    QTest::newRow("a refused request")
        << RungId::Rest << RungState::Failed << Kind(ErrorKind::Unauthorized) << true;
    QTest::newRow("not sent, or the user is locked")
        << RungId::SignIn << RungState::Failed << Kind() << false;
    QTest::newRow("no network") << RungId::SignIn << RungState::Failed << Kind(ErrorKind::Offline)
                                << false;
    QTest::newRow("a stumble of NetSuite")
        << RungId::Rest << RungState::Failed << Kind(ErrorKind::ServerFault) << false;
    QTest::newRow("a list that is not allowed")
        << RungId::RecordList << RungState::Failed << Kind(ErrorKind::Unauthorized) << false;
    QTest::newRow("a good sign-in") << RungId::SignIn << RungState::Passed << Kind() << false;
}

void AuditReadingTest::aRefusedSignInIsTold()
{
    QFETCH(RungId, id);
    QFETCH(RungState, state);
    QFETCH(std::optional<ErrorKind>, kind);
    QFETCH(bool, told);
    RungResult rung;
    rung.id = id;
    rung.state = state;
    if (kind)
        rung.error = Error{*kind, u"what was answered"_s, nullptr};
    QCOMPARE(isToldInAuditTrail(rung), told);
}

void AuditReadingTest::witnessesWorkAndAreOfTheAccount()
{
    MemorySecretStore store;
    const Connection subject = connectionTo(u"subject"_s, 1);
    Connection failing = connectionTo(u"failing"_s, 1);
    failing.proof = ProofState::Failing;
    Connection elsewhere = connectionTo(u"elsewhere"_s, 1);
    elsewhere.account = AccountId::parse(u"7304182_SB1"_s).value();
    Connection demo = connectionTo(u"demo"_s, 1);
    demo.demo = true;
    const QList<Connection> all{subject,
                                failing,
                                elsewhere,
                                demo,
                                connectionTo(u"third"_s, 9),
                                connectionTo(u"second"_s, 5),
                                connectionTo(u"first"_s, 2)};
    QStringList asked;
    const QList<WitnessCall> calls
        = witnessesFor(subject, ServiceUrls(subject.account), all,
                       [&](const Connection &connection) -> SecretStore & {
                           asked.append(connection.name);
                           return store;
                       });
    QCOMPARE(calls.size(), 2);
    QCOMPARE(asked.first(2), (QStringList{u"first"_s, u"second"_s}));
}

void AuditReadingTest::secretsAreReadWhenCalled()
{
    MemorySecretStore store;
    const Connection subject = connectionTo(u"subject"_s, 1);
    const Connection other = connectionTo(u"other"_s, 1);
    const QList<WitnessCall> calls
        = witnessesFor(subject, ServiceUrls(subject.account), {other},
                       [&store](const Connection &) -> SecretStore & { return store; });
    const auto before = calls.first()();
    QTRY_VERIFY(before.isFinished());
    QCOMPARE(before.result().error().kind, ErrorKind::SecretMissing);
    char digit = '1';
    for (const SecretField field : {SecretField::ConsumerKey, SecretField::ConsumerSecret,
                                    SecretField::TokenId, SecretField::TokenSecret}) {
        const auto kept = store.write(secretEntry(other.id, field), hexValue(digit++));
        QTRY_VERIFY(kept.isFinished());
    }
    const auto after = calls.first()();
    QTRY_VERIFY(after.isFinished());
    QVERIFY(after.result().has_value());
    QCOMPARE(after.result()->name, u"other"_s);
    QVERIFY(!after.result()->urls.isOverridden());
}

SUITESCOPE_GUILESS_MAIN(AuditReadingTest)
#include "tst_auditreading.moc"
