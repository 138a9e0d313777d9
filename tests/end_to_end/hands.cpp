// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/hands.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using namespace std::chrono_literals;

QString plain(QString words)
{
    return words.remove(u'&');
}

bool isOfClass(const QWidget *widget, const QString &name)
{
    for (const QMetaObject *meta = widget->metaObject(); meta; meta = meta->superClass()) {
        if (QString::fromLatin1(meta->className()).section(u':', -1) == name)
            return true;
    }
    return false;
}

bool matches(const QWidget *widget, const QString &segment)
{
    const QString name = segment.section(u':', 0, 0);
    const QString words = segment.section(u':', 1);
    if (widget->objectName() != name && !isOfClass(widget, name))
        return false;
    if (words.isEmpty())
        return true;
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return (button && plain(button->text()) == words) || plain(widget->accessibleName()) == words;
}

bool matches(const QWidget *widget, QStringList path)
{
    if (!matches(widget, path.takeLast()))
        return false;
    for (const QWidget *above = widget->parentWidget(); above && !path.isEmpty();
         above = above->parentWidget()) {
        if (matches(above, path.constLast()))
            path.removeLast();
    }
    return path.isEmpty();
}

QString described(const QWidget *widget)
{
    if (!widget)
        return u"nothing"_s;
    const QString name = QString::fromLatin1(widget->metaObject()->className());
    return widget->objectName().isEmpty() ? name : u"%1 %2"_s.arg(name, widget->objectName());
}

} // namespace

QList<QWidget *> Hands::candidates(const QString &path) const
{
    const QStringList segments = path.split(u'/');
    QList<QWidget *> found;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->isVisible() && matches(widget, segments))
            found += widget;
    }
    if (found.size() < 2)
        return found;
    // The one in front is meant.
    const QWidget *front = QApplication::activePopupWidget();
    if (!front)
        front = QApplication::activeModalWidget();
    QList<QWidget *> inFront;
    for (QWidget *widget : std::as_const(found)) {
        if (widget->window() == front)
            inFront += widget;
    }
    return inFront.isEmpty() ? found : inFront;
}

bool Hands::isVisible(const QString &path) const
{
    return !candidates(path).isEmpty();
}

QWidget *Hands::findWidget(const QString &path)
{
    m_guide.waitFor(u"%1 to be visible"_s.arg(path), [&] { return isVisible(path); });
    if (m_guide.hasFailed())
        return nullptr;
    const QList<QWidget *> found = candidates(path);
    if (found.size() > 1) {
        m_guide.fail(u"%1 names %2 widgets"_s.arg(path).arg(found.size()));
        return nullptr;
    }
    return found.constFirst();
}

QString Hands::text(const QString &path)
{
    QWidget *widget = find(path);
    if (const auto *label = qobject_cast<QLabel *>(widget))
        return label->text();
    if (const auto *line = qobject_cast<QLineEdit *>(widget))
        return line->text();
    if (const auto *edit = qobject_cast<QPlainTextEdit *>(widget))
        return edit->toPlainText();
    if (const auto *button = qobject_cast<QAbstractButton *>(widget))
        return plain(button->text());
    if (widget && widget->metaObject()->indexOfProperty("text") >= 0)
        return widget->property("text").toString();
    if (widget) { // a line made of several labels
        for (const QLabel *label : widget->findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                return label->text();
        }
    }
    return {};
}

bool Hands::bringIntoView(QWidget *widget, const QPoint &point)
{
    for (QWidget *above = widget->parentWidget(); above; above = above->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(above);
        if (!area)
            continue;
        for (int turn = 0; turn < 60; ++turn) {
            const int y = widget->mapTo(area->viewport(), point).y();
            if (y >= 0 && y < area->viewport()->height())
                break;
            const QPointF at = area->viewport()->rect().center();
            QWheelEvent wheel(at, area->viewport()->mapToGlobal(at), {},
                              QPoint(0, y < 0 ? 120 : -120), Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(area->viewport(), &wheel);
        }
    }
    const QWidget *window = widget->window();
    const QWidget *hit = window->childAt(widget->mapTo(window, point));
    if (!hit)
        hit = window;
    return hit == widget || widget->isAncestorOf(hit);
}

void Hands::click(const QString &path)
{
    click(find(path));
}

void Hands::click(QWidget *widget)
{
    if (!widget)
        return;
    // A box is pressed where it is drawn; its widget may be far wider.
    const QPoint point = qobject_cast<QCheckBox *>(widget) ? QPoint(12, widget->height() / 2)
                                                           : widget->rect().center();
    clickAt(widget, point);
}

void Hands::clickAt(QWidget *widget, const QPoint &point, bool twice)
{
    if (m_guide.hasFailed() || !widget)
        return;
    m_guide.waitFor(described(widget) + u" to be enabled"_s, [&] { return widget->isEnabled(); });
    QWidget *window = widget->window();
    const QWidget *modal = QApplication::activeModalWidget();
    if (modal && window != modal && window->windowType() != Qt::Popup) {
        m_guide.fail(u"%1 is behind %2"_s.arg(described(widget), described(modal)));
        return;
    }
    if (!bringIntoView(widget, point)) {
        m_guide.fail(u"%1 is covered by %2"_s.arg(
            described(widget), described(window->childAt(widget->mapTo(window, point)))));
        return;
    }
    bringToFront(window);
    if (m_guide.hasFailed())
        return;
    const QPoint at = widget->mapTo(window, point);
    QTest::mouseMove(window->windowHandle(), at);
    if (twice)
        QTest::mouseDClick(window->windowHandle(), Qt::LeftButton, {}, at);
    else
        QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, at);
    m_guide.breathe();
}

void Hands::bringToFront(QWidget *window)
{
    if (window->isActiveWindow() || window->windowType() == Qt::Popup)
        return;
    window->activateWindow(); // what a press on a window does on every desktop
    m_guide.waitFor(u"the window to be active"_s, [&] { return window->isActiveWindow(); });
}

void Hands::clickItem(QAbstractItemView *view, const QModelIndex &index, bool twice)
{
    if (m_guide.hasFailed() || !view)
        return;
    if (!index.isValid()) {
        m_guide.fail(u"the line is not in "_s + described(view));
        return;
    }
    view->scrollTo(index);
    const QRect rect = view->visualRect(index);
    clickAt(view->viewport(), {rect.left() + qMin(24, rect.width() / 2), rect.center().y()}, twice);
}

void Hands::tick(const QString &path, bool on)
{
    auto *box = find<QAbstractButton>(path);
    if (box && box->isChecked() != on)
        click(box);
    if (box)
        m_guide.expect(box->isChecked() == on, path + u" ticked or cleared"_s);
}

void Hands::choose(const QString &path, const QString &words)
{
    auto *box = find<QComboBox>(path);
    if (!box)
        return;
    int row = box->findText(words);
    if (row < 0)
        row = box->findText(words, Qt::MatchContains);
    if (row < 0) {
        m_guide.fail(u"%1 does not offer %2"_s.arg(path, words));
        return;
    }
    click(box);
    m_guide.waitFor(u"the lines of %1"_s.arg(path), [&] { return box->view()->isVisible(); });
    key(Qt::Key_Home);
    for (int i = 0; i < row; ++i)
        key(Qt::Key_Down);
    key(Qt::Key_Return);
    m_guide.waitFor(u"%1 in %2"_s.arg(words, path), [&] { return box->currentIndex() == row; });
}

void Hands::withMenu(const QString &button, const std::function<void()> &act)
{
    QWidget *widget = find(button);
    if (!widget)
        return;
    bringToFront(widget->window()); // while nothing else waits
    if (m_guide.hasFailed())
        return;
    // A button with a menu of its own comes back from the press only when the menu has closed.
    bool done = false;
    QTimer::singleShot(20ms, &m_guide, [&] {
        m_guide.waitFor(u"a menu"_s, [] { return QApplication::activePopupWidget(); });
        act();
        if (QWidget *open = QApplication::activePopupWidget())
            open->close();
        done = true;
    });
    click(widget);
    while (!done) // it fails by itself
        m_guide.breathe();
}

void Hands::chooseAction(const QString &words)
{
    m_guide.waitFor(u"a menu"_s, [] {
        return qobject_cast<QMenu *>(QApplication::activePopupWidget()) != nullptr;
    });
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (m_guide.hasFailed() || !menu)
        return;
    for (QAction *action : menu->actions()) {
        if (plain(action->text()) == words)
            return clickAt(menu, menu->actionGeometry(action).center());
    }
    m_guide.fail(u"the menu has no line "_s + words);
}

QWindow *Hands::typingWindow()
{
    QWidget *front = QApplication::activePopupWidget();
    if (!front)
        front = m_guide.frontWindow();
    return front ? front->windowHandle() : nullptr;
}

void Hands::key(int key, Qt::KeyboardModifiers modifiers)
{
    if (m_guide.hasFailed())
        return;
    if (QWindow *window = typingWindow()) {
        QTest::keyClick(window, Qt::Key(key), modifiers);
        m_guide.breathe();
    }
}

void Hands::typeText(const QString &text)
{
    if (m_guide.hasFailed())
        return;
    for (const QChar character : text) {
        QWindow *window = typingWindow();
        if (!window)
            return;
        if (character == u'\n')
            QTest::keyClick(window, Qt::Key_Return);
        else
            QTest::keyClick(window, character.toLatin1());
    }
    m_guide.breathe();
}

void Hands::type(const QString &path, const QString &text)
{
    click(path);
    key(Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty())
        key(Qt::Key_Delete);
    typeText(text);
}

void Hands::paste(const QString &path)
{
    click(path);
    key(Qt::Key_V, Qt::ControlModifier);
}

void Hands::chooseFile(const QString &file)
{
    m_guide.waitFor(u"a file dialog"_s, [] {
        return qobject_cast<QFileDialog *>(QApplication::activeModalWidget()) != nullptr;
    });
    auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
    if (m_guide.hasFailed() || !dialog)
        return;
    type(u"QFileDialog/fileNameEdit"_s, file);
    if (QApplication::activePopupWidget()) // what the dialog proposes
        key(Qt::Key_Escape);
    const QPointer<QFileDialog> open(dialog);
    key(Qt::Key_Return);
    m_guide.waitFor(u"the file dialog to close"_s, [&] { return !open || !open->isVisible(); });
}

} // namespace suitescope
