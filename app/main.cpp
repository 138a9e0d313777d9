// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/commandline.h"
#include "app/commands/doctorcommand.h"
#include "app/commands/envcommand.h"
#include "app/commands/keygencommand.h"
#include "app/commands/querycommand.h"
#include "app/commands/runcommand.h"
#include "app/hardening.h"
#include "app/singleinstance.h"
#include "app/translations.h"
#include "lib/base/log.h"
#include "lib/crypto/runtime.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

/*! An installed program brings a QCA that the system does not have (packaging/CMakeLists.txt). */
void findOwnPlugins()
{
    QCoreApplication::addLibraryPath(
        QDir(QCoreApplication::applicationDirPath())
            .absoluteFilePath(QString::fromLatin1(SUITESCOPE_LIBRARY_FOLDER)));
}

int print(const PrintCommand &command)
{
    std::fputs(qUtf8Printable(command.text),
               command.exitCode == ExitCode::Proven ? stdout : stderr);
    std::fputs(qUtf8Printable(command.json), stdout);
    return int(command.exitCode);
}

template<typename CommandObject, typename Options>
int runCommand(int argc, char *argv[], const Options &options)
{
    QCoreApplication app(argc, argv);
    findOwnPlugins();
    installTranslations(app);
    CommandObject command(options, Paths::standard(), systemClock());
    QObject::connect(
        &command, &CommandObject::ended, &app,
        [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
    command.start();
    return QCoreApplication::exec();
}

int runWindow(int argc, char *argv[], const WindowCommand &command, bool memoryIsLocked)
{
    QApplication app(argc, argv);
    findOwnPlugins();
    installTranslations(app);
    QApplication::setApplicationDisplayName(u"SuiteScope"_s);
    QApplication::setDesktopFileName(u"org.suitescope.SuiteScope"_s);

    const Paths paths = Paths::standard();
    SingleInstance instance(paths.dataFolder);
    if (!instance.claim()) {
        QObject::connect(&instance, &SingleInstance::handedOver, &app, [](bool reached) {
            if (!reached)
                std::fputs("SuiteScope is running already and does not answer.\n", stderr);
            QCoreApplication::exit(int(reached ? ExitCode::Proven : ExitCode::NotTried));
        });
        instance.handOver(command);
        return QApplication::exec();
    }
    installLook();
    Application application(paths, systemClock(), memoryIsLocked);
    QObject::connect(&instance, &SingleInstance::wished, &application, &Application::take);
    application.take(command);
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    switchCoreDumpsOff();
    const CryptoRuntime crypto; // before any other user of the crypto library
    installRedactingLog();
    QCoreApplication::setApplicationName(u"SuiteScope"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SUITESCOPE_VERSION));
    if (!crypto.memoryIsLocked())
        qCWarning(lcApp)
            << "this system does not lock memory: secrets in use may reach the swap space";

    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const Command command = parseCommandLine(arguments);
    if (const auto *words = std::get_if<PrintCommand>(&command))
        return print(*words);
    if (const auto *query = std::get_if<QueryCommandOptions>(&command))
        return runCommand<QueryCommand>(argc, argv, *query);
    if (const auto *doctor = std::get_if<DoctorCommandOptions>(&command))
        return runCommand<DoctorCommand>(argc, argv, *doctor);
    if (const auto *keygen = std::get_if<KeygenCommandOptions>(&command))
        return runCommand<KeygenCommand>(argc, argv, *keygen);
    if (const auto *env = std::get_if<EnvCommandOptions>(&command))
        return runCommand<EnvCommand>(argc, argv, *env);
    if (const auto *run = std::get_if<RunCommandOptions>(&command))
        return runCommand<RunCommand>(argc, argv, *run);
    return runWindow(argc, argv, std::get<WindowCommand>(command), crypto.memoryIsLocked());
}
