// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/governancelimits.h"
#include "ui/home/section.h"

namespace suitescope {

class OpenConnection;

/*! How much NetSuite lets run at once, and how near the largest query came to its cap. */
class LimitsSection : public Section
{
    Q_OBJECT

public:
    explicit LimitsSection(OpenConnection &connection, QWidget *parent = nullptr);
    ~LimitsSection() override;

    void read();
    void setLargestQuery(qint64 rows);

private:
    void showLimits();

    OpenConnection &m_connection; // outlives this
    QFuture<Result<GovernanceLimits>> m_reading; // ends with a newer one
    std::optional<Result<GovernanceLimits>> m_limits;
    qint64 m_largestQuery = 0;
};

} // namespace suitescope
