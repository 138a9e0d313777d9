// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "lib/setup/governancelimits.h"
#include "ui/home/openconnection.h"
#include "ui/home/workplace.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QPushButton;

namespace suitescope {

class CertificateLine;
class FactList;
class LadderView;
class Section;
class TextLabel;

/*! How a connection stands: the ladder, its certificate, limits, last queries, its facts. */
class OverviewPlace : public QWidget
{
    Q_OBJECT

public:
    OverviewPlace(OpenConnection &connection, const Workplace &workplace,
                  QWidget *parent = nullptr);
    ~OverviewPlace() override;

    [[nodiscard]] bool isChecking() const;
    void check();

signals:
    void checkingChanged(bool checking);
    void stepWanted(suitescope::SetupStep step); // a page of the wizard that mends the cause
    void renewWanted();
    void queryChosen(const QString &statement);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    Section *buildHealth();
    Section *buildCertificate();
    void takeReport(const DoctorReport &report);
    void openPage(MenuPageId page);
    void showFacts();
    void showQueries();
    void showLimits();
    void takeLimits(const Result<GovernanceLimits> &limits);
    void addToCalendar();
    [[nodiscard]] QString certificateId() const;

    OpenConnection &m_connection; // outlives this
    const Workplace &m_workplace; // outlives this
    std::unique_ptr<Doctor> m_doctor;
    QBoxLayout *m_columns = nullptr;
    LadderView *m_ladder = nullptr;
    TextLabel *m_checked = nullptr;
    QPushButton *m_check = nullptr;
    Section *m_certificate = nullptr;
    CertificateLine *m_certificateLine = nullptr;
    FactList *m_certificateFacts = nullptr;
    Section *m_limits = nullptr;
    Section *m_queries = nullptr;
    QWidget *m_queryRows = nullptr;
    FactList *m_facts = nullptr;
    QString m_signedInAs;
    qint64 m_largestQuery = 0;
};

} // namespace suitescope
