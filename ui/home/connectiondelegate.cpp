// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/connectiondelegate.h"

#include "ui/theme/controlpainters.h"
#include "ui/widgets/chip.h"

#include <QAbstractProxyModel>
#include <QPainter>

namespace suitescope {

namespace {

constexpr int wideHeight = 52;
constexpr int wideFace = 50; // two pixels stay between the selections of neighbours
constexpr int collapsedHeight = 48;
constexpr int collapsedFace = 44;
constexpr int lightSize = 16;
constexpr int smallLight = 12;
constexpr int tileSize = 32;
constexpr int lightLeft = 10;
constexpr int textLeft = 36;

/*! The row behind an index of the model, or of a filter over it. */
ConnectionRow rowBehind(const QModelIndex &index)
{
    QModelIndex source = index;
    while (const auto *proxy = qobject_cast<const QAbstractProxyModel *>(source.model()))
        source = proxy->mapToSource(source);
    const auto *model = qobject_cast<const ConnectionListModel *>(source.model());
    return model ? model->row(source) : ConnectionRow();
}

QColor stateColour(const ConnectionRow &row, const Theme &theme)
{
    switch (row.emphasis) {
    case ConnectionRow::Emphasis::None:
        break;
    case ConnectionRow::Emphasis::Warn:
        return theme.warn.text;
    case ConnectionRow::Emphasis::Bad:
        return theme.bad.text;
    case ConnectionRow::Emphasis::Link:
        return theme.link;
    }
    return theme.text2;
}

void paintFace(QPainter *painter, const QStyleOptionViewItem &option, const QRect &face,
               const Theme &theme)
{
    if (option.state & QStyle::State_Selected)
        paint::roundedRect(painter, face, paint::controlRadius, theme.sel);
    else if (option.state & QStyle::State_MouseOver)
        paint::roundedRect(painter, face, paint::controlRadius, theme.hover);
    if (paint::showsRing(option))
        paint::ring({painter, theme, option.widget}, face, theme.ring);
}

} // namespace

LightState lightOf(const ConnectionRow &row)
{
    if (row.draft)
        return LightState::Unfinished;
    switch (row.health) {
    case Health::Proven:
        return row.renewing ? LightState::Unfinished : LightState::Proven;
    case Health::CertificateEndsSoon:
        return LightState::Warning;
    case Health::CertificateEnded:
    case Health::Failing:
        return LightState::Failing;
    case Health::NeverProven:
    case Health::ProofIsOld:
        break;
    }
    return LightState::NotProven;
}

void ConnectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    const ConnectionRow row = rowBehind(index);
    painter->save();
    if (m_collapsed)
        paintCollapsed(painter, option, row, theme);
    else
        paintWide(painter, option, row, theme);
    painter->restore();
}

void ConnectionDelegate::paintWide(QPainter *painter, const QStyleOptionViewItem &option,
                                   const ConnectionRow &row, const Theme &theme) const
{
    const QRect rect = option.rect;
    paintFace(painter, option, QRect(rect.x(), rect.y(), rect.width(), wideFace), theme);
    paintLight(painter, QRectF(rect.x() + lightLeft, rect.y() + 8, lightSize, lightSize),
               lightOf(row), theme);

    const int room = rect.width() - textLeft - 8;
    painter->setFont(mediumFont(option.font));
    painter->setPen(theme.text);
    const QRect nameRect(rect.x() + textLeft, rect.y() + 6, room, 20);
    painter->drawText(nameRect, int(Qt::AlignLeft | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(row.name, Qt::ElideRight, room));

    int x = rect.x() + textLeft;
    const int secondLine = rect.y() + 26;
    if (!row.badge.isEmpty()) {
        const QSize chip = chipSize(row.badge, option.font);
        paintChip(painter, QRect(QPoint(x, secondLine), chip), row.badge, toneOf(row.environment),
                  ChipFill::Soft, theme, option.font);
        x += chip.width() + 8;
    }
    painter->setFont(smallFont(option.font));
    painter->setPen(stateColour(row, theme));
    const int left = rect.right() - 8 - x;
    painter->drawText(QRect(x, secondLine, left, 18), int(Qt::AlignLeft | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(row.stateText, Qt::ElideRight, left));
}

void ConnectionDelegate::paintCollapsed(QPainter *painter, const QStyleOptionViewItem &option,
                                        const ConnectionRow &row, const Theme &theme) const
{
    const QPoint middle = option.rect.center();
    const QRect face(middle.x() - collapsedFace / 2 + 1, option.rect.y(), collapsedFace,
                     collapsedFace);
    paintFace(painter, option, face, theme);
    const QRect tile(face.x() + (collapsedFace - tileSize) / 2,
                     face.y() + (collapsedFace - tileSize) / 2, tileSize, tileSize);
    const Tone &tone = row.badge.isEmpty() ? theme.neutral : theme.tone(toneOf(row.environment));
    paint::roundedRect(painter, tile, paint::controlRadius, tone.tint);
    painter->setFont(headingFont(smallFont(option.font)));
    painter->setPen(tone.text);
    painter->drawText(tile, Qt::AlignCenter, initialsOf(row.name));

    const QRectF light(tile.right() - smallLight / 2 - 1, tile.bottom() - smallLight / 2 - 1,
                       smallLight, smallLight);
    // A gap around the light keeps it apart from the tile.
    paint::roundedRect(painter, light.adjusted(-1.5, -1.5, 1.5, 1.5), smallLight,
                       option.state & QStyle::State_Selected ? theme.sel : theme.window);
    paintLight(painter, light, lightOf(row), theme);
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), m_collapsed ? collapsedHeight : wideHeight};
}

void ConnectionDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                              const QModelIndex &) const
{
    const QRect rect = option.rect;
    editor->setGeometry(rect.x() + textLeft - 8, rect.y() + 3, rect.width() - textLeft + 4, 26);
}

} // namespace suitescope
