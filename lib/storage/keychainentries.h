// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/secretservice.h"

#include <QFuture>
#include <QObject>

#include <chrono>

namespace QKeychain {
class Job;
}

namespace suitescope {

/*! Single entries of the keychain, with errors that say what is the matter: QtKeychain's answers
   put right with what the Secret Service says. Nothing here has a time limit of its own but the
   questions to the service. */
class KeychainEntries : public QObject
{
public:
    KeychainEntries(QString service, std::chrono::milliseconds timeout, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<QByteArray>> read(const QString &entry);
    [[nodiscard]] QFuture<Result<>> write(const QString &entry, const QByteArray &value);
    /*! Answers when nothing is left; a missing entry is no error. */
    [[nodiscard]] QFuture<Result<>> erase(const QString &entry);
    /*! KeychainLocked when that cannot be told because of a lock. */
    [[nodiscard]] QFuture<Result<bool>> exists(const QString &entry);

    [[nodiscard]] SecretService &secretService() { return m_secretService; }
    [[nodiscard]] std::chrono::milliseconds timeout() const { return m_timeout; }

private:
    /*! Answers with the job's value, empty for writing and deleting. */
    [[nodiscard]] QFuture<Result<QByteArray>> run(QKeychain::Job *job, const QString &entry);
    [[nodiscard]] QFuture<Result<QByteArray>> explained(const QFuture<Result<QByteArray>> &raw,
                                                        const QString &entry);
    /*! Like exists(), and NotAllowed where only reading would tell. */
    [[nodiscard]] QFuture<Result<bool>> isListed(const QString &entry);

    const QString m_service;
    const std::chrono::milliseconds m_timeout;
    SecretService m_secretService;
};

} // namespace suitescope
