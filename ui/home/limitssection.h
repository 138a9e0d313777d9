// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "ui/home/section.h"

namespace suitescope {

/*! How much NetSuite lets run at once, as a check found out, and how near the largest query came to
 * its cap. */
class LimitsSection : public Section
{
    Q_OBJECT

public:
    explicit LimitsSection(QWidget *parent = nullptr);

    void showReport(const DoctorReport &report);
    void setLargestQuery(qint64 rows);

private:
    void showLimits();
    void addMeter(const QString &words, qint64 used, qint64 most);

    std::optional<RungFacts> m_facts; // none: no check came so far
    qint64 m_largestQuery = 0;
};

} // namespace suitescope
