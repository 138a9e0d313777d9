// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/database.h"

namespace suitescope {

/*! One tab of the console: its title and text. */
struct StoredSheet
{
    QString title;
    QString text;

    friend bool operator==(const StoredSheet &, const StoredSheet &) = default;
};

/*! The console's tabs in the connection's database, so that a closed window loses no statement. */
class SheetStore
{
public:
    explicit SheetStore(Database &database); // outlives this

    [[nodiscard]] static QStringList migrations();

    /*! Replaces all that was kept. */
    [[nodiscard]] QFuture<Result<>> keep(const QList<StoredSheet> &sheets);
    [[nodiscard]] QFuture<Result<QList<StoredSheet>>> sheets(); // in their order

private:
    Database &m_database;
};

} // namespace suitescope
