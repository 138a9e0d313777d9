// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/records/record.h"
#include "lib/rest/restclient.h"

namespace suitescope {

/*! Reads record instances. Cancelling an answer ends its request. */
class RecordService
{
public:
    static constexpr int pageLimit = 1000; // NetSuite's maximum

    explicit RecordService(RestClient &client); // outlives this

    /*! \a offset must be a multiple of \a limit (InvalidInput otherwise). An empty \a q lists all.
     */
    [[nodiscard]] QFuture<Result<RecordPage>> list(const QString &type, const QString &q, int limit,
                                                   int offset);
    [[nodiscard]] QFuture<Result<Record>> record(const QString &type, const QString &id,
                                                 bool expandSubResources);

private:
    RestClient &m_client;
};

} // namespace suitescope
