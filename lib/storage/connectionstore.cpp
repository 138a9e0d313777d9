// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/connectionstore.h"

#include "lib/base/async.h"
#include "lib/base/log.h"
#include "lib/storage/atomicfile.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutex>
#include <QSet>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr auto formatName = "suitescope-connections"_L1;
constexpr int schema = 1;

void answerAll(std::vector<QPromise<Result<>>> promises, const Result<> &answer)
{
    for (QPromise<Result<>> &promise : promises) {
        promise.addResult(answer);
        promise.finish();
    }
}

QFuture<Result<>> enlist(std::vector<QPromise<Result<>>> &promises)
{
    QPromise<Result<>> promise;
    promise.start();
    QFuture<Result<>> future = promise.future();
    promises.push_back(std::move(promise));
    return future;
}

QJsonObject toObject(const QHash<QString, QJsonObject> &entries)
{
    QJsonObject object;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        object.insert(entry.key(), entry.value());
    return object;
}

auto withId(QList<Connection> &connections, const QString &id)
{
    return std::find_if(connections.begin(), connections.end(),
                        [&id](const Connection &connection) { return connection.id == id; });
}

} // namespace

/*! The file and the one thread that touches it. */
class ConnectionStore::Worker
{
public:
    explicit Worker(QString filePath) : m_filePath(std::move(filePath))
    {
        m_pool.setMaxThreadCount(1);
    }
    ~Worker() { finishWork(); }

    [[nodiscard]] QFuture<Result<Loaded>> load()
    {
        return QtConcurrent::run(&m_pool, [this] { return read(); });
    }

    /*! Answers \a promises, one at least, when \a state is on the disk. */
    void save(const State &state, std::vector<QPromise<Result<>>> promises)
    {
        const QMutexLocker lock(&m_mutex);
        m_newest = state;
        if (m_waiting.empty())
            m_pool.start([this] { writeNewest(); });
        std::move(promises.begin(), promises.end(), std::back_inserter(m_waiting));
    }

    void finishWork() { m_pool.waitForDone(); }

private:
    // Below, everything runs on the worker thread.

    void writeNewest()
    {
        State state;
        std::vector<QPromise<Result<>>> waiting;
        {
            const QMutexLocker lock(&m_mutex);
            state = m_newest;
            waiting.swap(m_waiting);
        }
        answerAll(std::move(waiting), write(state));
    }

    [[nodiscard]] Result<> write(const State &state) const
    {
        QJsonArray connections;
        for (const Connection &connection : state.connections)
            connections.append(toJson(connection));
        QJsonArray keyPairs;
        for (const StoredKeyPair &pair : state.keyPairs)
            keyPairs.append(toJson(pair));
        const QJsonObject document{{"format"_L1, formatName},
                                   {"schema"_L1, schema},
                                   {"connections"_L1, connections},
                                   {"keyPairs"_L1, keyPairs},
                                   {"drafts"_L1, toObject(state.drafts)},
                                   {"rotations"_L1, toObject(state.rotations)}};
        return createPrivateFolder(QFileInfo(m_filePath).absolutePath()).and_then([&] {
            return writeAtomically(m_filePath, QJsonDocument(document).toJson(),
                                   FileAccess::OwnerOnly);
        });
    }

    [[nodiscard]] Result<Loaded> read() const
    {
        if (!QFileInfo::exists(m_filePath))
            return Loaded();
        const Result<QByteArray> content = readFile(m_filePath);
        if (!content && content.error().kind != ErrorKind::TooLarge)
            return failure(content.error());

        QStringList complaints;
        Loaded loaded;
        const bool understood = content && parse(*content, loaded.state, complaints);
        if (complaints.isEmpty() && understood)
            return loaded;
        if (!content)
            complaints.append(content.error().detail);
        qCWarning(lcStorage).noquote() << "connections file set aside:" << complaints.join(u"; "_s);
        const Result<QString> aside
            = understood ? keepCopy(*content) : suitescope::setAside(m_filePath);
        if (!aside)
            return failure(aside.error());
        loaded.setAside = *aside;
        if (!understood)
            return loaded;
        // Else the next start would complain again.
        if (const Result<> written = write(loaded.state); !written)
            return failure(written.error());
        return loaded;
    }

    [[nodiscard]] Result<QString> keepCopy(const QByteArray &content) const
    {
        const QString name = nameToSetAside(m_filePath);
        if (const Result<> kept = writeAtomically(name, content, FileAccess::OwnerOnly); !kept)
            return failure(kept.error());
        return name;
    }

    /*! False when nothing of it is ours to read; \a complaints tell what is lost otherwise. */
    static bool parse(const QByteArray &content, State &state, QStringList &complaints)
    {
        QJsonParseError error;
        const QJsonObject document = QJsonDocument::fromJson(content, &error).object();
        if (error.error != QJsonParseError::NoError) {
            complaints.append(error.errorString());
            return false;
        }
        if (document.value("format"_L1).toString() != formatName
            || document.value("schema"_L1).toInt() != schema) {
            complaints.append(u"another format or a newer schema"_s);
            return false;
        }
        if (!document.value("connections"_L1).isArray() || !document.value("drafts"_L1).isObject())
            complaints.append(u"connections or drafts are missing"_s);
        parseConnections(document.value("connections"_L1).toArray(), state, complaints);
        parseKeyPairs(document.value("keyPairs"_L1).toArray(), state, complaints);
        parseObjects(document.value("drafts"_L1), u"draft"_s, state.drafts, complaints);
        parseObjects(document.value("rotations"_L1), u"rotation"_s, state.rotations, complaints);
        return true;
    }

    static void parseObjects(const QJsonValue &section, const QString &what,
                             QHash<QString, QJsonObject> &entries, QStringList &complaints)
    {
        const QJsonObject values = section.toObject(); // one that is absent is empty
        for (auto value = values.begin(); value != values.end(); ++value) {
            if (value.value().isObject())
                entries.insert(value.key(), value.value().toObject());
            else
                complaints.append(u"a %1 is not an object"_s.arg(what));
        }
    }

    static void parseConnections(const QJsonArray &values, State &state, QStringList &complaints)
    {
        for (const QJsonValue &value : values) {
            const Result<Connection> connection = connectionFromJson(value.toObject());
            if (!connection)
                complaints.append(connection.error().detail);
            else if (withId(state.connections, connection->id) != state.connections.end())
                complaints.append(u"an id is there twice"_s);
            else
                state.connections.append(*connection);
        }
    }

    static void parseKeyPairs(const QJsonArray &values, State &state, QStringList &complaints)
    {
        for (const QJsonValue &value : values) {
            const Result<StoredKeyPair> pair = storedKeyPairFromJson(value.toObject());
            if (pair)
                state.keyPairs.append(*pair);
            else
                complaints.append(pair.error().detail);
        }
    }

    const QString m_filePath;
    QMutex m_mutex;
    State m_newest;
    std::vector<QPromise<Result<>>> m_waiting;
    QThreadPool m_pool;
};

ConnectionStore::ConnectionStore(QString filePath, QObject *parent)
    : QObject(parent), m_filePath(std::move(filePath)),
      m_worker(std::make_unique<Worker>(m_filePath))
{
}

ConnectionStore::~ConnectionStore()
{
    m_worker->finishWork();
    if (m_edits.isEmpty() || m_loaded || m_loading.resultCount() == 0)
        return;
    // Closed before the event loop could deliver what the file held: the changes are kept all the
    // same.
    if (Result<Loaded> loaded = m_loading.result()) {
        for (const Edit &edit : std::as_const(m_edits))
            edit(loaded->state);
        m_worker->save(loaded->state, std::move(m_editors));
        m_worker->finishWork();
    }
}

QFuture<Result<>> ConnectionStore::load()
{
    if (m_loaded)
        return finished<void>({});
    if (m_loaders.empty()) {
        m_loading = m_worker->load();
        whenDone(this, m_loading, [this](const Result<Loaded> &loaded) { takeLoaded(loaded); });
    }
    return enlist(m_loaders);
}

void ConnectionStore::takeLoaded(const Result<Loaded> &loaded)
{
    std::vector<QPromise<Result<>>> loaders = std::exchange(m_loaders, {});
    std::vector<QPromise<Result<>>> editors = std::exchange(m_editors, {});
    if (!loaded) { // what was asked for stays in m_edits, for the next attempt
        answerAll(std::move(editors), failure(loaded.error()));
        answerAll(std::move(loaders), failure(loaded.error()));
        return;
    }

    m_loaded = true;
    const QList<Edit> edits = std::exchange(m_edits, {});
    m_setAside = loaded->setAside;
    m_state = loaded->state;
    for (const Edit &edit : edits)
        edit(m_state);
    if (!edits.isEmpty())
        m_worker->save(m_state, std::move(editors));
    emit changed();
    answerAll(std::move(loaders), {});
}

QFuture<Result<>> ConnectionStore::apply(const Edit &edit)
{
    edit(m_state);
    std::vector<QPromise<Result<>>> editors;
    QFuture<Result<>> future = enlist(m_loaded ? editors : m_editors);
    if (m_loaded) {
        m_worker->save(m_state, std::move(editors));
    } else {
        m_edits.append(edit);
        if (m_loaders.empty())
            static_cast<void>(load()); // answers through m_editors
    }
    emit changed();
    return future;
}

std::optional<Connection> ConnectionStore::connection(const QString &id) const
{
    for (const Connection &connection : m_state.connections) {
        if (connection.id == id)
            return connection;
    }
    return std::nullopt;
}

std::optional<Connection> ConnectionStore::connectionNamed(const QString &name) const
{
    for (const Connection &connection : m_state.connections) {
        if (connection.name.compare(name, Qt::CaseInsensitive) == 0)
            return connection;
    }
    return std::nullopt;
}

QFuture<Result<>> ConnectionStore::save(const Connection &connection)
{
    return apply([connection](State &state) {
        const auto place = withId(state.connections, connection.id);
        if (place == state.connections.end())
            state.connections.append(connection);
        else
            *place = connection;
    });
}

QFuture<Result<>> ConnectionStore::remove(const QString &id)
{
    return apply([id](State &state) {
        state.connections.removeIf([&id](const Connection &one) { return one.id == id; });
    });
}

QFuture<Result<>> ConnectionStore::saveKeyPair(const StoredKeyPair &pair)
{
    return apply([pair](State &state) {
        const auto place
            = std::find_if(state.keyPairs.begin(), state.keyPairs.end(),
                           [&pair](const StoredKeyPair &one) { return one.id == pair.id; });
        if (place == state.keyPairs.end())
            state.keyPairs.append(pair);
        else
            *place = pair;
    });
}

QFuture<Result<>> ConnectionStore::removeKeyPair(const QString &id)
{
    return apply([id](State &state) {
        state.keyPairs.removeIf([&id](const StoredKeyPair &one) { return one.id == id; });
    });
}

QFuture<Result<>> ConnectionStore::saveRotation(const QString &id, const QJsonObject &rotation)
{
    return apply([id, rotation](State &state) { state.rotations.insert(id, rotation); });
}

QFuture<Result<>> ConnectionStore::removeRotation(const QString &id)
{
    return apply([id](State &state) { state.rotations.remove(id); });
}

QFuture<Result<>> ConnectionStore::saveDraft(const QString &id, const QJsonObject &draft)
{
    return apply([id, draft](State &state) { state.drafts.insert(id, draft); });
}

QFuture<Result<>> ConnectionStore::removeDraft(const QString &id)
{
    return apply([id](State &state) { state.drafts.remove(id); });
}

} // namespace suitescope
