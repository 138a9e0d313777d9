// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/suitestyle.h"
#include "ui/theme/viewpainters.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace suitescope {

namespace {

template<typename Option> const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

bool insideInput(const QWidget *widget)
{
    const QWidget *parent = widget ? widget->parentWidget() : nullptr;
    return qobject_cast<const QComboBox *>(parent)
        || qobject_cast<const QAbstractSpinBox *>(parent);
}

/*! Whether the cell is in the leftmost column of a table. */
bool standsFirst(const QStyleOptionViewItem &item, const QWidget *widget)
{
    const auto *table = qobject_cast<const QTableView *>(widget);
    return table && table->horizontalHeader()->visualIndex(item.index.column()) == 0;
}

/*! Fusion paints words of selected rows in HighlightedText; here they keep their colour. */
QPalette keepingWords(QPalette palette, const Theme &theme)
{
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Highlight, theme.sel);
    return palette;
}

} // namespace

void SuiteStyle::drawFocusRect(const QStyleOption &option, QPainter *painter,
                               const QWidget *widget) const
{
    if (!(option.state & State_KeyboardFocusChange))
        return;
    const paint::Place place{painter, m_theme, widget};
    // Tool buttons ask for a ring three pixels inside their edge.
    if (qobject_cast<const QToolButton *>(widget))
        paint::ring(place, widget->rect(), m_theme.ring);
    else
        paint::ring(place, option.rect, m_theme.ring);
}

bool SuiteStyle::drawItemPrimitive(PrimitiveElement element, const QStyleOption *option,
                                   QPainter *painter, const QWidget *widget) const
{
    const paint::Place place{painter, m_theme, widget};
    switch (element) {
    case PE_PanelItemViewItem:
        if (const auto *item = as<QStyleOptionViewItem>(option))
            paint::itemPanel(*item, place);
        return true;
    case PE_PanelItemViewRow:
        if (const auto *item = as<QStyleOptionViewItem>(option)) {
            if (item->state & State_Selected)
                painter->fillRect(item->rect, m_theme.sel);
            else if (item->features & QStyleOptionViewItem::Alternate)
                painter->fillRect(item->rect, m_theme.alt);
        }
        return true;
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorCheckBox:
        paint::checkIndicator(*option, place);
        return true;
    case PE_IndicatorRadioButton:
        paint::radioIndicator(*option, place);
        return true;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            paint::chevron(painter, option->rect,
                           option->state & State_Open                 ? Qt::DownArrow
                               : option->direction == Qt::RightToLeft ? Qt::LeftArrow
                                                                      : Qt::RightArrow,
                           m_theme.text2);
        return true;
    case PE_IndicatorHeaderArrow: // stands in CE_HeaderLabel, the rectangle here is not ours
        return true;
    default: // Qt's own list
        return false;
    }
}

void SuiteStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    if (drawItemPrimitive(element, option, painter, widget))
        return;
    const paint::Place place{painter, m_theme, widget};
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0) {
            paint::inputPanel(*option, place);
            paint::inputFrame(*option, place, true);
        } else if (!insideInput(widget)) {
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        }
        return;
    case PE_FrameLineEdit:
        paint::inputFrame(*option, place, true);
        return;
    case PE_FrameFocusRect:
        drawFocusRect(*option, painter, widget);
        return;
    case PE_Frame:
        if (paint::isTextInput(widget))
            paint::scrollAreaFrame(*option, place);
        else if (widget && widget->isWindow())
            paint::roundedRect(painter, option->rect, 0, m_theme.base, m_theme.line);
        return;
    case PE_PanelButtonTool:
    case PE_PanelButtonCommand:
        paint::toolButtonPanel(*option, place);
        return;
    case PE_IndicatorTabClose:
        paint::tabCloseCross(*option, place);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.x(), option->rect.bottom(), option->rect.width(), 1),
                          m_theme.hair);
        return;
    case PE_FrameTabWidget:
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_PanelTipLabel:
    case PE_PanelMenu:
    case PE_FrameMenu:
        paint::roundedRect(painter, option->rect, 0,
                           element == PE_FrameMenu ? QColor() : m_theme.base, m_theme.line);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
        paint::chevron(painter, option->rect,
                       element == PE_IndicatorArrowDown       ? Qt::DownArrow
                           : element == PE_IndicatorArrowUp   ? Qt::UpArrow
                           : element == PE_IndicatorArrowLeft ? Qt::LeftArrow
                                                              : Qt::RightArrow,
                       option->state & State_Enabled ? m_theme.text2 : m_theme.off);
        return;
    default: // Qt's own list
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

bool SuiteStyle::drawButtonControl(ControlElement element, const QStyleOption *option,
                                   QPainter *painter, const QWidget *widget) const
{
    const auto *button = as<QStyleOptionButton>(option);
    const paint::Place place{painter, m_theme, widget};
    const int mnemonic = styleHint(SH_UnderlineShortcut, option, widget) ? Qt::TextShowMnemonic
                                                                         : Qt::TextHideMnemonic;
    switch (element) {
    case CE_PushButton:
        if (button) {
            paint::buttonBevel(*button, place);
            paint::buttonLabel(*button, place, mnemonic);
        }
        return true;
    case CE_PushButtonBevel:
        if (button)
            paint::buttonBevel(*button, place);
        return true;
    case CE_PushButtonLabel:
        if (button)
            paint::buttonLabel(*button, place, mnemonic);
        return true;
    case CE_TabBarTabShape:
        if (const auto *tab = as<QStyleOptionTab>(option))
            paint::tabShape(*tab, place);
        return true;
    case CE_TabBarTabLabel:
        if (const auto *tab = as<QStyleOptionTab>(option))
            paint::tabLabel(*tab, place, mnemonic);
        return true;
    default: // Qt's own list
        return false;
    }
}

bool SuiteStyle::drawViewControl(ControlElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    const paint::Place place{painter, m_theme, widget};
    switch (element) {
    case CE_Header:
        paint::headerSection(*option, place);
        [[fallthrough]];
    case CE_HeaderLabel:
        if (const auto *header = as<QStyleOptionHeader>(option))
            paint::headerLabel(*header, place);
        return true;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        paint::headerSection(*option, place);
        return true;
    case CE_Splitter:
        paint::splitter(*option, place);
        return true;
    case CE_ShapedFrame:
        if (const auto *frame = as<QStyleOptionFrame>(option))
            paint::shapedFrame(*frame, place);
        return true;
    case CE_ProgressBarGroove:
        if (const auto *bar = as<QStyleOptionProgressBar>(option))
            paint::progressGroove(*bar, place);
        return true;
    case CE_ProgressBarContents:
        if (const auto *bar = as<QStyleOptionProgressBar>(option))
            paint::progressContents(*bar, place);
        return true;
    case CE_ProgressBarLabel: // words stand beside it
        return true;
    case CE_DockWidgetTitle:
        if (const auto *dock = as<QStyleOptionDockWidget>(option))
            paint::dockTitle(*option, place, dock->title);
        return true;
    default: // Qt's own list
        return false;
    }
}

void SuiteStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    if (drawButtonControl(element, option, painter, widget)
        || drawViewControl(element, option, painter, widget))
        return;
    if (element == CE_ItemViewItem) {
        if (const auto *item = as<QStyleOptionViewItem>(option)) {
            QStyleOptionViewItem ours(*item);
            ours.palette = keepingWords(item->palette, m_theme);
            if (standsFirst(*item, widget)) {
                // The first column stands 12 from the edge instead of 8.
                paint::itemPanel(*item, {painter, m_theme, widget});
                ours.rect.adjust(4, 0, 0, 0);
            }
            QProxyStyle::drawControl(element, &ours, painter, widget);
            return;
        }
    }
    if (element == CE_MenuItem) {
        if (const auto *item = as<QStyleOptionMenuItem>(option)) {
            QStyleOptionMenuItem ours(*item);
            ours.palette = keepingWords(item->palette, m_theme);
            QProxyStyle::drawControl(element, &ours, painter, widget);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void SuiteStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    const paint::Place place{painter, m_theme, widget};
    if (control == CC_ComboBox) {
        if (const auto *combo = as<QStyleOptionComboBox>(option))
            paint::comboBox(*combo, place);
        return;
    }
    if (control == CC_SpinBox) {
        if (const auto *spin = as<QStyleOptionSpinBox>(option))
            paint::spinBox(*spin, place, subControlRect(control, option, SC_SpinBoxUp, widget),
                           subControlRect(control, option, SC_SpinBoxDown, widget));
        return;
    }
    if (control == CC_ScrollBar) {
        if (const auto *slider = as<QStyleOptionSlider>(option))
            paint::scrollBar(*slider, place);
        return;
    }
    if (control == CC_ToolButton) {
        const auto *button = as<QStyleOptionToolButton>(option);
        if (button && button->toolButtonStyle == Qt::ToolButtonIconOnly) {
            // An icon alone has no room for an arrow; its name says that there is a menu.
            QStyleOptionToolButton plain(*button);
            plain.features &= ~QStyleOptionToolButton::HasMenu;
            QProxyStyle::drawComplexControl(control, &plain, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace suitescope
