// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/audittrail.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr auto m2m = AuthMethod::ClientCredentials;
const QString secret = QString(60, u'a') + u"9f07"_s;

} // namespace

class AuditTrailTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void everyKnownDetailIsUnderstood_data();
    void everyKnownDetailIsUnderstood();
    void theTableIsComplete();
    void detailsHideInSentences_data();
    void detailsHideInSentences();
    void everyFormOfRowsIsRead_data();
    void everyFormOfRowsIsRead();
    void unknownColumnsAreNamed();
    void unknownDetailsStay();
    void successIsNoCause();
    void anOpenQuoteLosesNothing();
    void badInputIsRefused_data();
    void badInputIsRefused();
    void secretsStayHidden();
};

void AuditTrailTest::everyKnownDetailIsUnderstood_data()
{
    QTest::addColumn<QString>("m2mKeys"); // any of them; empty: none
    QTest::addColumn<QString>("tbaKeys");
    const auto row = [](const char *word, const QString &keys, const QString &tba = u"="_s) {
        QTest::newRow(word) << keys << (tba == "="_L1 ? keys : tba);
    };
    const QString unknown = u"integration-unknown integration-blocked-or-unknown"_s;
    const QString blocked = u"integration-blocked integration-blocked-or-unknown"_s;
    const QString revoked = u"token-revoked token-revoked-or-role-inactive"_s;
    row("consumer_key_unknown", unknown);
    row("consumer_key_refused", blocked);
    row("token_rejected", revoked);
    row("TokenRejected", revoked);
    row("InvalidSignature", u"key-does-not-fit-certificate"_s, u"signature-refused"_s);
    row("InvalidTimestamp", u"clock-off"_s);
    row("nonce_rejected", u"? nonce-refused"_s);
    row("nonce_used", u"? nonce-refused"_s);
    row("NonceUsed", u"? nonce-refused"_s);
    row("parameter_rejected", {});
    row("MissingTokenPassportRequiredFields", u"value-missing value-misshapen"_s);
    row("permission_denied", u"role-lacks-token-login"_s);
    row("FeatureDisabled", u"feature-off"_s);
    row("UnknownAlgorithm", u"algorithm-does-not-fit-key"_s, {});
    row("VersionRejected", {});
    row("temporary_locked", u"user-locked"_s);
    row("AccessTokenExpired", u"? access-token-expired"_s);
    row("EntityOrRoleDisabled", u"user-or-role-inactive token-revoked-or-role-inactive"_s);
    row("InvalidIntegration", unknown);
    row("IntegrationBlocked", blocked);
    row("ScopeMismatched", u"scope-not-ticked"_s);
    row("InvalidScope", u"scope-not-ticked"_s);
    row("AuthorizationCodeGrantRequired", u"client-credentials-not-ticked"_s);
    row("UnsupportedAlgo", u"algorithm-does-not-fit-key"_s);
    row("TokenValidityTooBroad", u"? assertion-refused"_s);
    row("TokenBlocked", revoked);
    row("InvalidTokenType", u"? assertion-refused"_s);
    row("SignatureValidation", u"key-does-not-fit-certificate"_s);
    row("ClientIdMismatch", u"assertion-refused certificate-id-wrong"_s);
    row("TokenNotAcceptable", u"? assertion-refused"_s);
    row("TokenExpired", u"clock-off"_s);
    row("InvalidIssuer", u"? assertion-refused"_s);
    row("MissingKeyId", u"certificate-id-wrong"_s);
    row("MissingKey", u"certificate-id-wrong"_s);
}

void AuditTrailTest::everyKnownDetailIsUnderstood()
{
    const QString word = QString::fromLatin1(QTest::currentDataTag());
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        const auto trail = decodeAuditTrail(word, method);
        QVERIFY(trail);
        QCOMPARE(trail->rows.size(), 1);
        const AuditRow &row = trail->rows.constFirst();
        QCOMPARE(row.detail, word);
        QVERIFY(row.known);
        QCOMPARE(auditWord(*row.known).remove(u'_').toLower(),
                 QString(word).remove(u'_').toLower());
        QCOMPARE(row.status, AuditStatus::Refused);
        QFETCH(QString, m2mKeys);
        QFETCH(QString, tbaKeys);
        const QString keys = method == m2m ? m2mKeys : tbaKeys;
        if (keys.isEmpty())
            QVERIFY(!row.cause);
        else if (row.cause)
            QVERIFY2(keys.split(u' ').contains(causeKey(*row.cause)),
                     qPrintable(causeKey(*row.cause)));
        else
            QVERIFY(keys.startsWith(u'?'));
    }
}

void AuditTrailTest::theTableIsComplete()
{
    QCOMPARE(allAuditDetails().size(), 32);
    QCOMPARE(allAuditDetails().constLast(), AuditDetail::MissingKey);
}

void AuditTrailTest::detailsHideInSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<AuditDetail>("detail");
    QTest::newRow("with a label") << u"Detail: InvalidSignature"_s << AuditDetail::InvalidSignature;
    QTest::newRow("spelt out") << u"Token rejected."_s << AuditDetail::TokenRejected;
    QTest::newRow("upper case") << u"TOKEN_REJECTED"_s << AuditDetail::TokenRejected;
    QTest::newRow("the longer word wins")
        << u"Access token expired"_s << AuditDetail::AccessTokenExpired;
    QTest::newRow("a list") << u"error, code: temporary_locked; try later"_s
                            << AuditDetail::TemporaryLocked;
    QTest::newRow("quotes") << u"\"MissingKeyId\""_s << AuditDetail::MissingKeyId;
    QTest::newRow("lines") << u"What happened?\n\nInvalidIssuer\n"_s << AuditDetail::InvalidIssuer;
}

void AuditTrailTest::detailsHideInSentences()
{
    QFETCH(QString, text);
    const auto trail = decodeAuditTrail(text, m2m);
    QVERIFY(trail);
    QCOMPARE(trail->rows.size(), 1);
    QTEST(*trail->rows.constFirst().known, "detail");
}

void AuditTrailTest::everyFormOfRowsIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("CSV") << u"Date/Time,User,Role,IP Address,Status,Detail\r\n"
                            "11/23/2026 1:05 pm,Ada Marlow,Integrator,192.0.2.7,Failure,"
                            "InvalidSignature\r\n"_s;
    QTest::newRow("quotes") << u"\"Date\",\"User\",\"Role\",\"IP Address\",\"Status\",\"Detail\"\n"
                               "\"11/23/2026 1:05 pm\",\"Ada Marlow\",\"Integrator\","
                               "\"192.0.2.7\",\"Failure\",\"InvalidSignature\"\n"_s;
    QTest::newRow("another order") << u"Detail\tStatus\tRole\tUser\tDate\tIP Address\n"
                                      "InvalidSignature\tFailure\tIntegrator\tAda Marlow\t"
                                      "11/23/2026 1:05 pm\t192.0.2.7"_s;
    QTest::newRow("semicolons")
        << u"DATE;USER;ROLE;IP ADDRESS;STATUS;DETAIL\n"
           "11/23/2026 1:05 pm;Ada Marlow;Integrator;192.0.2.7;Failed;InvalidSignature"_s;
    QTest::newRow("a title above") << u"View Login Audit Trail\n\nDate\tUser\tRole\tIP\tSuccess\t"
                                      "Detail\n11/23/2026 1:05 pm\tAda Marlow\tIntegrator\t"
                                      "192.0.2.7\tNo\tInvalidSignature"_s;
    QTest::newRow("no header") << u"11/23/2026 1:05 pm\tAda Marlow\tIntegrator\t192.0.2.7\t"
                                  "Failure\tInvalidSignature"_s;
    QTest::newRow("no header, another order")
        << u"Failure,192.0.2.7,Ada Marlow,InvalidSignature,11/23/2026 1:05 pm,Integrator"_s;
    QTest::newRow("old line ends") << u"Date,User,Role,IP,Status,Detail\r11/23/2026 1:05 pm,"
                                      "Ada Marlow,Integrator,192.0.2.7,Failure,InvalidSignature"_s;
}

void AuditTrailTest::everyFormOfRowsIsRead()
{
    QFETCH(QString, text);
    const auto trail = decodeAuditTrail(text, m2m);
    QVERIFY(trail);
    QCOMPARE(trail->rows.size(), 1);
    const AuditRow &row = trail->rows.constFirst();
    QCOMPARE(row.when, u"11/23/2026 1:05 pm"_s);
    QCOMPARE(row.user, u"Ada Marlow"_s);
    QCOMPARE(row.role, u"Integrator"_s);
    QCOMPARE(row.ip, u"192.0.2.7"_s);
    QCOMPARE(row.status, AuditStatus::Refused);
    QCOMPARE(row.detail, u"InvalidSignature"_s);
    QCOMPARE(row.known, AuditDetail::InvalidSignature);
    QCOMPARE(row.cause, CauseId::KeyDoesNotFitCertificate);
}

void AuditTrailTest::unknownColumnsAreNamed()
{
    const auto trail = decodeAuditTrail(u"Request URI,Status,Weather,Detail\n"
                                        "/x,Failure,fine,FeatureDisabled\n"
                                        "/y,Success,fine,\n"_s,
                                        m2m);
    QVERIFY(trail);
    QCOMPARE(trail->otherColumns, (QStringList{u"Request URI"_s, u"Weather"_s}));
    QCOMPARE(trail->rows.size(), 2);
    QCOMPARE(trail->rows.at(0).cause, CauseId::FeatureOff);
    QCOMPARE(trail->rows.at(1).status, AuditStatus::Succeeded);
}

void AuditTrailTest::unknownDetailsStay()
{
    const auto trail = decodeAuditTrail(u"Status\tDetail\nFailure\tMoonPhaseWrong"_s, m2m);
    QVERIFY(trail);
    QCOMPARE(trail->rows.constFirst().detail, u"MoonPhaseWrong"_s);
    QVERIFY(!trail->rows.constFirst().known);
    QVERIFY(!trail->rows.constFirst().cause);
}

void AuditTrailTest::successIsNoCause()
{
    const auto trail = decodeAuditTrail(u"Status\tDetail\nSuccess\tInvalidScope"_s, m2m);
    QVERIFY(trail);
    QCOMPARE(trail->rows.constFirst().status, AuditStatus::Succeeded);
    QVERIFY(!trail->rows.constFirst().cause);
}

void AuditTrailTest::anOpenQuoteLosesNothing()
{
    const auto trail = decodeAuditTrail(u"User,Status,Detail\n\"Ada,Failure,InvalidScope\n"
                                        "Ben,Failure,MissingKey\n"_s,
                                        m2m);
    QVERIFY(trail);
    QCOMPARE(trail->rows.size(), 2);
    QCOMPARE(trail->rows.at(1).known, AuditDetail::MissingKey);
}

void AuditTrailTest::badInputIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said"); // a part of the detail
    QTest::newRow("nothing") << QString() << u"nothing was pasted"_s;
    QTest::newRow("blanks") << u" \n\t\n"_s << u"nothing was pasted"_s;
    QTest::newRow("prose") << u"My printer, which is old, does not print.\nHelp"_s
                           << u"the first line is \"My printer, which is old"_s;
    QTest::newRow("long") << QString(200, u' ').prepend(u'a').append(u"b c "_s.repeated(60))
                          << u"..."_s;
    QTest::newRow("header alone") << u"Date,User,Status,Detail\n"_s << u"expected a Detail"_s;
    QTest::newRow("a secret") << secret << u"\"****\""_s;
}

void AuditTrailTest::badInputIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    const auto trail = decodeAuditTrail(text, m2m);
    QVERIFY(!trail);
    QCOMPARE(trail.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(trail.error().detail.contains(said), qPrintable(trail.error().detail));
    QVERIFY(trail.error().detail.size() < 250);
    QVERIFY(!trail.error().detail.contains(secret.left(8)));
}

void AuditTrailTest::secretsStayHidden()
{
    const auto trail = decodeAuditTrail(
        u"User,%1,Role,Status,Detail\n%1,x,key=%1,Failure,InvalidSignature for %1\n"_s.arg(secret),
        m2m);
    QVERIFY(trail);
    const AuditRow &row = trail->rows.constFirst();
    const QString all = row.when + row.user + row.role + row.ip + row.application + row.detail
        + trail->otherColumns.join(u' ');
    QVERIFY(!all.contains(secret.left(8)));
    QVERIFY(row.cause);
}

SUITESCOPE_GUILESS_MAIN(AuditTrailTest)
#include "tst_audittrail.moc"
