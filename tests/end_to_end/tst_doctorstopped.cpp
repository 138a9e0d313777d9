// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A check is stopped in the middle of a request, at every rung that makes one: when NetSuite does
// not answer, and when its answer does not end.
#include "tests/end_to_end/doctorstage.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class DoctorStoppedTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aRequestUnderWayIsLeft_data();
    void aRequestUnderWayIsLeft();
};

void DoctorStoppedTest::aRequestUnderWayIsLeft_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<RungId>("rung");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("parameter");
    for (const AuthMethod method : {m2m, tba}) {
        const QString name = method == m2m ? u"certificate"_s : u"token"_s;
        for (const RungId rung : ladder()) {
            const bool asks = rung != RungId::LocalChecks // here alone
                && rung != RungId::ClockOffset // told by an earlier answer
                && (method == m2m
                    || (rung != RungId::Rest // told by the sign-in
                        && rung != RungId::RestletScope && rung != RungId::CertificateEnd));
            if (!asks)
                continue;
            const QString row = name + u": "_s + rungKey(rung);
            QTest::newRow(qPrintable(row + u", no answer"_s))
                << method << rung << Fault::SlowAnswer << 60'000;
            const bool isApi = rung != RungId::NameAndTls
                && (method == tba || rung != RungId::SignIn) && rung != RungId::RestletScope
                && rung != RungId::CertificateEnd;
            if (isApi)
                QTest::newRow(qPrintable(row + u", no end"_s))
                    << method << rung << Fault::EndlessBody << 100;
        }
    }
}

void DoctorStoppedTest::aRequestUnderWayIsLeft()
{
    QFETCH(AuthMethod, method);
    QFETCH(RungId, rung);
    QFETCH(Fault, fault);
    QFETCH(int, parameter);
    Stage stage;
    stage.m2mCredentials().scopes = QStringList{u"rest_webservices"_s, u"restlets"_s};
    QVERIFY(stage.server.start());
    const Doctor::Subject &subject = stage.subject(method);
    QNetworkAccessManager network;
    HttpTransport transport(network, {}, systemClock());
    Doctor doctor(transport,
                  ServiceUrls::overridden(subject.facts.account, stage.server.url()).value(),
                  subject, systemClock());
    QSignalSpy finished(&doctor, &Doctor::finished);
    QSignalSpy stopped(&doctor, &Doctor::stopped);
    const auto state = [&doctor, rung] { return doctor.rungs().at(int(rung)).state; };
    const auto meet = connect(&doctor, &Doctor::rungChanged, &doctor, [&](RungId changed) {
        if (changed == rung && state() == RungState::Running)
            stage.account.setFault(fault, parameter);
    });
    doctor.start();
    QTRY_COMPARE(state(), RungState::Running);
    QTRY_VERIFY(!network.findChildren<QNetworkReply *>().isEmpty());
    QTest::qWait(50); // so that it is really under way
    QCOMPARE(state(), RungState::Running);
    doctor.stop();
    QCOMPARE(stopped.size(), 1);
    QVERIFY(!doctor.isRunning());
    QCOMPARE(state(), RungState::Waiting);
    QTRY_VERIFY(network.findChildren<QNetworkReply *>().isEmpty());
    QVERIFY(finished.isEmpty());
    QCOMPARE(refusalsOf(stage.account), 0);

    disconnect(meet);
    stage.account.setFault(Fault::None);
    doctor.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    const auto report = finished.first().first().value<DoctorReport>();
    QVERIFY2(report.isProven(), qPrintable(ranking(report.causes)));
}

SUITESCOPE_GUILESS_MAIN(DoctorStoppedTest)
#include "tst_doctorstopped.moc"
