// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/terminal.h"

#include <conio.h>

using namespace Qt::StringLiterals;

namespace suitescope {

Result<Secret> readHidden(const QString &prompt)
{
    constexpr qsizetype longestLine = 1024;
    for (const QChar c : prompt)
        _putwch(c.unicode());
    QString line;
    line.reserve(longestLine);
    bool canceled = false;
    while (line.size() < longestLine && !canceled) {
        const QChar c(char16_t(_getwch()));
        if (c == u'\r' || c == u'\n')
            break;
        canceled = c == QChar(0x03);
        if (c == u'\b')
            line.chop(1);
        else if (c >= u' ')
            line.append(c);
    }
    _putwch(L'\n');
    const Secret result(line);
    line.fill(u'\0');
    if (canceled)
        return failure(ErrorKind::Canceled);
    return result;
}

} // namespace suitescope
