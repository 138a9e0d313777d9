// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/restclient.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

namespace {

QStringList logged; // everything any part of the process says

void collect(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    logged += QString::fromUtf8(context.category) + u": "_s + text;
}

} // namespace

/*! Whole signed exchanges, good and bad, with every log category on and no redaction in between. */
class SecrecyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void tokenBasedSecretsStayOutOfLogsAndErrors_data();
    void tokenBasedSecretsStayOutOfLogsAndErrors();
    void certificateSecretsStayOutOfLogsAndErrors_data();
    void certificateSecretsStayOutOfLogsAndErrors();

private:
    void scripts();
    [[nodiscard]] QString said(const Credentials &credentials);
    [[nodiscard]] QList<QByteArray> sentSecrets() const;

    KeyPair m_key;
    std::unique_ptr<ScriptedServer> m_server;
};

void SecrecyTest::initTestCase()
{
    m_key = KeyPair::generate(KeyAlgorithm::EcP256).value();
}

void SecrecyTest::init()
{
    logged.clear();
    m_server = std::make_unique<ScriptedServer>();
    QLoggingCategory::setFilterRules(u"suitescope.*=true\nqt.network.*=true"_s);
    qInstallMessageHandler(collect);
}

void SecrecyTest::cleanup()
{
    qInstallMessageHandler(nullptr);
    QLoggingCategory::setFilterRules({});
    m_server.reset();
}

// A server's answer repeats what it was sent, as a careless one might.
void SecrecyTest::scripts()
{
    QTest::addColumn<int>("status");
    QTest::newRow("accepted") << 200;
    QTest::newRow("refused") << 400;
    QTest::newRow("not let in") << 401;
    QTest::newRow("down for a moment") << 503;
    QTest::newRow("lost") << 0;
}

// All that was logged and all that the error says, in one text.
QString SecrecyTest::said(const Credentials &credentials)
{
    QNetworkAccessManager network;
    HttpTransport::Options options;
    options.retry.first = 2ms;
    HttpTransport transport(network, options, systemClock());
    const AccountId account = AccountId::parse(u"1234567"_s).value();
    const ServiceUrls urls = ServiceUrls::overridden(account, m_server->url({})).value();
    RestClient client(transport, urls, credentials, systemClock());

    QFuture<Result<Response>> future
        = client.send(Request::postJson(urls.suiteQl(5, 0), "{\"q\":\"SELECT secretColumn\"}"_ba));
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return {};
    QString text = logged.join(u'\n');
    const Result<Response> answer = future.result();
    if (!answer) {
        text += u"\n"_s + answer.error().detail;
        if (answer.error().api)
            text += answer.error().api->title + answer.error().api->description
                + answer.error().api->code;
    }
    return text;
}

// What went over the wire and must not be repeated: headers' values, forms and bodies.
QList<QByteArray> SecrecyTest::sentSecrets() const
{
    QList<QByteArray> secrets{"secretColumn"_ba};
    for (const ScriptedServer::Seen &seen : m_server->seen) {
        const QByteArray header = seen.headers.value("authorization");
        for (const QByteArray &part : header.split('"')) {
            if (part.size() >= 20 && !part.startsWith("oauth_"))
                secrets += part;
        }
        if (header.startsWith("Bearer "))
            secrets += header.mid(7);
        if (seen.target.endsWith("/token"))
            secrets += seen.body.mid(seen.body.lastIndexOf('=') + 1);
    }
    return secrets;
}

void SecrecyTest::tokenBasedSecretsStayOutOfLogsAndErrors_data()
{
    scripts();
}

void SecrecyTest::tokenBasedSecretsStayOutOfLogsAndErrors()
{
    QFETCH(int, status);
    const QList<QByteArray> secrets{QByteArray(64, 'a'), QByteArray(64, 'b'), QByteArray(64, 'c'),
                                    QByteArray(64, 'd')};
    m_server->responder = [status](const ScriptedServer::Seen &seen) {
        if (status == 0)
            return ScriptedServer::Answer{{}, ScriptedServer::Then::Close};
        QByteArray echo = seen.headers.value("authorization");
        echo.replace('"', '\'');
        return ScriptedServer::Answer{ScriptedServer::http(
            status, R"({"error":"x","error_description":"cannot take )" + echo + "\"}")};
    };
    const QString text = said(TbaCredentials{
        u"1234567"_s, Secret(QByteArrayView(secrets.at(0))), Secret(QByteArrayView(secrets.at(1))),
        Secret(QByteArrayView(secrets.at(2))), Secret(QByteArrayView(secrets.at(3)))});
    QVERIFY(text.contains(u"suitescope.rest: POST /services/rest/query/v1/suiteql"_s));
    QVERIFY(!m_server->seen.empty());
    for (const QByteArray &value : secrets + sentSecrets())
        QVERIFY2(!text.contains(QString::fromLatin1(value)), value.constData());
}

void SecrecyTest::certificateSecretsStayOutOfLogsAndErrors_data()
{
    scripts();
}

void SecrecyTest::certificateSecretsStayOutOfLogsAndErrors()
{
    QFETCH(int, status);
    const QByteArray token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxOzIifQ.c2lnbmF0dXJl"_ba;
    m_server->responder = [status, token](const ScriptedServer::Seen &seen) {
        if (seen.target.endsWith("/token")) {
            return ScriptedServer::Answer{ScriptedServer::http(
                200, "{\"access_token\":\"" + token + "\",\"expires_in\":3600}")};
        }
        if (status == 0)
            return ScriptedServer::Answer{{}, ScriptedServer::Then::Close};
        return ScriptedServer::Answer{
            ScriptedServer::http(status,
                                 R"({"error":"x","error_description":"cannot take )"
                                     + seen.headers.value("authorization") + "\"}")};
    };
    const QString text = said(M2mCredentials{
        u"client"_s, u"kid"_s, m_key, SigningAlgorithm::ES256, {u"rest_webservices"_s}});
    QVERIFY(text.contains(u"suitescope.auth: asking for an access token"_s));
    const QList<QByteArray> secrets = sentSecrets();
    QVERIFY(secrets.contains(token));
    for (const QByteArray &value : secrets)
        QVERIFY2(!text.contains(QString::fromLatin1(value)), value.constData());
}

SUITESCOPE_GUILESS_MAIN(SecrecyTest)
#include "tst_secrecy.moc"
