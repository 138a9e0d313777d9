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
    void anotherAnswerIsBad();
    void cancellingALookUpEndsItsRequest();
};

void GovernanceLimitsTest::readsTheLimits()
{
    const Result<GovernanceLimits> limits = parseGovernanceLimits(
        R"({"accountConcurrencyLimit":15,
            "accountUnallocatedConcurrencyLimit":10,"integrationConcurrencyLimit":5})");
    QVERIFY(limits);
    QCOMPARE(limits->account, 15);
    QCOMPARE(limits->unallocated, std::optional(10));
    QCOMPARE(limits->integration, std::optional(5));
}

void GovernanceLimitsTest::anotherAnswerIsBad()
{
    QCOMPARE(parseGovernanceLimits("{}").error().kind, ErrorKind::BadReply);
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
