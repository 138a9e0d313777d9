// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/inputs.h"

#include <QHeaderView>
#include <QTabBar>
#include <QTableView>
#include <QVariant>

namespace suitescope {

namespace {

constexpr char wrongProperty[] = "suitescopeInputWrong";
constexpr char tabHeightProperty[] = "suitescopeTabHeight";
constexpr int innerTabHeight = 36;
constexpr int smallestRow = 20;

} // namespace

void setInputWrong(QWidget *input, bool wrong)
{
    input->setProperty(wrongProperty, wrong);
    input->update();
}

bool isInputWrong(const QWidget *input)
{
    return input && input->property(wrongProperty).toBool();
}

void dressTable(QTableView *table, int rowHeight)
{
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->setCornerButtonEnabled(false);
    table->verticalHeader()->hide();
    // Heights under about 32 do nothing without it.
    table->verticalHeader()->setMinimumSectionSize(smallestRow);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
}

void setTabHeight(QTabBar *tabs, int height)
{
    tabs->setProperty(tabHeightProperty, height);
    tabs->updateGeometry();
}

int tabHeight(const QWidget *tabs)
{
    const int height = tabs ? tabs->property(tabHeightProperty).toInt() : 0;
    return height > 0 ? height : innerTabHeight;
}

} // namespace suitescope
