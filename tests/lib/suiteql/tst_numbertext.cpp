// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/numbertext.h"
#include "tests/support/testmain.h"

#include <QByteArray>
#include <QObject>

using namespace Qt::StringLiterals;
using namespace suitescope;

class NumberTextTest : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreTold_data();
    void numbersAreTold();
    void valuesCompareExactly_data();
    void valuesCompareExactly();
};

void NumberTextTest::numbersAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("number");
    for (const char *text : {"0", "7", "-7", "10", "0.5", "-0.50", ".5", "-.5", "1.", "1e5",
                             "1.5E-7", "2e+3", "123456789012345678901234567890"})
        QTest::newRow(text) << QByteArray(text) << true;
    for (const char *text :
         {"",   "-",  ".",   "007",  "00",    "-01",      "1,000", "1 ",  " 1",  "+1",
          "1e", "e5", "1e+", "0x10", "1.2.3", "3/8/2026", "T",     "nan", "inf", "--1"})
        QTest::newRow(qPrintable(u"not \"%1\""_s.arg(QLatin1StringView(text))))
            << QByteArray(text) << false;
}

void NumberTextTest::numbersAreTold()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, number);
    QCOMPARE(looksLikeNumber(text.toStdString()), number);
}

void NumberTextTest::valuesCompareExactly_data()
{
    QTest::addColumn<QByteArray>("smaller");
    QTest::addColumn<QByteArray>("larger");
    QTest::newRow("digits") << "9"_ba
                            << "10"_ba;
    QTest::newRow("sign") << "-1"_ba
                          << "1"_ba;
    QTest::newRow("negative") << "-10"_ba
                              << "-9"_ba;
    QTest::newRow("fraction") << "0.5"_ba
                              << "0.51"_ba;
    QTest::newRow("no leading zero") << ".5"_ba
                                     << "0.6"_ba;
    QTest::newRow("beyond a double") << "9007199254740992"_ba
                                     << "9007199254740993"_ba;
    QTest::newRow("long fraction") << "0.10000000000000000001"_ba
                                   << "0.10000000000000000002"_ba;
    QTest::newRow("exponent") << "1e3"_ba
                              << "1001"_ba;
    QTest::newRow("more than a double can") << "1"_ba
                                            << "1e999"_ba;
    QTest::newRow("less than a double can") << "1e-999"_ba
                                            << "1"_ba;
}

void NumberTextTest::valuesCompareExactly()
{
    QFETCH(const QByteArray, smaller);
    QFETCH(const QByteArray, larger);
    const std::string a = smaller.toStdString();
    const std::string b = larger.toStdString();
    QCOMPARE(compareNumbers(a, b), -1);
    QCOMPARE(compareNumbers(b, a), 1);
    QCOMPARE(compareNumbers(a, a), 0);
    QVERIFY(numberValue(a) <= numberValue(b));
    QCOMPARE(compareNumbers("0", "-0.00"), 0);
    QCOMPARE(compareNumbers("1.50", "1.5"), 0);
}

SUITESCOPE_GUILESS_MAIN(NumberTextTest)
#include "tst_numbertext.moc"
