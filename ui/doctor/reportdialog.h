// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/text/reporttext.h"

#include <QDialog>

class QCheckBox;
class QHBoxLayout;
class QPlainTextEdit;

namespace suitescope {

class TextLabel;

/*! The report of a check, shown before it is copied or saved. */
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    /*! The program's name is filled in here. */
    explicit ReportDialog(ReportSubject subject, QWidget *parent = nullptr);

private:
    void buildUi();
    QHBoxLayout *buildFoot();
    void showReport();
    void chooseFile();
    void save(const QString &path);

    ReportSubject m_subject;
    QPlainTextEdit *m_text = nullptr;
    QCheckBox *m_leaveOut = nullptr;
    TextLabel *m_said = nullptr; // what became of saving it
};

} // namespace suitescope
