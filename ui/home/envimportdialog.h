// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/connectionkeeping.h"
#include "ui/home/workplace.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace suitescope {

class EmptyState;
class FactList;
class Notice;
class Section;
class TextLabel;

/*! Takes over a connection from a .env file: chosen, dropped or pasted. Shows what was understood,
 * secrets masked, and what is missing; then keeps it. */
class EnvImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit EnvImportDialog(const Workplace &workplace, QWidget *parent = nullptr);

    void readFrom(const QString &path);
    void readText(const QByteArray &content);

signals:
    void imported(const QString &connectionId);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildUi();
    void chooseFile();
    void checkFile();
    void paste();
    void understand(const EnvFile &file);
    void showSettings(const EnvSettings &settings);
    void showNames(const EnvFile &file, const QString &missing);
    void checkName();
    void keep();

    const Workplace &m_workplace; // outlives this
    std::optional<EnvSettings> m_settings;
    QString m_suggestedName;
    QString m_path; // of the file that was read; empty for what was pasted
    EnvFormat m_format = EnvFormat::Dotenv; // of that file
    TextLabel *m_source = nullptr;
    EmptyState *m_nothing = nullptr; // until a file is read
    Section *m_section = nullptr;
    FactList *m_understood = nullptr;
    Notice *m_notice = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_keep = nullptr;
    bool m_keeping = false;
};

} // namespace suitescope
