// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keypair.h"
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

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

QByteArray digits(char first)
{
    return first + QByteArray("0123456789abcdef").repeated(4).mid(1);
}

QByteArray good()
{
    return "# of the shop\nNETSUITE_AUTH_TYPE=tba\nNETSUITE_ACCOUNT_ID=1234567_SB1\n"
           "NETSUITE_CONSUMER_KEY="
        + digits('1') + "\nNETSUITE_CONSUMER_SECRET=" + digits('2') + "\nNETSUITE_TOKEN_ID="
        + digits('3') + "\nNETSUITE_TOKEN_SECRET=" + digits('4') + "\nOTHER=\"a b\" # c\n";
}

} // namespace

/*! `suitescope env check`, as scripts start it. */
class EnvCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aGoodFileIsClean();
    void faultsAreNamed();
    void whatIsCertainIsMended();
    void theReaderCanBeNamed();
    void jsonIsForPrograms();
    void whatCannotBeReadIsSaid_data();
    void whatCannotBeReadIsSaid();
    void anOpenQuoteIsLeftAlone();

private:
    struct Answer
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    [[nodiscard]] Answer check(const QStringList &more = {}, const QString &path = {});
    [[nodiscard]] bool write(const QByteArray &content, QFile::Permissions permissions = ownerOnly);
    [[nodiscard]] QByteArray content() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void EnvCommandTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u".env"_s);
}

EnvCommandTest::Answer EnvCommandTest::check(const QStringList &more, const QString &path)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_folder->path());
    for (const QString &variable : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.insert(variable, m_folder->filePath(variable));
    environment.remove(u"QT_QPA_PLATFORM"_s);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QString::fromLatin1(SUITESCOPE_PROGRAM),
                  QStringList{u"env"_s, u"check"_s, path.isEmpty() ? m_path : path} + more);
    if (!program.waitForFinished(30'000) || program.exitStatus() != QProcess::NormalExit)
        return {};
    Answer answer{program.exitCode(), program.readAllStandardOutput(),
                  program.readAllStandardError()};
    static const QRegularExpression secret(u"\\b[0-9a-f]{16,}\\b|[A-Za-z0-9+/]{40}"_s);
    if (QString::fromUtf8(answer.out + answer.err).contains(secret))
        answer.code = -2;
    return answer;
}

bool EnvCommandTest::write(const QByteArray &content, QFile::Permissions permissions)
{
    QFile file(m_path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
        && file.setPermissions(permissions);
}

QByteArray EnvCommandTest::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void EnvCommandTest::aGoodFileIsClean()
{
    QVERIFY(write(good()));
    const Answer answer = check();
    QVERIFY2(answer.code == 0, answer.err.constData());
    QVERIFY2(answer.out.contains("as dotenv reads it"), answer.out.constData());
    QVERIFY2(answer.out.contains("Nothing is wrong"), answer.out.constData());
}

void EnvCommandTest::faultsAreNamed()
{
    QByteArray text = good();
    text.replace("NETSUITE_TOKEN_ID=", "NETSUITE_TOKENID=");
    text.replace("NETSUITE_TOKEN_SECRET=" + digits('4') + '\n', "");
    QVERIFY(write(text, ownerOnly | QFile::ReadOther));
    const Answer answer = check();
    QVERIFY2(answer.code == 1, answer.err.constData());
    QVERIFY2(answer.out.contains("Fault, line 6: NETSUITE_TOKENID "), answer.out.constData());
    QVERIFY2(answer.out.contains("Repair: Rename it to NETSUITE_TOKEN_ID."),
             answer.out.constData());
    QVERIFY(answer.out.contains("Fault: NETSUITE_TOKEN_SECRET is missing."));
    QVERIFY(answer.out.contains("Likely fault: Other users"));
    QCOMPARE(content(), text);
}

void EnvCommandTest::whatIsCertainIsMended()
{
    QByteArray text = good();
    text.replace("NETSUITE_TOKEN_ID=", "netsuite_token_id: ");
    text.replace("1234567_SB1", "1234567-sb1");
    QVERIFY(write(text, ownerOnly | QFile::ReadGroup));
    const Answer answer = check({u"--repair"_s});
    QVERIFY2(answer.code == 0, (answer.out + answer.err).constData());
    QVERIFY2(answer.out.contains("- NETSUITE_ACCOUNT_ID=1234567-sb1"), answer.out.constData());
    QVERIFY2(answer.out.contains("+ NETSUITE_ACCOUNT_ID=1234567_SB1"), answer.out.constData());
    QVERIFY(answer.out.contains("Nothing is wrong"));
    QCOMPARE(content(), good());
    QCOMPARE(QFile::permissions(m_path) & QFile::Permissions(0x0077), QFile::Permissions());
    // A second time there is nothing to do, and what cannot be mended stays and is said.
    QVERIFY(write(good().replace(digits('4'), "abc12")));
    const Answer again = check({u"--repair"_s});
    QCOMPARE(again.code, 1);
    QVERIFY2(again.out.contains("the length 5 instead of 64"), again.out.constData());
}

void EnvCommandTest::theReaderCanBeNamed()
{
    const QByteArray pem
        = KeyPair::generate(KeyAlgorithm::EcP256).value().toPkcs8Pem().value().revealBytes();
    QByteArray line = pem.trimmed();
    line.replace('\n', "\\n");
    QVERIFY(write("NETSUITE_AUTH_TYPE=oauth2\nNETSUITE_ACCOUNT_ID=1234567_SB1\n"
                  "NETSUITE_CLIENT_ID="
                  + digits('1')
                  + "\nNETSUITE_CERTIFICATE_ID=akT3xR_9fQ2mZ0aLw7YbNcE4hVgUoJ5iDsPtX8qGuVw\n"
                    "NETSUITE_PRIVATE_KEY="
                  + line + '\n'));
    const QByteArray before = content();
    QCOMPARE(check().code, 1);
    QCOMPARE(check({u"--format"_s, u"docker"_s}).code, 0);
    const Answer repaired = check({u"--repair"_s, u"--format"_s, u"docker"_s});
    QCOMPARE(repaired.code, 0);
    QCOMPARE(content(), before);
    QCOMPARE(check({u"--repair"_s}).code, 0);
    QVERIFY(content().endsWith("NETSUITE_PRIVATE_KEY=\"" + line + "\"\n"));
    QCOMPARE(check({u"--format"_s, u"docker"_s}).code, 1);
}

void EnvCommandTest::jsonIsForPrograms()
{
    QVERIFY(write(good().replace("_SB1", "").replace("_TYPE=tba", "_TYPE=TBA")));
    const Answer answer = check({u"--json"_s});
    QCOMPARE(answer.code, 1);
    const QJsonObject report = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(report.value(u"file"_s).toString(), m_path);
    QCOMPARE(report.value(u"reader"_s).toString(), u"dotenv"_s);
    QCOMPARE(report.value(u"breaks"_s).toBool(), true);
    const QJsonArray findings = report.value(u"findings"_s).toArray();
    QCOMPARE(findings.size(), 2);
    const QJsonObject first = findings.first().toObject();
    QCOMPARE(first.value(u"id"_s).toString(), u"auth-type-spelling"_s);
    QCOMPARE(first.value(u"weight"_s).toString(), u"likely"_s);
    QCOMPARE(first.value(u"line"_s).toInt(), 2);
    QCOMPARE(first.value(u"repairable"_s).toBool(), true);
    QCOMPARE(findings.last().toObject().value(u"id"_s).toString(), u"account-is-production"_s);

    const Answer repaired = check({u"--json"_s, u"--repair"_s});
    QCOMPARE(repaired.code, 0);
    const QJsonObject after = QJsonDocument::fromJson(repaired.out).object();
    QCOMPARE(after.value(u"repaired"_s).toArray().size(), 1);
    QCOMPARE(after.value(u"findings"_s).toArray().size(), 1);
    QCOMPARE(after.value(u"breaks"_s).toBool(true), false);
}

void EnvCommandTest::whatCannotBeReadIsSaid_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nowhere") << u"/nowhere/.env"_s << QByteArray() << "/nowhere/.env"_ba;
    QTest::newRow("a folder") << u"/"_s << QByteArray() << "is a folder"_ba;
    QTest::newRow("no text") << QString() << QByteArray("a\0b", 3) << "is not a text file"_ba;
    QTest::newRow("too large") << QString() << QByteArray(1024 * 1024 + 1, '#')
                               << "larger than 1 MB"_ba;
}

void EnvCommandTest::whatCannotBeReadIsSaid()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, words);
    QVERIFY(!path.isEmpty() || write(content));
    const Answer answer = check({u"--repair"_s}, path);
    QCOMPARE(answer.code, 2);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.err.contains(words), answer.err.constData());
}

void EnvCommandTest::anOpenQuoteIsLeftAlone()
{
    const QByteArray text = "A=\"open\nNETSUITE_ACCOUNT_ID=\"1234567-sb1\"\nB=x\"\n";
    QVERIFY(write(text));
    const Answer answer = check({u"--repair"_s});
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.contains("never closed"), answer.err.constData());
    QCOMPARE(content(), text);
}

SUITESCOPE_GUILESS_MAIN(EnvCommandTest)
#include "tst_envcommand.moc"
