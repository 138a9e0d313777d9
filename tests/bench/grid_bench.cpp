// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How smoothly a million rows are scrolled: the longest single frame, painted at once.
#include "lib/base/async.h"
#include "lib/crypto/runtime.h"
#include "lib/rest/restclient.h"
#include "lib/suiteql/queryrun.h"
#include "ui/console/resultmodel.h"
#include "ui/console/resultview.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QUrlQuery>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr qint64 rows = 100'000; // the most that NetSuite answers
constexpr int copies = 10; // and the grid is to bear more
constexpr double budget = 16; // ms

/*! Answers every page at once. */
class Pages : public Transport
{
public:
    QFuture<Result<Response>> send(const Request &request) override
    {
        const QUrlQuery query(request.url);
        const qint64 offset = query.queryItemValue(u"offset"_s).toLongLong();
        const qint64 limit = query.queryItemValue(u"limit"_s).toLongLong();
        Response response;
        response.status = 200;
        response.contentType = "application/json";
        QByteArray &json = response.body;
        const qint64 end = std::min(offset + limit, rows);
        json = "{\"links\":[],\"count\":" + QByteArray::number(end - offset)
            + ",\"hasMore\":" + (end < rows ? "true" : "false") + ",\"items\":[";
        for (qint64 row = offset; row < end; ++row) {
            const QByteArray id = QByteArray::number(row);
            json += row == offset ? "{\"links\":[],\"id\":\"" : ",{\"links\":[],\"id\":\"";
            json += id + R"(","entityid":"Customer )" + id + R"( Ltd","isperson":")"
                + (row % 3 == 0 ? "T" : "F") + R"(","balance":")" + id
                + R"(.25","datecreated":"2026-03-14","email":"office)" + id
                + R"(@larkfield.example","subsidiary":"3","category":"12")";
            for (int column = 0; column < 12; ++column)
                json += ",\"custentity_" + QByteArray::number(column) + "\":\"value " + id + '"';
            json += '}';
        }
        json += "],\"offset\":" + QByteArray::number(offset)
            + ",\"totalResults\":" + QByteArray::number(rows) + '}';
        return finished(Result<Response>(std::move(response)));
    }
};

/*! Shows the rows of the run several times over. */
class ManyRows : public ResultModel
{
public:
    void grow()
    {
        const int once = rowCount();
        beginInsertRows({}, once, once * copies - 1);
        m_once = once;
        endInsertRows();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return m_once > 0 && !parent.isValid() ? m_once * copies : ResultModel::rowCount(parent);
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (m_once == 0)
            return ResultModel::data(index, role);
        return ResultModel::data(createIndex(index.row() % m_once, index.column()), role);
    }

private:
    int m_once = 0;
};

/*! Paints after each \a step and answers the longest and the middle frame. */
void measure(const char *what, ResultView &view, int frames, const std::function<void(int)> &step)
{
    QList<double> took;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        step(i);
        view.viewport()->repaint();
        view.verticalHeader()->viewport()->repaint();
        took += double(timer.nsecsElapsed()) / 1e6;
        QCoreApplication::processEvents();
    }
    std::sort(took.begin(), took.end());
    std::printf(
        "  %-34s %4d frames: median %.1f ms, longest %.1f ms (budget %.0f ms, %.2f of it)\n", what,
        frames, took.at(took.size() / 2), took.constLast(), budget, took.constLast() / budget);
}

void scroll(ResultView &view)
{
    QScrollBar *bar = view.verticalScrollBar();
    const int last = bar->maximum();
    measure("by the wheel, three rows a step", view, 500, [&](int i) { bar->setValue(3 * i); });
    measure("by page", view, 300, [&](int i) { bar->setValue(i * bar->pageStep()); });
    measure("by the thumb through everything", view, 300,
            [&](int i) { bar->setValue(int(qint64(last) * i / 299)); });
    QRandomGenerator random(4711);
    measure("anywhere", view, 300, [&](int) { bar->setValue(int(random.bounded(last))); });
    measure("to the end and back", view, 20, [&](int i) {
        if (i % 2 == 0)
            view.scrollToBottom();
        else
            view.scrollToTop();
    });
    measure("sideways", view, 100, [&](int i) {
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->maximum() * i / 99);
    });
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const CryptoRuntime crypto;
    QApplication application(argc, argv);
    installLook();

    Pages pages;
    const AccountId account = AccountId::parse(u"7304182"_s).value_or(AccountId());
    const Secret value(QString(64, u'a'));
    RestClient client(pages, ServiceUrls(account),
                      TbaCredentials{account.realm(), value, value, value, value},
                      [] { return QDateTime::currentDateTimeUtc(); });
    QueryRun::Options options;
    options.mostRows = rows;
    QueryRun run(client, u"SELECT * FROM customer"_s, options);
    ManyRows model;
    ResultView view(model);
    view.resize(1280, 800);
    view.show();
    model.setRun(&run);
    QElapsedTimer timer;
    QObject::connect(&run, &QueryRun::failed, &application, [](const Error &error) {
        std::fprintf(stderr, "failed: %s\n", qUtf8Printable(error.detail));
        QCoreApplication::exit(1);
    });
    QObject::connect(
        &run, &QueryRun::finished, &application,
        [&] {
            model.grow();
            std::printf("grid of %d rows x %d columns at 1280 x 800, there after %lld ms\n",
                        model.rowCount(), model.columnCount(),
                        static_cast<long long>(timer.elapsed()));
            view.fitColumns();
            QCoreApplication::processEvents();
            scroll(view);
            QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    timer.start();
    run.start();
    return QApplication::exec();
}
