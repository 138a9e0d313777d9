// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/simulatedfeaturespage.h"

#include "ui/theme/buttons.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

SimulatedFeaturesPage::SimulatedFeaturesPage(SimulatedDemo &demo, QWidget *parent)
    : AdministratorPage(demo, tr("Enable Features"), MenuPageId::EnableFeatures, parent)
{
    QString group;
    for (const SimulatedAccount::Feature &feature : account().features()) {
        const QString place = feature.section.isEmpty()
            ? feature.subtab
            : feature.subtab + u" › "_s + feature.section;
        if (place != group) {
            group = place;
            addHeading(place);
        }
        auto *box = new QCheckBox(feature.name, this);
        box->setObjectName(u"feature-"_s + feature.id);
        connect(box, &QCheckBox::toggled, this, &SimulatedFeaturesPage::showUnsaved);
        content()->addWidget(box);
        m_boxes.insert(feature.id, box);
    }
    content()->addStretch();
    m_save = makeButton(ButtonKind::Secondary, tr("Save"), {}, this);
    m_save->setObjectName(u"saveFeatures"_s);
    connect(m_save, &QPushButton::clicked, this, &SimulatedFeaturesPage::save);
    content()->addWidget(m_save, 0, Qt::AlignLeft);
}

void SimulatedFeaturesPage::refresh()
{
    for (const SimulatedAccount::Feature &feature : account().features()) {
        if (QCheckBox *box = m_boxes.value(feature.id))
            box->setChecked(feature.on);
    }
    showUnsaved();
}

void SimulatedFeaturesPage::showUnsaved()
{
    bool changed = false;
    for (const SimulatedAccount::Feature &feature : account().features()) {
        const QCheckBox *box = m_boxes.value(feature.id);
        changed = changed || (box && box->isChecked() != feature.on);
    }
    m_save->setEnabled(changed);
    m_save->setText(changed ? tr("Save") : tr("Saved"));
}

void SimulatedFeaturesPage::save()
{
    for (auto box = m_boxes.cbegin(); box != m_boxes.cend(); ++box)
        account().setFeature(box.key(), box.value()->isChecked());
    keep();
    showUnsaved();
}

} // namespace suitescope
