// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/redaction.h"

#include "lib/base/log.h"
#include "lib/setup/masking.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace suitescope {

// The log's own net, and a finer one: here too much may be hidden.
QString shareable(const QString &text)
{
    static const QRegularExpression bearer(u"\\b(Bearer|Basic)\\s+[A-Za-z0-9_.+/=~-]{8,}"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString answer = redacted(text);
    answer.replace(bearer, u"\\1 [redacted]"_s);
    return withoutSecrets(answer);
}

QString withoutPeople(const QString &text)
{
    static const QRegularExpression mail(u"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"_s);
    static const QRegularExpression address(u"\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b"_s);
    QString answer = shareable(text);
    answer.replace(mail, u"****"_s);
    answer.replace(address, u"****"_s);
    return answer;
}

} // namespace suitescope
