// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "doctoraccount.h"
#include "lib/setup/accountlookup.h"
#include "lib/setup/governancelimits.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace suitescope;

class GovernanceLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsTheLimits();
    void cancellingEndsTheRequest();
    void cancellingALookUpEndsItsRequest();
};

void GovernanceLimitsTest::readsTheLimits()
{
    Account account;
    account.instead.insert(u"governanceLimits"_s, account.json(R"({"accountConcurrencyLimit":15,
                "accountUnallocatedConcurrencyLimit":10,"integrationConcurrencyLimit":5})"));
    const Doctor::Subject subject = tbaSubject();
    RestClient client(account.transport, ServiceUrls(subject.facts.account), *subject.credentials,
                      [] { return now; });
    const Result<GovernanceLimits> limits = answerOf(readGovernanceLimits(client));
    QVERIFY(limits);
    QCOMPARE(limits->account, 15);
    QCOMPARE(limits->unallocated, std::optional(10));
    QCOMPARE(limits->integration, std::optional(5));
}

void GovernanceLimitsTest::cancellingEndsTheRequest()
{
    Account account;
    account.transport.hold();
    const Doctor::Subject subject = tbaSubject();
    RestClient client(account.transport, ServiceUrls(subject.facts.account), *subject.credentials,
                      [] { return now; });
    QFuture<Result<GovernanceLimits>> limits = readGovernanceLimits(client);
    QTRY_COMPARE(account.transport.heldRequests(), 1);
    limits.cancel();
    QTRY_VERIFY(account.transport.isCanceled(0));
    QCOMPARE(answerOf(limits).error().kind, ErrorKind::Canceled);
}

void GovernanceLimitsTest::cancellingALookUpEndsItsRequest()
{
    Account account;
    account.transport.hold();
    QFuture<Result<AccountLookup>> looking = lookUpAccount(
        this, account.transport, ServiceUrls(AccountId::parse(u"7304182_SB1"_s).value()));
    QTRY_COMPARE(account.transport.heldRequests(), 1);
    looking.cancel();
    QTRY_VERIFY(account.transport.isCanceled(0));
}

SUITESCOPE_GUILESS_MAIN(GovernanceLimitsTest)
#include "tst_governancelimits.moc"
