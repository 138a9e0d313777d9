// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/calendarevent.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime ends(QDate(2028, 3, 12), QTime(22, 30), Qt::UTC);
const QDateTime now(QDate(2026, 3, 14), QTime(8, 15), Qt::UTC);

QByteArray make(const QString &name)
{
    return certificateCalendar(name, u"7304182_SB1"_s, ends, u"uid-1@suitescope"_s, now);
}

QByteArray unfolded(QByteArray calendar)
{
    return calendar.replace("\r\n ", "");
}

} // namespace

class CalendarEventTest : public QObject
{
    Q_OBJECT

private slots:
    void theDayAndItsAlarmsAreThere();
    void linesAreFoldedAt75Octets_data();
    void linesAreFoldedAt75Octets();
    void textIsEscaped();
    void everyLineEndsWithCrLf();
};

void CalendarEventTest::theDayAndItsAlarmsAreThere()
{
    const QList<QByteArray> lines = unfolded(make(u"Larkfield"_s)).split('\n');
    const auto has = [&lines](const QByteArray &line) { return lines.contains(line + '\r'); };
    QCOMPARE(lines.first(), QByteArray("BEGIN:VCALENDAR\r"));
    QVERIFY(has("DTSTART;VALUE=DATE:20280312"));
    QVERIFY(has("DTEND;VALUE=DATE:20280313"));
    QVERIFY(has("DTSTAMP:20260314T081500Z"));
    QVERIFY(has("UID:uid-1@suitescope"));
    QVERIFY(has("TRIGGER:-P60D"));
    QVERIFY(has("TRIGGER:-P30D"));
    QVERIFY(has("TRIGGER:-P14D"));
    QCOMPARE(lines.count("BEGIN:VALARM\r"), 3);
    QCOMPARE(lines.count("END:VALARM\r"), 3);
    QVERIFY(has("SUMMARY:NetSuite certificate of Larkfield ends"));
    QCOMPARE(lines.at(lines.size() - 2), QByteArray("END:VCALENDAR\r"));
}

void CalendarEventTest::linesAreFoldedAt75Octets_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("short") << u"A"_s;
    QTest::newRow("long") << QString(200, u'x');
    QTest::newRow("two octets") << QString(100, u'\u00FC');
    QTest::newRow("three octets") << QString(100, u'\u20AC');
    QTest::newRow("four octets") << u"\U0001F511"_s.repeated(60);
}

void CalendarEventTest::linesAreFoldedAt75Octets()
{
    QFETCH(QString, name);
    const QByteArray calendar = make(name);
    for (QByteArray line : calendar.split('\n')) {
        line = line.endsWith('\r') ? line.chopped(1) : line;
        QVERIFY2(line.size() <= 75, line.constData());
        // a fold never lies inside a character
        QVERIFY(!QString::fromUtf8(line).contains(QChar::ReplacementCharacter));
    }
    QVERIFY(unfolded(calendar).contains("certificate of " + name.toUtf8() + " ends"));
}

void CalendarEventTest::textIsEscaped()
{
    const QByteArray calendar = unfolded(make(u"A, B; C\\D\nE\x07"_s));
    QVERIFY(calendar.contains("SUMMARY:NetSuite certificate of A\\, B\\; C\\\\D\\nE ends\r\n"));
}

void CalendarEventTest::everyLineEndsWithCrLf()
{
    const QByteArray calendar = make(u"x\r\ny"_s);
    QCOMPARE(calendar.count('\n'), calendar.count("\r\n"));
    QCOMPARE(calendar.count('\r'), calendar.count("\r\n"));
}

SUITESCOPE_GUILESS_MAIN(CalendarEventTest)
#include "tst_calendarevent.moc"
