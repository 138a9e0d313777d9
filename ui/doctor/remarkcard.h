// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/diagnosis.h"

#include <QWidget>

namespace suitescope {

/*! What is worth knowing of a connection that works: why, what to change, and the way there. */
class RemarkCard : public QWidget
{
    Q_OBJECT

public:
    RemarkCard(const Cause &remark, AuthMethod method, QWidget *parent = nullptr);

signals:
    void stepWanted(suitescope::SetupStep step);
    void pageWanted(suitescope::MenuPageId page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    Cause m_remark;
};

} // namespace suitescope
