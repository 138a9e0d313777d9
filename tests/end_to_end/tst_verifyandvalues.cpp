// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes wrong on this computer, at the wizard's page Verify: wrong values and keys, the
// keychain, the network; nothing of it costs a sign-in that this computer could have spared.
#include "lib/setup/diagnosisrules.h"
#include "lib/setup/pastecleaning.h"
#include "tests/end_to_end/causetable.h"
#include "tests/end_to_end/verifystage.h"
#include "tests/support/testmain.h"
#include "ui/doctor/diagnosiscard.h"
#include "ui/text/doctortext.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QLabel>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

using Change = std::function<void(VerifyStage &)>;

Change setting(SecretField field, const QString &value)
{
    return [field, value](VerifyStage &stage) {
        static_cast<void>(stage.draft().setSecret(field, Secret(value)));
    };
}

/*! One field takes another's value. */
Change copying(SecretField from, SecretField to)
{
    return [from, to](VerifyStage &stage) {
        static_cast<void>(stage.draft().setSecret(to, stage.draft().secret(from)));
    };
}

Change swapping(SecretField one, SecretField two)
{
    return [one, two](VerifyStage &stage) {
        const Secret first = stage.draft().secret(one);
        static_cast<void>(stage.draft().setSecret(one, stage.draft().secret(two)));
        static_cast<void>(stage.draft().setSecret(two, first));
    };
}

Change certificateFrom(int startsInDays, int days)
{
    return [startsInDays, days](VerifyStage &stage) {
        const QDateTime begins = QDateTime::currentDateTimeUtc().addDays(startsInDays);
        const KeyPair &key = stage.netSuite.key;
        static_cast<void>(stage.draft().setKeyPair(
            key, Certificate::selfSigned(key, {u"test"_s, begins, days}).value()));
        stage.draft().setCertificateSaved(true);
    };
}

Change keychain(ErrorKind said)
{
    return [said](VerifyStage &stage) { stage.resumeWith(said); };
}

/*! Four refusals of a moment ago, by another window. */
void useUpBudget(VerifyStage &stage)
{
    const QByteArray who
        = signInIdentity(stage.netSuite.account.id(), stage.draft().credentials().value());
    for (int i = 0; i < SignInBudget::inWindow; ++i)
        static_cast<void>(stage.budget().countRefusal(who));
}

} // namespace

class VerifyAndValuesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyFaultHereIsNamed_data();
    void everyFaultHereIsNamed();
    void swappedNeighboursAreNamedByTheTrail_data();
    void swappedNeighboursAreNamedByTheTrail();
    void aReplacedValueIsSuspected_data();
    void aReplacedValueIsSuspected();
    void blanksAroundAValueAreNoFault();
    void anotherSpellingOfTheAccountIsCorrected();
    void everyCauseLeadsSomewhere();
    void cleanupTestCase() { QVERIFY(m_table.write()); }

private:
    CauseTable m_table;
};

void VerifyAndValuesTest::init()
{
    QTest::failOnWarning(QRegularExpression(
        u"^(?!This plugin does not support|QNetworkReplyImplPrivate::error: Internal)"_s));
}

void VerifyAndValuesTest::everyFaultHereIsNamed_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<Change>("change");
    QTest::addColumn<CauseId>("cause");
    QTest::addColumn<Mending>("mending");
    const auto row = [](const char *name, AuthMethod method, const Change &change, CauseId cause,
                        std::optional<SetupStep> step = {}) {
        QTest::newRow(name) << method << change << cause
                            << (step ? Mending{*step, {}} : mendingOf(cause, method));
    };
    using enum CauseId;
    using Field = SecretField;
    const QString hex(64, u'a');
    row("tba: token secret cut off", tba, setting(Field::TokenSecret, hex.left(61)), ValueMisshapen,
        SetupStep::TbaToken);
    row("tba: consumer key with a blank inside", tba,
        setting(Field::ConsumerKey, hex.left(30) + u' ' + hex.left(33)), ValueMisshapen,
        SetupStep::TbaIntegration);
    row("tba: token ID from a web address", tba,
        setting(Field::TokenId, u"https://example.com/app/setup/accesstoken.nl?id=71"_s),
        ValueMisshapen, SetupStep::TbaToken);
    row("tba: token ID in both fields", tba, copying(Field::TokenId, Field::TokenSecret),
        ValueSwapped, SetupStep::TbaToken);
    row("tba: token secret missing", tba, setting(Field::TokenSecret, {}), ValueMissing,
        SetupStep::TbaToken);
    row("tba: consumer secret missing", tba, setting(Field::ConsumerSecret, {}), ValueMissing,
        SetupStep::TbaIntegration);
    row("m2m: client ID cut off", m2m, setting(Field::ClientId, hex.left(40)), ValueMisshapen,
        SetupStep::M2mIntegration);
    row("m2m: client ID and certificate ID swapped", m2m,
        swapping(Field::ClientId, Field::CertificateId), ValueSwapped, SetupStep::M2mIntegration);
    row("m2m: certificate ID is the client ID", m2m, copying(Field::ClientId, Field::CertificateId),
        ValueSwapped, SetupStep::CertificateMapping);
    row("m2m: certificate ID missing", m2m, setting(Field::CertificateId, {}), ValueMissing,
        SetupStep::CertificateMapping);
    row(
        "m2m: key of another certificate", m2m,
        [](VerifyStage &stage) {
            const KeyPair other = KeyPair::generate(KeyAlgorithm::EcP256).value();
            static_cast<void>(
                stage.draft().setSecret(Field::PrivateKey, other.toPkcs8Pem().value()));
        },
        KeyDoesNotFitCertificate);
    row("m2m: certificate over", m2m, certificateFrom(-400, 365), CertificateEnded);
    row("m2m: certificate begins next week", m2m, certificateFrom(7, 365), CertificateNotYetValid);
    row(
        "m2m: algorithm of another key", m2m,
        [](VerifyStage &stage) { stage.draft().setAlgorithm(SigningAlgorithm::PS256); },
        AlgorithmDoesNotFitKey);
    row(
        "m2m: no scope", m2m, [](VerifyStage &stage) { stage.draft().setScopes({}); },
        ScopeNotAskedFor);
    row("keychain locked", tba, keychain(ErrorKind::KeychainLocked), KeychainLocked);
    row("keychain absent", m2m, keychain(ErrorKind::KeychainAbsent), KeychainAbsent);
    row("keychain denied", tba, keychain(ErrorKind::KeychainDenied), KeychainDenied);
    row("the user is about to be locked", tba, useUpBudget, SignInsPaused);
    row(
        "no network", m2m, [](VerifyStage &stage) { stage.netSuite.server.stop(); }, Offline);
    row(
        "a host without an address", m2m,
        [](VerifyStage &stage) {
            stage.draft().setUrlOverride(QUrl(u"https://nowhere.invalid"_s));
        },
        NameNotFound);
    row(
        "another account's ID", tba,
        [](VerifyStage &stage) { stage.draft().setAccountText(u"7304182"_s); }, AccountUnknown);
}

void VerifyAndValuesTest::everyFaultHereIsNamed()
{
    QFETCH(AuthMethod, method);
    QFETCH(Change, change);
    QFETCH(CauseId, cause);
    QFETCH(Mending, mending);
    VerifyStage stage(method);
    change(stage);
    QVERIFY2(stage.show(), "the check did not end");
    const DoctorReport report = stage.report();
    QVERIFY2(placeOf(cause, report.causes) == 1, qPrintable(ranking(report.causes)));
    QCOMPARE(refusalsOf(stage.netSuite.account), 0); // seen before anything is sent
    QCOMPARE(report.refusedSignIns, 0);
    QCOMPARE(stage.find<QLabel>("causeSentence")->text(),
             causeText(report.causes.constFirst(), method).sentence);
    for (const QString &text : {stage.shownText(), stage.copiedReport()}) {
        QVERIFY(!text.isEmpty());
        QCOMPARE(stage.secretIn(text), QString());
    }
    QCOMPARE(stage.followButton(mending), QString());
    m_table.add({cause,
                 method,
                 u"here: "_s + QString::fromUtf8(QTest::currentDataTag()),
                 u"1"_s,
                 {},
                 u"seen on this computer"_s});
}

void VerifyAndValuesTest::swappedNeighboursAreNamedByTheTrail_data()
{
    QTest::addColumn<SecretField>("one");
    QTest::addColumn<SecretField>("two");
    QTest::addColumn<CauseId>("cause");
    QTest::newRow("consumer key and secret")
        << SecretField::ConsumerKey << SecretField::ConsumerSecret << CauseId::IntegrationUnknown;
    QTest::newRow("token ID and secret")
        << SecretField::TokenId << SecretField::TokenSecret << CauseId::ValueMisshapen;
    QTest::newRow("both secrets") << SecretField::ConsumerSecret << SecretField::TokenSecret
                                  << CauseId::SignatureRefused;
}

// All four values look alike, so NetSuite alone can know.
void VerifyAndValuesTest::swappedNeighboursAreNamedByTheTrail()
{
    QFETCH(SecretField, one);
    QFETCH(SecretField, two);
    QFETCH(CauseId, cause);
    VerifyStage stage(tba);
    swapping(one, two)(stage);
    QVERIFY(stage.show());
    QVERIFY(stage.report().refusedSignIns <= SignInBudget::inRun);
    QVERIFY(stage.enterDetail(stage.detailOfRefusal()));
    QVERIFY2(placeOf(cause, stage.report().causes) == 1,
             qPrintable(ranking(stage.report().causes)));
    QCOMPARE(stage.secretIn(stage.shownText() + stage.copiedReport()), QString());
}

void VerifyAndValuesTest::aReplacedValueIsSuspected_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<Change>("change");
    QTest::addColumn<CauseId>("cause");
    QTest::newRow("another token secret")
        << tba << setting(SecretField::TokenSecret, QString(64, u'a')) << CauseId::SignatureRefused;
    const Change otherMapping = [](VerifyStage &stage) {
        QString id = stage.draft().secret(SecretField::CertificateId).revealText();
        id[0] = id.at(0) == u'A' ? u'B' : u'A';
        setting(SecretField::CertificateId, id)(stage);
    };
    QTest::newRow("another Certificate ID") << m2m << otherMapping << CauseId::CertificateIdWrong;
}

// The connection worked, and with other values: that it did speaks for none of these.
void VerifyAndValuesTest::aReplacedValueIsSuspected()
{
    QFETCH(AuthMethod, method);
    QFETCH(Change, change);
    QFETCH(CauseId, cause);
    VerifyStage stage(method, Circumstance::Worked);
    change(stage);
    QVERIFY(stage.show());
    const QList<Cause> causes = stage.report().causes;
    QVERIFY2(placeOf(cause, causes) == 1, qPrintable(ranking(causes)));
    for (const Evidence &one : causes.constFirst().evidence)
        QVERIFY(one.id != EvidenceId::WorkedBefore || !one.seen);
}

void VerifyAndValuesTest::blanksAroundAValueAreNoFault()
{
    VerifyStage stage(tba);
    const Secret right = stage.draft().secret(SecretField::TokenSecret);
    const CleanedValue pasted
        = cleanedValue(Secret(u"  Token Secret: "_s + right.revealText() + u"\n"_s));
    QVERIFY(pasted.changes.testFlag(PasteChange::Label));
    setting(SecretField::TokenSecret, pasted.value.revealText())(stage);
    QVERIFY(stage.show());
    QVERIFY2(stage.report().isProven(), qPrintable(ranking(stage.report().causes)));
}

void VerifyAndValuesTest::anotherSpellingOfTheAccountIsCorrected()
{
    VerifyStage stage(tba, Circumstance::SpeltOtherwise);
    QVERIFY(stage.show());
    QVERIFY2(stage.report().isProven(), qPrintable(ranking(stage.report().causes)));
    QCOMPARE(placeOf(CauseId::RealmSpelling, stage.report().remarks), 1);
    QVERIFY(stage.copiedReport().contains(u"It is written as demo"_s));
}

// The table of lib/setup, cause by cause, against what NetSuite's pages are for.
void VerifyAndValuesTest::everyCauseLeadsSomewhere()
{
    for (const CauseId id : allCauses()) {
        for (const AuthMethod method : {m2m, tba}) {
            const Mending wanted = mendingOf(id, method);
            const QByteArray key = causeKey(id).toLatin1();
            const CauseRow &row = rowOf(id);
            const MendingPlace &place = method == m2m ? row.m2m : row.tba;
            const MendingPlace &otherwise = method == m2m ? row.tba : row.m2m;
            if (!place.step && !place.page && (otherwise.step || otherwise.page))
                continue; // it does not come with this method
            QVERIFY2(place.step == wanted.step && place.page == wanted.page, key.constData());
            Cause cause;
            cause.id = id;
            cause.step = wanted.step;
            cause.page = wanted.page;
            const CauseText words = causeText(cause, method);
            QVERIFY2(!words.sentence.isEmpty() && !words.sentence.endsWith(u'.'), key.constData());
            QVERIFY2(words.why.endsWith(u'.'), key.constData());
            QVERIFY2(!words.steps.isEmpty(), key.constData());
            for (const QString &step : words.steps)
                QVERIFY2(step.endsWith(u'.') || step.endsWith(u'?'), key.constData());
            const bool leads = wanted.step || wanted.page;
            QVERIFY2(leads != words.action.contains(u"Try again"_s), key.constData());
        }
    }
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    VerifyAndValuesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_verifyandvalues.moc"
