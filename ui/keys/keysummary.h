// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/crypto/certificate.h"

#include <QWidget>

class QPushButton;

namespace suitescope {

class CertificateLine;
class CopyIconButton;
class TextLabel;

/*! A key pair and its certificate: algorithm, name, fingerprint, life; saves the certificate, and
 * the private key on request. */
class KeySummary : public QWidget
{
    Q_OBJECT

public:
    explicit KeySummary(Clock clock, QWidget *parent = nullptr);

    /*! \a key may be null (a certificate alone): then nothing private can be saved. */
    void showKey(const KeyPair &key, const Certificate &certificate);
    [[nodiscard]] QString suggestedFileName() const;
    /*! Whether Save certificate… is the next thing to do, and so the one accent button. */
    void setSavingIsNext(bool next);
    /*! The keyboard goes to what comes next: saving the certificate. */
    void focusNextStep();
    /*! False for a pair of no connection: the dialog for the private key says so. */
    void setKeptInKeychain(bool kept) { m_keptInKeychain = kept; }

signals:
    void certificateSaved(const QString &path);
    void privateKeySaved(const QString &path);

private:
    void buildUi();
    QWidget *buildFacts();
    void saveCertificate();
    void writeCertificate(const QString &path);
    void savePrivateKey();

    Clock m_clock;
    KeyPair m_key;
    Certificate m_certificate;
    TextLabel *m_algorithm = nullptr;
    TextLabel *m_name = nullptr;
    TextLabel *m_fingerprint = nullptr;
    CopyIconButton *m_copyFingerprint = nullptr;
    TextLabel *m_validity = nullptr;
    CertificateLine *m_line = nullptr;
    QPushButton *m_saveCertificate = nullptr;
    QPushButton *m_saveKey = nullptr;
    TextLabel *m_file = nullptr;
    bool m_keptInKeychain = true;
};

} // namespace suitescope
