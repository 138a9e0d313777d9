// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace suitescope;

class AsyncTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void answerArrivesOnceOnTheContextsThread();
    void readyFutureIsAnsweredFromTheEventLoop();
    void failureArrivesAsItIs();
    void canceledFutureAnswersCanceled();
    void canceledAfterItsResultStillAnswersCanceled();
    void forgottenPromiseAnswersCanceled();
    void goneContextIsNeverCalled();
    void handlerMayDestroyItsContext();
    void answerWithoutAValueWorks();
};

void AsyncTest::answerArrivesOnceOnTheContextsThread()
{
    int calls = 0;
    QThread *thread = nullptr;
    Result<int> got = failure(ErrorKind::BadReply);
    QPromise<Result<int>> promise;
    promise.start();
    whenDone(this, promise.future(), [&](const Result<int> &answer) {
        ++calls;
        thread = QThread::currentThread();
        got = answer;
    });

    std::unique_ptr<QThread> worker(QThread::create([&promise] {
        promise.addResult(Result<int>(42));
        promise.finish();
    }));
    worker->start();
    QTRY_COMPARE(calls, 1);
    QVERIFY(worker->wait());
    QTest::qWait(10);

    QCOMPARE(calls, 1);
    QCOMPARE(thread, QThread::currentThread());
    QVERIFY(got.has_value());
    QCOMPARE(*got, 42);
}

void AsyncTest::readyFutureIsAnsweredFromTheEventLoop()
{
    int calls = 0;
    whenDone(this, finished(Result<int>(7)), [&](const Result<int> &answer) {
        ++calls;
        QCOMPARE(answer.value(), 7);
    });
    QCOMPARE(calls, 0); // not inside the call
    QTRY_COMPARE(calls, 1);
}

void AsyncTest::failureArrivesAsItIs()
{
    std::optional<Error> error;
    whenDone(this, finished<int>(failure(ErrorKind::Forbidden, u"no"_s)),
             [&](const Result<int> &answer) { error = answer.error(); });
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->kind, ErrorKind::Forbidden);
    QCOMPARE(error->detail, u"no"_s);
}

void AsyncTest::canceledFutureAnswersCanceled()
{
    std::optional<Error> error;
    QPromise<Result<int>> promise;
    promise.start();
    QFuture<Result<int>> future = promise.future();
    whenDone(this, future, [&](const Result<int> &answer) { error = answer.error(); });
    future.cancel();
    promise.finish();
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->kind, ErrorKind::Canceled);
}

void AsyncTest::canceledAfterItsResultStillAnswersCanceled()
{
    std::optional<Result<int>> got;
    QPromise<Result<int>> promise;
    promise.start();
    QFuture<Result<int>> future = promise.future();
    whenDone(this, future, [&](const Result<int> &answer) { got = answer; });
    promise.addResult(Result<int>(1));
    future.cancel();
    promise.finish();
    QTRY_VERIFY(got.has_value());
    QVERIFY(!got->has_value());
    QCOMPARE(got->error().kind, ErrorKind::Canceled);
}

void AsyncTest::forgottenPromiseAnswersCanceled()
{
    std::optional<Error> error;
    auto promise = std::make_unique<QPromise<Result<int>>>();
    promise->start();
    whenDone(this, promise->future(), [&](const Result<int> &answer) { error = answer.error(); });
    promise.reset();
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->kind, ErrorKind::Canceled);
}

void AsyncTest::goneContextIsNeverCalled()
{
    int calls = 0;
    auto context = std::make_unique<QObject>();
    QPromise<Result<int>> early;
    early.start();
    QPromise<Result<int>> late;
    late.start();
    whenDone(context.get(), early.future(), [&](const Result<int> &) { ++calls; });
    whenDone(context.get(), late.future(), [&](const Result<int> &) { ++calls; });
    early.addResult(Result<int>(1));
    early.finish(); // its event is on the way already
    context.reset();
    late.addResult(Result<int>(2));
    late.finish();
    QTest::qWait(10);
    QCOMPARE(calls, 0);
}

void AsyncTest::handlerMayDestroyItsContext()
{
    auto context = std::make_unique<QObject>();
    whenDone(context.get(), finished(Result<int>(1)),
             [&context](const Result<int> &) { context.reset(); });
    QTRY_VERIFY(!context);
}

void AsyncTest::answerWithoutAValueWorks()
{
    int good = 0;
    whenDone(this, finished(Result<>()), [&](const Result<> &answer) { good += answer ? 1 : 100; });
    QTRY_COMPARE(good, 1);
}

SUITESCOPE_GUILESS_MAIN(AsyncTest)
#include "tst_async.moc"
