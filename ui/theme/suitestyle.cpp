// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/suitestyle.h"

#include "ui/theme/icons.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QStyleFactory>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

bool sameColours(const QPalette &a, const QPalette &b)
{
    for (const QPalette::ColorRole role :
         {QPalette::Window, QPalette::Base, QPalette::Text, QPalette::Highlight})
        if (a.color(QPalette::Active, role) != b.color(QPalette::Active, role))
            return false;
    return true;
}

QIcon messageIcon(QStyle::StandardPixmap pixmap)
{
    switch (pixmap) {
    case QStyle::SP_MessageBoxWarning:
        return tonedIcon(u"dialog-warning"_s, ToneId::Warn);
    case QStyle::SP_MessageBoxCritical:
        return tonedIcon(u"dialog-error"_s, ToneId::Bad);
    case QStyle::SP_MessageBoxInformation:
    case QStyle::SP_MessageBoxQuestion:
        return tonedIcon(u"dialog-information"_s, ToneId::Info);
    case QStyle::SP_TitleBarCloseButton:
    case QStyle::SP_DockWidgetCloseButton:
    case QStyle::SP_LineEditClearButton:
        return themedIcon(u"window-close"_s);
    default: // an enumeration of Qt's, about seventy values long
        return {};
    }
}

} // namespace

SuiteStyle::SuiteStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s)), m_theme(lightTheme()) { }

void SuiteStyle::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    applyTheme();
}

Theme SuiteStyle::platformTheme() const
{
    // Without a palette of ours, the application shows the one the platform would have.
    const QPalette platform = QApplication::palette();
    const Theme derived = deriveTheme(platform);
    if (sameColours(platform, baseStyle()->standardPalette()))
        return derived.dark ? darkTheme() : lightTheme();
    return derived;
}

void SuiteStyle::applyTheme()
{
    m_applying = true;
    switch (m_scheme) {
    case Scheme::System:
        QApplication::setPalette(QPalette());
        m_theme = platformTheme();
        break;
    case Scheme::Light:
        m_theme = lightTheme();
        break;
    case Scheme::Dark:
        m_theme = darkTheme();
        break;
    }
    QApplication::setPalette(paletteFor(m_theme));
    m_applying = false;
}

void SuiteStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    else if (auto *tabs = qobject_cast<QTabBar *>(widget)) {
        tabs->setAttribute(Qt::WA_Hover);
        tabs->setExpanding(false);
    } else if (auto *combo = qobject_cast<QComboBox *>(widget)) {
        // Its own delegate fills the selected row with the accent, past every style.
        if (combo->itemDelegate()
            && qstrcmp(combo->itemDelegate()->metaObject()->className(), "QComboBoxDelegate") == 0)
            combo->setItemDelegate(new QStyledItemDelegate(combo));
    }
}

QIcon SuiteStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                               const QWidget *widget) const
{
    const QIcon ours = messageIcon(pixmap);
    return ours.isNull() ? QProxyStyle::standardIcon(pixmap, option, widget) : ours;
}

bool SuiteStyle::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ThemeChange:
    case QEvent::ApplicationPaletteChange:
        if (!m_applying && m_scheme == Scheme::System) {
            m_applying = true; // several of these come together
            QTimer::singleShot(0, this, &SuiteStyle::applyTheme);
        }
        break;
    case QEvent::MouseButtonPress:
        // The ring is for who works with the keyboard; Qt itself never takes it away again.
        if (auto *widget = qobject_cast<QWidget *>(watched))
            widget->window()->setAttribute(Qt::WA_KeyboardFocusChange, false);
        break;
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt) {
            if (auto *widget = qobject_cast<QWidget *>(watched)) {
                widget->window()->setAttribute(Qt::WA_KeyboardFocusChange);
                widget->window()->update(); // the mnemonics show now
            }
        }
        break;
    default: // every event of the program passes here
        break;
    }
    return QProxyStyle::eventFilter(watched, event);
}

SuiteStyle *installLook()
{
    auto *style = new SuiteStyle;
    QApplication::setStyle(style);
    style->setScheme(SuiteStyle::Scheme::System);
    qApp->installEventFilter(style);
    return style;
}

} // namespace suitescope
