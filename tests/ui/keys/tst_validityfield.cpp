// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "tests/support/testmain.h"
#include "ui/keys/validityfield.h"
#include "ui/widgets/textlabel.h"

#include <QLocale>
#include <QSpinBox>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace suitescope;

class ValidityFieldTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qputenv("TZ", "UTC"); }

    void theEndIsOnTheUsersCalendar_data();
    void theEndIsOnTheUsersCalendar();
    void theLongestIsNamed();

private:
    [[nodiscard]] static QString endOf(const ValidityField &field)
    {
        return field.findChild<TextLabel *>(u"validityEnd"_s)->text();
    }
};

void ValidityFieldTest::theEndIsOnTheUsersCalendar_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QTime>("now"); // of 30 November, UTC
    QTest::addColumn<QDate>("end"); // ten days later
    const QDate same(2026, 12, 10);
    QTest::newRow("UTC") << "UTC"_ba << QTime(12, 0) << same;
    QTest::newRow("still the day before")
        << "America/New_York"_ba << QTime(3, 0) << same.addDays(-1);
    QTest::newRow("already the day after") << "Asia/Tokyo"_ba << QTime(20, 0) << same.addDays(1);
    QTest::newRow("a minute before midnight") << "UTC"_ba << QTime(0, 0, 30) << same.addDays(-1);
}

void ValidityFieldTest::theEndIsOnTheUsersCalendar()
{
    QFETCH(QByteArray, zone);
    QFETCH(QTime, now);
    QFETCH(QDate, end);
    if (!QTimeZone(zone).isValid())
        QSKIP("this system has no such time zone");
    qputenv("TZ", zone);
    const QDateTime at(QDate(2026, 11, 30), now, Qt::UTC);
    const ValidityField field([at] { return at; });
    field.spinBox()->setValue(10);
    QCOMPARE(field.days(), 10);
    QCOMPARE(field.begins(), at.addSecs(-60));
    QCOMPARE(endOf(field), u"ends %1"_s.arg(QLocale().toString(end, QLocale::LongFormat)));
}

void ValidityFieldTest::theLongestIsNamed()
{
    const ValidityField field([] { return QDateTime(QDate(2026, 11, 30), QTime(12, 0), Qt::UTC); });
    QCOMPARE(field.days(), CertificateRequest::longestDays);
    QVERIFY(endOf(field).endsWith("the longest NetSuite accepts"_L1));
    field.spinBox()->setValue(CertificateRequest::longestDays + 1);
    QCOMPARE(field.days(), CertificateRequest::longestDays);
}

SUITESCOPE_WIDGET_MAIN(ValidityFieldTest)

#include "tst_validityfield.moc"
