// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>

namespace suitescope {

/*! An address of this computer and how many bits of it name the network. */
struct InterfaceAddress
{
    QHostAddress address;
    int prefix = 0;
};

/*! A digest of the networks that \a addresses belong to, to tell one place from another without
   spelling addresses out; it is no secret, and stays on this computer. Loopback, link-local and
   temporary parts do not count. Empty without a network. Two places with equal digests may still
   differ: many offices number theirs alike. */
[[nodiscard]] QString networkPlace(const QList<InterfaceAddress> &addresses);

/*! Of the interfaces that are up now. Asks the system alone, and nobody in the network. */
[[nodiscard]] QString networkPlaceNow();

} // namespace suitescope
