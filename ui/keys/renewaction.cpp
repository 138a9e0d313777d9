// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/renewaction.h"

#include "ui/keys/keysplace.h"
#include "ui/theme/buttons.h"

#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

/*! Empty for a pair of no connection. */
QString connectionOf(const KeysPlace &keys)
{
    const KnownKeyPair *pair = keys.chosen();
    if (!pair)
        return {};
    const auto use = std::find_if(pair->uses.cbegin(), pair->uses.cend(), [](const KeyUse &one) {
        return one.owner == KeyOwner::Connection || one.renewing;
    });
    return use == pair->uses.cend() ? QString() : use->id;
}

} // namespace

void addRenewAction(KeysPlace &keys, std::function<void(const QString &)> renew)
{
    QPushButton *button = makeButton(ButtonKind::Secondary, KeysPlace::tr("Re&new…"), {}, &keys);
    button->setObjectName(u"renewChosenKey"_s);
    const auto follow = [&keys, button] {
        const bool used = !connectionOf(keys).isEmpty();
        const KnownKeyPair *pair = keys.chosen();
        button->setText(pair && pair->isRenewing() ? KeysPlace::tr("Go o&n renewing…")
                                                   : KeysPlace::tr("Re&new…"));
        button->setEnabled(used);
        button->setToolTip(used ? QString()
                                : KeysPlace::tr("No connection uses it: make another pair."));
    };
    QObject::connect(&keys, &KeysPlace::chosenChanged, button, follow);
    QObject::connect(button, &QPushButton::clicked, &keys,
                     [&keys, renew = std::move(renew)] { renew(connectionOf(keys)); });
    keys.addAction(button);
    follow();
}

} // namespace suitescope
