// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "doctoraccount.h"
#include "lib/setup/checkround.h"
#include "lib/setup/signinbudget.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace suitescope;

class CheckRoundTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void eachIsChecked();
    void afewAtOnceAndNeverTwoOfOneAccount();
    void oneCanBeStopped();
    void allCanBeStopped();
    void oneThatCannotBeTriedSaysWhy();
    void anUnreadableSecretIsACause();
    void whatFailsTogetherIsJudgedTogether();
    void theBudgetIsRespected();
    void connectionsOfOneUserShareTheBudget();
    void itRunsAgain();
    void aListenerMayStopAll();
    void goingAwayMeanwhileIsSafe();

private:
    [[nodiscard]] Connection connection(const QString &id, const QString &account);
    CheckRound &make(const QList<Connection> &connections);
    [[nodiscard]] int running() const;
    [[nodiscard]] CheckRound::Stage stage(int index) const
    {
        return m_round->entries().at(index).stage;
    }

    std::unique_ptr<Account> m_account;
    std::unique_ptr<SignInBudget> m_budget;
    std::unique_ptr<CheckRound> m_round;
    std::optional<Error> m_noAccess;
    std::optional<Error> m_unreadable;
};

void CheckRoundTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_round.reset();
    m_budget.reset();
    m_account = std::make_unique<Account>();
    m_noAccess.reset();
    m_unreadable.reset();
}

Connection CheckRoundTest::connection(const QString &id, const QString &account)
{
    Connection made = tbaSubject().facts;
    made.id = id;
    made.name = id;
    made.account = AccountId::parse(account).value();
    made.proof = ProofState::Proven;
    made.lastProven = now.addDays(-1);
    return made;
}

CheckRound &CheckRoundTest::make(const QList<Connection> &connections)
{
    const auto access = [this](const Connection &facts, QObject *, const auto &answer) {
        if (m_noAccess) {
            answer(failure(*m_noAccess));
            return;
        }
        CheckAccess found{ServiceUrls(facts.account), tbaSubject().credentials, m_unreadable};
        auto &values = std::get<TbaCredentials>(*found.credentials);
        values.realm = facts.account.realm();
        if (facts.id == "b"_L1)
            values.tokenId = hexValue('7');
        if (m_unreadable)
            found.credentials.reset();
        answer(found);
    };
    m_round = std::make_unique<CheckRound>(
        connections, connections,
        CheckRound::Tools{m_account->transport, [] { return now; }, m_budget.get(), access, {}});
    return *m_round;
}

int CheckRoundTest::running() const
{
    int count = 0;
    for (const CheckRound::Entry &entry : m_round->entries())
        count += entry.stage == CheckRound::Stage::Running ? 1 : 0;
    return count;
}

void CheckRoundTest::eachIsChecked()
{
    CheckRound &round = make({connection(u"a"_s, u"7304182"_s), connection(u"b"_s, u"5120044"_s)});
    QSignalSpy finished(&round, &CheckRound::finished);
    round.start();
    QVERIFY(round.isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!round.isRunning());
    for (const CheckRound::Entry &entry : round.entries()) {
        QCOMPARE(entry.stage, CheckRound::Stage::Done);
        QVERIFY(entry.report.isProven());
    }
}

void CheckRoundTest::afewAtOnceAndNeverTwoOfOneAccount()
{
    m_account->transport.hold();
    CheckRound &round = make({connection(u"a"_s, u"7304182"_s), connection(u"b"_s, u"7304182"_s),
                              connection(u"c"_s, u"5120044"_s), connection(u"d"_s, u"6120448"_s),
                              connection(u"e"_s, u"6120449"_s)});
    round.start();
    QCOMPARE(running(), 3);
    QCOMPARE(stage(1), CheckRound::Stage::Waiting); // of the first one's account
    QCOMPARE(stage(4), CheckRound::Stage::Waiting); // the fourth
    QSignalSpy finished(&round, &CheckRound::finished);
    m_account->transport.release();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(stage(1), CheckRound::Stage::Done);
    QCOMPARE(stage(4), CheckRound::Stage::Done);
}

void CheckRoundTest::oneCanBeStopped()
{
    m_account->transport.hold();
    CheckRound &round = make({connection(u"a"_s, u"7304182"_s), connection(u"b"_s, u"7304182"_s)});
    QSignalSpy finished(&round, &CheckRound::finished);
    round.start();
    QTRY_COMPARE(m_account->transport.heldRequests(), 1);
    round.stopOne(0);
    QCOMPARE(stage(0), CheckRound::Stage::Stopped);
    QVERIFY(m_account->transport.isCanceled(0));
    QTRY_COMPARE(stage(1), CheckRound::Stage::Running); // its turn
    m_account->transport.release();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(stage(0), CheckRound::Stage::Stopped);
    QCOMPARE(stage(1), CheckRound::Stage::Done);
}

void CheckRoundTest::allCanBeStopped()
{
    m_account->transport.hold();
    CheckRound &round = make({connection(u"a"_s, u"7304182"_s), connection(u"b"_s, u"7304182"_s)});
    QSignalSpy finished(&round, &CheckRound::finished);
    round.start();
    QTRY_COMPARE(m_account->transport.heldRequests(), 1);
    round.stop();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(stage(0), CheckRound::Stage::Stopped);
    QCOMPARE(stage(1), CheckRound::Stage::Stopped);
    QCOMPARE(m_account->transport.requests.size(), size_t(1));
}

void CheckRoundTest::oneThatCannotBeTriedSaysWhy()
{
    m_noAccess = Error{ErrorKind::InvalidInput, u"no such address"_s, nullptr};
    CheckRound &round = make({connection(u"a"_s, u"7304182"_s)});
    QSignalSpy finished(&round, &CheckRound::finished);
    round.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(stage(0), CheckRound::Stage::NotTried);
    QCOMPARE(round.entries().first().error, m_noAccess);
}

void CheckRoundTest::anUnreadableSecretIsACause()
{
    m_unreadable = Error{ErrorKind::KeychainLocked, u"locked"_s, nullptr};
    CheckRound &round = make({connection(u"a"_s, u"7304182"_s)});
    QSignalSpy finished(&round, &CheckRound::finished);
    round.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(round.entries().first().report.causes.first().id, CauseId::KeychainLocked);
    QVERIFY(m_account->transport.requests.empty());
}

void CheckRoundTest::whatFailsTogetherIsJudgedTogether()
{
    m_account->instead.insert(u"serverTime"_s, Account::error(401, invalidLogin));
    CheckRound &round
        = make({connection(u"a"_s, u"7304182_SB1"_s), connection(u"b"_s, u"7304182_SB1"_s)});
    QSignalSpy finished(&round, &CheckRound::finished);
    round.start();
    QTRY_COMPARE(finished.size(), 1);
    for (const CheckRound::Entry &entry : round.entries()) {
        QCOMPARE(entry.report.input.others, (Neighbours{0, 1}));
        QCOMPARE(entry.report.causes.first().id, CauseId::SandboxRefreshed);
    }
}

void CheckRoundTest::theBudgetIsRespected()
{
    QTemporaryDir folder;
    m_budget
        = std::make_unique<SignInBudget>(folder.filePath(u"sign-ins.json"_s), [] { return now; });
    const Connection facts = connection(u"a"_s, u"7304182"_s);
    const QByteArray who = signInIdentity(facts.account, *tbaSubject().credentials);
    for (int i = 0; i < SignInBudget::inWindow; ++i)
        QVERIFY(answerOf(m_budget->countRefusal(who)));
    CheckRound &round = make({facts});
    QSignalSpy finished(&round, &CheckRound::finished);
    round.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(round.entries().first().report.causes.first().id, CauseId::SignInsPaused);
    for (const QByteArray &authorization : m_account->transport.authorizations)
        QVERIFY(authorization.isEmpty());
    m_round.reset(); // before its budget
    m_budget.reset();
}

// Two tokens of one user, both refused, checked together again and again, over restarts.
void CheckRoundTest::connectionsOfOneUserShareTheBudget()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"sign-ins.json"_s);
    m_account->instead.insert(u"/services/"_s, Account::error(401, invalidLogin));
    m_account->instead.insert(u"restlet.nl"_s, Account::error(401, invalidLogin));
    QList<Connection> both{connection(u"a"_s, u"7304182"_s), connection(u"b"_s, u"7304182"_s)};
    for (Connection &one : both) {
        one.proof = ProofState::NeverProven; // so that a second question may tell more
        one.lastProven = {};
    }
    for (int restart = 0; restart < 4; ++restart) {
        m_budget = std::make_unique<SignInBudget>(file, [] { return now; });
        CheckRound &round = make(both);
        QSignalSpy finished(&round, &CheckRound::finished);
        round.start();
        QTRY_COMPARE(finished.size(), 1);
        for (const CheckRound::Entry &entry : round.entries())
            QVERIFY(!entry.report.isProven());
        if (restart == 3) {
            for (const CheckRound::Entry &entry : round.entries())
                QCOMPARE(entry.report.causes.first().id, CauseId::SignInsPaused);
        }
        m_round.reset(); // before its budget
        m_budget.reset();
    }
    const std::vector<QByteArray> &sent = m_account->transport.authorizations;
    QCOMPARE(std::count_if(sent.cbegin(), sent.cend(),
                           [](const QByteArray &header) { return !header.isEmpty(); }),
             SignInBudget::inWindow);
}

void CheckRoundTest::itRunsAgain()
{
    CheckRound &round = make({connection(u"a"_s, u"7304182"_s)});
    QSignalSpy finished(&round, &CheckRound::finished);
    round.start();
    QTRY_COMPARE(finished.size(), 1);
    round.start();
    QVERIFY(stage(0) != CheckRound::Stage::Done);
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(stage(0), CheckRound::Stage::Done);
}

void CheckRoundTest::aListenerMayStopAll()
{
    CheckRound &round = make({connection(u"a"_s, u"7304182"_s), connection(u"b"_s, u"5120044"_s)});
    QSignalSpy finished(&round, &CheckRound::finished);
    connect(&round, &CheckRound::entryChanged, &round, [&round](int index) {
        const CheckRound::Entry &entry = round.entries().at(index);
        if (!entry.rungs.isEmpty() && entry.rungs.at(1).state == RungState::Running)
            round.stop();
    });
    round.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(stage(0), CheckRound::Stage::Stopped);
}

void CheckRoundTest::goingAwayMeanwhileIsSafe()
{
    m_account->transport.hold();
    make({connection(u"a"_s, u"7304182"_s)}).start();
    QTRY_COMPARE(m_account->transport.heldRequests(), 1);
    m_round.reset();
    m_account->transport.release();
    QCoreApplication::processEvents();
}

SUITESCOPE_GUILESS_MAIN(CheckRoundTest)
#include "tst_checkround.moc"
