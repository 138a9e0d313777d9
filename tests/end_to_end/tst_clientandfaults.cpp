// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/setup/doctor.h"
#include "lib/simulator/simulatedserver.h"
#include "lib/suiteql/queryrun.h"
#include "tests/support/detourtransport.h"
#include "tests/support/localhost.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslConfiguration>

using namespace suitescope;
using namespace Qt::StringLiterals;

namespace {

/*! Kilobytes of memory that are this program's; 0 where the system does not tell. */
qint64 residentKilobytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').constFirst().toLongLong();
    }
    return 0;
}

// kilobytes; the largest answer may be 64 MB
#if defined(__SANITIZE_ADDRESS__)
constexpr qint64 mostGrowth
    = 700 * 1024; // freed blocks stay in the sanitizer's quarantine, 256 MB by default
#else
constexpr qint64 mostGrowth = 250 * 1024;
#endif

} // namespace

/*! No fault of the wire crashes, hangs or bloats the client: each is a named failure. */
class ClientAndFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aRequestFailsByName_data();
    void aRequestFailsByName();
    void aQueryFailsByName_data() { aRequestFailsByName_data(); }
    void aQueryFailsByName();
    void aSignInFailsByName_data() { aRequestFailsByName_data(); }
    void aSignInFailsByName();
    void oddTextSignsIn_data();
    void oddTextSignsIn();
    void theDoctorEnds_data();
    void theDoctorEnds();
    void oddTextArrivesAsItIs();
    void whatNeverEndsIsCancelled_data();
    void whatNeverEndsIsCancelled();
    void aStoppedQueryEndsAtOnce();
    void anUntrustedCertificateNamesItsIssuer_data();
    void anUntrustedCertificateNamesItsIssuer();
    void aTrustedCertificateIsUsed();
    void shortTokensAreRenewedInTime();

private:
    void start(SimulatedServer::Wire wire = SimulatedServer::Wire::Plain);
    bool startTrusted(); // over HTTPS, with a certificate that this computer trusts
    void fail(Fault fault, int parameter = 0, FaultPlace place = FaultPlace::Data);
    [[nodiscard]] std::unique_ptr<RestClient> client();
    [[nodiscard]] Result<Response> ask(RestClient &rest, int atMost = 20'000);
    void failByName(RestClient &rest, FaultPlace place);
    [[nodiscard]] DoctorReport examine();
    [[nodiscard]] ServiceUrls urls() const
    {
        QUrl url = m_server->url();
        if (m_isTrusted)
            url.setHost(SimulatedServer::hostName());
        return *ServiceUrls::overridden(m_account->id(), url);
    }

    const QSslConfiguration m_system = QSslConfiguration::defaultConfiguration();
    KeyPair m_key = *KeyPair::generate(KeyAlgorithm::EcP256);
    std::unique_ptr<SimulatedAccount> m_account;
    std::unique_ptr<SimulatedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<DetourTransport> m_detour;
    bool m_isTrusted = false;
    QByteArray m_certificate;
    M2mCredentials m_m2m;
};

void ClientAndFaultsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    QSslConfiguration::setDefaultConfiguration(m_system);
    m_isTrusted = false;
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
    m_m2m = {integration.first,
             mapping.certificateId,
             m_key,
             SigningAlgorithm::ES256,
             {u"rest_webservices"_s}};
    start();
}

void ClientAndFaultsTest::start(SimulatedServer::Wire wire)
{
    m_transport.reset();
    m_network.reset();
    m_server = std::make_unique<SimulatedServer>(*m_account);
    QVERIFY(m_server->start(wire));
    m_network = std::make_unique<QNetworkAccessManager>();
    HttpTransport::Options options;
    options.retry.first = std::chrono::milliseconds(1);
    options.retry.longest = std::chrono::milliseconds(5);
    m_transport = std::make_unique<HttpTransport>(*m_network, options, systemClock());
    m_detour = std::make_unique<DetourTransport>(*m_transport);
}

bool ClientAndFaultsTest::startTrusted()
{
    if (!isLocalhostKnown())
        return false;
    start(SimulatedServer::Wire::UntrustedTls);
    QSslConfiguration trusting = m_system;
    trusting.addCaCertificate(QSslCertificate(m_server->certificatePem()));
    QSslConfiguration::setDefaultConfiguration(trusting);
    m_isTrusted = true;
    return true;
}

void ClientAndFaultsTest::fail(Fault fault, int parameter, FaultPlace place)
{
    m_account->setFault(fault, parameter, place);
    if (fault == Fault::NoAnswer)
        m_detour->patience = std::chrono::milliseconds(400);
    else
        m_detour->patience.reset();
}

std::unique_ptr<RestClient> ClientAndFaultsTest::client()
{
    return std::make_unique<RestClient>(*m_detour, urls(), Credentials(m_m2m), systemClock());
}

Result<Response> ClientAndFaultsTest::ask(RestClient &rest, int atMost)
{
    const QFuture<Result<Response>> answer = rest.send(Request::get(rest.urls().serverTime()));
    if (!QTest::qWaitFor([&answer] { return answer.isFinished(); }, atMost))
        return failure(ErrorKind::Canceled, u"the test waited too long"_s);
    return answer.result();
}

DoctorReport ClientAndFaultsTest::examine()
{
    Doctor::Subject subject;
    subject.facts.account = m_account->id();
    subject.facts.urlOverride = urls().suiteTalk();
    subject.facts.demo = true;
    subject.facts.certificatePem = m_certificate;
    subject.credentials = m_m2m;
    Doctor doctor(*m_detour, urls(), subject, systemClock());
    DoctorReport report;
    bool done = false;
    connect(&doctor, &Doctor::finished, &doctor, [&](const DoctorReport &finished) {
        report = finished;
        done = true;
    });
    doctor.start();
    if (!QTest::qWaitFor([&done] { return done; }, 40'000))
        QTest::qFail("the doctor did not finish", __FILE__, __LINE__);
    return report;
}

void ClientAndFaultsTest::aRequestFailsByName_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("isSecure");
    const auto row = [](Fault fault, ErrorKind kind) {
        const QByteArray key = faultKey(fault).toLatin1();
        QTest::newRow(("http: " + key).constData()) << fault << kind << false;
        QTest::newRow(("https: " + key).constData()) << fault << kind << true;
    };
    row(Fault::NoAnswer, ErrorKind::Timeout);
    row(Fault::ConnectionReset, ErrorKind::BadReply);
    row(Fault::TruncatedJson, ErrorKind::BadReply);
    row(Fault::LengthTooLong, ErrorKind::BadReply);
    row(Fault::LengthTooShort, ErrorKind::BadReply);
    row(Fault::HtmlPage200, ErrorKind::BadReply);
    row(Fault::HtmlRedirect302, ErrorKind::BadReply);
    row(Fault::HostWrong, ErrorKind::BadReply);
    row(Fault::DirectoryNamesOtherHost, ErrorKind::BadReply);
    row(Fault::HtmlMaintenance503, ErrorKind::ServerFault);
    row(Fault::ProxyError502, ErrorKind::ServerFault);
    row(Fault::RateLimited429, ErrorKind::RateLimited);
    row(Fault::RateLimitedWithRetryAfter, ErrorKind::RateLimited);
    row(Fault::UnexpectedError500, ErrorKind::ServerFault);
    row(Fault::HugeBody, ErrorKind::TooLarge);
    row(Fault::EndlessBody, ErrorKind::TooLarge);
}

void ClientAndFaultsTest::aRequestFailsByName()
{
    QFETCH(bool, isSecure);
    if (isSecure && !startTrusted())
        QSKIP("this machine has no address for the name localhost");
    const auto rest = client();
    const Result<Response> before = ask(*rest); // the token is there
    QVERIFY2(before, before ? "" : qPrintable(before.error().detail));
    failByName(*rest, FaultPlace::Data);
}

/*! The row's fault is met with its name, in time and with little memory, and leaves nothing. */
void ClientAndFaultsTest::failByName(RestClient &rest, FaultPlace place)
{
    QFETCH(Fault, fault);
    QFETCH(ErrorKind, kind);
    const qint64 before = residentKilobytes();
    fail(fault, faultParameter(fault), place);
    QElapsedTimer timer;
    timer.start();
    const Result<Response> answer = ask(rest);
    QVERIFY(!answer);
    QVERIFY2(answer.error().kind == kind,
             qPrintable(QString::number(int(answer.error().kind)) + u' ' + answer.error().detail));
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    const qint64 grown = residentKilobytes() - before;
    QVERIFY2(grown < mostGrowth, qPrintable(QString::number(grown)));
    QCOMPARE(rest.refusedSignIns(), 0); // no fault of the way is a refusal
    QVERIFY(m_account->faultsServed() > 0);
    fail(Fault::None);
    const Result<Response> again = ask(rest); // what was left on a connection is not an answer
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QVERIFY2(again->body.startsWith("{\"serverTime\""), again->body.left(200).constData());
}

void ClientAndFaultsTest::aSignInFailsByName()
{
    QFETCH(bool, isSecure);
    if (isSecure && !startTrusted())
        QSKIP("this machine has no address for the name localhost");
    const auto rest = client();
    failByName(*rest, FaultPlace::SignIn); // where the token is asked for
}

void ClientAndFaultsTest::oddTextSignsIn_data()
{
    QTest::addColumn<Fault>("fault");
    for (const Fault fault : {Fault::OddText, Fault::ByteOrderMark})
        QTest::newRow(qPrintable(faultKey(fault))) << fault;
}

void ClientAndFaultsTest::oddTextSignsIn()
{
    QFETCH(Fault, fault);
    fail(fault, 0, FaultPlace::SignIn);
    const auto rest = client();
    const Result<Response> answer = ask(*rest);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QVERIFY(m_account->faultsServed() > 0);
}

void ClientAndFaultsTest::aQueryFailsByName()
{
    QFETCH(Fault, fault);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, isSecure);
    if (isSecure && !startTrusted())
        QSKIP("this machine has no address for the name localhost");
    const auto rest = client();
    QVERIFY(ask(*rest));
    fail(fault, faultParameter(fault));
    const qint64 before = residentKilobytes();
    QueryRun run(*rest, u"SELECT id, entityid, email FROM customer ORDER BY id"_s, {});
    const QSignalSpy failed(&run, &QueryRun::failed);
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(run.state() != QueryRun::State::Running, 20'000);
    QCOMPARE(run.state(), QueryRun::State::Failed);
    QCOMPARE(failed.size(), 1);
    QVERIFY2(run.error()->kind == kind,
             qPrintable(QString::number(int(run.error()->kind)) + u' ' + run.error()->detail));
    const qint64 grown = residentKilobytes() - before;
    QVERIFY2(grown < mostGrowth, qPrintable(QString::number(grown)));
}

void ClientAndFaultsTest::theDoctorEnds_data()
{
    QTest::addColumn<Fault>("fault");
    for (const Fault fault : allFaults()) {
        const bool needsTls = fault == Fault::UntrustedTls || fault == Fault::InterceptedTls;
        if (faultGroup(fault) == FaultGroup::Network && !needsTls)
            QTest::newRow(qPrintable(faultKey(fault))) << fault;
    }
}

void ClientAndFaultsTest::theDoctorEnds()
{
    QFETCH(Fault, fault);
    // Slowness is not a failure, and neither is text that is merely odd.
    const bool isHarmless = fault == Fault::SlowAnswer || fault == Fault::OddText
        || fault == Fault::ByteOrderMark || fault == Fault::BrokenUtf8;
    const qint64 before = residentKilobytes();
    fail(fault, fault == Fault::SlowAnswer ? 100 : faultParameter(fault));
    const DoctorReport report = examine();
    if (!isHarmless) {
        QVERIFY(!report.isProven());
        QVERIFY(!report.causes.isEmpty());
    }
    for (const RungResult &rung : report.rungs)
        QVERIFY2(rung.state != RungState::Running, qPrintable(rungKey(rung.id)));
    QCOMPARE(report.refusedSignIns, 0);
    const qint64 grown = residentKilobytes() - before;
    QVERIFY2(grown < mostGrowth, qPrintable(QString::number(grown)));
}

void ClientAndFaultsTest::oddTextArrivesAsItIs()
{
    const auto rest = client();
    const auto run = [&](Fault fault) {
        fail(fault);
        auto query = std::make_unique<QueryRun>(
            *rest, u"SELECT id FROM customer WHERE ROWNUM <= 3 ORDER BY id"_s, QueryRun::Options{});
        query->start();
        if (!QTest::qWaitFor([&] { return query->state() != QueryRun::State::Running; }, 10'000))
            QTest::qFail("the query did not end", __FILE__, __LINE__);
        return query;
    };
    const auto odd = run(Fault::OddText);
    QVERIFY2(odd->state() == QueryRun::State::Finished,
             odd->error() ? qPrintable(odd->error()->detail) : "");
    QCOMPARE(odd->table().rowCount(), 3);
    const int column = odd->table().columnIndex(u"oddtext"_s);
    QVERIFY(column >= 0);
    const QString text = odd->table().text(0, column);
    QVERIFY2(text.startsWith("lone "_L1) && text.endsWith(" end"_L1), qPrintable(text));
    QVERIFY(text.contains(QString::fromUcs4(U"\U0001F600")));
    QVERIFY(text.contains(QChar(0x202E)));

    const auto marked = run(Fault::ByteOrderMark);
    QVERIFY2(marked->state() == QueryRun::State::Finished,
             marked->error() ? qPrintable(marked->error()->detail) : "");
    QCOMPARE(marked->table().rowCount(), 3);

    const auto broken = run(Fault::BrokenUtf8);
    QCOMPARE(broken->state(), QueryRun::State::Failed);
    QCOMPARE(broken->error()->kind, ErrorKind::BadReply);
}

void ClientAndFaultsTest::whatNeverEndsIsCancelled_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("parameter");
    QTest::newRow("slow") << Fault::SlowAnswer << 60'000;
    QTest::newRow("silent") << Fault::NoAnswer << 60'000;
    QTest::newRow("endless") << Fault::EndlessBody << 200;
}

void ClientAndFaultsTest::whatNeverEndsIsCancelled()
{
    QFETCH(Fault, fault);
    QFETCH(int, parameter);
    const auto rest = client();
    QVERIFY(ask(*rest));
    m_account->setFault(fault, parameter);
    QFuture<Result<Response>> answer = rest->send(Request::get(rest->urls().serverTime()));
    QTest::qWait(300); // under way
    QVERIFY(!answer.isFinished());
    QCOMPARE(m_transport->inFlight(), 1);
    answer.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 1000);
    QTRY_COMPARE_WITH_TIMEOUT(m_transport->inFlight(), 0, 1000);
    fail(Fault::None);
    QVERIFY(ask(*rest, 3000));
    QElapsedTimer timer;
    timer.start();
    m_server->stop();
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void ClientAndFaultsTest::aStoppedQueryEndsAtOnce()
{
    const auto rest = client();
    QVERIFY(ask(*rest));
    fail(Fault::EndlessBody, 100);
    QueryRun run(*rest, u"SELECT id FROM customer"_s, {});
    const QSignalSpy stopped(&run, &QueryRun::stopped);
    run.start();
    QTest::qWait(250);
    QCOMPARE(run.state(), QueryRun::State::Running);
    run.stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 1000);
    QCOMPARE(run.state(), QueryRun::State::Stopped);
}

void ClientAndFaultsTest::anUntrustedCertificateNamesItsIssuer_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<CauseId>("cause");
    QTest::newRow("of its own making") << Fault::UntrustedTls << SimulatedServer::hostName()
                                       << ErrorKind::Tls << CauseId::TlsRefused;
    QTest::newRow("of a proxy") << Fault::InterceptedTls << SimulatedServer::proxyName()
                                << ErrorKind::TlsIssuer << CauseId::TlsIntercepted;
}

void ClientAndFaultsTest::anUntrustedCertificateNamesItsIssuer()
{
    QFETCH(Fault, fault);
    QFETCH(QString, issuer);
    QFETCH(ErrorKind, kind);
    QFETCH(CauseId, cause);
    start(SimulatedServer::wireOf(fault));
    QCOMPARE(m_server->url().scheme(), u"https"_s);
    const auto rest = client();
    const Result<Response> answer = ask(*rest);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, kind);
    QVERIFY2(answer.error().detail.contains(u"issued by "_s + issuer),
             qPrintable(answer.error().detail));
    QCOMPARE(m_server->requestsServed(), 0); // nothing was said to it, the assertion least of all
    const DoctorReport report = examine();
    QVERIFY(!report.isProven());
    QCOMPARE(report.causes.constFirst().id, cause);
    QCOMPARE(report.refusedSignIns, 0);
}

void ClientAndFaultsTest::aTrustedCertificateIsUsed()
{
    if (!startTrusted())
        QSKIP("this machine has no address for the name localhost");
    const auto rest = client();
    const Result<Response> answer = ask(*rest);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->tls.issuers, QStringList{SimulatedServer::hostName()});
}

void ClientAndFaultsTest::shortTokensAreRenewedInTime()
{
    fail(Fault::ShortTokens, 1);
    const auto rest = client();
    for (int i = 0; i < 3; ++i) {
        const Result<Response> answer = ask(*rest);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QTest::qWait(700);
    }
    QVERIFY(rest->refusedSignIns() <= 3);
}

SUITESCOPE_GUILESS_MAIN(ClientAndFaultsTest)
#include "tst_clientandfaults.moc"
