// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QBasicTimer>
#include <QWidget>

class QPainter;

namespace suitescope {

/*! What a light says; each has a colour and a shape of its own (looks.md). */
enum class LightState { Proven, Warning, Failing, NotProven, Unfinished, Checking };

/*! Paints a light into the square of \a rect; \a turn is the angle of the checking arc. */
void paintLight(QPainter *painter, const QRectF &rect, LightState state, const Theme &theme,
                int turn = 0);
/*! "proven", "failing" …: what screen readers hear. */
[[nodiscard]] QString lightWord(LightState state);
[[nodiscard]] ToneId toneOf(LightState state);

/*! A status light; always beside words. 16 normally, 14 in text, 18 in the ladder. */
class StatusLight : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLight(LightState state = LightState::NotProven, int size = 16,
                         QWidget *parent = nullptr);

    [[nodiscard]] LightState state() const { return m_state; }
    void setState(LightState state);

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void turnWhileChecking();

    LightState m_state;
    int m_turn = 0;
    QBasicTimer m_timer;
};

class TextLabel;

/*! A light and one line of words, in small unless told otherwise. */
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr, int lightSize = 14, bool small = true);

    /*! A light with words in its tone (\a toned) or in text2. Announced when it changes. */
    void show(LightState state, const QString &text, bool toned = true);
    /*! Words in text2 without a light. */
    void showPlain(const QString &text);
    void clear();
    void setWordWrap(bool wrap);
    [[nodiscard]] QString text() const;
    [[nodiscard]] std::optional<LightState> light() const;
    using QWidget::show;

private:
    StatusLight *m_light = nullptr;
    TextLabel *m_text = nullptr;
};

} // namespace suitescope
