// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/queryrun.h"

#include "lib/base/async.h"
#include "lib/base/log.h"
#include "lib/suiteql/sql.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

struct QueryRun::Private
{
    QueryRun &q;
    RestClient &client; // outlives the run
    QString statement;
    QByteArray body;
    PagePlan plan;
    int atOnce;
    ResultTable table;
    State state = State::Ready;
    bool ending = false; // whatever still comes is too late
    std::optional<Error> error;
    QHash<qint64, QFuture<Result<Response>>> requests; // by offset
    int parsing = 0;
    qint64 pages = 0;
    QElapsedTimer clock;
    std::chrono::milliseconds took{0};

    Private(QueryRun &run, RestClient &restClient, const QString &text, const Options &options);

    void ask(qint64 offset);
    void askMore();
    void takeAnswer(qint64 offset, const Result<Response> &answer);
    void takePage(qint64 offset, const Result<ResultPage::Answer> &answer);
    void putPage(qint64 offset, const ResultPage::Answer &answer);
    void finishWhenDone();
    void abort();
    void end(State last);
    void fail(const Error &why);
    [[nodiscard]] bool isBehindTheEnd(qint64 offset) const;
};

QueryRun::Private::Private(QueryRun &run, RestClient &restClient, const QString &text,
                           const Options &options)
    : q(run), client(restClient), statement(text), plan(options.pageSize, options.mostRows),
      atOnce(std::max(options.atOnce, 1)), table(plan.pageSize())
{
    const QString cleaned = sql::cleaned(statement);
    if (!cleaned.isEmpty())
        body = QJsonDocument(QJsonObject{{u"q"_s, cleaned}}).toJson(QJsonDocument::Compact);
}

void QueryRun::Private::ask(qint64 offset)
{
    Request request = Request::postJson(client.urls().suiteQl(plan.pageSize(), int(offset)), body);
    request.headers.append({"Prefer"_ba, "transient"_ba});
    request.repeatable = true; // it only reads
    request.lostIsFinal = false;
    const QFuture<Result<Response>> future = client.send(request);
    requests.insert(offset, future);
    whenDone(&q, future,
             [this, offset](const Result<Response> &answer) { takeAnswer(offset, answer); });
}

void QueryRun::Private::askMore()
{
    // Parsing is quicker than any server; the bound is for a machine that is busy otherwise.
    while (requests.size() < atOnce && parsing < 2 * atOnce) {
        const std::optional<qint64> offset = plan.next();
        if (!offset)
            return;
        ask(*offset);
    }
}

bool QueryRun::Private::isBehindTheEnd(qint64 offset) const
{
    return plan.isFirstAnswered() && offset >= plan.expectedRows();
}

void QueryRun::Private::takeAnswer(qint64 offset, const Result<Response> &answer)
{
    requests.remove(offset);
    if (ending)
        return;
    if (isBehindTheEnd(offset)) { // asked for in vain; a refusal does not matter either
        finishWhenDone();
        return;
    }
    if (!answer) {
        fail(answer.error());
        return;
    }
    ++parsing;
    whenDone(&q, QtConcurrent::run([body = answer->body] { return ResultPage::parse(body); }),
             [this, offset](const Result<ResultPage::Answer> &page) { takePage(offset, page); });
    askMore();
}

void QueryRun::Private::takePage(qint64 offset, const Result<ResultPage::Answer> &answer)
{
    --parsing;
    if (ending)
        return;
    if (!isBehindTheEnd(offset)) {
        if (!answer) {
            fail(answer.error());
            return;
        }
        putPage(offset, *answer);
    }
    if (ending) // a receiver stopped the run
        return;
    askMore();
    finishWhenDone();
}

void QueryRun::Private::putPage(qint64 offset, const ResultPage::Answer &answer)
{
    const bool isFirst = !plan.isFirstAnswered();
    const qint64 expectedBefore = plan.expectedRows();
    if (isFirst)
        plan.firstAnswered(answer.totalResults, answer.hasMore);
    const qint64 rows = std::min<qint64>(answer.page->rowCount(), plan.pageSize());
    plan.answered(offset, rows, answer.hasMore);
    table.setExpectedRows(plan.expectedRows());
    const int columns = table.columnCount();
    const int newColumns = table.put(offset / plan.pageSize(), answer.page);
    ++pages;
    for (auto it = requests.begin(); it != requests.end(); ++it) {
        if (isBehindTheEnd(it.key()))
            it->cancel();
    }
    if (isFirst || plan.expectedRows() != expectedBefore)
        emit q.expectedRowsKnown(plan.expectedRows());
    if (newColumns > 0)
        emit q.columnsAdded(columns, newColumns);
    emit q.pageArrived(offset, rows);
}

void QueryRun::Private::finishWhenDone()
{
    if (!requests.isEmpty() || parsing > 0)
        return;
    end(State::Finished);
    qCDebug(lcSuiteQl) << "query done:" << table.rowCount() << "rows," << pages << "pages,"
                       << took.count() << "ms";
    emit q.finished();
}

void QueryRun::Private::abort()
{
    ending = true;
    for (QFuture<Result<Response>> &request : requests)
        request.cancel();
}

void QueryRun::Private::end(State last)
{
    abort();
    state = last;
    if (clock.isValid())
        took = std::chrono::milliseconds(clock.elapsed());
    table.close();
}

void QueryRun::Private::fail(const Error &why)
{
    error = why;
    end(State::Failed);
    emit q.failed(why);
}

QueryRun::QueryRun(RestClient &client, QString statement, Options options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, client, statement, options))
{
}

QueryRun::~QueryRun()
{
    d->abort();
}

void QueryRun::start()
{
    if (d->state != State::Ready || d->ending)
        return;
    d->state = State::Running;
    d->clock.start();
    if (!d->body.isEmpty()) {
        d->askMore();
        return;
    }
    const auto refuse = [this] {
        if (!d->ending)
            d->fail(Error{ErrorKind::InvalidInput, u"empty statement"_s, nullptr});
    };
    QMetaObject::invokeMethod(this, refuse, Qt::QueuedConnection);
}

void QueryRun::stop()
{
    if (d->ending)
        return;
    d->abort();
    const auto tell = [this] {
        d->end(State::Stopped);
        emit stopped();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

QueryRun::State QueryRun::state() const
{
    return d->state;
}

const ResultTable &QueryRun::table() const
{
    return d->table;
}

QString QueryRun::statement() const
{
    return d->statement;
}

qint64 QueryRun::pagesArrived() const
{
    return d->pages;
}

qint64 QueryRun::pageCount() const
{
    return d->plan.pageCount();
}

int QueryRun::inFlight() const
{
    return d->ending ? 0 : int(d->requests.size()) + d->parsing;
}

std::chrono::milliseconds QueryRun::elapsed() const
{
    if (d->state == State::Running && d->clock.isValid())
        return std::chrono::milliseconds(d->clock.elapsed());
    return d->took;
}

bool QueryRun::isCapped() const
{
    return d->plan.isCapped();
}

std::optional<Error> QueryRun::error() const
{
    return d->error;
}

} // namespace suitescope
