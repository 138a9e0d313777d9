// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/tablecelldelegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/statuslight.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>

#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int firstInset = 12;
constexpr int inset = 8;
constexpr int checkSize = 18;
constexpr int checkGap = 12;
constexpr int lightSize = 14;
constexpr int iconSize = 16;
constexpr int leadGap = 8;

int leftInset(const QModelIndex &index)
{
    return index.column() == 0 ? firstInset : inset;
}

CellLook kindOf(const QModelIndex &index)
{
    const QVariant kind = index.data(cell::Kind);
    return kind.isValid() ? kind.value<CellLook>() : CellLook::Plain;
}

std::optional<ToneId> toneIn(const QModelIndex &index, int role)
{
    const QVariant tone = index.data(role);
    return tone.isValid() ? std::optional(tone.value<ToneId>()) : std::nullopt;
}

QFont fontFor(CellLook kind, const QFont &normal)
{
    switch (kind) {
    case CellLook::Strong:
        return mediumFont(normal);
    case CellLook::Mono:
        return monoFont(normal);
    case CellLook::Null:
        return smallFont(normal);
    case CellLook::Plain:
    case CellLook::Muted:
    case CellLook::Link:
        break;
    }
    return normal;
}

QColor colourFor(CellLook kind, const Theme &theme)
{
    switch (kind) {
    case CellLook::Muted:
    case CellLook::Null:
        return theme.text2;
    case CellLook::Link:
        return theme.link;
    case CellLook::Plain:
    case CellLook::Strong:
    case CellLook::Mono:
        break;
    }
    return theme.text;
}

bool isCheckable(const QModelIndex &index)
{
    return index.data(Qt::CheckStateRole).isValid();
}

} // namespace

void TableCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem view = option;
    initStyleOption(&view, index);
    QStyle *style = view.widget ? view.widget->style() : QApplication::style();
    painter->save();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &view, painter, view.widget);
    if (isCheckable(index)) {
        QStyleOptionViewItem box = view;
        box.rect = checkRect(view, index);
        const auto checked = index.data(Qt::CheckStateRole).value<Qt::CheckState>();
        box.state &= ~(QStyle::State_HasFocus | QStyle::State_On | QStyle::State_Off
                       | QStyle::State_NoChange);
        box.state |= checked == Qt::Checked ? QStyle::State_On
            : checked == Qt::Unchecked      ? QStyle::State_Off
                                            : QStyle::State_NoChange;
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, view.widget);
    }
    const int x = paintLead(painter, view, index, view.rect.x() + leftInset(index));
    QRect room = view.rect;
    room.setLeft(x);
    room.setRight(view.rect.right() - inset);
    if (room.width() > 0)
        paintText(painter, view, index, room);
    if ((view.state & QStyle::State_HasFocus) && (view.state & QStyle::State_KeyboardFocusChange)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(themeOf(view.widget).accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(view.rect).adjusted(2, 2, -2, -3), 4, 4);
    }
    painter->restore();
}

QSize TableCellDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    QStyleOptionViewItem view = option;
    initStyleOption(&view, index);
    const QFont font = fontFor(kindOf(index), view.font);
    int width = QFontMetrics(font).horizontalAdvance(view.text);
    const QString second = index.data(cell::SecondLine).toString();
    width = std::max(width, QFontMetrics(smallFont(view.font)).horizontalAdvance(second));
    if (isCheckable(index))
        width += checkSize + checkGap;
    if (index.data(cell::Light).isValid())
        width += lightSize + leadGap;
    if (index.data(cell::IconName).isValid())
        width += iconSize + leadGap;
    for (const QString &chip : index.data(cell::Chips).toStringList())
        width += chipSize(chip, view.font).width() + 4;
    return {width + leftInset(index) + inset, view.fontMetrics.height() + 10};
}

bool TableCellDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool released = event->type() == QEvent::MouseButtonRelease;
    const bool pressed = event->type() == QEvent::KeyPress;
    if (!released && !pressed)
        return false;
    const int key = pressed ? static_cast<QKeyEvent *>(event)->key() : 0;
    const QPoint where
        = released ? static_cast<QMouseEvent *>(event)->position().toPoint() : QPoint();
    if (isCheckable(index) && index.flags().testFlag(Qt::ItemIsUserCheckable)
        && index.flags().testFlag(Qt::ItemIsEnabled)) {
        // The whole cell is the target: the box and its words belong together.
        if ((released && option.rect.contains(where)) || key == Qt::Key_Space
            || key == Qt::Key_Select) {
            const bool on = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
            return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        }
        return false;
    }
    const bool activates = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (kindOf(index) == CellLook::Link
        && ((released && option.rect.contains(where)) || activates)) {
        emit linkPressed(index);
        return true;
    }
    return false;
}

QRect TableCellDelegate::checkRect(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    return {option.rect.x() + leftInset(index),
            option.rect.y() + (option.rect.height() - checkSize) / 2, checkSize, checkSize};
}

int TableCellDelegate::paintLead(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index, int x) const
{
    const Theme &theme = themeOf(option.widget);
    const int middle = option.rect.center().y();
    if (isCheckable(index))
        x += checkSize + checkGap;
    if (const QVariant light = index.data(cell::Light); light.isValid()) {
        paintLight(painter, QRectF(x, middle - lightSize / 2, lightSize, lightSize),
                   light.value<LightState>(), theme);
        x += lightSize + leadGap;
    }
    if (const QString icon = index.data(cell::IconName).toString(); !icon.isEmpty()) {
        const auto tone = toneIn(index, cell::Tone);
        const QColor colour
            = tone && *tone != ToneId::Neutral ? theme.tone(*tone).text : theme.text2;
        const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
        painter->drawPixmap(x, middle - iconSize / 2, iconPixmap(icon, colour, iconSize, ratio));
        x += iconSize + leadGap;
    }
    return x;
}

void TableCellDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index, const QRect &room) const
{
    const Theme &theme = themeOf(option.widget);
    const CellLook kind = kindOf(index);
    const QFont font = fontFor(kind, option.font);
    const QFontMetrics metrics(font);
    const QString second = index.data(cell::SecondLine).toString();
    const auto tone = toneIn(index, cell::Tone);
    const bool enabled = option.state & QStyle::State_Enabled;
    QString text = option.text;
    if (kind == CellLook::Null && text.isEmpty())
        text = u"null"_s;
    text.replace(u'\n', QChar(0x21b5)); // one line: a line break is shown as a sign

    QRect line = room;
    if (!second.isEmpty()) {
        const QFontMetrics small(smallFont(option.font));
        const int gap = 4;
        const int top = room.y() + (room.height() - metrics.height() - gap - small.height()) / 2;
        line = QRect(room.x(), top, room.width(), metrics.height());
        painter->setFont(smallFont(option.font));
        painter->setPen(enabled ? theme.text2 : theme.off);
        painter->drawText(QRect(room.x(), line.bottom() + 1 + gap, room.width(), small.height()),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          small.elidedText(second, Qt::ElideRight, room.width()));
    }
    painter->setFont(font);
    painter->setPen(!enabled                               ? theme.off
                        : tone && *tone != ToneId::Neutral ? theme.tone(*tone).text
                                                           : colourFor(kind, theme));
    const Qt::Alignment across = option.displayAlignment & Qt::AlignHorizontal_Mask;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, line.width());
    painter->drawText(line, int(across) | Qt::AlignVCenter | Qt::TextSingleLine, shown);

    int x = line.x() + (shown.isEmpty() ? 0 : metrics.horizontalAdvance(shown) + leadGap);
    const ToneId chipTone = toneIn(index, cell::ChipTone).value_or(ToneId::Neutral);
    for (const QString &chip : index.data(cell::Chips).toStringList()) {
        const QSize size = chipSize(chip, option.font);
        if (x + size.width() > room.right() + inset)
            break;
        paintChip(painter, QRect(QPoint(x, line.y() + (line.height() - size.height()) / 2), size),
                  chip, chipTone, ChipFill::Soft, theme, option.font);
        x += size.width() + 4;
    }
}

TableCellDelegate *setUpFlatTable(QTableView *table, int rowHeight)
{
    dressTable(table, rowHeight);
    auto *delegate = new TableCellDelegate(table);
    table->setItemDelegate(delegate);
    table->setAlternatingRowColors(false);
    table->setTabKeyNavigation(false); // Tab leaves the table, arrows move inside
    return delegate;
}

void fitTableHeight(QTableView *table)
{
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int header = table->horizontalHeader()->isHidden()
        ? 0
        : table->horizontalHeader()->sizeHint().height();
    table->setFixedHeight(header + table->verticalHeader()->length());
}

} // namespace suitescope
