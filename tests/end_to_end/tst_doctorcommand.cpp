// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `suitescope doctor` over connections that are stored, with their secrets in the keychain.
#include "app/commands/connectionsource.h"
#include "app/commands/doctorreport.h"
#include "lib/setup/checkround.h"
#include "lib/setup/signinbudget.h"
#include "tests/end_to_end/keptconnections.h"
#include "tests/end_to_end/stagesecrets.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace suitescope;

class DoctorCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void anotherConnectionTellsWhy();
    void allAreToldWithTheWorstExitCode();
    void nothingToTryWithIsTold();
    void thePromiseHoldsOverManyRuns();
    void jsonIsAlwaysAnObject_data();
    void jsonIsAlwaysAnObject();
    void aFileIsReadAsItIsSpelt();
    void aComputerWithoutNetworkTriesNothing();
    void theProgramPrintsNoSecret_data();
    void theProgramPrintsNoSecret();

private:
    struct Answer : KeptConnections::Answer
    {
        [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    };
    Answer run(const QStringList &arguments) { return start({u"--json"_s}, arguments); }
    Answer start(const QStringList &options, const QStringList &arguments);
    void keep(const QString &id, const Credentials &credentials, bool worked = true);

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<KeptConnections> m_kept;
};

void DoctorCommandTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_stage = std::make_unique<Stage>(u"7304182"_s);
    QVERIFY(m_stage->server.start());
    m_kept = std::make_unique<KeptConnections>();
    QVERIFY(m_kept->load());
}

void DoctorCommandTest::cleanup()
{
    QVERIFY(m_kept->forgetSecrets());
    m_kept.reset();
    m_stage.reset();
}

void DoctorCommandTest::keep(const QString &id, const Credentials &credentials, bool worked)
{
    Connection facts;
    facts.id = id;
    facts.name = id;
    facts.account = m_stage->account.id();
    facts.urlOverride = m_stage->server.url();
    if (worked) {
        facts.proof = ProofState::Proven;
        facts.lastProven = QDateTime::currentDateTimeUtc().addDays(-1);
    }
    QVERIFY(m_kept->keep(facts, credentials));
}

DoctorCommandTest::Answer DoctorCommandTest::start(const QStringList &options,
                                                   const QStringList &arguments)
{
    return {m_kept->run(QStringList{u"doctor"_s} + options + arguments)};
}

void DoctorCommandTest::anotherConnectionTellsWhy()
{
    keep(u"Reports"_s, *m_stage->tbaSubject.credentials);
    keep(u"Administrator"_s, m_stage->administrator(m2m).credentials);
    m_stage->change([](SimulatedIntegration &one) { one.enabled = false; });

    const Answer answer = run({u"--connection"_s, u"Reports"_s});
    QVERIFY2(answer.code == 1, answer.err.constData());
    const QJsonArray causes = answer.json().object().value("causes"_L1).toArray();
    QVERIFY(!causes.isEmpty());
    const QJsonObject first = causes.first().toObject();
    QCOMPARE(first.value("id"_L1).toString(), causeKey(CauseId::IntegrationBlocked));
    const QByteArray evidence = QJsonDocument(first.value("evidence"_L1).toArray()).toJson();
    QVERIFY2(evidence.contains(evidenceKey(EvidenceId::AuditTrailNamedIt).toUtf8()),
             evidence.constData());
    QVERIFY2(evidence.contains("Administrator"), evidence.constData());
    QCOMPARE(refusalsOf(m_stage->account), 1);
}

void DoctorCommandTest::allAreToldWithTheWorstExitCode()
{
    keep(u"Good"_s, *m_stage->m2mSubject.credentials);
    QCOMPARE(run({u"--all"_s}).code, 0);
    TbaCredentials wrong = m_stage->tbaCredentials();
    wrong.tokenSecret = Secret(QString(64, u'a'));
    keep(u"Wrong"_s, wrong);
    const Answer answer = run({u"--all"_s});
    QVERIFY2(answer.code == 1, answer.err.constData());
    const QJsonArray reports = answer.json().array();
    QCOMPARE(reports.size(), 2);
    for (const QJsonValue value : reports) {
        const QJsonObject report = value.toObject();
        QCOMPARE(report.value("proven"_L1).toBool(),
                 report.value("connection"_L1).toString() == "Good"_L1);
        QCOMPARE(report.value("tried"_L1).toBool(), true);
        QCOMPARE(report.value("rungs"_L1).toArray().size(), ladder().size());
    }
}

void DoctorCommandTest::nothingToTryWithIsTold()
{
    Connection facts;
    facts.id = u"bare"_s;
    facts.name = u"Bare"_s;
    facts.method = AuthMethod::TokenBased;
    facts.account = m_stage->account.id();
    facts.urlOverride = m_stage->server.url();
    QVERIFY(KeptConnections::done(m_kept->connections.save(facts)));
    const Answer answer = run({u"--all"_s});
    QCOMPARE(answer.code, 2);
    const QJsonArray reports = answer.json().array();
    QCOMPARE(reports.size(), 1);
    const QJsonObject report = reports.first().toObject();
    QCOMPARE(report.value("connection"_L1).toString(), u"Bare"_s);
    QCOMPARE(report.value("tried"_L1).toBool(true), false);
    QCOMPARE(report.value("proven"_L1).toBool(true), false);
    QCOMPARE(refusalsOf(m_stage->account), 0);
}

// As a monitor does: both are of one user, and each run is a program of its own.
void DoctorCommandTest::thePromiseHoldsOverManyRuns()
{
    TbaCredentials wrong = m_stage->tbaCredentials();
    wrong.tokenSecret = Secret(QString(64, u'a'));
    keep(u"One"_s, wrong);
    const Stage &stage = *m_stage;
    const ShownOnce token
        = m_stage->account.addToken(stage.account.integrations().constFirst().id, stage.role(),
                                    stage.account.users().constFirst());
    wrong.tokenId = Secret(token.first);
    keep(u"Two"_s, wrong);
    Answer answer;
    for (int i = 0; i < 4; ++i)
        answer = run({u"--all"_s});
    QCOMPARE(answer.code, 2); // nothing was sent any more
    QVERIFY(answer.out.contains(causeKey(CauseId::SignInsPaused).toUtf8()));
    QCOMPARE(refusalsOf(m_stage->account), SignInBudget::inWindow);
}

void DoctorCommandTest::jsonIsAlwaysAnObject_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("no such connection")
        << QStringList{u"--connection"_s, u"Nobody"_s} << u"Nobody"_s;
    QTest::newRow("no such file") << QStringList{u"--env"_s, u"/nowhere/.env"_s} << QString();
    QTest::newRow("no connection at all") << QStringList{u"--all"_s} << QString();
}

void DoctorCommandTest::jsonIsAlwaysAnObject()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const Answer answer = run(arguments);
    QCOMPARE(answer.code, 2);
    QVERIFY(!answer.err.isEmpty());
    const bool all = arguments.contains(u"--all"_s);
    QCOMPARE(answer.json().isArray(), all);
    const QJsonObject object
        = all ? answer.json().array().first().toObject() : answer.json().object();
    QCOMPARE(object.value("tried"_L1).toBool(true), false);
    QCOMPARE(object.value("proven"_L1).toBool(true), false);
    QCOMPARE(object.value("connection"_L1).toString(), named);
    QCOMPARE(object.value("error"_L1).toString() + u'\n', QString::fromUtf8(answer.err));
    const Answer words = start({}, arguments);
    QCOMPARE(words.code, 2);
    QVERIFY(words.out.isEmpty());
    QCOMPARE(words.err, answer.err);
}

// A .env file knows no other address than NetSuite's own: what is read of it goes to the stage.
void DoctorCommandTest::aFileIsReadAsItIsSpelt()
{
    Stage sandbox(u"7304182_SB1"_s);
    QVERIFY(sandbox.server.start());
    const TbaCredentials &tba = sandbox.tbaCredentials();
    QFile file(m_kept->home.filePath(u".env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("NETSUITE_AUTH_TYPE=tba\nNETSUITE_ACCOUNT_ID=7304182-sb1\n"
               "NETSUITE_CONSUMER_KEY="
               + tba.consumerKey.revealBytes()
               + "\nNETSUITE_CONSUMER_SECRET=" + tba.consumerSecret.revealBytes()
               + "\nNETSUITE_TOKEN_ID=" + tba.tokenId.revealBytes()
               + "\nNETSUITE_TOKEN_SECRET=" + tba.tokenSecret.revealBytes() + '\n');
    file.close();
    ConnectionChoice choice;
    choice.envFile = file.fileName();
    Paths paths;
    ConnectionSource source(choice, paths, systemClock());
    std::optional<OpenedSource> opened;
    connect(&source, &ConnectionSource::opened, this,
            [&opened](const OpenedSource &found) { opened = found; });
    source.open();
    QTRY_VERIFY(opened);
    QCOMPARE(opened->facts.account.toString(), u"7304182_SB1"_s);
    QCOMPARE(opened->accountWritten, u"7304182-sb1"_s);
    QCOMPARE(opened->facts.name, u".env"_s);

    const Connection facts = opened->facts;
    const CheckAccess access{ServiceUrls::overridden(facts.account, sandbox.server.url()).value(),
                             opened->credentials, std::nullopt, opened->accountWritten};
    QNetworkAccessManager network;
    HttpTransport transport(network, HttpTransport::Options{}, systemClock());
    CheckRound round(
        {facts}, {},
        {transport, systemClock(), nullptr,
         [&access](const Connection &, QObject *, const auto &answer) { answer(access); }});
    QSignalSpy finished(&round, &CheckRound::finished);
    round.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    const DoctorReport &report = round.entries().first().report;
    QVERIFY2(report.isProven(), qPrintable(ranking(report.causes)));
    QVERIFY(reportText(report, facts).contains(causeKey(CauseId::RealmSpelling)));
}

void DoctorCommandTest::aComputerWithoutNetworkTriesNothing()
{
    keep(u"Reports"_s, *m_stage->tbaSubject.credentials);
    m_stage->server.stop(); // nobody listens there any more
    const Answer answer = run({u"--connection"_s, u"Reports"_s});
    QVERIFY2(answer.code == 2, QByteArray(answer.out + answer.err).constData());
    const QJsonObject report = answer.json().object();
    QCOMPARE(report.value("tried"_L1).toBool(true), false);
    QCOMPARE(report.value("causes"_L1).toArray().first().toObject().value("id"_L1).toString(),
             causeKey(CauseId::Offline));
    QCOMPARE(report.value("rungs"_L1).toArray().size(), ladder().size());
}

void DoctorCommandTest::theProgramPrintsNoSecret_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("code");
    QTest::newRow("good") << Fault::None << 0;
    QTest::newRow("refused") << Fault::TokenUnknown << 1;
    QTest::newRow("a page") << Fault::HtmlPage200 << 1;
    QTest::newRow("sent on") << Fault::HtmlRedirect302 << 2;
}

void DoctorCommandTest::theProgramPrintsNoSecret()
{
    QFETCH(Fault, fault);
    QFETCH(int, code);
    keep(u"Larkfield"_s, *m_stage->tbaSubject.credentials);
    keep(u"Larkfield sync"_s, *m_stage->m2mSubject.credentials);
    m_stage->account.setFault(fault);
    for (const QStringList &options : {QStringList(), QStringList{u"--json"_s}}) {
        QFile::remove(m_kept->home.filePath(u"data/SuiteScope/refused-sign-ins.json"_s));
        const Answer answer = start(options, {u"--all"_s});
        QVERIFY2(answer.code == code, QByteArray(answer.out + answer.err).constData());
        const QStringList found = secretsOf(*m_stage).foundIn(answer.out + answer.err);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u", "_s)));
    }
}

SUITESCOPE_GUILESS_MAIN(DoctorCommandTest)
#include "tst_doctorcommand.moc"
