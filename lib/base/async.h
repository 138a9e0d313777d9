// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

namespace suitescope {

/*! Receives the one answer of \a future on the thread of \a context: once, from the event loop,
   unless the context is gone. A cancelled future and a forgotten promise answer
   ErrorKind::Canceled. */
template<typename T, typename Handler>
void whenDone(QObject *context, const QFuture<Result<T>> &future, Handler handler)
{
    using Watcher = QFutureWatcher<Result<T>>;
    auto *watcher = new Watcher(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         const QFuture<Result<T>> done = watcher->future();
                         if (done.isCanceled() || done.resultCount() == 0)
                             handler(Result<T>(failure(ErrorKind::Canceled)));
                         else
                             handler(done.result());
                     });
    watcher->setFuture(future);
}

/*! A future that has its answer already. */
template<typename T> [[nodiscard]] QFuture<Result<T>> finished(Result<T> answer)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

/*! What \a step, run on a worker thread, makes of the answer of \a source. Cancelling the result
   cancels \a source, and with it the request behind it: a bare then() would let that go on. As long
   as \a context lives, and from its event loop. */
template<typename From, typename Step>
[[nodiscard]] auto thenCancelable(QObject *context, QFuture<From> source, Step step)
{
    auto result = source.then(QtFuture::Launch::Async, std::move(step));
    using Watcher = QFutureWatcher<decltype(result.result())>;
    auto *watcher = new Watcher(context);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, context,
                     [source]() mutable { source.cancel(); });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(result);
    return result;
}

} // namespace suitescope
