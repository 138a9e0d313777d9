// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondStartHandsItsWishOver();
    void handingOverToNobodyIsSaid();
    void theFirstOneGoneMakesRoom();
    void foldersDoNotMeet();
};

void SingleInstanceTest::secondStartHandsItsWishOver()
{
    QTemporaryDir folder;
    SingleInstance first(folder.path());
    QVERIFY(first.claim());
    WindowCommand heard;
    connect(&first, &SingleInstance::wished, this,
            [&heard](const WindowCommand &wish) { heard = wish; });

    SingleInstance second(folder.path());
    QVERIFY(!second.claim());
    QSignalSpy done(&second, &SingleInstance::handedOver);
    const FaultChoice fault{Fault::HtmlPage200, 3, FaultPlace::SignIn};
    second.handOver({u"Larkfield \"sandbox\"\n"_s, true, fault});
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(done.first().first().toBool());
    QCOMPARE(heard.connection, u"Larkfield \"sandbox\"\n"_s);
    QVERIFY(heard.demo);
    QVERIFY(heard.fault == fault);
}

void SingleInstanceTest::handingOverToNobodyIsSaid()
{
    QTemporaryDir folder;
    SingleInstance second(folder.path());
    QSignalSpy done(&second, &SingleInstance::handedOver);
    second.handOver({});
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(!done.first().first().toBool());
}

void SingleInstanceTest::theFirstOneGoneMakesRoom()
{
    QTemporaryDir folder;
    {
        SingleInstance first(folder.path());
        QVERIFY(first.claim());
    }
    SingleInstance next(folder.path());
    QVERIFY(next.claim());
}

void SingleInstanceTest::foldersDoNotMeet()
{
    QTemporaryDir one;
    QTemporaryDir other;
    SingleInstance first(one.path());
    SingleInstance second(other.path());
    QVERIFY(first.claim());
    QVERIFY(second.claim());
}

SUITESCOPE_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
