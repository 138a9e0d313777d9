// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/concurrencygate.h"
#include "tests/support/testmain.h"

#include <QList>
#include <QTest>

using namespace suitescope;

class ConcurrencyGateTest : public QObject
{
    Q_OBJECT

private slots:
    void soManyGoInAndTheRestWaits();
    void theLineKeepsItsOrder();
    void whoGoesFirstGoesFirst();
    void leavingTheLineDisturbsNobody();
    void aWiderGateLetsMoreIn();
    void aNarrowerGateSendsNobodyOut();
    void leavingFromInsideTheCallIsSafe();
    void atLeastOneMayPass();

private:
    [[nodiscard]] std::function<void(ConcurrencyGate::Ticket)> call(int number)
    {
        return [this, number](ConcurrencyGate::Ticket) { m_called += number; };
    }

    QList<int> m_called;
};

void ConcurrencyGateTest::soManyGoInAndTheRestWaits()
{
    m_called.clear();
    ConcurrencyGate gate(2);
    for (int i = 1; i <= 5; ++i)
        gate.enter(call(i));
    QCOMPARE(m_called, (QList<int>{1, 2}));
    QCOMPARE(gate.inside(), 2);
    QCOMPARE(gate.waiting(), 3);
}

void ConcurrencyGateTest::theLineKeepsItsOrder()
{
    m_called.clear();
    ConcurrencyGate gate(1);
    QList<ConcurrencyGate::Ticket> tickets;
    for (int i = 1; i <= 4; ++i)
        tickets += gate.enter(call(i));
    for (const auto ticket : tickets)
        gate.leave(ticket);
    QCOMPARE(m_called, (QList<int>{1, 2, 3, 4}));
    QCOMPARE(gate.inside(), 0);
}

void ConcurrencyGateTest::whoGoesFirstGoesFirst()
{
    m_called.clear();
    ConcurrencyGate gate(1);
    const auto inside = gate.enter(call(1));
    gate.enter(call(2));
    gate.enter(call(3), ConcurrencyGate::Place::First);
    gate.leave(inside);
    QCOMPARE(m_called, (QList<int>{1, 3}));
}

void ConcurrencyGateTest::leavingTheLineDisturbsNobody()
{
    m_called.clear();
    ConcurrencyGate gate(1);
    const auto first = gate.enter(call(1));
    const auto second = gate.enter(call(2));
    gate.enter(call(3));
    gate.leave(second);
    gate.leave(second);
    gate.leave(4711);
    QCOMPARE(gate.waiting(), 1);
    gate.leave(first);
    QCOMPARE(m_called, (QList<int>{1, 3}));
}

void ConcurrencyGateTest::aWiderGateLetsMoreIn()
{
    m_called.clear();
    ConcurrencyGate gate(1);
    for (int i = 1; i <= 4; ++i)
        gate.enter(call(i));
    gate.setMost(3);
    QCOMPARE(m_called, (QList<int>{1, 2, 3}));
}

void ConcurrencyGateTest::aNarrowerGateSendsNobodyOut()
{
    m_called.clear();
    ConcurrencyGate gate(3);
    QList<ConcurrencyGate::Ticket> tickets;
    for (int i = 1; i <= 4; ++i)
        tickets += gate.enter(call(i));
    gate.setMost(1);
    QCOMPARE(gate.inside(), 3);
    gate.leave(tickets.at(0));
    gate.leave(tickets.at(1));
    QCOMPARE(m_called, (QList<int>{1, 2, 3}));
    gate.leave(tickets.at(2));
    QCOMPARE(m_called, (QList<int>{1, 2, 3, 4}));
}

void ConcurrencyGateTest::leavingFromInsideTheCallIsSafe()
{
    ConcurrencyGate gate(1);
    int calls = 0;
    for (int i = 0; i < 1000; ++i) {
        gate.enter([&gate, &calls](ConcurrencyGate::Ticket ticket) {
            ++calls;
            gate.leave(ticket);
        });
    }
    QCOMPARE(calls, 1000);
    QCOMPARE(gate.inside(), 0);
}

void ConcurrencyGateTest::atLeastOneMayPass()
{
    m_called.clear();
    ConcurrencyGate gate(0);
    gate.enter(call(1));
    QCOMPARE(m_called, (QList<int>{1}));
    gate.setMost(-3);
    gate.enter(call(2));
    QCOMPARE(m_called, (QList<int>{1}));
}

SUITESCOPE_GUILESS_MAIN(ConcurrencyGateTest)
#include "tst_concurrencygate.moc"
