// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "tests/support/testmain.h"
#include "ui/text/reporttext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 4), Qt::UTC);

/*! What must be in no report, whoever wrote it into an answer. */
QStringList planted()
{
    static const QString pem = QString::fromLatin1(
        KeyPair::generate(KeyAlgorithm::EcP256).value().toPkcs8Pem().value().revealBytes());
    return {QString(63, u'a') + u'7',
            u"kT3xR_9fLqWm2Zp8Hs4Vb7Nc1Dy6Ge0Aj5Kt-oRuVw8"_s,
            u"eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl"_s,
            u"Authorization: OAuth oauth_consumer_key=\"ck1\", oauth_signature=\"sg1\""_s,
            u"Bearer tk1.tk2.tk3"_s,
            u"client_secret=cs1"_s,
            pem};
}

/*! Pieces of them that must not be seen. */
QStringList pieces()
{
    QStringList all;
    for (const QString &text : planted())
        all += text.size() > 60 ? text.mid(30, 12) : text.right(9);
    return all + QStringList{u"ck1"_s, u"sg1"_s, u"tk2"_s, u"=cs1"_s, u"c2lnbmF0"_s, u"Dy6Ge0"_s};
}

QString everywhere()
{
    return planted().join(u" then "_s);
}

Cause cause(CauseId id)
{
    Cause made;
    made.id = id;
    made.confidence = 40;
    made.subject = u"OAuth 2.0"_s;
    made.field = SecretField::TokenId;
    made.fault = LocalFault::BadShape;
    made.page = MenuPageId::ManageIntegrations;
    for (const EvidenceId evidence : allEvidence())
        made.evidence += {evidence, {everywhere(), everywhere(), everywhere()}, true, true};
    return made;
}

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
        RungResult rung;
        rung.id = id;
        rung.state = RungState::Failed;
        rung.facts.host = subject.host;
        rung.facts.tls = {u"TLS 1.3"_s, {u"Larkfield Proxy CA"_s}, {}, false};
        rung.facts.roleId = u"1042"_s;
        rung.facts.recordType = everywhere();
        rung.facts.missingScopes = {everywhere()};
        auto api = std::make_shared<ApiError>();
        api->status = 401;
        api->code = u"INVALID_LOGIN"_s;
        api->description = u"ines.okafor@larkfield.example from 10.2.3.4: "_s + everywhere();
        api->wwwAuthenticate = everywhere();
        rung.error = Error{ErrorKind::Unauthorized, everywhere(), api};
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
    void aTableKeepsItsColumns();
    void theAgeIsTold();
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
    ReportSubject subject = failing({cause(id), cause(CauseId::Unknown)});
    subject.report.remarks = {cause(id)};
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        subject.facts.method = method;
        for (const ReportNames names : {ReportNames::Shown, ReportNames::LeftOut}) {
            const QString report = reportMarkdown(subject, names);
            for (const QString &piece : pieces())
                QVERIFY2(!report.contains(piece), qPrintable(piece + u"\n"_s + report));
        }
    }
}

void ReportTextTest::theNamesCanBeLeftOut()
{
    ReportSubject subject = failing({cause(CauseId::TlsIntercepted)});
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
    const QString report
        = reportMarkdown(failing({cause(CauseId::MappingGone), cause(CauseId::IntegrationBlocked)}),
                         ReportNames::Shown);
    const qsizetype first = report.indexOf(u"### 1. "_s);
    const qsizetype second = report.indexOf(u"### 2. "_s);
    QVERIFY(first > 0 && second > first);
    QVERIFY(report.mid(first, 200).contains(u"mapping"_s, Qt::CaseInsensitive));
    QVERIFY(report.contains(u"In NetSuite: Setup > Integration"_s));
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

SUITESCOPE_GUILESS_MAIN(ReportTextTest)
#include "tst_reporttext.moc"
