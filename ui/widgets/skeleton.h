// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace suitescope {

/*! What a table looks like while its rows are on the way: bars on the row grid, still. */
class Skeleton : public QWidget
{
    Q_OBJECT

public:
    explicit Skeleton(int columns = 2, int rowHeight = 28, QWidget *parent = nullptr);

    void setShape(int columns, int rowHeight);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_columns;
    int m_rowHeight;
};

} // namespace suitescope
