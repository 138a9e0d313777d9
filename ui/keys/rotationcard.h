// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace suitescope {

class TextLabel;

/*! What stands under the step that waits for somebody: a question, or why it stopped. */
class RotationCard : public QWidget
{
    Q_OBJECT

public:
    RotationCard(ToneId tone, const QString &heading, const QString &text,
                 QWidget *parent = nullptr);

    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString text() const;
    /*! Between the words and the buttons. */
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    QPushButton *addButton(ButtonKind kind, const QString &text, const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ToneId m_tone;
    TextLabel *m_heading = nullptr;
    TextLabel *m_text = nullptr;
    QVBoxLayout *m_body = nullptr;
    QHBoxLayout *m_buttons = nullptr;
};

} // namespace suitescope
