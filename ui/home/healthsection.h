// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "ui/home/openconnection.h"
#include "ui/home/section.h"
#include "ui/home/workplace.h"

#include <QTimer>

#include <memory>
#include <optional>

class QPushButton;

namespace suitescope {

class LadderView;
class StatusLine;

/*! What the last check of a connection found, with its age, and the next one as it runs. The result
 * is kept on the connection. */
class HealthSection : public Section
{
    Q_OBJECT

public:
    HealthSection(OpenConnection &connection, const Workplace &workplace,
                  QWidget *parent = nullptr);
    ~HealthSection() override;

    [[nodiscard]] bool isChecking() const;
    void check();
    void stop();
    /*! What is shown while no check runs; nothing before the first. */
    [[nodiscard]] const std::optional<DoctorReport> &report() const { return m_report; }
    /*! Whether what NetSuite's Login Audit Trail says of the refusal would tell more. */
    [[nodiscard]] bool wantsDetail() const;
    /*! Judges the last check again with the Detail of its refusal. */
    void takeDetail(const QString &detail);

signals:
    void checkingChanged(bool checking);
    void reportChanged();
    void stepWanted(suitescope::SetupStep step);
    void pageWanted(suitescope::MenuPageId page);
    void auditTrailWanted();
    void labWanted();
    void refreshWanted(); // the sandbox was refreshed: what was wiped is to be entered again

private:
    void buildTools();
    void takeReport(const DoctorReport &report);
    void takeFacts();
    void keep(const DoctorReport &report);
    void showReport();
    void showAge();
    void showTools();
    void showRefusals();
    [[nodiscard]] int refusedLately() const;
    void followCause(SetupStep step);
    void openReport();

    OpenConnection &m_connection; // outlives this
    const Workplace &m_workplace; // outlives this
    std::unique_ptr<Doctor> m_doctor;
    std::optional<DoctorReport> m_report;
    QJsonObject m_shown; // the record of m_report
    QPushButton *m_check = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_copy = nullptr;
    StatusLine *m_summary = nullptr;
    LadderView *m_ladder = nullptr;
    QTimer m_ageing;
    bool m_notKept = false;
};

} // namespace suitescope
