// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/auditdetail.h"
#include "lib/setup/diagnosisrules.h"
#include "tests/support/testmain.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/text/setuptext.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

namespace {

constexpr int errorKinds = int(ErrorKind::Canceled) + 1;

/*! Our rules for words: no pleading, no contraction, no shouting. */
void verifyWords(const QString &text)
{
    static const QRegularExpression bad(u"\\bplease\\b|\\boops\\b|!|n['’]t\\b|['’](re|ll|ve)\\b"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(!text.trimmed().isEmpty(), "no words");
    QVERIFY2(!bad.match(text).hasMatch(), qPrintable(text));
    QVERIFY2(!text.contains(u"%1"_s) && !text.contains(u"%2"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"  "_s), qPrintable(text));
}

Error apiError(int status, const QString &code, bool html = false)
{
    auto api = std::make_shared<ApiError>();
    api->status = status;
    api->code = code;
    api->html = html;
    return {ErrorKind::Unauthorized, {}, api};
}

} // namespace

class TextTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyErrorHasWords();
    void anHtmlPageIsNotCalledUnreadable();
    void everyCauseHasWords_data();
    void everyCauseHasWords();
    void noTwoCausesSayTheSame();
    void aClockIsToldAsItWasMeasured();
    void aConclusionIsToldAsOne_data();
    void aConclusionIsToldAsOne();
    void howLikelyIsSaid();
    void theTrailSaysWhatTheTableSays();
    void everyGuessIsToldApart();
    void wordsAreForAdministrators();
    void bothMixedUpFieldsAreNamed();
    void everyRungHasWords();
    void rungNamesAreThoseOfTheLadder();
    void results_data();
    void results();
    void everyLocalFaultIsNamed();
    void shapesAreExplained();
    void stepsAndEnvironmentsHaveNames();
    void everyChecklistFeatureSaysWhy();
    void durations_data();
    void durations();
    void agos_data();
    void agos();
};

void TextTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
}

void TextTest::everyErrorHasWords()
{
    QSet<QString> seen;
    for (int kind = 0; kind < errorKinds; ++kind) {
        const FailureText text = errorText({ErrorKind(kind), {}, nullptr});
        verifyWords(text.what);
        verifyWords(text.toDo);
        QVERIFY(text.what.endsWith(u'.'));
        QVERIFY(text.toDo.endsWith(u'.'));
        QCOMPARE(text.joined(), text.what + u' ' + text.toDo);
        QVERIFY2(!seen.contains(text.what), qPrintable(text.what));
        seen.insert(text.what);
    }
}

void TextTest::anHtmlPageIsNotCalledUnreadable()
{
    Error error = apiError(200, {}, true);
    error.kind = ErrorKind::BadReply;
    QCOMPARE(errorText(error).what, u"A web page came where data was due."_s);
    QCOMPARE(errorText(apiError(401, u"INVALID_LOGIN"_s)).what,
             u"NetSuite refused the sign-in with 401 INVALID_LOGIN."_s);
}

void TextTest::everyCauseHasWords_data()
{
    QTest::addColumn<CauseId>("id");
    QTest::addColumn<AuthMethod>("method");
    for (const CauseId id : allCauses()) {
        const QByteArray key = causeKey(id).toUtf8();
        QTest::addRow("%s m2m", key.constData()) << id << AuthMethod::ClientCredentials;
        QTest::addRow("%s tba", key.constData()) << id << AuthMethod::TokenBased;
    }
}

void TextTest::everyCauseHasWords()
{
    QFETCH(CauseId, id);
    QFETCH(AuthMethod, method);
    Cause cause;
    cause.id = id;
    cause.subject = u"REST Web Services"_s;
    const CauseText text = causeText(cause, method);
    verifyWords(text.sentence);
    verifyWords(text.why);
    verifyWords(text.action);
    QVERIFY(!text.steps.isEmpty());
    for (const QString &step : text.steps) {
        verifyWords(step);
        QVERIFY(step.endsWith(u'.') || step.endsWith(u'?'));
    }
    QVERIFY(!text.sentence.endsWith(u'.'));
    QVERIFY(text.why.endsWith(u'.'));
}

void TextTest::noTwoCausesSayTheSame()
{
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        QSet<QString> sentences;
        for (const CauseId id : allCauses()) {
            Cause cause;
            cause.id = id;
            sentences.insert(causeText(cause, method).sentence);
        }
        QCOMPARE(sentences.size(), allCauses().size());
    }
}

// A remark on a connection that is proven must not say that nothing was tried.
void TextTest::aClockIsToldAsItWasMeasured()
{
    const auto whyOf = [](const QStringList &seconds) {
        Cause cause;
        cause.id = CauseId::ClockOff;
        if (!seconds.isEmpty())
            cause.evidence = {{EvidenceId::ClockDiffers, seconds, true, true}};
        return causeText(cause, AuthMethod::TokenBased).why;
    };
    QVERIFY(whyOf({u"-901"_s}).contains(u"15 min 1 s"_s));
    QVERIFY(whyOf({u"-901"_s}).contains(u"no sign-in was tried"_s));
    QVERIFY(whyOf({u"180"_s}).contains(u"3 min 0 s"_s));
    QVERIFY(!whyOf({u"180"_s}).contains(u"tried"_s));
    QVERIFY(!whyOf({}).contains(u"tried"_s));
}

void TextTest::aConclusionIsToldAsOne_data()
{
    QTest::addColumn<Evidence>("evidence");
    QTest::addColumn<QString>("said");
    const auto row
        = [](const char *name, EvidenceId id, const QStringList &arguments, const QString &said) {
              QTest::newRow(name) << Evidence{id, arguments, true, true} << said;
          };
    row("token", EvidenceId::OneAnswerForAll, {},
        u"NetSuite gives the same answer to every refused token sign-in, so it can be this cause "
        "or another."_s);
    row("certificate", EvidenceId::OneAnswerForSeveral, {u"invalid_client"_s},
        u"NetSuite says no more than invalid_client, so it can be this cause or another."_s);
    row("after the sign-in", EvidenceId::OneAnswerForSeveral, {QString()},
        u"NetSuite refused without saying why, so it can be this cause or another."_s);
    row("trail", EvidenceId::AuditTrailNamedIt, {u"permission_denied"_s},
        u"The Login Audit Trail says permission_denied. That stands for this cause or for "
        "another."_s);
    row("answer", EvidenceId::NetSuiteNamedIt, {u"TokenExpired"_s},
        u"NetSuite's answer says TokenExpired. That stands for this cause or for another."_s);
}

// Whatever the cause: what is not known is not said as if it were.
void TextTest::aConclusionIsToldAsOne()
{
    QFETCH(Evidence, evidence);
    QFETCH(QString, said);
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        for (const CauseId id : allCauses()) {
            Cause cause;
            cause.id = id;
            cause.evidence = {evidence};
            cause.confidence = certain - 1;
            const QString why = causeText(cause, method).why;
            QVERIFY2(why.startsWith(said), qPrintable(causeKey(id) + u": "_s + why));
            QVERIFY2(!why.contains(u"NetSuite knows"_s) && !why.contains(u"What is left"_s),
                     qPrintable(causeKey(id) + u": "_s + why));
            cause.confidence = certain;
            QVERIFY(!causeText(cause, method).why.contains(u"this cause or"_s));
        }
    }
}

void TextTest::howLikelyIsSaid()
{
    const auto made = [](int confidence) {
        Cause cause;
        cause.id = CauseId::MappingGone;
        cause.confidence = confidence;
        return cause;
    };
    QSet<QString> words;
    QSet<QString> sentences;
    for (const int confidence : {84, 59, 34}) {
        words.insert(likelihoodWord(made(confidence)));
        const QString text = likelihoodText({made(confidence), made(1)});
        verifyWords(text);
        sentences.insert(text);
        QVERIFY(likelihoodText({made(confidence)}).isEmpty()); // nothing else fits
    }
    QCOMPARE(words.size(), 3);
    QCOMPARE(sentences.size(), 3);
    QCOMPARE(likelihoodWord(made(certain)), u"certain"_s);
    QVERIFY(likelihoodText({made(certain), made(50)}).isEmpty());
    QVERIFY(likelihoodText({}).isEmpty());
}

// A word that is said to tell a cause must lead the decoder to it.
void TextTest::theTrailSaysWhatTheTableSays()
{
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        for (const CauseId id : allCauses()) {
            for (const WrittenDetail &word : auditDetailsIn(tellApartText(id, method))) {
                const QList<Cause> causes = causesOfDetail(word.detail, method);
                QVERIFY2(std::any_of(causes.cbegin(), causes.cend(),
                                     [id](const Cause &cause) { return cause.id == id; }),
                         qPrintable(causeKey(id) + u": "_s + word.written));
            }
        }
    }
    // Without Workbook the sign-in works all the same.
    for (const auto &[feature, inTrail] :
         {std::pair(workbookFeature, false), std::pair(oauthFeature, true)}) {
        Cause off;
        off.id = CauseId::FeatureOff;
        off.subject = QString::fromLatin1(feature);
        const QString how = causeText(off, AuthMethod::ClientCredentials).tellApart;
        QVERIFY(how.contains(u"Enable Features"_s));
        QCOMPARE(how.contains(u"FeatureDisabled"_s), inTrail);
    }
    // With all the old values, and with the new key and the old token.
    const QString reset = tellApartText(CauseId::ConsumerSecretReset, AuthMethod::TokenBased);
    QVERIFY(reset.contains(u"consumer_key_unknown or token_rejected"_s));
}

/*! Causes that stand beside others behind one word of the trail. */
void TextTest::everyGuessIsToldApart()
{
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        for (const AuditDetail detail : allAuditDetails()) {
            const QList<Cause> causes = causesOfDetail(detail, method);
            for (const Cause &cause : causes) {
                const QString how = tellApartText(cause.id, method);
                QVERIFY2(causes.size() == 1 || cause.id == CauseId::ValueMissing
                             || how.contains(u'.'),
                         qPrintable(causeKey(cause.id)));
            }
        }
    }
}

// Somebody who has never heard of OAuth reads them.
void TextTest::wordsAreForAdministrators()
{
    static const QRegularExpression jargon(
        u"\\b(serverTime|JWT|assertion|bearer|nonce|grant_type|endpoint|base string|kid|issuer "
        "claim|DNS|401|invalid_grant)\\b"_s);
    const auto verify
        = [](const QString &text) { QVERIFY2(!jargon.match(text).hasMatch(), qPrintable(text)); };
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        for (const CauseId id : allCauses()) {
            Cause cause;
            cause.id = id;
            const CauseText text = causeText(cause, method);
            verify(text.sentence);
            verify(text.why);
            verify(text.steps.join(u' '));
            verify(tellApartText(id, method));
        }
    }
    for (const RungId id : ladder()) {
        RungResult result;
        result.id = id;
        result.state = RungState::Passed;
        verify(rungResultText(result));
    }
}

void TextTest::bothMixedUpFieldsAreNamed()
{
    for (const LocalFault fault :
         {LocalFault::SameValueTwice, LocalFault::LooksLikeAnother, LocalFault::ValuesSwapped}) {
        Cause cause;
        cause.id = CauseId::ValueSwapped;
        cause.confidence = 98;
        cause.fault = fault;
        cause.field = SecretField::ClientId;
        cause.otherField = SecretField::CertificateId;
        const CauseText text = causeText(cause, AuthMethod::ClientCredentials);
        QVERIFY2(text.sentence.contains(u"Client ID"_s)
                     && text.sentence.contains(u"Certificate ID"_s),
                 qPrintable(text.sentence));
        verifyWords(text.why);
    }
}

void TextTest::everyRungHasWords()
{
    for (const RungId id : ladder()) {
        verifyWords(rungName(id));
        for (const RungState state : {RungState::Running, RungState::Passed, RungState::Warned,
                                      RungState::Failed, RungState::Skipped}) {
            RungResult result;
            result.id = id;
            result.state = state;
            result.facts.host = u"example.invalid"_s;
            verifyWords(rungStateWord(state));
            verifyWords(finalStateWord(state));
            verifyWords(rungResultText(result));
        }
    }
    QVERIFY(rungResultText({}).isEmpty()); // waiting
}

void TextTest::rungNamesAreThoseOfTheLadder()
{
    QStringList names;
    for (const RungId id : ladder())
        names.append(rungName(id));
    QCOMPARE(names,
             QStringList({u"Local checks"_s, u"Name and TLS"_s, u"Clock"_s, u"Sign-in"_s, u"REST"_s,
                          u"Record metadata"_s, u"Record list"_s, u"One record"_s, u"SuiteQL"_s,
                          u"Features and permissions"_s, u"RESTlet scope"_s, u"Certificate"_s}));
}

void TextTest::results_data()
{
    QTest::addColumn<RungResult>("result");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, RungId id, RungState state, const RungFacts &facts,
                        const QString &expected, const std::optional<Error> &error = {}) {
        QTest::newRow(name) << RungResult{id, state, 0ms, facts, error} << expected;
    };
    RungFacts facts;
    facts.clockOffset = -400ms;
    row("behind", RungId::ClockOffset, RungState::Passed, facts,
        u"0.4 s behind NetSuite, 5 minutes are allowed"_s);
    facts.clockOffset = 7min;
    row("ahead", RungId::ClockOffset, RungState::Failed, facts,
        u"7 min 0 s ahead of NetSuite, 5 minutes are allowed"_s);
    facts = {};
    facts.host = u"7304182-sb1.suitetalk.api.netsuite.com"_s;
    facts.tls.protocol = u"TLS 1.3"_s;
    row("host", RungId::NameAndTls, RungState::Passed, facts,
        u"7304182-sb1.suitetalk.api.netsuite.com, TLS 1.3"_s);
    facts = {};
    facts.roleId = u"1042"_s;
    row("role", RungId::SignIn, RungState::Passed, facts, u"Signed in with role 1042"_s);
    row("refused", RungId::Rest, RungState::Failed, {}, u"Refused with 401 INVALID_LOGIN"_s,
        apiError(401, u"INVALID_LOGIN"_s));
    row("html", RungId::Rest, RungState::Failed, {}, u"A web page came where data was due"_s,
        apiError(503, {}, true));
    row("offline", RungId::NameAndTls, RungState::Failed, {}, u"NetSuite cannot be reached"_s,
        Error{ErrorKind::Offline, {}, nullptr});
    facts = {};
    facts.recordTypes = 184;
    row("types", RungId::RecordMetadata, RungState::Passed, facts, u"184 record types"_s);
    facts.recordTypes = 1;
    row("one type", RungId::RecordMetadata, RungState::Passed, facts, u"1 record type"_s);
    facts = {};
    facts.featuresNeeded = facts.featuresOn = 3;
    facts.permissionsNeeded = facts.permissionsHeld = 9;
    row("features", RungId::FeaturesAndPermissions, RungState::Passed, facts,
        u"3 of 3 features, 9 of 9 permissions"_s);
    facts.missingPermissions = {u"Customers"_s};
    row("missing", RungId::FeaturesAndPermissions, RungState::Warned, facts,
        u"Missing: Customers"_s);
    facts = {};
    facts.notAsked = true;
    row("not asked", RungId::RestletScope, RungState::Skipped, facts, u"Not asked for"_s);
    facts = {};
    facts.daysLeft = 475;
    row("days", RungId::CertificateEnd, RungState::Passed, facts, u"475 days left"_s);
    facts.daysLeft = 1;
    row("one day", RungId::CertificateEnd, RungState::Warned, facts, u"1 day left"_s);
}

void TextTest::results()
{
    QFETCH(RungResult, result);
    QFETCH(QString, expected);
    QCOMPARE(rungResultText(result), expected);
}

void TextTest::everyLocalFaultIsNamed()
{
    QSet<QString> seen;
    for (int fault = 0; fault <= int(LocalFault::NoScopes); ++fault) {
        RungResult result;
        result.state = RungState::Failed;
        result.facts.localFaults = {LocalFault(fault)};
        result.facts.field = SecretField::TokenSecret;
        result.facts.otherField = SecretField::TokenId;
        const QString text = rungResultText(result);
        verifyWords(text);
        QVERIFY2(!seen.contains(text), qPrintable(text));
        seen.insert(text);
    }
    QVERIFY(seen.contains(u"Token Secret is missing"_s));
    QVERIFY(seen.contains(u"Token Secret is swapped with Token ID"_s));
}

void TextTest::shapesAreExplained()
{
    QCOMPARE(shapeText(SecretField::TokenId, {ShapeFault::None, 64, 64, {}}),
             u"64 characters, right shape."_s);
    QCOMPARE(shapeText(SecretField::TokenId, {ShapeFault::TooShort, 60, 64, {}}),
             u"60 characters, where 64 are due. Copy the whole value again."_s);
    for (const SecretField field : allSecretFields()) {
        verifyWords(secretFieldName(field));
        for (int fault = 0; fault <= int(ShapeFault::LooksLikeAnother); ++fault)
            verifyWords(shapeText(field, {ShapeFault(fault), 10, 64, SecretField::ClientId}));
    }
}

void TextTest::stepsAndEnvironmentsHaveNames()
{
    QStringList names;
    for (const SetupStep step : stepsFor(AuthMethod::ClientCredentials))
        names.append(setupStepName(step));
    QCOMPARE(
        names,
        QStringList({u"How to connect"_s, u"Features"_s, u"Role"_s, u"Account"_s, u"Key pair"_s,
                     u"Integration"_s, u"Certificate mapping"_s, u"Verify"_s, u"Done"_s}));
    QCOMPARE(setupStepName(SetupStep::TbaToken), u"Access token"_s);
    for (int environment = 0; environment <= int(Environment::Demo); ++environment)
        verifyWords(environmentName(Environment(environment)));
}

void TextTest::everyChecklistFeatureSaysWhy()
{
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        for (const FeatureItem &item : Checklist(method).features())
            verifyWords(featureWhy(item.id));
        for (const PermissionItem &item : Checklist(method).permissions())
            verifyWords(permissionWhy(item.key));
    }
    verifyWords(neededWord(true));
    verifyWords(neededWord(false));
}

void TextTest::durations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("expected");
    QTest::newRow("short") << 3LL << u"3 ms"_s;
    QTest::newRow("below a second") << 999LL << u"999 ms"_s;
    QTest::newRow("seconds") << 1900LL << u"1.9 s"_s;
    QTest::newRow("nearly a minute") << 59'960LL << u"1 min 0 s"_s;
    QTest::newRow("minutes") << 125'000LL << u"2 min 5 s"_s;
    QTest::newRow("hours") << 7'500'000LL << u"2 h 5 min"_s;
}

void TextTest::durations()
{
    QFETCH(qint64, ms);
    QFETCH(QString, expected);
    QCOMPARE(durationText(std::chrono::milliseconds(ms)), expected);
}

void TextTest::agos_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("now") << 20LL << u"just now"_s;
    QTest::newRow("a clock set back") << -500LL << u"just now"_s;
    QTest::newRow("minute") << 61LL << u"1 minute ago"_s;
    QTest::newRow("minutes") << 59LL * 60 << u"59 minutes ago"_s;
    QTest::newRow("hour") << 3600LL << u"1 hour ago"_s;
    QTest::newRow("hours") << 2LL * 3600 + 5 << u"2 hours ago"_s;
    QTest::newRow("day") << 25LL * 3600 << u"1 day ago"_s;
    QTest::newRow("days") << 20LL * 86400 << u"20 days ago"_s;
}

void TextTest::agos()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, expected);
    const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
    QCOMPARE(agoText(now.addSecs(-seconds), now), expected);
    QCOMPARE(agoText({}, now), u"never"_s);
}

SUITESCOPE_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
