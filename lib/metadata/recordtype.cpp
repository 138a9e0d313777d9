// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/recordtype.h"

#include "lib/metadata/wellknownnames.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr QLatin1StringView customPrefixes[]{"customrecord"_L1, "customlist"_L1,
                                             "customtransaction"_L1};

/*! What stands behind the prefix, or empty: "customrecordtype" is a standard type. */
QString customPart(const QString &typeName)
{
    for (const QLatin1StringView prefix : customPrefixes) {
        if (!typeName.startsWith(prefix, Qt::CaseInsensitive))
            continue;
        const QString rest = typeName.mid(prefix.size());
        if (rest.startsWith(u'_') || (!rest.isEmpty() && rest.at(0).isDigit()))
            return rest;
    }
    return {};
}

QString words(const QString &name)
{
    QString out;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i);
        if (c == u'_' || c == u'-') {
            out += u' ';
        } else {
            if (c.isUpper() && i > 0 && name.at(i - 1).isLower())
                out += u' ';
            out += c.toLower();
        }
    }
    out = std::move(out).simplified();
    if (!out.isEmpty())
        out[0] = out[0].toUpper();
    return out;
}

} // namespace

QString labelFromName(const QString &typeName)
{
    const QString known = wellKnownLabel(typeName);
    if (!known.isEmpty())
        return known;
    const QString custom = customPart(typeName);
    if (!custom.isEmpty())
        return custom.at(0).isDigit() ? u"Custom "_s + custom : words(custom);
    const qsizetype hyphen = typeName.indexOf(u'-');
    if (hyphen < 0)
        return words(typeName);
    // The schema of a part: "salesOrder-itemElement"
    QString part = typeName.mid(hyphen + 1);
    for (const QLatin1StringView suffix : {"Collection"_L1, "Element"_L1}) {
        if (part.endsWith(suffix))
            part.chop(suffix.size());
    }
    return labelFromName(typeName.first(hyphen)) + u' ' + words(part).toLower();
}

bool isCustomType(const QString &typeName)
{
    return !customPart(typeName).isEmpty();
}

} // namespace suitescope
