// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/masking.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype longestWord = 48; // of letters alone: NetSuite's longest has 34
constexpr qsizetype shortestSecret = 20;
constexpr qsizetype shown = 4;

bool isWord(QStringView run)
{
    return run.size() <= longestWord && std::all_of(run.cbegin(), run.cend(), [](QChar c) {
               return c.isLetter() || c == u'_' || c == u'-';
           });
}

} // namespace

QString withoutSecrets(const QString &text)
{
    static const QRegularExpression runs(u"[A-Za-z0-9_+/=~%-]{20,}"_s);
    QString answer;
    qsizetype from = 0;
    auto found = runs.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        if (isWord(match.capturedView()))
            continue;
        answer += QStringView(text).sliced(from, match.capturedStart() - from);
        answer += u"****"_s;
        from = match.capturedEnd();
    }
    answer += QStringView(text).sliced(from);
    return answer;
}

QString maskedIdentifier(const Secret &value)
{
    if (value.size() < shortestSecret)
        return u"****"_s;
    return QString::fromLatin1(value.view().first(shown)) + u"****"_s;
}

} // namespace suitescope
