// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/signinbudget.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class SignInBudgetTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theFifthIsNeverTried();
    void whatIsOldIsForgotten();
    void itOutlivesARestart();
    void twoProgramsCountTogether();
    void valuesAreCountedApart();
    void connectionsOfAnAccountWaitTogether();
    void aDamagedFileIsNoObstacle();
    void theFileHoldsNoValue();

private:
    [[nodiscard]] SignInBudget *started();
    static void wait(const QFuture<Result<>> &future);

    std::unique_ptr<QTemporaryDir> m_folder;
    QObject m_owner;
    QDateTime m_now;
};

void SignInBudgetTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_now = QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);
}

void SignInBudgetTest::wait(const QFuture<Result<>> &future)
{
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
}

SignInBudget *SignInBudgetTest::started()
{
    auto *budget = new SignInBudget(
        m_folder->filePath(u"data/refused.json"_s), [this] { return m_now; }, &m_owner);
    wait(budget->load());
    return budget;
}

void SignInBudgetTest::theFifthIsNeverTried()
{
    SignInBudget *budget = started();
    for (int i = 0; i < 4; ++i) {
        QVERIFY(budget->waitUntil("a"_ba).isNull());
        wait(budget->countRefusal("a"_ba));
        m_now = m_now.addSecs(60);
    }
    QCOMPARE(budget->refusedLately("a"_ba), 4);
    const QDateTime first(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);
    QCOMPARE(budget->waitUntil("a"_ba), first.addSecs(30 * 60));
}

void SignInBudgetTest::whatIsOldIsForgotten()
{
    SignInBudget *budget = started();
    for (int i = 0; i < 4; ++i)
        wait(budget->countRefusal("a"_ba));
    QVERIFY(budget->waitUntil("a"_ba).isValid());
    m_now = m_now.addSecs(30 * 60 + 1);
    QVERIFY(budget->waitUntil("a"_ba).isNull());
    QCOMPARE(budget->refusedLately("a"_ba), 0);
}

void SignInBudgetTest::itOutlivesARestart()
{
    wait(started()->countRefusal("a"_ba));
    m_now = m_now.addSecs(5);
    QCOMPARE(started()->refusedLately("a"_ba), 1);
}

void SignInBudgetTest::twoProgramsCountTogether()
{
    SignInBudget *one = started();
    SignInBudget *other = started();
    wait(one->countRefusal("a"_ba));
    m_now = m_now.addSecs(1);
    wait(other->countRefusal("a"_ba));
    QCOMPARE(other->refusedLately("a"_ba), 2);
    wait(one->load());
    QCOMPARE(one->refusedLately("a"_ba), 2);
}

void SignInBudgetTest::valuesAreCountedApart()
{
    const AccountId account = AccountId::parse(u"7304182"_s).value();
    TbaCredentials first{u"7304182"_s, hexValue('1'), hexValue('2'), hexValue('3'), hexValue('4')};
    TbaCredentials other = first;
    other.tokenId = hexValue('5');
    QVERIFY(signInIdentity(account, first) != signInIdentity(account, other));
    other = first;
    other.tokenSecret = hexValue('6'); // the same user, with a value entered anew
    QCOMPARE(signInIdentity(account, other), signInIdentity(account, first));
}

// Two tokens may be of one user, whom NetSuite would lock.
void SignInBudgetTest::connectionsOfAnAccountWaitTogether()
{
    const AccountId account = AccountId::parse(u"7304182"_s).value();
    const TbaCredentials first{u"7304182"_s, hexValue('1'), hexValue('2'), hexValue('3'),
                               hexValue('4')};
    TbaCredentials second = first;
    second.tokenId = hexValue('5');
    const QByteArray one = signInIdentity(account, first);
    const QByteArray other = signInIdentity(account, second);
    const QByteArray sandbox = signInIdentity(AccountId::parse(u"7304182_SB1"_s).value(), second);
    SignInBudget *budget = started();
    for (const QByteArray &who : {one, other, one}) {
        wait(budget->countRefusal(who));
        m_now = m_now.addSecs(60);
    }
    QCOMPARE(budget->refusedItself(one), 2);
    QCOMPARE(budget->refusedItself(other), 1);
    QCOMPARE(budget->refusedLately(one), 3);
    QCOMPARE(budget->refusedLately(other), 3);
    QVERIFY(budget->waitUntil(other).isNull());
    wait(budget->countRefusal(other));
    for (const QByteArray &who : {one, other})
        QCOMPARE(budget->waitUntil(who), m_now.addSecs(30 * 60 - 3 * 60));
    QCOMPARE(budget->refusedLately(sandbox), 0);
    QVERIFY(budget->waitUntil(sandbox).isNull());
    QVERIFY(started()->waitUntil(one).isValid());
}

void SignInBudgetTest::aDamagedFileIsNoObstacle()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"data"_s));
    QFile file(m_folder->filePath(u"data/refused.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"refusedSignIns\":[1,{\"a\"");
    file.close();
    SignInBudget *budget = started();
    QCOMPARE(budget->refusedLately("a"_ba), 0);
    wait(budget->countRefusal("a"_ba));
    QCOMPARE(started()->refusedLately("a"_ba), 1);
}

void SignInBudgetTest::theFileHoldsNoValue()
{
    const AccountId account = AccountId::parse(u"7304182"_s).value();
    const TbaCredentials values{u"7304182"_s, hexValue('1'), hexValue('2'), hexValue('3'),
                                hexValue('4')};
    wait(started()->countRefusal(signInIdentity(account, values)));
    QFile file(m_folder->filePath(u"data/refused.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains(signInIdentity(account, values)));
    for (const Secret &value :
         {values.consumerKey, values.consumerSecret, values.tokenId, values.tokenSecret})
        QVERIFY(!content.contains(value.revealBytes()));
    QVERIFY(!content.contains("7304182"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

SUITESCOPE_GUILESS_MAIN(SignInBudgetTest)
#include "tst_signinbudget.moc"
