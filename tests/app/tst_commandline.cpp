// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void windowArguments();
    void queryArguments();
    void doctorArguments();
    void keygenArguments();
    void envArguments();
    void faultArguments();
    void theDoctorRefusesInJson();
    void wrongArgumentsAreExplained_data();
    void wrongArgumentsAreExplained();
    void helpAndVersionSucceed();
};

void CommandLineTest::windowArguments()
{
    const Command plain = parseCommandLine({});
    QVERIFY(std::holds_alternative<WindowCommand>(plain));
    QVERIFY(!std::get<WindowCommand>(plain).demo);

    const Command both = parseCommandLine({u"--demo"_s, u"--connection"_s, u"Larkfield sandbox"_s});
    QVERIFY(std::holds_alternative<WindowCommand>(both));
    QVERIFY(std::get<WindowCommand>(both).demo);
    QCOMPARE(std::get<WindowCommand>(both).connection, u"Larkfield sandbox"_s);
}

void CommandLineTest::queryArguments()
{
    const Command parsed
        = parseCommandLine({u"query"_s, u"--env"_s, u"a.env"_s, u"--format=json"_s, u"--output"_s,
                            u"rows.json"_s, u"SELECT 1 FROM DUAL"_s});
    QVERIFY(std::holds_alternative<QueryCommandOptions>(parsed));
    const auto &query = std::get<QueryCommandOptions>(parsed);
    QCOMPARE(query.source.envFile, u"a.env"_s);
    QCOMPARE(query.format, ExportFormat::Json);
    QCOMPARE(query.output, u"rows.json"_s);
    QCOMPARE(query.statement, u"SELECT 1 FROM DUAL"_s);
}

void CommandLineTest::doctorArguments()
{
    const Command parsed = parseCommandLine({u"doctor"_s, u"--demo"_s, u"--json"_s});
    QVERIFY(std::holds_alternative<DoctorCommandOptions>(parsed));
    QVERIFY(std::get<DoctorCommandOptions>(parsed).json);
    QVERIFY(std::get<DoctorCommandOptions>(parsed).source.demo);
}

void CommandLineTest::keygenArguments()
{
    const QStringList least{u"keygen"_s,     u"--name"_s,    u"Larkfield"_s,  u"--out-cert"_s,
                            u"public.pem"_s, u"--out-key"_s, u"private.pem"_s};
    const Command plain = parseCommandLine(least);
    QVERIFY(std::holds_alternative<KeygenCommandOptions>(plain));
    const auto &keygen = std::get<KeygenCommandOptions>(plain);
    QCOMPARE(keygen.signing, SigningAlgorithm::ES256);
    QCOMPARE(keygen.key, KeyAlgorithm::EcP256);
    QCOMPARE(keygen.days, 730);
    QCOMPARE(keygen.keyFile, u"private.pem"_s);
    QVERIFY(!keygen.encrypt && !keygen.force && !keygen.json);

    const Command rsa = parseCommandLine(least
                                         + QStringList{u"--algorithm"_s, u"ps512"_s, u"--bits"_s,
                                                       u"4096"_s, u"--passphrase-file"_s, u"p"_s});
    QCOMPARE(std::get<KeygenCommandOptions>(rsa).signing, SigningAlgorithm::PS512);
    QCOMPARE(std::get<KeygenCommandOptions>(rsa).key, KeyAlgorithm::Rsa4096);
    QVERIFY(std::get<KeygenCommandOptions>(rsa).encrypt);
}

void CommandLineTest::faultArguments()
{
    for (const Fault fault : allFaults()) {
        const QStringList asked{u"--demo"_s, u"--fault"_s, faultKey(fault)};
        QCOMPARE(std::get<WindowCommand>(parseCommandLine(asked)).fault.fault, fault);
        const Command doctor = parseCommandLine(QStringList{u"doctor"_s} + asked);
        QCOMPARE(std::get<DoctorCommandOptions>(doctor).source.fault.fault, fault);
    }
    QCOMPARE(std::get<WindowCommand>(parseCommandLine({u"--demo"_s})).fault, FaultChoice());

    const auto wanted = [](const QString &text) {
        return std::get<WindowCommand>(parseCommandLine({u"--demo"_s, u"--fault"_s, text})).fault;
    };
    QVERIFY(wanted(u"short-tokens=7"_s) == (FaultChoice{Fault::ShortTokens, 7}));
    QVERIFY(wanted(u"clock-offset=-900"_s) == (FaultChoice{Fault::ClockOffset, -900}));
    QVERIFY(wanted(u"html-200@sign-in"_s)
            == (FaultChoice{Fault::HtmlPage200, 0, FaultPlace::SignIn}));

    const Command unknown = parseCommandLine({u"--demo"_s, u"--fault"_s, u"rain"_s});
    const auto *words = std::get_if<PrintCommand>(&unknown);
    QVERIFY(words);
    QCOMPARE(words->exitCode, ExitCode::NotTried);
    QVERIFY(words->text.contains("rain is not a fault"_L1));
    for (const Fault fault : allFaults())
        QVERIFY(words->text.contains(faultKey(fault)));
}

// A program that asked for JSON reads no sentences.
void CommandLineTest::theDoctorRefusesInJson()
{
    const auto refused = [](const QStringList &arguments) {
        const Command command = parseCommandLine(arguments);
        const auto *words = std::get_if<PrintCommand>(&command);
        return words ? *words : PrintCommand();
    };
    const PrintCommand fault
        = refused({u"doctor"_s, u"--demo"_s, u"--fault"_s, u"rain"_s, u"--json"_s});
    const QJsonObject object = QJsonDocument::fromJson(fault.json.toUtf8()).object();
    QCOMPARE(object.value(u"error"_s).toString(), u"rain is not a fault."_s);
    QCOMPARE(object.value(u"tried"_s).toBool(true), false);
    QCOMPARE(object.value(u"proven"_s).toBool(true), false);
    const PrintCommand two = refused({u"doctor"_s, u"--demo"_s, u"--all"_s, u"--json"_s});
    QVERIFY(two.text.contains(u"exactly one of"_s));
    const QJsonArray array = QJsonDocument::fromJson(two.json.toUtf8()).array();
    QCOMPARE(array.size(), 1);
    QVERIFY(array.first().toObject().value(u"error"_s).toString().contains(u"exactly one of"_s));
    QVERIFY(refused({u"doctor"_s, u"--demo"_s, u"--all"_s}).json.isEmpty());
    QVERIFY(refused({u"query"_s, u"--demo"_s, u"--json"_s, u"S"_s}).json.isEmpty());
    const PrintCommand nameless = refused({u"--demo"_s, u"--fault"_s, QString()});
    QVERIFY2(nameless.text.startsWith(u"--fault takes the name"_s), qPrintable(nameless.text));
}

void CommandLineTest::wrongArgumentsAreExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");

    QTest::newRow("no source") << QStringList{u"query"_s, u"SELECT 1"_s} << u"exactly one of"_s;
    QTest::newRow("two sources") << QStringList{u"query"_s, u"--demo"_s, u"--env"_s, u"x"_s,
                                                u"SELECT 1"_s}
                                 << u"exactly one of"_s;
    QTest::newRow("no statement") << QStringList{u"query"_s, u"--demo"_s} << u"one statement"_s;
    QTest::newRow("blank statement")
        << QStringList{u"query"_s, u"--demo"_s, u"  "_s} << u"one statement"_s;
    QTest::newRow("two statements")
        << QStringList{u"query"_s, u"--demo"_s, u"a"_s, u"b"_s} << u"one statement"_s;
    QTest::newRow("odd format") << QStringList{u"query"_s, u"--demo"_s, u"--format"_s, u"xml"_s,
                                               u"S"_s}
                                << u"csv or json"_s;
    QTest::newRow("json of the doctor on a query")
        << QStringList{u"query"_s, u"--demo"_s, u"--json"_s, u"S"_s} << u"--json"_s;
    QTest::newRow("format on the doctor")
        << QStringList{u"doctor"_s, u"--demo"_s, u"--format"_s, u"csv"_s} << u"--format"_s;
    QTest::newRow("words after doctor")
        << QStringList{u"doctor"_s, u"--demo"_s, u"now"_s} << u"no further"_s;
    const QStringList keygen{u"keygen"_s,     u"--name"_s,    u"x"_s,          u"--out-cert"_s,
                             u"public.pem"_s, u"--out-key"_s, u"private.pem"_s};
    QTest::newRow("too many days") << keygen + QStringList{u"--days"_s, u"731"_s} << u"1 to 730"_s;
    QTest::newRow("no days") << keygen + QStringList{u"--days"_s, u"0"_s} << u"1 to 730"_s;
    QTest::newRow("RS256") << keygen + QStringList{u"--algorithm"_s, u"RS256"_s} << u"PS512"_s;
    QTest::newRow("RSA 2048") << keygen
            + QStringList{u"--algorithm"_s, u"PS256"_s, u"--bits"_s, u"2048"_s}
                              << u"3072 or 4096"_s;
    QTest::newRow("bits of a curve")
        << keygen + QStringList{u"--bits"_s, u"4096"_s} << u"goes with PS256"_s;
    QTest::newRow("a passphrase as an argument")
        << keygen + QStringList{u"--passphrase"_s, u"x"_s} << u"passphrase"_s;
    QTest::newRow("no files") << keygen.mid(0, 3) << u"--out-key"_s;
    QTest::newRow("no name") << keygen.mid(0, 1) + keygen.mid(3) << u"--name"_s;
    QTest::newRow("one file for both")
        << keygen.mid(0, 6) + QStringList{u"./public.pem"_s} << u"same file"_s;
    QTest::newRow("keygen of a connection")
        << keygen + QStringList{u"--demo"_s} << u"no connection"_s;
    QTest::newRow("keygen's options on the doctor")
        << QStringList{u"doctor"_s, u"--demo"_s, u"--force"_s} << u"belong to keygen"_s;
    const QStringList check{u"env"_s, u"check"_s, u".env"_s};
    QTest::newRow("env and nothing") << check.first(1) << u"env check"_s;
    QTest::newRow("no file to check") << check.first(2) << u"a file"_s;
    QTest::newRow("two files to check") << check + QStringList{u"b"_s} << u"a file"_s;
    QTest::newRow("a check of a connection")
        << check + QStringList{u"--demo"_s} << u"no connection"_s;
    QTest::newRow("a check for nobody")
        << check + QStringList{u"--format"_s, u"postman"_s} << u"docker or shell"_s;
    QTest::newRow("a repair of the doctor")
        << QStringList{u"doctor"_s, u"--demo"_s, u"--repair"_s} << u"env check"_s;
    QTest::newRow("unknown command") << QStringList{u"explode"_s} << u"explode"_s;
    QTest::newRow("unknown option") << QStringList{u"--password"_s, u"x"_s} << u"password"_s;
    QTest::newRow("fault without the demo")
        << QStringList{u"--fault"_s, u"html-503"_s} << u"--fault goes with --demo"_s;
    QTest::newRow("fault of an .env file")
        << QStringList{u"doctor"_s, u"--env"_s, u"x"_s, u"--fault"_s, u"html-503"_s}
        << u"--fault goes with --demo"_s;
    const QString seconds = u"short-tokens[=SECONDS] (1 to 3600, else 5)"_s;
    for (const QString &wrong : {u"short-tokens=0"_s, u"short-tokens=soon"_s})
        QTest::newRow(qPrintable(wrong))
            << QStringList{u"--demo"_s, u"--fault"_s, wrong} << seconds;
    QTest::newRow("a place that a fault has not")
        << QStringList{u"--demo"_s, u"--fault"_s, u"role-inactive@sign-in"_s}
        << u"role-inactive cannot be told that"_s;
    QTest::newRow("env without command") << QStringList{u"--env"_s, u"x"_s} << u"--env"_s;
}

void CommandLineTest::wrongArgumentsAreExplained()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);

    const Command parsed = parseCommandLine(arguments);
    QVERIFY(std::holds_alternative<PrintCommand>(parsed));
    QCOMPARE(std::get<PrintCommand>(parsed).exitCode, ExitCode::NotTried);
    QVERIFY2(std::get<PrintCommand>(parsed).text.contains(named),
             qPrintable(std::get<PrintCommand>(parsed).text));
}

void CommandLineTest::helpAndVersionSucceed()
{
    for (const QString &argument : {u"--help"_s, u"--version"_s}) {
        const Command parsed = parseCommandLine({argument});
        QVERIFY(std::holds_alternative<PrintCommand>(parsed));
        QCOMPARE(std::get<PrintCommand>(parsed).exitCode, ExitCode::Proven);
        QVERIFY(std::get<PrintCommand>(parsed).text.contains("SuiteScope"_L1));
    }
}

void CommandLineTest::envArguments()
{
    const QStringList least{u"env"_s, u"check"_s, u"../.env"_s};
    const Command plain = parseCommandLine(least);
    const auto &env = std::get<EnvCommandOptions>(plain);
    QCOMPARE(env.file, u"../.env"_s);
    QVERIFY(!env.repair && !env.json && !env.reader);
    const Command all = parseCommandLine(
        least + QStringList{u"--repair"_s, u"--json"_s, u"--format"_s, u"Shell"_s});
    const auto &more = std::get<EnvCommandOptions>(all);
    QVERIFY(more.repair && more.json);
    QCOMPARE(more.reader, std::optional(EnvFormat::Shell));
}

SUITESCOPE_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
