// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/calendarevent.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int alarmDays[] = {60, 30, 14};

// RFC 5545, 3.3.11
QByteArray escaped(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'\\' || c == u';' || c == u',')
            result += u'\\';
        if (c == u'\n')
            result += "\\n"_L1;
        else if (c >= u' ' && c != QChar(0x7f))
            result += c;
    }
    return result.toUtf8();
}

// RFC 5545, 3.1: at most 75 octets a line, never inside a character.
void appendLine(QByteArray &calendar, const QByteArray &line)
{
    constexpr qsizetype most = 75;
    qsizetype room = most;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype length = 1;
        while (at + length < line.size() && (uchar(line[at + length]) & 0xC0) == 0x80)
            ++length;
        if (length > room) {
            calendar += "\r\n ";
            room = most - 1;
        }
        calendar += line.mid(at, length);
        room -= length;
        at += length;
    }
    calendar += "\r\n";
}

QByteArray stamp(const QDateTime &when)
{
    return when.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

} // namespace

QByteArray certificateCalendar(const QString &connectionName, const QString &accountId,
                               const QDateTime &ends, const QString &uid, const QDateTime &now)
{
    const QByteArray summary = escaped(u"NetSuite certificate of %1 ends"_s.arg(connectionName));
    const QDate day = ends.toUTC().date();
    QByteArray calendar;
    const QList<QByteArray> head{
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//SuiteScope//Certificate end//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:" + escaped(uid),
        "DTSTAMP:" + stamp(now),
        "DTSTART;VALUE=DATE:" + day.toString(u"yyyyMMdd"_s).toLatin1(),
        "DTEND;VALUE=DATE:" + day.addDays(1).toString(u"yyyyMMdd"_s).toLatin1(),
        "SUMMARY:" + summary,
        "DESCRIPTION:"
            + escaped(u"The certificate with which %1 signs in to NetSuite account %2 ends on %3 "
                      "UTC. Make a new key pair and upload its certificate before, under Setup > "
                      "Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) "
                      "Setup."_s.arg(connectionName, accountId,
                                     ends.toUTC().toString(u"yyyy-MM-dd HH:mm"_s))),
        "TRANSP:TRANSPARENT",
    };
    for (const QByteArray &line : head)
        appendLine(calendar, line);
    for (const int days : alarmDays) {
        appendLine(calendar, "BEGIN:VALARM");
        appendLine(calendar, "ACTION:DISPLAY");
        appendLine(calendar, "TRIGGER:-P" + QByteArray::number(days) + "D");
        appendLine(calendar, "DESCRIPTION:" + summary);
        appendLine(calendar, "END:VALARM");
    }
    appendLine(calendar, "END:VEVENT");
    appendLine(calendar, "END:VCALENDAR");
    return calendar;
}

} // namespace suitescope
