// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/administratorpage.h"

#include <QHash>

class QCheckBox;
class QPushButton;

namespace suitescope {

/*! Setup > Company > Enable Features. */
class SimulatedFeaturesPage : public AdministratorPage
{
    Q_OBJECT

public:
    explicit SimulatedFeaturesPage(SimulatedDemo &demo, QWidget *parent = nullptr);

    void refresh() override;

private:
    void save();
    void showUnsaved();

    QHash<QString, QCheckBox *> m_boxes;
    QPushButton *m_save = nullptr;
};

} // namespace suitescope
