// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/outputs.h"

#include <QTimer>
#include <QWidget>

class QLayout;
class QLineEdit;

namespace suitescope {

class EnvPreview;
class Notice;
class SegmentedControl;
class TextLabel;

/*! Where a .env file goes, in which form, and what will stand in it, secrets masked; or a file for
 * another program, when told which. Warns when git would take the file. Writes when told to. */
class EnvExportForm : public QWidget
{
    Q_OBJECT

public:
    enum class Choice { Formats, None }; // whether the form itself offers the .env formats
    explicit EnvExportForm(QWidget *parent = nullptr, Choice choice = Choice::Formats);

    void setSettings(const EnvSettings &settings);
    void setPath(const QString &path);
    [[nodiscard]] QString path() const;
    /*! To be written again, as it was written before; what is not known of it is read from it. */
    void openFile(const ExportedFile &file);
    [[nodiscard]] Output output() const { return m_output; }
    /*! What to write; a path that was only suggested changes with it. */
    void setOutput(Output output);
    [[nodiscard]] bool canWrite() const;
    void write();

signals:
    void canWriteChanged(bool can);
    void written(const QString &path, suitescope::Output output);
    void targetFound(bool exists); // the file at path()
    void outputFound(suitescope::Output output); // of a file whose format was not known

private:
    void buildUi(Choice choice);
    QLayout *buildTarget(Choice choice);
    void browse();
    void showPreview();
    void addToIgnored();
    void lookAtTarget();

    struct Target
    {
        int otherLines = 0;
        bool exists = false;
        EnvFormat format = EnvFormat::Dotenv;
        GitCheck git;
    };
    void showTarget(const Target &target);

    std::optional<EnvSettings> m_settings;
    Output m_output = Output::Dotenv;
    QLineEdit *m_path = nullptr;
    SegmentedControl *m_formats = nullptr; // null: another chooses
    EnvPreview *m_preview = nullptr;
    TextLabel *m_remark = nullptr;
    Notice *m_notice = nullptr;
    QString m_others;
    QTimer m_lookSoon;
    bool m_writing = false;
    bool m_formatWanted = false; // the file tells, unless the user chooses before
    bool m_ignoring = false; // .gitignore is being written
    bool m_exists = false;
};

} // namespace suitescope
