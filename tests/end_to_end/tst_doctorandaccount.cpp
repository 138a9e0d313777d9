// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The doctor against the simulated account: what place the true cause of each fault gets. NetSuite
// gives one answer to many faults; a row says where its cause has to stand.
#include "lib/setup/doctor.h"
#include "lib/simulator/simulatedserver.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr auto m2m = AuthMethod::ClientCredentials;
constexpr auto tba = AuthMethod::TokenBased;

/*! An account where both methods work, and what a connection to it knows. */
struct Stage
{
    SimulatedAccount account{AccountId::parse(u"DEMO"_s).value()};
    SimulatedServer server{account};
    KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    Doctor::Subject m2mSubject;
    Doctor::Subject tbaSubject;

    Stage()
    {
        account.setDataSize(10, 10);
        const QByteArray certificate
            = Certificate::selfSigned(
                  key, {u"test"_s, QDateTime::currentDateTimeUtc().addSecs(-60), 700})
                  .value()
                  .toPem();
        ShownOnce integration;
        const auto mapping = account.prepareForDemo(certificate, &integration);
        const ShownOnce token = account.addToken(account.integrations().constFirst().id, role(),
                                                 account.users().constFirst());
        m2mSubject.facts.account = account.id();
        m2mSubject.facts.certificatePem = certificate;
        m2mSubject.credentials = M2mCredentials{integration.first,
                                                mapping.certificateId,
                                                key,
                                                SigningAlgorithm::ES256,
                                                {u"rest_webservices"_s}};
        tbaSubject.facts.account = account.id();
        tbaSubject.facts.method = tba;
        tbaSubject.credentials
            = TbaCredentials{account.id().realm(), Secret(integration.first),
                             Secret(integration.second), Secret(token.first), Secret(token.second)};
    }

    [[nodiscard]] int role() const { return account.roles().constLast().id; }
    [[nodiscard]] Doctor::Subject &subject(AuthMethod method)
    {
        return method == m2m ? m2mSubject : tbaSubject;
    }
    void forgetPermission(const QString &name) { account.setPermission(role(), name, 0); }
    void change(const std::function<void(SimulatedIntegration &)> &change)
    {
        SimulatedIntegration changed = account.integrations().constFirst();
        change(changed);
        account.changeIntegration(changed);
    }
    M2mCredentials &m2mCredentials() { return std::get<M2mCredentials>(*m2mSubject.credentials); }
    TbaCredentials &tbaCredentials() { return std::get<TbaCredentials>(*tbaSubject.credentials); }
};

using Change = std::function<void(Stage &)>;

enum class Before { New, Worked }; // whether the connection was proven before the fault

} // namespace

class DoctorAndAccountTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aGoodSetUpIsProven_data();
    void aGoodSetUpIsProven();
    void theCauseHasItsPlace_data();
    void theCauseHasItsPlace();
    void fiveRunsOfAWrongSecretAreFiveRefusals();
    void aMendedFaultIsProvenOnTheNextRun();

private:
    [[nodiscard]] DoctorReport examine(Stage &stage, AuthMethod method);
};

void DoctorAndAccountTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

DoctorReport DoctorAndAccountTest::examine(Stage &stage, AuthMethod method)
{
    if (!stage.server.isRunning() && !stage.server.start())
        QTest::qFail("the server did not start", __FILE__, __LINE__);
    const Doctor::Subject &subject = stage.subject(method);
    QNetworkAccessManager network;
    HttpTransport::Options options;
    options.retry.first = std::chrono::milliseconds(1);
    HttpTransport transport(network, options, systemClock());
    Doctor doctor(transport,
                  ServiceUrls::overridden(subject.facts.account, stage.server.url()).value(),
                  subject, systemClock());
    DoctorReport report;
    bool done = false;
    connect(&doctor, &Doctor::finished, &doctor, [&](const DoctorReport &finished) {
        report = finished;
        done = true;
    });
    doctor.start();
    if (!QTest::qWaitFor([&done] { return done; }, 30'000))
        QTest::qFail("the doctor did not finish", __FILE__, __LINE__);
    return report;
}

void DoctorAndAccountTest::aGoodSetUpIsProven_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::newRow("certificate") << m2m;
    QTest::newRow("token") << tba;
}

void DoctorAndAccountTest::aGoodSetUpIsProven()
{
    QFETCH(AuthMethod, method);
    Stage stage;
    stage.m2mCredentials().scopes = QStringList{u"rest_webservices"_s, u"restlets"_s};
    stage.subject(method).dataNeeds = QStringList{u"customer"_s, u"invoice"_s, u"role"_s};
    const DoctorReport report = examine(stage, method);
    for (const RungResult &rung : report.rungs) {
        QVERIFY2(rung.state == RungState::Passed
                     || (method == tba && rung.state == RungState::Skipped),
                 qPrintable(rungKey(rung.id)));
    }
    QVERIFY(report.isProven());
    QCOMPARE(report.refusedSignIns, 0);
    const auto facts = [&report](RungId id) { return report.rungs.at(int(id)).facts; };
    QVERIFY(facts(RungId::RecordMetadata).recordTypes.value_or(0) > 170);
    QCOMPARE(facts(RungId::FeaturesAndPermissions).featuresOn, 3);
    QVERIFY(std::chrono::abs(facts(RungId::ClockOffset).clockOffset.value())
            < std::chrono::seconds(5));
    if (method == m2m) {
        QCOMPARE(facts(RungId::SignIn).roleId, QString::number(stage.role()));
        QCOMPARE(facts(RungId::FeaturesAndPermissions).permissionsHeld, 7);
    }
}

void DoctorAndAccountTest::theCauseHasItsPlace_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<Before>("before");
    QTest::addColumn<Change>("fault");
    QTest::addColumn<RungId>("rung");
    QTest::addColumn<CauseId>("cause");
    QTest::addColumn<int>("place"); // 1 is first; more where NetSuite does not tell faults apart
    const auto row = [](const char *name, AuthMethod method, Before before, const Change &fault,
                        RungId rung, CauseId cause, int place = 1) {
        QTest::newRow(name) << method << before << fault << rung << cause << place;
    };
    const auto without = [](const QString &key) -> Change {
        return [key](Stage &stage) { stage.forgetPermission(key); };
    };
    const auto off = [](const QString &id) -> Change {
        return [id](Stage &stage) { stage.account.setFeature(id, false); };
    };
    const Change blocked = [](Stage &stage) {
        stage.change([](SimulatedIntegration &one) { one.enabled = false; });
    };
    const auto fault = [](Fault what, int parameter = 0) -> Change {
        return [what, parameter](Stage &stage) { stage.account.setFault(what, parameter); };
    };
    const Before fresh = Before::New;
    const Before worked = Before::Worked;

    row("m2m: REST permission missing", m2m, fresh, without(u"ADMI_RESTWEBSERVICES"_s),
        RungId::Rest, CauseId::RoleLacksRestWebServices);
    row("m2m: REST off", m2m, worked, off(u"RESTWEBSERVICES"_s), RungId::Rest, CauseId::FeatureOff,
        2);
    row("m2m: OAuth 2.0 off", m2m, fresh, off(u"OAUTH2"_s), RungId::SignIn, CauseId::FeatureOff, 2);
    row("m2m: login permission missing", m2m, fresh, without(u"ADMI_LOGIN_OAUTH2"_s),
        RungId::SignIn, CauseId::RoleLacksTokenLogin);
    row("m2m: Workbook permission missing", m2m, fresh, without(u"REPO_ANALYTICS"_s),
        RungId::SuiteQl, CauseId::WorkbookMissing);
    row("m2m: Workbook off", m2m, fresh, off(u"SUITEANALYTICSWORKBOOK"_s), RungId::SuiteQl,
        CauseId::WorkbookMissing);
    row("m2m: integration blocked", m2m, worked, blocked, RungId::SignIn,
        CauseId::IntegrationBlockedOrUnknown);
    row(
        "m2m: client credentials not ticked", m2m, fresh,
        [](Stage &stage) {
            stage.change([](SimulatedIntegration &one) { one.clientCredentials = false; });
        },
        RungId::SignIn, CauseId::ClientCredentialsNotTicked);
    row(
        "m2m: scope not ticked", m2m, fresh,
        [](Stage &stage) {
            stage.change([](SimulatedIntegration &one) { one.scopes = {u"restlets"_s}; });
        },
        RungId::SignIn, CauseId::ScopeNotTicked);
    row(
        "m2m: wrong certificate ID", m2m, fresh,
        [](Stage &stage) {
            QString &id = stage.m2mCredentials().certificateId;
            id[0] = id.at(0) == u'A' ? u'B' : u'A';
        },
        RungId::SignIn, CauseId::CertificateIdWrong);
    row(
        "m2m: cut certificate ID", m2m, fresh,
        [](Stage &stage) { stage.m2mCredentials().certificateId.remove(0, 1); }, RungId::SignIn,
        CauseId::CertificateIdWrong);
    row(
        "m2m: another key, certificate unknown", m2m, fresh,
        [](Stage &stage) {
            stage.m2mCredentials().key = KeyPair::generate(KeyAlgorithm::EcP256).value();
            stage.m2mSubject.facts.certificatePem.clear();
        },
        RungId::SignIn, CauseId::KeyDoesNotFitCertificate);
    row(
        "m2m: another key", m2m, fresh,
        [](Stage &stage) {
            stage.m2mCredentials().key = KeyPair::generate(KeyAlgorithm::EcP256).value();
        },
        RungId::LocalChecks, CauseId::KeyDoesNotFitCertificate);
    row(
        "m2m: mapping revoked", m2m, worked,
        [](Stage &stage) { stage.account.revokeMapping(stage.account.mappings().constFirst().id); },
        RungId::SignIn, CauseId::MappingGone);
    row(
        "m2m: sandbox refreshed", m2m, worked,
        [](Stage &stage) {
            stage.account.refreshSandbox();
            stage.account.setFeature(u"OAUTH2"_s, true);
        },
        RungId::SignIn, CauseId::MappingGone, 2);
    row(
        "m2m: role inactive", m2m, worked,
        [](Stage &stage) { stage.account.setRoleInactive(stage.role(), true); }, RungId::SignIn,
        CauseId::TokenRevokedOrRoleInactive, 3);
    row(
        "m2m: restlets neither ticked nor granted", m2m, fresh,
        [](Stage &stage) {
            stage.m2mCredentials().scopes << u"restlets"_s;
            stage.change([](SimulatedIntegration &one) { one.scopes = {u"rest_webservices"_s}; });
        },
        RungId::SignIn, CauseId::ScopeNotTicked);

    row("tba: REST permission missing", tba, fresh, without(u"ADMI_RESTWEBSERVICES"_s),
        RungId::SignIn, CauseId::RoleLacksRestWebServices);
    row("tba: login permission missing", tba, fresh, without(u"ADMI_LOGIN_OAUTH"_s), RungId::SignIn,
        CauseId::RoleLacksTokenLogin, 5);
    row("tba: Workbook permission missing", tba, fresh, without(u"REPO_ANALYTICS"_s),
        RungId::SuiteQl, CauseId::WorkbookMissing);
    row("tba: feature off", tba, worked, off(u"TBA"_s), RungId::SignIn, CauseId::FeatureOff, 8);
    row("tba: integration blocked", tba, worked, blocked, RungId::SignIn,
        CauseId::IntegrationBlockedOrUnknown, 2);
    row(
        "tba: token revoked", tba, worked,
        [](Stage &stage) { stage.account.revokeToken(stage.account.tokens().constFirst().id); },
        RungId::SignIn, CauseId::TokenRevokedOrRoleInactive);
    row(
        "tba: wrong token secret", tba, fresh,
        [](Stage &stage) { stage.tbaCredentials().tokenSecret = Secret(QString(64, u'a')); },
        RungId::SignIn, CauseId::SignatureRefused, 2);
    row(
        "tba: token ID in both fields", tba, fresh,
        [](Stage &stage) { stage.tbaCredentials().tokenSecret = stage.tbaCredentials().tokenId; },
        RungId::LocalChecks, CauseId::ValueMisshapen);

    for (const auto &[name, method] : {std::pair("m2m", m2m), std::pair("tba", tba)}) {
        const QByteArray prefix = name;
        const RungId rest = method == m2m ? RungId::Rest : RungId::SignIn;
        row((prefix + ": clock ahead").constData(), method, fresh, fault(Fault::ClockOffset, 900),
            RungId::ClockOffset, CauseId::ClockOff);
        row((prefix + ": clock behind").constData(), method, fresh, fault(Fault::ClockOffset, -900),
            RungId::ClockOffset, CauseId::ClockOff);
        row((prefix + ": a page where JSON was due").constData(), method, fresh,
            fault(Fault::HtmlPage200), rest, CauseId::NotNetSuite);
        row((prefix + ": maintenance").constData(), method, fresh, fault(Fault::HtmlMaintenance503),
            RungId::NameAndTls, CauseId::NotNetSuite);
        row((prefix + ": 429").constData(), method, fresh, fault(Fault::RateLimited429), rest,
            CauseId::ConcurrencyLimit);
        row((prefix + ": half of the JSON").constData(), method, fresh, fault(Fault::TruncatedJson),
            rest, CauseId::NotNetSuite);
        row((prefix + ": unknown account").constData(), method, fresh,
            [method = method](Stage &stage) {
                stage.subject(method).facts.account = AccountId::parse(u"7304182"_s).value();
            },
            RungId::NameAndTls, CauseId::AccountUnknown);
        row((prefix + ": the connection breaks off").constData(), method, fresh,
            fault(Fault::ConnectionReset), RungId::NameAndTls, CauseId::Offline, 2);
    }
}

void DoctorAndAccountTest::theCauseHasItsPlace()
{
    QFETCH(AuthMethod, method);
    QFETCH(Before, before);
    QFETCH(Change, fault);
    QFETCH(RungId, rung);
    QFETCH(CauseId, cause);
    QFETCH(int, place);
    Stage stage;
    if (before == Before::Worked) {
        const DoctorReport proof = examine(stage, method);
        QVERIFY(proof.isProven());
        stage.subject(method).facts.lastProven = proof.finished;
    }
    fault(stage);
    const DoctorReport report = examine(stage, method);
    QVERIFY(!report.isProven());
    for (const RungResult &result : report.rungs) {
        const bool failed = result.state == RungState::Failed;
        QVERIFY2(failed == (result.id == rung), qPrintable(rungKey(result.id)));
    }
    QVERIFY(report.refusedSignIns <= 1);
    int found = 0;
    for (qsizetype i = 0; i < report.causes.size() && found == 0; ++i) {
        if (report.causes.at(i).id == cause)
            found = int(i) + 1;
    }
    const std::optional<Error> &error = report.rungs.at(int(rung)).error;
    const QString instead
        = causeKey(report.causes.first().id) + u", "_s + (error ? error->detail : QString());
    QVERIFY2(found > 0 && found <= place, qPrintable(instead));
}

void DoctorAndAccountTest::fiveRunsOfAWrongSecretAreFiveRefusals()
{
    Stage stage;
    stage.tbaCredentials().tokenSecret = Secret(QString(64, u'a'));
    int refused = 0;
    for (int i = 0; i < 4; ++i)
        refused += examine(stage, tba).refusedSignIns;
    QCOMPARE(refused, 4);
    int noted = 0;
    for (const SimulatedLogin &login : stage.account.loginAuditTrail())
        noted += login.success ? 0 : 1;
    QCOMPARE(noted, 4); // NetSuite counts as we do, and the user is not locked yet
}

void DoctorAndAccountTest::aMendedFaultIsProvenOnTheNextRun()
{
    Stage stage;
    stage.forgetPermission(u"ADMI_RESTWEBSERVICES"_s);
    QVERIFY(!examine(stage, m2m).isProven());
    stage.account.setPermission(stage.role(), u"ADMI_RESTWEBSERVICES"_s, 4);
    QVERIFY(examine(stage, m2m).isProven());
}

SUITESCOPE_GUILESS_MAIN(DoctorAndAccountTest)
#include "tst_doctorandaccount.moc"
