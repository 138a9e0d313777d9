// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/segments.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVariant>

namespace suitescope {

namespace {

constexpr char placeProperty[] = "suitescopeSegment";

SegmentPlace placeOf(qsizetype index, qsizetype count)
{
    if (count < 2)
        return SegmentPlace::None;
    if (index == 0)
        return SegmentPlace::First;
    return index == count - 1 ? SegmentPlace::Last : SegmentPlace::Middle;
}

} // namespace

SegmentPlace segmentPlace(const QWidget *button)
{
    return button ? button->property(placeProperty).value<SegmentPlace>() : SegmentPlace::None;
}

SegmentedControl::SegmentedControl(const QStringList &words, QWidget *parent)
    : QWidget(parent), m_buttons(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (qsizetype i = 0; i < words.size(); ++i) {
        auto *button = new QPushButton(words.at(i), this);
        button->setAutoDefault(false);
        button->setCheckable(true);
        button->setProperty(placeProperty, QVariant::fromValue(placeOf(i, words.size())));
        m_buttons->addButton(button, int(i));
        row->addWidget(button);
    }
    if (auto *first = m_buttons->button(0))
        first->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
        if (checked)
            emit currentChanged(index);
    });
}

int SegmentedControl::current() const
{
    return m_buttons->checkedId();
}

void SegmentedControl::setCurrent(int index)
{
    if (auto *button = m_buttons->button(index))
        button->setChecked(true);
}

} // namespace suitescope
