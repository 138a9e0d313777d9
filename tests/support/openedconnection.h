// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedserver.h"
#include "tests/support/signedclient.h"
#include "ui/home/openconnection.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

namespace suitescope {

/*! An opened connection to a web server of the test. For tests that link SuiteScope::ui. */
struct OpenedConnection
{
    ScriptedServer server;
    QTemporaryDir files;
    QNetworkAccessManager network;
    std::unique_ptr<OpenConnection> connection = open();

    [[nodiscard]] std::unique_ptr<OpenConnection> open()
    {
        const AccountId account = AccountId::parse(QStringLiteral("1234567")).value();
        Connection facts;
        facts.id = QStringLiteral("opened");
        facts.name = QStringLiteral("Larkfield");
        facts.method = AuthMethod::TokenBased;
        facts.account = account;
        return std::make_unique<OpenConnection>(
            facts, ServiceUrls::overridden(account, server.url()).value(),
            SignedClient::credentials(), files.filePath(QStringLiteral("opened.sqlite")), network,
            systemClock());
    }

    /*! How many requests had this in their path. */
    [[nodiscard]] int asked(const QByteArray &part) const
    {
        return int(std::count_if(server.seen.begin(), server.seen.end(),
                                 [&part](const ScriptedServer::Seen &request) {
                                     return request.target.contains(part);
                                 }));
    }
};

/*! One page of \a total rows with id and name, as NetSuite answers a SuiteQL request. */
[[nodiscard]] inline QByteArray suiteQlPage(const ScriptedServer::Seen &request, qint64 total)
{
    const auto value = [&request](const QByteArray &name) {
        const qsizetype at = request.target.indexOf(name + '=');
        return request.target.mid(at + name.size() + 1).split('&').first().toLongLong();
    };
    const qint64 offset = value("offset");
    const qint64 limit = value("limit");
    QByteArrayList rows;
    for (qint64 row = offset; row < std::min(total, offset + limit); ++row)
        rows += "{\"links\":[],\"id\":" + QByteArray::number(row) + ",\"name\":\"row "
            + QByteArray::number(row) + "\"}";
    return "{\"links\":[],\"count\":" + QByteArray::number(rows.size()) + ",\"hasMore\":"
        + (offset + limit < total ? "true" : "false") + ",\"offset\":" + QByteArray::number(offset)
        + ",\"totalResults\":" + QByteArray::number(total) + ",\"items\":[" + rows.join(',') + "]}";
}

} // namespace suitescope
