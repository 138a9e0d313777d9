// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "lib/setup/sightcount.h"
#include "ui/home/openconnection.h"
#include "ui/home/section.h"
#include "ui/home/workplace.h"

class QPushButton;

namespace suitescope {

class StatusLine;

/*! What the role of a connection can see: how many record types are visible, in lists, in queries.
 * A check tries one of them; all are counted when the user asks for it, and the count is kept. */
class SightSection : public Section
{
    Q_OBJECT

public:
    SightSection(OpenConnection &connection, const Workplace &workplace, QWidget *parent = nullptr);
    ~SightSection() override;

    void showReport(const std::optional<DoctorReport> &report);

private:
    void start();
    void stop();
    void showProgress(int asked, int all);
    void takeCount(const Sight &sight);
    void takeFailure(const Error &error);
    void showFacts();
    void showChecked();
    void showCounted(const Sight &sight);
    void showTools();

    OpenConnection &m_connection; // outlives this
    const Workplace &m_workplace; // outlives this
    SightCount m_count;
    std::optional<DoctorReport> m_report;
    std::optional<Sight> m_sight;
    FactList *m_facts = nullptr;
    TextLabel *m_nothing = nullptr; // in place of the facts
    StatusLine *m_state = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_stop = nullptr;
};

} // namespace suitescope
