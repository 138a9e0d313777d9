// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/keychaintask.h"

#include "lib/crypto/digest.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// How often the time limit is extended for a person who may be typing the keychain's password.
constexpr int mostExtensions = 5;

} // namespace

KeychainTask::KeychainTask(KeychainEntries &entries, QString entry, QObject *parent)
    : QObject(parent), m_entries(entries), m_entry(std::move(entry))
{
    m_promise.start();
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &KeychainTask::takeTimeout);
    // The rest is for asking the service whether it is locked.
    m_limit.start(m_entries.timeout() * 3 / 4);
}

KeychainTask::~KeychainTask() = default;

void KeychainTask::start()
{
    if (!m_finished)
        run();
}

void KeychainTask::finish(const Result<Secret> &answer)
{
    if (std::exchange(m_finished, true))
        return;
    m_limit.stop();
    deleteLater();
    emit finished(answer.has_value());
    m_promise.addResult(answer);
    m_promise.finish();
}

void KeychainTask::takeTimeout()
{
    using State = SecretService::State;
    const std::chrono::milliseconds rest = m_entries.timeout() / 4;
    whenDone(this, m_entries.secretService().state(rest), [this](const Result<State> &state) {
        const bool locked = state && (*state == State::Locked || *state == State::NoCollection);
        if (locked && m_extensions++ < mostExtensions)
            return m_limit.start(m_entries.timeout());
        finish(failure(locked ? ErrorKind::KeychainLocked : ErrorKind::KeychainTimedOut,
                       u"no answer within %1 ms"_s.arg(m_entries.timeout().count())));
    });
}

void KeychainTask::readValue(const std::function<void(const Result<Secret> &)> &next)
{
    receive(m_entries.read(m_entry), [this, next](const Result<QByteArray> &stored) {
        if (!stored)
            return next(failure(stored.error()));
        const Result<std::optional<ChunkHeader>> header = ChunkHeader::parse(*stored);
        if (!header)
            return next(failure(header.error()));
        if (!*header)
            return next(Secret(QByteArrayView(*stored)));
        readChunks(**header, {}, 1, next);
    });
}

void KeychainTask::readChunks(const ChunkHeader &header, const QByteArray &joined, int number,
                              const std::function<void(const Result<Secret> &)> &next)
{
    if (number > header.count) {
        if (sha256(joined).toHex() != header.sha256)
            return next(failure(ErrorKind::KeychainFault, u"the entry's parts do not fit"_s));
        return next(Secret(QByteArrayView(joined)));
    }
    receive(m_entries.read(chunkEntry(m_entry, header.generation, number)),
            [=, this](const Result<QByteArray> &part) {
                if (part)
                    return readChunks(header, joined + *part, number + 1, next);
                if (part.error().kind != ErrorKind::SecretMissing)
                    return next(failure(part.error()));
                next(failure(ErrorKind::KeychainFault,
                             u"part %1 of %2 is missing"_s.arg(number).arg(header.count)));
            });
}

void KeychainTask::eraseChunks(char generation, int number, const Next &next)
{
    then(m_entries.exists(chunkEntry(m_entry, generation, number)), [=, this](bool exists) {
        if (!exists)
            return next();
        eraseChunks(generation, number + 1, [=, this] {
            then(m_entries.erase(chunkEntry(m_entry, generation, number)), next);
        });
    });
}

void KeychainReadTask::run()
{
    readValue([this](const Result<Secret> &value) { finish(value); });
}

KeychainWriteTask::KeychainWriteTask(KeychainEntries &entries, QString entry, Secret value,
                                     QObject *parent)
    : KeychainTask(entries, std::move(entry), parent), m_value(std::move(value))
{
}

void KeychainWriteTask::run()
{
    if (!needsChunks(m_value.view()))
        return writeEntry(m_value.revealBytes());
    receive(m_entries.read(entry()), [this](const Result<QByteArray> &stored) {
        if (!stored && stored.error().kind != ErrorKind::SecretMissing)
            return finish(failure(stored.error()));
        const Result<std::optional<ChunkHeader>> old
            = ChunkHeader::parse(stored.value_or(QByteArray()));
        const bool takesB = old && *old && (*old)->generation == 'a';
        const ChunkHeader header = chunkHeader(m_value.view(), takesB ? 'b' : 'a');
        (takesB ? m_partsOfB : m_partsOfA) = header.count;
        writeChunks(header, 1);
    });
}

void KeychainWriteTask::writeChunks(const ChunkHeader &header, int number)
{
    if (number > header.count)
        return writeEntry(header.encoded());
    then(m_entries.write(chunkEntry(entry(), header.generation, number),
                         chunk(m_value.view(), number).toByteArray()),
         [=, this] { writeChunks(header, number + 1); });
}

void KeychainWriteTask::writeEntry(const QByteArray &content)
{
    then(m_entries.write(entry(), content), [this] { verify(); });
}

void KeychainWriteTask::verify()
{
    readValue([this](const Result<Secret> &value) {
        if (!value)
            return finish(failure(value.error()));
        if (!(*value == m_value))
            return finish(
                failure(ErrorKind::KeychainFault, u"another value came back than was written"_s));
        cleanUp();
    });
}

void KeychainWriteTask::cleanUp()
{
    eraseChunks('a', m_partsOfA + 1,
                [this] { eraseChunks('b', m_partsOfB + 1, [this] { finish(Secret()); }); });
}

void KeychainRemoveTask::run()
{
    then(m_entries.erase(entry()), [this] {
        eraseChunks('a', 1, [this] { eraseChunks('b', 1, [this] { finish(Secret()); }); });
    });
}

} // namespace suitescope
