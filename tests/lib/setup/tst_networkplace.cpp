// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/networkplace.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

InterfaceAddress at(const char *address, int prefix)
{
    return {QHostAddress(QString::fromLatin1(address)), prefix};
}

} // namespace

class NetworkPlaceTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void anotherLeaseIsTheSamePlace();
    void anotherNetworkIsAnotherPlace_data();
    void anotherNetworkIsAnotherPlace();
    void noNetworkIsNoPlace();
    void noAddressIsSpeltOut();
};

void NetworkPlaceTest::anotherLeaseIsTheSamePlace()
{
    const QString office = networkPlace({at("127.0.0.1", 8), at("192.168.7.20", 24),
                                         at("fe80::1", 64), at("2001:db8:1:2:aaaa::1", 64)});
    QCOMPARE(networkPlace({at("2001:db8:1:2:bbbb::9", 64), at("2001:db8:1:2:cccc::9", 128),
                           at("192.168.7.99", 24)}),
             office);
}

void NetworkPlaceTest::anotherNetworkIsAnotherPlace_data()
{
    QTest::addColumn<QList<InterfaceAddress>>("there");
    QTest::newRow("other numbers") << QList{at("192.168.8.20", 24)};
    QTest::newRow("other size") << QList{at("192.168.7.20", 16)};
    QTest::newRow("one more") << QList{at("192.168.7.20", 24), at("10.8.0.2", 24)};
    QTest::newRow("none") << QList<InterfaceAddress>{};
}

void NetworkPlaceTest::anotherNetworkIsAnotherPlace()
{
    QFETCH(QList<InterfaceAddress>, there);
    QVERIFY(networkPlace(there) != networkPlace({at("192.168.7.20", 24)}));
}

void NetworkPlaceTest::noNetworkIsNoPlace()
{
    QCOMPARE(networkPlace({}), QString());
    QCOMPARE(networkPlace({at("127.0.0.1", 8), at("::1", 128), at("fe80::1", 64), {}}), QString());
    QCOMPARE(networkPlace({at("192.168.7.20", 0)}), QString());
}

void NetworkPlaceTest::noAddressIsSpeltOut()
{
    const QString place = networkPlace({at("192.168.7.20", 24)});
    QVERIFY(QRegularExpression(u"^[0-9a-f]{32}$"_s).match(place).hasMatch());
    QCOMPARE(networkPlaceNow(), networkPlaceNow());
}

SUITESCOPE_GUILESS_MAIN(NetworkPlaceTest)
#include "tst_networkplace.moc"
