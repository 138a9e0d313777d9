// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the program takes from its start to the first painted window, beside a window that Qt
// alone paints. The programs measured are this executable itself, started anew each time.
#include "app/application.h"
#include "app/hardening.h"
#include "app/singleinstance.h"
#include "app/translations.h"
#include "lib/base/clock.h"
#include "lib/base/log.h"
#include "lib/crypto/runtime.h"
#include "ui/home/mainwindow.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QMainWindow>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int warmUps = 3;
constexpr int starts = 15;
constexpr double budget = 150; // ms

/*! The same clock in every process. */
qint64 now()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

/*! Says when \a window has been painted for the first time, and ends the program. */
class FirstPicture : public QObject
{
public:
    explicit FirstPicture(QWidget &window) : m_window(window) { qApp->installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == &m_window && event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            QMetaObject::invokeMethod(this, &FirstPicture::tell, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void tell()
    {
        std::printf("%lld\n", static_cast<long long>(now()));
        std::fflush(stdout);
        std::_Exit(0);
    }

    QWidget &m_window;
    bool m_seen = false;
};

/*! What main() does for a window. */
int runProgram(int argc, char *argv[])
{
    switchCoreDumpsOff();
    const CryptoRuntime crypto;
    installRedactingLog();
    QCoreApplication::setApplicationName(u"SuiteScope"_s);
    QApplication application(argc, argv);
    installTranslations(application);
    QApplication::setApplicationDisplayName(u"SuiteScope"_s);
    const Paths paths = Paths::standard();
    SingleInstance instance(paths.dataFolder);
    if (!instance.claim())
        return 1;
    installLook();
    Application program(paths, systemClock(), crypto.memoryIsLocked());
    const FirstPicture picture(program.window());
    program.take({});
    return QApplication::exec();
}

int runBare(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QLabel(u"SuiteScope"_s));
    window.resize(1280, 800);
    const FirstPicture picture(window);
    window.show();
    return QApplication::exec();
}

/*! Milliseconds of one start; negative when it failed. */
double measured(const QString &which, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    const qint64 begun = now();
    process.start(QCoreApplication::applicationFilePath(), {which});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return -1;
    return double(process.readAllStandardOutput().trimmed().toLongLong() - begun) / 1e6;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

int compare()
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[variable, folder] :
         {std::pair(u"HOME"_s, u"."_s), std::pair(u"XDG_CONFIG_HOME"_s, u"config"_s),
          std::pair(u"XDG_DATA_HOME"_s, u"data"_s), std::pair(u"XDG_CACHE_HOME"_s, u"cache"_s)}) {
        QDir(home.path()).mkpath(folder);
        environment.insert(variable, home.filePath(folder));
    }
    if (!environment.contains(u"DISPLAY"_s) && !environment.contains(u"WAYLAND_DISPLAY"_s)
        && !environment.contains(u"QT_QPA_PLATFORM"_s))
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);

    QList<double> ours;
    QList<double> bare;
    for (int i = -warmUps; i < starts; ++i) { // in turn: what slows the one slows the other
        const double program = measured(u"--program"_s, environment);
        const double window = measured(u"--bare"_s, environment);
        if (program < 0 || window < 0) {
            std::fputs("a program did not start\n", stderr);
            return 1;
        }
        if (i >= 0) {
            ours += program;
            bare += window;
        }
    }
    std::printf("first painted window, warm start, %d times, platform %s\n", starts,
                qUtf8Printable(environment.value(u"QT_QPA_PLATFORM"_s, u"of the desktop"_s)));
    std::printf("  median %.0f ms, best %.0f ms (budget %.0f ms, %.2f of it)\n", median(ours),
                *std::min_element(ours.cbegin(), ours.cend()), budget, median(ours) / budget);
    std::printf("  a bare QMainWindow: median %.0f ms; ours takes %.2f times as long\n",
                median(bare), median(ours) / median(bare));
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QByteArray which = argc > 1 ? QByteArray(argv[1]) : QByteArray();
    if (which == "--program")
        return runProgram(argc, argv);
    if (which == "--bare")
        return runBare(argc, argv);
    const QCoreApplication application(argc, argv);
    return compare();
}
