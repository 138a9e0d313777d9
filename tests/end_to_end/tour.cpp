// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

#include "app/hardening.h"
#include "app/translations.h"
#include "lib/base/log.h"
#include "lib/crypto/runtime.h"
#include "tests/end_to_end/tourlog.h"
#include "ui/home/mainwindow.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QNetworkProxy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

/*! Everything the program and Qt write goes below \a home. */
void moveInto(const QString &home)
{
    const QDir folder(home);
    for (const auto &[variable, place] :
         {std::pair("HOME", u"."_s), std::pair("XDG_CONFIG_HOME", u".config"_s),
          std::pair("XDG_DATA_HOME", u".local/share"_s), std::pair("XDG_CACHE_HOME", u".cache"_s),
          std::pair("XDG_STATE_HOME", u".local/state"_s)}) {
        folder.mkpath(place);
        qputenv(variable, QDir::cleanPath(folder.filePath(place)).toUtf8());
    }
    folder.mkpath(u"projects/larkfield-sync/.git"_s);
    folder.mkpath(u"projects/desk-reports"_s);
}

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        std::fprintf(stderr, "cannot write %s\n", qUtf8Printable(path));
}

/*! A screen that a main window and a wizard fit on; the platform's own is 800 x 800. */
void useLargeScreen(const QString &home)
{
    if (qgetenv("QT_QPA_PLATFORM") != "offscreen")
        return;
    const QString file = home + u"/.cache/screen.json"_s;
    write(
        file,
        R"({"synchronousWindowSystemEvents":false,"windowFrameMargins":false,"screens":[{"name":"desk",)"
        R"("x":0,"y":0,"width":1920,"height":1200,"logicalDpi":96,"logicalBaseDpi":96,"dpr":1}]})");
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.toUtf8());
}

/*! The fonts of the pictures in the documents, where they are installed. */
void useFonts(const QString &home)
{
    write(
        home + u"/.config/fontconfig/fonts.conf"_s,
        R"(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>)"
        R"(<alias binding="same"><family>monospace</family><prefer><family>JetBrains Mono</family></prefer></alias>)"
        R"(<alias binding="same"><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>)"
        R"(</fontconfig>)");
}

void useInter()
{
    if (!QFontDatabase::families().contains(u"Inter"_s))
        return;
    QFont font(u"Inter"_s);
    font.setPointSizeF(9.75); // 13 pixels
    QApplication::setFont(font);
}

/*! Lets nothing out of this computer: a connection that is not simulated fails at once. */
class OnlyThisComputer : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (query.peerHostName() == "127.0.0.1"_L1 || query.peerHostName() == "localhost"_L1)
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return {QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 9)};
    }
};

Paths pathsBelow(const QString &home)
{
    const QString config = home + u"/.config/SuiteScope"_s;
    const QString data = home + u"/.local/share/SuiteScope"_s;
    return {config + u"/connections.json"_s, config + u"/settings.ini"_s, data,
            data + u"/simulated-account.json"_s};
}

void showWindow(Tour &tour)
{
    tour.guide.step(u"The window opens"_s, [&] {
        tour.program.take({});
        MainWindow &window = tour.program.window();
        window.move(40, 40);
        tour.guide.waitFor(u"the window"_s, [&] { return QTest::qWaitForWindowActive(&window); });
        tour.guide.expect(window.size() == QSize(1280, 800), u"a window of 1280 x 800"_s);
    });
}

void printSummary(const Tour &tour, const QString &pictures)
{
    std::printf("\n%s: %d steps, %d pictures, %.1f s\n",
                tour.guide.hasFailed() ? "The tour FAILED" : "The tour is done", tour.guide.steps(),
                tour.guide.pictures(), tour.guide.seconds());
    for (const QString &line : tour.proven)
        std::printf("  proven: %s\n", qUtf8Printable(line));
    std::printf("  pictures: %s\n", qUtf8Printable(pictures));
    std::fflush(stdout);
}

/*! Pictures of an earlier tour are not this one's. */
void clear(const QString &folder)
{
    QDir().mkpath(folder);
    QDir all(folder);
    for (const QString &file :
         all.entryList({u"[0-9][0-9]-*.png"_s, u"failed-*.png"_s}, QDir::Files))
        all.remove(file);
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fputs("usage: tour FOLDER-FOR-PICTURES\n", stderr);
        return 2;
    }
    const QString pictures = QDir::current().absoluteFilePath(QString::fromLocal8Bit(argv[1]));
    clear(pictures);
    QTemporaryDir home(QDir::tempPath() + u"/suitescope-tour-XXXXXX"_s);
    moveInto(home.path());
    QDir::setCurrent(home.path() + u"/projects"_s); // where file dialogs begin
    useLargeScreen(home.path());
    useFonts(home.path());

    switchCoreDumpsOff();
    TourLog log;
    installRedactingLog();
    const CryptoRuntime crypto;
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"SuiteScope"_s);
    QApplication::setApplicationVersion(QString::fromLatin1(SUITESCOPE_VERSION));
    QApplication::setApplicationDisplayName(u"SuiteScope"_s);
    installTranslations(application);
    QApplication::setCursorFlashTime(0); // a caret that is in every picture
    QNetworkProxyFactory::setApplicationProxyFactory(new OnlyThisComputer);
    useInter();
    SuiteStyle *style = installLook();
    style->setScheme(SuiteStyle::Scheme::Light);

    TourGuide guide(pictures, *style, log);
    Hands hands(guide);
    SecretSearch secrets;
    bool failed = false;
    {
        Application program(pathsBelow(home.path()), systemClock(), true);
        Tour tour{guide,   hands,       program,
                  secrets, home.path(), home.path() + u"/projects/larkfield-sync"_s,
                  {},      {}};
        showWindow(tour);
        visitWelcome(tour);
        visitDemoAccount(tour);
        visitRecords(tour);
        visitConsole(tour);
        rehearseCertificate(tour);
        rehearseTokens(tour);
        visitLabs(tour);
        visitKeys(tour);
        visitRegistered(tour);
        visitEnvFiles(tour);
        visitRotation(tour);
        visitSandbox(tour);
        lookForSecrets(tour);
        guide.step(u"Nothing secret is in the log"_s, [&] {
            const QStringList found = secrets.foundIn(log.lines().join(u'\n').toUtf8());
            guide.expect(found.isEmpty(), u"a log without "_s + found.join(u", "_s));
        });
        printSummary(tour, pictures);
        failed = guide.hasFailed();
    }
    return failed ? 1 : 0;
}
