// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the lines of a .env file are written so that its reader finds what is meant: npm's dotenv
// (fact sheet 10), Docker's --env-file, a POSIX shell.
#include "lib/setup/envinspection_p.h"

using namespace Qt::StringLiterals;

namespace suitescope::envcheck {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

// Between the name and the value, quotes included.
QByteArrayView signOf(const Line &line)
{
    const qsizetype after = line.nameAt + line.name.size();
    return line.text.view().sliced(after, line.valueAt - after);
}

// A value that is followed by blanks alone.
bool hasBlanksBehind(const Line &line)
{
    const QByteArrayView text = line.text.view();
    return line.valueEnd < text.size() && isBlank(text[line.valueEnd])
        && commentBehind(line).isEmpty();
}

} // namespace

void Inspection::lookAtForm(const Variable &variable)
{
    const Line &line = m_lines.at(variable.line);
    const auto rewritten = [&](EnvFindingId id, EnvWeight weight) {
        add(id, weight, variable);
        mend({Edit::Kind::Rewrite, variable.line});
    };
    const bool docker = m_reader == EnvFormat::Docker;
    const bool shell = m_reader == EnvFormat::Shell;
    if (!variable.value.isEmpty())
        lookAtKeyForm(variable);
    lookAtSign(variable);
    // Docker takes quotes for a part of the value; back-ticks are quotes for the newest dotenv
    // alone, and run a command in a shell.
    if ((docker && line.quote != Quote::None) || line.quote == Quote::Backtick)
        rewritten(EnvFindingId::QuotesKept, docker || shell ? EnvWeight::Fault : EnvWeight::Likely);
    if (shell && !line.exported)
        rewritten(EnvFindingId::ExportMissing, EnvWeight::Likely);
    if (docker && line.exported)
        rewritten(EnvFindingId::ExportWrong, EnvWeight::Fault);
    if (!commentBehind(line).isEmpty()) {
        const bool apart = isBlank(line.text.view()[line.valueEnd]);
        if (docker || (shell && !apart))
            rewritten(EnvFindingId::CommentBehind, EnvWeight::Fault);
        else if (!shell) // an older dotenv keeps it in the value
            rewritten(EnvFindingId::CommentBehind, EnvWeight::Advice);
    }
    if (docker && hasBlanksBehind(line))
        rewritten(EnvFindingId::ValueNotClean, EnvWeight::Fault);
    if (shell && lineEnd(line.text.view()).startsWith('\r'))
        rewritten(EnvFindingId::CarriageReturn, EnvWeight::Fault);
}

void Inspection::lookAtKeyForm(const Variable &variable)
{
    if (variable.name != "NETSUITE_PRIVATE_KEY"_L1)
        return;
    const Line &line = m_lines.at(variable.line);
    const auto rewritten = [&](EnvFindingId id, EnvWeight weight) {
        add(id, weight, variable);
        mend({Edit::Kind::Rewrite, variable.line});
    };
    if (line.isKeyBlock) {
        rewritten(EnvFindingId::KeyWithoutQuotes, EnvWeight::Fault);
        return;
    }
    switch (m_reader) {
    case EnvFormat::Dotenv:
        if (line.hasLiteralBreaks && line.quote != Quote::Double)
            rewritten(EnvFindingId::KeyBreaksLiteral, EnvWeight::Likely);
        else if (line.hasRealBreaks)
            rewritten(EnvFindingId::KeyBreaksReal, EnvWeight::Likely);
        break;
    case EnvFormat::Docker: // its programs turn \n into a line break themselves
        if (line.hasRealBreaks)
            rewritten(EnvFindingId::KeyBreaksReal, EnvWeight::Fault);
        break;
    case EnvFormat::Shell:
        if (line.quote == Quote::None)
            rewritten(EnvFindingId::KeyWithoutQuotes, EnvWeight::Fault);
        else if (line.hasLiteralBreaks)
            rewritten(EnvFindingId::KeyBreaksLiteral, EnvWeight::Likely);
        break;
    }
}

void Inspection::lookAtSign(const Variable &variable)
{
    const Line &line = m_lines.at(variable.line);
    const QByteArrayView sign = signOf(line);
    const bool colon = sign.contains(':') && !sign.contains('=');
    if (sign == "=" || (m_reader == EnvFormat::Dotenv && !colon))
        return;
    add(EnvFindingId::SignWrong,
        m_reader == EnvFormat::Dotenv ? EnvWeight::Likely : EnvWeight::Fault, variable);
    mend({Edit::Kind::Rewrite, variable.line});
}

} // namespace suitescope::envcheck
