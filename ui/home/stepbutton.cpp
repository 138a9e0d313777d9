// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/stepbutton.h"

#include "ui/theme/controlpainters.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QPainter>
#include <QStyleOption>

namespace suitescope {

namespace {

constexpr int rowHeight = 32;
constexpr int drawnIcon = 18;
constexpr int iconLeft = 17;
constexpr int textLeft = 45;
constexpr int inset = 8;

} // namespace

StepButton::StepButton(QAction *action, QWidget *parent) : QAbstractButton(parent), m_action(action)
{
    setText(action->text());
    QString name = action->text();
    name.remove(u'&');
    setAccessibleName(name);
    //: tooltip of a button: its words, and its keys in brackets
    setToolTip(tr("%1 (%2)").arg(name, action->shortcut().toString(QKeySequence::NativeText)));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    const auto follow = [this] { setEnabled(m_action->isEnabled()); };
    connect(action, &QAction::changed, this, follow);
    follow();
}

void StepButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    update();
}

QSize StepButton::sizeHint() const
{
    return {textLeft, rowHeight};
}

void StepButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    const QRect face = rect().adjusted(inset, 1, -inset, -1);
    if (isEnabled() && (isDown() || underMouse()))
        paint::roundedRect(&painter, face, paint::controlRadius, theme.hover);
    const int iconX = m_collapsed ? (width() - drawnIcon) / 2 : iconLeft;
    painter.drawPixmap(iconX, (height() - drawnIcon) / 2,
                       iconPixmap(m_action->iconText(), isEnabled() ? theme.text2 : theme.off,
                                  drawnIcon, devicePixelRatioF()));
    if (!m_collapsed) {
        painter.setPen(isEnabled() ? theme.text : theme.off);
        painter.drawText(rect().adjusted(textLeft, 0, -inset, 0),
                         int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextHideMnemonic, text());
    }
    if (paint::showsRing(option))
        paint::ring({&painter, theme, this}, face, theme.ring);
}

} // namespace suitescope
