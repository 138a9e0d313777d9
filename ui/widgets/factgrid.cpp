// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/factgrid.h"

#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>

namespace suitescope {

namespace {

constexpr int rowGap = 6;

} // namespace

FactGrid::FactGrid(int nameWidth, QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::group);
    m_grid->setVerticalSpacing(rowGap);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(1, 1);
}

int FactGrid::addRow(const QString &name, const QString &value, bool monospace)
{
    auto *words = new TextLabel(monospace ? TextRole::Mono : TextRole::Normal, value);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setWordWrap(true);
    const int row = addRow(name, words);
    m_rows[row].value = words;
    return row;
}

int FactGrid::addRow(const QString &name, QWidget *value)
{
    const int row = int(m_rows.size());
    auto *label = new TextLabel(TextRole::Normal, name, this);
    label->setMuted(true);
    auto *holder = new QWidget(this);
    auto *line = new QHBoxLayout(holder);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::control);
    line->addWidget(value, 1);
    m_grid->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(holder, row, 1);
    m_rows.append({label, nullptr, holder});
    return row;
}

void FactGrid::setValue(int row, const QString &value)
{
    if (m_rows.at(row).value)
        m_rows.at(row).value->setText(value);
}

QString FactGrid::value(int row) const
{
    return m_rows.at(row).value ? m_rows.at(row).value->text() : QString();
}

void FactGrid::setRowVisible(int row, bool visible)
{
    m_rows.at(row).name->setVisible(visible);
    m_rows.at(row).holder->setVisible(visible);
}

void FactGrid::makeCopyable(int row, const QString &buttonName)
{
    auto *button = new CopyIconButton(buttonName, m_rows.at(row).holder);
    button->setSource([this, row] { return value(row); });
    auto *line = qobject_cast<QHBoxLayout *>(m_rows.at(row).holder->layout());
    line->setStretch(0, 0);
    line->addWidget(button);
    line->addStretch(1);
}

NumberedList::NumberedList(const QStringList &steps, QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(rowGap);
    m_grid->setVerticalSpacing(space::pair);
    m_grid->setColumnStretch(1, 1);
    setSteps(steps);
}

void NumberedList::setSteps(const QStringList &steps)
{
    if (m_steps == steps)
        return;
    m_steps = steps;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (qsizetype i = 0; i < steps.size(); ++i) {
        //: the number before a step of a list
        auto *number = new TextLabel(TextRole::Normal, tr("%1.").arg(i + 1), this);
        m_grid->addWidget(number, int(i), 0, Qt::AlignTop | Qt::AlignRight);
        m_grid->addWidget(wrappedLabel(TextRole::Normal, steps.at(i), this), int(i), 1);
    }
}

} // namespace suitescope
