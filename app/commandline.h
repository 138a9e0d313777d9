// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"
#include "lib/setup/envfile.h"
#include "lib/simulator/fault.h"
#include "lib/suiteql/resultexporter.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace suitescope {

/*! Exit codes of the commands, for scripts. */
enum class ExitCode {
    Proven = 0, // the query ran, the connection is proven
    Failing = 1, // NetSuite refused, or a check failed
    NotTried = 2, // wrong arguments, no such connection, locked keychain, NetSuite not reached
    // Of `run`, whose other codes are the command's own; the numbers that env and timeout use.
    NotReached = 125, // what NotTried is elsewhere
    NotExecutable = 126,
    NotFound = 127,
};

/*! Where a command's connection comes from. */
struct ConnectionChoice
{
    QString name; // --connection
    QString envFile; // --env
    bool demo = false;
    FaultChoice fault; // of the simulated account
    bool all = false; // every stored connection, for the doctor
};

struct WindowCommand
{
    QString connection; // opened at start when not empty
    bool demo = false;
    FaultChoice fault; // of the simulated account
};

struct QueryCommandOptions
{
    ConnectionChoice source;
    QString statement;
    ExportFormat format = ExportFormat::Csv;
    QString output; // empty: standard output
};

struct DoctorCommandOptions
{
    ConnectionChoice source;
    bool json = false;
};

struct KeygenCommandOptions
{
    SigningAlgorithm signing = SigningAlgorithm::ES256;
    KeyAlgorithm key = KeyAlgorithm::EcP256;
    QString name; // of the certificate
    int days = CertificateRequest::longestDays;
    QString certificateFile;
    QString keyFile;
    bool encrypt = false;
    QString passphraseFile; // empty: the terminal is asked
    bool force = false; // replaces files
    bool json = false;
};

struct EnvCommandOptions
{
    QString file;
    std::optional<EnvFormat> reader; // who reads it; empty: as it looks
    bool repair = false;
    bool json = false;
};

struct RunCommandOptions
{
    ConnectionChoice source;
    QStringList command; // the program and its arguments
};

/*! Something to print instead of doing anything: --help, --version, or what is wrong with the
 * arguments. */
struct PrintCommand
{
    QString text;
    ExitCode exitCode = ExitCode::Proven;
    QString json = {}; // on standard output beside it: a program reads that
};

using Command
    = std::variant<WindowCommand, QueryCommandOptions, DoctorCommandOptions, KeygenCommandOptions,
                   EnvCommandOptions, RunCommandOptions, PrintCommand>;

/*! Understands the arguments (without the program's name). Pure; secrets are never taken as
 * arguments. */
[[nodiscard]] Command parseCommandLine(const QStringList &arguments);

} // namespace suitescope
