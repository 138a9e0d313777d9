// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envfile.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace suitescope {

class EnvPreview;
class Notice;
class SegmentedControl;
class TextLabel;

/*! Where a .env file goes, in which form, and what will stand in it, secrets masked. Warns when git
 * would take the file. Writes when told to. */
class EnvExportForm : public QWidget
{
    Q_OBJECT

public:
    explicit EnvExportForm(QWidget *parent = nullptr);

    void setSettings(const EnvSettings &settings);
    void setPath(const QString &path);
    [[nodiscard]] QString path() const;
    [[nodiscard]] EnvFormat format() const;
    [[nodiscard]] bool canWrite() const;
    void write();

signals:
    void canWriteChanged(bool can);
    void written(const QString &path);

private:
    void buildUi();
    void browse();
    void showPreview();
    void lookAtTarget();

    struct Target
    {
        int otherLines = 0;
        bool exists = false;
        GitCheck git;
    };
    void showTarget(const Target &target);

    std::optional<EnvSettings> m_settings;
    QLineEdit *m_path = nullptr;
    SegmentedControl *m_format = nullptr;
    EnvPreview *m_preview = nullptr;
    TextLabel *m_remark = nullptr;
    Notice *m_notice = nullptr;
    QString m_others;
    QTimer m_lookSoon;
    bool m_writing = false;
};

} // namespace suitescope
