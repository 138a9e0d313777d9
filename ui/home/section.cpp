// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/section.h"

#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLayoutItem>
#include <QVBoxLayout>

namespace suitescope {

namespace {

constexpr int headHeight = 32;
constexpr int rowHeight = 24;
constexpr int labelWidth = 136;

} // namespace

Section::Section(const QString &heading, QWidget *parent) : QWidget(parent)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *head = new QWidget(this);
    head->setFixedHeight(headHeight);
    m_tools = new QHBoxLayout(head);
    m_tools->setContentsMargins(0, 0, 0, 0);
    m_tools->setSpacing(16);
    m_tools->addWidget(new TextLabel(TextRole::Heading, heading, head), 1);
    rows->addWidget(head);
    rows->addSpacing(5);
    rows->addWidget(makeHairline(this));
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 8, 0, 0);
    m_body->setSpacing(0);
    rows->addLayout(m_body);
}

void Section::addTool(QWidget *tool)
{
    m_tools->addWidget(tool);
}

FactList::FactList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(0);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);
}

void FactList::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void FactList::addFact(const QString &label, const QString &value, bool mono, QWidget *tool,
                       const QString &toolTip)
{
    const int row = m_grid->rowCount();
    auto *words = new TextLabel(TextRole::Normal, label, this);
    words->setMuted(true);
    words->setContentsMargins(0, 0, space::control, 0); // a long name does not touch its value
    words->setMinimumHeight(rowHeight);
    m_grid->addWidget(words, row, 0, Qt::AlignTop);
    auto *text = new TextLabel(mono ? TextRole::Mono : TextRole::Normal, value, this);
    text->setToolTip(toolTip);
    text->setAccessibleDescription(toolTip);
    text->setMinimumHeight(rowHeight);
    text->setWordWrap(!mono);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *line = new QWidget(this);
    auto *columns = new QHBoxLayout(line);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(text, tool ? 0 : 1);
    if (tool) {
        tool->setParent(line);
        columns->addWidget(tool);
        columns->addStretch();
    }
    m_grid->addWidget(line, row, 1);
}

} // namespace suitescope
