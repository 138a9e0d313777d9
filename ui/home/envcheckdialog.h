// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envcheckfile.h"
#include "ui/home/workplace.h"

#include <QDialog>

#include <optional>

class QLayout;
class QPushButton;
class QStackedWidget;

namespace suitescope {

class ElidedLabel;
class EmptyState;
class EnvFindingList;
class SegmentedControl;
class Skeleton;
class StatusLine;

/*! Says what is wrong with a .env file, shows what a repair would change, repairs, and takes that
 * back. Never shows a secret. */
class EnvCheckDialog : public QDialog
{
    Q_OBJECT

public:
    explicit EnvCheckDialog(const Workplace &workplace, QWidget *parent = nullptr);

    void check(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildUi();
    QLayout *buildHead();
    QLayout *buildFoot();
    void chooseFile();
    void checkAgain();
    void takeCheck(const Result<CheckedEnvFile> &file);
    void showState();
    void repair();
    void takeRepair(const Result<EnvRepair> &repair);
    void undo();
    void ignore();
    void setWorking(bool working);
    void beginWriting();
    void endWriting();
    void showButtons();

    const Workplace &m_workplace; // outlives the dialog
    QString m_path;
    std::optional<EnvFormat> m_reader; // chosen by the user
    std::optional<CheckedEnvFile> m_file;
    std::optional<EnvRepair> m_undo;
    int m_asked = 0; // counts questions, so that late answers are told apart
    bool m_working = false;
    bool m_writing
        = false; // no other file is taken meanwhile: what is told and undone is this one's
    bool m_goingOn = false; // the status line says what was just done
    ElidedLabel *m_source = nullptr;
    QPushButton *m_choose = nullptr;
    QWidget *m_readers = nullptr;
    SegmentedControl *m_reading = nullptr;
    QStackedWidget *m_pages = nullptr;
    EmptyState *m_state = nullptr; // nothing yet, nothing of ours, nothing wrong, not readable
    Skeleton *m_loading = nullptr;
    EnvFindingList *m_findings = nullptr;
    StatusLine *m_status = nullptr;
    QPushButton *m_undoButton = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_repair = nullptr;
};

} // namespace suitescope
