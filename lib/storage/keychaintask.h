// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/async.h"
#include "lib/crypto/secret.h"
#include "lib/storage/keychainentries.h"
#include "lib/storage/secretchunks.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace suitescope {

/*! One call of the store from beginning to end, over as many entries as it takes. Answers once,
   within the time limit counted from the call; while the collection is locked, and a prompt may be
   waiting for the person, the limit is extended. */
class KeychainTask : public QObject
{
    Q_OBJECT

public:
    KeychainTask(KeychainEntries &entries, QString entry, QObject *parent);
    ~KeychainTask() override;

    void start();
    [[nodiscard]] QString entry() const { return m_entry; }
    /*! Reading answers with the value, everything else with an empty one. */
    [[nodiscard]] QFuture<Result<Secret>> future() const { return m_promise.future(); }

signals:
    void finished(bool well);

protected:
    using Next = std::function<void()>;

    virtual void run() = 0;
    void finish(const Result<Secret> &answer);

    /*! Like whenDone(), and silent once the task has answered. */
    template<typename T, typename Handler>
    void receive(const QFuture<Result<T>> &future, Handler handler)
    {
        whenDone(this, future, [this, handler = std::move(handler)](const Result<T> &answer) {
            if (!m_finished)
                handler(answer);
        });
    }
    /*! Goes on with the value of \a future; a failure is the task's answer. */
    template<typename T, typename Handler> void then(const QFuture<Result<T>> &future, Handler next)
    {
        receive(future, [this, next = std::move(next)](const Result<T> &answer) {
            if (!answer)
                return finish(failure(answer.error()));
            if constexpr (std::is_void_v<T>)
                next();
            else
                next(*answer);
        });
    }

    /*! The whole value, its parts joined and proven. */
    void readValue(const std::function<void(const Result<Secret> &)> &next);
    /*! Erases the parts from \a number on, the last one first, so that what a crash leaves is
     * found again. */
    void eraseChunks(char generation, int number, const Next &next);

    KeychainEntries &m_entries; // outlives this

private:
    void readChunks(const ChunkHeader &header, const QByteArray &joined, int number,
                    const std::function<void(const Result<Secret> &)> &next);
    void takeTimeout();

    const QString m_entry;
    QPromise<Result<Secret>> m_promise;
    QTimer m_limit;
    int m_extensions = 0;
    bool m_finished = false;
};

class KeychainReadTask : public KeychainTask
{
    Q_OBJECT

public:
    using KeychainTask::KeychainTask;

protected:
    void run() override;
};

class KeychainWriteTask : public KeychainTask
{
    Q_OBJECT

public:
    KeychainWriteTask(KeychainEntries &entries, QString entry, Secret value, QObject *parent);

protected:
    void run() override;

private:
    void writeChunks(const ChunkHeader &header, int number);
    void writeEntry(const QByteArray &content);
    void verify();
    void cleanUp();

    const Secret m_value;
    // The parts that belong to the new value; everything else is left over from older ones.
    int m_partsOfA = 0;
    int m_partsOfB = 0;
};

class KeychainRemoveTask : public KeychainTask
{
    Q_OBJECT

public:
    using KeychainTask::KeychainTask;

protected:
    void run() override;
};

} // namespace suitescope
