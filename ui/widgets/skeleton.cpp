// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/skeleton.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace suitescope {

namespace {

constexpr int barHeight = 8;
constexpr int inset = 12;
constexpr int mostRows = 12;
// Shares of the column's width, so that the bars look like words of different length.
constexpr int lengths[] = {66, 48, 84, 58, 74, 52, 90, 62};

} // namespace

Skeleton::Skeleton(int columns, int rowHeight, QWidget *parent)
    : QWidget(parent), m_columns(columns), m_rowHeight(rowHeight)
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::setShape(int columns, int rowHeight)
{
    m_columns = std::max(1, columns);
    m_rowHeight = std::max(barHeight * 2, rowHeight);
    update();
}

void Skeleton::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int columnWidth = width() / m_columns;
    const int rows = std::min(mostRows, height() / m_rowHeight);
    for (int row = 0; row < rows; ++row) {
        const int y = row * m_rowHeight;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hover);
        for (int column = 0; column < m_columns; ++column) {
            const int share = lengths[size_t((row * 3 + column * 5) % int(std::size(lengths)))];
            const QRectF bar(column * columnWidth + inset, y + (m_rowHeight - barHeight) / 2.0,
                             (columnWidth - 2 * inset) * share / 100.0, barHeight);
            painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
        }
        painter.fillRect(QRect(0, y + m_rowHeight - 1, width(), 1), theme.row);
    }
}

} // namespace suitescope
