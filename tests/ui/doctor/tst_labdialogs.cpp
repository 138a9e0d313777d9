// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/auth/clientassertion.h"
#include "lib/crypto/certificate.h"
#include "tests/support/testmain.h"
#include "ui/doctor/auditdialog.h"
#include "ui/doctor/signaturelabdialog.h"
#include "ui/text/doctortext.h"
#include "ui/text/labtext.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/statuslight.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1795400020, Qt::UTC);

Secret value(char digit)
{
    return Secret(QByteArrayView(QByteArray(60, digit) + "07e5"));
}

TbaCredentials tokenBased()
{
    return {u"1234567"_s, value('a'), value('b'), value('c'), value('d')};
}

ServiceUrls urls()
{
    return ServiceUrls(*AccountId::parse(u"1234567"_s));
}

// Everything a person can see or a screen reader says.
QString wordsOf(const QWidget &window)
{
    QString words;
    for (const QLabel *label : window.findChildren<QLabel *>())
        words += label->text() + u'\n';
    for (const QPlainTextEdit *edit : window.findChildren<QPlainTextEdit *>())
        if (edit->objectName() != "paste"_L1)
            words += edit->toPlainText() + u'\n';
    for (const auto *table : window.findChildren<QTableWidget *>())
        for (int row = 0; row < table->rowCount(); ++row)
            for (int column = 0; column < table->columnCount(); ++column)
                words += table->item(row, column)->text() + u'\n';
    return words;
}

// For whoever wants to look: SUITESCOPE_PICTURES names a folder.
void keepPicture(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("SUITESCOPE_PICTURES");
    if (folder.isEmpty())
        return;
    QCoreApplication::processEvents(); // steps of a list appear with the next turn
    window.grab().save(QDir(folder).filePath(name + u".png"_s));
}

} // namespace

class LabDialogsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // The offscreen platform says this of every window of its own.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)."_s));
    }
    void everyWordHasASentence();
    void aDetailIsExplained();
    void whatElseItCouldBeIsSaid();
    void aWordOfAnotherProgramIsNotUsed();
    void aRowMeansWhatTheCheckMakesOfIt();
    void rowsAreListedAndTheRefusedOneExplained();
    void whatIsNotUnderstoodIsSaid();
    void theStepsFollowTheRequest();
    void aHeaderIsCompared();
    void aWholeCommandIsCompared();
    void anAssertionIsCompared();
    void anAssertionIsShownStepByStep();
    void whatDiffersStandsBesideItsPart();
    void theTableFitsItsWords();
    void tenThousandRowsAreShown();
};

void LabDialogsTest::everyWordHasASentence()
{
    for (const AuditDetail detail : allAuditDetails())
        QVERIFY(auditDetailText(detail).endsWith(u'.'));
    QSet<QString> sentences;
    for (int i = 0; i <= int(HeaderDifference::TimestampOff); ++i)
        sentences.insert(headerDifferenceText({HeaderDifference(i), {u"1"_s, u"2"_s}}));
    QCOMPARE(sentences.size(), int(HeaderDifference::TimestampOff) + 1);
    sentences.clear();
    for (int i = 0; i <= int(AssertionDifference::Expired); ++i)
        sentences.insert(assertionDifferenceText(AssertionDifference(i), {u"1"_s, u"2"_s}));
    QCOMPARE(sentences.size(), int(AssertionDifference::Expired) + 1);
}

void LabDialogsTest::aDetailIsExplained()
{
    AuditDialog dialog(AuthMethod::TokenBased);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    keepPicture(dialog, u"audit-empty"_s);
    QVERIFY(!dialog.findChild<QTableWidget *>()->isVisible());
    auto *paste = dialog.findChild<QPlainTextEdit *>(u"paste"_s);
    QVERIFY(paste->hasFocus());
    paste->setPlainText(u"permission_denied"_s);
    QTRY_VERIFY(dialog.findChild<QLabel *>(u"meaning"_s)->isVisible());
    QVERIFY(dialog.findChild<QLabel *>(u"meaning"_s)
                ->text()
                .startsWith(u"permission_denied: The role lacks the permission"_s));
    QVERIFY(!dialog.findChild<QLabel *>(u"heading"_s)->text().isEmpty());
    keepPicture(dialog, u"audit-detail"_s);
}

// The heading is the likeliest cause; a word that stands for several says so.
void LabDialogsTest::whatElseItCouldBeIsSaid()
{
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        AuditDialog dialog(method);
        dialog.offerUse();
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto *heading = dialog.findChild<QLabel *>(u"heading"_s);
        auto *others = dialog.findChild<QLabel *>(u"others"_s);
        for (const AuditDetail detail : allAuditDetails()) {
            dialog.findChild<QPlainTextEdit *>(u"paste"_s)->setPlainText(auditWord(detail));
            const QList<Cause> causes = causesOfDetail(detail, method);
            QCOMPARE(dialog.findChild<QPushButton *>(u"useDetail"_s)->isEnabled(),
                     !causes.isEmpty());
            if (causes.isEmpty())
                continue;
            QCOMPARE(heading->text(), causeText(causes.first(), method).sentence);
            QCOMPARE(others->isVisible(), causes.size() > 1);
            for (const Cause &other : causes.mid(1))
                QVERIFY2(others->text().contains(causeText(other, method).sentence),
                         qPrintable(others->text()));
        }
    }
}

void LabDialogsTest::aWordOfAnotherProgramIsNotUsed()
{
    AuditDialog dialog(AuthMethod::TokenBased);
    dialog.offerUse();
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    dialog.findChild<QPlainTextEdit *>(u"paste"_s)->setPlainText(u"VersionRejected"_s);
    QTRY_VERIFY(dialog.findChild<QLabel *>(u"others"_s)->isVisible());
    QVERIFY(dialog.findChild<QLabel *>(u"others"_s)->text().contains(u"another program"_s));
    QVERIFY(!dialog.findChild<QPushButton *>(u"useDetail"_s)->isEnabled());
    keepPicture(dialog, u"audit-other-program"_s);
}

// A connection that worked: its credentials were known, so they were reset, not mistyped.
void LabDialogsTest::aRowMeansWhatTheCheckMakesOfIt()
{
    DiagnosisInput refused;
    refused.method = AuthMethod::TokenBased;
    refused.now = now;
    refused.credentials.lastSuccess = now.addDays(-3);
    RungResult signIn;
    signIn.id = RungId::SignIn;
    signIn.state = RungState::Failed;
    signIn.error = Error{ErrorKind::Unauthorized, {}, nullptr};
    refused.rungs = {signIn};
    AuditDialog dialog(AuthMethod::TokenBased);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    dialog.findChild<QPlainTextEdit *>(u"paste"_s)->setPlainText(u"consumer_key_unknown"_s);
    auto *heading = dialog.findChild<QLabel *>(u"heading"_s);
    QCOMPARE(heading->text(), u"NetSuite does not know the Consumer Key"_s);
    dialog.offerUse(refused);
    refused.auditDetail = u"consumer_key_unknown"_s;
    QCOMPARE(causeKey(diagnose(refused).first().id), u"consumer-secret-reset"_s);
    QCOMPARE(heading->text(),
             causeText(diagnose(refused).first(), AuthMethod::TokenBased).sentence);
    keepPicture(dialog, u"audit-for-a-check"_s);
}

void LabDialogsTest::rowsAreListedAndTheRefusedOneExplained()
{
    AuditDialog dialog(AuthMethod::ClientCredentials);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QString secret = value('b').revealText();
    dialog.findChild<QPlainTextEdit *>(u"paste"_s)
        ->setPlainText(
            u"Date\tUser\tRole\tIP Address\tStatus\tDetail\n"
            "11/23/2026 1:09 pm\tAda Marlow\tIntegrator\t192.0.2.7\tSuccess\t\n"
            "11/23/2026 1:05 pm\tAda Marlow\tIntegrator\t192.0.2.7\tFailure\t"
            "TokenValidityTooBroad\n"
            "11/23/2026 1:01 pm\t%1\tIntegrator\t192.0.2.7\tFailure\tMissingKey\n"_s.arg(secret));
    auto *table = dialog.findChild<QTableWidget *>(u"rows"_s);
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->currentRow(), 1);
    auto *meaning = dialog.findChild<QLabel *>(u"meaning"_s);
    QVERIFY(meaning->text().contains(u"longer than 60 minutes"_s));
    keepPicture(dialog, u"audit-rows"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(meaning->text().startsWith(u"MissingKey:"_s));
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(!meaning->text().contains(u"MissingKey"_s));
    QVERIFY(!wordsOf(dialog).contains(secret.left(8)));
}

void LabDialogsTest::whatIsNotUnderstoodIsSaid()
{
    AuditDialog dialog(AuthMethod::ClientCredentials);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QString secret = value('b').revealText();
    dialog.findChild<QPlainTextEdit *>(u"paste"_s)->setPlainText(u"secret "_s + secret);
    auto *notice = dialog.findChild<Notice *>(u"notice"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"expected a Detail"_s));
    QVERIFY(!wordsOf(dialog).contains(secret.left(8)));
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        QVERIFY(!label->isVisible() || label->text() != "Nothing pasted yet"_L1);
    keepPicture(dialog, u"audit-refused"_s);
}

void LabDialogsTest::theStepsFollowTheRequest()
{
    SignatureLabDialog dialog(tokenBased(), urls(), {}, [] { return now; });
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const auto *steps = dialog.findChild<QPlainTextEdit *>(u"steps"_s);
    QVERIFY(steps->toPlainText().contains(
        u"GET&https%3A%2F%2F1234567.suitetalk.api.netsuite.com%2Fservices"_s));
    auto *url = dialog.findChild<QLineEdit *>(u"url"_s);
    url->setText(u"https://1234567.suitetalk.api.netsuite.com/a?b=c%20d"_s);
    QVERIFY(steps->toPlainText().contains(u"b = c%20d"_s));
    url->setText(u"customer"_s);
    QVERIFY(steps->toPlainText().contains(u"no whole address"_s));
}

void LabDialogsTest::aHeaderIsCompared()
{
    SignatureLabDialog dialog(tokenBased(), urls(), {}, [] { return now; });
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QUrl url(dialog.findChild<QLineEdit *>(u"url"_s)->text());
    const QString header
        = OAuth1Signer(tokenBased()).header("GET", url, OAuth1Signer::freshStamp(now)).revealText();
    auto *paste = dialog.findChild<QPlainTextEdit *>(u"paste"_s);
    auto *verdict = dialog.findChild<Notice *>(u"verdict"_s);
    QCOMPARE(verdict->tone(), ToneId::Info);
    paste->setPlainText(header);
    QCOMPARE(verdict->tone(), ToneId::Ok);
    paste->setPlainText(QString(header).replace(u"HMAC-SHA256"_s, u"HMAC-SHA1"_s));
    QCOMPARE(verdict->tone(), ToneId::Bad);
    QVERIFY(verdict->text().contains(u"HMAC-SHA1"_s));
    keepPicture(dialog, u"lab-tba"_s);
    for (const char digit : {'a', 'b', 'c', 'd'})
        QVERIFY(!wordsOf(dialog).contains(value(digit).revealText().left(8)));
}

void LabDialogsTest::aWholeCommandIsCompared()
{
    SignatureLabDialog dialog(tokenBased(), urls(), {}, [] { return now; });
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QUrl url(u"https://1234567.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql"
                   "?limit=7"_s);
    const QString header = OAuth1Signer(tokenBased())
                               .header("POST", url, OAuth1Signer::freshStamp(now))
                               .revealText();
    dialog.findChild<QPlainTextEdit *>(u"paste"_s)
        ->setPlainText(
            u"curl -X POST '%1' \\\n -H 'Authorization: %2' -d '{}'"_s.arg(url.toString(), header));
    const auto *verdict = dialog.findChild<Notice *>(u"verdict"_s);
    QCOMPARE(verdict->tone(), ToneId::Ok);
    QVERIFY(verdict->text().contains(u"taken from what was pasted"_s));
    QCOMPARE(dialog.findChild<QComboBox *>(u"method"_s)->currentText(), u"POST"_s);
    QCOMPARE(dialog.findChild<QLineEdit *>(u"url"_s)->text(), url.toString());
    dialog.findChild<QComboBox *>(u"method"_s)->setCurrentText(u"GET"_s);
    QCOMPARE(verdict->tone(), ToneId::Bad); // the choice stays, and the header was not made for it
}

void LabDialogsTest::theTableFitsItsWords()
{
    AuditDialog dialog(AuthMethod::ClientCredentials);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    dialog.findChild<QPlainTextEdit *>(u"paste"_s)
        ->setPlainText(u"Date\tUser\tRole\tIP Address\tStatus\tDetail\n"
                       "11/23/2026 1:05 pm\tAda Marlow\tIntegrator\t192.0.2.7\tFailure\t"
                       "TokenValidityTooBroad\n"_s);
    const auto *table = dialog.findChild<QTableWidget *>(u"rows"_s);
    QTRY_VERIFY(table->isVisible());
    const QRect cell = table->visualItemRect(table->item(0, 0));
    QVERIFY(cell.width()
            >= table->fontMetrics().horizontalAdvance(u"TokenValidityTooBroad"_s) + 20);
    const QRect last = table->visualItemRect(table->item(0, table->columnCount() - 1));
    QTRY_VERIFY(last.right() >= table->viewport()->rect().right() - 1);
}

void LabDialogsTest::tenThousandRowsAreShown()
{
    QString rows = u"Date\tUser\tRole\tIP Address\tStatus\tDetail\n"_s;
    for (int i = 0; i < 10'000; ++i)
        rows += u"11/23/2026 1:05 pm\tAda Marlow %1\tIntegrator\t192.0.2.7\tFailure\tMissingKey\n"_s
                    .arg(i);
    AuditDialog dialog(AuthMethod::ClientCredentials);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QElapsedTimer timer;
    timer.start();
    dialog.findChild<QPlainTextEdit *>(u"paste"_s)->setPlainText(rows);
    const auto *table = dialog.findChild<QTableWidget *>(u"rows"_s);
    QTRY_COMPARE(table->rowCount(), 10'000);
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(table->height() < dialog.height() / 2); // it scrolls
}

void LabDialogsTest::anAssertionIsCompared()
{
    const KeyPair key = *KeyPair::generate(KeyAlgorithm::EcP256);
    const M2mCredentials own{value('a').revealText(),
                             u"-a_CertificateIdOfFortyThreeCharacters_0123"_s,
                             key,
                             SigningAlgorithm::ES256,
                             {u"rest_webservices"_s}};
    SignatureLabDialog dialog(own, urls(), {}, [] { return now; });
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *paste = dialog.findChild<QPlainTextEdit *>(u"paste"_s);
    auto *verdict = dialog.findChild<Notice *>(u"verdict"_s);
    const Secret good = *ClientAssertion::make(own, urls().token(), now, u"1"_s);
    paste->setPlainText(good.revealText());
    QCOMPARE(verdict->tone(), ToneId::Ok);
    const Secret bad = *ClientAssertion::make(own, QUrl(u"https://x.example/token"_s), now, u"1"_s);
    paste->setPlainText(bad.revealText());
    QCOMPARE(verdict->tone(), ToneId::Bad);
    QVERIFY(verdict->text().contains(u"https://x.example"_s));
    const QString words = wordsOf(dialog);
    QVERIFY(!words.contains(own.clientId.left(8)));
    QVERIFY(!words.contains(own.certificateId.left(8)));
    keepPicture(dialog, u"lab-m2m"_s);
}

void LabDialogsTest::anAssertionIsShownStepByStep()
{
    const KeyPair key = *KeyPair::generate(KeyAlgorithm::EcP256);
    const KeyPair other = *KeyPair::generate(KeyAlgorithm::EcP256);
    const M2mCredentials own{value('a').revealText(),
                             u"-a_CertificateIdOfFortyThreeCharacters_0123"_s,
                             key,
                             SigningAlgorithm::ES256,
                             {u"rest_webservices"_s, u"restlets"_s}};
    const auto pemOf = [](const KeyPair &of) {
        return Certificate::selfSigned(of, {u"larkfield"_s, now.addDays(-10)}).value().toPem();
    };
    const auto lightIn = [](const SignatureLabDialog &dialog, const QString &name) {
        const auto *line = dialog.findChild<StatusLine *>(name);
        return line ? line->light() : std::nullopt;
    };
    SignatureLabDialog dialog(own, urls(), pemOf(key), [] { return now; });
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QString words = wordsOf(dialog);
    for (const QString &expected :
         {u"typ"_s, u"JWT"_s, u"alg"_s, u"kid"_s, u"-a_C****, the Certificate ID"_s, u"iss"_s,
          u"scope"_s, u"rest_webservices, restlets"_s, u"aud"_s, urls().token().toString(),
          u"iat"_s, u"exp"_s, u"1795400320"_s, u"64 bytes"_s})
        QVERIFY2(words.contains(expected), qPrintable(expected));
    for (const QString &check :
         {u"algorithmFits"_s, u"keyFits"_s, u"certificateLasts"_s, u"signatureVerified"_s})
        QCOMPARE(lightIn(dialog, check), LightState::Proven);
    keepPicture(dialog, u"lab-m2m-steps"_s);

    SignatureLabDialog wrong(own, urls(), pemOf(other), [] { return now; });
    QCOMPARE(lightIn(wrong, u"keyFits"_s), LightState::Failing);
    QCOMPARE(lightIn(wrong, u"signatureVerified"_s), LightState::Failing);
    SignatureLabDialog unknown(own, urls(), {}, [] { return now; });
    QCOMPARE(lightIn(unknown, u"keyFits"_s), LightState::NotProven);
    M2mCredentials unfit = own;
    unfit.algorithm = SigningAlgorithm::PS256;
    SignatureLabDialog unsigned_(unfit, urls(), pemOf(key), [] { return now; });
    QCOMPARE(lightIn(unsigned_, u"algorithmFits"_s), LightState::Failing);
    QVERIFY(wordsOf(unsigned_).contains(u"PS256 does not fit the private key (EC P-256)"_s));
}

void LabDialogsTest::whatDiffersStandsBesideItsPart()
{
    const KeyPair key = *KeyPair::generate(KeyAlgorithm::EcP256);
    const M2mCredentials own{value('a').revealText(),
                             u"-a_CertificateIdOfFortyThreeCharacters_0123"_s,
                             key,
                             SigningAlgorithm::ES256,
                             {u"rest_webservices"_s}};
    SignatureLabDialog dialog(own, urls(), {}, [] { return now; });
    dialog.resize(780, 420); // so that not all is in sight
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const auto pasted = [&dialog](const char *part) {
        return dialog.findChild<QWidget *>(u"pasted-"_s + QLatin1String(part));
    };
    QVERIFY(!pasted("aud")->isVisible());
    M2mCredentials theirs = own;
    theirs.key = *KeyPair::generate(KeyAlgorithm::EcP256);
    auto *paste = dialog.findChild<QPlainTextEdit *>(u"paste"_s);
    paste->setPlainText(
        ClientAssertion::make(theirs, QUrl(u"https://x.example/token"_s), now, u"1"_s)
            ->revealText());
    for (const char *part : {"typ", "alg", "kid", "iss", "scope", "iat", "exp"})
        QCOMPARE(pasted(part)->findChild<StatusLight *>()->state(), LightState::Proven);
    for (const char *part : {"aud", "signature"})
        QCOMPARE(pasted(part)->findChild<StatusLight *>()->state(), LightState::Failing);
    QVERIFY(pasted("aud")->findChild<QLabel *>()->text().contains(u"https://x.example"_s));
    QTRY_VERIFY(!pasted("aud")->visibleRegion().isEmpty()); // scrolled to
    keepPicture(dialog, u"lab-m2m-differs"_s);
    paste->clear();
    QVERIFY(!pasted("aud")->isVisible());
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    LabDialogsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_labdialogs.moc"
