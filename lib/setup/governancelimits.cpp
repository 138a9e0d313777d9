// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/governancelimits.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

std::optional<int> number(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional<int>(value.toInt()) : std::nullopt;
}

} // namespace

Result<GovernanceLimits> parseGovernanceLimits(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const std::optional<int> account = number(object, "accountConcurrencyLimit"_L1);
    if (!account)
        return failure(ErrorKind::BadReply, u"no accountConcurrencyLimit in the answer"_s);
    GovernanceLimits limits;
    limits.account = *account;
    limits.unallocated = number(object, "accountUnallocatedConcurrencyLimit"_L1);
    limits.integration = number(object, "integrationConcurrencyLimit"_L1);
    return limits;
}

} // namespace suitescope
