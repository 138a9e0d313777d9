// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The doctor against the simulated account: what place the true cause of each fault gets. NetSuite
// gives one answer to many faults; a row says where its cause has to stand.
#include "lib/setup/signinbudget.h"
#include "tests/end_to_end/doctorstage.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

using Change = std::function<void(Stage &)>;

enum class Before { New, Worked }; // whether the connection was proven before the fault

} // namespace

class DoctorAndAccountTest : public QObject
{
    Q_OBJECT

private slots:
    void everyFaultHasItsCause_data();
    void everyFaultHasItsCause();
    void harmlessFaultsAreProven_data();
    void harmlessFaultsAreProven();
    void everyFaultHasARow();
    void aRefreshedSandboxIsRecognised_data();
    void aRefreshedSandboxIsRecognised();
    void theBudgetEndsBeforeTheLock();
    void theProxyInBetweenIsNamed();
    void init();
    void aGoodSetUpIsProven_data();
    void aGoodSetUpIsProven();
    void theCauseHasItsPlace_data();
    void theCauseHasItsPlace();
    void fiveRunsOfAWrongSecretAreFiveRefusals();
    void aMendedFaultIsProvenOnTheNextRun();
};

void DoctorAndAccountTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void DoctorAndAccountTest::aGoodSetUpIsProven_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::newRow("certificate") << m2m;
    QTest::newRow("token") << tba;
}

void DoctorAndAccountTest::aGoodSetUpIsProven()
{
    QFETCH(AuthMethod, method);
    Stage stage;
    stage.m2mCredentials().scopes = QStringList{u"rest_webservices"_s, u"restlets"_s};
    stage.subject(method).dataNeeds = QStringList{u"customer"_s, u"invoice"_s, u"role"_s};
    const DoctorReport report = examine(stage, method);
    for (const RungResult &rung : report.rungs) {
        QVERIFY2(rung.state == RungState::Passed
                     || (method == tba && rung.state == RungState::Skipped),
                 qPrintable(rungKey(rung.id)));
    }
    QVERIFY(report.isProven());
    QCOMPARE(report.refusedSignIns, 0);
    const auto facts = [&report](RungId id) { return report.rungs.at(int(id)).facts; };
    QVERIFY(facts(RungId::RecordMetadata).recordTypes.value_or(0) > 170);
    QCOMPARE(facts(RungId::FeaturesAndPermissions).featuresOn, 3);
    QVERIFY(std::chrono::abs(facts(RungId::ClockOffset).clockOffset.value())
            < std::chrono::seconds(5));
    if (method == m2m) {
        QCOMPARE(facts(RungId::SignIn).roleId, QString::number(stage.role()));
        QCOMPARE(facts(RungId::FeaturesAndPermissions).permissionsHeld, 7);
    }
}

void DoctorAndAccountTest::everyFaultHasItsCause_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < faultRows().size(); ++i) {
        const FaultRow &row = faultRows().at(i);
        QTest::newRow(
            qPrintable((row.method == m2m ? u"m2m: "_s : u"tba: "_s) + faultKey(row.fault)))
            << i;
    }
}

void DoctorAndAccountTest::everyFaultHasItsCause()
{
    QFETCH(int, index);
    const FaultRow &row = faultRows().at(index);
    Stage stage;
    Doctor::Subject &subject = stage.subject(row.method);
    subject.dataNeeds = QStringList{u"customer"_s};
    subject.facts.lastProven
        = row.worked ? QDateTime::currentDateTimeUtc().addDays(-1) : QDateTime();
    stage.wire = SimulatedServer::wireOf(row.fault);
    stage.patience = patienceWith(row.fault);
    stage.account.setFault(row.fault, parameterOf(row.fault));
    const DoctorReport report = examine(stage, row.method);
    QVERIFY(!report.isProven());
    const RungResult *failed = report.input.failed();
    QVERIFY(failed);
    QCOMPARE(rungKey(failed->id), rungKey(row.rung));

    // What was promised: few sign-ins, and each cause with a way to tell it apart.
    const int refused = refusalsOf(stage.account);
    QVERIFY(refused <= SignInBudget::inRun);
    QVERIFY(report.refusedSignIns <= SignInBudget::inRun);

    const QString wire
        = ranking(report.causes) + u"; "_s + (failed->error ? failed->error->detail : QString());
    const int place = placeOf(row.cause, report.causes);
    if (row.place > 0)
        QVERIFY2(place > 0 && place <= row.place, qPrintable(wire));
    if (refused == 0 || !failed->error || failed->error->kind != ErrorKind::Unauthorized)
        return;
    DiagnosisInput known = report.input;
    for (const SimulatedLogin &login : stage.account.loginAuditTrail()) {
        if (!login.success && known.auditDetail.isEmpty())
            known.auditDetail = login.detail;
    }
    const QList<Cause> causes = diagnose(known);
    const int withTrail = placeOf(row.cause, causes);
    QVERIFY2(withTrail > 0 && withTrail <= row.placeWithTrail,
             qPrintable(known.auditDetail + u": "_s + ranking(causes) + u" without: "_s + wire));
}

void DoctorAndAccountTest::harmlessFaultsAreProven_data()
{
    QTest::addColumn<Fault>("fault");
    for (const Fault fault : harmlessFaults())
        QTest::newRow(qPrintable(faultKey(fault))) << fault;
}

void DoctorAndAccountTest::harmlessFaultsAreProven()
{
    QFETCH(Fault, fault);
    Stage stage;
    stage.account.setFault(fault, parameterOf(fault));
    const DoctorReport report = examine(stage, m2m);
    QVERIFY2(report.isProven(), qPrintable(ranking(report.causes)));
}

void DoctorAndAccountTest::everyFaultHasARow()
{
    for (const Fault fault : allFaults()) {
        const bool listed
            = std::any_of(faultRows().cbegin(), faultRows().cend(),
                          [fault](const FaultRow &row) { return row.fault == fault; });
        const bool elsewhere = harmlessFaults().contains(fault) || fault == Fault::SandboxRefreshed;
        QVERIFY2(listed != elsewhere, qPrintable(faultKey(fault)));
    }
}

void DoctorAndAccountTest::aRefreshedSandboxIsRecognised_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::newRow("certificate") << m2m;
    QTest::newRow("token") << tba;
}

void DoctorAndAccountTest::aRefreshedSandboxIsRecognised()
{
    QFETCH(AuthMethod, method);
    Stage stage(u"7304182_SB1"_s);
    Doctor::Subject &subject = stage.subject(method);
    subject.facts.lastProven = QDateTime::currentDateTimeUtc().addDays(-1);
    subject.others.failing = 1; // and another connection as well
    stage.account.setFault(Fault::SandboxRefreshed);
    const DoctorReport report = examine(stage, method);
    QVERIFY2(placeOf(CauseId::SandboxRefreshed, report.causes) == 1,
             qPrintable(ranking(report.causes)));
}

// Over restarts: each run reads the file anew.
void DoctorAndAccountTest::theBudgetEndsBeforeTheLock()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"refused.json"_s);
    Stage stage;
    stage.tbaCredentials().tokenSecret = Secret(QString(64, u'a'));
    DoctorReport last;
    for (int i = 0; i < 6; ++i) {
        SignInBudget budget(file, systemClock());
        stage.tbaSubject.budget = &budget;
        last = examine(stage, tba);
    }
    QCOMPARE(last.causes.first().id, CauseId::SignInsPaused);
    QCOMPARE(last.refusedSignIns, 0);
    const int refused = refusalsOf(stage.account);
    QCOMPARE(refused, SignInBudget::inWindow);
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const QByteArray content = kept.readAll();
    for (const Secret &secret :
         {stage.tbaCredentials().tokenId, stage.tbaCredentials().consumerKey,
          stage.tbaCredentials().tokenSecret, stage.tbaCredentials().consumerSecret})
        QVERIFY(!content.contains(secret.revealBytes()));
}

void DoctorAndAccountTest::theProxyInBetweenIsNamed()
{
    Stage stage;
    stage.wire = SimulatedServer::wireOf(Fault::InterceptedTls);
    stage.account.setFault(Fault::InterceptedTls);
    const DoctorReport report = examine(stage, m2m);
    const QStringList issuer{SimulatedServer::proxyName()};
    QCOMPARE(report.rungs.at(int(RungId::NameAndTls)).facts.tls.issuers, issuer);
    const Cause &cause = report.causes.first();
    QCOMPARE(causeKey(cause.id), causeKey(CauseId::TlsIntercepted));
    const auto named = std::find_if(
        cause.evidence.cbegin(), cause.evidence.cend(),
        [](const Evidence &evidence) { return evidence.id == EvidenceId::IssuerNotPublic; });
    QVERIFY(named != cause.evidence.cend());
    QVERIFY(named->seen);
    QCOMPARE(named->arguments, issuer);
}

void DoctorAndAccountTest::theCauseHasItsPlace_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<Before>("before");
    QTest::addColumn<Change>("fault");
    QTest::addColumn<RungId>("rung");
    QTest::addColumn<CauseId>("cause");
    QTest::addColumn<int>("place"); // 1 is first; more where NetSuite does not tell faults apart
    const auto row = [](const char *name, AuthMethod method, Before before, const Change &fault,
                        RungId rung, CauseId cause, int place = 1) {
        QTest::newRow(name) << method << before << fault << rung << cause << place;
    };
    const auto without = [](const QString &key) -> Change {
        return [key](Stage &stage) { stage.forgetPermission(key); };
    };
    const auto off = [](const QString &id) -> Change {
        return [id](Stage &stage) { stage.account.setFeature(id, false); };
    };
    const Change blocked = [](Stage &stage) {
        stage.change([](SimulatedIntegration &one) { one.enabled = false; });
    };
    const auto fault = [](Fault what, int parameter = 0) -> Change {
        return [what, parameter](Stage &stage) { stage.account.setFault(what, parameter); };
    };
    const Before fresh = Before::New;
    const Before worked = Before::Worked;

    row("m2m: REST permission missing", m2m, fresh, without(u"ADMI_RESTWEBSERVICES"_s),
        RungId::Rest, CauseId::RoleLacksRestWebServices);
    row("m2m: REST off", m2m, worked, off(u"RESTWEBSERVICES"_s), RungId::Rest, CauseId::FeatureOff,
        2);
    row("m2m: OAuth 2.0 off", m2m, fresh, off(u"OAUTH2"_s), RungId::SignIn, CauseId::FeatureOff, 2);
    row("m2m: login permission missing", m2m, fresh, without(u"ADMI_LOGIN_OAUTH2"_s),
        RungId::SignIn, CauseId::RoleLacksTokenLogin);
    row("m2m: Workbook permission missing", m2m, fresh, without(u"REPO_ANALYTICS"_s),
        RungId::RecordList, CauseId::WorkbookMissing);
    row("m2m: Workbook off", m2m, fresh, off(u"SUITEANALYTICSWORKBOOK"_s), RungId::RecordList,
        CauseId::WorkbookMissing);
    row("m2m: integration blocked", m2m, worked, blocked, RungId::SignIn,
        CauseId::IntegrationBlocked);
    row(
        "m2m: client credentials not ticked", m2m, fresh,
        [](Stage &stage) {
            stage.change([](SimulatedIntegration &one) { one.clientCredentials = false; });
        },
        RungId::SignIn, CauseId::ClientCredentialsNotTicked);
    row(
        "m2m: scope not ticked", m2m, fresh,
        [](Stage &stage) {
            stage.change([](SimulatedIntegration &one) { one.scopes = {u"restlets"_s}; });
        },
        RungId::SignIn, CauseId::ScopeNotTicked);
    row(
        "m2m: REST not asked for", m2m, fresh,
        [](Stage &stage) { stage.m2mCredentials().scopes = QStringList{u"restlets"_s}; },
        RungId::Rest, CauseId::ScopeNotAskedFor);
    row(
        "m2m: wrong certificate ID", m2m, fresh,
        [](Stage &stage) {
            QString &id = stage.m2mCredentials().certificateId;
            id[0] = id.at(0) == u'A' ? u'B' : u'A';
        },
        RungId::SignIn, CauseId::CertificateIdWrong);
    row(
        "m2m: cut certificate ID", m2m, fresh,
        [](Stage &stage) { stage.m2mCredentials().certificateId.remove(0, 1); }, RungId::SignIn,
        CauseId::CertificateIdWrong);
    row(
        "m2m: another client ID", m2m, fresh,
        [](Stage &stage) { stage.m2mCredentials().clientId = QString(64, u'a'); }, RungId::SignIn,
        CauseId::IntegrationUnknown, 2);
    row(
        "m2m: another key, certificate unknown", m2m, fresh,
        [](Stage &stage) {
            stage.m2mCredentials().key = KeyPair::generate(KeyAlgorithm::EcP256).value();
            stage.m2mSubject.facts.certificatePem.clear();
        },
        RungId::SignIn, CauseId::KeyDoesNotFitCertificate);
    row(
        "m2m: another key", m2m, fresh,
        [](Stage &stage) {
            stage.m2mCredentials().key = KeyPair::generate(KeyAlgorithm::EcP256).value();
        },
        RungId::LocalChecks, CauseId::KeyDoesNotFitCertificate);
    row(
        "m2m: certificate revoked", m2m, worked,
        [](Stage &stage) { stage.account.revokeMapping(stage.account.mappings().constFirst().id); },
        RungId::SignIn, CauseId::CertificateRevoked);
    row(
        "m2m: role inactive", m2m, worked,
        [](Stage &stage) { stage.account.setRoleInactive(stage.role(), true); }, RungId::SignIn,
        CauseId::UserOrRoleInactive, 2);
    row(
        "m2m: restlets neither ticked nor granted", m2m, fresh,
        [](Stage &stage) {
            stage.m2mCredentials().scopes << u"restlets"_s;
            stage.change([](SimulatedIntegration &one) { one.scopes = {u"rest_webservices"_s}; });
        },
        RungId::SignIn, CauseId::ScopeNotTicked);

    row("tba: REST permission missing", tba, fresh, without(u"ADMI_RESTWEBSERVICES"_s),
        RungId::SignIn, CauseId::RoleLacksRestWebServices);
    row("tba: login permission missing", tba, fresh, without(u"ADMI_LOGIN_OAUTH"_s), RungId::SignIn,
        CauseId::RoleLacksTokenLogin, 2);
    row("tba: Workbook permission missing", tba, fresh, without(u"REPO_ANALYTICS"_s),
        RungId::RecordList, CauseId::WorkbookMissing);
    row("tba: integration blocked", tba, worked, blocked, RungId::SignIn,
        CauseId::IntegrationBlocked, 2);
    row(
        "tba: token revoked", tba, worked,
        [](Stage &stage) { stage.account.revokeToken(stage.account.tokens().constFirst().id); },
        RungId::SignIn, CauseId::TokenRevoked);
    row(
        "tba: wrong token secret", tba, fresh,
        [](Stage &stage) { stage.tbaCredentials().tokenSecret = Secret(QString(64, u'a')); },
        RungId::SignIn, CauseId::SignatureRefused);
    row(
        "tba: token ID in both fields", tba, fresh,
        [](Stage &stage) { stage.tbaCredentials().tokenSecret = stage.tbaCredentials().tokenId; },
        RungId::LocalChecks, CauseId::ValueSwapped);

    for (const auto &[name, method] : {std::pair("m2m", m2m), std::pair("tba", tba)}) {
        const QByteArray prefix = name;
        row((prefix + ": clock ahead").constData(), method, fresh, fault(Fault::ClockOffset, 900),
            RungId::ClockOffset, CauseId::ClockOff);
        row((prefix + ": clock behind").constData(), method, fresh, fault(Fault::ClockOffset, -900),
            RungId::ClockOffset, CauseId::ClockOff);
        row((prefix + ": unknown account").constData(), method, fresh,
            [method = method](Stage &stage) {
                stage.subject(method).facts.account = AccountId::parse(u"7304182"_s).value();
            },
            RungId::NameAndTls, CauseId::AccountUnknown);
    }
}

void DoctorAndAccountTest::theCauseHasItsPlace()
{
    QFETCH(AuthMethod, method);
    QFETCH(Before, before);
    QFETCH(Change, fault);
    QFETCH(RungId, rung);
    QFETCH(CauseId, cause);
    QFETCH(int, place);
    Stage stage;
    if (before == Before::Worked) {
        const DoctorReport proof = examine(stage, method);
        QVERIFY(proof.isProven());
        stage.subject(method).facts.lastProven = proof.finished;
    }
    fault(stage);
    const DoctorReport report = examine(stage, method);
    QVERIFY(!report.isProven());
    for (const RungResult &result : report.rungs) {
        const bool failed = result.state == RungState::Failed;
        QVERIFY2(failed == (result.id == rung), qPrintable(rungKey(result.id)));
    }
    QVERIFY(report.refusedSignIns <= 2);
    int found = 0;
    for (qsizetype i = 0; i < report.causes.size() && found == 0; ++i) {
        if (report.causes.at(i).id == cause)
            found = int(i) + 1;
    }
    const std::optional<Error> &error = report.rungs.at(int(rung)).error;
    const QString instead
        = causeKey(report.causes.first().id) + u", "_s + (error ? error->detail : QString());
    QVERIFY2(found > 0 && found <= place, qPrintable(instead));
}

void DoctorAndAccountTest::fiveRunsOfAWrongSecretAreFiveRefusals()
{
    Stage stage;
    stage.tbaCredentials().tokenSecret = Secret(QString(64, u'a'));
    stage.tbaSubject.facts.lastProven = QDateTime::currentDateTimeUtc(); // so one refusal is enough
    int refused = 0;
    for (int i = 0; i < 4; ++i)
        refused += examine(stage, tba).refusedSignIns;
    QCOMPARE(refused, 4);
    QCOMPARE(refusalsOf(stage.account),
             4); // NetSuite counts as we do, and the user is not locked yet
}

void DoctorAndAccountTest::aMendedFaultIsProvenOnTheNextRun()
{
    Stage stage;
    stage.forgetPermission(u"ADMI_RESTWEBSERVICES"_s);
    QVERIFY(!examine(stage, m2m).isProven());
    stage.account.setPermission(stage.role(), u"ADMI_RESTWEBSERVICES"_s, 4);
    QVERIFY(examine(stage, m2m).isProven());
}

SUITESCOPE_GUILESS_MAIN(DoctorAndAccountTest)
#include "tst_doctorandaccount.moc"
