// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/calendarevent.h"

#include "lib/setup/certificateterm.h"

#include <algorithm>

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

void appendEvent(QByteArray &calendar, const CertificateEnd &end, const QDateTime &now)
{
    const QByteArray summary
        = escaped(u"NetSuite certificate of %1 ends"_s.arg(end.connectionName));
    const QString ends = end.ends.toUTC().toString(u"yyyy-MM-dd HH:mm"_s);
    const QString why = end.shortened
        ? u"NetSuite ends it two years after its beginning, before its own end. "_s
        : QString();
    // A renewed certificate moves the event: calendars go by the greater number.
    constexpr qint64 day = 24 * 60 * 60;
    const qint64 begins
        = end.begins.isValid() ? end.begins.toSecsSinceEpoch() : end.ends.toSecsSinceEpoch();
    const qint64 sequence = begins / day;
    const QList<QByteArray> lines{
        "BEGIN:VEVENT",
        "UID:" + escaped(end.connectionId),
        "SEQUENCE:" + QByteArray::number(std::max<qint64>(0, sequence)),
        "DTSTAMP:" + stamp(now),
        "DTSTART:" + stamp(end.ends),
        "SUMMARY:" + summary,
        "DESCRIPTION:"
            + escaped(u"The certificate with which %1 signs in to NetSuite account %2 ends on %3 "
                      "UTC. %4Make a new key pair and upload its certificate before, under Setup > "
                      "Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) "
                      "Setup."_s.arg(end.connectionName, end.accountId, ends, why)),
        "TRANSP:TRANSPARENT",
    };
    for (const QByteArray &line : lines)
        appendLine(calendar, line);
    for (const int days : alarmDays) {
        appendLine(calendar, "BEGIN:VALARM");
        appendLine(calendar, "ACTION:DISPLAY");
        appendLine(calendar, "TRIGGER:-P" + QByteArray::number(days) + "D");
        appendLine(calendar, "DESCRIPTION:" + summary);
        appendLine(calendar, "END:VALARM");
    }
    appendLine(calendar, "END:VEVENT");
}

} // namespace

std::optional<CertificateEnd> certificateEnd(const Connection &connection)
{
    const std::optional<CertificateTerm> term = termOf(connection);
    if (!term)
        return std::nullopt;
    const Result<Certificate> certificate = Certificate::read(connection.certificatePem);
    return CertificateEnd{connection.id,
                          connection.name,
                          connection.account.toString(),
                          certificate ? certificate->commonName() : connection.name,
                          term->begins,
                          term->ends,
                          term->shortened,
                          term->listed};
}

QList<CertificateEnd> certificateEnds(const QList<Connection> &connections)
{
    QList<CertificateEnd> ends;
    for (const Connection &connection : connections) {
        if (const std::optional<CertificateEnd> end = certificateEnd(connection))
            ends += *end;
    }
    std::stable_sort(
        ends.begin(), ends.end(),
        [](const CertificateEnd &a, const CertificateEnd &b) { return a.ends < b.ends; });
    return ends;
}

QByteArray certificateCalendar(const QList<CertificateEnd> &ends, const QDateTime &now)
{
    QByteArray calendar;
    for (const QByteArray &line :
         {"BEGIN:VCALENDAR"_ba, "VERSION:2.0"_ba, "PRODID:-//SuiteScope//Certificate end//EN"_ba,
          "CALSCALE:GREGORIAN"_ba, "METHOD:PUBLISH"_ba})
        appendLine(calendar, line);
    for (const CertificateEnd &end : ends)
        appendEvent(calendar, end, now);
    appendLine(calendar, "END:VCALENDAR");
    return calendar;
}

} // namespace suitescope
