// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/credentials.h"
#include "lib/base/clock.h"
#include "lib/base/result.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <chrono>

namespace suitescope {

/*! Counts refused sign-ins over restarts: NetSuite locks a user for 30 minutes after five, and a
   check of ours is never the one that does it. A refused sign-in does not tell its user, and many
   connections may be of the same one: those of an account count together. The file holds times and
   digests alone. Several processes may share it. Main thread only. */
class SignInBudget : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes window{30};
    static constexpr int inWindow = 4; // NetSuite locks at five
    static constexpr int inRun = 3;

    SignInBudget(QString file, Clock clock, QObject *parent = nullptr);

    /*! Reads what this and other processes counted. */
    [[nodiscard]] QFuture<Result<>> load();
    /*! Counts at once; the future answers when it is on the disk. */
    [[nodiscard]] QFuture<Result<>> countRefusal(const QByteArray &who);

    /*! Of all that sign in to the same account as \a who. */
    [[nodiscard]] int refusedLately(const QByteArray &who) const;
    /*! Of \a who alone. */
    [[nodiscard]] int refusedItself(const QByteArray &who) const;
    /*! Until when nothing more is to be sent for \a who; null when a sign-in is allowed. */
    [[nodiscard]] QDateTime waitUntil(const QByteArray &who) const; // UTC

    using Times = QHash<QByteArray, QList<qint64>>; // who -> milliseconds since the epoch

private:
    [[nodiscard]] QFuture<Result<>> exchange(bool write);
    [[nodiscard]] QList<qint64> timesOfAccount(const QByteArray &who) const; // sorted, late ones

    QString m_file;
    Clock m_clock;
    Times m_times;
};

/*! Names whom a sign-in stands for: a digest of the account, a dot, one of the values, from which
 * neither can be read. */
[[nodiscard]] QByteArray signInIdentity(const AccountId &account, const Credentials &credentials);

} // namespace suitescope
