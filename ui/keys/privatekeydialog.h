// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keypair.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace suitescope {

class TextLabel;

/*! Where else the key is. */
enum class KeyHome { Keychain, Nowhere };

/*! Asks how a private key is written to a file, then where, then writes it with mode 0600:
   encrypted with a password unless the person says otherwise in so many words. */
class PrivateKeyDialog : public QDialog
{
    Q_OBJECT

public:
    PrivateKeyDialog(const KeyPair &key, const QString &suggestedName, KeyHome home,
                     QWidget *parent = nullptr);

signals:
    void saved(const QString &path);

private:
    void buildUi();
    void check();
    void chooseFile();
    void write(const QString &path);
    enum class Form { Encrypted, Pkcs8, Sec1 };
    [[nodiscard]] Form form() const;
    [[nodiscard]] static Result<> writeKey(const KeyPair &key, Form form, const Secret &password,
                                           const QString &path);

    KeyPair m_key;
    QString m_suggestedName;
    KeyHome m_home;
    bool m_writing = false;
    QRadioButton *m_encrypted = nullptr;
    QRadioButton *m_plain = nullptr;
    QRadioButton *m_sec1 = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_again = nullptr;
    QCheckBox *m_understood = nullptr;
    TextLabel *m_hint = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace suitescope
