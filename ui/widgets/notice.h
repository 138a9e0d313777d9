// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;

namespace suitescope {

class TextLabel;

/*! One sentence on a tint with an icon and at most one small button; or a mere reminder, without a
 * fill. */
class Notice : public QWidget
{
    Q_OBJECT

public:
    explicit Notice(ToneId tone, const QString &text = {}, QWidget *parent = nullptr);
    /*! Icon and small text2, no fill. */
    [[nodiscard]] static Notice *reminder(const QString &text, const QString &icon = {},
                                          QWidget *parent = nullptr);

    void setTone(ToneId tone);
    void setText(const QString &text);
    /*! A semibold first line; the text is then small. */
    void setHeading(const QString &heading);
    void setIcon(const QString &icon);
    /*! An empty text takes the button away. */
    void setAction(const QString &text, ButtonKind kind = ButtonKind::Secondary);
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString heading() const;
    [[nodiscard]] ToneId tone() const { return m_tone; }
    /*! Shows these words and tells screen readers. */
    void say(ToneId tone, const QString &text);

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyIcon();

    ToneId m_tone;
    bool m_filled = true;
    QString m_iconName;
    QLabel *m_icon = nullptr;
    TextLabel *m_heading = nullptr;
    TextLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
};

} // namespace suitescope
