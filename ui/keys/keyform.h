// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/setup/keyimport.h"

#include <QFuture>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace suitescope {

class Notice;
class ValidityField;

/*! Makes a key pair with its certificate, on a worker thread. */
class KeyForm : public QWidget
{
    Q_OBJECT

public:
    explicit KeyForm(Clock clock, QWidget *parent = nullptr);
    ~KeyForm() override;

    void setCommonName(const QString &name);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /*! The keyboard goes to the first thing to choose. */
    void focusFirst();

signals:
    void keyPairReady(const suitescope::KeyPair &key, const suitescope::Certificate &certificate);
    void busyChanged(bool busy);

private:
    void buildUi();
    void generate();
    void take(const Result<NewKeyPair> &made);
    void setBusy(bool busy);

    [[nodiscard]] static Result<NewKeyPair> makePair(KeyAlgorithm algorithm,
                                                     const CertificateRequest &request);
    [[nodiscard]] CertificateRequest request() const;

    Clock m_clock;
    QComboBox *m_algorithm = nullptr;
    QLineEdit *m_name = nullptr;
    ValidityField *m_validity = nullptr;
    QPushButton *m_generate = nullptr;
    Notice *m_notice = nullptr;
    QFuture<Result<NewKeyPair>> m_work;
    bool m_busy = false;
};

} // namespace suitescope
