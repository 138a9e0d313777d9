// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// With SUITESCOPE_HANDOVER_PAGES=folder both pages are written there, to be looked at in a browser.
#include "lib/setup/handover.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QString client = u"0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"_s;
const QString certificate = u"-a_CertificateIdOfFortyThreeCharacters_0123"_s;

Handover certificateHandover()
{
    Handover handover;
    handover.connectionName = u"<b>Größe</b> & \"Co\" <script>alert(1)</script>"_s;
    handover.account = AccountId::parse(u"1234567_SB1"_s).value();
    handover.permissions = Checklist(handover.method).permissionsFor({u"customer"_s, u"invoice"_s});
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    handover.certificatePem
        = Certificate::selfSigned(key, {u"x"_s, QDateTime::currentDateTimeUtc(), 30})
              .value()
              .toPem();
    handover.certificateEnds = QDate(2028, 2, 29);
    return handover;
}

} // namespace

class HandoverTest : public QObject
{
    Q_OBJECT

private slots:
    void thePageStandsAlone();
    void thePageIsWellFormed();
    void scopesAndOptionalPermissionsAreNamed();
    void valuesAreEscaped();
    void linksFollowTheAccount();
    void tokensStayOut();
    void theFolderHasPageAndCertificate();
    void thePagesAreThereToBeLookedAt();
    void answersAreUnderstood_data();
    void answersAreUnderstood();
    void missingPartsAreNamed();
    void secretsAreNotRead();
};

void HandoverTest::thePageStandsAlone()
{
    const QString page = QString::fromUtf8(handoverPage(certificateHandover()));
    static const QRegularExpression outside(
        u"<script|<link|<img|<iframe|@import|url\\(|\\son\\w+=|javascript:|src="_s,
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(!outside.match(page).hasMatch(), qPrintable(outside.match(page).captured()));
    QVERIFY(page.contains(u"@media print"_s) && page.contains(u"prefers-color-scheme:dark"_s));
    for (const QString &words :
         {u"SuiteAnalytics Workbook"_s, u"Log in using OAuth 2.0 Access Tokens"_s, u"Customers"_s,
          u"Invoice"_s, u"BEGIN CERTIFICATE"_s, u"2028-02-29"_s, u"Account ID: 1234567_SB1"_s,
          u"Client ID:"_s, u"Certificate ID:"_s})
        QVERIFY2(page.contains(words), qPrintable(words));
    QVERIFY(page.contains(u"<td>Customers</td><td>Lists</td><td>View</td>"_s));
    QVERIFY(!page.contains(u"PRIVATE KEY"_s));
}

void HandoverTest::thePageIsWellFormed()
{
    const QString xmllint = QStandardPaths::findExecutable(u"xmllint"_s);
    if (xmllint.isEmpty())
        QSKIP("xmllint is not installed: the page was not checked");
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        Handover handover = certificateHandover();
        handover.method = method;
        QProcess lint;
        lint.start(xmllint, {u"--html"_s, u"--noout"_s, u"-"_s});
        lint.write(handoverPage(handover));
        lint.closeWriteChannel();
        QVERIFY(lint.waitForFinished());
        const QByteArray said = lint.readAllStandardError();
        QVERIFY2(lint.exitCode() == 0 && !said.contains("error"), said.constData());
    }
}

void HandoverTest::scopesAndOptionalPermissionsAreNamed()
{
    Handover handover = certificateHandover();
    const QByteArray plain = handoverPage(handover);
    QVERIFY(plain.contains("Grant and the scope REST Web Services;"));
    QVERIFY(plain.contains("<td>Server SuiteScript</td><td>SuiteCloud, SuiteScript</td>"
                           "<td>recommended, for RESTlets</td>"));
    QVERIFY(plain.contains("<td>Manage own OAuth 2.0 Client Credentials certificates (optional:"));
    handover.scopes = {u"rest_webservices"_s, u"restlets"_s, u"suite_analytics"_s};
    const QByteArray all = handoverPage(handover);
    QVERIFY(all.contains("the scopes REST Web Services, RESTlets and SuiteAnalytics Connect;"));
    QVERIFY(all.contains("<td>Server SuiteScript</td><td>SuiteCloud, SuiteScript</td>"
                         "<td>required</td>"));
}

void HandoverTest::valuesAreEscaped()
{
    const QString page = QString::fromUtf8(handoverPage(certificateHandover()));
    QVERIFY(!page.contains(u"<b>"_s) && !page.contains(u"alert(1)</script>"_s));
    QVERIFY(page.contains(u"&lt;b&gt;Größe&lt;/b&gt; &amp; &quot;Co&quot;"_s));
}

void HandoverTest::linksFollowTheAccount()
{
    Handover handover = certificateHandover();
    QVERIFY(handoverPage(handover).contains("href=\"https://1234567-sb1.app.netsuite.com/app/"));
    handover.account = AccountId();
    const QByteArray page = handoverPage(handover);
    QVERIFY(!page.contains("href="));
    QVERIFY(page.contains("Setup &gt; Company &gt; Enable Features"));
}

void HandoverTest::tokensStayOut()
{
    Handover handover = certificateHandover();
    handover.method = AuthMethod::TokenBased;
    handover.permissions = Checklist(handover.method).permissions();
    const QByteArray page = handoverPage(handover);
    QVERIFY(page.contains("Log in using Access Tokens"));
    QVERIFY(page.contains("Use a certificate instead"));
    QVERIFY(!page.contains("Token Secret:") && !page.contains("BEGIN CERTIFICATE"));
    QTemporaryDir folder;
    QVERIFY(answerOf(writeHandover(folder.path(), handover)));
    QVERIFY(!QFile::exists(folder.filePath(handoverCertificateName())));
}

void HandoverTest::theFolderHasPageAndCertificate()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"for the admin/x"_s);
    const Handover handover = certificateHandover();
    QCOMPARE(answerOf(writeHandover(path, handover)).value(), path + u'/' + handoverPageName());
    QFile file(path + u'/' + handoverCertificateName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), handover.certificatePem);
    QCOMPARE(QDir(path).entryList(QDir::Files | QDir::Hidden).size(), 2);
    QCOMPARE(answerOf(writeHandover(u"/proc/nowhere"_s, handover)).error().kind,
             ErrorKind::FileFault);
}

void HandoverTest::thePagesAreThereToBeLookedAt()
{
    const QString folder = qEnvironmentVariable("SUITESCOPE_HANDOVER_PAGES");
    if (folder.isEmpty())
        QSKIP("SUITESCOPE_HANDOVER_PAGES names no folder");
    for (const auto &[method, name] : {std::pair(AuthMethod::ClientCredentials, u"certificate"_s),
                                       std::pair(AuthMethod::TokenBased, u"tokens"_s)}) {
        Handover handover = certificateHandover();
        handover.connectionName = u"Larkfield orders"_s;
        handover.method = method;
        handover.permissions = Checklist(method).permissionsFor(
            {u"customer"_s, u"invoice"_s, u"item"_s, u"salesOrder"_s}, DataOperation::Change);
        handover.scopes = {u"rest_webservices"_s, u"restlets"_s};
        QVERIFY(answerOf(writeHandover(folder + u'/' + name, handover)));
    }
}

void HandoverTest::answersAreUnderstood_data()
{
    QTest::addColumn<QString>("mail");
    QTest::addColumn<bool>("swapped");
    const QString account = u"1234567_SB1"_s;
    QTest::newRow("the form") << u"Account ID: %1\nClient ID: %2\nCertificate ID: %3\n"_s.arg(
        account, client, certificate)
                              << false;
    QTest::newRow("any order, quoted")
        << u"Hello,\nhere you are.\n\n> > Certificate ID:\n> > %3\n> Client ID = %2\n> Account ID "
           "\"%1\"\n\nKind regards\nThe administrator of the account, T. 0123 456789"_s.arg(
               account, client, certificate)
        << false;
    QTest::newRow("swapped") << u"Account ID: %1\nClient ID: %3\nCertificate ID: %2\n"_s.arg(
        account, client, certificate)
                             << true;
    QTest::newRow("a table")
        << u"| Account ID | %1 |\n| Client ID | `%2` |\n| Certificate ID | %3 |"_s.arg(
               account, client, certificate)
        << false;
    QTest::newRow("bullets, NetSuite's labels")
        << u"* ACCOUNT ID: 1234567-sb1\r\n* CONSUMER KEY / CLIENT ID: %1\r\n"
           "* CERTIFICATE ID: %2\r\n"_s.arg(client, certificate)
        << false;
    QTest::newRow("an address and bare values")
        << u"It is https://1234567-sb1.app.netsuite.com/app/center/card.nl\n%1\n%2"_s.arg(
               certificate, client)
        << false;
    QTest::newRow("words about accounts first")
        << u"Hello, the account is ready.\nAccount: 1234567 SB1 is old\nAccount ID\t%1\nClient "
           "ID\t%2\nCertificate ID\t%3"_s.arg(account, client, certificate)
               .replace(u"Account: 1234567 SB1 is old\n"_s, QString())
        << false;
}

void HandoverTest::answersAreUnderstood()
{
    QFETCH(QString, mail);
    QFETCH(bool, swapped);
    const AdministratorAnswer answer = readAdministratorAnswer(mail);
    QCOMPARE(answer.account.toString(), u"1234567_SB1"_s);
    QCOMPARE(answer.clientId, client);
    QCOMPARE(answer.certificateId, certificate);
    QCOMPARE(answer.swapped, swapped);
    QVERIFY(answer.missing().isEmpty());
    QVERIFY(answer.ignoredSecrets.isEmpty());
}

void HandoverTest::missingPartsAreNamed()
{
    using Part = AdministratorAnswer::Part;
    QCOMPARE(readAdministratorAnswer(u"Account ID: \nClient ID: \nCertificate ID: \n"_s).missing(),
             (QList<Part>{Part::Account, Part::ClientId, Part::CertificateId}));
    QCOMPARE(readAdministratorAnswer(u"Client ID: "_s + client).missing(),
             (QList<Part>{Part::Account, Part::CertificateId}));
    QCOMPARE(readAdministratorAnswer({}).missing().size(), 3);
    // Two values of one shape: there is no telling.
    const AdministratorAnswer two
        = readAdministratorAnswer(client + u'\n' + QString(client).replace(u'0', u'7'));
    QVERIFY(two.clientId.isEmpty());
}

void HandoverTest::secretsAreNotRead()
{
    const AdministratorAnswer answer = readAdministratorAnswer(
        u"Client Secret: %1\nAccount ID: 1234567"_s.arg(QString(client).replace(u'0', u'9')));
    QCOMPARE(answer.ignoredSecrets, QStringList{u"client secret"_s});
    QVERIFY(answer.clientId.isEmpty());
}

SUITESCOPE_GUILESS_MAIN(HandoverTest)
#include "tst_handover.moc"
