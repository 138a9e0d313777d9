// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/certificatematching.h"
#include "lib/setup/checkround.h"

#include <QObject>

#include <memory>

namespace suitescope {

/*! NetSuite's list of the certificates of one integration, asked for over one of its connections,
 * beside what this computer knows. What it says of the connections' own certificates is kept with
 * them. Main thread only. */
class RegisteredList : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Loading, Loaded, Failed };

    /*! Everything referred to outlives the list. */
    struct Tools
    {
        Transport &transport;
        ConnectionStore &connections;
        AccessTo access;
        SecretsOf secretsOf;
        Clock clock;
        SignInBudget *budget = nullptr; // of real connections
        QList<Connection> others = {}; // not in the store, as the demo's own
    };

    explicit RegisteredList(Tools tools, QObject *parent = nullptr);
    ~RegisteredList() override;

    /*! Those that can be asked: they sign in with a certificate. */
    [[nodiscard]] QList<Connection> askable() const;

    /*! Those that are not in the store, as they stand now. */
    void setOthers(const QList<Connection> &others) { m_tools.others = others; }

    void load(const Connection &connection);
    void stop(); // Idle again
    /*! Once: what became of a request whose answer was lost is read from the list. */
    void revoke(const QString &certificateId);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRevoking() const { return m_revoking; }
    [[nodiscard]] const Connection &connection() const { return m_connection; }
    [[nodiscard]] QDateTime read() const { return m_read; } // UTC, when NetSuite was asked
    [[nodiscard]] const Error &error() const { return m_error; } // when Failed
    /*! When Failed since the user would be locked: until then nothing is sent. Else null. */
    [[nodiscard]] QDateTime waitUntil() const { return m_waitUntil; }
    [[nodiscard]] bool isPermissionMissing() const;
    /*! Some secrets could not be read: what seems to be of nobody here may be of such a connection.
     */
    [[nodiscard]] bool isIncomplete() const { return m_incomplete; }
    /*! As the connections stand now. */
    [[nodiscard]] QList<MatchedCertificate> matches() const;

signals:
    void changed();
    void revoked(const QString &certificateId);
    void revokeFailed(const suitescope::Error &error);

private:
    struct Ids;

    [[nodiscard]] QList<Connection> all() const;
    void begin(const CheckAccess &access);
    void ask();
    void takeList(const QList<RegisteredCertificate> &listed);
    void takeIds(const Ids &ids);
    void keep();
    void fail(const Error &error);
    void endRevoking(const QString &certificateId, const Result<> &answer);
    void askAgain(const QString &certificateId, const Error &error);
    void markRevoked(const QString &certificateId);
    void restart(); // a new context: what is under way is void

    Tools m_tools;
    State m_state = State::Idle;
    bool m_revoking = false;
    bool m_incomplete = false;
    Connection m_connection;
    std::unique_ptr<QObject> m_context; // of the question under way
    std::unique_ptr<RestClient> m_client;
    QList<RegisteredCertificate> m_listed;
    IntegrationIds m_ids;
    QDateTime m_read;
    QDateTime m_waitUntil;
    Error m_error;
};

} // namespace suitescope
