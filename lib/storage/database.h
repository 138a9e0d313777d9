// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QFuture>
#include <QPromise>
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
     * fails; answers after the commit. Work that is cancelled before its turn is not done. */
    template<typename T>
    [[nodiscard]] QFuture<Result<T>> run(std::function<Result<T>(QSqlDatabase &)> work)
    {
        struct Exchange
        {
            QPromise<Result<T>> promise;
            Result<T> answer = failure(ErrorKind::Canceled);
        };
        auto exchange = std::make_shared<Exchange>();
        exchange->promise.start();
        QFuture<Result<T>> future = exchange->promise.future();
        post({[exchange] { return !exchange->promise.isCanceled(); },
              [exchange, work = std::move(work)](QSqlDatabase &db) {
                  exchange->answer = work(db);
                  return exchange->answer.has_value();
              },
              [exchange](const Result<> &kept) {
                  if (!kept)
                      exchange->answer = failure(kept.error());
                  exchange->promise.addResult(std::move(exchange->answer));
                  exchange->promise.finish();
              }});
        return future;
    }

    [[nodiscard]] QString filePath() const;

private:
    struct Job
    {
        std::function<bool()> isWanted;
        std::function<bool(QSqlDatabase &)> work; // answers whether to commit
        std::function<void(const Result<> &)> answer; // whether it could be opened and committed
    };
    void post(Job job);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
