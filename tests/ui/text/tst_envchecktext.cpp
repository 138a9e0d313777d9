// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "ui/text/envchecktext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class EnvCheckTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyFindingIsWorded_data();
    void everyFindingIsWorded();
    void readersAreToldApart();
    void failuresToReadAreWorded();
};

void EnvCheckTextTest::everyFindingIsWorded_data()
{
    QTest::addColumn<EnvFindingId>("id");
    for (const EnvFindingId id : allEnvFindings())
        QTest::newRow(qPrintable(envFindingKey(id))) << id;
}

void EnvCheckTextTest::everyFindingIsWorded()
{
    QFETCH(EnvFindingId, id);
    static const QRegularExpression sentence(u"\\A[A-Za-z].*[.]\\z"_s);
    for (const EnvFormat reader : {EnvFormat::Dotenv, EnvFormat::Docker, EnvFormat::Shell}) {
        for (const bool repairable : {false, true}) {
            EnvFinding finding{.id = id, .name = u"NETSUITE_X"_s, .text = u"TEXT"_s};
            finding.number = 12;
            finding.other = 64;
            finding.when = QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC);
            finding.repairable = repairable;
            const EnvFindingText text = envFindingText(finding, reader, u"my.env"_s);
            QVERIFY2(sentence.match(text.what).hasMatch(), qPrintable(text.what));
            for (const QString &words : {text.what, text.toDo, text.repair})
                QVERIFY2(!words.contains(u'%'), qPrintable(words));
            if (repairable)
                QVERIFY(text.toDo.isEmpty());
            else
                QVERIFY(text.repair.isEmpty());
            if (!text.toDo.isEmpty())
                QVERIFY2(sentence.match(text.toDo).hasMatch(), qPrintable(text.toDo));
            if (!text.repair.isEmpty())
                QVERIFY2(sentence.match(text.repair).hasMatch(), qPrintable(text.repair));
            // One of the two ways out is always there, in one of the two cases.
            finding.repairable = !repairable;
            const EnvFindingText other = envFindingText(finding, reader, u"my.env"_s);
            QVERIFY(!(text.toDo + text.repair + other.toDo + other.repair).isEmpty());
        }
    }
}

void EnvCheckTextTest::readersAreToldApart()
{
    QSet<QString> sentences;
    const EnvFinding finding{.id = EnvFindingId::QuotesKept, .name = u"NETSUITE_X"_s};
    for (const EnvFormat reader : {EnvFormat::Dotenv, EnvFormat::Docker, EnvFormat::Shell}) {
        sentences.insert(envFindingText(finding, reader, {}).what);
        sentences.insert(envReaderName(reader));
    }
    QCOMPARE(sentences.size(), 6);
}

void EnvCheckTextTest::failuresToReadAreWorded()
{
    const FailureText large = envReadFailure({ErrorKind::TooLarge, u"x"_s, nullptr});
    QVERIFY(large.what.contains(u"1 MB"_s));
    const FailureText folder
        = envReadFailure({ErrorKind::FileFault, u"/a: is a folder"_s, nullptr});
    QVERIFY(folder.what.contains(u"/a: is a folder"_s));
    QVERIFY(!folder.toDo.isEmpty());
}

SUITESCOPE_GUILESS_MAIN(EnvCheckTextTest)
#include "tst_envchecktext.moc"
