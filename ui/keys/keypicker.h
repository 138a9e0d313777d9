// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/setup/keyinventory.h"
#include "lib/storage/secretstore.h"

#include <QWidget>

class QListWidget;
class QPushButton;

namespace suitescope {

class Notice;
class TextLabel;

/*! The key pairs that wait in Keys for a connection: made or imported earlier, used by nothing,
   still valid. NetSuite takes a certificate for one integration, role and entity only, so a pair
   that something uses is not offered. The private key is read from the keychain when it is chosen.
 */
class KeyPicker : public QWidget
{
    Q_OBJECT

public:
    /*! \a secrets holds the keys of free pairs and outlives this. */
    KeyPicker(SecretStore &secrets, Clock clock, QWidget *parent = nullptr);

    /*! Shows those of \a known that can be used. */
    void offer(const QList<KnownKeyPair> &known);

signals:
    void used(const suitescope::KeyPair &key, const suitescope::Certificate &certificate);

private:
    void use();
    void take(const KnownKeyPair &pair, const Result<Secret> &stored);
    void refuse(const QString &words);

    SecretStore &m_secrets;
    Clock m_clock;
    QList<KnownKeyPair> m_pairs;
    TextLabel *m_hint = nullptr;
    QListWidget *m_list = nullptr;
    QPushButton *m_use = nullptr;
    Notice *m_notice = nullptr;
};

} // namespace suitescope
