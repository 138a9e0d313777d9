// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulatedaccount.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace suitescope {

/*! Values that NetSuite shows a single time, with their copy buttons; gone when the page is left.
 */
class ShownOncePanel : public QWidget
{
    Q_OBJECT

public:
    ShownOncePanel(const QString &firstLabel, const QString &secondLabel,
                   QWidget *parent = nullptr);

    void setWords(const QString &words); // above the values
    void showValues(const ShownOnce &values);
    void forget();

private:
    QLineEdit *addValue(const QString &label, const QString &objectName);

    QLabel *m_words = nullptr;
    QLineEdit *m_first = nullptr;
    QLineEdit *m_second = nullptr; // null when there is one value
};

} // namespace suitescope
