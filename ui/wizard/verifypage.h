// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "ui/wizard/setuppage.h"

#include <QHash>

class QPushButton;
class QScrollArea;

namespace suitescope {

class LadderView;
class Notice;

/*! The doctor's ladder, live, over what the draft holds. Runs once for each state of the draft;
 * after a failure only when the user asks, since refused sign-ins lock the user. */
class VerifyPage : public SetupPage
{
    Q_OBJECT

public:
    explicit VerifyPage(WizardContext &context);

    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] bool hasProblem() const override;
    [[nodiscard]] bool ownsPrimary() const override;
    void refresh() override;
    /*! What the last run found; nothing while one is under way. */
    [[nodiscard]] const std::optional<DoctorReport> &report() const { return m_report; }
    /*! Turns the draft into a connection; goes on when that is done. */
    bool validatePage() override;

signals:
    void connectionReady(const suitescope::Connection &connection);

private:
    /*! What a run was about: an equal state needs no second one. */
    struct State
    {
        Connection facts;
        QHash<SecretField, Secret> secrets;
        QStringList dataNeeds;

        friend bool operator==(const State &, const State &) = default;
    };

    [[nodiscard]] State state() const;
    [[nodiscard]] bool isProven() const;
    [[nodiscard]] std::optional<Error> whyAbsent() const;
    void start();
    void stop();
    void takeReport(const DoctorReport &report);
    void showState();
    void openPage(MenuPageId page);
    void askForDetail();
    void takeDetail(const QString &detail);
    void showWayOut();
    void openReport();
    void openLab();
    void takeFinished(const Result<Connection> &connection);

    LadderView *m_ladder = nullptr;
    QScrollArea *m_scroll = nullptr;
    Notice *m_notice = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_copy = nullptr;
    Doctor *m_doctor = nullptr;
    std::optional<State> m_tried;
    std::optional<DoctorReport> m_report;
    bool m_finishing = false;
};

} // namespace suitescope
