// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/envfile.h"
#include "tests/support/testmain.h"

#include <QDeadlineTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

using Line = EnvFile::SourceLine;
using Quote = EnvFile::Quote;

QByteArray text(const Line &line)
{
    return line.text.revealBytes();
}

QByteArray rawValue(const Line &line)
{
    return text(line).mid(line.valueAt, line.valueEnd - line.valueAt);
}

} // namespace

/*! Lines as they stand in the file: what a checker has to know beside names and values. */
class EnvLinesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void oneLineIsDescribed_data();
    void oneLineIsDescribed();
    void linesAreCountedAsAnEditorDoes_data();
    void linesAreCountedAsAnEditorDoes();
    void nothingIsLeftOut();
    void earlierOnesAreOverridden();
    void manyNamesTakeNoTime();
    void theFormatIsSeen_data();
    void theFormatIsSeen();
};

void EnvLinesTest::oneLineIsDescribed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Quote>("quote");
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("marks"); // e: exported, l: literal breaks, r: real ones, b: block
    const auto row = [](const char *name, const QByteArray &content, Quote quote,
                        const QByteArray &raw, const QByteArray &value, const QByteArray &marks) {
        QTest::newRow(name) << content << quote << raw << value << marks;
    };
    row("plain", "K=v\n", Quote::None, "v", "v", "");
    row("blanks and a comment", "  K =  v w  # c\n", Quote::None, "v w", "v w", "");
    row("double", "K=\"v\" # c\n", Quote::Double, "\"v\"", "v", "");
    row("single", "K='v'", Quote::Single, "'v'", "v", "");
    row("backtick", "K=`v`\r\n", Quote::Backtick, "`v`", "v", "");
    row("a quote that is never closed", "K=\"v\n", Quote::None, "\"v", "\"v", "");
    row("exported", "export K=v\n", Quote::None, "v", "v", "e");
    row("a colon", "K: v\n", Quote::None, "v", "v", "");
    row("nothing", "K=\n", Quote::None, "", "", "");
    row("literal breaks", "K=a\\nb\n", Quote::None, "a\\nb", "a\\nb", "l");
    row("literal breaks in quotes", "K=\"a\\nb\"\n", Quote::Double, "\"a\\nb\"", "a\nb", "l");
    row("real breaks", "K='a\nb'\n", Quote::Single, "'a\nb'", "a\nb", "r");
    row("a key without quotes", "K=-----BEGIN X-----\nAAAA\n-----END X-----\nL=1\n", Quote::None,
        "-----BEGIN X-----\nAAAA\n-----END X-----", "-----BEGIN X-----\nAAAA\n-----END X-----",
        "rb");
}

void EnvLinesTest::oneLineIsDescribed()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, marks);
    const QList<Line> lines = EnvFile::parse(content).lines();
    QVERIFY(!lines.isEmpty());
    const Line &line = lines.first();
    QCOMPARE(line.number, 1);
    QCOMPARE(line.name, u"K"_s);
    QCOMPARE(text(line).mid(line.nameAt, 1), QByteArray("K"));
    QTEST(line.quote, "quote");
    QCOMPARE(rawValue(line), raw);
    QCOMPARE(line.value.revealBytes(), value);
    QCOMPARE(line.exported, marks.contains('e'));
    QCOMPARE(line.hasLiteralBreaks, marks.contains('l'));
    QCOMPARE(line.hasRealBreaks, marks.contains('r'));
    QCOMPARE(line.isKeyBlock, marks.contains('b'));
}

void EnvLinesTest::linesAreCountedAsAnEditorDoes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QList<int>>("numbers"); // of the lines with a name
    QTest::newRow("unix") << "# c\nA=1\n\nB=2\n"_ba << QList{2, 4};
    QTest::newRow("windows") << "# c\r\nA=1\r\n\r\nB=2\r\n"_ba << QList{2, 4};
    QTest::newRow("old mac") << "# c\rA=1\r\rB=2"_ba << QList{2, 4};
    QTest::newRow("a value over three lines") << "A='1\n2\n3'\nB=2\n"_ba << QList{1, 4};
    QTest::newRow("behind a byte order mark") << "\xEF\xBB\xBF"
                                                 "A=1\nB=2\n"_ba
                                              << QList{1, 2};
}

void EnvLinesTest::linesAreCountedAsAnEditorDoes()
{
    QFETCH(QByteArray, content);
    QList<int> numbers;
    for (const Line &line : EnvFile::parse(content).lines()) {
        if (!line.name.isEmpty())
            numbers += line.number;
    }
    QTEST(numbers, "numbers");
}

void EnvLinesTest::nothingIsLeftOut()
{
    const QByteArray content = "\xEF\xBB\xBF# c\n\nexport A = 'x\r\ny' # d\r\nno assignment\n"
                               "B=-----BEGIN X-----\nAAAA\n-----END X-----\n C: d";
    QByteArray again;
    for (const Line &line : EnvFile::parse(content).lines())
        again += text(line);
    QCOMPARE(again, content);
}

void EnvLinesTest::earlierOnesAreOverridden()
{
    const QList<Line> lines = EnvFile::parse("A=1\nB=1\nA=2\nA=3\n").lines();
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(0).isOverridden && lines.at(2).isOverridden);
    QVERIFY(!lines.at(1).isOverridden && !lines.at(3).isOverridden);
}

// A file of the largest size that is read, with another name on each line.
void EnvLinesTest::manyNamesTakeNoTime()
{
    QByteArray content;
    while (content.size() < 1024 * 1024)
        content += "N" + QByteArray::number(content.size()) + "=\n";
    const EnvFile file = EnvFile::parse(content);
    const QDeadlineTimer most(5000);
    const qsizetype lines = file.lines().size();
    QVERIFY(!most.hasExpired());
    QVERIFY(lines > 100'000);
}

void EnvLinesTest::theFormatIsSeen_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<EnvFormat>("format");
    const QByteArray key = "-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----\\n";
    QTest::newRow("nothing") << QByteArray() << EnvFormat::Dotenv;
    QTest::newRow("plain") << "NETSUITE_CLIENT_ID=1\n"_ba << EnvFormat::Dotenv;
    QTest::newRow("key in quotes") << "NETSUITE_PRIVATE_KEY=\"" + key + "\"\n" << EnvFormat::Dotenv;
    QTest::newRow("key without quotes") << "NETSUITE_PRIVATE_KEY=" + key + '\n'
                                        << EnvFormat::Docker;
    QTest::newRow("exported") << "export NETSUITE_CLIENT_ID=1\n"_ba << EnvFormat::Shell;
    QTest::newRow("another name is exported")
        << "export PATH=x\nNETSUITE_CLIENT_ID=1\n"_ba << EnvFormat::Dotenv;
}

void EnvLinesTest::theFormatIsSeen()
{
    QFETCH(QByteArray, content);
    QTEST(EnvFile::parse(content).format(), "format");
}

SUITESCOPE_GUILESS_MAIN(EnvLinesTest)
#include "tst_envlines.moc"
