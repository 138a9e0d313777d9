// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the programs that read our .env files make of them: npm's dotenv, Node itself, POSIX shells
// and Docker's rules.
#include "lib/setup/envcheck.h"
#include "setupvalues.h"
#include "tests/support/npmpackage.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

using Values = QMap<QString, QByteArray>;

constexpr int runTimeout = 20'000;

struct Run
{
    bool good = false;
    QByteArray output;
    QByteArray errors;
};

Run run(const QString &program, const QStringList &arguments, int timeout = runTimeout)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(timeout)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

/*! The folder of dotenv in the build folder, fetched once; empty when it cannot be had. */
QString dotenvFolder(const QString &version)
{
    return npmPackage(QStringLiteral(SUITESCOPE_TEST_CACHE), u"dotenv"_s, version);
}

Values fromJson(const QByteArray &json)
{
    Values values;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        values.insert(it.key(), it.value().toString().toUtf8());
    return values;
}

/*! Docker's --env-file: lines, a # at the start, the first =, and nothing else; quotes stay. */
Values readLikeDocker(const QByteArray &content)
{
    Values values;
    for (QByteArray line : content.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        while (!line.isEmpty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove(0, 1);
        const qsizetype equals = line.indexOf('=');
        if (line.isEmpty() || line.front() == '#' || equals < 0)
            continue;
        values.insert(QString::fromUtf8(line.left(equals)), line.mid(equals + 1));
    }
    return values;
}

const KeyPair &key()
{
    static const KeyPair pair = KeyPair::generate(KeyAlgorithm::EcP384).value();
    return pair;
}

EnvSettings m2mSettings()
{
    EnvSettings settings;
    settings.facts.account = AccountId::parse(u"1234567_SB1"_s).value();
    settings.credentials = M2mCredentials{hexValue('5').revealText(),
                                          certificateIdValue().revealText(),
                                          key(),
                                          SigningAlgorithm::ES384,
                                          {u"rest_webservices"_s, u"suite_analytics"_s}};
    return settings;
}

EnvSettings tbaSettings()
{
    EnvSettings settings;
    settings.facts.method = AuthMethod::TokenBased;
    settings.facts.account = AccountId::parse(u"TSTDRV1234567"_s).value();
    settings.credentials = TbaCredentials{u"TSTDRV1234567"_s, hexValue('1'), hexValue('2'),
                                          hexValue('3'), hexValue('4')};
    return settings;
}

Values m2mValues()
{
    return {{u"NETSUITE_AUTH_TYPE"_s, "oauth2"},
            {u"NETSUITE_ACCOUNT_ID"_s, "1234567_SB1"},
            {u"NETSUITE_CLIENT_ID"_s, hexValue('5').revealBytes()},
            {u"NETSUITE_CERTIFICATE_ID"_s, certificateIdValue().revealBytes()},
            {u"NETSUITE_PRIVATE_KEY"_s, key().toPkcs8Pem().value().revealBytes()},
            {u"NETSUITE_ALGORITHM"_s, "ES384"},
            {u"NETSUITE_SCOPES"_s, "rest_webservices,suite_analytics"}};
}

Values tbaValues()
{
    return {{u"NETSUITE_AUTH_TYPE"_s, "tba"},
            {u"NETSUITE_ACCOUNT_ID"_s, "TSTDRV1234567"},
            {u"NETSUITE_CONSUMER_KEY"_s, hexValue('1').revealBytes()},
            {u"NETSUITE_CONSUMER_SECRET"_s, hexValue('2').revealBytes()},
            {u"NETSUITE_TOKEN_ID"_s, hexValue('3').revealBytes()},
            {u"NETSUITE_TOKEN_SECRET"_s, hexValue('4').revealBytes()}};
}

void verifyHolds(const Values &read, const Values &expected)
{
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        QVERIFY2(read.contains(it.key()), qPrintable(it.key()));
        QCOMPARE(read.value(it.key()), it.value());
    }
}

/*! A complete file whose key stands there as \a keyLine says, with \a more behind it. */
QByteArray fileWith(const QByteArray &keyLine, const QByteArray &more = {})
{
    return "NETSUITE_AUTH_TYPE=oauth2\nNETSUITE_ACCOUNT_ID=1234567_SB1\nNETSUITE_CLIENT_ID="
        + hexValue('5').revealBytes() + "\nNETSUITE_CERTIFICATE_ID=\""
        + certificateIdValue().revealBytes() + "\"\n" + keyLine
        + "\nNETSUITE_SCOPES=rest_webservices,suite_analytics\n" + more + "OTHER=\"a b\"\n";
}

QByteArray mended(const QByteArray &content, EnvFormat reader)
{
    EnvSurroundings around;
    around.now = QDateTime::currentDateTimeUtc();
    around.reader = reader;
    return repairedEnv(content, around, checkEnv(content, around).findings)
        .value_or(Secret())
        .revealBytes();
}

} // namespace

class EnvReadersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void dotenvReadsIt_data();
    void dotenvReadsIt();
    void dotenvAgreesWithOurReader();
    void whatIsMendedIsReadRight_data();
    void whatIsMendedIsReadRight();
    void whatIsMendedForAShellIsReadRight();
    void whatIsMendedForDockerIsReadRight();
    void nodeReadsIt();
    void shellsReadIt_data();
    void shellsReadIt();
    void dockerReadsIt();

private:
    [[nodiscard]] QString write(const QByteArray &before, const EnvSettings &settings,
                                EnvFormat format);
    [[nodiscard]] QString writeAsItIs(const QByteArray &content);
    [[nodiscard]] Values readByDotenv(const QString &module, const QByteArray &content);

    QTemporaryDir m_folder;
    QString m_node;
};

void EnvReadersTest::initTestCase()
{
    m_node = QStandardPaths::findExecutable(u"node"_s);
}

QString EnvReadersTest::write(const QByteArray &before, const EnvSettings &settings,
                              EnvFormat format)
{
    const QString path = m_folder.filePath(u".env"_s);
    QFile::remove(path);
    if (!before.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(before) != before.size())
            return {};
    }
    return answerOf(EnvFile::exportTo(path, settings, format)) ? path : QString();
}

void EnvReadersTest::dotenvReadsIt_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QByteArray>("before");
    for (const char *version : {"10", "14", "16", "17"}) {
        QTest::addRow("%s, new", version) << QString::fromLatin1(version) << QByteArray();
        QTest::addRow("%s, merged", version)
            << QString::fromLatin1(version)
            << QByteArray("# mine\nOTHER=\"a b\"\nNETSUITE_CLIENT_ID=old\nLAST=1");
        QTest::addRow("%s, windows", version)
            << QString::fromLatin1(version) << QByteArray("OTHER=\"a b\"\r\nLAST=1\r\n");
    }
}

void EnvReadersTest::dotenvReadsIt()
{
    QFETCH(QString, version);
    QFETCH(QByteArray, before);
    if (m_node.isEmpty())
        QSKIP("node is not installed: dotenv was not asked");
    const QString module = dotenvFolder(version);
    if (module.isEmpty())
        QSKIP("this version of npm's dotenv could not be installed");
    const QString script
        = u"const fs = require('fs');"
          "const d = require(process.argv[1]);"
          "process.stdout.write(JSON.stringify(d.parse(fs.readFileSync(process.argv[2]))))"_s;
    for (const auto &[settings, expected] :
         {std::pair(m2mSettings(), m2mValues()), std::pair(tbaSettings(), tbaValues())}) {
        const QString path = write(before, settings, EnvFormat::Dotenv);
        QVERIFY(!path.isEmpty());
        const Run node = run(m_node, {u"-e"_s, script, module, path});
        QVERIFY2(node.good, node.errors.constData());
        const Values read = fromJson(node.output);
        verifyHolds(read, expected);
        if (!before.isEmpty()) {
            QCOMPARE(read.value(u"OTHER"_s), QByteArray("a b"));
            QCOMPARE(read.value(u"LAST"_s), QByteArray("1"));
        }
        QCOMPARE(read.size(), expected.size() + (before.isEmpty() ? 0 : 2));
    }
}

// Ours claims to read as dotenv 15 and newer does: compared on files full of traps.
void EnvReadersTest::dotenvAgreesWithOurReader()
{
    if (m_node.isEmpty())
        QSKIP("node is not installed: dotenv was not asked");
    const QString module = dotenvFolder(u"17"_s);
    if (module.isEmpty())
        QSKIP("npm's dotenv could not be installed");
    const QByteArray content
        = "A=1\nB = two words  \nC=\"x\\ny\"\nD='x\\ny'\nE=`x\\ny`\nF=a#b\nG=\"a#b\" # c\n"
          "H=\"line one\nline two\"\nI='it\"s'\nJ=\"a\\\"b\"\nexport K=k\nL: colon\nM=\nN=\"\"\n"
          "O=\"open\nP=after\nQ=\"a\" b\nR=a=b==\n  S  =  s\nT=\"\\\\n\"\n#U=comment\nV\n"
          "W=one\nW=two\nX-1.y=dots\nY='a\r\nb'\r\nZ=\"a\\rb\"\n";
    const QString path = m_folder.filePath(u"traps"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Run node = run(m_node,
                         {u"-e"_s,
                          u"process.stdout.write(JSON.stringify(require(process.argv[1]).parse("
                          "require('fs').readFileSync(process.argv[2]))))"_s,
                          module, path});
    QVERIFY2(node.good, node.errors.constData());
    const Values theirs = fromJson(node.output);
    const EnvFile ours = EnvFile::parse(content);
    QStringList names = ours.names();
    names.sort();
    QCOMPARE(names, QStringList(theirs.keys()));
    for (auto it = theirs.cbegin(); it != theirs.cend(); ++it)
        QCOMPARE(it.key() + u'=' + ours.value(it.key()).revealText(),
                 it.key() + u'=' + QString::fromUtf8(it.value()));
}

QString EnvReadersTest::writeAsItIs(const QByteArray &content)
{
    const QString path = m_folder.filePath(u"as-it-is"_s);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path
                                                                                    : QString();
}

Values EnvReadersTest::readByDotenv(const QString &module, const QByteArray &content)
{
    const Run node = run(m_node,
                         {u"-e"_s,
                          u"process.stdout.write(JSON.stringify(require(process.argv[1]).parse("
                          "require('fs').readFileSync(process.argv[2]))))"_s,
                          module, writeAsItIs(content)});
    return fromJson(node.output);
}

// Each row is a claim as well: that this version misreads the file as it is.
void EnvReadersTest::whatIsMendedIsReadRight_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("misread");
    const QByteArray pem = key().toPkcs8Pem().value().revealBytes();
    QByteArray oneLine = pem;
    oneLine.replace('\n', "\\n");
    const QByteArray good = "NETSUITE_PRIVATE_KEY=\"" + oneLine + '"';
    const QByteArray algorithm = "NETSUITE_ALGORITHM=ES384\n";
    const QByteArray clientId = "NETSUITE_CLIENT_ID=" + hexValue('5').revealBytes();
    for (const int version : {10, 14, 16, 17}) {
        const auto row = [version](const char *name, const QByteArray &content, bool misread) {
            QTest::addRow("%d, %s", version, name)
                << QString::number(version) << content << misread;
        };
        row("as it was pasted", fileWith("NETSUITE_PRIVATE_KEY=" + pem.trimmed(), algorithm), true);
        row("without quotes", fileWith("NETSUITE_PRIVATE_KEY=" + oneLine, algorithm), true);
        row("in single quotes", fileWith("NETSUITE_PRIVATE_KEY='" + oneLine + '\'', algorithm),
            true);
        row("over many lines", fileWith("NETSUITE_PRIVATE_KEY=\"" + pem + '"', algorithm),
            version < 15);
        row("back-ticks",
            fileWith(good, algorithm)
                .replace(clientId, "NETSUITE_CLIENT_ID=`" + hexValue('5').revealBytes() + '`'),
            version < 15);
        row("a comment behind", fileWith(good, algorithm).replace(clientId, clientId + " # c"),
            version < 14);
        row("a colon",
            fileWith(good, algorithm).replace("NETSUITE_ACCOUNT_ID=", "NETSUITE_ACCOUNT_ID: "),
            version < 15);
        row("no algorithm", fileWith(good), true);
        row("the wrong name and algorithm",
            fileWith(good, "NETSUITE_ALG=es512\n")
                .replace("NETSUITE_CLIENT_ID", "NetSuite_ClientID"),
            true);
        row("twice and swapped",
            "NETSUITE_ACCOUNT_ID=1\n"
                + fileWith(good, algorithm)
                      .replace("\"" + certificateIdValue().revealBytes() + '"', "swapped")
                      .replace(hexValue('5').revealBytes(),
                               '"' + certificateIdValue().revealBytes() + '"')
                      .replace("swapped", hexValue('5').revealBytes()),
            true);
    }
}

void EnvReadersTest::whatIsMendedIsReadRight()
{
    QFETCH(QString, version);
    QFETCH(QByteArray, content);
    QFETCH(bool, misread);
    if (m_node.isEmpty())
        QSKIP("node is not installed: dotenv was not asked");
    const QString module = dotenvFolder(version);
    if (module.isEmpty())
        QSKIP("this version of npm's dotenv could not be installed");
    const auto isRight = [&](Values read) {
        Values expected = m2mValues();
        for (Values *values : {&read, &expected}) // the last line break of a key is nobody's
            (*values)[u"NETSUITE_PRIVATE_KEY"_s]
                = values->value(u"NETSUITE_PRIVATE_KEY"_s).trimmed();
        for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
            if (read.value(it.key()) != it.value())
                return false;
        }
        return read.value(u"OTHER"_s) == "a b" && read.size() == expected.size() + 1;
    };
    QCOMPARE(!isRight(readByDotenv(module, content)), misread);
    const QByteArray after = mended(content, EnvFormat::Dotenv);
    QVERIFY2(isRight(readByDotenv(module, after)), after.constData());
}

void EnvReadersTest::whatIsMendedForAShellIsReadRight()
{
    const QByteArray pem = key().toPkcs8Pem().value().revealBytes();
    QByteArray oneLine = pem.trimmed();
    oneLine.replace('\n', "\\n");
    QByteArray content = fileWith("NETSUITE_PRIVATE_KEY=\"" + oneLine + '"');
    content.replace("NETSUITE_AUTH_TYPE=oauth2\n", "export NETSUITE_AUTH_TYPE=oauth2\r\n");
    content.replace("NETSUITE_ACCOUNT_ID=1234567_SB1", "NETSUITE_ACCOUNT_ID = `1234567_SB1`");
    const QByteArray after = mended(content, EnvFormat::Shell);
    const Run result = run(u"sh"_s, {u"-c"_s, u". \"$0\" && env -0"_s, writeAsItIs(after)});
    QVERIFY2(result.good, result.errors.constData());
    Values read;
    for (const QByteArray &variable : result.output.split('\0')) {
        const qsizetype equals = variable.indexOf('=');
        read.insert(QString::fromUtf8(variable.left(equals)), variable.mid(equals + 1));
    }
    read[u"NETSUITE_PRIVATE_KEY"_s] += '\n';
    verifyHolds(read, m2mValues());
}

void EnvReadersTest::whatIsMendedForDockerIsReadRight()
{
    const QByteArray pem = key().toPkcs8Pem().value().revealBytes();
    QByteArray content = fileWith("export NETSUITE_PRIVATE_KEY=\"" + pem + '"');
    content.replace("NETSUITE_ACCOUNT_ID=1234567_SB1", "NETSUITE_ACCOUNT_ID: 1234567_SB1 # c");
    Values read = readLikeDocker(mended(content, EnvFormat::Docker));
    read[u"NETSUITE_PRIVATE_KEY"_s].replace("\\n", "\n");
    verifyHolds(read, m2mValues());
}

void EnvReadersTest::nodeReadsIt()
{
    if (m_node.isEmpty())
        QSKIP("node is not installed: its own reader was not asked");
    const QString script
        = u"const u = require('util'); if (!u.parseEnv) { process.stdout.write('old'); }"
          "else process.stdout.write(JSON.stringify(u.parseEnv("
          "require('fs').readFileSync(process.argv[1], 'utf8'))))"_s;
    const QString path = write({}, m2mSettings(), EnvFormat::Dotenv);
    const Run node = run(m_node, {u"-e"_s, script, path});
    QVERIFY2(node.good, node.errors.constData());
    if (node.output == "old")
        QSKIP("this version of node has no reader of its own");
    verifyHolds(fromJson(node.output), m2mValues());
}

void EnvReadersTest::shellsReadIt_data()
{
    QTest::addColumn<QStringList>("shell");
    QTest::addColumn<QByteArray>("before");
    QList<QStringList> shells;
    for (const QString &name : {u"sh"_s, u"dash"_s, u"bash"_s, u"zsh"_s, u"ksh"_s}) {
        if (!QStandardPaths::findExecutable(name).isEmpty())
            shells.append({name});
    }
    if (!QStandardPaths::findExecutable(u"busybox"_s).isEmpty())
        shells.append({u"busybox"_s, u"sh"_s});
    for (const QStringList &shell : std::as_const(shells)) {
        const QByteArray name = shell.first().toLatin1();
        QTest::addRow("%s, new", name.constData()) << shell << QByteArray();
        QTest::addRow("%s, merged", name.constData())
            << shell << QByteArray("# mine\nexport OTHER='a b'\nNETSUITE_CLIENT_ID=old\n");
    }
}

void EnvReadersTest::shellsReadIt()
{
    QFETCH(QStringList, shell);
    QFETCH(QByteArray, before);
    for (const auto &[settings, expected] :
         {std::pair(m2mSettings(), m2mValues()), std::pair(tbaSettings(), tbaValues())}) {
        const QString path = write(before, settings, EnvFormat::Shell);
        QVERIFY(!path.isEmpty());
        // what a child process of that shell sees
        const Run result = run(shell.first(),
                               shell.mid(1) + QStringList{u"-c"_s, u". \"$0\" && env -0"_s, path});
        QVERIFY2(result.good, result.errors.constData());
        Values read;
        for (const QByteArray &variable : result.output.split('\0')) {
            const qsizetype equals = variable.indexOf('=');
            read.insert(QString::fromUtf8(variable.left(equals)), variable.mid(equals + 1));
        }
        verifyHolds(read, expected);
        if (!before.isEmpty())
            QCOMPARE(read.value(u"OTHER"_s), QByteArray("a b"));
    }
}

void EnvReadersTest::dockerReadsIt()
{
    const QString path = write("# mine\nOTHER=a b\n", m2mSettings(), EnvFormat::Docker);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    Values read = readLikeDocker(file.readAll());
    QCOMPARE(read.value(u"OTHER"_s), QByteArray("a b"));
    // Docker has no escapes: the consumer turns \n back into line breaks.
    QVERIFY(!read.value(u"NETSUITE_PRIVATE_KEY"_s).contains('\n'));
    read[u"NETSUITE_PRIVATE_KEY"_s].replace("\\n", "\n");
    verifyHolds(read, m2mValues());
}

SUITESCOPE_GUILESS_MAIN(EnvReadersTest)
#include "tst_envreaders.moc"
