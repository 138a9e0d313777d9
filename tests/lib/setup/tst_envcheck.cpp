// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "envfaults.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

using Id = EnvFindingId;
using namespace envvalues;

QString listed(const QList<EnvFinding> &findings)
{
    QStringList all;
    for (const EnvFinding &finding : findings)
        all += u"%1 %2 line %3 \"%4\" %5%6"_s.arg(envFindingKey(finding.id), finding.name)
                   .arg(finding.line)
                   .arg(finding.text)
                   .arg(int(finding.weight))
                   .arg(finding.repairable ? u" repairable"_s : QString());
    return all.join(u'\n');
}

QList<EnvFinding> repairable(const EnvCheck &check)
{
    QList<EnvFinding> findings = check.findings;
    findings.removeIf([](const EnvFinding &finding) { return !finding.repairable; });
    return findings;
}

/*! The one finding that each row is about, among others that it may bring. */
std::optional<EnvFinding> only(const EnvCheck &check, Id id)
{
    std::optional<EnvFinding> found;
    for (const EnvFinding &finding : check.findings) {
        if (finding.id != id)
            continue;
        if (found)
            return std::nullopt;
        found = finding;
    }
    return found;
}

} // namespace

class EnvCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void goodFilesAreClean_data();
    void goodFilesAreClean();
    void eachFaultIsFound_data();
    void eachFaultIsFound();
    void everyFindingHasARowAndAKey();
    void misspelledNamesAreUnderstood_data();
    void misspelledNamesAreUnderstood();
    void theReaderIsSeen_data();
    void theReaderIsSeen();
    void theGravestComesFirst();
    void noFindingHoldsASecret();
};

void EnvCheckTest::goodFilesAreClean_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<EnvFormat>("reader");
    QTest::newRow("tba") << tba() << EnvFormat::Dotenv;
    QTest::newRow("m2m") << m2m() << EnvFormat::Dotenv;
    QTest::newRow("windows") << m2m().replace('\n', "\r\n") << EnvFormat::Dotenv;
    QTest::newRow("among others") << "# mine\nPATH=/bin # c\nA='x\ny'\n" + m2m() + "B: 1"
                                  << EnvFormat::Dotenv;
    QTest::newRow("RSA") << m2m("PRIVATE_KEY", keyLine(pem(KeyAlgorithm::Rsa3072)))
            + "NETSUITE_ALGORITHM=PS384\nNETSUITE_SCOPES=restlets,rest_webservices\n"
                         << EnvFormat::Dotenv;
    QTest::newRow("a byte order mark") << "\xEF\xBB\xBF" + tba() << EnvFormat::Dotenv;
    EnvSettings settings = EnvFile::parse(m2m()).settings().value();
    for (const EnvFormat format : {EnvFormat::Dotenv, EnvFormat::Docker, EnvFormat::Shell})
        QTest::addRow("as it is written here, %d", int(format))
            << EnvFile::parse({}).merged(settings, format).revealBytes() << format;
}

void EnvCheckTest::goodFilesAreClean()
{
    QFETCH(QByteArray, content);
    QFETCH(EnvFormat, reader);
    const EnvCheck check = checkEnv(content, readBy(reader));
    QVERIFY2(check.findings.isEmpty(), qPrintable(listed(check.findings)));
    QVERIFY(!check.breaks());
    QVERIFY(check.variables >= 5);
}

void EnvCheckTest::eachFaultIsFound_data()
{
    QTest::addColumn<EnvFault>("fault");
    for (const EnvFault &fault : envFaults())
        QTest::newRow(fault.name) << fault;
}

void EnvCheckTest::eachFaultIsFound()
{
    QFETCH(EnvFault, fault);
    const auto &[name, content, expected, around] = fault;
    const EnvCheck check = checkEnv(content, around);
    const std::optional<EnvFinding> found = only(check, expected.id);
    QVERIFY2(found, qPrintable(listed(check.findings)));
    QVERIFY2(*found == expected,
             qPrintable(listed({*found}) + u"\nexpected "_s + listed({expected})));
    QCOMPARE(check.breaks(),
             std::any_of(check.findings.cbegin(), check.findings.cend(),
                         [](const EnvFinding &f) { return f.weight != EnvWeight::Advice; }));

    // What is mended is not found again.
    const QList<EnvFinding> chosen = repairable(check);
    const std::optional<Secret> mended = repairedEnv(content, around, chosen);
    QVERIFY(mended);
    EnvSurroundings after = around;
    after.reader = check.reader;
    after.othersMayRead = false;
    const EnvCheck again = checkEnv(mended->revealBytes(), after);
    QVERIFY2(repairable(again).isEmpty(), qPrintable(listed(again.findings)));
}

void EnvCheckTest::everyFindingHasARowAndAKey()
{
    QSet<EnvFindingId> seen;
    for (const EnvFault &fault : envFaults())
        seen.insert(fault.expected.id);
    QSet<QString> keys;
    for (const EnvFindingId id : allEnvFindings()) {
        QVERIFY2(seen.contains(id), qPrintable(envFindingKey(id)));
        keys.insert(envFindingKey(id));
    }
    QCOMPARE(keys.size(), int(EnvFindingId::CertificateEndsSoon) + 1);
}

void EnvCheckTest::misspelledNamesAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("right"); // empty: not understood
    QTest::addColumn<bool>("certain");
    const auto row = [](const QByteArray &name, const QByteArray &value, const QString &right,
                        bool certain = true) {
        QTest::newRow(name.constData()) << name << value << right << certain;
    };
    const QString consumerKey = u"NETSUITE_CONSUMER_KEY"_s;
    row("netsuite_consumer_key", hexText('1'), consumerKey);
    row("NetSuite-Consumer-Key", hexText('1'), consumerKey);
    row("NETSUITECONSUMERKEY", "short", consumerKey); // nothing else can be meant
    row("NETSUITE_CONSUMER_KEYS", hexText('1'), consumerKey);
    row("NETSUIT_CONSUMER_KEY", hexText('1'), consumerKey);
    row("NETSUITE_CONSUEMR_KEY", hexText('1'), consumerKey);
    row("NETSUITE_CONSUMER_KAY", "short", consumerKey, false);
    row("NETSUITE_ACCOUNT", "1234567", u"NETSUITE_ACCOUNT_ID"_s);
    row("NETSUITE_REALM", "1234567_SB1", u"NETSUITE_ACCOUNT_ID"_s);
    row("NETSUITE_TOKEN", hexText('1'), u"NETSUITE_TOKEN_ID"_s);
    row("NETSUITE_TOKEN", "bearer", u"NETSUITE_TOKEN_ID"_s, false);
    row("NETSUITE_KID", certificateId(), u"NETSUITE_CERTIFICATE_ID"_s);
    row("NETSUITE_SCOPE", "restlets", u"NETSUITE_SCOPES"_s);
    row("NETSUITE_ALG", "PS256", u"NETSUITE_ALGORITHM"_s);
    row("NETSUITE_RESTLET", "x", {});
    row("NETSUITE_CLIENT_SECRET", hexText('1'), {});
    row("CONSUMER_KEY", hexText('1'), {});
    row("NS_TOKEN_ID", hexText('1'), {});
    row("ACCOUNT_ID", "1234567", {});
}

void EnvCheckTest::misspelledNamesAreUnderstood()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, right);
    QFETCH(bool, certain);
    const EnvCheck check = checkEnv("NETSUITE_X_Y=\n" + name + '=' + value + '\n', at());
    const std::optional<EnvFinding> found = only(check, Id::NameMisspelled);
    QCOMPARE(found ? found->text : QString(), right);
    if (found) {
        QCOMPARE(found->repairable, certain);
        QCOMPARE(found->line, 2);
        QVERIFY(!listed(check.findings).contains(u"name-missing "_s + right));
    }
}

void EnvCheckTest::theReaderIsSeen_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<EnvFormat>("reader");
    QTest::newRow("plain") << tba() << u".env"_s << EnvFormat::Dotenv;
    QTest::newRow("exported") << "export " + tba() << u".env"_s << EnvFormat::Shell;
    QTest::newRow("docker by its name") << tba() << u"docker.env"_s << EnvFormat::Docker;
    QTest::newRow("a key without quotes is a mistake")
        << "NETSUITE_PRIVATE_KEY=" + oneLine(pem()) << u".env"_s << EnvFormat::Dotenv;
}

void EnvCheckTest::theReaderIsSeen()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, fileName);
    EnvSurroundings around = at();
    around.fileName = fileName;
    QTEST(checkEnv(content, around).reader, "reader");
}

void EnvCheckTest::theGravestComesFirst()
{
    EnvSurroundings around = at();
    around.othersMayRead = true;
    const EnvCheck check
        = checkEnv("NETSUITE_FOO=1\nNETSUITE_ACCOUNT_ID=1234567\nNETSUITE_AUTH_TYPE=TBA\n"
                   "NETSUITE_CONSUMER_KEY=1\nNETSUITE_TOKEN_ID=2\n",
                   around);
    QList<std::pair<int, int>> order;
    for (const EnvFinding &finding : check.findings)
        order.append({int(finding.weight), finding.line});
    QList<std::pair<int, int>> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    QCOMPARE(order, sorted);
    QVERIFY(order.size() >= 8);
    QVERIFY(check.breaks());
}

void EnvCheckTest::noFindingHoldsASecret()
{
    // Values in places where they do not belong.
    const QByteArray secret = hexText('9');
    const QByteArray key = oneLine(pem());
    QByteArray content;
    for (const QString &name : EnvFile::ourNames()) {
        content += name.toLatin1() + '=' + secret + '\n';
        content += name.toLatin1() + "=\"" + key + "\"\n";
        content += name.toLatin1() + "='" + secret + " " + secret + "'\n";
    }
    const EnvCheck check = checkEnv(content, at());
    QVERIFY(check.findings.size() > 20);
    const QString all = listed(check.findings);
    QVERIFY2(!all.contains(QString::fromLatin1(secret.left(12))), qPrintable(all));
    QVERIFY2(!all.contains(QString::fromLatin1(pem().mid(40, 12))), qPrintable(all));
    QString changes;
    for (const EnvChange &change : envChanges(content, at(), check.findings))
        changes += change.before + u'\n' + change.after + u'\n';
    QVERIFY(!changes.isEmpty());
    QVERIFY2(!changes.contains(QString::fromLatin1(secret.left(12))), qPrintable(changes));
    QVERIFY2(!changes.contains(QString::fromLatin1(pem().mid(40, 12))), qPrintable(changes));
}

SUITESCOPE_GUILESS_MAIN(EnvCheckTest)
#include "tst_envcheck.moc"
