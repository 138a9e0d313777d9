// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/handover.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace suitescope {

class Notice;
class SetupDraft;

/*! For two people: writes a folder with which an administrator does the NetSuite part, and takes
 * the values from what comes back. No secret goes either way. */
class HandoverDialog : public QDialog
{
    Q_OBJECT

public:
    explicit HandoverDialog(SetupDraft &draft, QWidget *parent = nullptr);

    void writeInto(const QString &folder);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildUi();
    QLayout *buildAnswer();
    QLayout *buildFoot();
    void chooseFolder();
    void readAnswer();
    void takeAnswer();
    void makeRoom(); // for a notice that came up

    SetupDraft &m_draft; // outlives the dialog
    AdministratorAnswer m_answer;
    Notice *m_written = nullptr;
    QPlainTextEdit *m_paste = nullptr; // certificates only
    Notice *m_understood = nullptr;
    QPushButton *m_write = nullptr;
    QPushButton *m_take = nullptr;
    QString m_page; // where it was written
};

/*! What \a draft has for an administrator; nothing secret. */
[[nodiscard]] Handover handoverOf(const SetupDraft &draft);

} // namespace suitescope
