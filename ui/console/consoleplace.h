// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/sheetstore.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace suitescope {

class OpenConnection;
class QuerySheet;

/*! The SuiteQL place: tabs of query sheets, history, samples. Tabs come back with the connection.
 */
class ConsolePlace : public QWidget
{
    Q_OBJECT

public:
    explicit ConsolePlace(OpenConnection &connection, QWidget *parent = nullptr);
    ~ConsolePlace() override;

    /*! Opens a new tab with this statement, for example from the record browser. */
    void openStatement(const QString &title, const QString &statement);
    [[nodiscard]] QuerySheet *currentSheet() const;

public slots:
    void run();
    void stop();

private:
    void buildUi();
    QWidget *buildBar();
    void addShortcuts();
    void restoreSheets();
    void takeStored(const QList<StoredSheet> &sheets);
    QuerySheet *addSheet(const QString &title, const QString &text);
    void closeSheet(int index);
    void renameSheet(int index);
    void openHistory();
    void openTabMenu(const QPoint &position);
    void openSample(const QPoint &where);
    void useSample(const QString &title, const QString &statement);
    [[nodiscard]] QuerySheet *sheetAt(int index) const; // null when there is none
    [[nodiscard]] int indexOf(const QuerySheet *sheet) const;
    void keepSheets();
    void showState();
    void offerTables();

    OpenConnection &m_connection; // outlives the place
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_sheets = nullptr;
    QPushButton *m_run = nullptr;
    QStringList m_tables;
    QTimer m_keep; // a moment after the last keystroke
    bool m_restored = false;
    int m_number = 0;
};

} // namespace suitescope
