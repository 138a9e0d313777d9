// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The last rung: how long the certificate is good, by itself and by NetSuite's list.
#include "doctoraccount.h"
#include "lib/setup/connectionhealth.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

class DoctorCertificateTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void afterAFailureTheCertificateIsStillTold();
    void anEndingCertificateWarns();
    void netSuitesListTellsTheEnd_data();
    void netSuitesListTellsTheEnd();

private:
    std::unique_ptr<Account> m_account;
};

void DoctorCertificateTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_account = std::make_unique<Account>();
}

void DoctorCertificateTest::afterAFailureTheCertificateIsStillTold()
{
    m_account->instead.insert(u"/token"_s, Account::error(400, R"({"error":"invalid_grant"})"));
    const DoctorReport report = runDoctor(*m_account, m2mSubject());
    QCOMPARE(report.rungs.last().facts.daysLeft, std::optional(475));
    QCOMPARE(report.rungs.last().state, RungState::Passed);
}

void DoctorCertificateTest::anEndingCertificateWarns()
{
    const KeyAndCertificate pair = makeKey(KeyAlgorithm::EcP256, now.addDays(-40), 99);
    Doctor::Subject subject = m2mSubject();
    subject.facts.certificatePem = pair.certificate.toPem();
    m2mOf(subject).key = pair.key;
    const DoctorReport report = runDoctor(*m_account, subject);
    QCOMPARE(report.rungs.last().state, RungState::Warned);
    QCOMPARE(report.rungs.last().facts.daysLeft, std::optional(59));
    QVERIFY(report.isProven());
}

void DoctorCertificateTest::netSuitesListTellsTheEnd_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<std::optional<bool>>("listed");
    QTest::addColumn<std::optional<int>>("daysLeft");
    QTest::addColumn<RungState>("state");
    const QByteArray id = certificateIdValue().revealBytes();
    const auto entry = [&id](const QByteArray &rest) {
        return "[{\"certificate_id\":\"other\",\"revoked\":false},{\"certificate_id\":\"" + id
            + "\"" + rest + "}]";
    };
    const std::optional<int> none;
    QTest::newRow("with names") << entry(
        R"(,"valid_until":"2028-11-22T09:04:00Z","role":{"id":7,"name":"Integration"},)"
        R"("entity":{"id":11,"name":"Kim Example"},"application":{"name":"Orders"})")
                                << std::optional(true) << std::optional(730) << RungState::Passed;
    QTest::newRow("with its end") << entry(R"(,"valid_until":"2028-11-22T09:04:00Z")")
                                  << std::optional(true) << std::optional(730) << RungState::Passed;
    QTest::newRow("soon") << entry(R"(,"valid_until":"2026-12-03T09:04:00.000Z")")
                          << std::optional(true) << std::optional(10) << RungState::Warned;
    QTest::newRow("without an end")
        << entry(R"(,"revoked":true)") << std::optional(false) << none << RungState::Skipped;
    QTest::newRow("of others alone")
        << "[]"_ba << std::optional(false) << none << RungState::Skipped;
    QTest::newRow("something else")
        << "{}"_ba << std::optional<bool>() << none << RungState::Skipped;
}

// Also where the certificate is not kept on this computer.
void DoctorCertificateTest::netSuitesListTellsTheEnd()
{
    QFETCH(QByteArray, list);
    QFETCH(std::optional<bool>, listed);
    QFETCH(std::optional<int>, daysLeft);
    QFETCH(RungState, state);
    m_account->instead.insert(u"/certificates"_s, m_account->json(list));
    Doctor::Subject subject = m2mSubject();
    subject.facts.certificatePem.clear();
    const DoctorReport report = runDoctor(*m_account, subject);
    const RungResult &end = report.rungs.last();
    QCOMPARE(end.facts.mappingListed, listed);
    QCOMPARE(end.facts.daysLeft, daysLeft);
    QCOMPARE(end.state, state);
    QVERIFY(report.isProven());
    QCOMPARE(end.facts.listed.has_value(), listed.has_value() && list != "[]");
    if (list.contains("Kim Example")) {
        QCOMPARE(end.facts.listed->role, u"Integration"_s);
        QCOMPARE(end.facts.listed->roleId, u"7"_s);
        QCOMPARE(end.facts.listed->entity, u"Kim Example"_s);
        QCOMPARE(end.facts.listed->application, u"Orders"_s);
    }
    // It stays with the connection, and does not outlive what NetSuite's list says.
    const Connection after = afterCheck(subject.facts, report, {});
    QCOMPARE(listedFrom(after.lastListed), end.facts.listed);
    subject.facts.lastListed = toJson(ListedCertificate{now, {}, {}, {}, {}, {}, {}, now});
    QCOMPARE(afterCheck(subject.facts, report, {}).lastListed.isEmpty(), list == "[]");
}

SUITESCOPE_GUILESS_MAIN(DoctorCertificateTest)
#include "tst_doctorcertificate.moc"
