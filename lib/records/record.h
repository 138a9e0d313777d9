// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace suitescope {

/*! One record instance as the server gave it. Empty fields are left out by NetSuite (fact
 * sheet 4.7). */
struct Record
{
    QString type;
    QString id;
    QByteArray raw; // the body as received
    QJsonObject json; // parsed; keys are sorted, use raw for the server's order

    [[nodiscard]] QString title() const; // tranId, entityId, name, companyName, … or the id
};

/*! A reference found in a record: what a click follows. */
struct RecordReference
{
    QString type; // from the self link; empty when it cannot be told
    QString id;
    QString name; // refName
};

/*! Reads `{id, refName, links}`; nothing when the value is something else. */
[[nodiscard]] std::optional<RecordReference> referenceFrom(const QJsonValue &value);

/*! One page of a listing: ids alone (fact sheet 4.5). */
struct RecordPage
{
    QStringList ids;
    qint64 offset = 0;
    qint64 total = 0;
    bool hasMore = false;
};

} // namespace suitescope
