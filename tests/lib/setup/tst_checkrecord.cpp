// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "doctoraccount.h"
#include "lib/setup/checkrecord.h"
#include "lib/setup/redaction.h"
#include "lib/setup/rungrecord.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace suitescope;

namespace {

DoctorReport examined(Account &account, const Doctor::Subject &subject)
{
    Doctor doctor(account.transport, ServiceUrls(subject.facts.account), subject,
                  [] { return now; });
    std::optional<DoctorReport> report;
    QObject::connect(&doctor, &Doctor::finished, &doctor,
                     [&report](const DoctorReport &finished) { report = finished; });
    doctor.start();
    if (!QTest::qWaitFor([&report] { return report.has_value(); }))
        QTest::qFail("the doctor did not finish", __FILE__, __LINE__);
    return report.value_or(DoctorReport());
}

QStringList told(const QList<Cause> &causes)
{
    QStringList lines;
    for (const Cause &cause : causes) {
        QStringList evidence;
        for (const Evidence &each : cause.evidence)
            evidence += evidenceKey(each.id) + u'=' + each.arguments.join(u',');
        lines
            += u"%1 %2 %3"_s.arg(causeKey(cause.id)).arg(cause.confidence).arg(evidence.join(u' '));
    }
    return lines;
}

RungResult everythingLearnt()
{
    RungResult rung;
    rung.id = RungId::SignIn;
    rung.state = RungState::Warned;
    rung.elapsed = std::chrono::milliseconds(1234);
    RungFacts &facts = rung.facts;
    facts.host = u"7304182.suitetalk.api.netsuite.com"_s;
    facts.tls = {u"TLS 1.3"_s, {u"Larkfield Proxy CA"_s}, u"peer"_s, false};
    facts.clockOffset = std::chrono::milliseconds(-400);
    facts.roleId = u"1042"_s;
    facts.entityId = u"77"_s;
    facts.scopes = {u"rest_webservices"_s, u"restlets"_s};
    facts.recordTypes = 0;
    facts.noData = true;
    facts.recordType = u"customer"_s;
    facts.recordId = u"107"_s;
    facts.recordByIdWorks = false;
    facts.restletSignInWorks = true;
    facts.hostNamed = u"other.example"_s;
    facts.missingFeatures = {u"OAuth 2.0"_s};
    facts.featuresNeeded = 3;
    facts.featuresOn = 2;
    facts.missingPermissions = {u"Customers"_s};
    facts.permissionsNeeded = 4;
    facts.permissionsHeld = 3;
    facts.notReadable = true;
    facts.notAsked = true;
    facts.daysLeft = 12;
    facts.certificateEnds = now.addDays(12);
    facts.localFaults = {LocalFault::BadShape, LocalFault::SameValueTwice,
                         LocalFault::LooksLikeAnother, LocalFault::ValuesSwapped};
    facts.field = SecretField::TokenId;
    facts.otherField = SecretField::TokenSecret;
    facts.concurrencyLimit = 15;
    facts.unreservedLimit = 10;
    facts.integrationLimit = 5;
    facts.missingScopes = {u"restlets"_s};
    facts.auditReadable = false;
    facts.mappingListed = true;
    facts.listed = ListedCertificate{now,       u"Orders"_s, u"Integration"_s,  u"Kim Example"_s,
                                     u"1001"_s, u"11"_s,     now.addDays(-600), now.addDays(12)};
    facts.waitUntil = now.addSecs(1200);
    facts.tokenAge = std::chrono::milliseconds(10);
    auto api = std::make_shared<ApiError>();
    api->status = 401;
    api->title = u"Unauthorized"_s;
    api->code = u"INVALID_LOGIN"_s;
    api->description = u"Invalid login attempt."_s;
    api->details = {{u"Invalid login attempt."_s, u"INVALID_LOGIN"_s, u"/path"_s, {}, {}}};
    api->contentType = u"application/json"_s;
    api->wwwAuthenticate = u"OAuth realm=\"7304182\", error=\"token_rejected\""_s;
    api->redirectHost = u"portal.example"_s;
    api->html = true;
    rung.error = Error{ErrorKind::Unauthorized, u"refused"_s, api};
    return rung;
}

} // namespace

class CheckRecordTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aReportIsTheSameAfterwards_data();
    void aReportIsTheSameAfterwards();
    void everythingLearntIsKept();
    void theCircumstancesAreKept_data();
    void theCircumstancesAreKept();
    void foreignRecordsAreNone_data();
    void foreignRecordsAreNone();
    void secretsAreNotWritten();
    void redactionHides_data();
    void redactionHides();
    void redactionLeaves_data();
    void redactionLeaves();
};

void CheckRecordTest::aReportIsTheSameAfterwards_data()
{
    QTest::addColumn<bool>("tokenBased");
    QTest::addColumn<QString>("where");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("certificate, good") << false << QString() << 0 << QByteArray();
    QTest::newRow("token, good") << true << QString() << 0 << QByteArray();
    QTest::newRow("certificate refused")
        << false << u"/token"_s << 400 << R"({"error":"invalid_client"})"_ba;
    QTest::newRow("token refused") << true << u"serverTime"_s << 401 << invalidLogin;
    QTest::newRow("lists refused") << false << u"record/v1/customer?"_s << 400 << userError;
    QTest::newRow("a web page") << false << u"metadata-catalog"_s << 200 << "<html>login</html>"_ba;
    QTest::newRow("maintenance") << true << u"suitetalk"_s << 503 << "<html>soon</html>"_ba;
}

void CheckRecordTest::aReportIsTheSameAfterwards()
{
    QFETCH(bool, tokenBased);
    QFETCH(QString, where);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Account account;
    if (!where.isEmpty())
        account.instead.insert(where, Account::error(status, body));
    Doctor::Subject subject = tokenBased ? tbaSubject() : m2mSubject();
    subject.facts.lastProven = now.addDays(-3);
    subject.others = {4, 3, 2, 1, 5};
    const DoctorReport report = examined(account, subject);

    const QJsonObject record = checkRecord(report);
    const auto again = reportFrom(
        QJsonDocument::fromJson(QJsonDocument(record).toJson()).object()); // as from a file
    QVERIFY(again);
    QCOMPARE(again->isProven(), report.isProven());
    QCOMPARE(again->finished, report.finished);
    QCOMPARE(again->refusedSignIns, report.refusedSignIns);
    QCOMPARE(told(again->causes), told(report.causes));
    QCOMPARE(told(again->remarks), told(report.remarks));
    QCOMPARE(checkRecord(*again), record);
    QCOMPARE(report.isProven(), where.isEmpty());
}

void CheckRecordTest::everythingLearntIsKept()
{
    const RungResult rung = everythingLearnt();
    const QJsonObject record = rungRecord(rung);
    const auto again = rungFrom(record);
    QVERIFY(again);
    QCOMPARE(rungRecord(*again), record);
    QCOMPARE(again->error, rung.error);
    QVERIFY(again->facts.tls == rung.facts.tls);
    QCOMPARE(again->facts.clockOffset, rung.facts.clockOffset);
    QCOMPARE(again->facts.recordTypes, std::optional(0));
    QCOMPARE(again->facts.recordByIdWorks, std::optional(false));
    QCOMPARE(again->facts.localFaults, rung.facts.localFaults);
    QCOMPARE(again->facts.field, rung.facts.field);
    QCOMPARE(again->facts.otherField, rung.facts.otherField);
    QCOMPARE(again->facts.waitUntil, rung.facts.waitUntil);
    // What was not learnt is not made up.
    const auto empty = rungFrom(rungRecord(RungResult()));
    QVERIFY(empty && !empty->error && !empty->facts.recordTypes && !empty->facts.field);
}

void CheckRecordTest::theCircumstancesAreKept_data()
{
    QTest::addColumn<Neighbours>("others");
    const auto row = [](const char *name, int Neighbours::*count) {
        Neighbours others;
        others.*count = 7;
        QTest::newRow(name) << others;
    };
    row("working", &Neighbours::working);
    row("failing", &Neighbours::failing);
    row("working otherwise", &Neighbours::workingOtherwise);
    row("failing otherwise", &Neighbours::failingOtherwise);
    row("sharing the certificate", &Neighbours::sharingCertificate);
}

// The diagnosis is made anew when a record is read: what it stands on must all be there.
void CheckRecordTest::theCircumstancesAreKept()
{
    QFETCH(Neighbours, others);
    Account account;
    account.instead.insert(u"/token"_s, Account::error(401, R"({"error":"invalid_client"})"));
    Doctor::Subject subject = m2mSubject();
    subject.others = others;
    DoctorReport report = examined(account, subject);
    report.input.auditDetail = u"FeatureDisabled"_s;
    report.input.auditReader = u"Larkfield admin"_s;
    report.causes = diagnose(report.input);
    const auto again = reportFrom(checkRecord(report));
    QVERIFY(again);
    QVERIFY(again->input.others == others);
    QCOMPARE(again->input.auditReader, report.input.auditReader);
    QCOMPARE(told(again->causes), told(report.causes));
}

void CheckRecordTest::foreignRecordsAreNone_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << "{}"_ba;
    QTest::newRow("a newer schema") << R"({"schema":99,"finished":"2026-11-23T09:04:00Z"})"_ba;
    QTest::newRow("no rungs") << R"({"schema":1,"finished":"2026-11-23T09:04:00Z"})"_ba;
    QTest::newRow("a rung nobody knows")
        << R"({"schema":1,"finished":"2026-11-23T09:04:00Z","rungs":[{"id":"x","state":"passed"}]})"_ba;
}

void CheckRecordTest::foreignRecordsAreNone()
{
    QFETCH(QByteArray, json);
    QVERIFY(!reportFrom(QJsonDocument::fromJson(json).object()));
}

void CheckRecordTest::secretsAreNotWritten()
{
    const QString secret = hexValue('a').revealText();
    RungResult rung = everythingLearnt();
    rung.facts.host = secret;
    rung.facts.scopes = {secret};
    auto api = std::make_shared<ApiError>();
    api->status = 400;
    api->description = u"The value %1 is wrong"_s.arg(secret);
    api->wwwAuthenticate = u"OAuth oauth_token=\"%1\""_s.arg(secret);
    api->details = {{secret, secret, secret, secret, secret}};
    rung.error = Error{ErrorKind::Rejected, u"Authorization: Bearer "_s + secret, api};
    DoctorReport report;
    report.finished = now;
    report.rungs = {rung};
    report.input.credentials.accountWritten = secret;
    report.input.auditDetail = secret;
    const QByteArray written = QJsonDocument(checkRecord(report)).toJson();
    QVERIFY(!written.contains(secret.toUtf8()));
    QVERIFY(!written.contains("Bearer"));
}

void CheckRecordTest::redactionHides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    const QString hex = hexValue('c').revealText();
    QTest::newRow("hex") << u"consumer %1 end"_s.arg(hex) << hex;
    QTest::newRow("header") << u"Authorization: OAuth realm=\"1\", oauth_nonce=\"abc1\""_s
                            << u"abc1"_s;
    QTest::newRow("header in JSON") << u"\"authorization\": \"Basic YTpi\""_s << u"YTpi"_s;
    QTest::newRow("bearer") << u"sent bearer abc.def.ghi now"_s << u"abc.def"_s;
    QTest::newRow("short parameter") << u"x&oauth_signature=a1b2&y"_s << u"a1b2"_s;
    QTest::newRow("form value") << u"client_secret=hunter2&grant=x"_s << u"hunter2"_s;
    QTest::newRow("JSON value") << u"{\"access_token\":\"tok1\"}"_s << u"tok1"_s;
    QTest::newRow("token") << u"eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln"_s << u"c2ln"_s;
    const QString pem
        = QString::fromLatin1(makeKey().key.toPkcs8Pem().value().revealBytes()); // with its lines
    QTest::newRow("key") << u"the key\n%1\nend"_s.arg(pem) << pem.mid(30, 16);
    QTest::newRow("key cut off") << pem.left(90) << pem.mid(30, 16);
}

void CheckRecordTest::redactionHides()
{
    QFETCH(QString, text);
    QFETCH(QString, secret);
    QVERIFY(text.contains(secret));
    QVERIFY2(!shareable(text).contains(secret), qPrintable(shareable(text)));
}

void CheckRecordTest::redactionLeaves_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"7304182_SB1", "7304182-sb1.suitetalk.api.netsuite.com", "AuthorizationCodeGrantRequired",
          "Log in using OAuth 2.0 Access Tokens", "rest_webservices, restlets",
          "OAuth realm=\"7304182\", error=\"token_rejected\", "
          "error_description=\"Invalid login attempt.\"",
          "The Authorization header was sent once.", "HTTP 401 INVALID_LOGIN"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void CheckRecordTest::redactionLeaves()
{
    QFETCH(QString, text);
    QCOMPARE(shareable(text), text);
}

SUITESCOPE_GUILESS_MAIN(CheckRecordTest)
#include "tst_checkrecord.moc"
