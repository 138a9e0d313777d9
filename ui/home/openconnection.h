// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordcatalog.h"
#include "lib/records/recordservice.h"
#include "lib/rest/restclient.h"
#include "lib/storage/connection.h"
#include "lib/suiteql/querylibrary.h"
#include "lib/suiteql/sheetstore.h"

#include <QObject>

#include <memory>

class QNetworkAccessManager;

namespace suitescope {

/*! What the places of one opened connection work with. Made when its credentials are there; the
 * main window owns it and outlives its places by destroying them first. */
class OpenConnection : public QObject
{
    Q_OBJECT

public:
    OpenConnection(Connection facts, ServiceUrls urls, Credentials credentials,
                   QString databasePath, QNetworkAccessManager &network, Clock clock,
                   QObject *parent = nullptr);
    ~OpenConnection() override;

    [[nodiscard]] const Connection &facts() const { return m_facts; }
    void setFacts(const Connection &facts); // after a check, a rename
    /*! Goes on with these: its certificate was renewed. What is open stays open. */
    void setCredentials(const Credentials &credentials);

    [[nodiscard]] HttpTransport &transport() { return m_transport; }
    [[nodiscard]] RestClient &client() { return m_client; }
    [[nodiscard]] RecordCatalog &catalog() { return m_catalog; }
    [[nodiscard]] RecordService &records() { return m_records; }
    [[nodiscard]] QueryLibrary &queries() { return m_queries; }
    [[nodiscard]] SheetStore &sheets() { return m_sheets; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] QString databasePath() const;

signals:
    void factsChanged();

private:
    Connection m_facts;
    Clock m_clock;
    HttpTransport m_transport;
    RestClient m_client;
    Database m_database;
    MetadataCache m_cache;
    RecordCatalog m_catalog;
    RecordService m_records;
    QueryLibrary m_queries;
    SheetStore m_sheets;
};

} // namespace suitescope
