// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every fault of the simulated account at the wizard's page Verify: what is named, how it is told
// apart, where the button leads, and that nothing leaks, hangs or signs in too often.
#include "lib/base/log.h"
#include "tests/end_to_end/causetable.h"
#include "tests/end_to_end/verifystage.h"
#include "tests/support/testmain.h"
#include "ui/doctor/diagnosiscard.h"
#include "ui/text/doctortext.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLoggingCategory>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int longestRun = 15'000; // milliseconds, on a machine that does much else

QtMessageHandler handlerBefore = nullptr;
QString logged; // NOLINT: a message handler has no context

void keepMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    logged += message + u'\n';
    if (type != QtDebugMsg && type != QtInfoMsg)
        handlerBefore(type, context, message);
}

QString howOf(const VerifyRow &row)
{
    return row.circumstances ? faultKey(row.fault) + u", "_s + circumstanceWords(row.circumstances)
                             : faultKey(row.fault);
}

/*! How \a id is told apart, as the page says it where it names the cause. */
QString howToTell(CauseId id, const QList<Cause> &causes, AuthMethod method)
{
    const int place = placeOf(id, causes);
    return place > 0 ? tellApartText(causes.at(place - 1), method) : tellApartText(id, method);
}

/*! Whether one answer of NetSuite fits both, or one check of this computer does. */
bool tellsApart(const QString &shown, const Cause &cause, AuthMethod method)
{
    const QString how = tellApartText(cause, method);
    return !how.isEmpty() && shown.contains(how);
}

} // namespace

class VerifyAndFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();

    void everyFaultHasItsRows();
    void everyCauseOnTheWireHasAFault();
    void everyFaultIsNamed_data();
    void everyFaultIsNamed();
    void anotherConnectionReadsTheTrail();
    void tryAgainChecksOnceMore();

private:
    void judge(VerifyStage &stage, const VerifyRow &row);
    void judgeWithDetail(VerifyStage &stage, const VerifyRow &row, CauseLine &line);
    void judgeRemark(const VerifyStage &stage, const VerifyRow &row);
    void judgeServed(const VerifyStage &stage, const VerifyRow &row);
    void judgeMended(VerifyStage &stage, const VerifyRow &row);

    CauseTable m_table;
};

void VerifyAndFaultsTest::initTestCase()
{
    QLoggingCategory::setFilterRules(u"suitescope.*=true"_s);
    handlerBefore = qInstallMessageHandler(keepMessage);
    installRedactingLog(); // as the program does
}

void VerifyAndFaultsTest::init()
{
    // Qt's HTTP thread now and then reports a refused answer and the end of its connection, both as
    // errors of the one reply, and complains about itself.
    QTest::failOnWarning(QRegularExpression(
        u"^(?!This plugin does not support|QNetworkReplyImplPrivate::error: Internal)"_s));
    logged.clear();
}

void VerifyAndFaultsTest::cleanupTestCase()
{
    qInstallMessageHandler(handlerBefore);
    QVERIFY(m_table.write());
}

void VerifyAndFaultsTest::everyFaultHasItsRows()
{
    for (const Fault fault : allFaults()) {
        const auto has = [fault](AuthMethod method) {
            return std::any_of(
                verifyRows().cbegin(), verifyRows().cend(),
                [&](const VerifyRow &row) { return row.fault == fault && row.method == method; });
        };
        const QByteArray key = faultKey(fault).toLatin1();
        // What happens on the way does not depend on who signs in.
        if (faultGroup(fault) == FaultGroup::Network)
            QVERIFY2(has(m2m) || has(tba), key.constData());
        else
            QVERIFY2(has(m2m) == (faultReach(fault) != FaultReach::TokenBased)
                         && has(tba) == (faultReach(fault) != FaultReach::ClientCredentials),
                     key.constData());
    }
}

void VerifyAndFaultsTest::everyCauseOnTheWireHasAFault()
{
    using enum CauseId;
    const QList<CauseId> elsewhere{// of this computer: tst_verifyandvalues
                                   ValueMissing, ValueSwapped, CertificateNotYetValid,
                                   SignInsPaused, Offline, NameNotFound, KeychainLocked,
                                   KeychainAbsent, KeychainDenied,
                                   // an answer that nobody knows: tst_diagnosis
                                   Unknown};
    for (const CauseId cause : allCauses()) {
        const bool shown
            = std::any_of(verifyRows().cbegin(), verifyRows().cend(),
                          [cause](const VerifyRow &row) { return row.cause == cause; });
        QVERIFY2(shown != elsewhere.contains(cause), qPrintable(causeKey(cause)));
    }
}

void VerifyAndFaultsTest::everyFaultIsNamed_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < verifyRows().size(); ++i)
        QTest::newRow(qPrintable(rowName(verifyRows().at(i)))) << i;
}

void VerifyAndFaultsTest::everyFaultIsNamed()
{
    QFETCH(int, index);
    const VerifyRow &row = verifyRows().at(index);
    if (row.circumstances.testFlag(Circumstance::Elsewhere) && networkPlaceNow().isEmpty())
        QSKIP("this computer is in no network");
    VerifyStage stage(row.method, row.circumstances, SimulatedServer::wireOf(row.fault));
    stage.setPatience(patienceWith(row.fault));
    const bool atSignIn = row.circumstances.testFlag(Circumstance::AtSignIn);
    stage.netSuite.account.setFault(row.fault, parameterOf(row.fault),
                                    atSignIn ? FaultPlace::SignIn : FaultPlace::Data);
    if (row.circumstances.testFlag(Circumstance::KeyOfOtherKind))
        QVERIFY(!stage.uploadRefusal().isEmpty());
    QElapsedTimer timer;
    timer.start();
    QVERIFY2(stage.show(), "the check did not end");
    QVERIFY2(timer.elapsed() < longestRun, qPrintable(QString::number(timer.elapsed())));
    judgeServed(stage, row);
    if (!row.cause || row.remark)
        judgeRemark(stage, row);
    else
        judge(stage, row);
    if (QTest::currentTestFailed())
        return;

    const int refused = refusalsOf(stage.netSuite.account);
    QVERIFY2(refused <= SignInBudget::inRun, qPrintable(QString::number(refused)));
    QCOMPARE(stage.report().refusedSignIns, refused);
    const QString copied = stage.copiedReport();
    QVERIFY(copied.startsWith(u"# "_s));
    for (const QString &text : {stage.shownText(), copied, stage.copiedDetail(), logged})
        QCOMPARE(stage.secretIn(text), QString());
    if (row.cause && !row.remark) {
        QCOMPARE(stage.followButton(mendingOf(stage.report().causes.first().id, row.method)),
                 QString());
        judgeMended(stage, row);
    }
}

void VerifyAndFaultsTest::judgeServed(const VerifyStage &stage, const VerifyRow &row)
{
    if (SimulatedServer::wireOf(row.fault) != SimulatedServer::Wire::Plain) {
        QCOMPARE(stage.netSuite.server.requestsServed(), 0); // the handshake ends it
        return;
    }
    // A check signs in anew, so that no token of before is used.
    const bool isMet = row.fault != Fault::ExpiredTokens;
    QCOMPARE(stage.netSuite.account.faultsServed() > 0, isMet);
}

void VerifyAndFaultsTest::judgeRemark(const VerifyStage &stage, const VerifyRow &row)
{
    const DoctorReport report = stage.report();
    QVERIFY2(report.isProven(), qPrintable(ranking(report.causes)));
    if (!row.cause)
        return;
    const int place = placeOf(*row.cause, report.remarks);
    QVERIFY2(place == row.place, qPrintable(ranking(report.remarks)));
    m_table.add({*row.cause,
                 row.method,
                 howOf(row),
                 u"%1, as a remark"_s.arg(place),
                 {},
                 tellApartText(*row.cause, row.method)});
}

void VerifyAndFaultsTest::judge(VerifyStage &stage, const VerifyRow &row)
{
    const DoctorReport before = stage.report();
    QVERIFY(!before.isProven() && !before.causes.isEmpty());
    int place = placeOf(*row.cause, before.causes);
    const QString order = ranking(before.causes);
    QVERIFY2(row.placeWithDetail > 0 || place == row.place, qPrintable(order));
    CauseLine line{*row.cause, row.method,
                   howOf(row), place > 0 ? QString::number(place) : u"–"_s,
                   {},         howToTell(*row.cause, before.causes, row.method)};
    if (row.placeWithDetail > 0) {
        QVERIFY2(place == 0 || place > 2, qPrintable(u"no Detail is needed: "_s + order));
        judgeWithDetail(stage, row, line);
        if (QTest::currentTestFailed())
            return;
    }

    const QList<Cause> causes = stage.report().causes;
    place = placeOf(*row.cause, causes);
    const Cause &right = causes.at(place - 1);
    const auto *more = stage.find<QPushButton>("otherCauses");
    if (place > 1) { // the text must say how to tell it from the first
        QVERIFY(more->isVisible());
        stage.find<QPushButton>("otherCauses")->click();
        const auto *others = stage.find<QLabel>("otherCausesText");
        QVERIFY(others->isVisible());
        QVERIFY2(tellsApart(others->text(), right, row.method), qPrintable(others->text()));
        QVERIFY2(tellsApart(others->text(), causes.first(), row.method),
                 qPrintable(others->text()));
    }
    const CauseText words = causeText(causes.first(), row.method);
    QCOMPARE(stage.find<QLabel>("causeSentence")->text(), words.sentence);
    QVERIFY(!words.why.isEmpty() && !words.steps.isEmpty());
    QVERIFY(stage.find<QLabel>("causeEvidence")->isVisible());
    QVERIFY(stage.copiedReport().contains(words.sentence.left(20)));
    m_table.add(line);
    // For whoever changes words: a picture of each.
    const QString folder = qEnvironmentVariable("SUITESCOPE_FAULT_PICTURES");
    if (!folder.isEmpty()) {
        QCoreApplication::processEvents(); // what was unfolded takes its place
        stage.wizard().grab().save(
            u"%1/%2.png"_s.arg(folder, rowName(row).replace(u": "_s, u"-"_s)));
    }
}

void VerifyAndFaultsTest::judgeWithDetail(VerifyStage &stage, const VerifyRow &row, CauseLine &line)
{
    QVERIFY2(stage.shownText().contains(u"Login Audit Trail"_s), "the way to know it is not said");
    const QString detail = stage.detailOfRefusal();
    QVERIFY2(stage.enterDetail(detail), qPrintable(u"the Detail was not taken: "_s + detail));
    const QList<Cause> causes = stage.report().causes;
    const int place = placeOf(*row.cause, causes);
    QVERIFY2(place == row.placeWithDetail, qPrintable(detail + u": "_s + ranking(causes)));
    line.placeWithDetail = u"%1 (%2)"_s.arg(place).arg(detail);
}

// It was the fault, and nothing besides: without it, and with what the cause asks for, all is well.
void VerifyAndFaultsTest::judgeMended(VerifyStage &stage, const VerifyRow &row)
{
    using enum Circumstance;
    // Over TLS it is another server, and these circumstances fail by themselves.
    if (SimulatedServer::wireOf(row.fault) != SimulatedServer::Wire::Plain
        || (row.circumstances & (KeyOfOtherKind | LongCertificate | OwnAddress)))
        return;
    if (row.circumstances.testFlag(RestletsAlone)) {
        stage.wizard().draft().setScopes({u"rest_webservices"_s, u"restlets"_s});
        QVERIFY(stage.checkChanged()); // the fault is still on
        QVERIFY2(placeOf(CauseId::ScopeNotTicked, stage.report().causes) == 1,
                 qPrintable(ranking(stage.report().causes)));
    }
    stage.netSuite.account.setFault(Fault::None);
    stage.setPatience({});
    QVERIFY(stage.tryAgain());
    QVERIFY2(stage.report().isProven(), qPrintable(ranking(stage.report().causes)));
    QVERIFY(!stage.find<DiagnosisCard>("diagnosisCard")->isVisible());
}

// With the administrator's connection on this computer nobody has to look anything up.
void VerifyAndFaultsTest::anotherConnectionReadsTheTrail()
{
    VerifyStage stage(tba);
    const Witness administrator = stage.netSuite.administrator(m2m);
    Connection other = stage.netSuite.m2mSubject.facts;
    other.id = u"administrator"_s;
    other.name = administrator.name;
    other.urlOverride = stage.netSuite.server.url();
    other.proof = ProofState::Proven;
    other.lastProven = QDateTime::currentDateTimeUtc();
    stage.addConnection(other, administrator.credentials);
    stage.netSuite.account.setFault(Fault::TokenUnknown);
    QVERIFY(stage.show());
    const DoctorReport report = stage.report();
    QCOMPARE(report.input.auditReader, administrator.name);
    QCOMPARE(report.input.auditDetail, u"token_rejected"_s);
    const int place = placeOf(CauseId::ValueMisshapen, report.causes);
    QVERIFY2(place > 0 && place <= 2, qPrintable(ranking(report.causes)));
}

void VerifyAndFaultsTest::tryAgainChecksOnceMore()
{
    VerifyStage stage(m2m);
    stage.netSuite.account.setFault(Fault::UnexpectedError500);
    QVERIFY(stage.show());
    QVERIFY(!stage.report().isProven());
    stage.netSuite.account.setFault(Fault::None);
    stage.find<QPushButton>("verifyTryAgain")->click();
    QTRY_VERIFY_WITH_TIMEOUT(stage.report().isProven(), longestRun);
    QVERIFY(!stage.find<DiagnosisCard>("diagnosisCard")->isVisible());
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    VerifyAndFaultsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_verifyandfaults.moc"
