// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificatelife.h"
#include "tests/support/planted.h"
#include "tests/support/testmain.h"
#include "ui/text/doctortext.h"
#include "ui/text/reporttext.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 4), Qt::UTC);

ReportSubject failing(const QList<Cause> &causes)
{
    ReportSubject subject;
    subject.facts.name = u"Larkfield | sandbox"_s;
    subject.facts.account = AccountId::parse(u"7304182_SB1"_s).value();
    subject.facts.lastProven = now.addDays(-1);
    subject.host = u"7304182-sb1.suitetalk.api.netsuite.com"_s;
    subject.program = u"SuiteScope 1.0"_s;
    subject.report.finished = now;
    subject.report.causes = causes;
    for (const RungId id : ladder()) {
        RungResult rung = planted::failedRung(id);
        rung.facts.host = subject.host;
        rung.facts.tls = {u"TLS 1.3"_s, {u"Larkfield Proxy CA"_s}, {}, false};
        rung.facts.roleId = u"1042"_s;
        subject.report.rungs += rung;
    }
    return subject;
}

ReportSubject good()
{
    ReportSubject subject = failing({});
    for (RungResult &rung : subject.report.rungs) {
        rung.state = RungState::Passed;
        rung.error.reset();
        rung.facts = {};
    }
    subject.report.rungs.last().state = RungState::Skipped;
    return subject;
}

} // namespace

class ReportTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void noSecretIsInAReport_data();
    void noSecretIsInAReport();
    void theNamesCanBeLeftOut();
    void aGoodCheckSaysSo();
    void theLikeliestCauseComesFirst();
    void aGuessIsCalledOne();
    void whatCouldNotBeTriedIsNoFailure();
    void aTableKeepsItsColumns();
    void theAgeIsTold();
    void theCertificateEndsWhereNetSuiteEndsIt();
};

void ReportTextTest::noSecretIsInAReport_data()
{
    QTest::addColumn<CauseId>("id");
    for (const CauseId id : allCauses())
        QTest::newRow(qPrintable(causeKey(id))) << id;
}

void ReportTextTest::noSecretIsInAReport()
{
    QFETCH(CauseId, id);
    ReportSubject subject = failing({planted::cause(id), planted::cause(CauseId::Unknown)});
    subject.report.remarks = {planted::cause(id)};
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        subject.facts.method = method;
        for (const ReportNames names : {ReportNames::Shown, ReportNames::LeftOut}) {
            const QString report = reportMarkdown(subject, names);
            for (const QString &piece : planted::pieces())
                QVERIFY2(!report.contains(piece), qPrintable(piece + u"\n"_s + report));
        }
    }
}

void ReportTextTest::theNamesCanBeLeftOut()
{
    ReportSubject subject = failing({planted::cause(CauseId::TlsIntercepted)});
    subject.report.causes.first().evidence
        = {{EvidenceId::IssuerNotPublic, {u"Larkfield Proxy CA"_s}, true, true},
           {EvidenceId::AuditTrailNamedIt, {u"TokenRejected"_s, u"Larkfield admin"_s}, true, true},
           {EvidenceId::AccountSpeltOtherwise, {u"7304182-sb1"_s, u"7304182_SB1"_s}, true, true}};
    const QString shown = reportMarkdown(subject, ReportNames::Shown);
    const QString leftOut = reportMarkdown(subject, ReportNames::LeftOut);
    QVERIFY(shown.contains(u"7304182_SB1"_s));
    for (const QString &name :
         {u"7304182"_s, u"Larkfield"_s, u"1042"_s, u"ines.okafor"_s, u"10.2.3.4"_s})
        QVERIFY2(!leftOut.contains(name, Qt::CaseInsensitive), qPrintable(name + leftOut));
    QVERIFY(leftOut.contains(u"[account].suitetalk.api.netsuite.com"_s));
    QVERIFY(leftOut.contains(u"TokenRejected"_s));
    QVERIFY(leftOut.contains(u"INVALID_LOGIN"_s));
}

void ReportTextTest::aGoodCheckSaysSo()
{
    const QString report = reportMarkdown(good(), ReportNames::Shown);
    QVERIFY(report.contains(u"**Connected, 11 of 11 checks passed.**"_s));
    QVERIFY(report.contains(u"2026-11-23 09:04 UTC"_s));
    QVERIFY(!report.contains(u"What to change"_s));

    ReportSubject warned = good();
    warned.report.rungs.first().state = RungState::Warned;
    QVERIFY(reportMarkdown(warned, ReportNames::Shown).contains(u"1 with a warning"_s));
}

void ReportTextTest::theLikeliestCauseComesFirst()
{
    const QString report = reportMarkdown(failing({planted::cause(CauseId::MappingGone),
                                                   planted::cause(CauseId::IntegrationBlocked)}),
                                          ReportNames::Shown);
    const qsizetype first = report.indexOf(u"### 1. "_s);
    const qsizetype second = report.indexOf(u"### 2. "_s);
    QVERIFY(first > 0 && second > first);
    QVERIFY(report.mid(first, 200).contains(u"mapping"_s, Qt::CaseInsensitive));
    QVERIFY(report.contains(u"In NetSuite: Setup > Integration"_s));
}

void ReportTextTest::aGuessIsCalledOne()
{
    Cause gone;
    gone.id = CauseId::MappingGone;
    gone.confidence = 62;
    gone.evidence = {{EvidenceId::OneAnswerForSeveral, {u"invalid_client"_s}, true, true}};
    Cause blocked = gone;
    blocked.id = CauseId::IntegrationBlocked;
    blocked.confidence = 36;
    const QString report = reportMarkdown(failing({gone, blocked}), ReportNames::Shown);
    QVERIFY2(report.contains(u"(likely)\n"_s) && report.contains(u"(possible)\n"_s),
             qPrintable(report));
    QCOMPARE(report.count(u"says no more than invalid_client"_s), 1);
    QVERIFY(!report.contains(u"Waiting"_s));
}

void ReportTextTest::whatCouldNotBeTriedIsNoFailure()
{
    Cause offline;
    offline.id = CauseId::Offline;
    offline.confidence = certain;
    ReportSubject subject = failing({offline});
    for (RungResult &rung : subject.report.rungs)
        rung.state = rung.id == RungId::NameAndTls ? RungState::Failed : RungState::Waiting;
    const AuthMethod method = subject.facts.method;
    QCOMPARE(checkSummary(subject.report, method),
             u"Could not be tried. NetSuite cannot be reached"_s);
    subject.report.causes.first().id = CauseId::AccountUnknown; // NetSuite said so
    QCOMPARE(checkSummary(subject.report, method),
             causeText(subject.report.causes.first(), method).sentence);
}

void ReportTextTest::aTableKeepsItsColumns()
{
    const QString report = reportMarkdown(failing({}), ReportNames::Shown);
    QVERIFY(report.contains(u"Larkfield \\| sandbox"_s));
    for (const QString &line : report.split(u'\n')) {
        if (line.startsWith(u"| Sign-in"_s))
            QCOMPARE(line.count(u" | "_s), 3);
    }
}

void ReportTextTest::theAgeIsTold()
{
    const ReportSubject subject = good();
    QCOMPARE(checkedText(subject.report, AuthMethod::TokenBased, now.addSecs(3 * 3600)),
             u"Checked 3 hours ago: Connected, 11 of 11 checks passed."_s);
}

void ReportTextTest::theCertificateEndsWhereNetSuiteEndsIt()
{
    const auto line = [](const ReportSubject &subject) {
        for (const QString &row : reportMarkdown(subject, ReportNames::Shown).split(u'\n')) {
            if (row.startsWith(u"| Certificate |"_s))
                return row;
        }
        return QString();
    };
    const auto day = [](const QDateTime &when) {
        return QLocale().toString(when.date(), QLocale::ShortFormat);
    };
    ReportSubject subject = good();
    subject.facts.method = AuthMethod::ClientCredentials;
    QCOMPARE(line(subject), u"| Certificate | Not kept here |"_s);

    // Known from NetSuite's list alone.
    subject.report.rungs.last().facts.certificateEnds = now.addDays(40).addSecs(60);
    subject.report.input.rungs = subject.report.rungs;
    QCOMPARE(line(subject),
             u"| Certificate | Not kept here, ends in NetSuite on %1 (40 days left) |"_s.arg(
                 day(now.addDays(40))));

    // Kept: 730 days, of which a leap year takes one more than two calendar years hold.
    const QDateTime begins(QDate(2025, 3, 1), QTime(8, 0), Qt::UTC);
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    subject.facts.certificatePem
        = Certificate::selfSigned(key, {u"larkfield"_s, begins}).value().toPem();
    QVERIFY2(line(subject).contains(day(now.addDays(40))), qPrintable(line(subject)));
    subject.report.input.rungs.clear(); // not reached
    const Certificate kept = Certificate::read(subject.facts.certificatePem).value();
    QVERIFY2(line(subject).contains(day(effectiveEnd(kept))), qPrintable(line(subject)));
    QVERIFY(line(subject).contains(u"EC P-256, ES256"_s));
}

SUITESCOPE_GUILESS_MAIN(ReportTextTest)
#include "tst_reporttext.moc"
