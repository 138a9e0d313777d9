// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/resultcopy.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype longestInList = 1000; // fact: an IN list takes no more

QString onOneLine(QString text)
{
    for (QChar &c : text) {
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    }
    return text;
}

QString csvField(const QString &text)
{
    const bool quoted = text.contains(u',') || text.contains(u'"') || text.contains(u'\n')
        || text.contains(u'\r');
    return quoted ? u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"' : text;
}

QString markdownField(const QString &text)
{
    return onOneLine(text).replace(u'|', u"\\|"_s);
}

QString jsonString(const QString &text)
{
    // A whole document is the only thing QJsonDocument writes: take the member's value out of it.
    const QByteArray json
        = QJsonDocument(QJsonObject{{u"v"_s, text}}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(5, json.size() - 6));
}

QString jsonValue(const Cell &cell)
{
    const QString text = QString::fromUtf8(cell.text);
    switch (cell.kind) {
    case CellKind::Null:
        return u"null"_s;
    case CellKind::Number:
    case CellKind::Boolean:
        return text;
    case CellKind::Text:
        return jsonString(text);
    }
    return {};
}

QString inList(const ResultTable &table, const CopySelection &selection)
{
    QStringList values;
    QSet<QString> seen;
    const int column = selection.columns.value(0);
    for (const qint64 row : selection.rows) {
        const Cell cell = table.cell(row, column);
        const QString text = QString::fromUtf8(cell.text);
        if (cell.kind == CellKind::Null || seen.contains(text) || values.size() >= longestInList)
            continue;
        seen.insert(text);
        values += table.isNumeric(column) ? text
                                          : u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
    }
    return u'(' + values.join(u", "_s) + u')';
}

QString json(const ResultTable &table, const CopySelection &selection)
{
    QStringList objects;
    for (const qint64 row : selection.rows) {
        QStringList members;
        for (const int column : selection.columns)
            members += jsonString(table.columnName(column)) + u": "_s
                + jsonValue(table.cell(row, column));
        objects += u"  {"_s + members.join(u", "_s) + u'}';
    }
    return u"[\n"_s + objects.join(u",\n"_s) + u"\n]\n"_s;
}

/*! Lines of fields between separators. */
template<typename Field>
QString lines(const ResultTable &table, const CopySelection &selection, const QString &separator,
              Field field)
{
    QStringList result;
    QStringList fields;
    if (selection.withHeader) {
        for (const int column : selection.columns)
            fields += field(table.columnName(column));
        result += fields.join(separator);
    }
    for (const qint64 row : selection.rows) {
        fields.clear();
        for (const int column : selection.columns)
            fields += field(table.text(row, column));
        result += fields.join(separator);
    }
    return result.join(u'\n');
}

QString markdown(const ResultTable &table, CopySelection selection)
{
    selection.withHeader = true; // a Markdown table has one
    QStringList rows = lines(table, selection, u" | "_s, markdownField).split(u'\n');
    QStringList rules;
    for (const int column : selection.columns)
        rules += table.isNumeric(column) ? u"---:"_s : u"---"_s;
    rows.insert(1, rules.join(u" | "_s));
    QString text;
    for (const QString &row : rows)
        text += u"| "_s + row + u" |\n"_s;
    return text;
}

} // namespace

QString copyText(const ResultTable &table, const CopySelection &selection, CopyForm form)
{
    if (selection.rows.empty() || selection.columns.isEmpty())
        return {};
    switch (form) {
    case CopyForm::TabSeparated:
        return lines(table, selection, u"\t"_s, onOneLine);
    case CopyForm::Csv:
        return lines(table, selection, u","_s, csvField) + u'\n';
    case CopyForm::Json:
        return json(table, selection);
    case CopyForm::Markdown:
        return markdown(table, selection);
    case CopyForm::InList:
        return inList(table, selection);
    }
    return {};
}

} // namespace suitescope
