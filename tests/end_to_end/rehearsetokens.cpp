// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/wizardwalk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QFile>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

const QLatin1StringView connectionName("Desk reports");
const QLatin1StringView roleName("Larkfield integration");

struct Rehearsal
{
    Tour &tour;
    WizardWalk wizard;
    Administrator administrator;
};

void describeTheWay(Rehearsal &rehearsal)
{
    TourGuide &guide = rehearsal.tour.guide;
    Hands &hands = rehearsal.tour.hands;
    guide.step(u"A second rehearsal: tokens, most of it with the keyboard"_s, [&] {
        rehearsal.wizard.begin();
        rehearsal.wizard.chooseMethod(connectionName, u"methodToken"_s);
        hands.find(u"setupWizard/tbaEndNotice"_s);
    });
    guide.step(u"Features and permissions of tokens"_s, [&] {
        const QStringList features{u"TBA"_s};
        rehearsal.wizard.goOn(u"featuresPage"_s);
        rehearsal.wizard.tickFeatures(features);
        rehearsal.administrator.switchOn(features);
        hands.click(u"setupWizard/MenuPathView"_s); // the wizard is in front again
        rehearsal.wizard.goOn(u"rolePage"_s);
        const auto permissions = rehearsal.wizard.askForData({u"Customers"_s});
        rehearsal.administrator.givePermissions(roleName, permissions);
        hands.click(u"setupWizard/MenuPathView"_s);
        rehearsal.wizard.goOn(u"accountPage"_s);
        rehearsal.wizard.enterAccount(u"DEMO"_s);
    });
}

void enterValues(Rehearsal &rehearsal)
{
    TourGuide &guide = rehearsal.tour.guide;
    Hands &hands = rehearsal.tour.hands;
    guide.step(u"Integration: key and secret are kept as they are pasted"_s, [&] {
        rehearsal.wizard.goOn(u"tbaIntegrationPage"_s);
        rehearsal.administrator.addIntegration(connectionName, true);
        rehearsal.administrator.handOver(u"shownOnceFirst"_s, u"consumerKeyField"_s,
                                         u"consumer key"_s);
        rehearsal.administrator.handOver(u"shownOnceSecond"_s, u"consumerSecretField"_s,
                                         u"consumer secret"_s);
        guide.breathe(std::chrono::milliseconds(200));
        rehearsal.wizard.picture(u"integration"_s);
    });
    guide.step(u"Closed in the middle, nothing is lost"_s, [&] {
        hands.click(u"setupWizard/finishLaterButton"_s);
        guide.waitFor(u"the wizard to close"_s, [&] { return !hands.isVisible(u"setupWizard"_s); });
        auto *list = hands.find<QAbstractItemView>(u"connections"_s);
        if (!list)
            return;
        guide.waitFor(u"the draft in the list"_s, [&] { return list->model()->rowCount() == 2; });
        guide.picture(u"tokens-draft"_s);
        hands.clickItem(list, list->model()->index(1, 0));
        hands.find(u"setupWizard/tbaIntegrationPage"_s);
        guide.waitFor(u"the values to be back"_s, [&] {
            return hands.text(u"setupWizard/consumerSecretField/QLineEdit"_s).size() == 64;
        });
        rehearsal.wizard.picture(u"resumed"_s);
    });
    guide.step(u"Access token: its two values"_s, [&] {
        rehearsal.wizard.goOn(u"tbaTokenPage"_s);
        rehearsal.administrator.addToken(connectionName, roleName);
        guide.picture(u"netsuite-token"_s);
        rehearsal.administrator.handOver(u"shownOnceFirst"_s, u"tokenIdField"_s, u"token ID"_s);
        rehearsal.administrator.handOver(u"shownOnceSecond"_s, u"tokenSecretField"_s,
                                         u"token secret"_s);
        guide.breathe(std::chrono::milliseconds(200));
        rehearsal.wizard.picture(u"token"_s);
    });
}

void finish(Rehearsal &rehearsal)
{
    Tour &tour = rehearsal.tour;
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"Verify proves the token's connection"_s, [&] {
        rehearsal.wizard.goOn(u"verifyPage"_s);
        rehearsal.wizard.verify();
        guide.expect(!hands.isVisible(u"setupWizard/diagnosisCard"_s), u"no diagnosis"_s);
        rehearsal.wizard.picture(u"verify-proven"_s);
        if (!guide.hasFailed())
            tour.proven += u"sign-in with Token-Based Authentication"_s;
    });
    meetTokenFaults(tour);
    guide.step(u"Its .env joins a file that was there, for docker"_s, [&] {
        const QString file = tour.home + u"/projects/desk-reports/.env"_s;
        QFile env(file);
        guide.expect(env.open(QIODevice::WriteOnly), u"a file to write"_s);
        env.write("# of the reports\nPORT=8080\n");
        env.close();
        rehearsal.wizard.goOn(u"donePage"_s);
        hands.type(u"setupWizard/envPath"_s, file);
        guide.breathe(std::chrono::milliseconds(400));
        rehearsal.wizard.picture(u"done"_s);
        tour.exported += file;
        hands.click(u"setupWizard/exportEnvButton"_s);
        guide.waitFor(u"the variables in .env"_s, [&] {
            return env.open(QIODevice::ReadOnly) && [&] {
                const QByteArray text = env.readAll();
                env.close();
                return text.startsWith("# of the reports\nPORT=8080\n")
                    && text.contains("NETSUITE_TOKEN_SECRET=");
            }();
        });
    });
    guide.step(u"Open SuiteQL asks through the new connection"_s, [&] {
        hands.click(u"setupWizard/consoleButton"_s);
        hands.find(u"sqlEditor"_s);
        guide.waitFor(u"the connection"_s,
                      [&] { return hands.text(u"connectionName"_s) == connectionName; });
        hands.click(u"sqlEditor"_s);
        hands.typeText(u"SELECT COUNT(*) AS customers FROM customer"_s);
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        auto *grid = hands.find<QAbstractItemView>(u"resultGrid"_s);
        guide.waitFor(u"one row"_s, [&] { return grid && grid->model()->rowCount() == 1; });
        guide.picture(u"tokens-console"_s);
    });
}

} // namespace

void rehearseTokens(Tour &tour)
{
    Rehearsal rehearsal{tour, WizardWalk(tour, u"tokens"_s, true), Administrator(tour)};
    tour.guide.step(u"Back to the demo account"_s, [&] {
        tour.hands.key(Qt::Key_D, Qt::ControlModifier);
        tour.guide.waitFor(u"the demo account"_s, [&] {
            return tour.hands.text(u"connectionName"_s) == "Demo account"_L1;
        });
    });
    describeTheWay(rehearsal);
    enterValues(rehearsal);
    finish(rehearsal);
}

} // namespace suitescope
