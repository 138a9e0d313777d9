// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How EnvFile writes: values, quotes, merging and the preview.
#include "lib/setup/envquoting_p.h"
#include "lib/storage/atomicfile.h"

#include <QFileInfo>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QByteArray lineEnding(QByteArrayView line)
{
    if (line.endsWith("\r\n"))
        return "\r\n";
    if (line.endsWith('\n'))
        return "\n";
    return line.endsWith('\r') ? "\r" : "";
}

/*! Puts the file together again, piece by piece. */
class Merger
{
public:
    Merger(const EnvSettings &settings, EnvFormat format)
        : m_format(format), m_pairs(envVariables(settings))
    {
    }

    /*! The ending of the lines we add: the file's own, but never a carriage return where a shell
     * would take it for a part of the value. */
    void learnEnding(QByteArrayView line)
    {
        const QByteArray ending = lineEnding(line);
        if (m_ending.isEmpty())
            m_ending = ending;
    }

    void keep(QByteArrayView text) { m_text.append(text); }

    void replace(const QString &name, QByteArrayView old)
    {
        const auto pair = std::find_if(m_pairs.begin(), m_pairs.end(),
                                       [&name](const EnvVariable &p) { return p.name == name; });
        if (pair == m_pairs.end()) // of the other method, or written before
            return;
        m_text.append(envLine(*pair, m_format));
        m_text.append(m_format == EnvFormat::Shell && !lineEnding(old).isEmpty() ? "\n"
                                                                                 : lineEnding(old));
        m_pairs.erase(pair);
    }

    /*! What the file did not have yet. */
    void append()
    {
        const QByteArray ending
            = m_format == EnvFormat::Shell || m_ending.isEmpty() ? "\n" : m_ending;
        for (const EnvVariable &pair : std::as_const(m_pairs)) {
            const bool open = !m_text.isEmpty() && lineEnding(m_text).isEmpty() && m_text != bom;
            if (open) // the last line had no ending: neither has ours
                m_text.append(ending);
            m_text.append(envLine(pair, m_format));
            if (!open)
                m_text.append(ending);
        }
        m_pairs.clear();
    }

    [[nodiscard]] Secret take()
    {
        const Secret result{QByteArrayView(m_text)};
        m_text.fill('\0');
        return result;
    }

private:
    const QByteArray bom = "\xEF\xBB\xBF";
    EnvFormat m_format;
    QList<EnvVariable> m_pairs;
    QByteArray m_ending;
    QByteArray m_text;
};

} // namespace

QList<EnvFile::Variable> EnvFile::variables(const EnvSettings &settings)
{
    QList<Variable> all;
    for (const EnvVariable &pair : envVariables(settings))
        all.append({pair.name, pair.value});
    return all;
}

QStringList EnvFile::ourNames()
{
    return {u"NETSUITE_AUTH_TYPE"_s,       u"NETSUITE_ACCOUNT_ID"_s,     u"NETSUITE_CONSUMER_KEY"_s,
            u"NETSUITE_CONSUMER_SECRET"_s, u"NETSUITE_TOKEN_ID"_s,       u"NETSUITE_TOKEN_SECRET"_s,
            u"NETSUITE_CLIENT_ID"_s,       u"NETSUITE_CERTIFICATE_ID"_s, u"NETSUITE_PRIVATE_KEY"_s,
            u"NETSUITE_ALGORITHM"_s,       u"NETSUITE_SCOPES"_s};
}

bool EnvFile::holds(const EnvSettings &settings, EnvFormat format) const
{
    const QList<EnvVariable> pairs = envVariables(settings);
    return std::all_of(pairs.cbegin(), pairs.cend(), [&](const EnvVariable &pair) {
        const auto last = std::find_if(m_entries.crbegin(), m_entries.crend(),
                                       [&](const Entry &entry) { return entry.name == pair.name; });
        if (last == m_entries.crend())
            return false;
        const QByteArrayView text = last->text.view();
        return text.chopped(lineEnding(text).size()) == envLine(pair, format);
    });
}

Secret EnvFile::merged(const EnvSettings &settings, EnvFormat format) const
{
    const Secret inPlace = merged(settings, format, Where::InPlace);
    // A quote that somebody never closed can find its end in what stands behind our lines, now
    // that these are others. Nothing can do that to the first lines.
    return parse(inPlace.revealBytes()).holds(settings, format)
        ? inPlace
        : merged(settings, format, Where::AtTheTop);
}

Secret EnvFile::merged(const EnvSettings &settings, EnvFormat format, Where where) const
{
    Merger merger(settings, format);
    const QStringList ours = ourNames();
    // New names follow the last of ours, so that they stand together.
    qsizetype lastOurs = -1;
    for (qsizetype i = 0; i < qsizetype(m_entries.size()); ++i) {
        merger.learnEnding(m_entries[size_t(i)].text.view());
        if (ours.contains(m_entries[size_t(i)].name))
            lastOurs = i;
    }
    for (qsizetype i = 0; i < qsizetype(m_entries.size()); ++i) {
        const Entry &entry = m_entries[size_t(i)];
        const bool isMark = i == 0 && entry.text.view() == QByteArrayView("\xEF\xBB\xBF");
        if (where == Where::AtTheTop && !isMark)
            merger.append();
        if (ours.contains(entry.name))
            merger.replace(entry.name, entry.text.view());
        else
            merger.keep(entry.text.view());
        if (i == lastOurs)
            merger.append();
    }
    merger.append();
    return merger.take();
}

int EnvFile::otherLines() const
{
    const QStringList ours = ourNames();
    return int(std::count_if(m_entries.cbegin(), m_entries.cend(), [&ours](const Entry &entry) {
        return !ours.contains(entry.name) && entry.text.view() != QByteArrayView("\xEF\xBB\xBF");
    }));
}

QList<EnvFile::Line> EnvFile::preview(const EnvSettings &settings, EnvFormat format)
{
    QList<Line> lines;
    for (const EnvVariable &variable : envVariables(settings)) {
        const QString shown = masked(variable);
        const bool quoted = format != EnvFormat::Docker && needsQuotes(variable.value.view());
        const QChar quote = format == EnvFormat::Shell ? u'\'' : u'"';
        lines.append({variable.name, quoted ? quote + shown + quote : shown});
    }
    return lines;
}

QFuture<Result<>> EnvFile::exportTo(const QString &path, EnvSettings settings, EnvFormat format)
{
    return QtConcurrent::run([path, settings = std::move(settings), format]() -> Result<> {
        QByteArray content;
        if (QFileInfo::exists(path)) {
            Result<QByteArray> read = readFile(path);
            if (!read)
                return failure(read.error());
            content = std::move(*read);
        }
        const Secret merged = parse(content).merged(settings, format);
        content.fill('\0');
        return writeAtomically(path, merged.view(), FileAccess::OwnerOnly);
    });
}

} // namespace suitescope
