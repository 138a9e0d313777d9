// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/viewpainters.h"

#include "ui/theme/icons.h"
#include "ui/theme/inputs.h"

#include <QAbstractItemView>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTabBar>
#include <QTableView>
#include <QTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope::paint {

namespace {

constexpr int firstInset = 12;
constexpr int cellInset = 8;
constexpr int headerHeight = 32;
constexpr int arrowSize = 16;
constexpr int tabLeft = 4;
constexpr int tabRight = 20;
constexpr int tabLine = 3;
constexpr int thumbWidth = 6;
constexpr int leastThumb = 32;
constexpr int progressHeight = 6;

void fillBottomLine(const Place &place, const QRect &rect, const QColor &colour)
{
    place.painter->fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), colour);
}

bool isFirst(const QStyleOptionHeader &option)
{
    return option.position == QStyleOptionHeader::Beginning
        || option.position == QStyleOptionHeader::OnlyOneSection;
}

QFont headerFont(const QWidget *widget, const QPainter *painter)
{
    return mediumFont(smallFont(widget ? widget->font() : painter->font()));
}

/*! QScrollBar promises to paint every pixel: it continues what it stands beside, the viewport or,
 * where that is see-through, what shows through it. */
QColor colourBehind(const QStyleOption &option, const QWidget *scrollBar)
{
    const QWidget *holder = scrollBar ? scrollBar->parentWidget() : nullptr;
    const auto *area
        = holder ? qobject_cast<const QAbstractScrollArea *>(holder->parentWidget()) : nullptr;
    const QWidget *behind = area ? area->viewport() : holder;
    while (behind && !behind->autoFillBackground() && !behind->isWindow())
        behind = behind->parentWidget();
    return behind ? behind->palette().color(behind->backgroundRole())
                  : option.palette.color(QPalette::Base);
}

} // namespace

void itemPanel(const QStyleOptionViewItem &option, const Place &place)
{
    const Theme &theme = place.theme;
    QPainter *painter = place.painter;
    const bool selected = option.state & QStyle::State_Selected;
    const bool pointed
        = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    const bool list = qobject_cast<const QListView *>(place.widget);
    QColor fill = selected ? theme.sel : pointed ? theme.hover : QColor();
    if (!selected && option.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, option.backgroundBrush);
    if (fill.isValid() && list)
        roundedRect(painter, option.rect, controlRadius, fill);
    else if (fill.isValid())
        painter->fillRect(option.rect, fill);
    const auto *table = qobject_cast<const QTableView *>(place.widget);
    if (table && !table->showGrid())
        fillBottomLine(place, option.rect, theme.row);
}

void headerSection(const QStyleOption &option, const Place &place)
{
    place.painter->fillRect(option.rect, place.theme.base);
    fillBottomLine(place, option.rect, place.theme.hair);
}

void headerLabel(const QStyleOptionHeader &option, const Place &place)
{
    QPainter *painter = place.painter;
    const Theme &theme = place.theme;
    painter->save();
    painter->setFont(headerFont(place.widget, painter));
    QRect rect = option.rect.adjusted(isFirst(option) ? firstInset : cellInset, 0, -cellInset, 0);
    const bool right = option.textAlignment & Qt::AlignRight;
    if (option.sortIndicator != QStyleOptionHeader::None) {
        const int arrowX = right ? rect.left() - 4 : rect.right() - arrowSize + 4;
        // Descending order arrives as SortUp.
        chevron(painter, QRect(arrowX, rect.y(), arrowSize, rect.height()),
                option.sortIndicator == QStyleOptionHeader::SortUp ? Qt::DownArrow : Qt::UpArrow,
                theme.text2);
        rect.adjust(right ? arrowSize : 0, 0, right ? 0 : -arrowSize, 0);
    }
    if (!option.icon.isNull()) {
        const QPixmap pixmap
            = option.icon.pixmap(QSize(16, 16), painter->device()->devicePixelRatioF());
        painter->drawPixmap(rect.x(), rect.y() + (rect.height() - 16) / 2, pixmap);
        rect.adjust(16 + 4, 0, 0, 0);
    }
    painter->setPen(theme.text2);
    const QString text
        = painter->fontMetrics().elidedText(option.text, Qt::ElideRight, rect.width());
    const Qt::Alignment horizontal = option.textAlignment & Qt::AlignHorizontal_Mask;
    painter->drawText(rect, int(horizontal | Qt::AlignVCenter), text);
    painter->restore();
}

QSize headerSize(const QStyleOptionHeader &option, const QWidget *widget)
{
    const QFontMetrics metrics(widget ? mediumFont(smallFont(widget->font())) : QFont());
    int width = metrics.horizontalAdvance(option.text) + firstInset + cellInset + 1;
    if (option.sortIndicator != QStyleOptionHeader::None)
        width += arrowSize;
    if (!option.icon.isNull())
        width += arrowSize + 4;
    return {width, headerHeight};
}

void tabShape(const QStyleOptionTab &option, const Place &place)
{
    if (!(option.state & QStyle::State_Selected))
        return;
    const QRect rect = option.rect;
    const QRectF line(rect.x() + tabLeft, rect.bottom() + 1 - tabLine,
                      rect.width() - tabLeft - tabRight, tabLine);
    roundedRect(place.painter, line, 1.5, place.theme.ring);
}

void tabLabel(const QStyleOptionTab &option, const Place &place, int textFlags)
{
    const Theme &theme = place.theme;
    QPainter *painter = place.painter;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool selected = option.state & QStyle::State_Selected;
    const bool pointed = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->setFont(mediumFont(place.widget ? place.widget->font() : painter->font()));
    QRect rect = option.rect.adjusted(tabLeft, 0, 0, -tabLine + 1);
    if (!option.icon.isNull()) {
        const QPixmap pixmap
            = option.icon.pixmap(QSize(16, 16), painter->device()->devicePixelRatioF());
        painter->drawPixmap(rect.x(), rect.y() + (rect.height() - 16) / 2, pixmap);
        rect.adjust(16 + cellInset, 0, 0, 0);
    }
    painter->setPen(!enabled ? theme.off : selected || pointed ? theme.text : theme.text2);
    QRect drawn;
    painter->drawText(rect, textFlags | Qt::AlignLeft | Qt::AlignVCenter, option.text, &drawn);
    painter->restore();
    if (showsRing(option) && selected)
        ring(place, drawn.adjusted(-4, -4, 4, 3).intersected(option.rect), theme.ring);
}

QSize tabSize(const QStyleOptionTab &option, const QSize &contents, const QWidget *widget)
{
    // The tab bar measured the words in its own font; they are drawn a little heavier.
    int width = contents.width();
    if (widget) {
        const QFontMetrics drawn(mediumFont(widget->font()));
        width += drawn.size(Qt::TextShowMnemonic, option.text).width()
            - widget->fontMetrics().size(Qt::TextShowMnemonic, option.text).width();
    }
    return {width, std::max(contents.height(), tabHeight(widget))};
}

void tabCloseCross(const QStyleOption &option, const Place &place)
{
    // Only the tab that is pointed at shows its cross.
    const auto *bar
        = place.widget ? qobject_cast<const QTabBar *>(place.widget->parentWidget()) : nullptr;
    if (bar) {
        const int pointed = bar->tabAt(bar->mapFromGlobal(QCursor::pos()));
        if (pointed < 0 || pointed != bar->tabAt(place.widget->geometry().center()))
            return;
    }
    if (option.state & QStyle::State_MouseOver)
        roundedRect(place.painter, option.rect, chipRadius, place.theme.hover);
    const int size = std::min(option.rect.width(), 14);
    const QPixmap cross = iconPixmap(u"window-close"_s, place.theme.text2, size,
                                     place.painter->device()->devicePixelRatioF());
    place.painter->drawPixmap(option.rect.center() - QPoint(size / 2 - 1, size / 2 - 1), cross);
}

QRect scrollBarThumb(const QStyleOptionSlider &option)
{
    const bool vertical = option.orientation == Qt::Vertical;
    const int length = vertical ? option.rect.height() : option.rect.width();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int thumb = length;
    if (range > 0) {
        thumb = int(qint64(option.pageStep) * length / (range + option.pageStep));
        thumb = std::clamp(thumb, std::min(leastThumb, length), length);
    }
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown);
    return vertical ? QRect(option.rect.x(), option.rect.y() + start, option.rect.width(), thumb)
                    : QRect(option.rect.x() + start, option.rect.y(), thumb, option.rect.height());
}

void scrollBar(const QStyleOptionSlider &option, const Place &place)
{
    const Theme &theme = place.theme;
    place.painter->fillRect(option.rect, colourBehind(option, place.widget));
    if (option.maximum <= option.minimum)
        return;
    QRectF thumb = scrollBarThumb(option);
    const bool vertical = option.orientation == Qt::Vertical;
    const qreal across = ((vertical ? thumb.width() : thumb.height()) - thumbWidth) / 2;
    thumb.adjust(vertical ? across : 2, vertical ? 2 : across, vertical ? -across : -2,
                 vertical ? -2 : -across);
    QColor colour = theme.edge;
    const bool held = (option.activeSubControls & QStyle::SC_ScrollBarSlider)
        && (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken));
    if (!held)
        colour.setAlphaF(0.6f);
    roundedRect(place.painter, thumb, thumbWidth / 2.0, colour);
}

void splitter(const QStyleOption &option, const Place &place)
{
    const QRect rect = option.rect;
    if (rect.width() < rect.height())
        place.painter->fillRect(QRect(rect.center().x(), rect.y(), 1, rect.height()),
                                place.theme.hair);
    else
        place.painter->fillRect(QRect(rect.x(), rect.center().y(), rect.width(), 1),
                                place.theme.hair);
}

bool isTextInput(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

void scrollAreaFrame(const QStyleOption &option, const Place &place)
{
    inputPanel(option, place);
    inputFrame(option, place, true);
}

void shapedFrame(const QStyleOptionFrame &option, const Place &place)
{
    const QColor hair = place.theme.hair;
    const QRect rect = option.rect;
    switch (option.frameShape) {
    case QFrame::NoFrame:
        return;
    case QFrame::HLine:
        place.painter->fillRect(QRect(rect.x(), rect.center().y(), rect.width(), 1), hair);
        return;
    case QFrame::VLine:
        place.painter->fillRect(QRect(rect.center().x(), rect.y(), 1, rect.height()), hair);
        return;
    case QFrame::Box:
    case QFrame::Panel:
    case QFrame::WinPanel:
    case QFrame::StyledPanel:
        break;
    }
    if (isTextInput(place.widget))
        scrollAreaFrame(option, place);
    else if (place.widget && place.widget->isWindow()) // the list of a combo box
        roundedRect(place.painter, rect, 0, place.theme.base, place.theme.line);
    else if (!qobject_cast<const QAbstractScrollArea *>(place.widget))
        roundedRect(place.painter, rect, cardRadius, {}, hair);
}

void progressGroove(const QStyleOptionProgressBar &option, const Place &place)
{
    const QRect rect(option.rect.x(), option.rect.center().y() - progressHeight / 2 + 1,
                     option.rect.width(), progressHeight);
    roundedRect(place.painter, rect, progressHeight / 2.0, place.theme.hover);
}

void progressContents(const QStyleOptionProgressBar &option, const Place &place)
{
    QRectF rect(option.rect.x(), option.rect.center().y() - progressHeight / 2 + 1,
                option.rect.width(), progressHeight);
    if (option.maximum > option.minimum) {
        const double share = double(qint64(option.progress) - option.minimum)
            / double(qint64(option.maximum) - option.minimum);
        rect.setWidth(rect.width() * std::clamp(share, 0.0, 1.0));
    } else {
        rect.setWidth(rect.width() / 3); // how much there is to do is not known
    }
    if (rect.width() >= 1)
        roundedRect(place.painter, rect, std::min(progressHeight / 2.0, rect.width() / 2),
                    place.theme.accent);
}

void dockTitle(const QStyleOption &option, const Place &place, const QString &title)
{
    QPainter *painter = place.painter;
    painter->fillRect(option.rect, place.theme.window);
    fillBottomLine(place, option.rect, place.theme.hair);
    painter->save();
    painter->setFont(headingFont(place.widget ? place.widget->font() : painter->font()));
    painter->setPen(place.theme.text);
    painter->drawText(option.rect.adjusted(firstInset, 0, -firstInset, 0),
                      int(Qt::AlignLeft | Qt::AlignVCenter), title);
    painter->restore();
}

} // namespace suitescope::paint
