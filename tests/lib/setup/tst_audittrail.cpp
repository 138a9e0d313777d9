// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/audittrail.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr auto m2m = AuthMethod::ClientCredentials;
using MaybeCause = std::optional<CauseId>;

MaybeCause likeliest(const AuditRow &row)
{
    return row.causes.isEmpty() ? std::nullopt : std::optional(row.causes.constFirst().id);
}

QSet<QString> namesOf(const QList<Cause> &causes)
{
    QSet<QString> names;
    for (const Cause &cause : causes)
        names.insert(causeKey(cause.id) + u' ' + cause.subject);
    return names;
}

/*! A sandbox whose account ID was typed in another spelling: no cause is out of the question. */
DiagnosisInput refusedSignIn(AuthMethod method, bool worked)
{
    DiagnosisInput input;
    input.method = method;
    input.now = QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);
    for (const RungId id : ladder()) {
        RungResult result;
        result.id = id;
        result.state = id < RungId::SignIn ? RungState::Passed : RungState::Waiting;
        input.rungs.append(result);
    }
    RungResult &signIn = input.rungs[int(RungId::SignIn)];
    signIn.state = RungState::Failed;
    signIn.error = Error{ErrorKind::Unauthorized, {}, std::make_shared<ApiError>()};
    input.credentials.sandbox = true;
    input.credentials.accountWritten = u"7304182-sb1"_s;
    input.credentials.accountSent = u"7304182_SB1"_s;
    if (worked)
        input.credentials.lastSuccess = input.now.addDays(-3);
    return input;
}

const QString secret = QString(60, u'a') + u"9f07"_s;

} // namespace

class AuditTrailTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void everyKnownDetailIsUnderstood_data();
    void everyKnownDetailIsUnderstood();
    void theDoctorAgrees_data();
    void theDoctorAgrees();
    void aRowIsNotAboutWhatCameLater();
    void theTableIsComplete();
    void detailsHideInSentences_data();
    void detailsHideInSentences();
    void everyFormOfRowsIsRead_data();
    void everyFormOfRowsIsRead();
    void unknownColumnsAreNamed();
    void unknownDetailsStay();
    void successIsNoCause();
    void anOpenQuoteLosesNothing();
    void datesOfEveryFormAreTold_data();
    void datesOfEveryFormAreTold();
    void tenThousandRowsAreReadAtOnce();
    void badInputIsRefused_data();
    void badInputIsRefused();
    void secretsStayHidden();
};

void AuditTrailTest::everyKnownDetailIsUnderstood_data()
{
    QTest::addColumn<MaybeCause>("forM2m"); // the likeliest
    QTest::addColumn<MaybeCause>("forTba");
    const auto split = [](const char *word, MaybeCause forM2m, MaybeCause forTba) {
        QTest::newRow(word) << forM2m << forTba;
    };
    const auto row = [&split](const char *word, MaybeCause cause) { split(word, cause, cause); };
    // Token-Based Authentication, fact sheet 2.3
    row("consumer_key_unknown", CauseId::IntegrationUnknown);
    row("consumer_key_refused", CauseId::IntegrationBlocked);
    split("token_rejected", CauseId::AccessTokenExpired, CauseId::TokenRevoked);
    row("InvalidTimestamp", CauseId::ClockOff);
    row("nonce_rejected", CauseId::NonceRefused);
    row("nonce_used", CauseId::NonceRefused);
    row("NonceUsed", CauseId::NonceRefused);
    row("parameter_rejected", CauseId::NotNetSuite); // ours is whole: something changes it
    row("MissingTokenPassportRequiredFields", CauseId::ValueMissing);
    row("permission_denied", CauseId::RoleLacksTokenLogin);
    split("UnknownAlgorithm", CauseId::AlgorithmDoesNotFitKey, std::nullopt);
    row("VersionRejected", std::nullopt); // only another program's header can be so
    row("temporary_locked", CauseId::UserLocked);
    split("AuthorizationFlowRequired", CauseId::ClientCredentialsNotTicked,
          CauseId::TokenBasedNotTicked);
    // OAuth 2.0, fact sheet 3.4: of an assertion, a scope or a certificate a token knows nothing
    const auto oauth2
        = [&split](const char *word, MaybeCause cause) { split(word, cause, std::nullopt); };
    oauth2("AccessTokenExpired", CauseId::AccessTokenExpired);
    row("EntityOrRoleDisabled", CauseId::UserOrRoleInactive);
    split("InvalidSignature", CauseId::KeyDoesNotFitCertificate, CauseId::SignatureRefused);
    split("TokenRejected", CauseId::AccessTokenExpired, CauseId::TokenRevoked);
    row("InvalidIntegration", CauseId::IntegrationUnknown);
    row("IntegrationBlocked", CauseId::IntegrationBlocked);
    oauth2("ScopeMismatched", CauseId::ScopeNotTicked);
    oauth2("InvalidScope", CauseId::AssertionRefused);
    oauth2("AuthorizationCodeGrantRequired", CauseId::ClientCredentialsNotTicked);
    row("FeatureDisabled", CauseId::FeatureOff);
    oauth2("UnsupportedAlgo", CauseId::AlgorithmDoesNotFitKey);
    oauth2("TokenValidityTooBroad", CauseId::AssertionRefused);
    split("TokenBlocked", CauseId::CertificateRevoked, CauseId::TokenRevoked);
    oauth2("InvalidTokenType", CauseId::AssertionRefused);
    split("SignatureValidation", CauseId::KeyDoesNotFitCertificate, CauseId::SignatureRefused);
    split("ClientIdMismatch", CauseId::CertificateInUse, CauseId::ConsumerSecretReset);
    oauth2("TokenNotAcceptable", CauseId::AssertionRefused);
    split("TokenExpired", CauseId::CertificateEnded, CauseId::TokenRevoked);
    oauth2("InvalidIssuer", CauseId::AssertionRefused);
    oauth2("MissingKeyId", CauseId::CertificateIdWrong);
    oauth2("MissingKey", CauseId::CertificateIdWrong);
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
        QFETCH(MaybeCause, forM2m);
        QFETCH(MaybeCause, forTba);
        QCOMPARE(likeliest(row), method == m2m ? forM2m : forTba);
    }
}

void AuditTrailTest::theDoctorAgrees_data()
{
    QTest::addColumn<AuditDetail>("detail");
    for (const AuditDetail detail : allAuditDetails())
        QTest::newRow(qPrintable(auditWord(detail))) << detail;
}

// Whatever else is known of a connection only moves the causes that the decoder tells of.
void AuditTrailTest::theDoctorAgrees()
{
    QFETCH(AuditDetail, detail);
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        for (const bool worked : {false, true}) {
            const DiagnosisInput refused = refusedSignIn(method, worked);
            const AuditRow row = decodeAuditTrail(auditWord(detail), method)->rows.constFirst();
            const QSet<QString> decoded = namesOf(row.causes);
            QCOMPARE(namesOf(causesOfDetail(detail, method)), decoded);
            const QList<Cause> told = causesFor(row, refused);
            QCOMPARE(namesOf(told), decoded);
            DiagnosisInput known = refused;
            known.auditDetail = row.detail;
            if (decoded.isEmpty()) { // another program's: it says nothing of this sign-in
                QCOMPARE(namesOf(diagnose(known)), namesOf(diagnose(refused)));
                continue;
            }
            const QList<Cause> diagnosed = diagnose(known);
            QCOMPARE(namesOf(diagnosed), decoded);
            QCOMPARE(causeKey(told.constFirst().id), causeKey(diagnosed.constFirst().id));
        }
    }
}

// The page of a connection whose list was refused may be pasted as well: that was no sign-in.
void AuditTrailTest::aRowIsNotAboutWhatCameLater()
{
    DiagnosisInput later = refusedSignIn(m2m, true);
    later.rungs[int(RungId::SignIn)].state = RungState::Passed;
    later.rungs[int(RungId::SignIn)].error.reset();
    later.rungs[int(RungId::RecordList)].state = RungState::Failed;
    later.rungs[int(RungId::RecordList)].error = Error{ErrorKind::Forbidden, {}, nullptr};
    const AuditRow row = decodeAuditTrail(u"TokenBlocked"_s, m2m)->rows.constFirst();
    QCOMPARE(namesOf(causesFor(row, later)), namesOf(row.causes));
    const QSet<QString> before = namesOf(diagnose(later));
    later.auditDetail = u"TokenBlocked"_s;
    QCOMPARE(namesOf(diagnose(later)), before);
}

void AuditTrailTest::theTableIsComplete()
{
    QCOMPARE(allAuditDetails().size(), int(AuditDetail::MissingKey) + 1);
    for (int i = 0; i < allAuditDetails().size(); ++i)
        QCOMPARE(allAuditDetails().at(i), AuditDetail(i));
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
    QTest::newRow("German")
        << u"Datum;Benutzer;Rolle;IP-Adresse;Status;Detail\n11/23/2026 1:05 pm;Ada Marlow;"
           "Integrator;192.0.2.7;Fehlgeschlagen;InvalidSignature"_s;
    QTest::newRow("French, another order")
        << u"Statut\tDétail\tAdresse IP\tRôle\tUtilisateur\tDate et "
           u"heure\nÉchec\tInvalidSignature\t"
           "192.0.2.7\tIntegrator\tAda Marlow\t11/23/2026 1:05 pm"_s;
    QTest::newRow("titles of another language")
        << u"Päivä\tKäyttäjä\tRooli\tOsoite\tTila\tLisätieto\n11/23/2026 1:05 pm\tAda Marlow\t"
           "Integrator\t192.0.2.7\tFailure\tInvalidSignature"_s;
    QTest::newRow("some titles of another language")
        << u"Päivä\tUser\tRole\tOsoite\tStatus\tLisätieto\n11/23/2026 1:05 pm\tAda Marlow\t"
           "Integrator\t192.0.2.7\tFailure\tInvalidSignature"_s;
    QTest::newRow("a line break in quotes")
        << u"Date,User,Role,IP,Request,Status,Detail\r\n11/23/2026 1:05 pm,Ada Marlow,Integrator,"
           "192.0.2.7,\"first,\r\nsecond \"\"line\"\"\",Failure,\"InvalidSignature\"\r\n"_s;
    QTest::newRow("a byte order mark")
        << u"\uFEFFDate,User,Role,IP,Status,Detail\n11/23/2026 1:05 pm,Ada Marlow,Integrator,"
           "192.0.2.7,Failure,InvalidSignature"_s;
    QTest::newRow("no-break spaces")
        << u"Date\tUser\tRole\tIP\u00A0Address\tStatus\tDetail\n11/23/"
           u"2026\u00A01:05\u00A0pm\tAda\u00A0"
           "Marlow\tIntegrator\t192.0.2.7\tFailure\tInvalidSignature\u00A0"_s;
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
    QCOMPARE(likeliest(row), CauseId::KeyDoesNotFitCertificate);
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
    QCOMPARE(likeliest(trail->rows.at(0)), CauseId::FeatureOff);
    QCOMPARE(trail->rows.at(1).status, AuditStatus::Succeeded);
}

void AuditTrailTest::unknownDetailsStay()
{
    const auto trail = decodeAuditTrail(u"Status\tDetail\nFailure\tMoonPhaseWrong"_s, m2m);
    QVERIFY(trail);
    QCOMPARE(trail->rows.constFirst().detail, u"MoonPhaseWrong"_s);
    QVERIFY(!trail->rows.constFirst().known);
    QVERIFY(trail->rows.constFirst().causes.isEmpty());
}

void AuditTrailTest::successIsNoCause()
{
    const auto trail = decodeAuditTrail(u"Status\tDetail\nSuccess\tInvalidScope"_s, m2m);
    QVERIFY(trail);
    QCOMPARE(trail->rows.constFirst().status, AuditStatus::Succeeded);
    QVERIFY(trail->rows.constFirst().causes.isEmpty());
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

void AuditTrailTest::datesOfEveryFormAreTold_data()
{
    QTest::addColumn<QString>("date");
    for (const QString &date :
         {u"11/23/2026 1:05 pm"_s, u"23.11.2026 13:05"_s, u"2026-11-23 13:05:00"_s,
          u"23-Nov-2026 1:05 PM"_s, u"23 novembre 2026 13:05"_s, u"23. 11. 2026"_s})
        QTest::newRow(qPrintable(date)) << date;
}

void AuditTrailTest::datesOfEveryFormAreTold()
{
    QFETCH(QString, date);
    const auto trail = decodeAuditTrail(date + u"\tAda Marlow\tIntegrator\tMissingKey"_s, m2m);
    QVERIFY(trail);
    QCOMPARE(trail->rows.constFirst().when, date);
    QCOMPARE(trail->rows.constFirst().user, u"Ada Marlow"_s);
}

void AuditTrailTest::tenThousandRowsAreReadAtOnce()
{
    constexpr int count = 10'000;
    QString text = u"Date,User,Role,IP Address,Status,Detail\n"_s;
    for (int i = 0; i < count; ++i)
        text += u"11/23/2026 1:05 pm,\"Marlow, Ada %1\",Integrator,192.0.2.7,"_s.arg(i)
            + (i % 100 == 0 ? u"Failure,MissingKey\n"_s : u"Success,\n"_s);
    QElapsedTimer timer;
    timer.start();
    const auto trail = decodeAuditTrail(text, m2m);
    QVERIFY(timer.elapsed()
            < 5000); // 0.2 s in a quiet release build; one that grows squarely fails
    QVERIFY(trail);
    QCOMPARE(trail->rows.size(), count);
    QCOMPARE(std::count_if(trail->rows.cbegin(), trail->rows.cend(),
                           [](const AuditRow &row) { return !row.causes.isEmpty(); }),
             count / 100);
    QCOMPARE(trail->rows.constLast().user, u"Marlow, Ada %1"_s.arg(count - 1));
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
    QVERIFY(!row.causes.isEmpty());
}

SUITESCOPE_GUILESS_MAIN(AuditTrailTest)
#include "tst_audittrail.moc"
