// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/choicecard.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace suitescope {

namespace {

constexpr int cardHeight = 96;
constexpr int radius = 8;
constexpr int padding = 20;
constexpr int bottom = 12; // under a long sentence
constexpr int tile = 40;
constexpr int tileIcon = 20;
constexpr int besideName = 10; // to the note
constexpr int wordsLeft = padding + tile + 16;

} // namespace

ChoiceCard::ChoiceCard(const QString &icon, const QString &name, const QString &sentence,
                       QWidget *parent)
    : QPushButton(parent), m_icon(icon), m_sentence(sentence)
{
    setText(name);
    setAutoDefault(false);
    setAccessibleName(name);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChoiceCard::setShortcutText(const QString &text)
{
    m_shortcutText = text;
    update();
}

void ChoiceCard::setNote(const QString &note)
{
    m_note = note;
    update();
}

void ChoiceCard::setAccented(bool accented)
{
    m_accented = accented;
    update();
}

void ChoiceCard::setSentence(const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleDescription(sentence);
    update();
}

QSize ChoiceCard::sizeHint() const
{
    return {360, cardHeight};
}

QSize ChoiceCard::minimumSizeHint() const
{
    return {240, cardHeight};
}

int ChoiceCard::heightForWidth(int width) const
{
    const QFont normal = QApplication::font(this);
    const int top = padding - 1 + QFontMetrics(headingFont(normal)).height() + 4
        + (noteHasOwnLine(width) ? chipSize(m_note, normal).height() + 4 : 0);
    const QRect room(0, 0, width - wordsLeft - padding, 10'000);
    const int words
        = QFontMetrics(normal).boundingRect(room, Qt::TextWordWrap, m_sentence).height();
    return std::max(cardHeight, top + words + bottom);
}

bool ChoiceCard::noteHasOwnLine(int width) const
{
    const QFont normal = QApplication::font(this);
    return !m_note.isEmpty()
        && wordsLeft + QFontMetrics(headingFont(normal)).horizontalAdvance(text()) + besideName
            + chipSize(m_note, normal).width() + padding
        > width;
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(&painter);
    paintTile(&painter);
    paintWords(&painter);
}

void ChoiceCard::enterEvent(QEnterEvent *event)
{
    QPushButton::enterEvent(event);
    update();
}

void ChoiceCard::leaveEvent(QEvent *event)
{
    QPushButton::leaveEvent(event);
    update();
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

void ChoiceCard::paintFrame(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    const bool chosen = isCheckable() && isChecked();
    const bool ringed = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    const QColor border = chosen || ringed ? theme.accent : underMouse() ? theme.edge : theme.line;
    const qreal width = ringed ? 2.0 : 1.0;
    painter->setPen(QPen(border, width));
    painter->setBrush(chosen ? theme.sel : theme.base);
    painter->drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2),
                             radius, radius);
}

void ChoiceCard::paintTile(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    const bool filled = m_accented || (isCheckable() && isChecked());
    const QRect square(padding, padding, tile, tile);
    painter->setPen(Qt::NoPen);
    painter->setBrush(filled ? theme.accent : theme.hover);
    painter->drawRoundedRect(square, 6, 6);
    painter->drawPixmap(
        square.x() + (tile - tileIcon) / 2, square.y() + (tile - tileIcon) / 2,
        iconPixmap(m_icon, filled ? theme.onAccent : theme.text, tileIcon, devicePixelRatioF()));
}

void ChoiceCard::paintWords(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    const QFont normal = QApplication::font(this);
    const QFontMetrics bold(headingFont(normal));
    QRect line(wordsLeft, padding - 1, width() - wordsLeft - padding, bold.height());
    painter->setPen(theme.text2);
    painter->setFont(smallFont(normal));
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_shortcutText);
    painter->setPen(theme.text);
    painter->setFont(headingFont(normal));
    const QString name = bold.elidedText(text(), Qt::ElideRight, line.width());
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    if (!m_note.isEmpty()) {
        const QSize size = chipSize(m_note, normal);
        QRect chip(line.x() + bold.horizontalAdvance(name) + besideName,
                   line.y() + (line.height() - size.height()) / 2, size.width(), size.height());
        if (noteHasOwnLine(width())) {
            chip.moveTopLeft(line.bottomLeft() + QPoint(0, 5));
            line.setBottom(chip.bottom());
        }
        paintChip(painter, chip, m_note, ToneId::Ok, ChipFill::Soft, theme, normal);
    }
    painter->setPen(theme.text2);
    painter->setFont(normal);
    painter->drawText(
        QRect(wordsLeft, line.bottom() + 4, line.width(), height() - line.bottom() - 4 - 8),
        Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, m_sentence);
}

} // namespace suitescope
