// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keyexport.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace suitescope {

class StatusLine;
class TextLabel;

/*! Where else the key is. */
enum class KeyHome { Keychain, Nowhere };

/*! Asks in which form a private key leaves the program, then writes it to a file with mode 0600 or
   copies it: encrypted with a password unless the person says otherwise in so many words. */
class PrivateKeyDialog : public QDialog
{
    Q_OBJECT

public:
    /*! \a certificate may be null: then PKCS#12 is not on offer, and says so. */
    PrivateKeyDialog(const KeyPair &key, const Certificate &certificate,
                     const QString &suggestedName, KeyHome home, QWidget *parent = nullptr);

signals:
    void saved(const QString &path);

private:
    void buildUi();
    QWidget *buildPasswords();
    QComboBox *buildForms();
    void check();
    /*! What is still missing; empty when it can be written. */
    [[nodiscard]] QString missing() const;
    void showStrength();
    void chooseFile();
    void write(const QString &path);
    void copy();
    void setWriting(bool writing);
    void sayFault(const Error &error);
    [[nodiscard]] KeyFileFormat format() const;
    [[nodiscard]] KeyExport how() const;

    KeyPair m_key;
    Certificate m_certificate;
    QString m_suggestedName;
    KeyHome m_home;
    bool m_writing = false;
    QComboBox *m_form = nullptr;
    TextLabel *m_about = nullptr;
    QWidget *m_passwords = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_again = nullptr;
    StatusLine *m_strength = nullptr;
    QCheckBox *m_understood = nullptr;
    StatusLine *m_hint = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace suitescope
