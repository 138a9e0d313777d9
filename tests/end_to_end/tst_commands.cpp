// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/*! The program itself, as scripts start it: without a display and without a keychain. */
class CommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void wordsNeedNoWindow_data();
    void wordsNeedNoWindow();
    void rowsComeAsCsv();
    void rowsComeAsJson();
    void rowsGoIntoAFile();
    void aWrongStatementSaysWhatNetSuiteSaid();
    void theDoctorSpeaksPlainly();
    void theDoctorSpeaksJson();
    void theDoctorMeetsAFault_data();
    void theDoctorMeetsAFault();
    void aBrokenEnvFileIsNotTried();

private:
    struct Answer
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    Answer run(const QStringList &arguments);
};

CommandsTest::Answer CommandsTest::run(const QStringList &arguments)
{
    QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    for (const QString &variable : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.insert(variable, home.filePath(variable));
    environment.remove(u"QT_QPA_PLATFORM"_s); // no platform at all is needed
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QString::fromLatin1(SUITESCOPE_PROGRAM), arguments);
    if (!program.waitForFinished(30'000))
        return {};
    Answer answer{program.exitCode(), program.readAllStandardOutput(),
                  program.readAllStandardError()};
    if (program.exitStatus() != QProcess::NormalExit)
        answer.code = -1;
    // What looks like a key, a token or a secret has no business here.
    static const QRegularExpression secret(
        u"BEGIN [A-Z ]*PRIVATE|Bearer |eyJ|\\b[0-9a-f]{64}\\b"_s);
    const QString all = QString::fromUtf8(answer.out + answer.err);
    if (all.contains(secret))
        answer.code = -2;
    return answer;
}

void CommandsTest::wordsNeedNoWindow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("version") << QStringList{u"--version"_s} << 0 << "SuiteScope 0."_ba;
    QTest::newRow("help") << QStringList{u"--help"_s} << 0 << "suitescope doctor"_ba;
    QTest::newRow("unknown option") << QStringList{u"--nonsense"_s} << 2 << "nonsense"_ba;
    QTest::newRow("unknown command") << QStringList{u"explore"_s} << 2 << "explore"_ba;
    QTest::newRow("query of nothing")
        << QStringList{u"query"_s, u"--demo"_s} << 2 << "statement"_ba;
    QTest::newRow("query without a source")
        << QStringList{u"query"_s, u"SELECT 1"_s} << 2 << "--connection"_ba;
    QTest::newRow("two sources") << QStringList{u"doctor"_s, u"--demo"_s, u"--env"_s, u"x"_s} << 2
                                 << "exactly one"_ba;
    QTest::newRow("a format nobody knows")
        << QStringList{u"query"_s, u"--demo"_s, u"--format"_s, u"xml"_s, u"SELECT 1"_s} << 2
        << "csv or json"_ba;
    QTest::newRow("an unknown connection")
        << QStringList{u"doctor"_s, u"--connection"_s, u"Nowhere"_s} << 2 << "Nowhere"_ba;
    QTest::newRow("a .env that is not there")
        << QStringList{u"doctor"_s, u"--env"_s, u"/nowhere/.env"_s} << 2 << QByteArray();
    QTest::newRow("all of none") << QStringList{u"doctor"_s, u"--all"_s} << 2 << "No connection"_ba;
    QTest::newRow("a query to all")
        << QStringList{u"query"_s, u"--all"_s, u"SELECT 1"_s} << 2 << "--all"_ba;
    QTest::newRow("no such fault") << QStringList{u"doctor"_s, u"--demo"_s, u"--fault"_s, u"rain"_s}
                                   << 2 << "role-lacks-workbook"_ba;
    QTest::newRow("a fault without the demo")
        << QStringList{u"--fault"_s, u"html-503"_s} << 2 << "--demo"_ba;
}

void CommandsTest::wordsNeedNoWindow()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, words);
    const Answer answer = run(arguments);
    QCOMPARE(answer.code, code);
    const QByteArray said = code == 0 ? answer.out : answer.err;
    QVERIFY2(!said.isEmpty() && said.contains(words), said.constData());
}

void CommandsTest::rowsComeAsCsv()
{
    const Answer answer
        = run({u"query"_s, u"--demo"_s,
               u"SELECT id, companyname FROM customer WHERE id < 1004 ORDER BY id"_s});
    QVERIFY2(answer.code == 0, answer.err.constData());
    const QList<QByteArray> lines = answer.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines.at(0).toLower().startsWith("id,companyname"), lines.at(0).constData());
    QVERIFY(lines.at(1).startsWith("1001,"));
    QVERIFY(answer.err.contains("3 rows"));
}

void CommandsTest::rowsComeAsJson()
{
    const Answer answer
        = run({u"query"_s, u"--demo"_s, u"--format"_s, u"json"_s,
               u"SELECT id, companyname FROM customer WHERE id < 1004 ORDER BY id"_s});
    QVERIFY2(answer.code == 0, answer.err.constData());
    const QJsonArray rows = QJsonDocument::fromJson(answer.out).array();
    QCOMPARE(rows.size(), 3);
    QVERIFY(rows.at(0).toObject().contains(u"companyname"_s));
}

void CommandsTest::rowsGoIntoAFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"all.csv"_s);
    const Answer answer = run({u"query"_s, u"--demo"_s, u"--output"_s, path,
                               u"SELECT id, entityid FROM customer WHERE ROWNUM <= 2500"_s});
    QVERIFY2(answer.code == 0, answer.err.constData());
    QVERIFY(answer.out.isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 2501);
}

void CommandsTest::aWrongStatementSaysWhatNetSuiteSaid()
{
    const Answer answer = run({u"query"_s, u"--demo"_s, u"SELECT nosuchcolumn FROM customer"_s});
    QCOMPARE(answer.code, 1);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.err.contains("nosuchcolumn"), answer.err.constData());
}

void CommandsTest::theDoctorSpeaksPlainly()
{
    const Answer answer = run({u"doctor"_s, u"--demo"_s});
    QVERIFY2(answer.code == 0, answer.err.constData());
    QVERIFY(answer.out.contains("SuiteQL"));
    QVERIFY(answer.out.contains("Sign-in"));
}

void CommandsTest::theDoctorSpeaksJson()
{
    const Answer answer = run({u"doctor"_s, u"--demo"_s, u"--json"_s});
    QVERIFY2(answer.code == 0, answer.err.constData());
    const QJsonObject report = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(report.value("proven"_L1).toBool(), true);
    QCOMPARE(report.value("account"_L1).toString(), u"DEMO"_s);
    QCOMPARE(report.value("rungs"_L1).toArray().size(), 12);
    QVERIFY(report.value("causes"_L1).toArray().isEmpty());
}

void CommandsTest::theDoctorMeetsAFault_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("cause");
    QTest::newRow("workbook") << u"role-lacks-workbook"_s << u"workbook-missing"_s;
    QTest::newRow("page") << u"html-200"_s << u"not-netsuite"_s;
    QTest::newRow("clock") << u"clock-offset"_s << u"clock-off"_s;
    QTest::newRow("a proxy's certificate") << u"intercepted-tls"_s << QString();
}

void CommandsTest::theDoctorMeetsAFault()
{
    QFETCH(QString, fault);
    QFETCH(QString, cause);
    const Answer answer = run({u"doctor"_s, u"--demo"_s, u"--fault"_s, fault, u"--json"_s});
    QVERIFY2(answer.code == 1, answer.err.constData());
    const QJsonObject report = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(report.value("proven"_L1).toBool(true), false);
    const QJsonArray causes = report.value("causes"_L1).toArray();
    QVERIFY(!causes.isEmpty());
    QVERIFY(!causes.first().toObject().value("evidence"_L1).toArray().isEmpty());
    if (!cause.isEmpty())
        QVERIFY2(QJsonDocument(causes).toJson().contains(cause.toLatin1()), answer.out.constData());
}

void CommandsTest::aBrokenEnvFileIsNotTried()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u".env"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("NETSUITE_AUTH_TYPE=tba\nNETSUITE_ACCOUNT_ID=1234567\nNETSUITE_TOKEN_ID="
               + QByteArray(32, 'a') + QByteArray(32, '7') + '\n');
    file.close();
    const Answer answer = run({u"query"_s, u"--env"_s, path, u"SELECT 1"_s});
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.contains("NETSUITE_"), answer.err.constData());
}

SUITESCOPE_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
