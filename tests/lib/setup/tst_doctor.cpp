// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "doctoraccount.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

class DoctorTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aGoodCertificateConnectionIsProven();
    void aGoodTokenConnectionIsProven();
    void theClockIsRefinedByServerTime();
    void withoutADateServerTimeTellsTheClock();
    void localFaultsStopEverything_data();
    void localFaultsStopEverything();
    void aKeychainFaultIsNamed();
    void anUnusualCertificateIdWarnsOnly();
    void failuresHaveTheirCause_data();
    void failuresHaveTheirCause();
    void tokenFailuresHaveTheirCause_data();
    void tokenFailuresHaveTheirCause();
    void theClockStopsBeforeTheSignIn();
    void oneRefusedSignInIsEnough();
    void unreadableFeaturesAreNoFault();
    void unknownColumnsAreTriedDifferently();
    void missingDataPermissionsWarn();
    void theRestletScopeIsReadFromTheToken();
    void stoppingCancelsCleanly_data();
    void stoppingCancelsCleanly();
    void aListenerMayStop();
    void aListenerMayDeleteTheDoctor();
    void itRunsAgain();
    void aProxyNeedNotKnowTheDiscovery();
    void theDirectoryMayNameAnotherHost_data();
    void theDirectoryMayNameAnotherHost();

private:
    [[nodiscard]] DoctorReport run(const Doctor::Subject &subject)
    {
        return runDoctor(*m_account, subject);
    }

    std::unique_ptr<Account> m_account;
};

void DoctorTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_account = std::make_unique<Account>();
}

void DoctorTest::aGoodCertificateConnectionIsProven()
{
    const DoctorReport report = run(m2mSubject());
    for (const RungResult &rung : report.rungs) {
        const RungState expected
            = rung.id == RungId::RestletScope ? RungState::Skipped : RungState::Passed;
        QVERIFY2(rung.state == expected, qPrintable(rungKey(rung.id)));
    }
    QVERIFY(report.isProven());
    QVERIFY(report.causes.isEmpty());
    QCOMPARE(report.refusedSignIns, 0);
    QCOMPARE(report.finished, now);
    const auto facts = [&report](RungId id) { return report.rungs.at(int(id)).facts; };
    QCOMPARE(facts(RungId::NameAndTls).host, u"7304182.suitetalk.api.netsuite.com"_s);
    QCOMPARE(facts(RungId::NameAndTls).tls.protocol, u"TLS 1.3"_s);
    QCOMPARE(facts(RungId::SignIn).roleId, u"1042"_s);
    QCOMPARE(facts(RungId::SignIn).entityId, u"77"_s);
    QCOMPARE(facts(RungId::RecordMetadata).recordTypes, std::optional(3));
    QCOMPARE(facts(RungId::FeaturesAndPermissions).featuresOn, 3);
    QCOMPARE(facts(RungId::FeaturesAndPermissions).permissionsHeld, 3);
    QCOMPARE(facts(RungId::CertificateEnd).daysLeft, std::optional(475));
    // unsigned, token, and eleven signed
    QVERIFY(m_account->transport.authorizations.front().isEmpty());
    QVERIFY(m_account->transport.authorizations.back().startsWith("Bearer "));
    QCOMPARE(m_account->transport.requests.size(), size_t(13));
}

void DoctorTest::aGoodTokenConnectionIsProven()
{
    const DoctorReport report = run(tbaSubject());
    QVERIFY(report.isProven());
    QCOMPARE(report.rungs.at(int(RungId::RestletScope)).state, RungState::Skipped);
    QCOMPARE(report.rungs.at(int(RungId::CertificateEnd)).state, RungState::Skipped);
    QVERIFY(report.rungs.at(int(RungId::CertificateEnd)).facts.notAsked);
    int serverTimes = 0;
    for (const Request &request : m_account->transport.requests)
        serverTimes += request.url.path().endsWith(u"serverTime"_s) ? 1 : 0;
    QCOMPARE(serverTimes, 1); // sign-in and REST share it
    QVERIFY(m_account->transport.authorizations.back().startsWith("OAuth "));
}

void DoctorTest::theClockIsRefinedByServerTime()
{
    const DoctorReport report = run(m2mSubject());
    QCOMPARE(report.rungs.at(int(RungId::ClockOffset)).facts.clockOffset, std::optional(-400ms));
}

void DoctorTest::withoutADateServerTimeTellsTheClock()
{
    m_account->datesAnswers = false;
    m_account->instead.insert(u"netsuite.com "_s, m_account->json({})); // HEAD of the root
    const DoctorReport report = run(m2mSubject());
    QVERIFY(report.isProven());
    QCOMPARE(report.rungs.at(int(RungId::ClockOffset)).state, RungState::Passed);
    QCOMPARE(report.rungs.at(int(RungId::ClockOffset)).facts.clockOffset, std::optional(-400ms));
}

void DoctorTest::localFaultsStopEverything_data()
{
    QTest::addColumn<Doctor::Subject>("subject");
    QTest::addColumn<LocalFault>("fault");
    QTest::addColumn<CauseId>("cause");
    QTest::addColumn<int>("field");
    const auto row = [](const char *name, const Doctor::Subject &subject, LocalFault fault,
                        CauseId cause, std::optional<SecretField> field = {}) {
        QTest::newRow(name) << subject << fault << cause << (field ? int(*field) : -1);
    };
    Doctor::Subject subject = m2mSubject();
    subject.credentials.reset();
    row("nothing entered", subject, LocalFault::SecretMissing, CauseId::ValueMissing);
    subject.unreadable = Error{ErrorKind::SecretMissing, u"client-id"_s, nullptr};
    row("one entry missing", subject, LocalFault::SecretMissing, CauseId::ValueMissing,
        SecretField::ClientId);
    subject = m2mSubject();
    m2mOf(subject).clientId.chop(1);
    row("short client ID", subject, LocalFault::BadShape, CauseId::ValueMisshapen,
        SecretField::ClientId);
    subject = m2mSubject();
    m2mOf(subject).certificateId = m2mOf(subject).clientId;
    row("client ID as certificate ID", subject, LocalFault::SameValueTwice, CauseId::ValueSwapped,
        SecretField::CertificateId);
    subject = m2mSubject();
    std::swap(m2mOf(subject).certificateId, m2mOf(subject).clientId);
    row("client ID and certificate ID swapped", subject, LocalFault::ValuesSwapped,
        CauseId::ValueSwapped, SecretField::ClientId);
    subject = m2mSubject();
    m2mOf(subject).certificateId = hexValue('9').revealText();
    row("another value of 64 digits as certificate ID", subject, LocalFault::LooksLikeAnother,
        CauseId::ValueSwapped, SecretField::CertificateId);
    subject = m2mSubject();
    m2mOf(subject).key = makeKey().key;
    row("another key", subject, LocalFault::KeyDoesNotFitCertificate,
        CauseId::KeyDoesNotFitCertificate);
    subject = m2mSubject();
    m2mOf(subject).algorithm = SigningAlgorithm::ES384;
    row("another algorithm", subject, LocalFault::AlgorithmDoesNotFitKey,
        CauseId::AlgorithmDoesNotFitKey);
    subject = m2mSubject();
    m2mOf(subject).scopes.clear();
    row("no scope", subject, LocalFault::NoScopes, CauseId::ScopeNotAskedFor);
    for (const auto &[name, from, fault] :
         {std::tuple("ended", now.addDays(-100), LocalFault::CertificateExpired),
          std::tuple("not yet", now.addDays(10), LocalFault::CertificateNotYetValid)}) {
        const KeyAndCertificate pair = makeKey(KeyAlgorithm::EcP256, from, 90);
        subject = m2mSubject();
        subject.facts.certificatePem = pair.certificate.toPem();
        m2mOf(subject).key = pair.key;
        row(name, subject, fault,
            fault == LocalFault::CertificateExpired ? CauseId::CertificateEnded
                                                    : CauseId::CertificateNotYetValid);
    }
    subject = tbaSubject();
    std::get<TbaCredentials>(*subject.credentials).tokenSecret = hexValue('3');
    row("token ID twice", subject, LocalFault::SameValueTwice, CauseId::ValueSwapped,
        SecretField::TokenId);
}

void DoctorTest::localFaultsStopEverything()
{
    QFETCH(Doctor::Subject, subject);
    QFETCH(LocalFault, fault);
    QFETCH(CauseId, cause);
    QFETCH(int, field);
    const DoctorReport report = run(subject);
    QVERIFY(!report.isProven());
    QVERIFY(m_account->transport.requests.empty()); // nothing was sent
    const RungResult &local = report.rungs.first();
    QCOMPARE(local.state, RungState::Failed);
    QVERIFY(local.facts.localFaults.contains(fault));
    QCOMPARE(local.facts.field ? int(*local.facts.field) : -1, field);
    QCOMPARE(report.causes.first().id, cause);
    QCOMPARE(report.causes.first().fault, std::optional(fault));
    const bool mixedUp = report.causes.first().id == CauseId::ValueSwapped;
    QCOMPARE(report.causes.first().otherField.has_value(), mixedUp);
    QVERIFY(!mixedUp || report.causes.first().otherField != report.causes.first().field);
    QCOMPARE(report.rungs.at(1).state, RungState::Waiting);
}

void DoctorTest::aKeychainFaultIsNamed()
{
    Doctor::Subject subject = m2mSubject();
    subject.credentials.reset();
    subject.unreadable = Error{ErrorKind::KeychainLocked, {}, nullptr};
    const DoctorReport report = run(subject);
    QCOMPARE(report.causes.first().id, CauseId::KeychainLocked);
}

void DoctorTest::anUnusualCertificateIdWarnsOnly()
{
    Doctor::Subject subject = m2mSubject();
    m2mOf(subject).certificateId.chop(1);
    QVERIFY(run(subject).isProven());
    m_account->instead.insert(u"/token"_s, Account::error(400, R"({"error":"invalid_grant"})"));
    const DoctorReport report = run(subject);
    QCOMPARE(report.rungs.first().state, RungState::Warned);
    QCOMPARE(report.causes.first().id, CauseId::CertificateIdWrong);
}

void DoctorTest::failuresHaveTheirCause_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<SharedAnswer>("answer");
    QTest::addColumn<RungId>("rung");
    QTest::addColumn<CauseId>("cause");
    const auto row = [](const char *name, const QString &where, const Result<Response> &answer,
                        RungId rung, CauseId cause) {
        QTest::newRow(name) << where << std::make_shared<Result<Response>>(answer) << rung << cause;
    };
    const QString discovery = u"datacenterurls"_s;
    row("unknown account", discovery, Account::error(400, R"({"error":"Company Id is invalid"})"),
        RungId::NameAndTls, CauseId::AccountUnknown);
    row("offline", discovery, failure(ErrorKind::Offline), RungId::NameAndTls, CauseId::Offline);
    row("tls", discovery, failure(ErrorKind::Tls), RungId::NameAndTls, CauseId::TlsRefused);
    row("portal", discovery, Account::error(200, "<html>sign in</html>"), RungId::NameAndTls,
        CauseId::CaptivePortal);
    row("unknown scope", u"/token"_s, Account::error(400, R"({"error":"invalid_scope"})"),
        RungId::SignIn, CauseId::ScopeNotTicked);
    row("no client credentials", u"/token"_s,
        Account::error(400, R"({"error":"unsupported_grant_type"})"), RungId::SignIn,
        CauseId::ClientCredentialsNotTicked);
    row("invalid client", u"/token"_s, Account::error(401, R"({"error":"invalid_client"})"),
        RungId::SignIn, CauseId::CertificateIdWrong);
    row("blocked, said aloud", u"/token"_s,
        Account::error(401,
                       R"({"error":"invalid_client","error_description":"IntegrationBlocked"})"),
        RungId::SignIn, CauseId::IntegrationBlocked);
    row("signature, said aloud", u"/token"_s,
        Account::error(400, R"({"error":"invalid_grant","error_description":"InvalidSignature"})"),
        RungId::SignIn, CauseId::KeyDoesNotFitCertificate);
    row("maintenance", u"/token"_s, Account::error(503, "<html>maintenance</html>"), RungId::SignIn,
        CauseId::Maintenance);
    row("missing permission", u"serverTime"_s, Account::error(401, invalidLogin), RungId::Rest,
        CauseId::RoleLacksRestWebServices);
    row("limit", u"serverTime"_s, Account::error(429, "{}"), RungId::Rest,
        CauseId::ConcurrencyLimit);
    row("feature off", u"serverTime"_s, Account::error(404, "{}"), RungId::Rest,
        CauseId::FeatureOff);
    row("catalog refused", u"metadata-catalog"_s, Account::error(403, "{}"), RungId::RecordMetadata,
        CauseId::RoleLacksRestWebServices);
    row("workbook", u"DUAL"_s, Account::error(400, userError), RungId::SuiteQl,
        CauseId::WorkbookMissing);
    row("lost on the way", u"companyfeaturesetup"_s, failure(ErrorKind::Offline),
        RungId::FeaturesAndPermissions, CauseId::Offline);
}

void DoctorTest::failuresHaveTheirCause()
{
    QFETCH(QString, where);
    QFETCH(SharedAnswer, answer);
    QFETCH(RungId, rung);
    QFETCH(CauseId, cause);
    m_account->instead.insert(where, *answer);
    const DoctorReport report = run(m2mSubject());
    QVERIFY(!report.isProven());
    QCOMPARE(report.causes.first().id, cause);
    for (const RungResult &result : report.rungs) {
        if (result.id < rung)
            QVERIFY2(result.state == RungState::Passed, qPrintable(rungKey(result.id)));
        else if (result.id == rung)
            QCOMPARE(result.state, RungState::Failed);
        else if (result.id != RungId::CertificateEnd)
            QCOMPARE(result.state, RungState::Waiting);
    }
    QVERIFY(report.refusedSignIns <= 1);
}

void DoctorTest::tokenFailuresHaveTheirCause_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<RungId>("rung");
    QTest::addColumn<CauseId>("cause");
    const auto row = [](const char *name, int status, const QByteArray &code, RungId rung,
                        CauseId cause) {
        QTest::newRow(name) << status
                            << (code.isEmpty() ? QByteArray()
                                               : "OAuth realm=\"7304182\", error=\"" + code + '"')
                            << rung << cause;
    };
    row("silent", 401, {}, RungId::SignIn, CauseId::RoleLacksRestWebServices);
    row("signature", 401, "InvalidSignature", RungId::SignIn, CauseId::SignatureRefused);
    row("unknown key", 401, "consumer_key_unknown", RungId::SignIn, CauseId::IntegrationUnknown);
    row("blocked", 401, "consumer_key_refused", RungId::SignIn, CauseId::TokenBasedNotTicked);
    row("permission", 401, "permission_denied", RungId::SignIn, CauseId::RoleLacksTokenLogin);
    row("locked", 401, "temporary_locked", RungId::SignIn, CauseId::UserLocked);
    row("feature", 401, "FeatureDisabled", RungId::SignIn, CauseId::FeatureOff);
    row("clock", 401, "InvalidTimestamp", RungId::SignIn, CauseId::ClockOff);
    row("forbidden", 403, {}, RungId::Rest, CauseId::RoleLacksRestWebServices);
}

void DoctorTest::tokenFailuresHaveTheirCause()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(RungId, rung);
    QFETCH(CauseId, cause);
    m_account->instead.insert(u"serverTime"_s, Account::error(status, invalidLogin, header));
    const DoctorReport report = run(tbaSubject());
    QCOMPARE(report.rungs.at(int(rung)).state, RungState::Failed);
    QCOMPARE(report.causes.first().id, cause);
    QCOMPARE(report.refusedSignIns, status == 401 ? 1 : 0);
}

void DoctorTest::theClockStopsBeforeTheSignIn()
{
    m_account->date = now.addSecs(7 * 60);
    const DoctorReport report = run(m2mSubject());
    QCOMPARE(report.rungs.at(int(RungId::ClockOffset)).state, RungState::Failed);
    QCOMPARE(report.causes.first().id, CauseId::ClockOff);
    QCOMPARE(m_account->transport.requests.size(), size_t(1));
    m_account->date = now.addSecs(-3 * 60);
    QCOMPARE(run(m2mSubject()).rungs.at(int(RungId::ClockOffset)).state, RungState::Warned);
}

void DoctorTest::oneRefusedSignInIsEnough()
{
    m_account->instead.insert(u"serverTime"_s, Account::error(401, invalidLogin));
    const DoctorReport report = run(m2mSubject());
    QCOMPARE(report.refusedSignIns, 1);
    int tokens = 0;
    for (const Request &request : m_account->transport.requests)
        tokens += request.url.path().endsWith(u"/token"_s) ? 1 : 0;
    QCOMPARE(tokens, 1);
    m_account->instead = {{u"companyfeaturesetup"_s, Account::error(401, invalidLogin)}};
    QCOMPARE(run(m2mSubject()).refusedSignIns, 1);
}

void DoctorTest::unreadableFeaturesAreNoFault()
{
    m_account->instead.insert(u"companyfeaturesetup"_s, Account::error(403, "{}"));
    m_account->instead.insert(u"rolepermissions"_s, Account::error(400, userError));
    const DoctorReport report = run(m2mSubject());
    QVERIFY(report.isProven());
    QVERIFY(report.rungs.at(int(RungId::FeaturesAndPermissions)).facts.notReadable);
}

void DoctorTest::unknownColumnsAreTriedDifferently()
{
    m_account->instead.insert(u"isavailable"_s, Account::error(400, userError));
    const DoctorReport report = run(m2mSubject());
    QCOMPARE(report.rungs.at(int(RungId::FeaturesAndPermissions)).facts.featuresOn, 3);
}

void DoctorTest::missingDataPermissionsWarn()
{
    Doctor::Subject subject = m2mSubject();
    subject.dataNeeds = QStringList{u"customer"_s, u"invoice"_s};
    const DoctorReport report = run(subject);
    const RungResult &rung = report.rungs.at(int(RungId::FeaturesAndPermissions));
    QCOMPARE(rung.state, RungState::Warned);
    QCOMPARE(rung.facts.missingPermissions, QStringList({u"Invoice"_s, u"Find Transaction"_s}));
    QCOMPARE(rung.facts.permissionsNeeded, 6);
    QVERIFY(report.isProven()); // it connects; the role page adds the rest
}

void DoctorTest::theRestletScopeIsReadFromTheToken()
{
    Doctor::Subject subject = m2mSubject();
    m2mOf(subject).scopes = QStringList{u"rest_webservices"_s, u"restlets"_s};
    DoctorReport report = run(subject);
    QCOMPARE(report.rungs.at(int(RungId::RestletScope)).state, RungState::Failed);
    QCOMPARE(report.causes.first().id, CauseId::ScopeNotTicked);
    m_account->scopes = R"(["rest_webservices","restlets"])";
    report = run(subject);
    QCOMPARE(report.rungs.at(int(RungId::RestletScope)).state, RungState::Passed);
}

void DoctorTest::stoppingCancelsCleanly_data()
{
    QTest::addColumn<int>("answered");
    for (int answered = 0; answered < 7; ++answered)
        QTest::addRow("after %d answers", answered) << answered;
}

void DoctorTest::stoppingCancelsCleanly()
{
    QFETCH(int, answered);
    const Doctor::Subject subject = m2mSubject();
    m_account->transport.hold();
    Doctor doctor(m_account->transport, ServiceUrls(subject.facts.account), subject,
                  [] { return now; });
    QSignalSpy stopped(&doctor, &Doctor::stopped);
    QSignalSpy finished(&doctor, &Doctor::finished);
    doctor.start();
    QVERIFY(doctor.isRunning());
    for (int i = 0; i < answered; ++i) {
        QTRY_COMPARE(m_account->transport.heldRequests(), 1);
        m_account->transport.releaseOne();
    }
    QTRY_COMPARE(m_account->transport.heldRequests(), 1);
    doctor.stop();
    QVERIFY(!doctor.isRunning());
    QCOMPARE(stopped.size(), 1);
    QVERIFY(m_account->transport.isCanceled(answered));
    m_account->transport.release();
    QTest::qWait(20);
    QVERIFY(finished.isEmpty());
    for (const RungResult &rung : doctor.rungs())
        QVERIFY(rung.state != RungState::Running);
}

void DoctorTest::aListenerMayStop()
{
    const Doctor::Subject subject = m2mSubject();
    Doctor doctor(m_account->transport, ServiceUrls(subject.facts.account), subject,
                  [] { return now; });
    QSignalSpy finished(&doctor, &Doctor::finished);
    connect(&doctor, &Doctor::rungChanged, &doctor, [&doctor](RungId id) {
        if (id == RungId::SuiteQl)
            doctor.stop();
    });
    doctor.start();
    QTRY_VERIFY(!doctor.isRunning());
    QTest::qWait(20);
    QVERIFY(finished.isEmpty());
}

void DoctorTest::aListenerMayDeleteTheDoctor()
{
    const Doctor::Subject subject = m2mSubject();
    auto *doctor = new Doctor(m_account->transport, ServiceUrls(subject.facts.account), subject,
                              [] { return now; });
    QPointer<Doctor> watched = doctor;
    connect(doctor, &Doctor::finished, doctor, [doctor] { doctor->deleteLater(); });
    doctor->start();
    QTRY_VERIFY(!watched);
    // and in the middle of a request
    m_account->transport.hold();
    doctor = new Doctor(m_account->transport, ServiceUrls(subject.facts.account), subject,
                        [] { return now; });
    doctor->start();
    QTRY_COMPARE(m_account->transport.heldRequests(), 1);
    delete doctor;
    m_account->transport.release();
    QTest::qWait(20);
}

void DoctorTest::itRunsAgain()
{
    const Doctor::Subject subject = m2mSubject();
    Doctor doctor(m_account->transport, ServiceUrls(subject.facts.account), subject,
                  [] { return now; });
    QSignalSpy finished(&doctor, &Doctor::finished);
    m_account->instead.insert(u"serverTime"_s, Account::error(401, invalidLogin));
    doctor.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(doctor.rungs().at(int(RungId::Rest)).state, RungState::Failed);
    m_account->instead.clear();
    doctor.start();
    doctor.start(); // no second run beside it
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(finished.last().first().value<DoctorReport>().isProven());
    QCOMPARE(finished.last().first().value<DoctorReport>().refusedSignIns, 0);
}

void DoctorTest::aProxyNeedNotKnowTheDiscovery()
{
    m_account->instead.insert(u"datacenterurls"_s, Account::error(404, "{}"));
    Doctor::Subject subject = m2mSubject();
    QVERIFY(!run(subject).isProven());
    const ServiceUrls urls
        = ServiceUrls::overridden(subject.facts.account, QUrl(u"https://proxy.example"_s)).value();
    m_account->instead.insert(u"proxy.example "_s, m_account->json({}));
    Doctor doctor(m_account->transport, urls, subject, [] { return now; });
    QSignalSpy finished(&doctor, &Doctor::finished);
    doctor.start();
    QTRY_COMPARE(finished.size(), 1);
    const auto report = finished.first().first().value<DoctorReport>();
    QVERIFY(report.isProven());
    QCOMPARE(report.rungs.at(int(RungId::NameAndTls)).state, RungState::Warned);
}

void DoctorTest::theDirectoryMayNameAnotherHost_data()
{
    QTest::addColumn<QUrl>("used"); // empty: the account's own
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("differs");
    const QString usual = u"7304182.suitetalk.api.netsuite.com"_s;
    const QString other = u"webservices.na2.netsuite.com"_s;
    QTest::newRow("the usual one") << QUrl() << usual << false;
    QTest::newRow("another data center") << QUrl() << other << true;
    QTest::newRow("the one that was entered") << QUrl(u"https://"_s + other) << other << false;
    QTest::newRow("entered without need") << QUrl(u"https://"_s + other) << usual << true;
    QTest::newRow("a tunnel to the usual one")
        << QUrl(u"http://127.0.0.1:8443"_s) << usual << false;
    QTest::newRow("a proxy to the usual one") << QUrl(u"https://proxy.example"_s) << usual << false;
    QTest::newRow("a tunnel to another one") << QUrl(u"http://127.0.0.1:8443"_s) << other << true;
}

void DoctorTest::theDirectoryMayNameAnotherHost()
{
    QFETCH(QUrl, used);
    QFETCH(QString, named);
    QFETCH(bool, differs);
    m_account->instead.insert(
        u"datacenterurls"_s,
        m_account->json("{\"webservicesDomain\":\"https://" + named.toLatin1() + "\"}"));
    const Doctor::Subject subject = m2mSubject();
    const ServiceUrls urls = used.isEmpty()
        ? ServiceUrls(subject.facts.account)
        : ServiceUrls::overridden(subject.facts.account, used).value();
    Doctor doctor(m_account->transport, urls, subject, [] { return now; });
    QSignalSpy finished(&doctor, &Doctor::finished);
    doctor.start();
    QTRY_COMPARE(finished.size(), 1);
    const auto report = finished.first().first().value<DoctorReport>();
    QVERIFY(report.isProven()); // the one in use answers all the same
    const RungResult &rung = report.rungs.at(int(RungId::NameAndTls));
    QCOMPARE(rung.state, differs ? RungState::Warned : RungState::Passed);
    QCOMPARE(rung.facts.hostNamed, differs ? named : QString());
    QCOMPARE(report.remarks.size(), differs ? 1 : 0);
}

SUITESCOPE_GUILESS_MAIN(DoctorTest)
#include "tst_doctor.moc"
