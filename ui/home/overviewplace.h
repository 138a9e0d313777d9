// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "lib/suiteql/querylibrary.h"
#include "ui/home/openconnection.h"
#include "ui/home/workplace.h"

#include <QWidget>

class QBoxLayout;

namespace suitescope {

class FactList;
class CertificateSection;
class HealthSection;
class LimitsSection;
class Notice;
class Section;
class SightSection;

/*! How a connection stands: its last check, what its role can see, its certificate, limits, last
 * queries, its facts. */
class OverviewPlace : public QWidget
{
    Q_OBJECT

public:
    OverviewPlace(OpenConnection &connection, const Workplace &workplace,
                  QWidget *parent = nullptr);

    [[nodiscard]] bool isChecking() const;
    void check();
    /*! Whether what NetSuite's Login Audit Trail says of the last refusal would tell more. */
    [[nodiscard]] bool wantsDetail() const;
    void takeDetail(const QString &detail);

signals:
    void checkingChanged(bool checking);
    void auditTrailWanted();
    void labWanted();
    void stepWanted(suitescope::SetupStep step); // a page of the wizard that mends the cause
    void refreshWanted(); // what a refresh of the sandbox wiped is to be entered again
    void renewWanted();
    void queryChosen(const QString &statement);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    void buildHealth();
    void takeReport();
    void openPage(MenuPageId page);
    void showFacts();
    void showRotation();
    void readQueries();
    void showQueries(const QList<HistoryEntry> &history);
    QWidget *makeQueryRow(const HistoryEntry &entry);

    OpenConnection &m_connection; // outlives this
    const Workplace &m_workplace; // outlives this
    QBoxLayout *m_columns = nullptr;
    Notice *m_rotation = nullptr; // a renewal that has not ended
    HealthSection *m_health = nullptr;
    CertificateSection *m_certificate = nullptr;
    SightSection *m_sight = nullptr;
    LimitsSection *m_limits = nullptr;
    Section *m_queries = nullptr;
    QWidget *m_queryRows = nullptr;
    FactList *m_facts = nullptr;
};

} // namespace suitescope
