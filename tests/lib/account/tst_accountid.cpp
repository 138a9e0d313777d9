// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/account/accountid.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class AccountIdTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everySpellingIsUnderstood_data();
    void everySpellingIsUnderstood();
    void nothingLeavesTheHostPattern_data();
    void nothingLeavesTheHostPattern();
    void refusalSaysWhatIsWrong_data();
    void refusalSaysWhatIsWrong();
    void environmentIsRead_data();
    void environmentIsRead();
    void nullIdIsEmptyEverywhere();
};

void AccountIdTest::everySpellingIsUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("label");

    const auto row = [](const char *name, const QString &typed, const QString &id,
                        const QString &label) { QTest::newRow(name) << typed << id << label; };
    const QString prod = u"1234567"_s;
    const QString sb = u"1234567_SB1"_s;
    const QString sbLabel = u"1234567-sb1"_s;
    row("production", prod, prod, prod);
    row("sandbox", sb, sb, sbLabel);
    row("sandbox in lower case", u"1234567_sb1"_s, sb, sbLabel);
    row("host label", sbLabel, sb, sbLabel);
    row("host label in capitals", u"1234567-SB1"_s, sb, sbLabel);
    row("two digits", u"1234567_SB12"_s, u"1234567_SB12"_s, u"1234567-sb12"_s);
    row("release preview", u"1234567_RP"_s, u"1234567_RP"_s, u"1234567-rp"_s);
    row("numbered release preview", u"1234567-rp1"_s, u"1234567_RP1"_s, u"1234567-rp1"_s);
    row("test drive", u"tstdrv1234567"_s, u"TSTDRV1234567"_s, u"tstdrv1234567"_s);
    row("demo account", u"TD3018275"_s, u"TD3018275"_s, u"td3018275"_s);
    row("simulated", u"demo"_s, u"DEMO"_s, u"demo"_s);
    row("letters", u"ACCT98765"_s, u"ACCT98765"_s, u"acct98765"_s);
    row("shortest", u"123"_s, u"123"_s, u"123"_s);
    row("longest", u"12345678901234567890_SB123"_s, u"12345678901234567890_SB123"_s,
        u"12345678901234567890-sb123"_s);

    row("blanks around", u"  1234567 "_s, prod, prod);
    row("tab and line break", u"\t1234567\r\n"_s, prod, prod);
    row("no-break space", u"\u00a01234567\u00a0"_s, prod, prod);
    row("narrow and ideographic space", u"\u202f1234567\u3000"_s, prod, prod);
    row("byte order mark", u"\ufeff1234567"_s, prod, prod);
    row("zero-width inside", u"1234\u200b567\u200d_SB1\u2060"_s, sb, sbLabel);
    row("direction marks", u"\u200e1234567\u200f"_s, prod, prod);
    row("soft hyphen", u"1234\u00ad567"_s, prod, prod);
    row("quotes", u"\"1234567\""_s, prod, prod);
    row("single quotes", u"'1234567_SB1'"_s, sb, sbLabel);
    row("typographic quotes", u"\u201c1234567\u201d"_s, prod, prod);
    row("German quotes", u"\u201e1234567\u201c"_s, prod, prod);
    row("guillemets", u"\u00ab 1234567 \u00bb"_s, prod, prod);
    row("back ticks", u"`1234567`"_s, prod, prod);

    row("page", u"https://1234567.app.netsuite.com/app/center/card.nl?sc=-29&whence="_s, prod,
        prod);
    row("sandbox page", u"https://1234567-sb1.app.netsuite.com/app/center/card.nl"_s, sb, sbLabel);
    row("host in capitals", u"HTTPS://1234567-SB1.APP.NETSUITE.COM"_s, sb, sbLabel);
    row("SuiteTalk", u"https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/"_s, sb,
        sbLabel);
    row("RESTlets", u"https://1234567.restlets.api.netsuite.com/app/site/hosting/restlet.nl?a=b"_s,
        prod, prod);
    row("external forms", u"https://1234567.extforms.netsuite.com/x"_s, prod, prod);
    row("Connect", u"1234567.connect.api.netsuite.com"_s, prod, prod);
    row("host alone", u"1234567-sb2.app.netsuite.com"_s, u"1234567_SB2"_s, u"1234567-sb2"_s);
    row("with port", u"https://1234567.app.netsuite.com:443/app"_s, prod, prod);
    row("test drive page", u"https://tstdrv1234567.app.netsuite.com/"_s, u"TSTDRV1234567"_s,
        u"tstdrv1234567"_s);
    row("page in angle brackets", u"<https://1234567.app.netsuite.com/>"_s, prod, prod);
    row("compid", u"https://system.netsuite.com/app/login/secure/x.nl?whence=&compid=1234567_SB1"_s,
        sb, sbLabel);
    row("account", u"https://rest.netsuite.com/rest/datacenterurls?account=1234567"_s, prod, prod);
    row("c", u"https://system.netsuite.com/core/media/media.nl?id=7&c=1234567&h=abc"_s, prod, prod);
    row("c in lower case with hyphen", u"https://system.netsuite.com/x?C=1234567-sb1"_s, sb,
        sbLabel);
    row("old data center", u"https://system.na1.netsuite.com/x.nl?compid=1234567"_s, prod, prod);
    row("forms", u"https://forms.netsuite.com/app/site?compid=1234567"_s, prod, prod);
    row("neutral without scheme", u"system.netsuite.com/x?compid=1234567"_s, prod, prod);
    row("compid wins", u"https://system.netsuite.com/x?c=7654321&compid=1234567"_s, prod, prod);
    row("encoded value", u"https://system.netsuite.com/x?compid=1234567%5FSB1"_s, sb, sbLabel);
}

void AccountIdTest::everySpellingIsUnderstood()
{
    QFETCH(QString, typed);
    QFETCH(QString, id);
    QFETCH(QString, label);
    const Result<AccountId> parsed = AccountId::parse(typed);
    QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(parsed->toString(), id);
    QCOMPARE(parsed->realm(), id);
    QCOMPARE(parsed->hostLabel(), label);
    QVERIFY(!parsed->isNull());
    QCOMPARE(AccountId::parse(parsed->toString()), parsed);
    QCOMPARE(AccountId::parse(parsed->hostLabel()), parsed);
}

void AccountIdTest::nothingLeavesTheHostPattern_data()
{
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *name, const QString &typed) { QTest::newRow(name) << typed; };
    row("empty", QString());
    row("blanks only", u" \u00a0\t"_s);
    row("quotes only", u"\"\""_s);
    row("too short", u"12"_s);
    row("too long", u"123456789012345678901"_s);
    row("very long", QString(100'000, u'1'));
    row("dot", u"1234567.evil"_s);
    row("foreign host", u"1234567.evil.example"_s);
    row("slash", u"1234567/"_s);
    row("slash before a host", u"evil.example/1234567"_s);
    row("backslash", u"1234567\\evil"_s);
    row("at", u"1234567@evil"_s);
    row("colon", u"1234567:80"_s);
    row("hash", u"1234567#"_s);
    row("question mark", u"1234567?x"_s);
    row("percent", u"1234567%2eevil"_s);
    row("blank inside", u"1234567 SB1"_s);
    row("line break inside", u"1234567\n7654321"_s);
    row("semicolon", u"1234567;7654321"_s);
    row("underscore at the end", u"1234567_"_s);
    row("hyphen in front", u"-1234567"_s);
    row("unknown suffix", u"1234567_XX1"_s);
    row("sandbox without number", u"1234567_SB"_s);
    row("two suffixes", u"1234567_SB1_SB2"_s);
    row("too many digits", u"1234567_SB1234"_s);
    row("full-width digits", u"\uff11\uff12\uff13\uff14\uff15\uff16\uff17"_s);
    row("Arabic digits", u"\u0661\u0662\u0663\u0664\u0665"_s);
    row("mathematical digits", u"\U0001D7CF\U0001D7D0\U0001D7D1\U0001D7D2"_s);
    row("Cyrillic letter", u"123456\u0410"_s);
    row("long s", u"1234567_\u017fB1"_s); // becomes S in upper case
    row("Kelvin sign", u"12345\u212a"_s);
    row("Kelvin sign in a host", u"https://12345\u212a.app.netsuite.com/"_s);
    row("dotless i", u"acct\u0131"_s);
    row("sharp s", u"1234\u00df"_s);
    row("full-width dot", u"1234567\uff0eevil"_s);
    row("en dash", u"1234567\u2013sb1"_s);
    row("zero", u"1234567"_s + QChar(u'\0') + u"."_s);

    row("foreign site", u"https://1234567.app.netsuite.com.evil.example/"_s);
    row("foreign site with our name in the path",
        u"https://evil.example/1234567.app.netsuite.com"_s);
    row("foreign site with our query", u"https://evil.example/?compid=1234567"_s);
    row("look-alike domain", u"https://1234567.app.netsuite.co"_s);
    row("glued domain", u"https://1234567.app.notnetsuite.com/"_s);
    row("user name", u"https://1234567.app.netsuite.com@evil.example/"_s);
    row("user name on our host", u"https://evil@1234567.app.netsuite.com/"_s);
    row("backslash after the host", u"https://1234567.app.netsuite.com\\@evil.example/"_s);
    row("two labels", u"https://evil.1234567.app.netsuite.com/"_s);
    row("no label", u"https://.app.netsuite.com/"_s);
    row("full-width digits in a host", u"https://\uff11\uff12\uff13\uff14.app.netsuite.com/"_s);
    row("ideographic dot in a host", u"https://1234567\u3002app.netsuite.com/"_s);
    row("percent in a host", u"https://1234567%2eapp.netsuite.com/"_s);
    row("other scheme", u"ftp://1234567.app.netsuite.com/"_s);
    row("script", u"javascript://1234567.app.netsuite.com/"_s);
    row("file", u"file:///1234567"_s);
    row("neutral without account", u"https://system.netsuite.com/pages/customerlogin.jsp"_s);
    row("neutral with a bad account", u"https://system.netsuite.com/?compid=1234567.evil"_s);
    row("neutral with an encoded dot", u"https://system.netsuite.com/?compid=1234567%2Eevil"_s);
    row("neutral with an empty account", u"https://system.netsuite.com/?compid="_s);
    row("account in the fragment", u"https://system.netsuite.com/#compid=1234567"_s);
    row("other port", u"https://1234567.app.netsuite.com:8443/"_s);
    row("domain alone", u"netsuite.com"_s);
    row("marketing site", u"https://www.netsuite.com/portal"_s);
}

void AccountIdTest::nothingLeavesTheHostPattern()
{
    QFETCH(QString, typed);
    const Result<AccountId> parsed = AccountId::parse(typed);
    QVERIFY2(!parsed.has_value(), parsed ? qPrintable(parsed->toString()) : "");
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!parsed.error().detail.isEmpty());
    for (const QChar c : parsed.error().detail)
        QVERIFY(c.unicode() < 0x7f);
}

void AccountIdTest::refusalSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("detail");
    QTest::newRow("empty") << u" "_s << u"nothing was given"_s;
    QTest::newRow("blank") << u"1234567 SB1"_s << u"an account ID has no blanks"_s;
    QTest::newRow("sign") << u"1234567@x"_s << u"an account ID has no '@'"_s;
    QTest::newRow("foreign digits")
        << u"\uff11\uff12\uff13"_s << u"an account ID has only the letters A to Z, digits and _"_s;
    QTest::newRow("suffix") << u"1234567_TEST"_s
                            << u"after the number only _SB1, _SB2 and so on or _RP may follow"_s;
    QTest::newRow("short") << u"12"_s << u"this is too short for an account ID"_s;
    QTest::newRow("long") << QString(21, u'1') << u"this is too long for an account ID"_s;
    QTest::newRow("neutral page") << u"https://system.netsuite.com/"_s
                                  << u"this address names no account"_s;
    QTest::newRow("foreign page") << u"https://1.example/"_s
                                  << u"this is not an address of a NetSuite account"_s;
}

void AccountIdTest::refusalSaysWhatIsWrong()
{
    QFETCH(QString, typed);
    QFETCH(QString, detail);
    const Result<AccountId> parsed = AccountId::parse(typed);
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().detail, detail);
}

void AccountIdTest::environmentIsRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QString>("badge");
    QTest::newRow("production") << u"1234567"_s << Environment::Production << u"PROD"_s;
    QTest::newRow("letters") << u"ACCT98765"_s << Environment::Production << u"PROD"_s;
    QTest::newRow("sandbox") << u"1234567-sb1"_s << Environment::Sandbox << u"SB1"_s;
    QTest::newRow("third sandbox") << u"1234567_SB3"_s << Environment::Sandbox << u"SB3"_s;
    QTest::newRow("preview") << u"1234567_RP"_s << Environment::ReleasePreview << u"RP"_s;
    QTest::newRow("numbered preview")
        << u"1234567_RP1"_s << Environment::ReleasePreview << u"RP1"_s;
    QTest::newRow("test drive") << u"TSTDRV1234567"_s << Environment::TestDrive << u"TEST"_s;
    QTest::newRow("demo account") << u"TD3018275"_s << Environment::TestDrive << u"TEST"_s;
    QTest::newRow("sandbox of a test drive")
        << u"TSTDRV12_SB1"_s << Environment::Sandbox << u"SB1"_s;
    QTest::newRow("simulated") << u"DEMO"_s << Environment::Demo << u"DEMO"_s;
    QTest::newRow("begins like the simulated one")
        << u"DEMO1"_s << Environment::Production << u"PROD"_s;
    QTest::newRow("begins like a demo account")
        << u"TDX123"_s << Environment::Production << u"PROD"_s;
}

void AccountIdTest::environmentIsRead()
{
    QFETCH(QString, typed);
    QFETCH(Environment, environment);
    QFETCH(QString, badge);
    const AccountId id = AccountId::parse(typed).value();
    QCOMPARE(id.environment(), environment);
    QCOMPARE(id.badge(), badge);
}

void AccountIdTest::nullIdIsEmptyEverywhere()
{
    const AccountId id;
    QVERIFY(id.isNull());
    QVERIFY(id.toString().isEmpty());
    QVERIFY(id.hostLabel().isEmpty());
    QVERIFY(id.badge().isEmpty());
    QCOMPARE(id, AccountId());
}

SUITESCOPE_GUILESS_MAIN(AccountIdTest)
#include "tst_accountid.moc"
