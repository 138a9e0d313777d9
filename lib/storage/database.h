// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QFuture>
#include <QSqlDatabase>
#include <QStringList>

#include <functional>
#include <memory>

namespace suitescope {

/*! One SQLite file with numbered migrations, used from a thread of its own. A file that is damaged
   or newer than the program is set aside and made anew: it holds nothing but history and caches. */
class Database
{
public:
    /*! Each string is the SQL of one migration, applied in order; `user_version` counts them.
     * Nothing is opened before the first run(). */
    Database(QString filePath, QStringList migrations);
    ~Database(); // finishes what was asked for, then closes

    /*! Runs \a work on the database's thread inside a transaction that is rolled back when it
     * fails. */
    template<typename T>
    [[nodiscard]] QFuture<Result<T>> run(std::function<Result<T>(QSqlDatabase &)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        post([promise, work = std::move(work)](Result<QSqlDatabase *> db) {
            Result<T> answer = db ? work(**db) : Result<T>(failure(db.error()));
            const bool good = answer.has_value();
            promise->addResult(std::move(answer));
            promise->finish();
            return good;
        });
        return future;
    }

    [[nodiscard]] QString filePath() const;

private:
    /*! The job answers whether to commit. */
    void post(std::function<bool(Result<QSqlDatabase *>)> job);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
