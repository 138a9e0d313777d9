// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/sheetstore.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QTabWidget;

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
    QWidget *buildCorner();
    void restoreSheets();
    void takeStored(const QList<StoredSheet> &sheets);
    QuerySheet *addSheet(const QString &title, const QString &text);
    void closeSheet(int index);
    void renameSheet(int index);
    void openHistory();
    void openSample();
    void keepSheets();
    void showState();
    void offerTables();

    OpenConnection &m_connection; // outlives the place
    QTabWidget *m_tabs = nullptr;
    QPushButton *m_run = nullptr;
    QStringList m_tables;
    QTimer m_keep; // a moment after the last keystroke
    bool m_restored = false;
    int m_number = 0;
};

} // namespace suitescope
