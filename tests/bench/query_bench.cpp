// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// 100,000 rows x 20 columns through SuiteQL beside the same pages fetched and thrown away, in turns
// inside one run; memory of the result; the longest time the main thread was away. Prints figures
// and ratios, asserts nothing.

#include "app/rehearsal/simulateddemo.h"
#include "lib/base/async.h"
#include "lib/rest/restclient.h"
#include "lib/storage/memorysecretstore.h"
#include "lib/suiteql/queryrun.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int rounds = 5;
constexpr qint64 rows = 100'000;
constexpr int pageSize = PagePlan::largestPage;
constexpr int atOnce = 3;
constexpr std::array paces{0, 20}; // milliseconds before a page; the real NetSuite takes hundreds

QString statement()
{
    return u"SELECT t.id, t.tranid, t.trandate, t.type, t.status, t.entity, t.memo, t.currency, "
           u"t.exchangerate, t.foreigntotal, "
           "t.foreignamountpaid, t.foreignamountunpaid, t.duedate, t.createddate, "
           "t.lastmodifieddate, t.postingperiod, t.posting, "
           "t.recordtype, t.transactionnumber, t.trandisplayname FROM transaction t WHERE ROWNUM <= 100000 ORDER BY t.id"_s;
}

double residentMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1024 / 1024;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

/*! Fetches the same pages with the same number at once and forgets them. */
class ThrowAway : public QObject
{
    Q_OBJECT

public:
    explicit ThrowAway(RestClient &client) : m_client(client) { }

    void start()
    {
        m_time.start();
        ask(0);
    }

signals:
    void finished(double milliseconds);

private:
    void ask(int offset)
    {
        Request request = Request::postJson(m_client.urls().suiteQl(pageSize, offset), m_body);
        request.headers.append(qMakePair(QByteArray("Prefer"), QByteArray("transient")));
        ++m_under;
        whenDone(this, m_client.send(request), [this](const Result<Response> &answer) {
            if (!answer)
                qFatal("the simulated account refused: %s", qPrintable(answer.error().detail));
            --m_under;
            m_next = qMax(m_next, pageSize);
            while (m_under < atOnce && m_next < rows) {
                const int offsetNow = m_next;
                m_next += pageSize;
                ask(offsetNow);
            }
            if (m_under == 0)
                Q_EMIT finished(double(m_time.nsecsElapsed()) / 1e6);
        });
    }

    RestClient &m_client;
    QByteArray m_body = "{\"q\":\"" + statement().toUtf8() + "\"}";
    QElapsedTimer m_time;
    int m_next = 0;
    int m_under = 0;
};

/*! How long the event loop was away at most. */
class Watch : public QObject
{
    Q_OBJECT

public:
    Watch()
    {
        m_timer.setInterval(1); // a busy loop would take a core from what is measured
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = qMax(m_longest, double(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        });
    }
    void start()
    {
        m_longest = 0;
        m_since.start();
        m_timer.start();
    }
    double stop()
    {
        m_timer.stop();
        return m_longest;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
};

class Bench : public QObject
{
    Q_OBJECT

public:
    Bench() : m_demo(m_keychain, m_folder.filePath(u"state.json"_s), systemClock()) { }

    void start()
    {
        whenDone(this, m_demo.readyConnection(), [this](const Result<Connection> &connection) {
            if (!connection)
                qFatal("no demo: %s", qPrintable(connection.error().detail));
            whenDone(this, m_demo.start(), [this, connection](const Result<ServiceUrls> &urls) {
                whenDone(this, readCredentials(*connection, m_demo.secretStore()),
                         [this, urls](const Result<Credentials> &credentials) {
                             if (!credentials)
                                 qFatal("no credentials");
                             m_client = std::make_unique<RestClient>(m_transport, *urls,
                                                                     *credentials, systemClock());
                             throwAway(true);
                         });
            });
        });
    }

private:
    void throwAway(bool warmUp)
    {
        auto *fetch = new ThrowAway(*m_client);
        connect(fetch, &ThrowAway::finished, this, [this, fetch, warmUp](double milliseconds) {
            fetch->deleteLater();
            (void)m_watch.stop();
            if (!warmUp)
                m_thrown.push_back(milliseconds);
            query();
        });
        m_watch.start(); // costs both the same
        fetch->start();
    }

    void query()
    {
        const double before = residentMiB();
        QueryRun::Options options;
        options.atOnce = atOnce;
        m_run = std::make_unique<QueryRun>(*m_client, statement(), options);
        auto first = std::make_shared<double>(0);
        auto time = std::make_shared<QElapsedTimer>();
        connect(m_run.get(), &QueryRun::pageArrived, this, [first, time] {
            if (*first == 0)
                *first = double(time->nsecsElapsed()) / 1e6;
        });
        connect(m_run.get(), &QueryRun::failed, this,
                [](const Error &error) { qFatal("%s", qPrintable(error.detail)); });
        connect(m_run.get(), &QueryRun::finished, this, [this, before, first, time] {
            const double took = double(time->nsecsElapsed()) / 1e6;
            const double away = m_watch.stop();
            const double table = double(m_run->table().memory()) / 1024 / 1024;
            std::printf("  %lld rows x %d columns: %.0f ms, first rows after %.0f ms, main thread "
                        "away at most %.1f ms, "
                        "table %.1f MiB, resident +%.1f MiB\n",
                        m_run->table().rowCount(), m_run->table().columnCount(), took, *first, away,
                        table, residentMiB() - before);
            m_queried.push_back(took);
            m_away.push_back(away);
            m_memory = table;
            if (int(m_queried.size()) > rounds) {
                report();
                return;
            }
            m_run.release()->deleteLater();
            throwAway(false);
        });
        m_watch.start();
        time->start();
        m_run->start();
    }

    void report()
    {
        m_queried.erase(m_queried.begin()); // the warm-up's
        m_away.erase(m_away.begin());
        std::printf("%d ms before each page:\n", paces.at(m_pace));
        std::printf("fetched and thrown away: %.0f ms (median of %d)\n", median(m_thrown), rounds);
        std::printf("through QueryRun:        %.0f ms (median of %d)\n", median(m_queried), rounds);
        std::printf("ratio:                   %.2f (budget 1.15)\n",
                    median(m_queried) / median(m_thrown));
        std::printf("memory of the table:     %.1f MiB (budget 60)\n", m_memory);
        std::printf("main thread away:        %.1f ms at most, median over runs (budget 16)\n",
                    median(m_away));
        if (++m_pace == paces.size()) {
            QCoreApplication::quit();
            return;
        }
        m_demo.account().setFault(Fault::SlowAnswer, paces.at(m_pace));
        m_thrown.clear();
        m_queried.clear();
        m_away.clear();
        m_run.release()->deleteLater();
        throwAway(true);
    }

    QTemporaryDir m_folder;
    MemorySecretStore m_keychain;
    SimulatedDemo m_demo;
    QNetworkAccessManager m_network;
    HttpTransport m_transport{m_network, {}, systemClock()};
    std::unique_ptr<RestClient> m_client;
    std::unique_ptr<QueryRun> m_run;
    Watch m_watch;
    std::vector<double> m_thrown;
    std::vector<double> m_queried;
    std::vector<double> m_away;
    double m_memory = 0;
    std::size_t m_pace = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    const CryptoRuntime crypto;
    QCoreApplication app(argc, argv);
    Bench bench;
    bench.start();
    return QCoreApplication::exec();
}

#include "query_bench.moc"
