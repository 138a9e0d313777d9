// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the lines of a .env file are written.
#include "ui/text/envcheckwords.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EnvCheckText)
};

QString keyRepair(EnvFormat reader)
{
    switch (reader) {
    case EnvFormat::Dotenv:
        return Words::tr("Write it in double quotes on one line, with \\n for line breaks.");
    case EnvFormat::Docker:
        return Words::tr("Write it on one line without quotes, with \\n for line breaks.");
    case EnvFormat::Shell:
        return Words::tr("Write it in single quotes, with its line breaks.");
    }
    Q_UNREACHABLE();
}

QString keySentence(const EnvFinding &finding, EnvFormat reader)
{
    const bool shell = reader == EnvFormat::Shell;
    switch (finding.id) {
    case EnvFindingId::KeyWithoutQuotes:
        return shell ? Words::tr("The private key has no quotes: a shell takes its words for "
                                 "commands.")
                     : Words::tr("The private key goes over several lines without quotes: "
                                 "programs read the first line alone.");
    case EnvFindingId::KeyBreaksLiteral:
        return shell ? Words::tr("The line breaks of the private key are written as \\n, which a "
                                 "shell leaves as they are.")
                     : Words::tr("The line breaks of the private key are written as \\n outside "
                                 "of double quotes. dotenv leaves them so, and most programs "
                                 "cannot read the key.");
    default: // KeyBreaksReal
        return reader == EnvFormat::Docker
            ? Words::tr("The private key goes over several lines: Docker reads the first alone.")
            : Words::tr("The private key goes over several lines: dotenv before version 15 reads "
                        "the first alone.");
    }
}

EnvFindingText quotesText(const QString &name, EnvFormat reader)
{
    switch (reader) {
    case EnvFormat::Dotenv:
        return {Words::tr("%1 stands in back-ticks, which dotenv before version 15 takes for a "
                          "part of the value.")
                    .arg(name),
                {},
                Words::tr("Write it without them.")};
    case EnvFormat::Docker:
        return {
            Words::tr("%1 stands in quotes, which Docker takes for a part of the value.").arg(name),
            {},
            Words::tr("Write it without them.")};
    case EnvFormat::Shell:
        return {Words::tr("%1 stands in back-ticks: a shell runs that as a command.").arg(name),
                {},
                Words::tr("Write it without them.")};
    }
    Q_UNREACHABLE();
}

EnvFindingText commentText(const QString &name, EnvFormat reader)
{
    const QString repair = Words::tr("Move the comment to a line of its own.");
    switch (reader) {
    case EnvFormat::Dotenv:
        return {Words::tr("A comment follows the value of %1. dotenv before version 14 takes it "
                          "for a part of the value.")
                    .arg(name),
                {},
                repair};
    case EnvFormat::Docker:
        return {Words::tr("A comment follows the value of %1. Docker takes it for a part of the "
                          "value.")
                    .arg(name),
                {},
                repair};
    case EnvFormat::Shell:
        return {Words::tr("A comment follows the value of %1 without a blank. A shell takes it "
                          "for a part of the value.")
                    .arg(name),
                {},
                repair};
    }
    Q_UNREACHABLE();
}

} // namespace

EnvFindingText envFormText(const EnvFinding &finding, EnvFormat reader)
{
    const QString &name = finding.name;
    switch (finding.id) {
    case EnvFindingId::QuotesKept:
        return quotesText(name, reader);
    case EnvFindingId::SignWrong:
        return {
            reader == EnvFormat::Dotenv
                ? Words::tr("A colon follows %1: dotenv before version 15 passes over the line.")
                      .arg(name)
                : Words::tr("Between %1 and its value stands more than a =, which is not "
                            "understood here.")
                      .arg(name),
            {},
            Words::tr("Write = alone between name and value.")};
    case EnvFindingId::ExportMissing:
        return {Words::tr("%1 is not exported: programs that the shell starts do not get it.")
                    .arg(name),
                {},
                Words::tr("Write export in front of it.")};
    case EnvFindingId::ExportWrong:
        return {Words::tr("export stands in front of %1: Docker takes that for a part of the name.")
                    .arg(name),
                {},
                Words::tr("Take it away.")};
    case EnvFindingId::CommentBehind:
        return commentText(name, reader);
    case EnvFindingId::CarriageReturn:
        return {Words::tr("The line of %1 ends as Windows ends lines. A shell takes that for a "
                          "part of the value.")
                    .arg(name),
                {},
                Words::tr("End it as a shell expects.")};
    default:
        return {keySentence(finding, reader), {}, keyRepair(reader)};
    }
}

} // namespace suitescope
