// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include "app/commands/doctorreport.h"
#include "lib/setup/outputs.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QString usage()
{
    return translated(
        "SuiteScope sets up, proves and explores a NetSuite connection.\n"
        "\n"
        "  suitescope [--demo [--fault FAULT]] [--connection NAME]\n"
        "  suitescope query  (--connection NAME | --env FILE | --demo) \"SELECT ...\"\n"
        "                    [--format csv|json] [--output FILE]\n"
        "  suitescope doctor (--connection NAME | --all | --env FILE | --demo) [--json]\n"
        "  suitescope keygen --name NAME --out-cert FILE --out-key FILE [--algorithm ES256]\n"
        "                    [--bits 3072|4096] [--days 730] [--encrypt | --passphrase-file FILE]\n"
        "                    [--force] [--json]\n"
        "  suitescope env check FILE [--format dotenv|docker|shell] [--repair] [--json]\n"
        "  suitescope run    (--connection NAME | --env FILE) -- COMMAND [ARGUMENT ...]\n"
        "\n"
        "  --demo             the simulated account: no network and no NetSuite\n"
        "  --fault FAULT      with --demo: lets it fail in this way; a wrong name lists them all.\n"
        "                     Some take a number (short-tokens=5, clock-offset=-900, and\n"
        "                     rate-limited=2 for the first two requests), some a place: with\n"
        "                     html-200@sign-in it meets the request for an access token alone\n"
        "  --connection NAME  a connection that the program knows\n"
        "  --all              every connection that the program knows, up to three at a time\n"
        "  --env FILE         the NETSUITE_ variables of a .env file\n"
        "  --format FORMAT    csv (default) or json; of env check, who reads the file: dotenv, "
        "docker or\n"
        "                     shell, without it as the file looks\n"
        "  --output FILE      write there instead of to standard output\n"
        "  --json             the report of doctor, keygen or env check as JSON\n"
        "  --repair           mends what is certain; every other line stays as it is\n"
        "  --algorithm NAME   ES256, ES384, ES512 (a key on that curve) or PS256, PS384, PS512 "
        "(RSA)\n"
        "  --bits NUMBER      of an RSA key: 3072 (default) or 4096\n"
        "  --name NAME        the certificate's name, as NetSuite lists it\n"
        "  --days NUMBER      how long it is valid: 1 to 730 (default), which is NetSuite's limit\n"
        "  --out-cert FILE    the certificate, for NetSuite\n"
        "  --out-key FILE     the private key, which only you can read then\n"
        "  --encrypt          asks for a passphrase on the terminal and encrypts the key with it\n"
        "  --passphrase-file FILE  the same with the first line of a file\n"
        "  --force            replaces files that exist\n"
        "  --help, --version\n"
        "\n"
        "run starts COMMAND with the NETSUITE_ variables of a .env in its environment, so that no "
        "file need exist.\n"
        "\n"
        "Exit codes: 0 it worked or is proven, 1 NetSuite refused or a check failed, 2 it could "
        "not be tried:\nthe connection cannot be opened, a sign-in would lock the user, or "
        "NetSuite was not reached at all.\n"
        "Those of env check: 0 nothing breaks a sign-in or gives secrets away, 1 something does or "
        "may, 2 the\nfile could not be read or written.\n"
        "Those of run are the command's own; 125 the connection could not be read, 126 the command "
        "cannot be\nstarted, 127 it was not found.\n"
        "Secrets are read from the system's keychain, the .env file, the passphrase file or the "
        "terminal,\nnever from arguments.\n");
}

PrintCommand wrong(const QString &sentence)
{
    return {sentence + u'\n' + translated("suitescope --help explains every command and option.\n"),
            ExitCode::NotTried};
}

struct Options
{
    QCommandLineOption help{u"help"_s};
    QCommandLineOption version{u"version"_s};
    QCommandLineOption demo{u"demo"_s};
    QCommandLineOption fault{u"fault"_s, {}, u"FAULT"_s};
    QCommandLineOption connection{u"connection"_s, {}, u"NAME"_s};
    QCommandLineOption all{u"all"_s};
    QCommandLineOption env{u"env"_s, {}, u"FILE"_s};
    QCommandLineOption format{u"format"_s, {}, u"FORMAT"_s, u"csv"_s};
    QCommandLineOption output{u"output"_s, {}, u"FILE"_s};
    QCommandLineOption json{u"json"_s};
    QCommandLineOption algorithm{u"algorithm"_s, {}, u"NAME"_s, u"ES256"_s};
    QCommandLineOption bits{u"bits"_s, {}, u"NUMBER"_s, u"3072"_s};
    QCommandLineOption name{u"name"_s, {}, u"NAME"_s};
    QCommandLineOption days{
        u"days"_s, {}, u"NUMBER"_s, QString::number(CertificateRequest::longestDays)};
    QCommandLineOption outCert{u"out-cert"_s, {}, u"FILE"_s};
    QCommandLineOption outKey{u"out-key"_s, {}, u"FILE"_s};
    QCommandLineOption encrypt{u"encrypt"_s};
    QCommandLineOption passphraseFile{u"passphrase-file"_s, {}, u"FILE"_s};
    QCommandLineOption force{u"force"_s};
    QCommandLineOption repair{u"repair"_s};
};

bool isAnySet(const QCommandLineParser &parser, const QList<QCommandLineOption> &options)
{
    return std::any_of(
        options.cbegin(), options.cend(),
        [&parser](const QCommandLineOption &option) { return parser.isSet(option); });
}

bool hasKeygenOptions(const QCommandLineParser &parser, const Options &options)
{
    return isAnySet(parser,
                    {options.algorithm, options.bits, options.name, options.days, options.outCert,
                     options.outKey, options.encrypt, options.passphraseFile, options.force});
}

PrintCommand keygenOnly()
{
    return wrong(translated("--algorithm, --bits, --name, --days, --out-cert, --out-key, "
                            "--encrypt, --passphrase-file and --force belong to keygen."));
}

/*! A fault of the list and what it can be told: "  short-tokens[=SECONDS] (1 to 3600, else 5)". */
QString faultLine(Fault fault)
{
    using Unit = FaultNumber::Unit;
    const FaultNumber number = faultNumber(fault);
    QString line = u"  "_s + faultKey(fault);
    if (hasPlace(fault))
        line += u"[@sign-in]"_s;
    if (number.unit == Unit::None)
        return line;
    if (number.unit == Unit::Times)
        return line + u"[=TIMES]"_s;
    line += number.unit == Unit::Seconds ? u"[=SECONDS]"_s : u"[=MILLISECONDS]"_s;
    //: the smallest number, the largest, and the one that is taken when none is said
    return line
        + translated(" (%1 to %2, else %3)").arg(number.least).arg(number.most).arg(number.usual);
}

/*! What is wrong with --fault; empty when nothing is. */
QString faultObjection(const QCommandLineParser &parser, const Options &options)
{
    if (!parser.isSet(options.fault))
        return {};
    if (!parser.isSet(options.demo))
        return translated("--fault goes with --demo: only the simulated account fails when asked.");
    const QString wanted = parser.value(options.fault);
    if (readFaultChoice(wanted))
        return {};
    const QString name = wanted.section(u'=', 0, 0).section(u'@', 0, 0);
    if (const std::optional<Fault> fault = faultFromKey(name))
        return translated("%1 cannot be told that.").arg(name) + u'\n' + translated("It takes:")
            + u'\n' + faultLine(*fault);
    QStringList lines;
    for (const Fault fault : allFaults())
        lines += faultLine(fault);
    const QString what = name.isEmpty() ? translated("--fault takes the name of a fault.")
                                        : translated("%1 is not a fault.").arg(name);
    return what + u'\n' + translated("There are:") + u'\n' + lines.join(u'\n');
}

FaultChoice faultOf(const QCommandLineParser &parser, const Options &options)
{
    return readFaultChoice(parser.value(options.fault)).value_or(FaultChoice());
}

ConnectionChoice choiceOf(const QCommandLineParser &parser, const Options &options)
{
    return {parser.value(options.connection), parser.value(options.env), parser.isSet(options.demo),
            faultOf(parser, options), parser.isSet(options.all)};
}

int choices(const ConnectionChoice &choice)
{
    return int(!choice.name.isEmpty()) + int(!choice.envFile.isEmpty()) + int(choice.demo)
        + int(choice.all);
}

Command queryCommand(const QCommandLineParser &parser, const Options &options,
                     const QStringList &words)
{
    if (parser.isSet(options.json))
        return wrong(translated("--json belongs to doctor; query takes --format json."));
    if (parser.isSet(options.all))
        return wrong(translated("--all belongs to doctor; a query goes to one connection."));
    if (words.size() != 1 || words.first().trimmed().isEmpty())
        return wrong(translated("query takes exactly one statement, in quotes."));
    const QString format = parser.value(options.format).toLower();
    if (format != "csv"_L1 && format != "json"_L1)
        return wrong(translated("--format takes csv or json."));
    return QueryCommandOptions{choiceOf(parser, options), words.first(),
                               format == "csv"_L1 ? ExportFormat::Csv : ExportFormat::Json,
                               parser.value(options.output)};
}

Command doctorCommand(const QCommandLineParser &parser, const Options &options,
                      const QStringList &words)
{
    if (!words.isEmpty())
        return wrong(translated("doctor takes no further words."));
    if (parser.isSet(options.format) || parser.isSet(options.output))
        return wrong(translated("--format and --output belong to query; doctor takes --json."));
    return DoctorCommandOptions{choiceOf(parser, options), parser.isSet(options.json)};
}

/*! The key that \a signing asks for; empty when --bits does not go with it. */
std::optional<KeyAlgorithm> keyFor(SigningAlgorithm signing, const QCommandLineParser &parser,
                                   const Options &options)
{
    if (fits(signing, KeyAlgorithm::Rsa3072)) {
        const QString bits = parser.value(options.bits);
        if (bits == "3072"_L1)
            return KeyAlgorithm::Rsa3072;
        return bits == "4096"_L1 ? std::optional(KeyAlgorithm::Rsa4096) : std::nullopt;
    }
    if (parser.isSet(options.bits))
        return std::nullopt;
    for (const KeyAlgorithm key :
         {KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521}) {
        if (fits(signing, key))
            return key;
    }
    return std::nullopt;
}

Command keygenCommand(const QCommandLineParser &parser, const Options &options,
                      const QStringList &words)
{
    if (!words.isEmpty())
        return wrong(translated("keygen takes no further words."));
    if (isAnySet(parser,
                 {options.demo, options.connection, options.all, options.env, options.format,
                  options.output}))
        return wrong(translated("keygen needs no connection: --demo, --connection, --all, --env, "
                                "--format and --output do not go with it."));
    const auto signing = signingAlgorithm(parser.value(options.algorithm).toUpper());
    if (!signing)
        return wrong(translated("--algorithm takes ES256, ES384, ES512, PS256, PS384 or PS512."));
    const std::optional<KeyAlgorithm> key = keyFor(*signing, parser, options);
    if (!key)
        return wrong(translated("--bits takes 3072 or 4096 and goes with PS256, PS384 and PS512."));
    bool isNumber = false;
    const int days = parser.value(options.days).toInt(&isNumber);
    if (!isNumber || days < 1 || days > CertificateRequest::longestDays)
        return wrong(translated("--days takes 1 to %1: NetSuite cuts off what is longer.")
                         .arg(CertificateRequest::longestDays));
    KeygenCommandOptions result{*signing,
                                *key,
                                parser.value(options.name).trimmed(),
                                days,
                                parser.value(options.outCert),
                                parser.value(options.outKey),
                                isAnySet(parser, {options.encrypt, options.passphraseFile}),
                                parser.value(options.passphraseFile),
                                parser.isSet(options.force),
                                parser.isSet(options.json)};
    if (result.name.isEmpty() || result.name.toUcs4().size() > 64)
        return wrong(translated("--name takes 1 to 64 characters."));
    if (result.certificateFile.isEmpty() || result.keyFile.isEmpty())
        return wrong(translated("keygen needs --out-cert and --out-key."));
    if (QDir::cleanPath(result.certificateFile) == QDir::cleanPath(result.keyFile))
        return wrong(translated("--out-cert and --out-key name the same file."));
    return result;
}

Command envCommand(const QCommandLineParser &parser, const Options &options,
                   const QStringList &words)
{
    if (words.size() != 2 || words.first() != "check"_L1 || words.last().isEmpty())
        return wrong(translated("env takes the word check and a file: suitescope env check .env"));
    if (isAnySet(parser,
                 {options.demo, options.connection, options.all, options.env, options.output}))
        return wrong(translated("env check needs no connection: --demo, --connection, --all, "
                                "--env and --output do not go with it."));
    EnvCommandOptions result{words.last(), std::nullopt, parser.isSet(options.repair),
                             parser.isSet(options.json)};
    if (!parser.isSet(options.format))
        return result;
    const std::optional<Output> reader = outputNamed(parser.value(options.format).toLower());
    result.reader = reader ? envFormat(*reader) : std::nullopt;
    if (!result.reader)
        return wrong(translated("--format of env check takes dotenv, docker or shell."));
    return result;
}

/*! \a command: what stood behind "--"; empty when there was no "--". */
Command runOptions(const QCommandLineParser &parser, const Options &options,
                   const QStringList &words, const QStringList &command)
{
    const auto refused = [](const QString &sentence) {
        PrintCommand print = wrong(sentence);
        print.exitCode = ExitCode::NotReached;
        return print;
    };
    const ConnectionChoice choice = choiceOf(parser, options);
    if (choice.demo || choice.all || choices(choice) != 1)
        return refused(translated("run takes exactly one of --connection and --env."));
    if (!words.isEmpty() || command.isEmpty() || command.first().isEmpty())
        return refused(translated("run takes the command after two hyphens: suitescope run "
                                  "--connection NAME -- COMMAND"));
    if (isAnySet(parser, {options.format, options.output, options.json}))
        return refused(translated("--format, --output and --json do not go with run."));
    return RunCommandOptions{choice, command};
}

Command windowCommand(const QCommandLineParser &parser, const Options &options,
                      const QStringList &words)
{
    if (!words.isEmpty())
        return wrong(translated("%1 is not a command.").arg(words.first()));
    if (parser.isSet(options.env) || parser.isSet(options.format) || parser.isSet(options.output)
        || parser.isSet(options.json) || parser.isSet(options.all)) {
        return wrong(
            translated("--all, --env, --format, --output and --json go with query or doctor."));
    }
    return WindowCommand{parser.value(options.connection), parser.isSet(options.demo),
                         faultOf(parser, options)};
}

/*! The report of a check that wrong arguments prevent; whoever asked for JSON reads no sentences.
 * The first line of \a text says what is wrong. */
QString untriedReport(const QString &text, bool all)
{
    const QJsonObject object = notTriedObject({}, text.section(u'\n', 0, 0));
    return QString::fromUtf8(
        (all ? QJsonDocument(QJsonArray{object}) : QJsonDocument(object)).toJson());
}

/*! \a started: what stood behind "--". */
Command understand(const QCommandLineParser &parser, const Options &options,
                   const QStringList &started)
{
    if (parser.isSet(options.help))
        return PrintCommand{usage(), ExitCode::Proven};
    if (parser.isSet(options.version))
        return PrintCommand{u"SuiteScope %1\n"_s.arg(QCoreApplication::applicationVersion()),
                            ExitCode::Proven};

    if (const QString objection = faultObjection(parser, options); !objection.isEmpty())
        return PrintCommand{objection + u'\n', ExitCode::NotTried};

    QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    if (verb == "keygen"_L1)
        return keygenCommand(parser, options, words.mid(1));
    if (hasKeygenOptions(parser, options))
        return keygenOnly();
    if (verb == "env"_L1)
        return envCommand(parser, options, words.mid(1));
    if (parser.isSet(options.repair))
        return wrong(translated("--repair belongs to env check."));
    if (verb == "run"_L1)
        return runOptions(parser, options, words.mid(1), started);
    if (verb != "query"_L1 && verb != "doctor"_L1)
        return windowCommand(parser, options, words);
    words.removeFirst();
    if (choices(choiceOf(parser, options)) != 1)
        return wrong(
            translated("%1 takes exactly one of --connection, --all, --env and --demo.").arg(verb));
    return verb == "query"_L1 ? queryCommand(parser, options, words)
                              : doctorCommand(parser, options, words);
}

} // namespace

Command parseCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.addOptions({options.help,   options.version,    options.demo,
                       options.fault,  options.connection, options.all,
                       options.env,    options.format,     options.output,
                       options.json,   options.algorithm,  options.bits,
                       options.name,   options.days,       options.outCert,
                       options.outKey, options.encrypt,    options.passphraseFile,
                       options.force,  options.repair});
    // What stands behind "--" belongs to the command that run starts, whatever it looks like.
    const bool runs = arguments.value(0) == "run"_L1;
    const qsizetype hyphens = runs ? arguments.indexOf(u"--"_s) : -1;
    // QCommandLineParser expects the program's name first.
    if (!parser.parse(QStringList{u"suitescope"_s}
                      + arguments.first(hyphens < 0 ? arguments.size() : hyphens)))
        return wrong(parser.errorText());
    Command command
        = understand(parser, options, hyphens < 0 ? QStringList() : arguments.mid(hyphens + 1));
    auto *const refused = std::get_if<PrintCommand>(&command);
    if (refused && refused->exitCode == ExitCode::NotTried && parser.isSet(options.json)
        && parser.positionalArguments().value(0) == "doctor"_L1)
        refused->json = untriedReport(refused->text, parser.isSet(options.all));
    return command;
}

} // namespace suitescope
