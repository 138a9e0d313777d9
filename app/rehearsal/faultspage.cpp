// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/faultspage.h"

#include "app/rehearsal/faulttext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int faultRole = Qt::UserRole;

bool isGroup(const QTreeWidgetItem *item)
{
    return !item->parent();
}

} // namespace

FaultsPage::FaultsPage(SimulatedDemo &demo, QWidget *parent)
    : AdministratorPage(demo, tr("Faults"), std::nullopt, parent)
{
    addHint(tr("What goes wrong on the wire, one at a time. Nothing of the account is changed."));
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"faultSearch"_s);
    m_search->setPlaceholderText(tr("Search faults"));
    m_search->setAccessibleName(tr("Search faults"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &FaultsPage::search);
    content()->addWidget(m_search);

    m_list = new QTreeWidget(this);
    m_list->setObjectName(u"faults"_s);
    m_list->setAccessibleName(tr("Faults"));
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(space::control);
    m_list->setMinimumHeight(260);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    fillList();
    connect(m_list, &QTreeWidget::currentItemChanged, this, &FaultsPage::showChosen);
    connect(m_list, &QTreeWidget::itemActivated, this, &FaultsPage::switchOver);
    content()->addWidget(m_list, 1);

    m_imitates = new TextLabel(TextRole::Normal, {}, this);
    m_imitates->setObjectName(u"faultImitates"_s);
    m_imitates->setWordWrap(true);
    content()->addWidget(m_imitates);
    addNumber();
    m_reach = addHint({});
    m_switch = makeButton(ButtonKind::Secondary, tr("Switch on"), {}, this);
    m_switch->setObjectName(u"switchFault"_s);
    connect(m_switch, &QPushButton::clicked, this, &FaultsPage::switchOver);
    content()->addWidget(m_switch, 0, Qt::AlignLeft);
}

void FaultsPage::addNumber()
{
    m_told = new QWidget(this);
    auto *line = new QHBoxLayout(m_told);
    line->setContentsMargins({});
    m_unit = new QLabel(m_told);
    m_number = new QSpinBox(m_told);
    m_number->setObjectName(u"faultNumber"_s);
    m_number->setGroupSeparatorShown(true);
    m_number->setKeyboardTracking(false); // or 900 would be 9 and 90 first
    m_unit->setBuddy(m_number);
    line->addWidget(m_unit);
    line->addWidget(m_number);
    line->addStretch();
    m_atSignIn = new QCheckBox(tr("Only where an &access token is asked for"), this);
    m_atSignIn->setObjectName(u"faultAtSignIn"_s);
    content()->addWidget(m_told);
    content()->addWidget(m_atSignIn);
    connect(m_number, &QSpinBox::valueChanged, this, &FaultsPage::takeNumber);
    connect(m_atSignIn, &QCheckBox::toggled, this, &FaultsPage::takeNumber);
}

void FaultsPage::fillList()
{
    QTreeWidgetItem *group = nullptr;
    for (const Fault fault : allFaults()) {
        const QString heading = faultGroupText(faultGroup(fault));
        if (!group || group->text(0) != heading) {
            group = new QTreeWidgetItem(m_list, {heading});
            group->setFlags(Qt::ItemIsEnabled);
            group->setFirstColumnSpanned(true);
            group->setFont(0, headingFont(font()));
        }
        const FaultText words = faultText(fault);
        auto *item = new QTreeWidgetItem(group, {words.name});
        item->setData(0, faultRole, int(fault));
        item->setToolTip(0, words.imitates);
    }
    m_list->expandAll();
    m_list->setCurrentItem(m_list->topLevelItem(0)->child(0));
}

void FaultsPage::search()
{
    const QString wanted = m_search->text().trimmed();
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *item = group->child(j);
            const auto fault = Fault(item->data(0, faultRole).toInt());
            const FaultText words = faultText(fault);
            const QString all = words.name + u' ' + words.imitates + u' ' + faultKey(fault);
            const bool fits = all.contains(wanted, Qt::CaseInsensitive);
            item->setHidden(!fits);
            any = any || fits;
            if (fits && !first)
                first = item;
        }
        group->setHidden(!any);
    }
    m_list->setCurrentItem(first);
}

Fault FaultsPage::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item && !isGroup(item) ? Fault(item->data(0, faultRole).toInt()) : Fault::None;
}

FaultChoice FaultsPage::choice() const
{
    const Fault fault = chosen();
    const bool hasNumber = faultNumber(fault).unit != FaultNumber::Unit::None;
    const bool atSignIn = hasPlace(fault) && m_atSignIn->isChecked();
    return {fault, hasNumber ? m_number->value() : 0,
            atSignIn ? FaultPlace::SignIn : FaultPlace::Data};
}

/*! The unit is said beside the number: how many of it is what somebody chooses. */
void FaultsPage::showNumber(const FaultChoice &choice)
{
    const QSignalBlocker quietNumber(m_number);
    const QSignalBlocker quietPlace(m_atSignIn);
    const FaultNumber number = faultNumber(choice.fault);
    m_told->setVisible(number.unit != FaultNumber::Unit::None);
    m_atSignIn->setVisible(hasPlace(choice.fault));
    m_atSignIn->setChecked(choice.place == FaultPlace::SignIn);
    m_number->setSpecialValueText({});
    switch (number.unit) {
    case FaultNumber::Unit::None:
        return;
    case FaultNumber::Unit::Seconds:
        m_unit->setText(tr("Se&conds:"));
        break;
    case FaultNumber::Unit::Milliseconds:
        m_unit->setText(tr("&Milliseconds:"));
        break;
    case FaultNumber::Unit::Times:
        m_unit->setText(tr("&How often:"));
        m_number->setSpecialValueText(tr("Until it is switched off"));
        break;
    }
    m_number->setRange(number.least, number.most);
    m_number->setValue(choice.parameter);
}

void FaultsPage::takeNumber()
{
    if (chosen() != Fault::None && chosen() == account().fault())
        demo().setFault(choice());
    showChosen();
}

void FaultsPage::showChosen()
{
    const Fault fault = chosen();
    const bool isOn = fault != Fault::None && fault == account().fault();
    if (m_numberOf != fault) {
        m_numberOf = fault;
        showNumber(isOn ? account().faultChoice() : FaultChoice{fault, faultParameter(fault)});
    }
    m_switch->setEnabled(fault != Fault::None);
    m_switch->setText(isOn ? tr("Switch off") : tr("Switch on"));
    m_imitates->setText(fault == Fault::None ? tr("No fault fits.") : faultText(fault).imitates);
    QString reach;
    if (fault != Fault::None) {
        const bool atSignIn = choice().place == FaultPlace::SignIn; // there the others are not
        switch (atSignIn ? FaultReach::ClientCredentials : faultReach(fault)) {
        case FaultReach::Both:
            reach = tr("Every connection meets it.");
            break;
        case FaultReach::TokenBased:
            reach = tr("Connections with an access token meet it.");
            break;
        case FaultReach::ClientCredentials:
            reach = tr("Connections with a certificate meet it.");
            break;
        }
        reach
            += u' ' + tr("At the start: %1").arg(u"--demo --fault "_s + faultChoiceText(choice()));
    }
    m_reach->setText(reach);
}

void FaultsPage::switchOver()
{
    const Fault fault = chosen();
    if (fault == Fault::None)
        return;
    demo().setFault(fault == account().fault() ? FaultChoice() : choice());
}

void FaultsPage::refresh()
{
    const Fault active = account().fault();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *item = group->child(j);
            const bool isOn = item->data(0, faultRole).toInt() == int(active);
            item->setText(1, isOn ? tr("On") : QString());
            QFont words = font();
            words.setBold(isOn);
            item->setFont(0, words);
            item->setFont(1, words);
        }
    }
    showChosen();
}

} // namespace suitescope
