// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/wizardwalk.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

const QLatin1StringView connectionName("Larkfield sync");
const QLatin1StringView roleName("Larkfield integration");
const QLatin1StringView forgotten("REST Web Services");

struct Rehearsal
{
    Tour &tour;
    WizardWalk wizard;
    Administrator administrator;
    QList<Administrator::Permission> permissions;
};

void startFromNothing(Rehearsal &rehearsal)
{
    TourGuide &guide = rehearsal.tour.guide;
    Hands &hands = rehearsal.tour.hands;
    guide.step(u"The simulated NetSuite stands beside the window"_s, [&] {
        hands.key(Qt::Key_1, Qt::ControlModifier);
        hands.withMenu(u"ConnectionView/QToolButton:More"_s, [&] {
            guide.picture(u"demo-menu"_s);
            hands.chooseAction(u"Simulated NetSuite"_s);
        });
        hands.find(u"administratorPanel"_s);
        guide.picture(u"simulated-netsuite"_s);
    });
    guide.step(u"A sandbox refresh wipes the account, and the diagnosis says what is wrong"_s, [&] {
        rehearsal.administrator.refreshSandbox();
        hands.click(u"OverviewPlace/check"_s);
        hands.find(u"OverviewPlace/diagnosisCard"_s);
        guide.picture(u"refreshed-diagnosis"_s);
    });
}

void describeTheWay(Rehearsal &rehearsal)
{
    TourGuide &guide = rehearsal.tour.guide;
    Hands &hands = rehearsal.tour.hands;
    const QStringList features{u"RESTWEBSERVICES"_s, u"OAUTH2"_s, u"SUITEANALYTICSWORKBOOK"_s,
                               u"CUSTOMCODE"_s, u"SERVERSIDESCRIPTING"_s};
    guide.step(u"The rehearsal begins: certificate, a name, a keychain that works"_s, [&] {
        rehearsal.wizard.begin();
        rehearsal.wizard.chooseMethod(connectionName, u"methodCertificate"_s);
    });
    guide.step(u"Features: ticked in the wizard, switched on in NetSuite"_s, [&] {
        rehearsal.wizard.goOn(u"featuresPage"_s);
        rehearsal.wizard.tickFeatures(features);
        hands.click(u"setupWizard/openPageButton"_s); // shows the page in the dock
        rehearsal.administrator.switchOn(features);
        guide.picture(u"netsuite-features"_s);
    });
    guide.step(u"Role: a list for the administrator, one permission is forgotten"_s, [&] {
        rehearsal.wizard.goOn(u"rolePage"_s);
        rehearsal.permissions
            = rehearsal.wizard.askForData({u"Customers"_s, u"Items and prices"_s, u"Invoices"_s});
        hands.withMenu(u"setupWizard/copyForAdministrator"_s, [&] {
            rehearsal.wizard.picture(u"role-copy"_s);
            hands.chooseAction(u"As text"_s);
        });
        QList<Administrator::Permission> given = rehearsal.permissions;
        given.removeIf([](const auto &permission) { return permission.name == forgotten; });
        guide.expect(given.size() + 1 == rehearsal.permissions.size(), u"one left out"_s);
        rehearsal.administrator.givePermissions(roleName, given);
        guide.picture(u"netsuite-role"_s);
    });
    guide.step(u"Account: a wrong spelling is explained, the right one understood"_s, [&] {
        rehearsal.wizard.goOn(u"accountPage"_s);
        rehearsal.wizard.enterAccount(u"demo"_s);
    });
}

/*! The way for two people; the rehearsal goes on without it. */
void handOverTheRest(Rehearsal &rehearsal)
{
    TourGuide &guide = rehearsal.tour.guide;
    Hands &hands = rehearsal.tour.hands;
    const QString folder = rehearsal.tour.home + u"/for-the-administrator"_s;
    guide.step(u"The NetSuite part can be handed over, and the answer is pasted as a whole"_s, [&] {
        QDir().mkpath(folder);
        hands.click(u"setupWizard/handOver"_s);
        hands.find(u"HandoverDialog"_s);
        rehearsal.wizard.picture(u"hand-over"_s);
        hands.click(u"HandoverDialog/writeFolder"_s);
        hands.chooseFile(folder);
        guide.waitFor(u"the page"_s, [&] { return hands.isVisible(u"HandoverDialog/written"_s); });
        guide.expect(QFile::exists(folder + u"/larkfield-sync-for-netsuite/netsuite-set-up.html"_s),
                     u"a page to hand over"_s);
        QGuiApplication::clipboard()->setText(
            u"Hello,\nhere is what you asked for.\n\n> Account ID: 7304182_SB1\n> Client ID: %1\n"
            u"> Certificate ID: an-invented-Certificate-ID-of-43-characters\n\nRegards"_s.arg(
                u"0123456789abcdef"_s.repeated(4)));
        hands.paste(u"HandoverDialog/answer"_s);
        guide.waitFor(u"the answer to be understood"_s,
                      [&] { return hands.isVisible(u"HandoverDialog/understood"_s); });
        rehearsal.wizard.picture(u"hand-over-answer"_s);
        hands.key(Qt::Key_Escape);
        QGuiApplication::clipboard()->clear();
        guide.waitFor(u"the wizard again"_s, [&] { return !hands.isVisible(u"HandoverDialog"_s); });
    });
}

void makeKeys(Rehearsal &rehearsal)
{
    TourGuide &guide = rehearsal.tour.guide;
    Hands &hands = rehearsal.tour.hands;
    const QString certificate = rehearsal.tour.home + u"/larkfield-certificate.pem"_s;
    guide.step(u"Key pair: made here, its certificate saved"_s, [&] {
        rehearsal.wizard.goOn(u"keyPairPage"_s);
        rehearsal.wizard.picture(u"key-form"_s);
        hands.click(u"setupWizard/generateButton"_s);
        hands.find(u"setupWizard/keyFingerprint"_s);
        guide.waitFor(u"the key to be kept"_s, [&] {
            return hands.find<QAbstractButton>(u"setupWizard/saveCertificate"_s)->isEnabled();
        });
        guide.breathe(std::chrono::milliseconds(300));
        rehearsal.wizard.picture(u"key-made"_s);
        hands.click(u"setupWizard/saveCertificate"_s);
        hands.find(u"certificateFileDialog"_s);
        rehearsal.wizard.picture(u"certificate-dialog"_s);
        hands.chooseFile(certificate);
        guide.waitFor(u"the certificate's file"_s, [&] { return QFile::exists(certificate); });
        rehearsal.wizard.picture(u"key-saved"_s);
    });
    guide.step(u"The private key leaves only when asked, behind a password"_s, [&] {
        const QString file = rehearsal.tour.home + u"/larkfield-private.pem"_s;
        hands.click(u"setupWizard/savePrivateKeyAsked"_s);
        hands.type(u"newKeyPassword"_s, u"a long password"_s);
        hands.type(u"newKeyPasswordAgain"_s, u"a long password"_s);
        rehearsal.wizard.picture(u"private-key"_s);
        hands.click(u"savePrivateKey"_s);
        hands.chooseFile(file);
        guide.waitFor(u"the key's file"_s, [&] { return QFile::exists(file); });
        guide.waitFor(u"the dialog to close"_s,
                      [&] { return !hands.isVisible(u"privateKeyDialog"_s); });
        guide.expect(
            QFileInfo(file).permissions()
                == (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser),
            u"a key file for its owner alone"_s);
    });
    handOverTheRest(rehearsal);
    guide.step(u"Integration: the Client ID is handed over"_s, [&] {
        rehearsal.wizard.goOn(u"m2mIntegrationPage"_s);
        rehearsal.administrator.addIntegration(connectionName, false);
        guide.picture(u"netsuite-integration"_s);
        rehearsal.administrator.handOver(u"shownOnceFirst"_s, u"clientIdField"_s, u"client ID"_s);
        rehearsal.tour.secrets.add(u"client secret"_s,
                                   hands.text(u"administratorPanel/shownOnceSecond"_s));
        hands.tick(u"setupWizard/scope_restlets"_s);
        guide.breathe(std::chrono::milliseconds(200));
        rehearsal.wizard.picture(u"integration"_s);
    });
    guide.step(u"Certificate mapping: file, role and integration meet"_s, [&] {
        rehearsal.wizard.goOn(u"mappingPage"_s);
        rehearsal.administrator.mapCertificate(roleName, connectionName, certificate);
        guide.picture(u"netsuite-mapping"_s);
        rehearsal.administrator.handOver(u"shownOnceFirst"_s, u"certificateIdField"_s,
                                         u"certificate ID"_s);
        guide.breathe(std::chrono::milliseconds(200));
        rehearsal.wizard.picture(u"mapping"_s);
    });
}

void prove(Rehearsal &rehearsal)
{
    TourGuide &guide = rehearsal.tour.guide;
    Hands &hands = rehearsal.tour.hands;
    guide.step(u"Verify names the forgotten permission"_s, [&] {
        rehearsal.wizard.goOn(u"verifyPage"_s);
        rehearsal.wizard.verify();
        const QString cause = hands.text(u"setupWizard/causeSentence"_s);
        guide.expect(cause.contains(forgotten), u"the cause, not: "_s + cause);
        rehearsal.wizard.picture(u"verify-failed"_s);
    });
    guide.step(u"The permission is added, Try again proves the connection"_s, [&] {
        hands.click(u"setupWizard/causeAction"_s); // the page that mends it, in the dock
        rehearsal.administrator.givePermissions(roleName, rehearsal.permissions);
        hands.click(u"setupWizard/verifyTryAgain"_s);
        guide.waitFor(u"the proof"_s, [&] {
            return hands.find<QAbstractButton>(u"setupWizard/nextButton"_s)->isEnabled();
        });
        guide.expect(!hands.isVisible(u"setupWizard/diagnosisCard"_s), u"no diagnosis"_s);
        rehearsal.wizard.picture(u"verify-proven"_s);
        if (!guide.hasFailed())
            rehearsal.tour.proven += u"sign-in with OAuth 2.0 and a certificate made here"_s;
    });
}

void finish(Rehearsal &rehearsal)
{
    Tour &tour = rehearsal.tour;
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    const QString file = tour.project + u"/.env"_s;
    guide.step(u"Done: what is kept where, and the .env file"_s, [&] {
        rehearsal.wizard.goOn(u"donePage"_s);
        hands.type(u"setupWizard/envPath"_s, file);
        hands.find(u"setupWizard/EnvExportForm/Notice"_s); // the folder is a git work tree
        rehearsal.wizard.picture(u"done"_s);
        tour.exported += file;
        hands.click(u"setupWizard/exportEnvButton"_s);
        guide.waitFor(u"the .env file"_s, [&] { return QFile::exists(file); });
        guide.breathe(std::chrono::milliseconds(100));
        rehearsal.wizard.picture(u"done-exported"_s);
        QFile env(file);
        guide.expect(env.open(QIODevice::ReadOnly), u"a file to read"_s);
        const QString text = QString::fromUtf8(env.readAll());
        guide.expect(text.contains("NETSUITE_AUTH_TYPE=oauth2"_L1), u"the method in .env"_s);
        const QString key = text.section(u"NETSUITE_PRIVATE_KEY=\""_s, 1).section(u'"', 0, 0);
        guide.expect(key.startsWith("-----BEGIN PRIVATE KEY-----"_L1), u"the key in .env"_s);
        tour.secrets.addPemBody(u"private key"_s, QString(key).replace("\\n"_L1, "\n"_L1));
        guide.expect(!(QFileInfo(file).permissions()
                       & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup)),
                     u"a .env for its owner alone"_s);
    });
    guide.step(u"The certificate's end goes into a calendar file"_s, [&] {
        const QString calendar = tour.home + u"/certificate.ics"_s;
        hands.click(u"setupWizard/addToCalendar"_s);
        hands.chooseFile(calendar);
        guide.waitFor(u"the calendar file"_s, [&] { return QFile::exists(calendar); });
    });
    guide.step(u"Explore records opens the new connection"_s, [&] {
        hands.click(u"setupWizard/exploreButton"_s);
        hands.find(u"typeList"_s);
        guide.waitFor(u"the connection"_s,
                      [&] { return hands.text(u"connectionName"_s) == connectionName; });
        guide.picture(u"new-connection-records"_s);
        hands.key(Qt::Key_1, Qt::ControlModifier);
        guide.waitFor(u"the ladder to be climbed"_s, [&] {
            return hands.isVisible(u"check"_s)
                && hands.find<QAbstractButton>(u"check"_s)->isEnabled();
        });
        guide.picture(u"new-connection-overview"_s);
    });
}

} // namespace

void rehearseCertificate(Tour &tour)
{
    Rehearsal rehearsal{tour, WizardWalk(tour, u"certificate"_s, false), Administrator(tour), {}};
    startFromNothing(rehearsal);
    describeTheWay(rehearsal);
    makeKeys(rehearsal);
    prove(rehearsal);
    meetFaults(tour);
    finish(rehearsal);
}

} // namespace suitescope
