// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What EnvFile tells of its lines as they stand there.
#include "lib/setup/envfile.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

EnvFile::Quote quoteOf(QByteArrayView raw)
{
    const char first = raw.isEmpty() ? '\0' : raw.front();
    if (raw.size() < 2 || raw.back() != first)
        return EnvFile::Quote::None;
    switch (first) {
    case '"':
        return EnvFile::Quote::Double;
    case '\'':
        return EnvFile::Quote::Single;
    case '`':
        return EnvFile::Quote::Backtick;
    default:
        return EnvFile::Quote::None;
    }
}

bool hasBreak(QByteArrayView text)
{
    return text.contains('\n') || text.contains('\r');
}

// "\r\n" is one end of a line, and so is each of the two alone.
int lineEnds(QByteArrayView text)
{
    int count = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (text[at] == '\n' || (text[at] == '\r' && !pair))
            ++count;
    }
    return count;
}

} // namespace

QList<EnvFile::SourceLine> EnvFile::lines() const
{
    QList<SourceLine> lines;
    int number = 1;
    for (const Entry &entry : m_entries) {
        SourceLine line;
        line.number = number;
        number += lineEnds(entry.text.view());
        line.text = entry.text;
        if (!entry.name.isEmpty()) {
            const QByteArrayView raw
                = entry.text.view().sliced(entry.valueAt, entry.valueEnd - entry.valueAt);
            line.name = entry.name;
            line.value = entry.block.isEmpty() ? entry.value : entry.block;
            line.isKeyBlock = !entry.block.isEmpty();
            line.quote = line.isKeyBlock ? Quote::None : quoteOf(raw);
            line.exported = entry.exported;
            line.hasLiteralBreaks = raw.contains("\\n") || raw.contains("\\r");
            line.hasRealBreaks = hasBreak(raw);
            line.nameAt = entry.nameAt;
            line.valueAt = entry.valueAt;
            line.valueEnd = entry.valueEnd;
        }
        lines.append(line);
    }
    QSet<QString> below;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        if (line->name.isEmpty())
            continue;
        line->isOverridden = below.contains(line->name);
        below.insert(line->name);
    }
    return lines;
}

EnvFormat EnvFile::format() const
{
    const QList<SourceLine> all = lines();
    const QStringList ours = ourNames();
    const auto any = [&](const auto &fits) {
        return std::any_of(all.cbegin(), all.cend(), [&](const SourceLine &line) {
            return ours.contains(line.name) && !line.isOverridden && fits(line);
        });
    };
    if (any([](const SourceLine &line) { return line.exported; }))
        return EnvFormat::Shell;
    // Docker takes no quotes and turns no \n into a line break: its programs do.
    if (any([](const SourceLine &line) {
            return line.name == "NETSUITE_PRIVATE_KEY"_L1 && line.quote == Quote::None
                && line.hasLiteralBreaks;
        }))
        return EnvFormat::Docker;
    return EnvFormat::Dotenv;
}

} // namespace suitescope
