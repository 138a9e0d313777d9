// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/secretstore.h"

#include <QHash>
#include <QObject>
#include <QPromise>

#include <memory>
#include <optional>

namespace suitescope {

/*! Writes entries in the order they were given, one write an entry at a time; a newer value makes
   what waits void. On destruction whatever still waits is handed to the store. */
class SecretKeeper : public QObject
{
    Q_OBJECT

public:
    explicit SecretKeeper(SecretStore &store, QObject *parent = nullptr);
    ~SecretKeeper() override;

    /*! An empty value removes the entry. Answers Canceled when a newer call took its place. */
    [[nodiscard]] QFuture<Result<>> keep(const QString &entry, const Secret &value);
    [[nodiscard]] bool isIdle() const { return m_slots.isEmpty(); }

signals:
    void becameIdle();

private:
    using Promise = std::shared_ptr<QPromise<Result<>>>;

    struct Slot
    {
        Promise running;
        std::optional<Secret> next;
        Promise nextPromise;
    };

    void begin(const QString &entry, const Secret &value);
    void takeAnswer(const QString &entry, const Result<> &answer);
    [[nodiscard]] QFuture<Result<>> put(const QString &entry, const Secret &value);

    SecretStore &m_store; // outlives this
    QHash<QString, Slot> m_slots;
};

/*! Writes one entry after the other and answers with the first failure, which ends it. \a context
   and \a store outlive the work or it ends early. */
void writeEntries(QObject *context, SecretStore &store, QList<std::pair<QString, Secret>> entries,
                  std::function<void(const Result<> &)> done);

/*! Removes entries one after the other and answers with the first failure; all are tried.
   \a context and \a store outlive the work or it ends early. */
void removeEntries(QObject *context, SecretStore &store, const QStringList &entries,
                   std::function<void(const Result<> &)> done);

} // namespace suitescope
