// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/administratorpage.h"

#include <QHash>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace suitescope {

class ShownOncePanel;

/*! Setup > Integration > Manage Integrations: a new integration record, or one that is there. */
class SimulatedIntegrationPage : public AdministratorPage
{
    Q_OBJECT

public:
    explicit SimulatedIntegrationPage(SimulatedDemo &demo, QWidget *parent = nullptr);

    void refresh() override;

private:
    void buildRecord();
    void fill(int keepChosen);
    void showChosen();
    void save();
    void resetCredentials();
    [[nodiscard]] int chosen() const; // 0: the new one
    [[nodiscard]] SimulatedIntegration entered() const;

    QComboBox *m_records = nullptr;
    QLineEdit *m_name = nullptr;
    QCheckBox *m_enabled = nullptr;
    QCheckBox *m_tokenBased = nullptr;
    QCheckBox *m_clientCredentials = nullptr;
    QHash<QString, QCheckBox *> m_scopes;
    QPushButton *m_save = nullptr;
    QPushButton *m_reset = nullptr;
    ShownOncePanel *m_shownOnce = nullptr;
};

} // namespace suitescope
