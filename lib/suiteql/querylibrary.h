// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/database.h"

#include <QDateTime>

namespace suitescope {

struct HistoryEntry
{
    qint64 id = 0;
    QString statement;
    QDateTime when; // UTC
    qint64 rows = 0;
    qint64 milliseconds = 0;
    QString failure; // empty when it succeeded
};

/*! History of queries in the connection's database; the oldest go when there are too many. */
class QueryLibrary
{
public:
    static constexpr int mostEntries = 5000;

    explicit QueryLibrary(Database &database); // outlives this

    [[nodiscard]] static QStringList migrations();

    [[nodiscard]] QFuture<Result<>> remember(const HistoryEntry &entry);
    [[nodiscard]] QFuture<Result<QList<HistoryEntry>>> history(const QString &words,
                                                               int most = 200); // newest first

private:
    Database &m_database;
};

} // namespace suitescope
