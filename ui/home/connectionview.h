// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/setupdraft.h"
#include "ui/home/openconnection.h"
#include "ui/home/workplace.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace suitescope {

class ConsolePlace;
class EnvironmentBand;
class OverviewPlace;
class StatusLine;
class TextLabel;

enum class PlaceId { Overview, Records, SuiteQl, Keys };

/*! One opened connection: header with its name and places, the environment band, the place in
 * view. Places are made when they are first looked at. */
class ConnectionView : public QWidget
{
    Q_OBJECT

public:
    ConnectionView(OpenConnection &connection, const Workplace &workplace,
                   QWidget *parent = nullptr);

    [[nodiscard]] PlaceId place() const;
    void showPlace(PlaceId place);
    [[nodiscard]] OpenConnection &connection() { return m_connection; }
    /*! Climbs the ladder on the Overview. */
    void check();

signals:
    void renewWanted(const QString &connectionId); // a new certificate
    void editWanted(const QString &connectionId);
    void exportWanted(const QString &connectionId);
    void removeWanted(const QString &connectionId);
    void stepWanted(const QString &connectionId, suitescope::SetupStep step); // what mends it
    void refreshWanted(const QString &connectionId); // what a sandbox refresh wiped, anew
    void practiceWanted(); // a rehearsal of the set-up, on the demo account

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildUi();
    QWidget *buildHeader();
    QMenu *buildMenu();
    QWidget *placeWidget(PlaceId place);
    QWidget *makePlace(PlaceId place);
    QWidget *makeOverview();
    void openStatement(const QString &title, const QString &statement);
    void showFacts();
    void showActions();
    void fitHeader();
    void openInNetSuite();
    void openAuditTrail();
    void openSignatureLab();

    OpenConnection &m_connection; // outlives this
    const Workplace &m_workplace; // outlives this
    TextLabel *m_name = nullptr;
    QTabBar *m_tabs = nullptr;
    StatusLine *m_status = nullptr;
    QWidget *m_actions = nullptr; // of the place in view
    QList<std::pair<QPushButton *, QString>> m_actionButtons; // with their words
    QToolButton *m_more = nullptr;
    QHBoxLayout *m_headerRow = nullptr;
    EnvironmentBand *m_band = nullptr;
    QStackedWidget *m_places = nullptr;
    OverviewPlace *m_overview = nullptr;
    ConsolePlace *m_console = nullptr;
    QHash<int, QWidget *> m_made; // by PlaceId
};

} // namespace suitescope
