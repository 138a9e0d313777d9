// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "envfaults.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;
using namespace envvalues;

namespace {

QList<EnvFinding> repairable(const QByteArray &content, const EnvSurroundings &around)
{
    QList<EnvFinding> findings = checkEnv(content, around).findings;
    findings.removeIf([](const EnvFinding &finding) { return !finding.repairable; });
    return findings;
}

QList<EnvFinding> only(QList<EnvFinding> findings, EnvFindingId id)
{
    findings.removeIf([id](const EnvFinding &finding) { return finding.id != id; });
    return findings;
}

QByteArray repaired(const QByteArray &content, const EnvSurroundings &around = at())
{
    const auto text = repairedEnv(content, around, repairable(content, around));
    return text ? text->revealBytes() : QByteArray("not safe");
}

const QByteArray foreign1 = "# of the shop = \"mine\n\nexport PATH='a b'  # c\n";
const QByteArray foreign2 = "NETSUITE_FOO=`x`\nno assignment\nK: v \n";

} // namespace

class EnvRepairTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void linesAreMended_data();
    void linesAreMended();
    void theRestStays_data();
    void theRestStays();
    void onlyWhatIsChosenIsMended();
    void oneOfTwoOfAKindCanBeChosen();
    void nothingChosenChangesNothing();
    void anOpenQuoteIsNotClosedByUs();
    void changesAreShownWithoutSecrets_data();
    void changesAreShownWithoutSecrets();
};

void EnvRepairTest::linesAreMended_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<EnvSurroundings>("around");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const EnvSurroundings &around = at()) {
        QTest::newRow(name) << before << around << after;
    };
    const auto key = [](const QByteArray &line) -> QByteArray { return m2m("PRIVATE_KEY", line); };
    const auto token = [](const QByteArray &line) -> QByteArray { return tba("TOKEN_ID", line); };
    const QByteArray trimmed = pem().trimmed();
    const QByteArray good = "NETSUITE_PRIVATE_KEY=\"" + oneLine(trimmed) + '"';
    row("a key as it was pasted", key("NETSUITE_PRIVATE_KEY=" + trimmed), key(good));
    row("a key as it was pasted, windows",
        key("NETSUITE_PRIVATE_KEY=" + trimmed).replace('\n', "\r\n"),
        QByteArray(key(good)).replace('\n', "\r\n"));
    row("a key without quotes", key("NETSUITE_PRIVATE_KEY=" + oneLine(trimmed)), key(good));
    row("a key in single quotes", key("NETSUITE_PRIVATE_KEY='" + oneLine(trimmed) + "'"),
        key(good));
    row("a key in back-ticks", key("NETSUITE_PRIVATE_KEY=`" + trimmed + '`'), key(good));
    row("a key over many lines, with a comment",
        key("NETSUITE_PRIVATE_KEY=\"" + trimmed + "\" # x"), key("# x\n" + good));
    row("a key for docker",
        key("NETSUITE_PRIVATE_KEY=\"" + trimmed + '"')
            .replace("=\"-a", "=-a")
            .replace("0123\"", "0123"),
        key("NETSUITE_PRIVATE_KEY=" + oneLine(trimmed))
            .replace("=\"-a", "=-a")
            .replace("0123\"", "0123"),
        readBy(EnvFormat::Docker));
    row("a key for a shell", QByteArray(key(good)).replace("NETSUITE", "export NETSUITE"),
        key("NETSUITE_PRIVATE_KEY='" + trimmed + '\'').replace("NETSUITE", "export NETSUITE"),
        readBy(EnvFormat::Shell));
    row("UTF-16", utf16(token("NETSUITE_TOKEN_ID: " + hexText('3'))), tba());
    row("a misspelled name keeps its line",
        token(" export NETSUITE_TOKENID = '" + hexText('3') + "'"),
        token(" export NETSUITE_TOKEN_ID = '" + hexText('3') + "'"), readBy(EnvFormat::Dotenv));
    row("twice", "NETSUITE_TOKEN_ID=1 # old\n" + tba() + "NETSUITE_AUTH_TYPE=tba\n",
        tba("AUTH_TYPE") + "NETSUITE_AUTH_TYPE=tba\n");
    row("no method", "# mine\n" + tba("AUTH_TYPE") + "LAST=1",
        "# mine\n" + tba("AUTH_TYPE") + "NETSUITE_AUTH_TYPE=tba\nLAST=1");
    row("no method, no last line end", tba("AUTH_TYPE").chopped(1),
        tba("AUTH_TYPE") + "NETSUITE_AUTH_TYPE=tba");
    row("no method, windows", tba("AUTH_TYPE").replace('\n', "\r\n"),
        QByteArray(tba("AUTH_TYPE") + "NETSUITE_AUTH_TYPE=tba\n").replace('\n', "\r\n"));
    row("several at once",
        "netsuite_auth_type=TBA\nNETSUITE_ACCOUNT_ID='1234567-sb1'\n"
            + tba("AUTH_TYPE")
                  .mid(32)
                  .replace("NETSUITE_TOKEN_ID=", "NetSuite-Token-ID: ' ")
                  .replace(hexText('3'), hexText('3') + '\''),
        tba(), at());
    row("swapped",
        m2m("CLIENT_ID", "NETSUITE_CLIENT_ID=\"" + certificateId() + '"')
            .replace("NETSUITE_CERTIFICATE_ID=\"" + certificateId() + '"',
                     "NETSUITE_CERTIFICATE_ID=" + hexText('5')),
        m2m());
    row("an algorithm", m2m() + "NETSUITE_ALGORITHM=RS256 # old\n",
        m2m() + "# old\nNETSUITE_ALGORITHM=ES256\n");
    row("scopes", m2m() + "NETSUITE_SCOPES='RESTlets; rest-webservices'\n",
        m2m() + "NETSUITE_SCOPES=restlets,rest_webservices\n");
    row("windows lines for a shell",
        tba().replace("NETSUITE", "export NETSUITE").replace('\n', "\r\n") + "A=1\r\n",
        tba().replace("NETSUITE", "export NETSUITE") + "A=1\r\n");
}

void EnvRepairTest::linesAreMended()
{
    QFETCH(QByteArray, before);
    QFETCH(EnvSurroundings, around);
    QFETCH(QByteArray, after);
    QCOMPARE(repaired(before, around), after);
}

void EnvRepairTest::theRestStays_data()
{
    QTest::addColumn<EnvFault>("fault");
    for (const EnvFault &fault : envFaults()) {
        if (!fault.content.startsWith("\xFF\xFE")) // written anew as a whole
            QTest::newRow(fault.name) << fault;
    }
}

void EnvRepairTest::theRestStays()
{
    QFETCH(EnvFault, fault);
    const QByteArray content = foreign1 + fault.content
        + (fault.content.isEmpty() || fault.content.endsWith('\n') ? "" : "\n") + foreign2;
    const QByteArray after = repaired(content, fault.around);
    QVERIFY2(after.startsWith(foreign1), after.constData());
    QVERIFY2(after.endsWith(foreign2), after.constData());
}

void EnvRepairTest::onlyWhatIsChosenIsMended()
{
    const QByteArray content
        = tba("TOKEN_ID", "NETSUITE_TOKEN_ID: " + hexText('3')).replace("_SB1", "-sb1");
    const QList<EnvFinding> all = repairable(content, at());
    QCOMPARE(all.size(), 2);
    const auto text = repairedEnv(content, at(), only(all, EnvFindingId::AccountSpelling));
    QVERIFY(text);
    QCOMPARE(text->revealBytes(), tba("TOKEN_ID", "NETSUITE_TOKEN_ID: " + hexText('3')));
}

void EnvRepairTest::oneOfTwoOfAKindCanBeChosen()
{
    const QByteArray content = "NETSUITE_AUTH_TYPE=1\nNETSUITE_AUTH_TYPE=2\n" + tba();
    QList<EnvFinding> twice = repairable(content, at());
    QCOMPARE(twice.size(), 2);
    twice.removeLast();
    const auto text = repairedEnv(content, at(), twice);
    QVERIFY(text);
    QCOMPARE(text->revealBytes(), "NETSUITE_AUTH_TYPE=2\n" + tba());
}

void EnvRepairTest::nothingChosenChangesNothing()
{
    for (const EnvFault &fault : envFaults()) {
        const auto text = repairedEnv(fault.content, fault.around, {});
        QVERIFY2(text, fault.name);
        if (!fault.content.startsWith("\xFF\xFE"))
            QCOMPARE(text->revealBytes(), fault.content);
        QVERIFY(envChanges(fault.content, fault.around, {}).isEmpty());
    }
}

void EnvRepairTest::anOpenQuoteIsNotClosedByUs()
{
    // Without its quotes, the line in the middle would be swallowed by the first one.
    const QByteArray content = "A=\"open\nNETSUITE_ACCOUNT_ID=\"1234567-sb1\"\nB=x\"\n";
    const QList<EnvFinding> chosen = only(repairable(content, at()), EnvFindingId::AccountSpelling);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(!repairedEnv(content, at(), chosen));
    QVERIFY(repairedEnv(QByteArray(content).replace("\"open", "open"), at(), chosen));
}

void EnvRepairTest::changesAreShownWithoutSecrets_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<EnvChange>("expected");
    const auto row = [](const char *name, const QByteArray &content, const EnvChange &expected) {
        QTest::newRow(name) << content << expected;
    };
    const QString begin = u"-----BEGIN PRIVATE KEY-----"_s;
    const QString end = u"-----END PRIVATE KEY-----"_s;
    const QString dots(8, u'\u2022');
    row("a key as it was pasted", m2m("PRIVATE_KEY", "NETSUITE_PRIVATE_KEY=" + pem().trimmed()),
        {5, u"NETSUITE_PRIVATE_KEY=%1\n%2\n%3"_s.arg(begin, dots, end),
         u"NETSUITE_PRIVATE_KEY=\"%1\\n%2\\n%3\""_s.arg(begin, dots, end)});
    row("blanks", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=\" " + hexText('3') + " \""),
        {5, u"NETSUITE_TOKEN_ID=\"·%1%2·\""_s.arg(dots, u"3330"_s),
         u"NETSUITE_TOKEN_ID=%1%2"_s.arg(dots, u"3330"_s)});
    row("a secret", tba("TOKEN_SECRET", "NETSUITE_TOKEN_SECRET: " + hexText('4')),
        {6, u"NETSUITE_TOKEN_SECRET: "_s + dots, u"NETSUITE_TOKEN_SECRET="_s + dots});
    row("no secret", tba("ACCOUNT_ID", "NETSUITE_ACCOUNT_ID=1234567-sb1"),
        {2, u"NETSUITE_ACCOUNT_ID=1234567-sb1"_s, u"NETSUITE_ACCOUNT_ID=1234567_SB1"_s});
    row("a comment", m2m() + "NETSUITE_ALGORITHM=RS256 # for " + hexText('7') + '\n',
        {6, u"NETSUITE_ALGORITHM=RS256 # for ****"_s, u"# for ****\nNETSUITE_ALGORITHM=ES256"_s});
    row("a line that goes", "NETSUITE_TOKEN_ID=" + hexText('6') + '\n' + tba(),
        {1, u"NETSUITE_TOKEN_ID=%1%2"_s.arg(dots, u"6660"_s), QString()});
    row("a line that comes", m2m("AUTH_TYPE"), {0, QString(), u"NETSUITE_AUTH_TYPE=oauth2"_s});
}

void EnvRepairTest::changesAreShownWithoutSecrets()
{
    QFETCH(QByteArray, content);
    QFETCH(EnvChange, expected);
    const QList<EnvChange> changes = envChanges(content, at(), repairable(content, at()));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().line, expected.line);
    QCOMPARE(changes.first().before, expected.before);
    QCOMPARE(changes.first().after, expected.after);
}

SUITESCOPE_GUILESS_MAIN(EnvRepairTest)
#include "tst_envrepair.moc"
