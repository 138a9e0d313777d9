// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/checkrecord.h"
#include "lib/setup/witness.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);

DoctorReport checked(std::optional<bool> auditReadable)
{
    DoctorReport report;
    report.finished = now;
    for (const RungId id : ladder()) {
        RungResult rung;
        rung.id = id;
        rung.state = RungState::Passed;
        if (id == RungId::FeaturesAndPermissions)
            rung.facts.auditReadable = auditReadable;
        report.rungs.append(rung);
    }
    return report;
}

Connection worked(const QString &id, int daysAgo)
{
    Connection connection;
    connection.id = id;
    connection.name = id;
    connection.account = AccountId::parse(u"7304182"_s).value();
    connection.proof = ProofState::Proven;
    connection.lastProven = now.addDays(-daysAgo);
    return connection;
}

Connection worked(const QString &id, int daysAgo, std::optional<bool> auditReadable)
{
    Connection connection = worked(id, daysAgo);
    connection.lastCheck = checkRecord(checked(auditReadable));
    return connection;
}

} // namespace

class WitnessTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void whoeverCanReadTheTrailIsAskedFirst_data();
    void whoeverCanReadTheTrailIsAskedFirst();
    void aRecordTellsWhetherTheTrailWasReadable();
};

void WitnessTest::whoeverCanReadTheTrailIsAskedFirst_data()
{
    QTest::addColumn<QList<Connection>>("others");
    QTest::addColumn<QStringList>("asked");
    QTest::newRow("longer ago, and it can")
        << QList<Connection>{worked(u"today"_s, 0, false), worked(u"yesterday"_s, 1, false),
                             worked(u"administrator"_s, 9, true)}
        << QStringList{u"administrator"_s, u"today"_s};
    QTest::newRow("not known stands between")
        << QList<Connection>{worked(u"cannot"_s, 0, false), worked(u"never asked"_s, 3),
                             worked(u"not so far"_s, 2, std::nullopt), worked(u"can"_s, 8, true)}
        << QStringList{u"can"_s, u"not so far"_s};
    QTest::newRow("the one that worked last")
        << QList<Connection>{worked(u"older"_s, 4, true), worked(u"newer"_s, 2, true)}
        << QStringList{u"newer"_s, u"older"_s};
    QTest::newRow("a role may have changed")
        << QList<Connection>{worked(u"could not"_s, 1, false)} << QStringList{u"could not"_s};
}

void WitnessTest::whoeverCanReadTheTrailIsAskedFirst()
{
    QFETCH(QList<Connection>, others);
    MemorySecretStore store;
    QStringList asked;
    const Connection subject = worked(u"subject"_s, 1, true);
    const QList<WitnessCall> calls
        = witnessesFor(subject, ServiceUrls(subject.account), others + QList<Connection>{subject},
                       [&](const Connection &connection) -> SecretStore & {
                           asked.append(connection.name);
                           return store;
                       });
    QTEST(asked, "asked");
    QCOMPARE(calls.size(), asked.size());
}

void WitnessTest::aRecordTellsWhetherTheTrailWasReadable()
{
    QCOMPARE(auditReadableIn(checkRecord(checked(true))), std::optional(true));
    QCOMPARE(auditReadableIn(checkRecord(checked(false))), std::optional(false));
    QVERIFY(!auditReadableIn(checkRecord(checked(std::nullopt))));
    QVERIFY(!auditReadableIn({}));
    QJsonObject newer = checkRecord(checked(true));
    newer.insert(u"schema"_s, 99);
    QVERIFY(!auditReadableIn(newer));
}

SUITESCOPE_GUILESS_MAIN(WitnessTest)
#include "tst_witness.moc"
