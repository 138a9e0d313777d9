// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/networkplace.h"

#include "lib/crypto/digest.h"

#include <QNetworkInterface>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype digestLetters = 32;

// The network's part alone: the rest is another with every lease.
QString networkOf(const InterfaceAddress &one)
{
    const bool four = one.address.protocol() == QAbstractSocket::IPv4Protocol;
    const int longest = four ? 32 : 64; // within a /64 addresses are made up anew each day
    const int prefix = std::clamp(one.prefix, 0, longest);
    if (four) {
        const quint32 mask = prefix == 0 ? 0 : ~quint32(0) << (32 - prefix);
        const QHostAddress network(one.address.toIPv4Address() & mask);
        return network.toString() + u'/' + QString::number(prefix);
    }
    Q_IPV6ADDR bytes = one.address.toIPv6Address();
    for (int i = 0; i < 16; ++i) {
        const int kept = std::clamp(prefix - 8 * i, 0, 8);
        bytes[i] = quint8(bytes[i] & (0xff00 >> kept));
    }
    return QHostAddress(bytes).toString() + u'/' + QString::number(prefix);
}

} // namespace

QString networkPlace(const QList<InterfaceAddress> &addresses)
{
    QStringList networks;
    for (const InterfaceAddress &one : addresses) {
        if (!one.address.isNull() && !one.address.isLoopback() && !one.address.isLinkLocal()
            && one.prefix > 0)
            networks += networkOf(one);
    }
    if (networks.isEmpty())
        return {};
    networks.sort();
    networks.removeDuplicates();
    const QByteArray digest = sha256(networks.join(u' ').toUtf8()).toHex();
    return QString::fromLatin1(digest.left(digestLetters));
}

QString networkPlaceNow()
{
    QList<InterfaceAddress> addresses;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsUp)
            || !flags.testFlag(QNetworkInterface::IsRunning)
            || interface.name().startsWith("docker"_L1) || interface.name().startsWith("veth"_L1)
            || interface.name().startsWith("br-"_L1) || interface.name().startsWith("virbr"_L1))
            continue; // virtual ones come and go with what runs on this computer
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries)
            addresses.append({entry.ip(), entry.prefixLength()});
    }
    return networkPlace(addresses);
}

} // namespace suitescope
