// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/connection.h"
#include "lib/storage/storedkeypair.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace suitescope {

/*! The connections, unfinished drafts and free key pairs of this computer: one JSON file in the
   config folder, schema-versioned, written atomically (temporary file, fsync, rename) with mode
   0600. Reading and writing happen on a worker thread, in the order of the calls; the list in
   memory is the truth meanwhile. Changes that follow each other quickly may share one write; each
   future answers after its own state, or a later one, is on the disk. What is saved before load()
   has answered is added to what the file holds. Main thread only. */
class ConnectionStore : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionStore(QString filePath, QObject *parent = nullptr);
    ~ConnectionStore() override; // waits for writes under way

    /*! Reads the file. One that is truncated, foreign or of a newer schema is set aside beside its
       place ("connections.json.damaged-<time>"), the list starts empty and setAside() tells where
       it went. When only some entries cannot be understood, the others stay and a copy of the whole
       file is set aside. A missing file is an empty list. A file that cannot be read at all is a
       FileFault: nothing is written over it, and the next call tries again. */
    [[nodiscard]] QFuture<Result<>> load();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] QString setAside() const { return m_setAside; }
    [[nodiscard]] QString filePath() const { return m_filePath; }

    [[nodiscard]] QList<Connection> connections() const
    {
        return m_state.connections;
    } // in the user's order
    [[nodiscard]] std::optional<Connection> connection(const QString &id) const;
    [[nodiscard]] std::optional<Connection> connectionNamed(
        const QString &name) const; // case-insensitive
    /*! Adds, or replaces the one with the same id. */
    [[nodiscard]] QFuture<Result<>> save(const Connection &connection);
    [[nodiscard]] QFuture<Result<>> remove(const QString &id);

    /*! Drafts are opaque here; lib/setup knows their inside. Keyed by the draft's id. */
    [[nodiscard]] QHash<QString, QJsonObject> drafts() const { return m_state.drafts; }
    [[nodiscard]] QFuture<Result<>> saveDraft(const QString &id, const QJsonObject &draft);
    [[nodiscard]] QFuture<Result<>> removeDraft(const QString &id);

    /*! What stands of changes of certificates that have not ended; opaque here as drafts are. Keyed
     * by the connection's id. */
    [[nodiscard]] QHash<QString, QJsonObject> rotations() const { return m_state.rotations; }
    [[nodiscard]] QFuture<Result<>> saveRotation(const QString &id, const QJsonObject &rotation);
    [[nodiscard]] QFuture<Result<>> removeRotation(const QString &id);

    /*! Key pairs of no connection, in the order in which they came. */
    [[nodiscard]] QList<StoredKeyPair> keyPairs() const { return m_state.keyPairs; }
    [[nodiscard]] QFuture<Result<>> saveKeyPair(const StoredKeyPair &pair);
    [[nodiscard]] QFuture<Result<>> removeKeyPair(const QString &id);

signals:
    void changed();

private:
    struct State
    {
        QList<Connection> connections;
        QList<StoredKeyPair> keyPairs;
        QHash<QString, QJsonObject> drafts;
        QHash<QString, QJsonObject> rotations;
    };
    struct Loaded
    {
        State state;
        QString setAside; // empty when the file was whole
    };
    class Worker;
    using Edit = std::function<void(State &)>;

    [[nodiscard]] QFuture<Result<>> apply(const Edit &edit);
    void takeLoaded(const Result<Loaded> &loaded);

    QString m_filePath;
    QString m_setAside;
    State m_state;
    std::unique_ptr<Worker> m_worker;
    bool m_loaded = false;
    // Until the file is read, what is asked for waits here: writing now would lose what it holds.
    QList<Edit> m_edits;
    std::vector<QPromise<Result<>>> m_editors;
    std::vector<QPromise<Result<>>> m_loaders;
    QFuture<Result<Loaded>> m_loading;
};

} // namespace suitescope
