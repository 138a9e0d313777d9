// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/outputs.h"
#include "ui/home/workplace.h"

#include <QDialog>

class QBoxLayout;
class QLayout;
class QListWidget;
class QPushButton;

namespace suitescope {

class EnvExportForm;
class Notice;
class TextLabel;

/*! Gives a connection to other programs: a .env file, or what SuiteCloud, Postman, Bruno, GitHub
 * and Kubernetes take. Shows what will be written and what leaves the keychain; remembers on the
 * connection where a .env file went. */
class EnvExportDialog : public QDialog
{
    Q_OBJECT

public:
    EnvExportDialog(const EnvSettings &settings, const Workplace &workplace,
                    QWidget *parent = nullptr);

    void choose(Output output);

private:
    void buildUi();
    QLayout *buildFoot();
    void showOutput();
    void copy();
    void checkFile();
    void remember(const QString &path, Output output);

    EnvSettings m_settings;
    const Workplace &m_workplace; // outlives the dialog
    QListWidget *m_outputs = nullptr;
    TextLabel *m_what = nullptr;
    Notice *m_warning = nullptr;
    EnvExportForm *m_form = nullptr;
    QPushButton *m_check = nullptr; // when a .env file stands at the target
};

} // namespace suitescope
