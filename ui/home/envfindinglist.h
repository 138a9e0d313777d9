// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envcheckfile.h"

#include <QScrollArea>

#include <optional>

namespace suitescope {

class EnvFindingRow;
class EnvPreview;
class TextLabel;

/*! What is to be said of a .env file, one row each, and under them what the repair of those that
 * are ticked would change. */
class EnvFindingList : public QScrollArea
{
    Q_OBJECT

public:
    explicit EnvFindingList(QWidget *parent = nullptr);

    void show(const CheckedEnvFile &file);
    void clear();
    [[nodiscard]] QList<EnvFinding> chosen() const; // to be repaired
    [[nodiscard]] bool hasRepairs() const;
    using QWidget::show;

signals:
    void choiceChanged();
    void ignoreWanted(); // a line in .gitignore

private:
    QWidget *buildContent();
    void showChanges();

    std::optional<CheckedEnvFile> m_file;
    TextLabel *m_heading = nullptr;
    QWidget *m_list = nullptr;
    QList<EnvFindingRow *> m_rows;
    TextLabel *m_changesHeading = nullptr;
    EnvPreview *m_changes = nullptr;
    int m_asked = 0; // counts questions, so that late answers are told apart
};

} // namespace suitescope
