// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificatelife.h"
#include "lib/setup/calendarevent.h"
#include "tests/support/testmain.h"

#include <QMultiMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime ends(QDate(2028, 3, 12), QTime(22, 30), Qt::UTC);
const QDateTime now(QDate(2026, 3, 14), QTime(8, 15), Qt::UTC);

CertificateEnd end(const QString &name)
{
    return {u"uid-1"_s, name, u"7304182_SB1"_s, name, ends.addDays(-730), ends, false};
}

QByteArray make(const QString &name)
{
    return certificateCalendar({end(name)}, now);
}

QByteArray unfolded(QByteArray calendar)
{
    return calendar.replace("\r\n ", "");
}

/*! RFC 5545 as a reader sees it, written apart from the writer. */
struct Component
{
    QString name;
    QMultiMap<QString, QString> properties; // values as text, unescaped
    QList<Component> parts;

    [[nodiscard]] QList<Component> all(const QString &wanted) const
    {
        QList<Component> found;
        for (const Component &part : parts) {
            if (part.name == wanted)
                found += part;
        }
        return found;
    }
};

QString unescaped(const QString &value)
{
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value.at(i) != u'\\') {
            text += value.at(i);
            continue;
        }
        ++i;
        text += i < value.size() && value.at(i).toLower() == u'n' ? QChar(u'\n') : value.at(i);
    }
    return text;
}

bool readComponent(const QStringList &lines, qsizetype &at, Component &into)
{
    while (at < lines.size()) {
        const QString line = lines.at(at++);
        const qsizetype colon = line.indexOf(u':');
        if (colon <= 0)
            return false;
        const QString key = line.left(colon);
        const QString value = line.mid(colon + 1);
        if (key == u"END"_s)
            return value == into.name;
        if (key == u"BEGIN"_s) {
            into.parts += Component{value, {}, {}};
            if (!readComponent(lines, at, into.parts.last()))
                return false;
        } else {
            into.properties.insert(key, unescaped(value));
        }
    }
    return into.name.isEmpty();
}

/*! The calendars in \a file; null when it breaks a rule. */
std::optional<Component> parsed(const QByteArray &file)
{
    if (!file.endsWith("\r\n"))
        return std::nullopt;
    const QStringList lines
        = QString::fromUtf8(unfolded(file)).split(u"\r\n"_s, Qt::SkipEmptyParts);
    Component root;
    qsizetype at = 0;
    if (!readComponent(lines, at, root))
        return std::nullopt;
    return root;
}

Connection connection(const QString &id, const QDateTime &begins, int days)
{
    static const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    Connection one;
    one.id = id;
    one.name = id;
    one.account = AccountId::parse(u"7304182"_s).value();
    one.certificatePem = Certificate::selfSigned(key, {id, begins, days}).value().toPem();
    return one;
}

} // namespace

class CalendarEventTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theMomentAndItsAlarmsAreThere();
    void linesAreFoldedAt75Octets_data();
    void linesAreFoldedAt75Octets();
    void textIsEscaped();
    void everyLineEndsWithCrLf();
    void allConnectionsAreInOneFile();
    void aRenewedCertificateMovesItsEvent();
    void whatCannotBeReadHasNoEnd();
};

void CalendarEventTest::theMomentAndItsAlarmsAreThere()
{
    const std::optional<Component> file = parsed(make(u"Larkfield"_s));
    QVERIFY(file);
    QCOMPARE(file->parts.size(), 1);
    const Component &calendar = file->parts.first();
    QCOMPARE(calendar.name, u"VCALENDAR"_s);
    QCOMPARE(calendar.properties.value(u"VERSION"_s), u"2.0"_s);
    QCOMPARE(calendar.properties.count(u"PRODID"_s), 1);
    const QList<Component> events = calendar.all(u"VEVENT"_s);
    QCOMPARE(events.size(), 1);
    const auto value
        = [&events](const QString &key) { return events.first().properties.value(key); };
    QCOMPARE(value(u"DTSTART"_s), u"20280312T223000Z"_s); // in UTC: no time zone to guess
    QCOMPARE(value(u"DTSTAMP"_s), u"20260314T081500Z"_s);
    QCOMPARE(value(u"UID"_s), u"uid-1"_s);
    QCOMPARE(value(u"SUMMARY"_s), u"NetSuite certificate of Larkfield ends"_s);
    QVERIFY(value(u"DESCRIPTION"_s).contains(u"7304182_SB1 ends on 2028-03-12 22:30 UTC"_s));
    QStringList triggers;
    for (const Component &alarm : events.first().all(u"VALARM"_s)) {
        QCOMPARE(alarm.properties.value(u"ACTION"_s), u"DISPLAY"_s);
        QVERIFY(!alarm.properties.value(u"DESCRIPTION"_s).isEmpty());
        triggers += alarm.properties.value(u"TRIGGER"_s);
    }
    QCOMPARE(triggers, QStringList({u"-P60D"_s, u"-P30D"_s, u"-P14D"_s}));
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
    const std::optional<Component> read = parsed(make(u"A, B; C\\D\nEND:VEVENT"_s));
    QVERIFY(read);
    QCOMPARE(read->parts.first().all(u"VEVENT"_s).first().properties.value(u"SUMMARY"_s),
             u"NetSuite certificate of A, B; C\\D\nEND:VEVENT ends"_s);
}

void CalendarEventTest::everyLineEndsWithCrLf()
{
    const QByteArray calendar = make(u"x\r\ny"_s);
    QCOMPARE(calendar.count('\n'), calendar.count("\r\n"));
    QCOMPARE(calendar.count('\r'), calendar.count("\r\n"));
}

void CalendarEventTest::allConnectionsAreInOneFile()
{
    Connection tokens;
    tokens.id = u"tokens"_s;
    tokens.method = AuthMethod::TokenBased;
    const QList<CertificateEnd> all = certificateEnds(
        {connection(u"late"_s, now, 730), tokens, connection(u"soon"_s, now.addDays(-700), 730)});
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.first().connectionId, u"soon"_s);
    QCOMPARE(all.first().ends, now.addDays(30));
    const std::optional<Component> read = parsed(certificateCalendar(all, now));
    QVERIFY(read);
    const QList<Component> events = read->parts.first().all(u"VEVENT"_s);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).properties.value(u"UID"_s), u"soon"_s);
    QCOMPARE(events.at(1).properties.value(u"UID"_s), u"late"_s);
    QCOMPARE(parsed(certificateCalendar({}, now))->parts.first().parts.size(), 0);
}

void CalendarEventTest::aRenewedCertificateMovesItsEvent()
{
    const auto event = [](const QDateTime &begins) {
        const auto file = parsed(
            certificateCalendar(certificateEnds({connection(u"one"_s, begins, 730)}), now));
        return file->parts.first().parts.first().properties;
    };
    const auto before = event(now.addDays(-700));
    const auto after = event(now);
    QCOMPARE(after.value(u"UID"_s), before.value(u"UID"_s));
    QVERIFY(after.value(u"SEQUENCE"_s).toInt() > before.value(u"SEQUENCE"_s).toInt());
}

void CalendarEventTest::whatCannotBeReadHasNoEnd()
{
    Connection broken = connection(u"one"_s, now, 730);
    broken.certificatePem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"_ba;
    QVERIFY(!certificateEnd(broken));
}

SUITESCOPE_GUILESS_MAIN(CalendarEventTest)
#include "tst_calendarevent.moc"
