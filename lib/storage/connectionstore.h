// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/connection.h"

#include <QFuture>
#include <QObject>

namespace suitescope {

/*! The connections and unfinished drafts of this computer: one JSON file in the config folder,
   schema-versioned, written atomically (temporary file, fsync, rename) with mode 0600. Reading and
   writing happen on a worker thread, in the order of the calls; the list in memory is the truth
   meanwhile. Main thread only. */
class ConnectionStore : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionStore(QString filePath, QObject *parent = nullptr);
    ~ConnectionStore() override; // waits for writes under way

    /*! Reads the file. One that is truncated, foreign or of a newer schema is set aside beside its
       place ("connections.json.damaged-<time>"), the list starts empty and setAside() tells where
       it went. A missing file is an empty list. */
    [[nodiscard]] QFuture<Result<>> load();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] QString setAside() const { return m_setAside; }
    [[nodiscard]] QString filePath() const { return m_filePath; }

    [[nodiscard]] QList<Connection> connections() const
    {
        return m_connections;
    } // in the user's order
    [[nodiscard]] std::optional<Connection> connection(const QString &id) const;
    [[nodiscard]] std::optional<Connection> connectionNamed(
        const QString &name) const; // case-insensitive
    /*! Adds, or replaces the one with the same id. */
    [[nodiscard]] QFuture<Result<>> save(const Connection &connection);
    [[nodiscard]] QFuture<Result<>> remove(const QString &id);

    /*! Drafts are opaque here; lib/setup knows their inside. Keyed by the draft's id. */
    [[nodiscard]] QHash<QString, QJsonObject> drafts() const { return m_drafts; }
    [[nodiscard]] QFuture<Result<>> saveDraft(const QString &id, const QJsonObject &draft);
    [[nodiscard]] QFuture<Result<>> removeDraft(const QString &id);

signals:
    void changed();

private:
    struct Writer;

    [[nodiscard]] QFuture<Result<>> write();

    QString m_filePath;
    QString m_setAside;
    QList<Connection> m_connections;
    QHash<QString, QJsonObject> m_drafts;
    std::unique_ptr<Writer> m_writer;
    bool m_loaded = false;
};

} // namespace suitescope
