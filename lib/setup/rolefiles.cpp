// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/rolefiles.h"

#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype longestScriptId = 40;

QString quoted(const QString &cell)
{
    if (!cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n'))
        return cell;
    return u'"' + QString(cell).replace(u'"', u"\"\""_s) + u'"';
}

QString withoutControls(const QString &text)
{
    QString clean;
    for (const QChar c : text) {
        if (c.isPrint())
            clean += c;
    }
    return clean.trimmed();
}

} // namespace

QByteArray permissionsCsv(const QList<PermissionItem> &permissions)
{
    QString csv = u"Subtab,Permission,Level,Key,Needed\r\n"_s;
    for (const PermissionItem &item : permissions) {
        csv += QStringList{quoted(item.subtab), quoted(item.name), item.level,
                           item.keyIsGuessed ? QString() : item.key,
                           item.required ? u"required"_s : u"optional"_s}
                   .join(u',')
            + u"\r\n"_s;
    }
    return csv.toUtf8();
}

QString roleScriptId(const QString &name)
{
    QString id = u"customrole_"_s;
    const QString lower = name.toLower();
    for (const QChar c : lower) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            id += c;
        else if (!id.endsWith(u'_'))
            id += u'_';
    }
    id.truncate(longestScriptId);
    while (id.endsWith(u'_'))
        id.chop(1);
    return id == "customrole"_L1 ? u"customrole_suitescope"_s : id;
}

QByteArray customRoleXml(const QString &name, const QList<PermissionItem> &permissions)
{
    const QString clean = withoutControls(name);
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writer.setAutoFormatting(true);
    writer.setAutoFormattingIndent(2);
    writer.writeStartDocument();
    writer.writeStartElement(u"customrole"_s);
    writer.writeAttribute(u"scriptid"_s, roleScriptId(clean));
    writer.writeTextElement(u"name"_s, clean.isEmpty() ? u"SuiteScope"_s : clean);
    for (const PermissionItem &item : permissions) {
        if (item.keyIsGuessed) // a wrong key would stop the whole deployment
            writer.writeComment(u" Optional, to be added by hand: %1 (%2, %3) "_s.arg(
                item.name, item.subtab, item.level));
    }
    writer.writeStartElement(u"permissions"_s);
    for (const PermissionItem &item : permissions) {
        if (item.keyIsGuessed)
            continue;
        writer.writeStartElement(u"permission"_s);
        writer.writeTextElement(u"permkey"_s, item.key);
        writer.writeTextElement(u"permlevel"_s, item.level.toUpper());
        writer.writeEndElement();
    }
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndDocument();
    return xml;
}

} // namespace suitescope
