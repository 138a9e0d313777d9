// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether git would ignore a file, by the rules of gitignore(5), without git.
#include "lib/setup/envfile.h"
#include "lib/setup/gitindex_p.h"
#include "lib/storage/atomicfile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct Pattern
{
    QRegularExpression regex; // against the path below the file's own folder
    bool negated = false;
    bool foldersOnly = false;
};

// "*" and "?" stay inside a name, "**" crosses folders.
QString regexOf(const QString &glob)
{
    QString regex;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        const QChar c = glob[i];
        if (glob.sliced(i).startsWith("**/"_L1) && (i == 0 || glob[i - 1] == u'/')) {
            regex += "(?:.*/)?"_L1;
            i += 2;
        } else if (glob.sliced(i) == "**"_L1 && i > 0 && glob[i - 1] == u'/') {
            regex += ".+"_L1;
            ++i;
        } else if (c == u'*') {
            regex += "[^/]*"_L1;
        } else if (c == u'?') {
            regex += "[^/]"_L1;
        } else if (c == u'[' && glob.indexOf(u']', i + 2) > 0) {
            const qsizetype close = glob.indexOf(u']', i + 2);
            QString set = glob.mid(i + 1, close - i - 1).replace(u'\\', "\\\\"_L1);
            if (set.startsWith(u'!'))
                set[0] = u'^';
            regex += u'[' + set + u']';
            i = close;
        } else if (c == u'\\' && i + 1 < glob.size()) {
            regex += QRegularExpression::escape(QString(glob[++i]));
        } else {
            regex += QRegularExpression::escape(QString(c));
        }
    }
    return regex;
}

std::optional<Pattern> readPattern(QString line)
{
    if (line.endsWith(u'\r'))
        line.chop(1);
    while (line.endsWith(u' ') && !line.endsWith("\\ "_L1))
        line.chop(1);
    if (line.isEmpty() || line.startsWith(u'#'))
        return std::nullopt;
    Pattern pattern;
    if (line.startsWith(u'!')) {
        pattern.negated = true;
        line.remove(0, 1);
    }
    if (line.endsWith(u'/')) {
        pattern.foldersOnly = true;
        line.chop(1);
    }
    const bool anchored = line.contains(u'/');
    if (line.startsWith(u'/'))
        line.remove(0, 1);
    if (line.isEmpty())
        return std::nullopt;
    pattern.regex.setPattern(
        u"\\A%1%2\\z"_s.arg(anchored ? QString() : u"(?:.*/)?"_s, regexOf(line)));
    return pattern;
}

QList<Pattern> readPatterns(const QString &file)
{
    constexpr qint64 most = 1024 * 1024;
    QList<Pattern> patterns;
    if (!QFileInfo::exists(file))
        return patterns;
    const Result<QByteArray> content = readFile(file, most);
    if (!content)
        return patterns;
    for (const QString &line : QString::fromUtf8(*content).split(u'\n')) {
        if (const std::optional<Pattern> pattern = readPattern(line))
            patterns.append(*pattern);
    }
    return patterns;
}

QString workTreeOf(const QString &path)
{
    // By the text of the path, since its last folders may be still to be made.
    QString folder = QFileInfo(path).absolutePath();
    while (!QFileInfo::exists(folder + u"/.git"_s)) {
        const QString parent = QFileInfo(folder).path();
        if (parent == folder)
            return {};
        folder = parent;
    }
    return folder;
}

/*! The last pattern that fits decides; a folder's own file outranks those above it. */
bool isIgnored(const QDir &tree, const QString &relative, bool isFolder)
{
    bool ignored = false;
    const auto apply = [&ignored, isFolder](const QList<Pattern> &patterns, const QString &below) {
        for (const Pattern &pattern : patterns) {
            if ((!pattern.foldersOnly || isFolder) && pattern.regex.match(below).hasMatch())
                ignored = !pattern.negated;
        }
    };
    apply(readPatterns(tree.filePath(u".git/info/exclude"_s)), relative);
    qsizetype start = 0;
    while (start >= 0) {
        const QString folder = relative.left(start);
        apply(readPatterns(tree.filePath(folder + u".gitignore"_s)), relative.mid(start));
        const qsizetype slash = relative.indexOf(u'/', start);
        start = slash < 0 ? -1 : slash + 1;
    }
    return ignored;
}

} // namespace

GitCheck gitCheck(const QString &path)
{
    GitCheck check;
    check.workTree = workTreeOf(path);
    if (check.workTree.isEmpty())
        return check;
    const QDir tree(check.workTree);
    const QString relative = tree.relativeFilePath(QFileInfo(path).absoluteFilePath());
    // Nothing below an ignored folder can be taken back in.
    for (qsizetype slash = relative.indexOf(u'/'); slash >= 0 && !check.ignored;
         slash = relative.indexOf(u'/', slash + 1)) {
        check.ignored = isIgnored(tree, relative.left(slash), true);
    }
    check.ignored = check.ignored || isIgnored(tree, relative, false);
    check.tracked = isInGitIndex(check.workTree, relative);
    return check;
}

Result<> addToGitIgnore(const QString &path)
{
    const QString workTree = workTreeOf(path);
    if (workTree.isEmpty())
        return failure(ErrorKind::InvalidInput, u"the file lies in no git work tree"_s);
    const QDir tree(workTree);
    QString line = tree.relativeFilePath(QFileInfo(path).absoluteFilePath());
    static const QRegularExpression special(u"([\\\\*?\\[])"_s);
    line.replace(special, u"\\\\1"_s);

    const QString file = tree.filePath(u".gitignore"_s);
    QByteArray content;
    if (QFileInfo::exists(file)) {
        const Result<QByteArray> read = readFile(file);
        if (!read)
            return failure(read.error());
        content = *read;
    }
    const QByteArray ending = content.contains("\r\n") ? "\r\n" : "\n";
    if (!content.isEmpty() && !content.endsWith('\n'))
        content += ending;
    content += '/' + line.toUtf8() + ending;
    return writeAtomically(file, content, FileAccess::Default);
}

} // namespace suitescope
