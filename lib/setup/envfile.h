// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/credentials.h"

#include <QFuture>

#include <vector>

namespace suitescope {

/*! Dotenv: values that need it in double quotes, the key on one line with \n, which every version
   of npm's dotenv turns into line breaks. Docker (--env-file): no quotes, since Docker would keep
   them; the key on one line with literal \n, which the consumer has to turn back. Shell: `export`
   and single quotes, the key with real line breaks; any POSIX shell reads it with `.`. */
enum class EnvFormat { Dotenv, Docker, Shell };

/*! The variables the SuitePortal ORM reads. */
struct EnvSettings
{
    Connection facts; // method, account, scopes, algorithm; name from the file when it has one
    Credentials credentials;
};

/*! A .env file as text: names, values, and everything else kept as it is. */
class EnvFile
{
public:
    enum class Quote { None, Double, Single, Backtick };

    /*! Every form of fact sheet 10: export prefix, BOM, quotes of three kinds, real line breaks
     * inside quotes, literal \n, comments. Never fails: lines that are no assignment are kept. */
    [[nodiscard]] static EnvFile parse(const QByteArray &content);

    [[nodiscard]] QStringList names() const;
    [[nodiscard]] Secret value(const QString &name) const; // as dotenv 15 and newer reads it
    [[nodiscard]] bool contains(const QString &name) const;

    /*! The connection a file describes. InvalidInput names the variable that is missing or wrong.
     */
    [[nodiscard]] Result<EnvSettings> settings() const;

    /*! Our names replaced or appended, those of the other method removed, every other line,
     * comment, order and line ending kept. */
    [[nodiscard]] Secret merged(const EnvSettings &settings, EnvFormat format) const;
    /*! How many lines of the file are not ours. */
    [[nodiscard]] int otherLines() const;

    /*! NAME=value pairs in the order they are written, for the preview; masked: secrets as bullets
     * with the last four characters of identifiers. */
    struct Line
    {
        QString name;
        QString masked;
    };
    [[nodiscard]] static QList<Line> preview(const EnvSettings &settings, EnvFormat format);
    /*! The variables themselves for a program's environment: without quotes, the key with real line
     * breaks, as a reader of the file finds them. */
    struct Variable
    {
        QString name;
        Secret value;
    };
    [[nodiscard]] static QList<Variable> variables(const EnvSettings &settings);
    [[nodiscard]] static QStringList ourNames();

    /*! One line as it stands in the file; a value in quotes or a key may go over several. */
    struct SourceLine
    {
        int number = 0; // of its first line in the file, from 1
        Secret text; // with its line ending
        QString name; // empty for anything but an assignment
        Secret value; // as value(), but a key without quotes whole
        Quote quote = Quote::None;
        bool exported = false; // has the export prefix
        bool hasLiteralBreaks = false; // \n or \r in two characters
        bool hasRealBreaks = false;
        bool isKeyBlock = false; // a key that goes on over unquoted lines
        bool isOverridden = false; // the same name comes again further down, and that one counts
        // Where name and value, with its quotes, stand in the text.
        qsizetype nameAt = 0;
        qsizetype valueAt = 0;
        qsizetype valueEnd = 0;
    };
    [[nodiscard]] QList<SourceLine> lines() const;
    /*! For whom the file was written, as far as it can be seen. */
    [[nodiscard]] EnvFormat format() const;

    /*! Reads, merges and writes atomically with mode 0600, on a worker thread. */
    [[nodiscard]] static QFuture<Result<>> exportTo(const QString &path, EnvSettings settings,
                                                    EnvFormat format);

private:
    struct Entry
    {
        Secret text; // as it stands in the file, with its line ending
        QString name; // empty for anything but an assignment
        bool exported = false; // had the export prefix
        Secret value;
        Secret block; // a key that goes on over unquoted lines, whole
        qsizetype nameAt = 0; // in the text
        qsizetype valueAt = 0; // likewise, with its quotes
        qsizetype valueEnd = 0;
    };

    enum class Where { InPlace, AtTheTop };
    [[nodiscard]] Secret merged(const EnvSettings &settings, EnvFormat format, Where where) const;
    /*! Whether a reader finds exactly what was to be written. */
    [[nodiscard]] bool holds(const EnvSettings &settings, EnvFormat format) const;

    std::vector<Entry> m_entries;
};

/*! Whether a file lies in a git work tree, whether git would ignore it, and whether it has it
 * already; reads the folder's .gitignore files and the index, runs no git. Blocking. */
struct GitCheck
{
    QString workTree; // empty: none
    bool ignored = false;
    bool tracked = false; // ignoring it then changes nothing

    friend bool operator==(const GitCheck &, const GitCheck &) = default;
};
[[nodiscard]] GitCheck gitCheck(const QString &path);
[[nodiscard]] Result<> addToGitIgnore(const QString &path);

} // namespace suitescope
