// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sandbox with two connections, in a window of its own: checked, reported, refreshed, mended.
#include "lib/crypto/certificate.h"
#include "lib/simulator/simulatedserver.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/end_to_end/tour.h"
#include "ui/home/mainwindow.h"
#include "ui/home/settings.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QNetworkAccessManager>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::chrono::seconds patience{30};

struct Sandbox
{
    explicit Sandbox(Tour &aTour) : tour(aTour), folder(aTour.home + u"/sandbox"_s) { }

    Tour &tour;
    QString folder;
    SimulatedAccount account{AccountId::parse(u"7304182_SB1"_s).value()};
    SimulatedServer server{account};
    ConnectionStore connections{folder + u"/connections.json"_s};
    MemorySecretStore secrets;
    QNetworkAccessManager network;
    QSettings file{folder + u"/settings.ini"_s, QSettings::IniFormat};
    Settings settings{file};
    std::unique_ptr<MainWindow> window;
    QByteArray certificate;
    ShownOnce integration;
    ShownOnce token;
    QString certificateId;

    /*! What the administrator makes in NetSuite: an integration, a mapping, a token. */
    void makeValues()
    {
        certificateId = account.prepareForDemo(certificate, &integration).certificateId;
        token = account.addToken(account.integrations().constLast().id,
                                 account.roles().constLast().id, account.users().constFirst());
        for (const QString &value :
             {integration.first, integration.second, token.first, token.second, certificateId})
            tour.secrets.add(u"value of the sandbox"_s, value);
    }

    void refresh()
    {
        account.refreshSandbox();
        for (const QString &feature :
             {u"RESTWEBSERVICES"_s, u"OAUTH2"_s, u"TBA"_s, u"SUITEANALYTICSWORKBOOK"_s})
            account.setFeature(feature, true);
    }

    void keep(const Connection &facts, const QHash<SecretField, Secret> &values)
    {
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            const auto kept = secrets.write(secretEntry(facts.id, it.key()), it.value());
            tour.guide.waitFor(u"the secret"_s, [&] { return kept.isFinished(); });
        }
        const auto saved = connections.save(facts);
        tour.guide.waitFor(u"the connection"_s, [&] { return saved.isFinished(); });
    }

    void connectPrograms()
    {
        const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
        certificate = Certificate::selfSigned(
                          key, {u"larkfield"_s, QDateTime::currentDateTimeUtc().addDays(-255), 730})
                          .value()
                          .toPem();
        const Secret pem = key.toPkcs8Pem().value();
        tour.secrets.addPemBody(u"key of the sandbox"_s, pem.revealText());
        makeValues();
        Connection m2m;
        m2m.id = u"larkfield-m2m"_s;
        m2m.name = u"Larkfield sandbox"_s;
        m2m.account = account.id();
        m2m.urlOverride = server.url();
        m2m.certificatePem = certificate;
        m2m.exportedTo = {{folder + u"/reports/.env"_s, QString()}};
        keep(m2m,
             {{SecretField::ClientId, Secret(integration.first)},
              {SecretField::CertificateId, Secret(certificateId)},
              {SecretField::PrivateKey, pem}});
        Connection tba = m2m;
        tba.id = u"larkfield-tba"_s;
        tba.name = u"Larkfield reports"_s;
        tba.method = AuthMethod::TokenBased;
        tba.certificatePem.clear();
        const QHash<SecretField, Secret> values{
            {SecretField::ConsumerKey, Secret(integration.first)},
            {SecretField::ConsumerSecret, Secret(integration.second)},
            {SecretField::TokenId, Secret(token.first)},
            {SecretField::TokenSecret, Secret(token.second)}};
        keep(tba, values);
        Connection away = tba; // nothing leaves this computer
        away.id = u"bramwell"_s;
        away.name = u"Bramwell & Osei Foods"_s;
        away.account = AccountId::parse(u"5120044"_s).value();
        away.urlOverride.clear();
        keep(away, values);
    }

    void show()
    {
        window = std::make_unique<MainWindow>(Workplace{
            connections, secrets, nullptr, network, settings, systemClock(), folder + u"/data"_s});
        window->move(40, 40);
        window->show();
        tour.program.window().hide();
        window->activateWindow();
        tour.guide.waitFor(u"the window"_s, [&] { return window->isActiveWindow(); });
    }
};

void waitForCheck(Tour &tour)
{
    tour.guide.waitFor(
        u"the check to end"_s, [&] { return tour.hands.isVisible(u"check"_s); }, patience);
}

void checkAll(Tour &tour)
{
    tour.hands.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    tour.hands.find(u"checkAllDialog"_s);
    tour.guide.waitFor(
        u"all checks to end"_s,
        [&] { return tour.hands.isVisible(u"checkAllDialog/checkAllAgain"_s); }, patience);
}

void paste(Tour &tour, const QString &field, const QString &value)
{
    QApplication::clipboard()->setText(value);
    tour.hands.paste(u"setupWizard/"_s + field + u"/QLineEdit"_s);
    tour.guide.breathe(std::chrono::milliseconds(200));
}

void goOn(Tour &tour)
{
    auto *next = tour.hands.find<QAbstractButton>(u"setupWizard/nextButton"_s);
    tour.guide.waitFor(
        u"Next to be enabled"_s, [&] { return next && next->isEnabled(); }, patience);
    tour.hands.key(Qt::Key_N, Qt::AltModifier);
}

void lookAtAGoodCheck(Sandbox &sandbox)
{
    Tour &tour = sandbox.tour;
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"Overview of a sandbox: its last check"_s, [&] {
        sandbox.window->openConnection(u"larkfield-m2m"_s);
        waitForCheck(tour);
        guide.expect(hands.text(u"checkSummary/QLabel"_s).contains("Connected"_L1),
                     u"a good check"_s);
        guide.picture(u"sandbox-overview"_s);
    });
    guide.step(u"What its role can see is counted"_s, [&] {
        hands.click(u"countSight"_s);
        guide.waitFor(
            u"the count to end"_s, [&] { return hands.isVisible(u"countSight"_s); }, patience);
        guide.picture(u"sandbox-counted"_s);
    });
    guide.step(u"The report is shown before it is copied"_s, [&] {
        hands.click(u"reportButton"_s);
        hands.find(u"reportDialog"_s);
        guide.picture(u"report"_s);
        hands.tick(u"reportDialog/leaveOutNames"_s);
        guide.picture(u"report-without-names"_s);
        hands.click(u"reportDialog/copyReport"_s);
        const QString copied = QApplication::clipboard()->text();
        guide.expect(copied.contains("[account]"_L1) && !copied.contains("7304182"_L1),
                     u"a report without the account"_s);
        guide.expect(tour.secrets.foundIn(copied.toUtf8()).isEmpty(), u"no secret in it"_s);
        hands.key(Qt::Key_Escape);
    });
    guide.step(u"What is worth knowing stands under a proof"_s, [&] {
        sandbox.account.setFault(Fault::ClockOffset, 180);
        hands.click(u"check"_s);
        waitForCheck(tour);
        hands.find(u"remarks"_s);
        guide.picture(u"sandbox-remark"_s);
        sandbox.account.setFault(Fault::None);
        hands.click(u"check"_s);
        waitForCheck(tour);
        guide.expect(!hands.isVisible(u"remarks"_s), u"no remark any more"_s);
    });
    guide.step(u"All connections are checked at once"_s, [&] {
        checkAll(tour);
        guide.picture(u"check-all"_s);
        hands.key(Qt::Key_Escape);
    });
}

void meetTheRefresh(Sandbox &sandbox)
{
    Tour &tour = sandbox.tour;
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"After a refresh all of the sandbox fails, and the cause is named"_s, [&] {
        sandbox.refresh();
        checkAll(tour);
        guide.picture(u"check-all-refreshed"_s);
        hands.click(u"checkAllDialog/check-larkfield-m2m/openOne"_s);
        guide.expect(hands.text(u"causeSentence"_s) == "The sandbox was refreshed"_L1,
                     u"the refresh as the cause"_s);
        guide.picture(u"sandbox-refreshed"_s);
    });
    guide.step(u"The report of a failure"_s, [&] {
        hands.click(u"reportButton"_s);
        hands.find(u"reportDialog"_s);
        guide.picture(u"report-failure"_s);
        hands.key(Qt::Key_Escape);
    });
    guide.step(u"The same in a small window"_s, [&] {
        const QSize before = sandbox.window->size();
        sandbox.window->resize(900, 640);
        guide.breathe(std::chrono::milliseconds(50));
        guide.picture(u"sandbox-refreshed-small"_s);
        hands.click(u"reportButton"_s);
        hands.find(u"reportDialog"_s);
        guide.picture(u"report-small"_s);
        hands.key(Qt::Key_Escape);
        checkAll(tour);
        guide.picture(u"check-all-small"_s);
        hands.key(Qt::Key_Escape);
        sandbox.window->resize(before);
    });
    guide.step(u"The Overview uses what NetSuite's log says"_s, [&] {
        const QString before = hands.text(u"causeSentence"_s);
        hands.click(u"causeAudit"_s);
        hands.find(u"AuditDialog/paste"_s);
        hands.click(u"AuditDialog/paste"_s);
        hands.typeText(u"AuthorizationCodeGrantRequired"_s);
        guide.picture(u"sandbox-detail"_s);
        hands.click(u"AuditDialog/useDetail"_s);
        guide.expect(hands.text(u"causeSentence"_s) != before, u"another cause"_s);
        guide.picture(u"sandbox-cause-by-its-detail"_s);
        hands.click(u"causeAudit"_s);
        hands.click(u"AuditDialog/paste"_s);
        hands.typeText(u"InvalidIntegration"_s);
        hands.click(u"AuditDialog/useDetail"_s);
        guide.expect(hands.text(u"causeSentence"_s) == before, u"the refresh again"_s);
    });
}

void takeTheShortWay(Sandbox &sandbox)
{
    Tour &tour = sandbox.tour;
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"The short way asks for what was wiped alone"_s, [&] {
        hands.click(u"causeAction"_s);
        hands.find(u"setupWizard/m2mIntegrationPage"_s);
        guide.picture(u"refresh-integration"_s);
        sandbox.makeValues();
        paste(tour, u"clientIdField"_s, sandbox.integration.first);
        goOn(tour);
        hands.find(u"setupWizard/mappingPage"_s);
        guide.picture(u"refresh-mapping"_s);
        paste(tour, u"certificateIdField"_s, sandbox.certificateId);
        goOn(tour);
        hands.find(u"setupWizard/verifyPage"_s);
        auto *next = hands.find<QAbstractButton>(u"setupWizard/nextButton"_s);
        guide.waitFor(
            u"the proof"_s, [&] { return next && next->isEnabled(); }, patience);
        guide.picture(u"refresh-verify"_s);
        goOn(tour);
        hands.find(u"setupWizard/donePage"_s);
        guide.expect(hands.isVisible(u"olderFiles"_s), u"a word on the file from before"_s);
        guide.picture(u"refresh-done"_s);
        hands.click(u"setupWizard/finishLaterButton"_s);
        if (!guide.hasFailed())
            tour.proven += u"a connection mended after a sandbox refresh, with its key pair"_s;
    });
    guide.step(u"The same for tokens"_s, [&] {
        sandbox.window->activateWindow();
        sandbox.window->repairAfterRefresh(u"larkfield-tba"_s);
        hands.find(u"setupWizard/tbaIntegrationPage"_s);
        guide.picture(u"refresh-tokens-integration"_s);
        paste(tour, u"consumerKeyField"_s, sandbox.integration.first);
        paste(tour, u"consumerSecretField"_s, sandbox.integration.second);
        goOn(tour);
        hands.find(u"setupWizard/tbaTokenPage"_s);
        guide.picture(u"refresh-tokens-token"_s);
        hands.click(u"setupWizard/finishLaterButton"_s);
        guide.waitFor(u"the wizard to close"_s, [&] { return !hands.isVisible(u"setupWizard"_s); });
    });
}

} // namespace

void visitSandbox(Tour &tour)
{
    if (tour.guide.hasFailed())
        return;
    Sandbox sandbox(tour);
    tour.guide.step(u"A sandbox with two programs"_s, [&] {
        sandbox.account.setDataSize(200, 200);
        tour.guide.expect(sandbox.server.start().has_value(), u"a simulated sandbox"_s);
        sandbox.connectPrograms();
        sandbox.show();
    });
    lookAtAGoodCheck(sandbox);
    meetTheRefresh(sandbox);
    takeTheShortWay(sandbox);
    QApplication::clipboard()->clear();
    tour.program.window().show();
    tour.program.window().activateWindow();
    sandbox.window.reset();
}

} // namespace suitescope
