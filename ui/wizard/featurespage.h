// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/setuppage.h"

class QTableView;

namespace suitescope {

class FeatureModel;

/*! The features this method needs, ticked off by the user, later proven. */
class FeaturesPage : public SetupPage
{
    Q_OBJECT

public:
    explicit FeaturesPage(WizardContext &context);

    [[nodiscard]] bool isComplete() const override { return true; } // ticks are notes
    [[nodiscard]] QWidget *firstFocus() const override;
    void refresh() override;

private:
    void countTicks();

    FeatureModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    TextLabel *m_count = nullptr;
    InNetSuiteStrip *m_strip = nullptr;
};

} // namespace suitescope
