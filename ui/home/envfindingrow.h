// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envcheck.h"

#include <QWidget>

class QCheckBox;

namespace suitescope {

/*! One thing that is to be said of a .env file: how grave it is, where it stands, what it means and
 * what to do; a check box where it can be repaired. */
class EnvFindingRow : public QWidget
{
    Q_OBJECT

public:
    EnvFindingRow(const EnvFinding &finding, EnvFormat reader, const QString &fileName,
                  QWidget *parent = nullptr);

    [[nodiscard]] const EnvFinding &finding() const { return m_finding; }
    [[nodiscard]] bool isChosen() const; // to be repaired
    [[nodiscard]] QCheckBox *choice() const { return m_choice; } // null: not repairable

signals:
    void choiceChanged();
    void ignoreWanted(); // a line in .gitignore

private:
    EnvFinding m_finding;
    QCheckBox *m_choice = nullptr;
};

} // namespace suitescope
