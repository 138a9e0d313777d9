// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/auth/credentials.h"
#include "lib/auth/oauth1signer.h"
#include "lib/base/clock.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace suitescope {

class AssertionView;
class Notice;

/*! How a connection signs, step by step with every secret masked; and what is wrong with a header
 * or an assertion that another program made with the same credentials. */
class SignatureLabDialog : public QDialog
{
    Q_OBJECT

public:
    /*! Credentials in hand; they leave the memory with the dialog. \a certificatePem: the one that
     * is kept beside them, if any. */
    SignatureLabDialog(Credentials credentials, ServiceUrls urls, QByteArray certificatePem,
                       Clock clock, QWidget *parent = nullptr);

private:
    void buildUi();
    void buildRequest(QVBoxLayout *rows);
    void buildAssertion(QVBoxLayout *rows);
    void buildPaste(QVBoxLayout *rows, const QString &label, const QString &placeholder);
    void showSteps();
    void takePaste();
    void compare();
    void compareHeaderWith(const TbaCredentials &own);
    void compareAssertionWith(const M2mCredentials &own);

    Credentials m_credentials;
    ServiceUrls m_urls;
    QByteArray m_certificatePem;
    Clock m_clock;
    OAuth1Signer::Stamp m_stamp; // one for the dialog: the steps change with the request alone
    QComboBox *m_method = nullptr; // Token-Based Authentication
    QLineEdit *m_url = nullptr;
    QPlainTextEdit *m_steps = nullptr;
    AssertionView *m_assertion = nullptr; // client credentials
    QScrollArea *m_scroll = nullptr;
    QPlainTextEdit *m_paste = nullptr;
    Notice *m_verdict = nullptr;
    bool m_requestFromPaste = false;
};

} // namespace suitescope
