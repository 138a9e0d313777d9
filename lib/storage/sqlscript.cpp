// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/sqlscript.h"

#include <QStringView>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

/*! Where the quoted text or comment that begins at \a at ends; \a at itself when none does. */
qsizetype skipped(QStringView text, qsizetype at)
{
    const auto past = [text](qsizetype found, qsizetype length) {
        return found < 0 ? text.size() : found + length;
    };
    const QStringView rest = text.sliced(at);
    if (rest.startsWith("--"_L1))
        return past(text.indexOf(u'\n', at), 1);
    if (rest.startsWith("/*"_L1))
        return past(text.indexOf("*/"_L1, at + 2), 2);
    const QChar first = rest.front();
    if (first == u'\'' || first == u'"' || first == u'`') // a doubled one inside opens anew
        return past(text.indexOf(first, at + 1), 1);
    if (first == u'[')
        return past(text.indexOf(u']', at + 1), 1);
    return at;
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

bool isWord(QStringView word, QLatin1StringView keyword)
{
    return word.compare(keyword, Qt::CaseInsensitive) == 0;
}

bool isTrigger(const QList<QStringView> &words)
{
    if (words.isEmpty() || !isWord(words.front(), "create"_L1))
        return false;
    for (qsizetype n = 1; n < words.size() && n < 3; ++n) {
        if (isWord(words[n], "trigger"_L1))
            return true;
    }
    return false;
}

} // namespace

QStringList sqlStatements(const QString &script)
{
    const QStringView text(script);
    QStringList statements;
    QList<QStringView> words; // of the statement under way
    qsizetype start = 0;
    const auto take = [&](qsizetype end) {
        if (!words.isEmpty())
            statements.append(text.sliced(start, end - start).trimmed().toString());
        words.clear();
        start = end + 1;
    };

    qsizetype at = 0;
    while (at < text.size()) {
        if (const qsizetype next = skipped(text, at); next > at) {
            at = next;
            continue;
        }
        if (isWordPart(text[at])) {
            const qsizetype from = at;
            while (at < text.size() && isWordPart(text[at]))
                ++at;
            words.append(text.sliced(from, at - from));
            continue;
        }
        const bool inner = isTrigger(words) && !isWord(words.back(), "end"_L1);
        if (text[at] == u';' && !inner)
            take(at);
        ++at;
    }
    take(text.size());
    return statements;
}

} // namespace suitescope
