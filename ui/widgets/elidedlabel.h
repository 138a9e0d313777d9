// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/textlabel.h"

namespace suitescope {

/*! One line of words that gives way when there is no room: it ends in an ellipsis and is whole in
 * its tool tip. */
class ElidedLabel : public TextLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(TextRole role, const QString &text = {}, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString shown() const;
};

} // namespace suitescope
