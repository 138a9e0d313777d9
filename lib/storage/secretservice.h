// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <memory>

namespace suitescope {

/*! What the desktop's Secret Service says of itself, where it can be asked beside QtKeychain, whose
   answers do not tell a locked collection from a missing entry. Which of the files
   secretservice_*.cpp is built depends on the system. Never blocks; touches nothing before the
   first question. */
class SecretService : public QObject
{
public:
    enum class State {
        Unknown, // cannot be asked here
        Absent, // no keychain runs, and none could be started
        NoCollection, // it runs and has no default collection yet
        Locked,
        Unlocked
    };

    explicit SecretService(QObject *parent = nullptr);
    ~SecretService() override;

    /*! Of the default collection. KeychainTimedOut after \a most. */
    [[nodiscard]] QFuture<Result<State>> state(std::chrono::milliseconds most);

    struct Copies
    {
        qsizetype unlocked = 0;
        qsizetype locked = 0;
    };
    /*! How often the entry is there, without reading it or asking the person for anything.
     * NotAllowed where that cannot be told. */
    [[nodiscard]] QFuture<Result<Copies>> find(const QString &service, const QString &entry,
                                               std::chrono::milliseconds most);

    /*! The product that answers, once it runs. */
    [[nodiscard]] QFuture<Result<QString>> productName(std::chrono::milliseconds most);
    /*! What to call it while that is not known. */
    [[nodiscard]] static QString generalName();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
