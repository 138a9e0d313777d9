// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/rest/restclient.h"
#include "lib/suiteql/pageplan.h"
#include "lib/suiteql/resulttable.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace suitescope {

/*! One run of one SuiteQL statement: first page, then the rest several at a time, parsed on worker
   threads into a ResultTable. Main thread only. Ends with exactly one of finished(), stopped() or
   failed(); rows that arrived stay. */
class QueryRun : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int pageSize = PagePlan::largestPage;
        qint64 mostRows = PagePlan::mostRows;
        int atOnce = 3; // pages in flight after the first
    };

    QueryRun(RestClient &client, QString statement, Options options, QObject *parent = nullptr);
    ~QueryRun() override; // aborts quietly

    void start();
    /*! Aborts the requests under way; stopped() follows from the event loop. Final. */
    void stop();

    enum class State { Ready, Running, Finished, Stopped, Failed };

    [[nodiscard]] State state() const;
    [[nodiscard]] const ResultTable &table() const;
    [[nodiscard]] QString statement() const;
    [[nodiscard]] qint64 pagesArrived() const;
    [[nodiscard]] qint64 pageCount() const;
    [[nodiscard]] int inFlight() const; // pages asked for and not in the table yet
    [[nodiscard]] std::chrono::milliseconds elapsed() const;
    [[nodiscard]] bool isCapped() const;
    [[nodiscard]] std::optional<Error> error() const;

signals:
    void expectedRowsKnown(qint64 rows); // again when the server ends earlier than it promised
    void columnsAdded(int first, int count);
    void pageArrived(qint64 firstRow, qint64 count);
    void finished();
    void stopped();
    void failed(const suitescope::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
