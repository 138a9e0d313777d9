// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/outputs.h"
#include "ui/wizard/setuppage.h"

class QStandardItemModel;
class QTableView;
class QPushButton;

namespace suitescope {

class EnvExportForm;
class Notice;
class StatusLine;

/*! What is stored and where, the certificate's end as a calendar entry, the .env file. */
class DonePage : public SetupPage
{
    Q_OBJECT

public:
    explicit DonePage(WizardContext &context);

    [[nodiscard]] bool isComplete() const override { return true; }
    void refresh() override;
    [[nodiscard]] bool canExport() const;
    void writeEnvironmentFile();

signals:
    void canExportChanged(bool can);
    void environmentFileWritten(const QString &path, suitescope::Output output);

private:
    void buildHeadingRow();
    void buildTable();
    void fillTable();
    void showOlderFiles();
    void openOlderFile();
    void takeWritten(const QString &path, Output output);
    void saveCalendar();
    void writeCalendar(const QString &path);

    StatusLine *m_certificateEnd = nullptr;
    QPushButton *m_calendar = nullptr;
    StatusLine *m_calendarStatus = nullptr;
    QStandardItemModel *m_places = nullptr;
    QTableView *m_table = nullptr;
    Notice *m_olderFiles = nullptr;
    QList<ExportedFile> m_older; // files with the values from before
    EnvExportForm *m_export = nullptr;
};

} // namespace suitescope
