// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/buttons.h"

#include "ui/theme/icons.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVariant>

namespace suitescope {

namespace {

constexpr char kindProperty[] = "suitescopeButtonKind";
constexpr char smallProperty[] = "suitescopeSmall";
constexpr int toolIconSize = 18;

void lookAgain(QWidget *widget)
{
    // Buttons keep their size hint until the text or the icon is set.
    if (auto *button = qobject_cast<QAbstractButton *>(widget))
        button->setIcon(button->icon());
    widget->updateGeometry();
    widget->update();
}

/*! Enter presses the button that has the keyboard, as Space does. As Qt's autoDefault would, which
 * also makes some button the answer to Enter in a text field. */
class EnterPresses : public QObject
{
public:
    explicit EnterPresses(QPushButton *button) : QObject(button), m_button(button)
    {
        button->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enters = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (!enters || (key->modifiers() & ~Qt::KeypadModifier) || !m_button->isEnabled())
            return false;
        if (!key->isAutoRepeat())
            m_button->click(); // which may end the button and this
        return true;
    }

private:
    QPushButton *m_button; // the parent
};

} // namespace

QPushButton *makeButton(ButtonKind kind, const QString &text, const QString &icon, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    new EnterPresses(button);
    if (!icon.isEmpty())
        button->setIcon(themedIcon(icon));
    setButtonKind(button, kind);
    return button;
}

QToolButton *makeIconButton(const QString &icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setIconSize({toolIconSize, toolIconSize});
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    setSmall(button, true);
    return button;
}

void setButtonKind(QPushButton *button, ButtonKind kind)
{
    button->setProperty(kindProperty, QVariant::fromValue(kind));
    lookAgain(button);
}

ButtonKind buttonKind(const QWidget *button)
{
    return button ? button->property(kindProperty).value<ButtonKind>() : ButtonKind::Secondary;
}

bool hasButtonKind(const QWidget *button)
{
    return button && button->property(kindProperty).isValid();
}

void setSmall(QWidget *control, bool small)
{
    control->setProperty(smallProperty, small);
    lookAgain(control);
}

bool isSmall(const QWidget *control)
{
    return control && control->property(smallProperty).toBool();
}

} // namespace suitescope
