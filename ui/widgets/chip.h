// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPainter;

namespace suitescope {

enum class ChipFill { Soft, Solid };

/*! A short word on a tint (or filled), bold small letters; 18 high. */
[[nodiscard]] QSize chipSize(const QString &text, const QFont &normal);
void paintChip(QPainter *painter, const QRect &rect, const QString &text, ToneId tone,
               ChipFill fill, const Theme &theme, const QFont &normal);

class Chip : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(const QString &text = {}, ToneId tone = ToneId::Neutral,
                  ChipFill fill = ChipFill::Soft, QWidget *parent = nullptr);

    void setChip(const QString &text, ToneId tone);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    ToneId m_tone;
    ChipFill m_fill;
};

/*! The badge of an account in its environment's tone: "SB1". */
[[nodiscard]] Chip *makeBadge(const QString &badge, Environment environment,
                              QWidget *parent = nullptr);

} // namespace suitescope
