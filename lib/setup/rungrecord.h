// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/probe.h"

#include <QJsonArray>
#include <QJsonObject>

namespace suitescope {

/*! One rung in the JSON of a check's record; texts of NetSuite are redacted. */
[[nodiscard]] QJsonObject rungRecord(const RungResult &rung);
[[nodiscard]] std::optional<RungResult> rungFrom(const QJsonObject &record);

/*! A failure in JSON, redacted. */
[[nodiscard]] QJsonObject errorRecord(const Error &error);
[[nodiscard]] std::optional<Error> errorFrom(const QJsonObject &record);

/*! Values of a record by their keys. Absent ones are not written, and keep what they had. */
void put(QJsonObject &record, QLatin1StringView key, const QString &value);
void put(QJsonObject &record, QLatin1StringView key, const QStringList &value);
void put(QJsonObject &record, QLatin1StringView key, const QDateTime &value);
void put(QJsonObject &record, QLatin1StringView key, bool value);
void put(QJsonObject &record, QLatin1StringView key, int value);
void put(QJsonObject &record, QLatin1StringView key, std::chrono::milliseconds value);
template<typename T>
void put(QJsonObject &record, QLatin1StringView key, const std::optional<T> &value)
{
    if (value)
        put(record, key, *value);
}

void take(const QJsonObject &record, QLatin1StringView key, QString &value);
void take(const QJsonObject &record, QLatin1StringView key, QStringList &value);
void take(const QJsonObject &record, QLatin1StringView key, QDateTime &value);
void take(const QJsonObject &record, QLatin1StringView key, bool &value);
void take(const QJsonObject &record, QLatin1StringView key, int &value);
void take(const QJsonObject &record, QLatin1StringView key, std::chrono::milliseconds &value);
template<typename T>
void take(const QJsonObject &record, QLatin1StringView key, std::optional<T> &value)
{
    if (!record.contains(key))
        return;
    T found{};
    take(record, key, found);
    value = found;
}

} // namespace suitescope
