// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tourguide.h"

#include "tests/end_to_end/tourlog.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QDialog>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QWindow>
#include <QWizard>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using namespace std::chrono_literals;

constexpr auto repaint = 15ms;

/*! Dialogs and menus belong to a picture of the window they stand over; the wizard is a window. */
bool standsOver(const QWidget *widget)
{
    const bool dialog
        = qobject_cast<const QDialog *>(widget) && !qobject_cast<const QWizard *>(widget);
    return (dialog || widget->windowType() == Qt::Popup) && widget->parentWidget();
}

/*! The widgets of one picture, the lowest first. */
QList<QWidget *> sceneOf(QWidget *top)
{
    QList<QWidget *> scene{top};
    while (standsOver(scene.first()))
        scene.prepend(scene.first()->parentWidget()->window());
    if (QWidget *popup = QApplication::activePopupWidget(); popup && !scene.contains(popup))
        scene.append(popup);
    return scene;
}

QImage grabbed(const QList<QWidget *> &scene, const Theme &theme)
{
    QRect all;
    for (const QWidget *widget : scene)
        all |= QRect(widget->mapToGlobal(QPoint(0, 0)), widget->size());
    QImage image(all.size(), QImage::Format_RGB32);
    image.fill(theme.window);
    QPainter painter(&image);
    for (QWidget *widget : scene) {
        const QPoint at = widget->mapToGlobal(QPoint(0, 0)) - all.topLeft();
        if (widget != scene.first() && widget->windowType() != Qt::Popup) {
            painter.fillRect(image.rect(), QColor(0, 0, 0, 60));
            painter.setPen(theme.edge);
            painter.drawRect(QRect(at, widget->size()).adjusted(-1, -1, 0, 0));
        }
        painter.drawPixmap(at, widget->grab());
    }
    return image;
}

} // namespace

TourGuide::TourGuide(QString pictureFolder, SuiteStyle &style, TourLog &log)
    : m_folder(std::move(pictureFolder)), m_style(style), m_log(log)
{
    m_saving.setMaxThreadCount(1);
    m_time.start();
}

TourGuide::~TourGuide()
{
    m_saving.waitForDone();
}

void TourGuide::step(const QString &title, const std::function<void()> &act)
{
    if (hasFailed())
        return;
    ++m_steps;
    act();
    breathe();
    checkLog();
    if (hasFailed()) {
        showFailure(title);
        return;
    }
    std::printf("ok  %02d %s\n", m_steps, qUtf8Printable(title));
    std::fflush(stdout);
}

void TourGuide::fail(const QString &why)
{
    if (!hasFailed())
        m_failure = why;
}

void TourGuide::expect(bool holds, const QString &what)
{
    if (!holds)
        fail(u"expected: "_s + what);
}

void TourGuide::waitFor(const QString &what, const std::function<bool()> &holds,
                        std::chrono::milliseconds atMost)
{
    if (hasFailed())
        return;
    QElapsedTimer waited;
    waited.start();
    while (!holds()) {
        if (waited.elapsed() > atMost.count()) {
            fail(u"waited in vain for: "_s + what);
            return;
        }
        breathe(5ms);
    }
}

void TourGuide::breathe(std::chrono::milliseconds time) const
{
    QTest::qWait(int(time.count()));
}

QWidget *TourGuide::frontWindow()
{
    QWidget *front = QApplication::activeModalWidget();
    if (!front)
        front = QApplication::activeWindow();
    if (!front) { // what was in front has closed: a window manager takes another
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && !standsOver(window) && (!front || window == m_lastWindow))
                front = window;
        }
        if (front) {
            front->activateWindow();
            waitFor(u"a window in front"_s, [front] { return front->isActiveWindow(); });
        }
    }
    if (!front)
        fail(u"no window is in front"_s);
    else if (!standsOver(front))
        m_lastWindow = front;
    return front;
}

void TourGuide::checkLog()
{
    const QStringList warnings = m_log.warnings();
    if (warnings.size() > m_warningsSeen)
        fail(u"a warning: "_s + warnings.at(m_warningsSeen));
    m_warningsSeen = int(warnings.size());
}

void TourGuide::picture(const QString &name)
{
    if (hasFailed())
        return;
    QWidget *top = frontWindow();
    if (!top)
        return;
    // Nothing is pointed at, unless a menu is open.
    if (!QApplication::activePopupWidget())
        QTest::mouseMove(top->windowHandle(), QPoint(1, 1));
    const QString file = u"%1-%2"_s.arg(++m_scenes, 2, 10, QChar(u'0')).arg(name);
    for (const auto &[scheme, word] : {std::pair(SuiteStyle::Scheme::Dark, u"dark"_s),
                                       std::pair(SuiteStyle::Scheme::Light, u"light"_s)}) {
        m_style.setScheme(scheme); // live, as when the desktop changes
        breathe(repaint);
        save(grabbed(sceneOf(top), m_style.theme()), u"%1-%2.png"_s.arg(file, word));
        ++m_pictures;
    }
}

void TourGuide::save(const QImage &image, const QString &file)
{
    m_saving.start([image, path = m_folder + u'/' + file] {
        if (!image.save(path))
            std::fprintf(stderr, "cannot write %s\n", qUtf8Printable(path));
    });
}

void TourGuide::showFailure(const QString &title)
{
    std::printf("FAIL  %02d %s\n         %s\n", m_steps, qUtf8Printable(title),
                qUtf8Printable(m_failure));
    int number = 0;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->isVisible())
            continue;
        const QString file = u"failed-%1-%2.png"_s.arg(++number).arg(
            QString::fromLatin1(window->metaObject()->className()).section(u':', -1));
        save(window->grab().toImage(), file);
        std::printf("         %s/%s\n", qUtf8Printable(m_folder), qUtf8Printable(file));
    }
    std::fflush(stdout);
}

} // namespace suitescope
