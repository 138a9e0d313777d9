// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/home/openconnection.h"
#include "ui/home/workplace.h"

#include <memory>

namespace suitescope {

/*! The way from a connection's facts to one that can be worked with: its addresses, its secrets out
 * of the keychain. A newer question makes an older one void. */
class ConnectionOpener : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionOpener(const Workplace &workplace, QObject *parent = nullptr);

    void open(const Connection &facts);
    /*! The demo account's own connection. */
    void openDemo();
    void stop();

    /*! What opened() announced; to be taken once. */
    [[nodiscard]] std::unique_ptr<OpenConnection> take() { return std::move(m_opened); }

signals:
    void opened();
    void failed(const suitescope::Error &error);

private:
    void readSecrets(int question, const Connection &facts, const ServiceUrls &urls);
    void fail(int question, const Error &error);
    void countRefusals(SignInBudget &budget) const;

    const Workplace &m_workplace; // outlives this
    std::unique_ptr<OpenConnection> m_opened;
    int m_question = 0;
};

} // namespace suitescope
