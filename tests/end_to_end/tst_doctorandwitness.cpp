// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// After a refused sign-in another connection of the account reads NetSuite's Login Audit Trail.
#include "lib/base/async.h"
#include "lib/setup/signinbudget.h"
#include "tests/end_to_end/doctorstage.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

/*! Faults that meet the administrator's connection, too. */
bool meetsTheWitness(Fault fault)
{
    return fault == Fault::IpAddressRefused || fault == Fault::OtherEnvironment
        || fault == Fault::FeatureRestOff;
}

WitnessCall calling(const Witness &witness)
{
    return [witness] { return finished<Witness>(witness); };
}

AuthMethod other(AuthMethod method)
{
    return method == m2m ? tba : m2m;
}

/*! What is written of the first refusal of a run. */
QString firstRefusal(const SimulatedAccount &account)
{
    QString detail;
    for (const SimulatedLogin &login : account.loginAuditTrail()) {
        if (!login.success)
            detail = login.detail; // newest first
    }
    return detail;
}

} // namespace

class DoctorAndWitnessTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theTrailNamesTheCause_data();
    void theTrailNamesTheCause();
    void aWitnessIsNotCalledForNothing();
    void aRoleThatMayNotReadItTellsNothing();
    void theOneThatIsExaminedIsNoWitness();
    void aRefusedWitnessIsCountedForItself();
    void aWitnessThatWasRefusedIsLeftAlone();
    void aRefusedWitnessTellsOfARefresh_data();
    void aRefusedWitnessTellsOfARefresh();
    void aWitnessWithoutSecretsIsPassedOver();
    void itCanBeStopped_data();
    void itCanBeStopped();
};

void DoctorAndWitnessTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void DoctorAndWitnessTest::theTrailNamesTheCause_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < faultRows().size(); ++i) {
        const FaultRow &row = faultRows().at(i);
        QTest::newRow(
            qPrintable((row.method == m2m ? u"m2m: "_s : u"tba: "_s) + faultKey(row.fault)))
            << i;
    }
}

void DoctorAndWitnessTest::theTrailNamesTheCause()
{
    QFETCH(int, index);
    const FaultRow &row = faultRows().at(index);
    if (row.rung != RungId::SignIn && row.rung != RungId::Rest)
        return; // no sign-in is refused
    Stage stage;
    stage.wire = SimulatedServer::wireOf(row.fault);
    QVERIFY(stage.server.start(stage.wire));
    Doctor::Subject &subject = stage.subject(row.method);
    subject.facts.lastProven
        = row.worked ? QDateTime::currentDateTimeUtc().addDays(-1) : QDateTime();
    subject.witnesses = {calling(stage.administrator(other(row.method)))};
    stage.account.setFault(row.fault, parameterOf(row.fault));
    const DoctorReport report = examine(stage, row.method);
    QVERIFY(!report.isProven());
    QCOMPARE(report.refusedSignIns, refusalsOf(stage.account));
    QVERIFY(report.refusedSignIns <= SignInBudget::inRun);
    const bool refused = report.input.failed()->error->kind == ErrorKind::Unauthorized;
    if (!refused || meetsTheWitness(row.fault)) {
        QCOMPARE(report.input.auditDetail, QString());
        return;
    }
    QCOMPARE(report.input.auditDetail, firstRefusal(stage.account));
    QCOMPARE(report.input.auditReader, u"Administrator"_s);
    const int place = placeOf(row.cause, report.causes);
    QVERIFY2(place > 0 && place <= row.placeWithTrail, qPrintable(ranking(report.causes)));
}

void DoctorAndWitnessTest::aWitnessIsNotCalledForNothing()
{
    Stage stage;
    int calls = 0;
    stage.m2mSubject.witnesses = {[&calls] {
        ++calls;
        return finished<Witness>(failure(ErrorKind::SecretMissing));
    }};
    QVERIFY(examine(stage, m2m).isProven());
    stage.account.setFault(Fault::UnexpectedError500);
    QVERIFY(!examine(stage, m2m).isProven());
    QCOMPARE(calls, 0);
}

void DoctorAndWitnessTest::aRoleThatMayNotReadItTellsNothing()
{
    Stage stage;
    QVERIFY(stage.server.start());
    stage.tbaSubject.witnesses = {calling(stage.administrator(m2m, stage.role()))};
    stage.forgetPermission(u"ADMI_AUDITLOGIN"_s);
    stage.tbaCredentials().tokenSecret = Secret(QString(64, u'a'));
    const DoctorReport report = examine(stage, tba);
    QCOMPARE(report.input.auditDetail, QString());
    QCOMPARE(report.input.auditReader, QString());
    QCOMPARE(report.refusedSignIns, refusalsOf(stage.account));
    QCOMPARE(report.causes.first().id, CauseId::SignatureRefused);
}

void DoctorAndWitnessTest::theOneThatIsExaminedIsNoWitness()
{
    Stage stage;
    QVERIFY(stage.server.start());
    stage.tbaSubject.facts.lastProven = QDateTime::currentDateTimeUtc();
    stage.tbaCredentials().tokenSecret = Secret(QString(64, u'a'));
    stage.tbaSubject.witnesses = {calling(
        {u"itself"_s, ServiceUrls::overridden(stage.account.id(), stage.server.url()).value(),
         *stage.tbaSubject.credentials})};
    QCOMPARE(examine(stage, tba).refusedSignIns, 1);
    QCOMPARE(refusalsOf(stage.account), 1);
}

void DoctorAndWitnessTest::aRefusedWitnessIsCountedForItself()
{
    QTemporaryDir folder;
    Stage stage;
    QVERIFY(stage.server.start());
    SignInBudget budget(folder.filePath(u"refused.json"_s), systemClock());
    stage.tbaSubject.budget = &budget;
    stage.tbaSubject.facts.lastProven = QDateTime::currentDateTimeUtc();
    const Witness one = stage.administrator(m2m);
    const Witness two = stage.administrator(m2m);
    stage.tbaSubject.witnesses = {calling(one), calling(two)};
    stage.account.setFault(Fault::IpAddressRefused); // of all
    const DoctorReport report = examine(stage, tba);
    QCOMPARE(report.refusedSignIns, 2); // the second witness is spared
    QCOMPARE(refusalsOf(stage.account), 2);
    const AccountId id = stage.account.id();
    QCOMPARE(budget.refusedItself(signInIdentity(id, one.credentials)), 1);
    QCOMPARE(budget.refusedItself(signInIdentity(id, two.credentials)), 0);
    QCOMPARE(budget.refusedItself(signInIdentity(id, *stage.tbaSubject.credentials)), 1);
}

void DoctorAndWitnessTest::aWitnessThatWasRefusedIsLeftAlone()
{
    QTemporaryDir folder;
    Stage stage;
    QVERIFY(stage.server.start());
    SignInBudget budget(folder.filePath(u"refused.json"_s), systemClock());
    const Witness witness = stage.administrator(m2m);
    static_cast<void>(budget.countRefusal(signInIdentity(stage.account.id(), witness.credentials)));
    stage.tbaSubject.budget = &budget;
    stage.tbaSubject.witnesses = {calling(witness)};
    stage.account.setFault(Fault::TokenRevoked);
    QCOMPARE(examine(stage, tba).input.auditReader, QString());
}

void DoctorAndWitnessTest::aRefusedWitnessTellsOfARefresh_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::newRow("certificate") << m2m;
    QTest::newRow("token") << tba;
}

// The first check after a refresh: the other connection is not known to fail, it turns out to.
void DoctorAndWitnessTest::aRefusedWitnessTellsOfARefresh()
{
    QFETCH(AuthMethod, method);
    Stage stage(u"7304182_SB1"_s);
    QVERIFY(stage.server.start());
    Doctor::Subject &subject = stage.subject(method);
    subject.facts.lastProven = QDateTime::currentDateTimeUtc().addDays(-1);
    subject.others.working = 1;
    subject.witnesses = {calling(stage.administrator(other(method)))};
    stage.account.refreshSandbox();
    for (const QString &feature :
         {u"RESTWEBSERVICES"_s, u"OAUTH2"_s, u"TBA"_s, u"SUITEANALYTICSWORKBOOK"_s})
        stage.account.setFeature(feature, true);
    const DoctorReport report = examine(stage, method);
    QCOMPARE(report.refusedSignIns, 2);
    QCOMPARE(refusalsOf(stage.account), 2);
    QVERIFY2(placeOf(CauseId::SandboxRefreshed, report.causes) == 1,
             qPrintable(ranking(report.causes)));
}

void DoctorAndWitnessTest::aWitnessWithoutSecretsIsPassedOver()
{
    Stage stage;
    QVERIFY(stage.server.start());
    stage.tbaSubject.witnesses
        = {[] { return finished<Witness>(failure(ErrorKind::SecretMissing)); },
           calling(stage.administrator(m2m))};
    stage.account.setFault(Fault::TokenRevoked);
    QCOMPARE(examine(stage, tba).input.auditDetail, u"token_rejected"_s);
}

void DoctorAndWitnessTest::itCanBeStopped_data()
{
    QTest::addColumn<bool>("whileItIsCalled");
    QTest::newRow("while the keychain is asked") << true;
    QTest::newRow("while NetSuite is asked") << false;
}

void DoctorAndWitnessTest::itCanBeStopped()
{
    QFETCH(bool, whileItIsCalled);
    Stage stage;
    QVERIFY(stage.server.start());
    const Witness witness = stage.administrator(m2m);
    QPromise<Result<Witness>> waiting;
    waiting.start();
    bool called = false;
    Doctor::Subject subject = stage.tbaSubject;
    subject.witnesses = {[&] {
        called = true;
        return whileItIsCalled ? waiting.future() : finished<Witness>(witness);
    }};
    stage.account.setFault(Fault::TokenRevoked);
    QNetworkAccessManager network;
    HttpTransport transport(network, {}, systemClock());
    Doctor doctor(transport,
                  ServiceUrls::overridden(stage.account.id(), stage.server.url()).value(), subject,
                  systemClock());
    bool ended = false;
    bool stopped = false;
    connect(&doctor, &Doctor::finished, &doctor, [&] { ended = true; });
    connect(&doctor, &Doctor::stopped, &doctor, [&] { stopped = true; });
    doctor.start();
    QTRY_VERIFY(called);
    doctor.stop();
    QVERIFY(stopped);
    QVERIFY(!doctor.isRunning());
    QTest::qWait(50);
    QVERIFY(!ended);
    if (whileItIsCalled) {
        QVERIFY(waiting.isCanceled());
        waiting.finish();
    }
}

SUITESCOPE_GUILESS_MAIN(DoctorAndWitnessTest)
#include "tst_doctorandwitness.moc"
