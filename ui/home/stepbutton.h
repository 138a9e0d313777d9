// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

class QAction;

namespace suitescope {

/*! An action at the foot of the connection list: icon and words in a row, or the icon alone. */
class StepButton : public QAbstractButton
{
    Q_OBJECT

public:
    /*! The action's icon text names the icon. */
    explicit StepButton(QAction *action, QWidget *parent = nullptr);

    void setCollapsed(bool collapsed);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QAction *m_action;
    bool m_collapsed = false;
};

} // namespace suitescope
