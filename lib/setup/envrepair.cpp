// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How findings in a .env file are mended, and how that is shown.
#include "lib/setup/envinspection_p.h"
#include "lib/setup/envquoting_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using namespace envcheck;

/*! A line on its way to its new text. */
struct Piece
{
    qsizetype line = -1; // index in the file; -1: a new one
    QString name; // as it will be spelled
    QByteArray text; // as it will stand there, with its ending
    QByteArray comment; // a line of its own above, with its ending
    Secret value; // as it is meant
    bool touched = false;
    bool removed = false;
};

void wipe(QByteArray &text)
{
    text.detach();
    text.fill('\0');
}

/*! The edits of those that are chosen, applied to the lines of a file. */
class Repair
{
public:
    Repair(const Inspection &file, const QList<EnvFinding> &chosen) : m_file(file)
    {
        for (qsizetype i = 0; i < file.lines().size(); ++i) {
            const Line &line = file.lines().at(i);
            const bool isKey = file.nameAt(i) == "NETSUITE_PRIVATE_KEY"_L1;
            m_pieces.push_back({i,
                                line.name,
                                line.text.revealBytes(),
                                {},
                                isKey ? withRealBreaks(line.value) : line.value});
            if (m_ending.isEmpty())
                m_ending = lineEnd(line.text.view());
        }
        if (m_ending.isEmpty() || file.reader() == EnvFormat::Shell)
            m_ending = "\n";
        for (const Found &found : file.found()) {
            if (!chosen.contains(found.finding))
                continue;
            for (const Edit &edit : found.edits)
                apply(edit);
        }
        for (Piece &piece : m_pieces) {
            if (m_rewritten.contains(piece.line) && !piece.removed)
                rewrite(piece);
        }
        append();
    }

    ~Repair()
    {
        for (Piece &piece : m_pieces)
            wipe(piece.text);
    }
    Q_DISABLE_COPY_MOVE(Repair)

    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }

    [[nodiscard]] QByteArray text() const
    {
        QByteArray text;
        for (const Piece &piece : m_pieces) {
            if (!piece.removed)
                text += piece.comment + piece.text;
        }
        return text;
    }

private:
    void apply(const Edit &edit)
    {
        switch (edit.kind) {
        case Edit::Kind::Convert:
        case Edit::Kind::Protect:
            break;
        case Edit::Kind::Append:
            m_added.append(edit);
            break;
        case Edit::Kind::Remove:
            piece(edit.line).removed = true;
            break;
        case Edit::Kind::Rename: {
            Piece &renamed = piece(edit.line);
            renamed.touched = true;
            renamed.name = edit.name;
            const Line &line = m_file.lines().at(edit.line);
            renamed.text.replace(line.nameAt, line.name.size(), edit.name.toLatin1());
            break;
        }
        case Edit::Kind::Change:
            piece(edit.line).value = edit.value;
            m_rewritten += edit.line;
            break;
        case Edit::Kind::Rewrite:
            m_rewritten += edit.line;
            break;
        }
    }

    // A comment behind the value would be a part of it for some: it goes above.
    void rewrite(Piece &piece)
    {
        const Line &line = m_file.lines().at(piece.line);
        const bool windows = m_file.reader() != EnvFormat::Shell;
        const QByteArray ending = lineEnd(line.text.view());
        const QByteArray comment = commentBehind(line);
        if (!comment.isEmpty())
            piece.comment = comment + m_ending;
        wipe(piece.text);
        piece.text = envLine({piece.name, piece.value}, m_file.reader())
            + (windows || ending.isEmpty() ? ending : QByteArray("\n"));
        piece.touched = true;
    }

    // New names follow the last of ours, so that they stand together.
    void append()
    {
        if (m_added.isEmpty())
            return;
        auto last = m_pieces.end();
        for (auto it = m_pieces.begin(); it != m_pieces.end(); ++it) {
            if (!it->removed && !m_file.nameAt(it->line).isEmpty())
                last = it;
        }
        auto place = last == m_pieces.end() ? last : last + 1;
        for (const Edit &edit : std::as_const(m_added)) {
            Piece added{-1, edit.name,  envLine({edit.name, edit.value}, m_file.reader()),
                        {}, edit.value, true};
            if (place != m_pieces.begin() && lineEnd((place - 1)->text).isEmpty())
                (place - 1)->text += m_ending; // the last line had none: neither has ours
            else
                added.text += m_ending;
            place = m_pieces.insert(place, added) + 1;
        }
    }

    [[nodiscard]] Piece &piece(qsizetype line) { return m_pieces.at(size_t(line)); }

    const Inspection &m_file; // outlives this
    std::vector<Piece> m_pieces;
    QList<qsizetype> m_rewritten;
    QList<Edit> m_added;
    QByteArray m_ending;
};

QByteArrayView withoutEnd(QByteArrayView text)
{
    return text.first(text.size() - lineEnd(text).size());
}

/*! Whether \a lines are those of \a repair: what was not touched as it was, what was touched with
 * the value that it should have. */
bool holds(const QList<Line> &lines, const Repair &repair)
{
    qsizetype at = 0;
    for (const Piece &piece : repair.pieces()) {
        if (piece.removed)
            continue;
        if (!piece.comment.isEmpty()
            && (at >= lines.size() || lines.at(at++).text.view() != QByteArrayView(piece.comment)))
            return false;
        if (at >= lines.size())
            return false;
        const Line &line = lines.at(at++);
        if (line.text.view() != QByteArrayView(piece.text) || line.name != piece.name)
            return false;
        const bool isKey = piece.name == "NETSUITE_PRIVATE_KEY"_L1;
        if (piece.touched && !((isKey ? withRealBreaks(line.value) : line.value) == piece.value))
            return false;
    }
    return at == lines.size();
}

QList<EnvFinding> findingsOf(const Inspection &file)
{
    QList<EnvFinding> findings;
    for (const Found &found : file.found())
        findings.append(found.finding);
    return findings;
}

/*! Whether there are as many less of its kind as were chosen. */
bool isMended(const EnvFinding &finding, const QList<EnvFinding> &before,
              const QList<EnvFinding> &chosen, const QList<EnvFinding> &after)
{
    const auto alike = [&finding](const QList<EnvFinding> &findings) {
        return std::count_if(findings.cbegin(), findings.cend(), [&](const EnvFinding &other) {
            return other.id == finding.id && other.name == finding.name;
        });
    };
    return alike(after) <= alike(before) - alike(chosen);
}

} // namespace

std::optional<Secret> repairedEnv(const QByteArray &content, const EnvSurroundings &around,
                                  const QList<EnvFinding> &chosen)
{
    Inspection file(content, around);
    file.run();
    const Repair repair(file, chosen);
    QByteArray text = repair.text();
    // What was written is asked as a stranger's file would be.
    EnvSurroundings after = around;
    after.reader = file.reader();
    after.othersMayRead = false; // it is written for its owner alone
    Inspection again(text, after);
    again.run();
    const QList<EnvFinding> before = findingsOf(file);
    QList<EnvFinding> done = before;
    done.removeIf([&chosen](const EnvFinding &finding) {
        return !finding.repairable || !chosen.contains(finding);
    });
    const QList<EnvFinding> left = findingsOf(again);
    const bool good = holds(again.lines(), repair)
        && std::all_of(done.cbegin(), done.cend(), [&](const EnvFinding &finding) {
                          return isMended(finding, before, done, left);
                      });
    std::optional<Secret> result;
    if (good)
        result = Secret(QByteArrayView(text));
    wipe(text);
    return result;
}

QList<EnvChange> envChanges(const QByteArray &content, const EnvSurroundings &around,
                            const QList<EnvFinding> &chosen)
{
    Inspection file(content, around);
    file.run();
    const Repair repair(file, chosen);
    QList<EnvChange> changes;
    for (const Piece &piece : repair.pieces()) {
        if (!piece.touched && !piece.removed)
            continue;
        EnvChange change;
        if (piece.line >= 0) {
            const Line &line = file.lines().at(piece.line);
            const QString name = file.nameAt(piece.line);
            change.line = line.number;
            change.before
                = maskedLine(withoutEnd(line.text.view()), line.valueAt, line.valueEnd, name);
        }
        if (!piece.removed) {
            const QList<Line> lines = EnvFile::parse(piece.text).lines();
            const Line &line = lines.constFirst();
            change.after
                = maskedLine(withoutEnd(line.text.view()), line.valueAt, line.valueEnd, piece.name);
            if (!piece.comment.isEmpty())
                change.after.prepend(maskedLine(withoutEnd(piece.comment), 0, 0, {}) + u'\n');
        }
        if (change.before != change.after)
            changes.append(change);
    }
    return changes;
}

} // namespace suitescope
