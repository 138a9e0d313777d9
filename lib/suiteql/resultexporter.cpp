// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/resultexporter.h"

#include "lib/suiteql/jsontext.h"

#include <QPromise>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <limits>
#include <string>

namespace suitescope {

namespace {

constexpr size_t blockBytes = 1 << 20;
constexpr qint64 rowsBetweenLooks = 4096; // at the stop flag

std::string_view view(const Cell &cell)
{
    return {cell.text.data(), size_t(cell.text.size())};
}

void appendCsv(std::string &out, std::string_view text)
{
    unsigned quoted = 0; // without a branch, so that the compiler takes many bytes at a time
    for (const char c : text)
        quoted
            |= unsigned(c == '"') | unsigned(c == ',') | unsigned(c == '\r') | unsigned(c == '\n');
    if (quoted == 0) {
        out.append(text);
        return;
    }
    out += '"';
    for (size_t from = 0; from <= text.size();) {
        const size_t quote = text.find('"', from);
        out.append(text.substr(from, quote - from));
        if (quote == std::string_view::npos)
            break;
        out += "\"\"";
        from = quote + 1;
    }
    out += '"';
}

/*! Knows how a row looks; the loop over the rows is the same for every format. */
class Writer
{
public:
    Writer(const ResultTable &table, const ResultExporter::Options &options)
        : m_format(options.format), m_columns(options.columns)
    {
        if (m_columns.isEmpty()) {
            for (int i = 0; i < table.columnCount(); ++i)
                m_columns.append(i);
        }
        for (const int column : std::as_const(m_columns)) {
            const std::string name = table.columnName(column).toStdString();
            std::string key;
            if (m_format == ExportFormat::Json)
                appendQuoted(key, name);
            else
                appendCsv(key, name);
            m_names.push_back(std::move(key));
        }
    }

    void head(std::string &out, bool byteOrderMark) const
    {
        if (m_format == ExportFormat::Json) {
            out += '[';
            return;
        }
        if (byteOrderMark)
            out += "\xEF\xBB\xBF";
        for (size_t i = 0; i < m_names.size(); ++i) {
            if (i > 0)
                out += ',';
            out += m_names[i];
        }
        out += "\r\n";
    }

    void row(std::string &out, const ResultTable::Row &row, bool isFirst) const
    {
        if (m_format == ExportFormat::Json)
            jsonRow(out, row, isFirst);
        else
            csvRow(out, row);
    }

    void tail(std::string &out) const
    {
        if (m_format == ExportFormat::Json)
            out += "\n]\n";
    }

private:
    void csvRow(std::string &out, const ResultTable::Row &row) const
    {
        const size_t start = out.size();
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            if (i > 0)
                out += ',';
            appendCsv(out, view(row.cell(m_columns.at(i))));
        }
        if (out.size() == start && m_columns.size() == 1)
            out += "\"\""; // an empty line would be no row for many readers
        out += "\r\n";
    }

    void jsonRow(std::string &out, const ResultTable::Row &row, bool isFirst) const
    {
        out += isFirst ? "\n{" : ",\n{";
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            if (i > 0)
                out += ',';
            out += m_names[size_t(i)];
            out += ':';
            const Cell cell = row.cell(m_columns.at(i));
            switch (cell.kind) {
            case CellKind::Null:
                out += "null";
                break;
            case CellKind::Text:
                appendQuoted(out, view(cell));
                break;
            case CellKind::Number:
            case CellKind::Boolean:
                out.append(view(cell));
                break;
            }
        }
        out += '}';
    }

    ExportFormat m_format;
    QList<int> m_columns;
    std::vector<std::string> m_names;
};

Result<> flush(std::string &block, QIODevice &device)
{
    const auto size = qint64(block.size());
    if (device.write(block.data(), size) != size)
        return failure(ErrorKind::FileFault, device.errorString());
    block.clear();
    return {};
}

Result<qint64> writeRows(const ResultTable &table, const ResultExporter::Options &options,
                         QIODevice &device, const std::function<bool()> &isStopped,
                         const std::function<void(qint64)> &progress)
{
    for (const int column : options.columns) {
        if (column < 0 || column >= table.columnCount())
            return failure(ErrorKind::InvalidInput, QString::number(column));
    }
    const Writer writer(table, options);
    std::string block;
    block.reserve(blockBytes + blockBytes / 4);
    writer.head(block, options.byteOrderMark);
    const bool ordered = !options.rowOrder.empty();
    const qint64 count = ordered ? qint64(options.rowOrder.size()) : table.rowCount();
    qint64 written = 0;
    for (qint64 i = 0; i < count; ++i) {
        if (i % rowsBetweenLooks == 0 && isStopped())
            return failure(ErrorKind::Canceled);
        const ResultTable::Row row = table.row(ordered ? qint64(options.rowOrder[size_t(i)]) : i);
        if (!row.isThere())
            continue; // its page never came
        writer.row(block, row, written == 0);
        ++written;
        if (block.size() < blockBytes)
            continue;
        if (const Result<> done = flush(block, device); !done)
            return failure(done.error());
        if (progress)
            progress(written);
    }
    writer.tail(block);
    if (const Result<> done = flush(block, device); !done)
        return failure(done.error());
    if (progress)
        progress(written);
    return written;
}

void writeFile(QPromise<Result<qint64>> &promise, const ResultTable &table,
               const ResultExporter::Options &options, const QString &path)
{
    const qint64 count
        = options.rowOrder.empty() ? table.rowCount() : qint64(options.rowOrder.size());
    promise.setProgressRange(0, int(std::min<qint64>(count, std::numeric_limits<int>::max())));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        promise.addResult(failure(ErrorKind::FileFault, file.errorString()));
        return;
    }
    Result<qint64> written = writeRows(
        table, options, file, [&promise] { return promise.isCanceled(); },
        [&promise](qint64 rows) { promise.setProgressValue(int(rows)); });
    if (!written || promise.isCanceled())
        file.cancelWriting();
    else if (!file.commit())
        written = failure(ErrorKind::FileFault, file.errorString());
    promise.addResult(std::move(written));
}

} // namespace

Result<qint64> ResultExporter::write(const ResultTable &table, const Options &options,
                                     QIODevice &device, const std::atomic_bool *stop,
                                     const std::function<void(qint64)> &progress)
{
    return writeRows(
        table, options, device, [stop] { return stop != nullptr && *stop; }, progress);
}

QFuture<Result<qint64>> ResultExporter::toFile(ResultTable snapshot, Options options, QString path)
{
    return QtConcurrent::run([table = std::move(snapshot), options = std::move(options),
                              path = std::move(path)](QPromise<Result<qint64>> &promise) {
        writeFile(promise, table, options, path);
    });
}

} // namespace suitescope
