// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/accountlookup.h"

#include "lib/base/async.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace suitescope {

Result<AccountLookup> accountLookup(const Result<Response> &answer)
{
    if (!answer) {
        // The service refuses an unknown ID as a wrong parameter.
        const Error &error = answer.error();
        if (error.api && !error.api->html && (error.api->status == 400 || error.api->status == 404))
            return AccountLookup::Unknown;
        return failure(error);
    }
    const QJsonDocument document = QJsonDocument::fromJson(answer->body);
    if (!document.isObject())
        return failure(ErrorKind::BadReply, u"the discovery service sent no JSON object"_s);
    const QString domain = document.object().value("webservicesDomain"_L1).toString();
    return domain.isEmpty() ? AccountLookup::Unknown : AccountLookup::Known;
}

QFuture<Result<AccountLookup>> lookUpAccount(QObject *context, Transport &transport,
                                             const ServiceUrls &urls)
{
    Request request = Request::get(urls.dataCenterUrls());
    request.timeout = 15s;
    request.largestAnswer = 64 * 1024;
    return thenCancelable(context, transport.send(request), accountLookup);
}

} // namespace suitescope
