// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "lib/crypto/digest.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

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
    void aCommandGetsTheVariables();
    void aCommandIsItself_data();
    void aCommandIsItself();
    void keygenWritesAPair_data();
    void keygenWritesAPair();
    void keygenEncrypts();
    void keygenReplacesNothingUnasked();

private:
    struct Answer
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    Answer run(const QStringList &arguments);
    Answer runWith(const QByteArray &env, const QStringList &command);
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

/*! Lets `suitescope run` start \a command with the variables of a .env file. */
CommandsTest::Answer CommandsTest::runWith(const QByteArray &env, const QStringList &command)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u".env"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(env) != env.size())
        return {};
    file.close();
    return run(QStringList{u"run"_s, u"--env"_s, file.fileName(), u"--"_s} + command);
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
    QTest::newRow("nothing to run")
        << QStringList{u"run"_s, u"--connection"_s, u"Nowhere"_s} << 125 << "two hyphens"_ba;
    QTest::newRow("a command without a connection")
        << QStringList{u"run"_s, u"--"_s, u"true"_s} << 125 << "--connection"_ba;
    QTest::newRow("a command in the demo")
        << QStringList{u"run"_s, u"--demo"_s, u"--"_s, u"true"_s} << 125 << "--connection"_ba;
    QTest::newRow("a command for an unknown connection")
        << QStringList{u"run"_s, u"--connection"_s, u"Nowhere"_s, u"--"_s, u"true"_s} << 125
        << "Nowhere"_ba;
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
    QTest::addColumn<QString>("cause"); // the first; empty: proven all the same
    QTest::addColumn<int>("code");
    const auto row = [](const char *fault, const char *cause, int code) {
        QTest::newRow(fault) << QString::fromLatin1(fault) << QString::fromLatin1(cause) << code;
    };
    row("role-lacks-workbook", "workbook-missing", 1);
    row("account-unknown", "account-unknown", 1);
    row("html-503", "maintenance", 1);
    row("html-200", "login-page", 1);
    row("html-200@sign-in", "login-page", 1);
    row("clock-offset", "clock-off", 1);
    row("clock-offset=-900", "clock-off", 1);
    row("directory-names-other-host", "data-center-override-needed", 1);
    // Nothing of NetSuite was reached.
    row("html-302", "captive-portal", 2);
    row("proxy-error-502", "not-netsuite", 2);
    row("intercepted-tls", "tls-intercepted", 2);
    row("untrusted-tls", "tls-refused", 2);
    row("clock-offset=30", "", 0);
    row("short-tokens=5", "", 0);
    row("odd-text@sign-in", "", 0);
}

void CommandsTest::theDoctorMeetsAFault()
{
    QFETCH(QString, fault);
    QFETCH(QString, cause);
    QFETCH(int, code);
    const QStringList asked{u"doctor"_s, u"--demo"_s, u"--fault"_s, fault};
    const Answer answer = run(asked + QStringList{u"--json"_s});
    QVERIFY2(answer.code == code, QByteArray(answer.out + answer.err).constData());
    const QJsonObject report = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(report.value("proven"_L1).toBool(), cause.isEmpty());
    QCOMPARE(report.value("tried"_L1).toBool(), code != 2);
    const QJsonArray causes = report.value("causes"_L1).toArray();
    const QJsonObject first = causes.first().toObject();
    QVERIFY2(first.value("id"_L1).toString() == cause, answer.out.constData());
    QVERIFY(cause.isEmpty() || !first.value("evidence"_L1).toArray().isEmpty());

    // Nothing that signs in is printed, and nothing signed.
    const Answer words = run(asked);
    QCOMPARE(words.code, answer.code);
    QVERIFY(!words.out.isEmpty());
    static const QRegularExpression secret(
        u"eyJ[\\w-]{8,}\\.|PRIVATE KEY|oauth_|Authorization|Bearer |[0-9a-f]{64}"_s);
    for (const QByteArray &text : {answer.out, answer.err, words.out, words.err}) {
        const QString found = secret.match(QString::fromUtf8(text)).captured();
        QVERIFY2(found.isEmpty(), qPrintable(found));
    }
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

void CommandsTest::aCommandGetsTheVariables()
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    QByteArray pem = key.toPkcs8Pem().value().revealBytes();
    const auto lines = pem.count('\n');
    const QByteArray env = "NETSUITE_AUTH_TYPE=oauth2\nNETSUITE_ACCOUNT_ID=1234567\n"
                           "NETSUITE_CLIENT_ID="
        + QByteArray("0123456789abcdef").repeated(4)
        + "\nNETSUITE_CERTIFICATE_ID=-kT3xR_9fQ2mZ0aLw7YbNcE4hVgUoJ5iDsPtX8qGuVw\n"
          "NETSUITE_PRIVATE_KEY=\""
        + pem.replace('\n', "\\n") + "\"\n";
    qputenv("NETSUITE_TOKEN_SECRET", "left from another project");
    qputenv("SUITESCOPE_OTHER", "two words");
    const Answer answer = runWith(
        env,
        {u"sh"_s, u"-c"_s,
         u"printf '%s\\n' \"$NETSUITE_ACCOUNT_ID\" \"${#NETSUITE_CLIENT_ID}\" "
         u"\"$SUITESCOPE_OTHER\" "
         "\"${NETSUITE_TOKEN_SECRET-none}\" \"$1\"; printf '%s' \"$NETSUITE_PRIVATE_KEY\" | "
         "grep -c ."_s,
         u"sh"_s, u"--json"_s});
    qunsetenv("NETSUITE_TOKEN_SECRET");
    qunsetenv("SUITESCOPE_OTHER");
    QVERIFY2(answer.code == 0, answer.err.constData());
    QCOMPARE(answer.out,
             "1234567\n64\ntwo words\nnone\n--json\n" + QByteArray::number(lines) + '\n');
    QVERIFY2(answer.err.isEmpty(), answer.err.constData());
}

void CommandsTest::aCommandIsItself_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("its own exit code") << QStringList{u"sh"_s, u"-c"_s, u"exit 7"_s} << 7 << ""_ba;
    QTest::newRow("found nowhere")
        << QStringList{u"no-such-program"_s} << 127 << "no-such-program: No such file"_ba;
    QTest::newRow("a folder") << QStringList{u"/"_s} << 126 << "/: Permission denied"_ba;
    // SIGPIPE is the 13th: bit 12 of what is ignored
    QTest::newRow("signals as a shell leaves them")
        << QStringList{u"sh"_s, u"-c"_s,
                       u"while read name mask; do case $name in SigIgn:) "
                       "exit $(( (0x$mask >> 12) & 1 ));; esac; done < /proc/self/status"_s}
        << 0 << ""_ba;
}

void CommandsTest::aCommandIsItself()
{
    QFETCH(QStringList, command);
    QFETCH(int, code);
    QFETCH(QByteArray, words);
    const QByteArray digits = QByteArray("0123456789abcdef").repeated(4);
    const Answer answer
        = runWith("NETSUITE_AUTH_TYPE=tba\nNETSUITE_ACCOUNT_ID=1234567\n"
                  "NETSUITE_CONSUMER_KEY="
                      + digits + "\nNETSUITE_CONSUMER_SECRET=" + digits + "\nNETSUITE_TOKEN_ID="
                      + digits + "\nNETSUITE_TOKEN_SECRET=" + digits + '\n',
                  command);
    QVERIFY2(answer.code == code, answer.err.constData());
    QVERIFY2(answer.err.contains(words), answer.err.constData());
}

void CommandsTest::keygenWritesAPair_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<QString>("kind");
    QTest::newRow("ES256") << u"ES256"_s << u"EC P-256"_s;
    QTest::newRow("ES384") << u"ES384"_s << u"EC P-384"_s;
    QTest::newRow("ES512") << u"ES512"_s << u"EC P-521"_s;
    QTest::newRow("PS256") << u"PS256"_s << u"RSA 3072"_s;
}

void CommandsTest::keygenWritesAPair()
{
    QFETCH(QString, algorithm);
    QFETCH(QString, kind);
    QTemporaryDir folder;
    const QString keyFile = folder.filePath(u"private.pem"_s);
    const QString certificateFile = folder.filePath(u"public.pem"_s);
    const QStringList arguments{u"keygen"_s,     u"--algorithm"_s, algorithm, u"--name"_s,
                                u"Größe"_s,      u"--days"_s,      u"730"_s,  u"--out-cert"_s,
                                certificateFile, u"--out-key"_s,   keyFile};
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const Answer answer = run(arguments + QStringList{u"--json"_s});
    QVERIFY2(answer.code == 0, answer.err.constData());
    const QJsonObject said = QJsonDocument::fromJson(answer.out).object();
    QFile key(keyFile);
    QFile certificate(certificateFile);
    QVERIFY(key.open(QIODevice::ReadOnly) && certificate.open(QIODevice::ReadOnly));
    QCOMPARE(key.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    const KeyPair pair = KeyPair::read(Secret(QByteArrayView(key.readAll()))).value();
    const Certificate made = Certificate::read(certificate.readAll()).value();
    QVERIFY(made.belongsTo(pair));
    QCOMPARE(pair.description(), kind);
    QCOMPARE(made.commonName(), u"Größe"_s);
    QCOMPARE(made.notBefore().secsTo(made.notAfter()), 730 * 86'400);
    // From a minute ago, as in the window: NetSuite's clock may be behind.
    const qint64 begins = before.secsTo(made.notBefore());
    QVERIFY2(begins >= -61 && begins < -30, qPrintable(QString::number(begins)));
    QCOMPARE(said.value(u"algorithm"_s).toString(), algorithm);
    QCOMPARE(said.value(u"key"_s).toString(), kind);
    QCOMPARE(said.value(u"fingerprintSha256"_s).toString(), fingerprintText(made.fingerprint()));
    QCOMPARE(said.value(u"notAfter"_s).toString(), made.notAfter().toString(Qt::ISODate));
    QCOMPARE(said.value(u"keyFile"_s).toString(), keyFile);

    const Answer words = run(arguments + QStringList{u"--force"_s});
    QVERIFY2(words.code == 0, words.err.constData());
    QVERIFY(words.out.contains("public.pem") && words.out.contains("SHA-256 "));
    QVERIFY(words.out.contains(" UTC") && words.out.contains("Client Credentials (M2M) Setup"));
}

void CommandsTest::keygenEncrypts()
{
    QTemporaryDir folder;
    QFile passphrase(folder.filePath(u"word"_s));
    QVERIFY(passphrase.open(QIODevice::WriteOnly));
    passphrase.write("correct horse\r\nnot this\n");
    passphrase.close();
    const QString keyFile = folder.filePath(u"private.pem"_s);
    const QStringList arguments{
        u"keygen"_s,    u"--name"_s, u"x"_s, u"--out-cert"_s, folder.filePath(u"public.pem"_s),
        u"--out-key"_s, keyFile};
    const Answer answer
        = run(arguments + QStringList{u"--passphrase-file"_s, passphrase.fileName()});
    QVERIFY2(answer.code == 0, answer.err.constData());
    QVERIFY(answer.out.contains("needs the passphrase") && !answer.out.contains("horse"));
    QFile key(keyFile);
    QVERIFY(key.open(QIODevice::ReadOnly));
    const QByteArray text = key.readAll();
    QVERIFY(text.startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    const Secret data{QByteArrayView(text)};
    QVERIFY(KeyPair::read(data, Secret(u"correct horse"_s)).has_value());
    QVERIFY(!KeyPair::read(data, Secret(u"wrong"_s)).has_value());

    QFile empty(folder.filePath(u"empty"_s));
    QVERIFY(empty.open(QIODevice::WriteOnly) && empty.write("\n") == 1);
    empty.close();
    const Answer refused
        = run(arguments + QStringList{u"--force"_s, u"--passphrase-file"_s, empty.fileName()});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("empty"), refused.err.constData());
}

void CommandsTest::keygenReplacesNothingUnasked()
{
    QTemporaryDir folder;
    QFile there(folder.filePath(u"public.pem"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
    there.close();
    const Answer answer = run({u"keygen"_s, u"--name"_s, u"x"_s, u"--out-cert"_s, there.fileName(),
                               u"--out-key"_s, folder.filePath(u"private.pem"_s)});
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.contains("--force"), answer.err.constData());
    QVERIFY(!QFile::exists(folder.filePath(u"private.pem"_s)));
    const Answer nowhere
        = run({u"keygen"_s, u"--name"_s, u"x"_s, u"--out-cert"_s, u"/nowhere/public.pem"_s,
               u"--out-key"_s, u"/nowhere/private.pem"_s});
    QCOMPARE(nowhere.code, 2);
    QVERIFY(!nowhere.err.isEmpty());
    // A key without its certificate is of no use, and in the way of the next try.
    const Answer half
        = run({u"keygen"_s, u"--name"_s, u"x"_s, u"--out-cert"_s, u"/nowhere/public.pem"_s,
               u"--out-key"_s, folder.filePath(u"private.pem"_s)});
    QCOMPARE(half.code, 2);
    QVERIFY2(half.err.contains("/nowhere"), half.err.constData());
    QVERIFY(!QFile::exists(folder.filePath(u"private.pem"_s)));
}

SUITESCOPE_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
