// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/querycommand.h"

#include "lib/base/async.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"

#include <QFile>
#include <QLocale>
#include <QtConcurrentRun>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace suitescope {

QueryCommand::QueryCommand(QueryCommandOptions options, const Paths &paths, Clock clock,
                           QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_clock(clock),
      m_source(m_options.source, paths, clock)
{
    connect(&m_source, &ConnectionSource::opened, this, &QueryCommand::run);
    connect(&m_source, &ConnectionSource::failed, this,
            [this](const Error &error) { end(ExitCode::NotTried, errorText(error).joined()); });
}

QueryCommand::~QueryCommand() = default;

void QueryCommand::start()
{
    m_source.open();
}

void QueryCommand::run(const OpenedSource &source)
{
    m_transport = std::make_unique<HttpTransport>(m_network, HttpTransport::Options{}, m_clock);
    m_client = std::make_unique<RestClient>(*m_transport, source.urls, source.credentials, m_clock);
    m_run = std::make_unique<QueryRun>(*m_client, m_options.statement, QueryRun::Options{});
    connect(m_run.get(), &QueryRun::finished, this, &QueryCommand::write);
    connect(m_run.get(), &QueryRun::failed, this,
            [this](const Error &error) { end(ExitCode::Failing, errorText(error).joined()); });
    m_run->start();
}

void QueryCommand::write()
{
    ResultExporter::Options options;
    options.format = m_options.format;
    QFuture<Result<qint64>> written;
    if (m_options.output.isEmpty()) {
        written = QtConcurrent::run([table = m_run->table(), options]() -> Result<qint64> {
            QFile out;
            if (!out.open(stdout, QIODevice::WriteOnly))
                return failure(ErrorKind::FileFault, u"standard output: "_s + out.errorString());
            return ResultExporter::write(table, options, out);
        });
    } else {
        written = ResultExporter::toFile(m_run->table(), options, m_options.output);
    }
    whenDone(this, written, [this](const Result<qint64> &rows) {
        if (!rows)
            return end(ExitCode::NotTried, errorText(rows.error()).joined());
        QString words
            = tr("%n row(s) in %1.", nullptr, int(*rows)).arg(durationText(m_run->elapsed()));
        if (m_run->isCapped())
            words += u' '
                + tr("NetSuite has more rows than the 100,000 that it hands out for one query.");
        end(ExitCode::Proven, words);
    });
}

void QueryCommand::end(ExitCode code, const QString &words)
{
    std::fputs(qUtf8Printable(words + u'\n'), stderr);
    Q_EMIT ended(code);
}

} // namespace suitescope
