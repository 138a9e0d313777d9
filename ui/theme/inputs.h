// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QTableView;
class QTabBar;
class QWidget;

namespace suitescope {

/*! A line edit, combo box or text edit whose content is wrong: its border takes the `bad` colour.
 * The words that say why stand beside it. */
void setInputWrong(QWidget *input, bool wrong);
[[nodiscard]] bool isInputWrong(const QWidget *input);

/*! Tables without frame, grid and row numbers, rows 28 high, whole rows selected. */
void dressTable(QTableView *table, int rowHeight = 28);
/*! 36 high unless set, 48 in the header. The hairline under it is drawn when drawBase() is on. */
void setTabHeight(QTabBar *tabs, int height);
[[nodiscard]] int tabHeight(const QWidget *tabs);

} // namespace suitescope
