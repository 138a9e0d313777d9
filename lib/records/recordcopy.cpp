// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/records/recordcopy.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int indent = 2;

/*! Writes tokens; strings are passed through byte for byte. */
class Indenter
{
public:
    QByteArray run(QByteArrayView json)
    {
        m_text.reserve(json.size() * 2);
        for (qsizetype i = 0; i < json.size(); ++i) {
            if (m_inString)
                takeStringByte(json[i]);
            else
                takeByte(json[i], next(json, i));
        }
        return m_text;
    }

private:
    static char next(QByteArrayView json, qsizetype from)
    {
        for (qsizetype i = from + 1; i < json.size(); ++i) {
            if (!isSpace(json[i]))
                return json[i];
        }
        return 0;
    }

    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

    void takeStringByte(char c)
    {
        m_text += c;
        if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"')
            m_inString = false;
    }

    void takeByte(char c, char following)
    {
        switch (c) {
        case '{':
        case '[':
            m_text += c;
            ++m_depth;
            if (following != '}' && following != ']')
                breakLine();
            m_empty = following == '}' || following == ']';
            return;
        case '}':
        case ']':
            --m_depth;
            if (!std::exchange(m_empty, false))
                breakLine();
            m_text += c;
            return;
        case ',':
            m_text += c;
            breakLine();
            return;
        case ':':
            m_text += ": ";
            return;
        case '"':
            m_inString = true;
            break;
        default:
            if (isSpace(c))
                return;
        }
        m_text += c;
    }

    void breakLine() { m_text += '\n' + QByteArray(m_depth * indent, ' '); }

    QByteArray m_text;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_empty = false;
};

QString restPath(const Record &record, const ServiceUrls &urls)
{
    return urls.record(record.type, record.id).path(QUrl::FullyEncoded);
}

} // namespace

QByteArray indentedJson(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).isNull() ? json : Indenter().run(json);
}

QString copyText(const Record &record, RecordCopy form, const ServiceUrls &urls)
{
    switch (form) {
    case RecordCopy::Json:
        return QString::fromUtf8(indentedJson(record.raw));
    case RecordCopy::RestPath:
        return restPath(record, urls);
    case RecordCopy::Curl:
        return u"curl -H 'Authorization: Bearer <access token>' -H 'Accept: application/json' '%1'"_s
            .arg(urls.record(record.type, record.id).toString(QUrl::FullyEncoded));
    case RecordCopy::SuiteQl:
        return u"SELECT * FROM %1 WHERE id = %2"_s.arg(record.type, record.id);
    }
    Q_UNREACHABLE();
}

} // namespace suitescope
