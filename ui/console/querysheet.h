// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/queryrun.h"
#include "lib/suiteql/resultcopy.h"
#include "lib/suiteql/resultexporter.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace suitescope {

class EmptyState;
class OpenConnection;
class ResultModel;
class ResultView;
class RunStatus;
class Skeleton;
class SqlEditor;
class TextLabel;

/*! One tab of the console: an editor over the result of its last run, with Stop, copy and export.
 */
class QuerySheet : public QWidget
{
    Q_OBJECT

public:
    explicit QuerySheet(OpenConnection &connection, QWidget *parent = nullptr);
    ~QuerySheet() override;

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] bool isRunning() const;
    void run();
    void stop();
    void focusEditor();
    void offerTables(const QStringList &names);

signals:
    void textChanged();
    void runningChanged(bool running);
    /*! The button stands at \a where, in global coordinates. */
    void sampleWanted(const QPoint &where);

private:
    void buildUi();
    QWidget *buildResults();
    QWidget *buildFailedPage();
    QWidget *buildResultBar();
    void takePage();
    void takeEnd();
    void takeFailure(const Error &error);
    void endRun();
    void showWhen(bool edited);
    void moveFocus();
    void exportResult();
    void exportTo(const QString &path, ExportFormat format);
    void openCell(const QString &column, const QString &value);
    void remember(const QString &failure);

    OpenConnection &m_connection; // outlives the sheet
    ResultModel *m_model = nullptr;
    SqlEditor *m_editor = nullptr;
    ResultView *m_view = nullptr;
    QStackedWidget *m_results = nullptr;
    EmptyState *m_empty = nullptr; // before the first run
    EmptyState *m_noRows = nullptr;
    Skeleton *m_skeleton = nullptr;
    QWidget *m_failedPage = nullptr;
    TextLabel *m_failureCause = nullptr;
    TextLabel *m_failureDetail = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_copy = nullptr;
    TextLabel *m_when = nullptr;
    RunStatus *m_status = nullptr;
    QTimer m_tick;
    int m_fitted = 0; // columns that have their width
    QDateTime m_started;
    QFuture<Result<qint64>> m_exporting;
    std::unique_ptr<QueryRun> m_run;
};

} // namespace suitescope
