// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/envfile.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

EnvSettings tbaSettings()
{
    EnvSettings settings;
    settings.facts.method = AuthMethod::TokenBased;
    settings.facts.account = AccountId::parse(u"1234567_SB1"_s).value();
    settings.credentials = TbaCredentials{u"1234567_SB1"_s, hexValue('1'), hexValue('2'),
                                          hexValue('3'), hexValue('4')};
    return settings;
}

const KeyPair &key()
{
    static const KeyPair pair = KeyPair::generate(KeyAlgorithm::EcP256).value();
    return pair;
}

EnvSettings m2mSettings(const QStringList &scopes = {u"rest_webservices"_s})
{
    EnvSettings settings;
    settings.facts.account = AccountId::parse(u"1234567"_s).value();
    settings.facts.scopes = scopes;
    settings.credentials
        = M2mCredentials{hexValue('5').revealText(), certificateIdValue().revealText(), key(),
                         SigningAlgorithm::ES256, scopes};
    return settings;
}

QByteArray merged(const QByteArray &before, const EnvSettings &settings,
                  EnvFormat format = EnvFormat::Dotenv)
{
    return EnvFile::parse(before).merged(settings, format).revealBytes();
}

QByteArray escapedPem()
{
    return key().toPkcs8Pem().value().revealBytes().replace('\n', "\\n");
}

QByteArray tbaLines(const QByteArray &ending = "\n")
{
    return "NETSUITE_AUTH_TYPE=tba" + ending + "NETSUITE_ACCOUNT_ID=1234567_SB1" + ending
        + "NETSUITE_CONSUMER_KEY=" + hexValue('1').revealBytes() + ending
        + "NETSUITE_CONSUMER_SECRET=" + hexValue('2').revealBytes() + ending
        + "NETSUITE_TOKEN_ID=" + hexValue('3').revealBytes() + ending
        + "NETSUITE_TOKEN_SECRET=" + hexValue('4').revealBytes() + ending;
}

} // namespace

class EnvFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anOpenQuoteSwallowsNothingOfOurs_data();
    void anOpenQuoteSwallowsNothingOfOurs();
    void valuesAreReadAsDotenvDoes_data();
    void valuesAreReadAsDotenvDoes();
    void theLastOfTwoWins();
    void keysOfEveryFormAreRead_data();
    void keysOfEveryFormAreRead();
    void accountsOfEverySpellingAreRead_data();
    void accountsOfEverySpellingAreRead();
    void tbaIsRead();
    void defaultsAreThoseOfTheReader();
    void theAlgorithmFollowsTheKey();
    void faultsNameTheVariable_data();
    void faultsNameTheVariable();

    void anEmptyFileGetsOurLines();
    void m2mIsWrittenForDotenv();
    void m2mIsWrittenForDocker();
    void m2mIsWrittenForTheShell();
    void otherAlgorithmsAndScopesAreWritten();
    void mergingKeepsEverythingElse_data();
    void mergingKeepsEverythingElse();
    void mergingTwiceChangesNothing_data();
    void mergingTwiceChangesNothing();
    void theOtherMethodsNamesGo();
    void aKeyOverManyLinesIsReplacedWhole();
    void otherLinesAreCounted();
    void thePreviewHidesSecrets();
    void exportingIsAtomicAndPrivate();
    void exportingNamesWhatFails();
};

void EnvFileTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void EnvFileTest::valuesAreReadAsDotenvDoes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const QByteArray &content, const QByteArray &value) {
        QTest::newRow(name) << content << value;
    };
    row("plain", "K=abc\n", "abc");
    row("no newline at the end", "K=abc", "abc");
    row("blanks around", "  K  =   abc  \n", "abc");
    row("yaml colon", "K: abc\n", "abc");
    row("export", "export K=abc\n", "abc");
    row("bom", "\xEF\xBB\xBFK=abc\n", "abc");
    row("windows", "K=abc\r\nL=1\r\n", "abc");
    row("old mac", "K=abc\rL=1\r", "abc");
    row("empty", "K=\nL=1\n", "");
    row("empty quotes", "K=\"\"\n", "");
    row("double quotes", "K=\"a b\"\n", "a b");
    row("single quotes", "K='a b'\n", "a b");
    row("back-ticks", "K=`a b`\n", "a b");
    row("blanks inside the quotes stay", "K=\" a \"\n", " a ");
    row("\\n in double quotes", "K=\"a\\nb\"\n", "a\nb");
    row("\\r in double quotes", "K=\"a\\rb\"\n", "a\rb");
    row("\\n in single quotes stays", "K='a\\nb'\n", "a\\nb");
    row("\\n in back-ticks stays", "K=`a\\nb`\n", "a\\nb");
    row("\\n without quotes stays", "K=a\\nb\n", "a\\nb");
    row("escaped quote stays escaped", "K=\"a\\\"b\"\n", "a\\\"b");
    row("no escape of the backslash", "K=\"a\\\\nb\"\n", "a\\\nb");
    row("lines in double quotes", "K=\"a\nb\nc\"\nL=1\n", "a\nb\nc");
    row("lines in single quotes", "K='a\nb'\n", "a\nb");
    row("windows lines in quotes", "K=\"a\r\nb\"\r\n", "a\nb");
    row("comment", "K=abc # more\n", "abc");
    row("number sign ends an unquoted value", "K=abc#def\n", "abc");
    row("number sign in quotes", "K=\"abc#def\"\n", "abc#def");
    row("comment after quotes", "K=\"abc\" # more\n", "abc");
    row("equals sign in the value", "K=a=b=\n", "a=b=");
    row("other quote inside", "K=\"it's\"\n", "it's");
    row("open quote", "K=\"abc\nL=1\n", "\"abc");
    row("text after the quotes", "K=\"a\" b\n", "\"a\" b");
    row("quotes within", "K=a\"b\"c\n", "a\"b\"c");
}

void EnvFileTest::valuesAreReadAsDotenvDoes()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, value);
    const EnvFile file = EnvFile::parse(content);
    QVERIFY(file.contains(u"K"_s));
    QCOMPARE(file.value(u"K"_s).revealBytes(), value);
}

void EnvFileTest::theLastOfTwoWins()
{
    const EnvFile file = EnvFile::parse("A=1\n# A=9\nB=2\nA=3\nnot an assignment\n=x\n");
    QCOMPARE(file.value(u"A"_s).revealBytes(), QByteArray("3"));
    QCOMPARE(file.names(), QStringList({u"A"_s, u"B"_s}));
    QVERIFY(!file.contains(u"C"_s));
    QVERIFY(file.value(u"C"_s).isEmpty());
}

void EnvFileTest::keysOfEveryFormAreRead_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray pkcs8 = key().toPkcs8Pem().value().revealBytes();
    const QByteArray sec1 = key().toSec1Pem().value().revealBytes();
    const auto escaped = [](QByteArray pem) { return pem.replace('\n', "\\n"); };
    const QByteArray name = "NETSUITE_PRIVATE_KEY=";
    for (const auto &[kind, pem] : {std::pair("PKCS#8", pkcs8), std::pair("SEC1", sec1)}) {
        QTest::addRow("%s, double quotes, \\n", kind) << name + '"' + escaped(pem) + '"';
        QTest::addRow("%s, single quotes, \\n", kind) << name + '\'' + escaped(pem) + '\'';
        QTest::addRow("%s, no quotes, \\n", kind) << name + escaped(pem);
        QTest::addRow("%s, double quotes, lines", kind) << name + '"' + pem + '"';
        QTest::addRow("%s, single quotes, lines", kind) << name + '\'' + pem + '\'';
        QTest::addRow("%s, no quotes, lines", kind) << name + pem;
        QTest::addRow("%s, windows lines", kind)
            << name + '"' + QByteArray(pem).replace('\n', "\r\n") + '"';
        QTest::addRow("%s, no quotes, windows lines", kind)
            << name + QByteArray(pem).replace('\n', "\r\n");
        QTest::addRow("%s, exported", kind) << "export " + name + '\'' + pem + '\'';
    }
}

void EnvFileTest::keysOfEveryFormAreRead()
{
    QFETCH(QByteArray, line);
    const QByteArray content = "NETSUITE_AUTH_TYPE=oauth2\nNETSUITE_ACCOUNT_ID=1234567\n" + line
        + "\nNETSUITE_CLIENT_ID=" + hexValue('5').revealBytes() + "\nNETSUITE_CERTIFICATE_ID=\""
        + certificateIdValue().revealBytes() + "\"\n";
    const Result<EnvSettings> settings = EnvFile::parse(content).settings();
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().detail));
    const auto &m2m = std::get<M2mCredentials>(settings->credentials);
    QCOMPARE(m2m.key.publicKeyDer(), key().publicKeyDer());
    QCOMPARE(m2m.clientId, hexValue('5').revealText());
    QCOMPARE(m2m.certificateId, certificateIdValue().revealText());
}

void EnvFileTest::accountsOfEverySpellingAreRead_data()
{
    QTest::addColumn<QByteArray>("typed");
    for (const char *typed : {"1234567_SB1", "1234567-sb1", "\"1234567_sb1\"", " 1234567-SB1 "})
        QTest::newRow(typed) << QByteArray(typed);
}

void EnvFileTest::accountsOfEverySpellingAreRead()
{
    QFETCH(QByteArray, typed);
    const QByteArray content = tbaLines().replace("1234567_SB1", typed);
    const Result<EnvSettings> settings = EnvFile::parse(content).settings();
    QVERIFY(settings);
    QCOMPARE(settings->facts.account.toString(), u"1234567_SB1"_s);
    QCOMPARE(std::get<TbaCredentials>(settings->credentials).realm, u"1234567_SB1"_s);
}

void EnvFileTest::tbaIsRead()
{
    const Result<EnvSettings> settings = EnvFile::parse(tbaLines()).settings();
    QVERIFY(settings);
    QCOMPARE(settings->facts.method, AuthMethod::TokenBased);
    const auto &tba = std::get<TbaCredentials>(settings->credentials);
    QVERIFY(tba.consumerKey == hexValue('1'));
    QVERIFY(tba.consumerSecret == hexValue('2'));
    QVERIFY(tba.tokenId == hexValue('3'));
    QVERIFY(tba.tokenSecret == hexValue('4'));
}

void EnvFileTest::defaultsAreThoseOfTheReader()
{
    QByteArray content = merged({}, m2mSettings({u"restlets"_s, u"rest_webservices"_s}));
    QVERIFY(!content.contains("NETSUITE_SCOPES"));
    QVERIFY(!content.contains("NETSUITE_ALGORITHM"));
    content.replace("NETSUITE_AUTH_TYPE=oauth2\n", ""); // told by the other names
    const Result<EnvSettings> settings = EnvFile::parse(content).settings();
    QVERIFY(settings);
    QCOMPARE(settings->facts.method, AuthMethod::ClientCredentials);
    QCOMPARE(settings->facts.scopes, QStringList({u"restlets"_s, u"rest_webservices"_s}));
    QCOMPARE(settings->facts.algorithm, SigningAlgorithm::ES256);
}

void EnvFileTest::theAlgorithmFollowsTheKey()
{
    EnvSettings settings = m2mSettings();
    auto &m2m = std::get<M2mCredentials>(settings.credentials);
    m2m.key = KeyPair::generate(KeyAlgorithm::EcP384).value();
    const Result<EnvSettings> read = EnvFile::parse(merged({}, settings)).settings();
    QVERIFY(read); // written as ES256, which is not named in the file
    QCOMPARE(read->facts.algorithm, SigningAlgorithm::ES384);
}

void EnvFileTest::faultsNameTheVariable_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("name");
    const QByteArray m2m = merged({}, m2mSettings());
    const auto without = [](QByteArray content, const QByteArray &name) {
        const qsizetype start = content.indexOf(name);
        return content.remove(start, content.indexOf('\n', start) + 1 - start);
    };
    QTest::newRow("nothing") << QByteArray() << u"NETSUITE_AUTH_TYPE"_s;
    QTest::newRow("odd type") << QByteArray("NETSUITE_AUTH_TYPE=basic\n")
                              << u"NETSUITE_AUTH_TYPE"_s;
    for (const char *name :
         {"NETSUITE_ACCOUNT_ID", "NETSUITE_CONSUMER_KEY", "NETSUITE_CONSUMER_SECRET",
          "NETSUITE_TOKEN_ID", "NETSUITE_TOKEN_SECRET"}) {
        QTest::addRow("without %s", name) << without(tbaLines(), name) << QString::fromLatin1(name);
    }
    for (const char *name :
         {"NETSUITE_CLIENT_ID", "NETSUITE_CERTIFICATE_ID", "NETSUITE_PRIVATE_KEY"}) {
        QTest::addRow("without %s", name) << without(m2m, name) << QString::fromLatin1(name);
    }
    QTest::newRow("bad account") << tbaLines().replace("1234567_SB1", "evil.example")
                                 << u"NETSUITE_ACCOUNT_ID"_s;
    QTest::newRow("bad key") << QByteArray(m2m).replace("BEGIN PRIVATE", "BEGIN PUBLIC")
                             << u"NETSUITE_PRIVATE_KEY"_s;
    QTest::newRow("bad algorithm") << m2m + "NETSUITE_ALGORITHM=RS256\n" << u"NETSUITE_ALGORITHM"_s;
    QTest::newRow("encrypted key") << merged({}, m2mSettings())
                                          .replace(escapedPem(),
                                                   key()
                                                       .toEncryptedPkcs8Pem(Secret(u"password"_s))
                                                       .value()
                                                       .revealBytes()
                                                       .replace('\n', "\\n"))
                                   << u"NETSUITE_PRIVATE_KEY"_s;
}

void EnvFileTest::faultsNameTheVariable()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, name);
    const Result<EnvSettings> settings = EnvFile::parse(content).settings();
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(settings.error().detail.startsWith(name + u' '), qPrintable(settings.error().detail));
    for (const char digit : {'1', '2', '3', '4', '5'})
        QVERIFY(!settings.error().detail.contains(hexValue(digit).revealText()));
}

void EnvFileTest::anEmptyFileGetsOurLines()
{
    QCOMPARE(merged({}, tbaSettings()), tbaLines());
    QCOMPARE(merged({}, tbaSettings(), EnvFormat::Docker), tbaLines());
}

void EnvFileTest::m2mIsWrittenForDotenv()
{
    QCOMPARE(merged({}, m2mSettings()),
             QByteArray("NETSUITE_AUTH_TYPE=oauth2\nNETSUITE_ACCOUNT_ID=1234567\n"
                        "NETSUITE_CLIENT_ID="
                        + hexValue('5').revealBytes() + "\nNETSUITE_CERTIFICATE_ID=\""
                        + certificateIdValue().revealBytes() + "\"\nNETSUITE_PRIVATE_KEY=\""
                        + escapedPem() + "\"\nNETSUITE_SCOPES=rest_webservices\n"));
}

void EnvFileTest::m2mIsWrittenForDocker()
{
    const QByteArray content = merged({}, m2mSettings(), EnvFormat::Docker);
    QVERIFY(!content.contains('"'));
    QVERIFY(!content.contains('\''));
    QVERIFY(
        content.contains("\nNETSUITE_CERTIFICATE_ID=" + certificateIdValue().revealBytes() + '\n'));
    QVERIFY(content.contains("\nNETSUITE_PRIVATE_KEY=" + escapedPem() + '\n'));
}

void EnvFileTest::m2mIsWrittenForTheShell()
{
    const QByteArray content = merged({}, m2mSettings(), EnvFormat::Shell);
    QVERIFY(content.startsWith("export NETSUITE_AUTH_TYPE=oauth2\n"));
    QVERIFY(content.contains("\nexport NETSUITE_PRIVATE_KEY='"
                             + key().toPkcs8Pem().value().revealBytes() + "'\n"));
}

void EnvFileTest::otherAlgorithmsAndScopesAreWritten()
{
    EnvSettings settings = m2mSettings({u"rest_webservices"_s, u"restlets"_s});
    std::get<M2mCredentials>(settings.credentials).algorithm = SigningAlgorithm::PS384;
    const QByteArray content = merged({}, settings);
    QVERIFY(content.contains("\nNETSUITE_ALGORITHM=PS384\n"));
    QVERIFY(content.contains("\nNETSUITE_SCOPES=rest_webservices,restlets\n"));
}

void EnvFileTest::mergingKeepsEverythingElse_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray ours = tbaLines();
    const QByteArray windows = tbaLines("\r\n");
    const QByteArray last = "NETSUITE_TOKEN_SECRET=" + hexValue('4').revealBytes();
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(name) << before << after;
    };
    row("appended", "A=1\n# note\n\nB=\"x\ny\"\n", "A=1\n# note\n\nB=\"x\ny\"\n" + ours);
    row("replaced where they stand",
        "A=1\nNETSUITE_AUTH_TYPE=oauth2\n# between\nNETSUITE_TOKEN_SECRET=old # gone\nB=2\n",
        "A=1\nNETSUITE_AUTH_TYPE=tba\n# between\n" + last + '\n'
            + QByteArray(ours).replace("NETSUITE_AUTH_TYPE=tba\n", "").replace(last + '\n', "")
            + "B=2\n");
    row("windows endings", "A=1\r\nB=2\r\n", "A=1\r\nB=2\r\n" + windows);
    row("windows, replaced", windows + "B=2\r\n", windows + "B=2\r\n");
    row("no last newline, replaced", "A=1\n" + ours.chopped(1), "A=1\n" + ours.chopped(1));
    row("no last newline, appended", "A=1", "A=1\n" + ours.chopped(1));
    row("bom",
        "\xEF\xBB\xBF"
        "A=1\n",
        "\xEF\xBB\xBF"
        "A=1\n"
            + ours);
    row("bom alone", "\xEF\xBB\xBF", "\xEF\xBB\xBF" + ours);
    row("doubles go", ours + "A=1\nNETSUITE_AUTH_TYPE=tba\n", ours + "A=1\n");
    row("commented names stay", "# NETSUITE_TOKEN_ID=x\n", "# NETSUITE_TOKEN_ID=x\n" + ours);
    row("similar names stay", "NETSUITE_TOKEN_ID_OLD=x\nMY_NETSUITE_TOKEN_ID=y\n",
        "NETSUITE_TOKEN_ID_OLD=x\nMY_NETSUITE_TOKEN_ID=y\n" + ours);
    row("odd lines stay", "if true; then\n  echo \"unclosed\n fi\n",
        "if true; then\n  echo \"unclosed\n fi\n" + ours);
}

void EnvFileTest::mergingKeepsEverythingElse()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(merged(before, tbaSettings()), after);
}

void EnvFileTest::mergingTwiceChangesNothing_data()
{
    QTest::addColumn<EnvFormat>("format");
    QTest::addColumn<QByteArray>("before");
    for (const auto &[name, format] :
         {std::pair("dotenv", EnvFormat::Dotenv), std::pair("docker", EnvFormat::Docker),
          std::pair("shell", EnvFormat::Shell)}) {
        QTest::addRow("%s, new", name) << format << QByteArray();
        QTest::addRow("%s, into one", name) << format << QByteArray("A=1\n# x\n\nB=2");
        QTest::addRow("%s, windows", name) << format << QByteArray("A=1\r\nB=2\r\n");
    }
}

void EnvFileTest::mergingTwiceChangesNothing()
{
    QFETCH(EnvFormat, format);
    QFETCH(QByteArray, before);
    const QByteArray once = merged(before, m2mSettings(), format);
    QCOMPARE(merged(once, m2mSettings(), format), once);
    const Result<EnvSettings> read = EnvFile::parse(once).settings();
    QVERIFY(read);
    QCOMPARE(std::get<M2mCredentials>(read->credentials).key.publicKeyDer(), key().publicKeyDer());
    // and back to the other method: only the foreign lines are left beside ours
    const QByteArray back = merged(once, tbaSettings(), format);
    QVERIFY(!back.contains("PRIVATE"));
    QVERIFY(!back.contains("NETSUITE_SCOPES"));
}

void EnvFileTest::theOtherMethodsNamesGo()
{
    EnvSettings rsa = m2mSettings();
    std::get<M2mCredentials>(rsa.credentials).algorithm = SigningAlgorithm::PS256;
    const QByteArray content = merged("A=1\n" + merged({}, rsa) + "B=2\n", tbaSettings());
    QCOMPARE(content, "A=1\n" + tbaLines() + "B=2\n");
}

void EnvFileTest::aKeyOverManyLinesIsReplacedWhole()
{
    const QByteArray pem = key().toPkcs8Pem().value().revealBytes();
    for (const QByteArray &quote : {QByteArray("\""), QByteArray("'"), QByteArray()}) {
        const QByteArray before
            = "A=1\nNETSUITE_PRIVATE_KEY=" + quote + pem.trimmed() + quote + "\nB=2\n";
        const QByteArray after = merged(before, tbaSettings());
        QVERIFY(!after.contains("-----"));
        QVERIFY(!after.contains(pem.split('\n').at(1)));
        QVERIFY(after.startsWith("A=1\n"));
        QVERIFY(after.endsWith("B=2\n"));
    }
}

void EnvFileTest::otherLinesAreCounted()
{
    QCOMPARE(EnvFile::parse({}).otherLines(), 0);
    QCOMPARE(EnvFile::parse(tbaLines()).otherLines(), 0);
    QCOMPARE(EnvFile::parse("\xEF\xBB\xBF# a\n\nA=1\n" + tbaLines()).otherLines(), 3);
}

void EnvFileTest::thePreviewHidesSecrets()
{
    const auto text = [](const EnvSettings &settings, EnvFormat format) {
        QStringList lines;
        for (const EnvFile::Line &line : EnvFile::preview(settings, format))
            lines.append(line.name + u'=' + line.masked);
        return lines.join(u'\n');
    };
    const QString tba = text(tbaSettings(), EnvFormat::Dotenv);
    QVERIFY(tba.contains(u"NETSUITE_ACCOUNT_ID=1234567_SB1"_s));
    QVERIFY(
        tba.contains(u"NETSUITE_TOKEN_ID=\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u20223330"_s));
    QVERIFY(
        tba.contains(u"NETSUITE_TOKEN_SECRET=\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022"_s));
    QVERIFY(!tba.contains(u"4440"_s));
    const QString m2m = text(m2mSettings(), EnvFormat::Dotenv);
    QVERIFY(!m2m.contains(u"PRIVATE KEY"_s));
    QVERIFY(m2m.contains(u"NETSUITE_PRIVATE_KEY=\"\u2022"_s));
    QVERIFY(m2m.contains(u"0123\""_s));
    QVERIFY(text(m2mSettings(), EnvFormat::Shell).contains(u"NETSUITE_PRIVATE_KEY='\u2022"_s));
    QVERIFY(!text(m2mSettings(), EnvFormat::Docker).contains(u'"'));
    // every line that is written is previewed
    QCOMPARE(EnvFile::preview(m2mSettings(), EnvFormat::Dotenv).size(), 6);
    QCOMPARE(EnvFile::preview(tbaSettings(), EnvFormat::Dotenv).size(), 6);
}

void EnvFileTest::exportingIsAtomicAndPrivate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u".env"_s);
    QVERIFY(answerOf(EnvFile::exportTo(path, tbaSettings(), EnvFormat::Dotenv)));
    const auto mode
        = [&path] { return QFileInfo(path).permissions() & ~(QFile::ReadUser | QFile::WriteUser); };
    QCOMPARE(mode(), QFile::ReadOwner | QFile::WriteOwner);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.readAll(), tbaLines());
    file.write("A=1\n");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup
                                | QFile::ReadOther));
    QVERIFY(answerOf(EnvFile::exportTo(path, tbaSettings(), EnvFormat::Dotenv)));
    QCOMPARE(mode(), QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), tbaLines() + "A=1\n");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u".env"_s});
}

void EnvFileTest::exportingNamesWhatFails()
{
    const QTemporaryDir folder;
    const Result<> answer = answerOf(
        EnvFile::exportTo(folder.filePath(u"missing/.env"_s), tbaSettings(), EnvFormat::Dotenv));
    QCOMPARE(answer.error().kind, ErrorKind::FileFault);
}

void EnvFileTest::anOpenQuoteSwallowsNothingOfOurs_data()
{
    QTest::addColumn<QByteArray>("before");
    // The first quote behind it stood in our line, which needs none any more.
    QTest::newRow("closed behind ours")
        << "FOO=\"open\nNETSUITE_ACCOUNT_ID=\"7654321\"\nBAR=x\"\n"_ba;
    QTest::newRow("behind a byte order mark")
        << "\xEF\xBB\xBF"
           "FOO=\"open\r\nNETSUITE_ACCOUNT_ID=\"7654321\"\r\nBAR=x\"\r\n"_ba;
}

void EnvFileTest::anOpenQuoteSwallowsNothingOfOurs()
{
    QFETCH(QByteArray, before);
    const QByteArray after = merged(before, tbaSettings());
    const Result<EnvSettings> read = EnvFile::parse(after).settings();
    QVERIFY2(read.has_value(), after.constData());
    QCOMPARE(read->facts.account.toString(), u"1234567_SB1"_s);
    QVERIFY(after.contains("FOO=\"open") && after.contains("BAR=x\""));
    QCOMPARE(after.count("NETSUITE_ACCOUNT_ID"), 1);
    QCOMPARE(after.startsWith("\xEF\xBB\xBF"), before.startsWith("\xEF\xBB\xBF"));
}

SUITESCOPE_GUILESS_MAIN(EnvFileTest)
#include "tst_envfile.moc"
