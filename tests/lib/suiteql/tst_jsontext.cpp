// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/jsontext.h"
#include "tests/support/testmain.h"

#include <QByteArray>
#include <QObject>

#include <optional>

using namespace Qt::StringLiterals;
using namespace suitescope;

class JsonTextTest : public QObject
{
    Q_OBJECT

private slots:
    void escapesBecomeText_data();
    void escapesBecomeText();
    void brokenEscapesAreRefused_data();
    void brokenEscapesAreRefused();
    void textIsQuoted_data();
    void textIsQuoted();
    void quotingAndUnescapingAreInverse();
};

void JsonTextTest::escapesBecomeText_data()
{
    QTest::addColumn<QByteArray>("inner");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba
                           << ""_ba;
    QTest::newRow("plain") << "plain"_ba
                           << "plain"_ba;
    QTest::newRow("each simple escape") << R"(\"\\\/\b\f\n\r\t)"_ba
                                        << "\"\\/\b\f\n\r\t"_ba;
    QTest::newRow("between text") << R"(a\tb\nc)"_ba
                                  << "a\tb\nc"_ba;
    QTest::newRow("ascii by number") << R"(\u0041)"_ba
                                     << "A"_ba;
    QTest::newRow("nul") << R"(a\u0000b)"_ba << QByteArray("a\0b", 3);
    QTest::newRow("two bytes, both cases of hex digits") << R"(\u00e9\u00C9)"_ba
                                                         << "éÉ"_ba;
    QTest::newRow("three bytes") << R"(\u20ac)"_ba
                                 << "€"_ba;
    QTest::newRow("surrogate pair") << R"(\ud83d\ude00!)"_ba
                                    << "😀!"_ba;
    QTest::newRow("last code point") << R"(\udbff\udfff)"_ba
                                     << "\xF4\x8F\xBF\xBF"_ba;
    QTest::newRow("first half alone") << R"(\ud83d.)"_ba
                                      << "\uFFFD."_ba;
    QTest::newRow("second half alone") << R"(\ude00.)"_ba
                                       << "\uFFFD."_ba;
    QTest::newRow("first half twice") << R"(\ud83d\ud83d\ude00)"_ba
                                      << "\uFFFD😀"_ba;
    QTest::newRow("first half before another escape") << R"(\ud83d\n)"_ba
                                                      << "\uFFFD\n"_ba;
    QTest::newRow("utf-8 stays") << "größe\\n"_ba
                                 << "größe\n"_ba;
}

void JsonTextTest::escapesBecomeText()
{
    QFETCH(const QByteArray, inner);
    QFETCH(const QByteArray, text);
    std::string out = ">";
    QVERIFY(appendUnescaped(out, inner.toStdString()));
    QCOMPARE(QByteArray::fromStdString(out), ">"_ba + text);
}

void JsonTextTest::brokenEscapesAreRefused_data()
{
    QTest::addColumn<QByteArray>("inner");
    QTest::newRow("unknown letter") << R"(\x41)"_ba;
    QTest::newRow("backslash at the end") << "a\\"_ba;
    QTest::newRow("too few digits") << R"(\u12)"_ba;
    QTest::newRow("no hex digit") << R"(\u12g4)"_ba;
}

void JsonTextTest::brokenEscapesAreRefused()
{
    QFETCH(const QByteArray, inner);
    std::string out;
    QVERIFY(!appendUnescaped(out, inner.toStdString()));
}

void JsonTextTest::textIsQuoted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << ""_ba
                           << R"("")"_ba;
    QTest::newRow("quote and backslash") << R"(a"b\c)"_ba
                                         << R"("a\"b\\c")"_ba;
    QTest::newRow("line ends") << "a\r\n\tb"_ba
                               << R"("a\r\n\tb")"_ba;
    QTest::newRow("control characters")
        << QByteArray("\x01\x1f\0", 3) << R"("\u0001\u001f\u0000")"_ba;
    QTest::newRow("slash and utf-8 stay") << "a/é😀"_ba
                                          << "\"a/é😀\""_ba;
}

void JsonTextTest::textIsQuoted()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, json);
    std::string out;
    appendQuoted(out, text.toStdString());
    QCOMPARE(QByteArray::fromStdString(out), json);
}

void JsonTextTest::quotingAndUnescapingAreInverse()
{
    std::string all;
    for (int i = 0; i < 128; ++i)
        all += char(i);
    all += "é€😀";
    std::string quoted;
    appendQuoted(quoted, all);
    std::string back;
    QVERIFY(appendUnescaped(back, std::string_view(quoted).substr(1, quoted.size() - 2)));
    QCOMPARE(back, all);
}

SUITESCOPE_GUILESS_MAIN(JsonTextTest)
#include "tst_jsontext.moc"
