// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/storedaccess.h"

#include "lib/base/async.h"
#include "lib/setup/connectionurls.h"
#include "ui/home/demoaccount.h"

using namespace Qt::StringLiterals;

namespace suitescope {

UrlsOf storedUrls(DemoAccount *demo)
{
    return [demo](const Connection &facts, QObject *context, const auto &answer) {
        if (!facts.demo)
            answer(urlsOf(facts));
        else if (demo)
            whenDone(context, demo->start(), answer);
        else
            answer(failure(ErrorKind::NotAllowed, u"there is no demo account"_s));
    };
}

AccessTo storedAccess(const Workplace &workplace)
{
    return [&workplace](const Connection &facts, QObject *context,
                        const std::function<void(const Result<CheckAccess> &)> &answer) {
        const auto readSecrets
            = [&workplace, facts, context, answer](const Result<ServiceUrls> &urls) {
                  if (!urls) {
                      answer(failure(urls.error()));
                      return;
                  }
                  whenDone(context, readCredentials(facts, workplace.secretsOf(facts)),
                           [answer, urls = *urls](const Result<Credentials> &credentials) {
                               if (credentials)
                                   answer(CheckAccess{urls, *credentials, std::nullopt});
                               else
                                   answer(CheckAccess{urls, std::nullopt, credentials.error()});
                           });
              };
        storedUrls(workplace.demo)(facts, context, readSecrets);
    };
}

void joinNetSuite(KeysPlace &keys, const Workplace &workplace)
{
    auto *transport
        = new HttpTransport(workplace.network, HttpTransport::Options(), workplace.clock, &keys);
    keys.joinNetSuite(
        {*transport, workplace.connections, storedAccess(workplace),
         [&workplace](const Connection &of) -> SecretStore & { return workplace.secretsOf(of); },
         workplace.clock, workplace.budget});
    if (workplace.demo)
        QObject::connect(&keys, &KeysPlace::pageWanted, workplace.demo, &DemoAccount::showPage);
}

} // namespace suitescope
