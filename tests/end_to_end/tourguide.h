// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>
#include <QWidget>

#include <chrono>
#include <functional>

class QImage;

namespace suitescope {

class SuiteStyle;
class TourLog;

/*! Leads through the steps of the tour: prints a line for each, takes pictures, waits. A failure
   sticks: whatever is asked of the guide and its hands afterwards does nothing. */
class TourGuide : public QObject
{
    Q_OBJECT

public:
    TourGuide(QString pictureFolder, SuiteStyle &style, TourLog &log);
    ~TourGuide() override;

    void step(const QString &title, const std::function<void()> &act);

    [[nodiscard]] bool hasFailed() const { return !m_failure.isEmpty(); }
    void fail(const QString &why);
    void expect(bool holds, const QString &what);
    /*! Waits until \a holds, or fails. */
    void waitFor(const QString &what, const std::function<bool()> &holds,
                 std::chrono::milliseconds atMost = std::chrono::seconds(15));
    /*! Lets the program go on for a moment. */
    void breathe(std::chrono::milliseconds time = std::chrono::milliseconds(1)) const;

    /*! The window that has the keyboard. */
    QWidget *frontWindow();
    /*! Saves what is on the screen around the active window in the light and the dark look. */
    void picture(const QString &name);

    [[nodiscard]] int steps() const { return m_steps; }
    [[nodiscard]] int pictures() const { return m_pictures; }
    [[nodiscard]] double seconds() const { return double(m_time.elapsed()) / 1000.0; }

private:
    void checkLog();
    void save(const QImage &image, const QString &file);
    void showFailure(const QString &title);

    QString m_folder;
    SuiteStyle &m_style; // outlives the tour
    TourLog &m_log; // outlives the tour
    QThreadPool m_saving;
    QElapsedTimer m_time;
    QString m_failure;
    QPointer<QWidget> m_lastWindow; // in front, no dialog
    int m_steps = 0;
    int m_scenes = 0;
    int m_pictures = 0;
    int m_warningsSeen = 0;
};

} // namespace suitescope
