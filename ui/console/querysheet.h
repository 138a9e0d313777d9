// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/queryrun.h"
#include "lib/suiteql/resultcopy.h"
#include "lib/suiteql/resultexporter.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace suitescope {

class OpenConnection;
class ResultModel;
class ResultView;
class SqlEditor;

/*! One tab of the console: an editor over the result of its last run, with Run, Stop, copy and
 * export. */
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
    void sampleWanted();

private:
    void buildUi();
    QWidget *buildResultBar();
    QWidget *buildStatusLine();
    void takeFirstPage();
    void takeEnd();
    void takeFailure(const Error &error);
    void showProgress();
    void exportResult();
    void exportTo(const QString &path, ExportFormat format);
    void openCell(const QString &column, const QString &value);
    void remember(const QString &failure);

    OpenConnection &m_connection; // outlives the sheet
    ResultModel *m_model = nullptr;
    SqlEditor *m_editor = nullptr;
    ResultView *m_view = nullptr;
    QStackedWidget *m_results = nullptr;
    QWidget *m_failedPage = nullptr;
    QLabel *m_failureCause = nullptr;
    QLabel *m_failureDetail = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_stop = nullptr;
    QLabel *m_rows = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_caret = nullptr;
    QProgressBar *m_progress = nullptr;
    QTimer m_tick;
    bool m_fitted = false;
    QFuture<Result<qint64>> m_exporting;
    std::unique_ptr<QueryRun> m_run;
};

} // namespace suitescope
