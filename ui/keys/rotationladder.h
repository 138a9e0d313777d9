// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/statuslight.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace suitescope {

class RungRow;

/*! The steps of a renewal, a row each, with a card under the one that waits for somebody. */
class RotationLadder : public QWidget
{
    Q_OBJECT

public:
    struct Step
    {
        LightState light = LightState::NotProven;
        QString name;
        QString result;
    };

    explicit RotationLadder(QWidget *parent = nullptr);

    void setSteps(const QList<Step> &steps);
    /*! Under the row with this number; null takes the earlier one away. Takes ownership. */
    void setCard(int row, QWidget *card);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout = nullptr;
    QList<RungRow *> m_rows;
    QWidget *m_holder = nullptr; // of the card
};

} // namespace suitescope
