// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/buttons.h"
#include "ui/theme/suitestyle.h"
#include "ui/theme/viewpainters.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>
#include <QWizard>

#include <algorithm>

namespace suitescope {

namespace {

constexpr int inputHeight = 32;
constexpr int smallHeight = 28;
constexpr int rowHeight = 28;
constexpr int comboArrow = 28;
constexpr int spinButton = 24;
constexpr int textInset = 6; // the line edit itself adds two
constexpr int nestedMargin = 12;

/*! QWizard asks itself and its title labels for the margins of its pages; its edges are ours. */
bool asksForWizard(const QWidget *widget)
{
    if (!widget)
        return false;
    return qobject_cast<const QWizard *>(widget)
        || (qobject_cast<const QLabel *>(widget)
            && qobject_cast<const QWizard *>(widget->window()));
}

int layoutMargin(const QWidget *widget)
{
    if (asksForWizard(widget))
        return 0;
    return !widget || widget->isWindow() ? space::group : nestedMargin;
}

int frameWidth(const QWidget *widget)
{
    if (paint::isTextInput(widget))
        return 4; // keeps the corners of the text area inside the round border
    if (qobject_cast<const QAbstractScrollArea *>(widget))
        return 0;
    return 1;
}

int heightOf(const QWidget *widget)
{
    return isSmall(widget) ? smallHeight : inputHeight;
}

} // namespace

QRect SuiteStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl subControl, const QWidget *widget) const
{
    const QRect rect = option->rect;
    const auto visual
        = [&](const QRect &logical) { return visualRect(option->direction, rect, logical); };
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return visual(rect.adjusted(9, 1, -comboArrow, -1));
    if (control == CC_ComboBox && subControl == SC_ComboBoxArrow)
        return visual(QRect(rect.right() - comboArrow + 1, rect.y(), comboArrow, rect.height()));
    if (control == CC_SpinBox) {
        const QRect buttons(rect.right() - spinButton, rect.y() + 2, spinButton - 2,
                            rect.height() - 4);
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const bool plain = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons;
        if (subControl == SC_SpinBoxUp)
            return plain ? QRect() : visual(buttons.adjusted(0, 1, 0, -buttons.height() / 2));
        if (subControl == SC_SpinBoxDown)
            return plain ? QRect() : visual(buttons.adjusted(0, buttons.height() / 2, 0, -1));
        if (subControl == SC_SpinBoxEditField)
            return visual(rect.adjusted(textInset, 2, plain ? -2 : -spinButton, -2));
    }
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!slider)
            return {};
        const QRect thumb = paint::scrollBarThumb(*slider);
        const bool vertical = slider->orientation == Qt::Vertical;
        switch (subControl) {
        case SC_ScrollBarSlider:
            return visual(thumb);
        case SC_ScrollBarGroove:
            return rect;
        case SC_ScrollBarSubPage:
            return visual(vertical
                              ? QRect(rect.topLeft(), QPoint(rect.right(), thumb.top() - 1))
                              : QRect(rect.topLeft(), QPoint(thumb.left() - 1, rect.bottom())));
        case SC_ScrollBarAddPage:
            return visual(vertical
                              ? QRect(QPoint(rect.left(), thumb.bottom() + 1), rect.bottomRight())
                              : QRect(QPoint(thumb.right() + 1, rect.top()), rect.bottomRight()));
        default: // no arrows
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect SuiteStyle::subElementRect(SubElement element, const QStyleOption *option,
                                 const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(textInset, 1, -textInset, -1);
        return QProxyStyle::subElementRect(element, option, widget);
    }
    case SE_HeaderLabel:
        return option->rect;
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    case SE_ProgressBarLabel:
        return {};
    default: // Qt's own list
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize SuiteStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return paint::buttonSize(*button, widget);
        break;
    case CT_ToolButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool iconOnly = button && button->toolButtonStyle == Qt::ToolButtonIconOnly;
        const int height = heightOf(widget);
        return {iconOnly ? height : size.width() + 2 * space::control,
                std::max(height, size.height())};
    }
    case CT_LineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return {size.width() + 2 * textInset, std::max(size.height(), heightOf(widget))};
        return size;
    case CT_ComboBox:
        return {size.width() + comboArrow + 14, std::max(size.height(), heightOf(widget))};
    case CT_SpinBox:
        return {size.width() + spinButton + textInset + 4,
                std::max(size.height(), heightOf(widget))};
    case CT_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            if (header->orientation == Qt::Horizontal)
                return paint::headerSize(*header, widget);
        }
        break;
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return paint::tabSize(*tab, size, widget);
        break;
    case CT_ItemViewItem: {
        const QSize own = QProxyStyle::sizeFromContents(type, option, size, widget);
        const bool table = qobject_cast<const QTableView *>(widget);
        // Measured without room for kerning: a text of exactly this width is drawn elided.
        return {own.width() + (table ? space::control : 0),
                table ? own.height() : std::max(own.height(), rowHeight)};
    }
    case CT_MenuItem: {
        const QSize own = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        const bool separator = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        return {own.width() + space::control,
                separator ? own.height() : std::max(own.height(), rowHeight)};
    }
    default: // Qt's own list
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int SuiteStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return layoutMargin(widget);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::control;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return 16;
    case PM_SmallIconSize:
        return 18;
    case PM_MessageBoxIconSize:
        return 32;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space::control;
    case PM_DefaultFrameWidth:
        return frameWidth(widget);
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
        return 1;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_FocusFrameHMargin:
        return qobject_cast<const QAbstractItemView *>(widget) ? 7 : 2;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuDesktopFrameWidth:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_HeaderMarkSize:
        return 0;
    case PM_DockWidgetTitleMargin:
        return space::control;
    case PM_TreeViewIndentation:
        return 20;
    default: // Qt's own list
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SuiteStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
        return widget && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    case SH_WizardStyle:
        return QWizard::ClassicStyle;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_Table_GridLineColor:
        return int(m_theme.row.rgb());
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignLeft | Qt::AlignVCenter;
    case SH_FormLayoutFormAlignment:
        return Qt::AlignLeft | Qt::AlignTop;
    default: // Qt's own list
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace suitescope
