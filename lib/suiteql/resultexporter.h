// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/resulttable.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

class QIODevice;

namespace suitescope {

enum class ExportFormat { Csv, Json };

/*! Writes a result without asking the server again. CSV: RFC 4180, UTF-8, header line, CRLF; null
 * is empty. JSON: an array of objects, null columns written as null, numbers as numbers only where
 * the server sent numbers. */
class ResultExporter
{
public:
    struct Options
    {
        ExportFormat format = ExportFormat::Csv;
        bool byteOrderMark = false; // CSV for Excel
        std::vector<quint32> rowOrder = {}; // empty: as arrived
        QList<int> columns = {}; // empty: all
    };

    /*! Into an open device; blocking, any thread. */
    [[nodiscard]] static Result<qint64> write(const ResultTable &table, const Options &options,
                                              QIODevice &device,
                                              const std::atomic_bool *stop = nullptr,
                                              const std::function<void(qint64 rows)> &progress
                                              = {});

    /*! Into a file, atomically, on a worker thread; progress through the future (rows). Answers the
     * rows written. Cancel the future to stop: the old file stays. */
    [[nodiscard]] static QFuture<Result<qint64>> toFile(ResultTable snapshot, Options options,
                                                        QString path);
};

} // namespace suitescope
