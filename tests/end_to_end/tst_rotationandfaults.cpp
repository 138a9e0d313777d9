// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/rotationbench.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

using State = CertificateRotation::State;
using Question = CertificateRotation::Question;

namespace {

constexpr int patience = 1500; // milliseconds until a person presses Stop

/*! What strikes hard enough within a test's time. */
int parameterFor(Fault fault)
{
    switch (fault) {
    case Fault::SlowAnswer:
        return 20;
    case Fault::EndlessBody:
        return 1;
    case Fault::RateLimitedWithRetryAfter:
        return 1;
    case Fault::ShortTokens:
        return 1;
    case Fault::ClockOffset:
        return faultParameter(fault);
    default:
        return 0; // until changed
    }
}

} // namespace

/*! Whatever fails at whichever step: the connection signs in, nothing is left over unsaid, and the
 * rotation ends, this way or back. */
class RotationAndFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aFaultAtAnyStepCostsNothing_data();
    void aFaultAtAnyStepCostsNothing();
    void mostFaultsDidStopIt();
    void aFaultOnTheWayBackCostsNothing_data();
    void aFaultOnTheWayBackCostsNothing();
    void aKeychainThatFailsAtAnyMomentCostsNothing_data();
    void aKeychainThatFailsAtAnyMomentCostsNothing();
    void aFailureIsToldAfterARestart();

private:
    void endIt(RotationBench &bench, bool back);
    int m_stopped = 0;
    int m_rows = 0;
};

/*! Brings a rotation that stands still to its end, as after a new start of the program. */
void RotationAndFaultsTest::endIt(RotationBench &bench, bool back)
{
    QCOMPARE(bench.wrong(), QString());
    if (!bench.connections.rotations().isEmpty()) {
        const auto rotation = bench.rotation();
        const bool goesBack = back && rotation->canRollBack();
        for (int i = 0; i < 3 && rotation->state() == State::Stopped; ++i) {
            if (goesBack && rotation->canRollBack())
                rotation->rollBack();
            else
                rotation->resume();
            bench.wait(*rotation);
        }
        QVERIFY2(rotation->state() == State::Finished || rotation->state() == State::RolledBack,
                 qPrintable(rotation->failure().error.detail));
        QCOMPARE(rotation->state() == State::RolledBack,
                 goesBack || bench.facts().entryOwner() == bench.connection.entryOwner());
    }
    QCOMPARE(bench.wrong(), QString());
    QVERIFY(bench.connections.rotations().isEmpty());
    QCOMPARE(bench.secrets.names.size(), 3);
    QCOMPARE(bench.stage.activeIds().size(), 1);
}

void RotationAndFaultsTest::aFaultAtAnyStepCostsNothing_data()
{
    QTest::addColumn<Fault>("fault");
    for (const Fault fault : allFaults())
        QTest::newRow(qPrintable(faultKey(fault))) << fault;
}

void RotationAndFaultsTest::aFaultAtAnyStepCostsNothing()
{
    QFETCH(Fault, fault);
    ++m_rows;
    for (const RotationStep at : {RotationStep::Inspect, RotationStep::Upload, RotationStep::SignIn,
                                  RotationStep::Revoke}) {
        RotationBench bench;
        const auto rotation = bench.rotation();
        bool struck = false;
        const auto strike = [&] {
            if (!std::exchange(struck, true))
                bench.stage.account.setFault(fault, parameterFor(fault));
        };
        connect(rotation.get(), &CertificateRotation::stepBegun, this, [&](RotationStep step) {
            if (step == at && at != RotationStep::Revoke)
                strike();
        });
        bench.beforeAnswer = [&](Question question) {
            if (at == RotationStep::Revoke && question == Question::RevokeOld)
                strike();
        };
        rotation->start(bench.plan);
        const State state = bench.wait(*rotation, patience);
        QVERIFY(struck);
        m_stopped += state == State::Stopped ? 1 : 0;
        if (state == State::Stopped)
            QVERIFY(rotation->failure().step >= at);
        else
            QCOMPARE(state, State::Finished); // not every fault is one for every request
        bench.stage.account.setFault(Fault::None);
        endIt(bench, int(fault) % 2 == 1);
        if (QTest::currentTestFailed()) {
            qInfo("at step %d", int(at));
            return;
        }
    }
}

void RotationAndFaultsTest::mostFaultsDidStopIt()
{
    if (m_rows < allFaults().size())
        QSKIP("not all of them were tried");
    qInfo("stopped %d times in %d", m_stopped, m_rows * 4);
    QVERIFY(m_stopped > m_rows * 2); // the others are of token-based sign-ins, or of queries
}

void RotationAndFaultsTest::aFaultOnTheWayBackCostsNothing_data()
{
    QTest::addColumn<Fault>("fault");
    for (const Fault fault :
         {Fault::ConnectionReset, Fault::HtmlRedirect302, Fault::HtmlMaintenance503,
          Fault::UserInactive, Fault::RoleLacksRestWebServices, Fault::CertificateExpired,
          Fault::UnexpectedError500, Fault::HtmlPage200})
        QTest::newRow(qPrintable(faultKey(fault))) << fault;
}

void RotationAndFaultsTest::aFaultOnTheWayBackCostsNothing()
{
    QFETCH(Fault, fault);
    RotationBench bench;
    const auto rotation = bench.rotation();
    bench.beforeAnswer = [&](Question question) {
        if (question == Question::RevokeOld) {
            bench.stage.account.setFault(fault);
            rotation->rollBack();
        }
    };
    rotation->start(bench.plan);
    QCOMPARE(bench.wait(*rotation, patience), State::Stopped);
    QVERIFY(rotation->record()->rollingBack);
    bench.stage.account.setFault(Fault::None);
    // Switched back before the network was asked for anything.
    QCOMPARE(bench.facts().entryOwner(), bench.connection.entryOwner());
    endIt(bench, true);
}

void RotationAndFaultsTest::aKeychainThatFailsAtAnyMomentCostsNothing_data()
{
    QTest::addColumn<RotationWay>("way");
    QTest::newRow("through the endpoint") << RotationWay::Endpoint;
    QTest::newRow("by hand") << RotationWay::ByHand;
}

void RotationAndFaultsTest::aKeychainThatFailsAtAnyMomentCostsNothing()
{
    QFETCH(RotationWay, way);
    bool finished = false;
    int failures = 0;
    for (int change = 1; !finished; ++change) {
        RotationBench bench;
        bench.plan.way = way;
        bench.secrets.failAtChange(change);
        const auto rotation = bench.rotation();
        rotation->start(bench.plan);
        finished = bench.wait(*rotation) == State::Finished;
        bench.secrets.failAtChange(0);
        if (!finished) {
            ++failures;
            QCOMPARE(rotation->failure().error.kind, ErrorKind::KeychainLocked);
        }
        endIt(bench, change % 2 == 0);
        if (QTest::currentTestFailed()) {
            qInfo("at change %d", change);
            return;
        }
    }
    QCOMPARE(failures, 5 + 7); // two, then three entries written, seven removed

    // And one that cannot be read either, at the beginning of each step.
    for (const RotationStep at :
         {RotationStep::Inspect, RotationStep::MakeKey, RotationStep::Upload, RotationStep::SignIn,
          RotationStep::Files, RotationStep::Revoke, RotationStep::ClearUp}) {
        RotationBench bench;
        bench.plan.way = way;
        const auto rotation = bench.rotation();
        connect(rotation.get(), &CertificateRotation::stepBegun, this, [&](RotationStep step) {
            if (step == at)
                bench.secrets.failWith(ErrorKind::KeychainAbsent);
        });
        rotation->start(bench.plan);
        QCOMPARE(bench.wait(*rotation), State::Stopped);
        QCOMPARE(rotation->failure().step, at);
        QCOMPARE(rotation->failure().error.kind, ErrorKind::KeychainAbsent);
        bench.secrets.failWith(ErrorKind::Canceled);
        endIt(bench, at == RotationStep::SignIn);
    }
}

void RotationAndFaultsTest::aFailureIsToldAfterARestart()
{
    RotationBench bench;
    {
        const auto rotation = bench.rotation();
        connect(rotation.get(), &CertificateRotation::stepBegun, this, [&](RotationStep step) {
            if (step == RotationStep::Upload)
                bench.stage.account.setPermission(bench.stage.role(),
                                                  u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s, 0);
        });
        rotation->start(bench.plan);
        QCOMPARE(bench.wait(*rotation), State::Stopped);
    }
    QVERIFY(RotationStage::answerOf(bench.connections.save(bench.facts()))); // written in turn
    ConnectionStore again(bench.connections.filePath());
    QVERIFY(RotationStage::answerOf(again.load()));
    const QList<StoredRotation> stored = storedRotations(again);
    QCOMPARE(stored.size(), 1);
    QVERIFY(stored.constFirst().record);
    const auto failure = stored.constFirst().record->failure;
    QVERIFY(failure);
    QCOMPARE(failure->step, RotationStep::Upload);
    QCOMPARE(failure->obstacle, RotationObstacle::PermissionMissing);
    QCOMPARE(failure->error.kind, ErrorKind::Forbidden);
    // No value is in the file.
    QFile file(bench.connections.filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(!content.contains("PRIVATE KEY"));
    QVERIFY(!content.contains(bench.stage.m2m.clientId.toUtf8()));
    QVERIFY(!content.contains(bench.stage.m2m.certificateId.toUtf8()));

    const auto rotation = bench.rotation();
    rotation->goOnByHand();
    QCOMPARE(bench.wait(*rotation), State::Finished);
    QCOMPARE(bench.wrong(), QString());
}

SUITESCOPE_GUILESS_MAIN(RotationAndFaultsTest)

#include "tst_rotationandfaults.moc"
