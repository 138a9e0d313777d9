// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/doctorreport.h"
#include "tests/support/planted.h"
#include "tests/support/testmain.h"
#include "ui/text/doctortext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

Connection facts()
{
    Connection connection;
    connection.name = u"Larkfield sync of production 2026"_s;
    connection.account = AccountId::parse(u"7304182_SB1"_s).value();
    return connection;
}

DoctorReport failing(const QList<Cause> &causes, RungId failed)
{
    DoctorReport report;
    report.finished = QDateTime(QDate(2026, 11, 23), QTime(9, 4), Qt::UTC);
    report.causes = causes;
    for (const RungId id : ladder()) {
        RungResult rung = planted::failedRung(id);
        if (id != failed) {
            rung.state = id < failed ? RungState::Passed : RungState::Waiting;
            rung.error.reset();
        }
        report.rungs += rung;
    }
    report.input.rungs = report.rungs;
    return report;
}

DoctorReport proven(const QList<Cause> &remarks)
{
    DoctorReport report = failing({}, RungId::SignIn);
    for (RungResult &rung : report.rungs) {
        rung.state = RungState::Passed;
        rung.error.reset();
        rung.facts = {};
    }
    report.remarks = remarks;
    return report;
}

} // namespace

class DoctorReportTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void noSecretIsPrinted_data();
    void noSecretIsPrinted();
    void remarksArePrinted();
    void aGuessIsCalledOne();
    void failedSignInsArePrinted();
    void whatCouldNotBeOpenedIsAnObject();
    void exitCodesTellTriedFromFailing_data();
    void exitCodesTellTriedFromFailing();
};

void DoctorReportTest::noSecretIsPrinted_data()
{
    QTest::addColumn<CauseId>("id");
    for (const CauseId id : allCauses())
        QTest::newRow(qPrintable(causeKey(id))) << id;
}

void DoctorReportTest::noSecretIsPrinted()
{
    QFETCH(CauseId, id);
    for (const RungId failed : {RungId::SignIn, RungId::RestletScope}) {
        DoctorReport report
            = failing({planted::cause(id), planted::cause(CauseId::Unknown)}, failed);
        report.remarks = {planted::cause(id)};
        const QString text = reportText(report, facts());
        const QString json
            = QString::fromUtf8(QJsonDocument(reportObject(report, facts())).toJson());
        const QString untried = QString::fromUtf8(
            QJsonDocument(notTriedObject(facts(), planted::everywhere())).toJson());
        for (const QString &all : {text, json, untried}) {
            QVERIFY(all.contains(facts().name)); // the user's own words stay
            for (const QString &piece : planted::pieces())
                QVERIFY2(!all.contains(piece), qPrintable(piece + u"\n"_s + all));
        }
        QVERIFY(json.contains(causeKey(id)));
    }
}

void DoctorReportTest::remarksArePrinted()
{
    Cause spelling;
    spelling.id = CauseId::RealmSpelling;
    spelling.confidence = 85;
    spelling.page = MenuPageId::CompanyInformation;
    spelling.evidence
        = {{EvidenceId::AccountSpeltOtherwise, {u"7304182-sb1"_s, u"7304182_SB1"_s}, true, true}};
    const DoctorReport report = proven({spelling});
    const QString text = reportText(report, facts());
    QVERIFY2(text.contains(u"(realm-spelling, worth knowing)"_s), qPrintable(text));
    QVERIFY2(text.contains(u"7304182-sb1"_s), qPrintable(text));
    QVERIFY2(text.contains(u"In NetSuite: Setup > Company > Company Information"_s),
             qPrintable(text));
    QVERIFY(!reportText(proven({}), facts()).contains(u"worth knowing"_s));
    const QJsonArray remarks = reportObject(report, facts()).value(u"remarks"_s).toArray();
    QCOMPARE(remarks.size(), 1);
    QCOMPARE(remarks.first().toObject().value(u"id"_s).toString(), u"realm-spelling"_s);
}

void DoctorReportTest::aGuessIsCalledOne()
{
    Cause blocked;
    blocked.id = CauseId::IntegrationBlocked;
    blocked.confidence = 62;
    blocked.evidence = {{EvidenceId::OneAnswerForSeveral, {u"invalid_client"_s}, true, true}};
    Cause gone = blocked;
    gone.id = CauseId::MappingGone;
    gone.confidence = 14;
    const QString text = reportText(failing({blocked, gone}, RungId::SignIn), facts());
    QVERIFY2(text.contains(u"(integration-blocked, likely, 62 %)"_s), qPrintable(text));
    QVERIFY2(text.contains(u"(mapping-gone, not ruled out, 14 %)"_s), qPrintable(text));
    // What makes both a guess is said once, and what each of them is stays.
    QCOMPARE(text.count(u"says no more than invalid_client"_s), 1);
    QVERIFY(text.contains(causeText(gone, AuthMethod::TokenBased).steps.first()));
    // The check is over: nothing waits any more.
    QVERIFY2(text.contains(u"  Not reached  REST"_s), qPrintable(text));
    QVERIFY(!text.contains(u"Waiting"_s));
}

void DoctorReportTest::failedSignInsArePrinted()
{
    DoctorReport report = failing({planted::cause(CauseId::MappingGone)}, RungId::SignIn);
    report.refusedSignIns = 1;
    report.input.refusedLately = 3; // two of other runs
    QVERIFY(reportText(report, facts()).contains(u"3 failed sign-ins of 5"_s));
    const QJsonObject object = reportObject(report, facts());
    QCOMPARE(object.value(u"refusedSignIns"_s).toInt(), 1);
    QCOMPARE(object.value(u"refusedLately"_s).toInt(), 3);
    QVERIFY(!reportText(proven({}), facts()).contains(u"failed sign-in"_s));
}

void DoctorReportTest::whatCouldNotBeOpenedIsAnObject()
{
    const QJsonObject known = notTriedObject(facts(), u"The keychain is locked."_s);
    QCOMPARE(known.value(u"tried"_s).toBool(true), false);
    QCOMPARE(known.value(u"proven"_s).toBool(true), false);
    QCOMPARE(known.value(u"account"_s).toString(), u"7304182_SB1"_s);
    QCOMPARE(known.value(u"error"_s).toString(), u"The keychain is locked."_s);
    Connection named;
    named.name = u"Nobody"_s;
    const QJsonObject unknown = notTriedObject(named, u"There is none."_s);
    QCOMPARE(unknown.value(u"connection"_s).toString(), u"Nobody"_s);
    QVERIFY(!unknown.contains(u"account"_s) && !unknown.contains(u"environment"_s));
}

void DoctorReportTest::exitCodesTellTriedFromFailing_data()
{
    QTest::addColumn<RungId>("failed");
    QTest::addColumn<CauseId>("cause");
    QTest::addColumn<ExitCode>("code");
    QTest::newRow("refused") << RungId::SignIn << CauseId::MappingGone << ExitCode::Failing;
    QTest::newRow("no network") << RungId::NameAndTls << CauseId::Offline << ExitCode::NotTried;
    QTest::newRow("a proxy in between")
        << RungId::NameAndTls << CauseId::TlsIntercepted << ExitCode::NotTried;
    QTest::newRow("no such account")
        << RungId::NameAndTls << CauseId::AccountUnknown << ExitCode::Failing;
    QTest::newRow("held back") << RungId::SignIn << CauseId::SignInsPaused << ExitCode::NotTried;
}

void DoctorReportTest::exitCodesTellTriedFromFailing()
{
    QFETCH(RungId, failed);
    QFETCH(CauseId, cause);
    const DoctorReport report = failing({planted::cause(cause)}, failed);
    QTEST(exitCodeOf(report), "code");
    QFETCH(ExitCode, code);
    QCOMPARE(reportObject(report, facts()).value(u"tried"_s).toBool(), code != ExitCode::NotTried);
    QCOMPARE(exitCodeOf(proven({})), ExitCode::Proven);
}

SUITESCOPE_GUILESS_MAIN(DoctorReportTest)
#include "tst_doctorreport.moc"
