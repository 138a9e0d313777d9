// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/crypto/certificate.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/secretstore.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace suitescope {

class KeyForm;
class KeySummary;
class Notice;

/*! A key pair that belongs to no connection: made, kept in the keychain at once, and shown. Where
 * the keychain refuses it, it is lost with the window, and the page says so. */
class FreePairPage : public QWidget
{
    Q_OBJECT

public:
    FreePairPage(ConnectionStore &connections, SecretStore &secrets, Clock clock,
                 QWidget *parent = nullptr);

    /*! Whether there is a pair whose private key is in no file yet. */
    [[nodiscard]] bool hasUnsavedKey() const;

    /*! The keyboard goes to the first thing to choose. */
    void focusFirst();

private:
    void takePair(const KeyPair &key, const Certificate &certificate);
    void keep(const KeyPair &key, const Certificate &certificate);
    void beginAgain();
    void showState();

    enum class Kept { Not, Asked, Yes };

    ConnectionStore &m_connections; // both outlive the page
    SecretStore &m_secrets;
    Clock m_clock;
    KeyForm *m_form = nullptr;
    KeySummary *m_summary = nullptr;
    Notice *m_notice = nullptr;
    QStackedWidget *m_pages = nullptr;
    bool m_hasPair = false;
    Kept m_kept = Kept::Not;
    QString m_refusal; // why the keychain did not take it
    bool m_certificateSaved = false;
    bool m_keySaved = false;
};

} // namespace suitescope
