// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/metadata/recordcatalog.h"
#include "lib/records/recordservice.h"
#include "lib/setup/doctor.h"
#include "lib/simulator/simulatedserver.h"
#include "lib/suiteql/queryrun.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace suitescope;
using namespace Qt::StringLiterals;

/*! The program's own client against the simulated account, over HTTP: two sides that share no
   code must agree. */
class ClientAndAccountTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void bothMethodsAreProven_data();
    void bothMethodsAreProven();
    void theDoctorNamesTheCause_data();
    void theDoctorNamesTheCause();
    void aQueryArrivesWhole();
    void typesAndRecordsAreRead();
    void anExpiredTokenIsRenewedOnce();

private:
    [[nodiscard]] Doctor::Subject subject(AuthMethod method) const;
    [[nodiscard]] DoctorReport examine(AuthMethod method);
    [[nodiscard]] std::unique_ptr<RestClient> client();
    [[nodiscard]] ServiceUrls urls() const
    {
        return *ServiceUrls::overridden(m_account->id(), m_server->url());
    }

    KeyPair m_key = *KeyPair::generate(KeyAlgorithm::EcP256);
    std::unique_ptr<SimulatedAccount> m_account;
    std::unique_ptr<SimulatedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<HttpTransport> m_transport;
    QByteArray m_certificate;
    M2mCredentials m_m2m;
    TbaCredentials m_tba;
};

void ClientAndAccountTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_transport.reset();
    m_network.reset();
    m_server.reset();
    m_account = std::make_unique<SimulatedAccount>(*AccountId::parse(u"DEMO"_s));
    m_account->setDataSize(2500, 3000);
    m_certificate = Certificate::selfSigned(
                        m_key, {u"test"_s, QDateTime::currentDateTimeUtc().addSecs(-60), 700})
                        ->toPem();
    ShownOnce integration;
    const auto mapping = m_account->prepareForDemo(m_certificate, &integration);
    const int role = m_account->roles().constLast().id;
    const ShownOnce token = m_account->addToken(m_account->integrations().constFirst().id, role,
                                                m_account->users().constFirst());
    m_m2m = {integration.first,
             mapping.certificateId,
             m_key,
             SigningAlgorithm::ES256,
             {u"rest_webservices"_s}};
    m_tba = {m_account->id().realm(), Secret(integration.first), Secret(integration.second),
             Secret(token.first), Secret(token.second)};
    m_server = std::make_unique<SimulatedServer>(*m_account);
    QVERIFY(m_server->start());
    m_network = std::make_unique<QNetworkAccessManager>();
    HttpTransport::Options options;
    options.retry.first = std::chrono::milliseconds(1);
    m_transport = std::make_unique<HttpTransport>(*m_network, options, systemClock());
}

Doctor::Subject ClientAndAccountTest::subject(AuthMethod method) const
{
    Doctor::Subject subject;
    subject.facts.method = method;
    subject.facts.account = m_account->id();
    subject.facts.urlOverride = m_server->url();
    subject.facts.demo = true;
    if (method == AuthMethod::ClientCredentials) {
        subject.facts.certificatePem = m_certificate;
        subject.credentials = m_m2m;
    } else {
        subject.credentials = m_tba;
    }
    return subject;
}

DoctorReport ClientAndAccountTest::examine(AuthMethod method)
{
    Doctor doctor(*m_transport, urls(), subject(method), systemClock());
    DoctorReport report;
    bool done = false;
    connect(&doctor, &Doctor::finished, &doctor, [&](const DoctorReport &finished) {
        report = finished;
        done = true;
    });
    doctor.start();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(done, 30'000); }();
    return report;
}

std::unique_ptr<RestClient> ClientAndAccountTest::client()
{
    return std::make_unique<RestClient>(*m_transport, urls(), Credentials(m_m2m), systemClock());
}

void ClientAndAccountTest::bothMethodsAreProven_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::newRow("M2M") << AuthMethod::ClientCredentials;
    QTest::newRow("TBA") << AuthMethod::TokenBased;
}

void ClientAndAccountTest::bothMethodsAreProven()
{
    QFETCH(AuthMethod, method);
    const DoctorReport report = examine(method);
    for (const RungResult &rung : report.rungs) {
        QVERIFY2(
            rung.state == RungState::Passed || rung.state == RungState::Skipped,
            qPrintable(rungKey(rung.id) + u": "_s + (rung.error ? rung.error->detail : QString())));
    }
    QVERIFY(report.isProven());
    QVERIFY(report.causes.isEmpty());
    QCOMPARE(report.refusedSignIns, 0);
    const RungFacts &types = report.rungs.at(int(RungId::RecordMetadata)).facts;
    QVERIFY(types.recordTypes.value_or(0) > 170);
    QVERIFY(report.rungs.at(int(RungId::FeaturesAndPermissions)).facts.missingFeatures.isEmpty());
}

using Change = std::function<void(SimulatedAccount &)>;

void ClientAndAccountTest::theDoctorNamesTheCause_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<Change>("change");
    QTest::addColumn<CauseId>("cause");
    const auto m2m = AuthMethod::ClientCredentials;
    const auto tba = AuthMethod::TokenBased;
    const auto row = [](const char *name, AuthMethod method, Change change, CauseId cause) {
        QTest::newRow(name) << method << change << cause;
    };
    const auto withoutPermission = [](const QString &key) -> Change {
        return [key](SimulatedAccount &account) {
            account.setPermission(account.roles().constLast().id, key, 0);
        };
    };
    const auto withoutFeature = [](const QString &id) -> Change {
        return [id](SimulatedAccount &account) { account.setFeature(id, false); };
    };
    const auto integration = [](auto change) -> Change {
        return [change](SimulatedAccount &account) {
            SimulatedIntegration changed = account.integrations().constFirst();
            change(changed);
            account.changeIntegration(changed);
        };
    };
    const Change revokedMapping = [](SimulatedAccount &account) {
        account.revokeMapping(account.mappings().constFirst().id);
    };
    const Change refreshed = [](SimulatedAccount &account) {
        account.refreshSandbox();
        for (const QString &id : {u"RESTWEBSERVICES"_s, u"TBA"_s, u"OAUTH2"_s})
            account.setFeature(id, true);
    };

    row("M2M, no REST permission", m2m, withoutPermission(u"ADMI_RESTWEBSERVICES"_s),
        CauseId::RoleLacksRestWebServices);
    row("TBA, no REST permission", tba, withoutPermission(u"ADMI_RESTWEBSERVICES"_s),
        CauseId::RoleLacksRestWebServices);
    row("M2M, no login permission", m2m, withoutPermission(u"ADMI_LOGIN_OAUTH2"_s),
        CauseId::RoleLacksTokenLogin);
    row("TBA, no login permission", tba, withoutPermission(u"ADMI_LOGIN_OAUTH"_s),
        CauseId::RoleLacksTokenLogin);
    row("M2M, OAuth 2.0 off", m2m, withoutFeature(u"OAUTH2"_s), CauseId::FeatureOff);
    row("TBA off", tba, withoutFeature(u"TBA"_s), CauseId::FeatureOff);
    row("M2M, REST off", m2m, withoutFeature(u"RESTWEBSERVICES"_s), CauseId::FeatureOff);
    row("no Workbook permission", m2m, withoutPermission(u"REPO_ANALYTICS"_s),
        CauseId::WorkbookMissing);
    row("Workbook off", tba, withoutFeature(u"SUITEANALYTICSWORKBOOK"_s), CauseId::WorkbookMissing);
    row("M2M, integration blocked", m2m,
        integration([](SimulatedIntegration &one) { one.enabled = false; }),
        CauseId::IntegrationBlocked);
    row("TBA, integration blocked", tba,
        integration([](SimulatedIntegration &one) { one.enabled = false; }),
        CauseId::IntegrationBlocked);
    row("M2M, grant not ticked", m2m,
        integration([](SimulatedIntegration &one) { one.clientCredentials = false; }),
        CauseId::ClientCredentialsNotTicked);
    row("M2M, scope not ticked", m2m,
        integration([](SimulatedIntegration &one) { one.scopes = {u"restlets"_s}; }),
        CauseId::ScopeNotTicked);
    row("M2M, mapping revoked", m2m, revokedMapping, CauseId::CertificateRevoked);
    row("M2M, after a refresh", m2m, refreshed, CauseId::MappingGone);
    row(
        "TBA, token revoked", tba,
        [](SimulatedAccount &account) { account.revokeToken(account.tokens().constFirst().id); },
        CauseId::TokenRevoked);
    row(
        "TBA, clock ahead", tba,
        [](SimulatedAccount &account) { account.setFault(Fault::ClockOffset, 900); },
        CauseId::ClockOff);
    row(
        "maintenance", m2m,
        [](SimulatedAccount &account) { account.setFault(Fault::HtmlMaintenance503); },
        CauseId::NotNetSuite);
    row(
        "a page where JSON was due", m2m,
        [](SimulatedAccount &account) { account.setFault(Fault::HtmlPage200); },
        CauseId::NotNetSuite);
}

void ClientAndAccountTest::theDoctorNamesTheCause()
{
    QFETCH(AuthMethod, method);
    QFETCH(Change, change);
    QFETCH(CauseId, cause);
    change(*m_account);
    const DoctorReport report = examine(method);
    QStringList keys;
    bool isNamed = false;
    for (const Cause &one : report.causes) {
        keys.append(causeKey(one.id));
        isNamed = isNamed || one.id == cause;
    }
    QVERIFY2(isNamed, qPrintable(u"named instead: "_s + keys.join(u", "_s)));
    QVERIFY(report.refusedSignIns <= 2);
}

void ClientAndAccountTest::aQueryArrivesWhole()
{
    const auto rest = client();
    QueryRun run(
        *rest, u"SELECT id, entityid, email, creditlimit, datecreated FROM customer ORDER BY id"_s,
        {});
    const QSignalSpy ended(&run, &QueryRun::finished);
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(run.state() != QueryRun::State::Running, 20'000);
    QVERIFY2(run.state() == QueryRun::State::Finished,
             run.error() ? qPrintable(run.error()->detail) : "");
    QCOMPARE(ended.size(), 1);
    QCOMPARE(run.pageCount(), 3);
    QCOMPARE(run.table().rowCount(), 2500);
    QCOMPARE(run.table().columnCount(), 5);
}

void ClientAndAccountTest::typesAndRecordsAreRead()
{
    const auto rest = client();
    RecordCatalog catalog(*rest, nullptr);
    const auto type = catalog.type(u"salesorder"_s);
    QTRY_VERIFY(type.isFinished());
    QVERIFY2(type.result(), qPrintable(type.result() ? QString() : type.result().error().detail));
    const RecordType order = *type.result(); // the future hands out a copy
    QString lines;
    for (const Field &field : order.fields) {
        if (field.name == "item"_L1)
            lines = field.kind == FieldKind::Sublist ? field.target : QString();
        if (field.name == "entity"_L1)
            QCOMPARE(field.kind, FieldKind::Reference);
        if (field.name == "tranDate"_L1)
            QCOMPARE(field.kind, FieldKind::Date);
        if (field.name == "billingAddress"_L1)
            QCOMPARE(field.kind, FieldKind::Subrecord);
    }
    QCOMPARE(lines, u"salesOrder-itemCollection"_s);
    const auto child = catalog.child(lines);
    QTRY_VERIFY(child.isFinished());
    QVERIFY(child.result());

    RecordService records(*rest);
    const auto page = records.list(u"salesorder"_s, u"tranDate AFTER \"1/1/2023\""_s, 10, 0);
    QTRY_VERIFY(page.isFinished());
    QVERIFY2(page.result(), qPrintable(page.result() ? QString() : page.result().error().detail));
    QCOMPARE(page.result()->ids.size(), 10);
    const auto record = records.record(u"salesorder"_s, page.result()->ids.constFirst(), true);
    QTRY_VERIFY(record.isFinished());
    QVERIFY(record.result());
    QVERIFY(record.result()->title().startsWith("SO"_L1));
}

void ClientAndAccountTest::anExpiredTokenIsRenewedOnce()
{
    const auto rest = client();
    const auto first = rest->send(Request::get(rest->urls().serverTime()));
    QTRY_VERIFY(first.isFinished());
    QVERIFY(first.result());
    m_account->setFault(Fault::ExpiredTokens);
    const auto second = rest->send(Request::get(rest->urls().serverTime()));
    QTRY_VERIFY(second.isFinished());
    QVERIFY(second.result());
    QCOMPARE(rest->refusedSignIns(), 1);
}

SUITESCOPE_GUILESS_MAIN(ClientAndAccountTest)
#include "tst_clientandaccount.moc"
