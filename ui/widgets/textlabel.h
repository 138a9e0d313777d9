// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace suitescope {

enum class TextRole {
    Title, // 1.4x semibold
    Heading, // semibold
    Medium,
    Normal,
    Small,
    SmallHeading, // small, semibold, text2: "Why we think so"
    Mono
};

/*! Words in one of the program's sizes; muted or toned, following the palette. Plain text unless
 * told otherwise. */
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(TextRole role, const QString &text = {}, QWidget *parent = nullptr);

    void setMuted(bool muted); // text2
    void setTone(ToneId tone); // Neutral: back to the plain colour
    [[nodiscard]] ToneId tone() const { return m_tone; }
    void setRole(TextRole role);
    /*! One line that ends in an ellipsis where there is no room; the whole is the tool tip. */
    void setElided(bool elided);
    [[nodiscard]] QSize minimumSizeHint() const override;
    /*! Sets the text and tells screen readers. */
    void say(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyFont();
    void applyColour();

    TextRole m_role;
    ToneId m_tone = ToneId::Neutral;
    bool m_muted = false;
    bool m_applying = false;
    bool m_elided = false;
};

/*! A wrapping TextLabel. */
[[nodiscard]] TextLabel *wrappedLabel(TextRole role, const QString &text = {},
                                      QWidget *parent = nullptr);
/*! A one pixel line between regions. */
[[nodiscard]] QWidget *makeHairline(QWidget *parent = nullptr);

} // namespace suitescope
