// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/storage/connectionstore.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace suitescope {

class EndsModel;
class Notice;
class StatusLine;
class TextLabel;
class YearLine;

/*! The calendar: when the certificates of all connections end, as a line of two years and a table,
 * and as a file for the person's own calendar. */
class EndsView : public QWidget
{
    Q_OBJECT

public:
    EndsView(ConnectionStore &connections, Clock clock, QWidget *parent = nullptr);

    void refresh();
    /*! Connections that are not in the store; refresh() follows them. */
    void setOthers(const QList<Connection> &others) { m_others = others; }
    [[nodiscard]] int dueCount() const;

signals:
    /*! The person wants to see the pair of this connection. */
    void connectionChosen(const QString &connectionId);

private:
    QWidget *buildFoot();
    void saveCalendar();
    void writeCalendar(const QString &path);

    ConnectionStore &m_connections; // outlives the view
    QList<Connection> m_others;
    Clock m_clock;
    EndsModel *m_model = nullptr;
    QStackedWidget *m_pages = nullptr;
    QTableView *m_table = nullptr;
    YearLine *m_line = nullptr;
    QPushButton *m_save = nullptr;
    StatusLine *m_said = nullptr;
};

} // namespace suitescope
