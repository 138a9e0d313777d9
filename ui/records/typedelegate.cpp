// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/typedelegate.h"

#include "ui/records/typelistmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int rowPixels = 28;
constexpr int sideInset = 6; // of the panel
constexpr int textInset = 16;
constexpr int iconSize = 14;
constexpr int iconRoom = 22;

} // namespace

QSize TypeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool section = index.data(TypeListModel::SectionRole).toBool();
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowPixels + (section ? 4 : 0)};
}

void TypeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem view = option;
    initStyleOption(&view, index);
    const Theme &theme = themeOf(view.widget);
    const QRect words = view.rect.adjusted(textInset, 0, -textInset, 0);
    painter->save();
    if (index.data(TypeListModel::SectionRole).toBool()) {
        painter->setFont(headingFont(smallFont(view.font)));
        painter->setPen(theme.text2);
        painter->drawText(words.adjusted(0, 0, 0, -5), Qt::AlignLeft | Qt::AlignBottom, view.text);
        painter->restore();
        return;
    }
    view.rect.adjust(sideInset, 1, -sideInset, -1);
    const QStyle *style = view.widget ? view.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &view, painter, view.widget);
    if ((view.state & QStyle::State_HasFocus) && (view.state & QStyle::State_KeyboardFocusChange)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.accent, 2));
        painter->drawRoundedRect(QRectF(view.rect).adjusted(1, 1, -1, -1), 6, 6);
    }

    const bool field = !index.data(TypeListModel::FieldRole).toString().isEmpty();
    const qreal ratio = view.widget ? view.widget->devicePixelRatioF() : 1.0;
    const QString icon = field ? u"text-x-generic"_s : u"view-form"_s;
    painter->drawPixmap(words.left(), view.rect.center().y() - iconSize / 2 + 1,
                        iconPixmap(icon, theme.text2, iconSize, ratio));
    QRect room = words.adjusted(iconRoom, 0, 0, 0);
    if (field) {
        const QFont small = smallFont(view.font);
        const QFontMetrics metrics(small);
        const QString type = metrics.elidedText(
            index.data(TypeListModel::SecondLineRole).toString(), Qt::ElideRight, room.width() / 2);
        painter->setFont(small);
        painter->setPen(theme.text2);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, type);
        room.setRight(room.right() - metrics.horizontalAdvance(type) - space::control);
    }
    const QFont font = field ? monoFont(view.font) : view.font;
    painter->setFont(font);
    painter->setPen(theme.text);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(view.text, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace suitescope
