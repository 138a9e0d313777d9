// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/end_to_end/tourguide.h"

#include <QPoint>
#include <QStringList>
#include <QWidget>

class QAbstractItemView;
class QModelIndex;
class QWindow;

namespace suitescope {

/*! The user's hands: find what is visible, press and type with events that a window gets from the
   system, so that what is covered, disabled or behind a dialog cannot be used.

   A widget is named by a path: segments separated by '/', each an object name or a class name, and
   after a colon the words on a button ("WelcomePage/ChoiceCard:Demo account"). */
class Hands
{
public:
    explicit Hands(TourGuide &guide) : m_guide(guide) { }

    /*! The one visible widget of this name; waits for it, and fails when there is none or two. */
    template<typename T = QWidget> T *find(const QString &path)
    {
        QWidget *found = findWidget(path);
        T *right = qobject_cast<T *>(found);
        if (found && !right)
            m_guide.fail(path + QStringLiteral(" is of another kind"));
        return right;
    }
    [[nodiscard]] bool isVisible(const QString &path) const;
    [[nodiscard]] QString text(const QString &path); // of a label, a line edit, a button

    void click(const QString &path);
    void click(QWidget *widget);
    void clickAt(QWidget *widget, const QPoint &point, bool twice = false);
    void clickItem(QAbstractItemView *view, const QModelIndex &index, bool twice = false);
    void tick(const QString &path, bool on = true);
    /*! Opens the box and chooses the line whose words contain \a words. */
    void choose(const QString &path, const QString &words);
    /*! Opens the menu of a button, does \a act while it is open, and closes it at the end. */
    void withMenu(const QString &button, const std::function<void()> &act);
    /*! Chooses from the menu that is open. */
    void chooseAction(const QString &words);

    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void typeText(const QString &text); // where the keyboard is
    /*! Clicks into the field and writes over what is there. */
    void type(const QString &path, const QString &text);
    void paste(const QString &path);
    /*! Types the path into the file dialog that is open and accepts it. */
    void chooseFile(const QString &file);

private:
    [[nodiscard]] QList<QWidget *> candidates(const QString &path) const;
    QWidget *findWidget(const QString &path);
    QWindow *typingWindow();
    void bringToFront(QWidget *window);
    bool bringIntoView(QWidget *widget, const QPoint &point);

    TourGuide &m_guide;
};

} // namespace suitescope
