// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/wizardcontext.h"

#include "lib/base/async.h"
#include "ui/home/demoaccount.h"

namespace suitescope {

WizardContext::WizardContext(SetupDraft &theDraft, Transport &theTransport,
                             DemoAccount *demoAccount, SecretStore &store, Clock theClock,
                             QObject *parent)
    : QObject(parent), draft(theDraft), transport(theTransport), demo(demoAccount), secrets(store),
      clock(std::move(theClock))
{
    connect(&draft, &SetupDraft::changed, this, &WizardContext::urlsChanged);
    connect(this, &WizardContext::demoPageWanted, this, [this](MenuPageId page) {
        if (demo)
            demo->showPage(page);
    });
}

std::optional<ServiceUrls> WizardContext::urls() const
{
    if (isRehearsal())
        return m_demoUrls;
    const AccountId account = draft.account();
    if (account.isNull())
        return {};
    if (draft.urlOverride().isEmpty())
        return ServiceUrls(account);
    const Result<ServiceUrls> urls = ServiceUrls::overridden(account, draft.urlOverride());
    return urls ? std::optional(*urls) : std::nullopt;
}

int WizardContext::numberOf(SetupStep step) const
{
    if (const qsizetype own = draft.steps().indexOf(step); own >= 0)
        return int(own) + 1;
    // A step of the other method has the number it would have there.
    for (const AuthMethod method :
         {draft.method(), AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        const qsizetype index = stepsFor(method).indexOf(step);
        if (index >= 0)
            return int(index) + 1;
    }
    return 0;
}

void WizardContext::startDemo()
{
    if (!isRehearsal() || !demo || m_demoUrls)
        return;
    whenDone(this, demo->start(), [this](const Result<ServiceUrls> &urls) {
        if (urls)
            m_demoUrls = *urls;
        else
            m_demoFailure = urls.error();
        emit urlsChanged();
    });
}

} // namespace suitescope
