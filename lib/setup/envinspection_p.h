// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envcheck.h"

#include <vector>

namespace suitescope::envcheck {

using Line = EnvFile::SourceLine;
using Quote = EnvFile::Quote;

/*! One step of a repair. Several may meet on one line. */
struct Edit
{
    enum class Kind {
        Convert, // to UTF-8; to be written anew is all it takes
        Protect, // likewise
        Rename,
        Rewrite, // the same value, as the file's reader takes it
        Change, // another value
        Remove,
        Append,
    };
    Kind kind = Kind::Rewrite;
    qsizetype line = -1; // index of the line
    QString name = {}; // Rename: the new one; Append
    Secret value = {}; // Change, Append
};

struct Found
{
    EnvFinding finding;
    QList<Edit> edits = {}; // empty: not repairable
};

/*! A name of ours that a file has, with the line that counts. */
struct Variable
{
    QString name; // as it should be spelled
    qsizetype line = -1;
    Secret value; // as it is meant: a key with real line breaks
};

/*! Goes through a file once. */
class Inspection
{
public:
    Inspection(const QByteArray &content, const EnvSurroundings &around);

    void run();

    [[nodiscard]] const QByteArray &text() const { return m_text; } // as UTF-8
    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    [[nodiscard]] EnvFormat reader() const { return m_reader; }
    [[nodiscard]] const QList<Variable> &variables() const { return m_variables; }
    [[nodiscard]] const std::vector<Found> &found() const { return m_found; }
    /*! As it should be spelled; empty for a line that is none of ours. */
    [[nodiscard]] QString nameAt(qsizetype line) const { return m_names.at(line); }

private:
    void readText(const QByteArray &content);
    void collectNames();
    void collectVariables();
    void chooseMethod();

    void lookAtFile();
    void lookAtNames();
    void lookAtMisspelled();
    void lookAtTwice();
    void lookAtAuthType();
    void lookAtMissing();
    void lookAtForm(const Variable &variable);
    void lookAtKeyForm(const Variable &variable);
    void lookAtSign(const Variable &variable);
    void lookAtValues();
    void lookAtValue(const Variable &variable, const QHash<SecretField, Secret> &others);
    [[nodiscard]] bool lookAtSwapped(QStringList &done);
    void lookAtAccount();
    void lookAtKey();
    void lookAtAlgorithm(const KeyPair &key);
    void lookAtScopes();
    void lookAtEnd(const KeyPair &key);

    [[nodiscard]] const Variable *variable(const QString &name) const;
    [[nodiscard]] bool has(const QString &name) const; // with a value
    [[nodiscard]] bool hasAny(AuthMethod method) const;
    /*! The one method that the names speak of. */
    [[nodiscard]] std::optional<AuthMethod> namedMethod() const;
    EnvFinding &add(EnvFindingId id, EnvWeight weight, const Variable &variable);
    EnvFinding &add(EnvFindingId id, EnvWeight weight, const QString &name = {});
    void mend(const Edit &edit); // what was added last
    void change(const Variable &variable, const QString &value);

    const EnvSurroundings &m_around; // outlives this
    QByteArray m_text;
    bool m_wide = false;
    EnvFormat m_reader = EnvFormat::Dotenv;
    QList<Line> m_lines;
    QStringList m_names; // of each line
    QList<Variable> m_variables;
    std::optional<AuthMethod> m_method;
    std::vector<Found> m_found;
};

[[nodiscard]] QStringList namesOf(AuthMethod method);
[[nodiscard]] std::optional<SecretField> fieldNamed(const QString &name);
[[nodiscard]] QString nameOf(SecretField field);

/*! The name of ours that \a name was meant to be; nothing when it is one, or none. */
struct NearName
{
    QString right;
    bool certain = false; // differs in case and separators alone
};
[[nodiscard]] std::optional<NearName> nearName(const QString &name);
/*! Whether \a value can be what stands behind \a name. */
[[nodiscard]] bool suits(const QString &name, const Secret &value);

[[nodiscard]] std::optional<AuthMethod> authMethod(const QString &typed);
[[nodiscard]] QString authTypeName(AuthMethod method);
/*! As the scopes are written; those that are none stay as they are. */
[[nodiscard]] QStringList cleanScopes(const QString &typed);
[[nodiscard]] bool isScope(const QString &scope);
/*! A key with real line breaks, whatever it was written with. */
[[nodiscard]] Secret withRealBreaks(const Secret &key);
/*! "# …" behind a value; empty when there is none. */
[[nodiscard]] QByteArray commentBehind(const Line &line);
[[nodiscard]] QByteArray lineEnd(QByteArrayView text);

/*! A line with its value masked. \a name: as it should be spelled. */
[[nodiscard]] QString maskedLine(QByteArrayView text, qsizetype valueAt, qsizetype valueEnd,
                                 const QString &name);

} // namespace suitescope::envcheck
