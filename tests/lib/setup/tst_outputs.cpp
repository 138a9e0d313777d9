// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is written for other programs, read by programs that are not ours.
#include "lib/setup/outputs.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

using Kind = EnvVariable::Kind;

/*! Values that break whatever forgets to quote. */
QList<EnvVariable> traps()
{
    const QStringList values{
        u"a'b\"c`d"_s,
        u"$HOME ${HOME} $(id) `id` !x %s \\n \\ end"_s,
        u"one\ntwo\n\nfour\n"_s,
        u"ünï ✓ 😀 \u2028 \u0085 \ufeff"_s,
        u"- {a: b} # [c] & *d"_s,
        u" leading and trailing "_s,
        u"{{process.env.PATH}}"_s,
        u"-n"_s,
        u"yes"_s,
        u"0123"_s,
        u""_s,
        u"tab\there"_s,
    };
    QList<EnvVariable> result;
    for (const QString &value : values)
        result.append({u"NETSUITE_TRAP_%1"_s.arg(result.size()), Secret(value), Kind::Hidden});
    return result;
}

QMap<QString, QString> asMap(const QList<EnvVariable> &variables)
{
    QMap<QString, QString> map;
    for (const EnvVariable &variable : variables)
        map.insert(variable.name, variable.value.revealText());
    return map;
}

struct Run
{
    bool good = false;
    QByteArray output;
    QByteArray errors;
};

Run run(const QString &program, const QStringList &arguments, const QString &path = {})
{
    QProcess process;
    if (!path.isEmpty()) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, path + u':' + environment.value(u"PATH"_s));
        environment.insert(u"OUT"_s, path);
        process.setProcessEnvironment(environment);
    }
    process.start(program, arguments);
    const bool ended = process.waitForFinished(20'000);
    return {ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

QMap<QString, QString> stringsOf(const QJsonObject &object)
{
    QMap<QString, QString> map;
    for (auto it = object.begin(); it != object.end(); ++it)
        map.insert(it.key(), it.value().toString(u"not a string"_s));
    return map;
}

EnvSettings certificateSettings()
{
    EnvSettings settings;
    settings.facts.name = u"Größe & \"Co\" $x\n- b: c"_s;
    settings.facts.account = AccountId::parse(u"1234567_SB1"_s).value();
    settings.credentials = M2mCredentials{QString(64, u'c'),
                                          u"-cert_'1"_s,
                                          KeyPair::generate(KeyAlgorithm::EcP256).value(),
                                          SigningAlgorithm::ES256,
                                          {u"rest_webservices"_s}};
    return settings;
}

} // namespace

class OutputsTest : public QObject
{
    Q_OBJECT

private slots:
    void keysAreStable();
    void theLatestFileStandsLast();
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void shellReadsTheTraps();
    void postmanIsJson();
    void kubernetesIsYaml();
    void kubectlTakesIt();
    void gitHubGetsThemThroughStandardInput();
    void suiteCloudGetsWords();
    void brunoPointsAtTheEnvFile();
    void previewsShowNoSecret_data();
    void previewsShowNoSecret();
    void filesAreTheOwnersAlone();
    void namesArePlain_data();
    void namesArePlain();

private:
    QString keep(const QString &name, const Secret &text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.revealBytes()) < 0)
            return {};
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void OutputsTest::shellReadsTheTraps()
{
    const QString file = keep(u"env.sh"_s, outputText(traps(), u"x"_s, Output::Shell));
    const Run shell = run(u"sh"_s, {u"-c"_s, u". \"$0\"; env -0"_s, file});
    QVERIFY2(shell.good, shell.errors.constData());
    const QByteArrayList lines = shell.output.split('\0');
    for (const EnvVariable &variable : traps())
        QVERIFY2(lines.contains(variable.name.toUtf8() + '=' + variable.value.revealBytes()),
                 qPrintable(variable.name));
}

void OutputsTest::postmanIsJson()
{
    QJsonParseError error;
    const QJsonObject file
        = QJsonDocument::fromJson(
              outputText(traps(), u"Größe \"x\""_s, Output::Postman).revealBytes(), &error)
              .object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(file.value("name"_L1).toString(), u"Größe \"x\""_s);
    QCOMPARE(file.value("_postman_variable_scope"_L1).toString(), u"environment"_s);
    QMap<QString, QString> read;
    for (const QJsonValue &value : file.value("values"_L1).toArray()) {
        QCOMPARE(value["type"_L1].toString(), u"secret"_s);
        QCOMPARE(value["enabled"_L1].toBool(), true);
        read.insert(value["key"_L1].toString(), value["value"_L1].toString());
    }
    QCOMPARE(read, asMap(traps()));
}

void OutputsTest::kubernetesIsYaml()
{
    const QString file
        = keep(u"s.yaml"_s, outputText(traps(), u"Größe: #x"_s, Output::KubernetesSecret));
    const Run python = run(u"python3"_s,
                           {u"-c"_s,
                            u"import yaml, json, sys\n"
                            "print(json.dumps(yaml.safe_load(open(sys.argv[1], 'rb'))))"_s,
                            file});
    if (!python.good && (python.output + python.errors).contains("No module"))
        QSKIP("Python's yaml is not installed: the manifest was not read");
    if (!python.good && python.errors.isEmpty())
        QSKIP("python3 is not installed: the manifest was not read");
    QVERIFY2(python.good, python.errors.constData());
    const QJsonObject manifest = QJsonDocument::fromJson(python.output).object();
    QCOMPARE(manifest.value("kind"_L1).toString(), u"Secret"_s);
    QCOMPARE(manifest.value("metadata"_L1)["name"_L1].toString(), u"gro-e-x"_s);
    QCOMPARE(stringsOf(manifest.value("stringData"_L1).toObject()), asMap(traps()));
}

void OutputsTest::kubectlTakesIt()
{
    const QString kubectl = QStandardPaths::findExecutable(u"kubectl"_s);
    if (kubectl.isEmpty())
        QSKIP("kubectl is not installed: it was not asked");
    const QString file = keep(
        u"k.yaml"_s, outputText(certificateSettings(), Output::KubernetesSecret, Shown::Full));
    const Run answer = run(kubectl,
                           {u"create"_s, u"--dry-run=client"_s, u"--validate=false"_s, u"-o"_s,
                            u"json"_s, u"-f"_s, file});
    if (answer.errors.contains("refused") || answer.errors.contains("no configuration"))
        QSKIP("kubectl wants a cluster even for a dry run: it was not asked");
    QVERIFY2(answer.good, answer.errors.constData());
    QVERIFY(QJsonDocument::fromJson(answer.output)
                .object()
                .value("stringData"_L1)["NETSUITE_PRIVATE_KEY"_L1]
                .toString()
                .contains("BEGIN PRIVATE KEY"_L1));
}

void OutputsTest::gitHubGetsThemThroughStandardInput()
{
    QTemporaryDir tools;
    QFile gh(tools.filePath(u"gh"_s)); // stands in for GitHub's program and keeps what it is given
    QVERIFY(gh.open(QIODevice::WriteOnly));
    gh.write("#!/bin/sh\nprintf '%s\\n' \"$*\" >> \"$OUT/arguments\"\n"
             "[ \"$1\" = secret ] && cat > \"$OUT/$3\"\nexit 0\n");
    gh.close();
    QVERIFY(gh.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QList<EnvVariable> variables = traps();
    variables.append({u"NETSUITE_ACCOUNT_ID"_s, Secret(u"12 '34"_s), Kind::Plain});
    const QString script
        = keep(u"gh.sh"_s, outputText(variables, u"a\nb; exit 3"_s, Output::GitHubActions));
    const Run answer = run(u"sh"_s, {script}, tools.path());
    QVERIFY2(answer.good, answer.errors.constData());
    QVERIFY(answer.output.isEmpty());
    for (const EnvVariable &variable : traps()) {
        QFile kept(tools.filePath(variable.name));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), variable.value.revealBytes());
    }
    QFile arguments(tools.filePath(u"arguments"_s));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    const QByteArray words = arguments.readAll();
    QVERIFY(words.contains("variable set NETSUITE_ACCOUNT_ID --body 12 '34\n"));
    QCOMPARE(words.count("secret set "), traps().size());
    QVERIFY(!words.contains("HOME"));
}

void OutputsTest::suiteCloudGetsWords()
{
    QTemporaryDir tools;
    QFile cli(tools.filePath(u"suitecloud"_s));
    QVERIFY(cli.open(QIODevice::WriteOnly));
    cli.write("#!/bin/sh\nprintf '<%s>' \"$@\"\n");
    cli.close();
    QVERIFY(cli.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const EnvSettings settings = certificateSettings();
    const Secret text = outputText(settings, Output::SuiteCloudCi, Shown::Full);
    QVERIFY(!text.view().contains(QByteArrayView("PRIVATE KEY")));
    const Run answer = run(u"sh"_s, {keep(u"sc.sh"_s, text)}, tools.path());
    QVERIFY2(answer.good, answer.errors.constData());
    QCOMPARE(answer.output,
             "<account:setup:ci><--account><1234567_SB1><--authid><gro-e-co-x-b-c>"
             "<--certificateid><-cert_'1><--privatekeypath><./gro-e-co-x-b-c-private.pem>"_ba);
    QVERIFY(!isPossible(Output::SuiteCloudCi, AuthMethod::TokenBased));
    QVERIFY(isPossible(Output::Bruno, AuthMethod::TokenBased));
}

void OutputsTest::brunoPointsAtTheEnvFile()
{
    QList<EnvVariable> variables = traps();
    variables.append({u"NETSUITE_ACCOUNT_ID"_s, Secret(u"1234567"_s), Kind::Plain});
    variables.append({u"NETSUITE_SCOPES"_s, Secret(u"a\n}\nb {"_s), Kind::Plain});
    const QByteArray text = outputText(variables, u"x"_s, Output::Bruno).revealBytes();
    QByteArray expected = "vars {\n";
    for (const EnvVariable &variable : traps())
        expected
            += "  " + variable.name.toUtf8() + ": {{process.env." + variable.name.toUtf8() + "}}\n";
    expected += "  NETSUITE_ACCOUNT_ID: 1234567\n"
                "  NETSUITE_SCOPES: {{process.env.NETSUITE_SCOPES}}\n}\n";
    QCOMPARE(text, expected);
}

void OutputsTest::previewsShowNoSecret_data()
{
    QTest::addColumn<Output>("output");
    for (const Output output : allOutputs())
        QTest::addRow("%d", int(output)) << output;
}

void OutputsTest::previewsShowNoSecret()
{
    QFETCH(Output, output);
    const EnvSettings settings = certificateSettings();
    const QByteArray key = std::get<M2mCredentials>(settings.credentials)
                               .key.toPkcs8Pem()
                               .value()
                               .revealBytes()
                               .split('\n')
                               .at(1);
    const QByteArray preview = outputText(settings, output, Shown::Masked).revealBytes();
    const QByteArray full = outputText(settings, output, Shown::Full).revealBytes();
    QVERIFY(!preview.contains(key));
    QVERIFY(!preview.contains(QByteArray(8, 'c')));
    QVERIFY(preview.contains("1234567_SB1"));
    QCOMPARE(full.contains(key), holdsSecrets(output));
}

void OutputsTest::filesAreTheOwnersAlone()
{
    for (const Output output : allOutputs()) {
        QTemporaryDir folder;
        const QString path
            = folder.filePath(usualFileName(output, certificateSettings().facts.name));
        const auto done = writeOutput(path, certificateSettings(), output);
        QTRY_VERIFY(done.isFinished());
        QVERIFY(done.result().has_value());
        QCOMPARE(QFile::permissions(path) & QFile::Permissions(0x0077), QFile::Permissions());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
}

void OutputsTest::namesArePlain_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("plain");
    QTest::newRow("words") << u"Larkfield sandbox"_s << u"larkfield-sandbox"_s;
    QTest::newRow("accents") << u"  Café  (Übung) "_s << u"cafe-ubung"_s;
    QTest::newRow("nothing left") << u"日本"_s << u"netsuite"_s;
    QTest::newRow("empty") << QString() << u"netsuite"_s;
    QTest::newRow("long") << QString(62, u'a') + u" b"_s << QString(62, u'a');
    QTest::newRow("a path") << u"../../x"_s << u"x"_s;
}

void OutputsTest::namesArePlain()
{
    QFETCH(QString, name);
    QFETCH(QString, plain);
    QCOMPARE(plainName(name), plain);
}

void OutputsTest::keysAreStable()
{
    QStringList keys;
    for (const Output output : allOutputs()) {
        keys += outputKey(output);
        QCOMPARE(outputNamed(keys.last()), std::optional(output));
        if (const std::optional<EnvFormat> format = envFormat(output))
            QCOMPARE(outputFor(*format), output);
    }
    QCOMPARE(keys.join(u' '),
             u"dotenv docker shell suitecloud-ci postman bruno github-actions kubernetes-secret"_s);
    QVERIFY(!outputNamed(QString()));
}

void OutputsTest::theLatestFileStandsLast()
{
    Connection connection;
    noteFile(connection, u"/a"_s, Output::Dotenv);
    noteFile(connection, u"/b"_s, Output::Postman);
    noteFile(connection, u"/a"_s, Output::Shell);
    const QList<ExportedFile> expected{{u"/b"_s, u"postman"_s}, {u"/a"_s, u"shell"_s}};
    QCOMPARE(connection.exportedTo, expected);
}

SUITESCOPE_GUILESS_MAIN(OutputsTest)
#include "tst_outputs.moc"
