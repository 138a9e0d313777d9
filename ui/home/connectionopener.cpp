// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/connectionopener.h"

#include "lib/base/async.h"
#include "lib/setup/connectionurls.h"
#include "lib/setup/signinbudget.h"
#include "ui/home/demoaccount.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace suitescope {

ConnectionOpener::ConnectionOpener(const Workplace &workplace, QObject *parent)
    : QObject(parent), m_workplace(workplace)
{
}

void ConnectionOpener::open(const Connection &facts)
{
    const int question = ++m_question;
    if (!facts.demo) {
        if (const Result<ServiceUrls> urls = urlsOf(facts))
            readSecrets(question, facts, *urls);
        else
            fail(question, urls.error());
        return;
    }
    if (!m_workplace.demo) {
        fail(question, {ErrorKind::NotAllowed, u"there is no demo account"_s, {}});
        return;
    }
    whenDone(this, m_workplace.demo->start(),
             [this, question, facts](const Result<ServiceUrls> &urls) {
                 if (urls)
                     readSecrets(question, facts, *urls);
                 else
                     fail(question, urls.error());
             });
}

void ConnectionOpener::openDemo()
{
    const int question = ++m_question;
    if (!m_workplace.demo) {
        fail(question, {ErrorKind::NotAllowed, u"there is no demo account"_s, {}});
        return;
    }
    whenDone(this, m_workplace.demo->readyConnection(),
             [this, question](const Result<Connection> &facts) {
                 if (question != m_question)
                     return;
                 if (facts)
                     open(*facts);
                 else
                     fail(question, facts.error());
             });
}

void ConnectionOpener::stop()
{
    ++m_question;
}

void ConnectionOpener::readSecrets(int question, const Connection &facts, const ServiceUrls &urls)
{
    if (question != m_question)
        return;
    whenDone(this, readCredentials(facts, m_workplace.secretsOf(facts)),
             [this, question, facts, urls](const Result<Credentials> &credentials) {
                 if (question != m_question)
                     return;
                 if (!credentials) {
                     fail(question, credentials.error());
                     return;
                 }
                 QDir().mkpath(m_workplace.dataFolder);
                 m_opened = std::make_unique<OpenConnection>(
                     facts, urls, *credentials, m_workplace.databasePath(facts.id),
                     m_workplace.network, m_workplace.clock);
                 if (!facts.demo && m_workplace.budget)
                     countRefusals(*m_workplace.budget);
                 emit opened();
             });
}

// What records and queries are refused counts like what a check is: NetSuite locks the user for it.
void ConnectionOpener::countRefusals(SignInBudget &budget) const
{
    RestClient &client = m_opened->client();
    connect(&client, &RestClient::signInRefused, &budget,
            [&budget, &client, account = m_opened->facts().account] {
                // Its certificate may have been renewed meanwhile.
                static_cast<void>(budget.countRefusal(
                    signInIdentity(account, client.authorizer().credentials())));
            });
}

void ConnectionOpener::fail(int question, const Error &error)
{
    if (question == m_question)
        emit failed(error);
}

} // namespace suitescope
