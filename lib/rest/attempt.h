// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/rest/message.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace suitescope {

/*! One request on the wire: from the first byte sent to an answer that is complete, refused or cut
   off. Destroying it aborts. */
class Attempt : public QObject
{
    Q_OBJECT

public:
    struct Outcome
    {
        Result<Response> answer;
        int status = 0; // 0: no answer began
        bool isLost = false; // the connection went away after the request was sent
        QByteArray retryAfter;
    };

    explicit Attempt(const Request &request, QObject *parent = nullptr);
    ~Attempt() override;

    void start(QNetworkAccessManager &network, const QByteArray &userAgent,
               const Secret &authorization);

signals:
    void ended(const suitescope::Attempt::Outcome &outcome);

private:
    void send(QNetworkAccessManager &network, const QNetworkRequest &request);
    void checkAnnouncedLength();
    void takeBytes();
    void conclude();
    [[nodiscard]] qint64 cap() const;
    [[nodiscard]] int status() const;
    [[nodiscard]] Result<Response> answer() const;
    [[nodiscard]] Result<Response> success() const;
    [[nodiscard]] Error refusal() const;
    [[nodiscard]] Error networkError() const;
    [[nodiscard]] bool isReplay() const;
    [[nodiscard]] bool isCutShort() const;

    Request m_request;
    QNetworkReply *m_reply = nullptr; // the network's; deleted later, since it may be calling us
    QElapsedTimer m_elapsed;
    QByteArray m_body;
    QStringList m_tlsErrors;
    bool m_issuerUnknown = false;
    int m_timesSent = 0; // by Qt, not by us
    bool m_tooLarge = false;
    bool m_concluded = false;
};

} // namespace suitescope
