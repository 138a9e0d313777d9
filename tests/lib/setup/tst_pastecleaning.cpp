// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/pastecleaning.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QString hex = QString(63, u'a') + u'7';
const QString other = QString(63, u'b') + u'8';
const QString certificateId = u"-a_CertificateIdOfFortyThreeCharacters_0123"_s;
const QString pem
    = u"-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----"_s;

} // namespace

class PasteCleaningTest : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreCleaned_data();
    void valuesAreCleaned();
    void fieldsAreFound_data();
    void fieldsAreFound();
    void halvesAreToldApart_data();
    void halvesAreToldApart();
    void oneValueIsNoPage();
    void shapesAreJudged_data();
    void shapesAreJudged();
    void equalValuesAreNoticed();
    void consumerKeyAndClientIdMayBeEqual();
    void unusualCertificateIds();
};

void PasteCleaningTest::valuesAreCleaned_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<PasteChanges>("changes");
    constexpr PasteChange blanks = PasteChange::Blanks;
    constexpr PasteChange lines = PasteChange::LineBreaks;
    constexpr PasteChange invisible = PasteChange::Invisible;
    constexpr PasteChange quotes = PasteChange::Quotes;
    constexpr PasteChange aLabel = PasteChange::Label;
    QTest::newRow("untouched") << hex << hex << PasteChanges();
    QTest::newRow("blanks around") << u"  "_s + hex + u"\t\r\n"_s << hex << (blanks | lines);
    QTest::newRow("no-break space")
        << u"\u00A0"_s + hex + u"\u00A0"_s << hex << PasteChanges(blanks);
    QTest::newRow("zero width") << u"\uFEFF"_s + hex.left(10) + u"\u200B"_s + hex.mid(10) << hex
                                << PasteChanges(invisible);
    QTest::newRow("soft hyphen") << hex.left(10) + u"\u00AD"_s + hex.mid(10) << hex
                                 << PasteChanges(invisible);
    QTest::newRow("broken over two lines")
        << hex.left(30) + u"\n  "_s + hex.mid(30) << hex << (blanks | lines);
    QTest::newRow("double quotes") << u'"' + hex + u'"' << hex << PasteChanges(quotes);
    QTest::newRow("typographic quotes")
        << u"\u201C"_s + hex + u"\u201D"_s << hex << PasteChanges(quotes);
    QTest::newRow("angle brackets") << u'<' + hex + u'>' << hex << PasteChanges(quotes);
    QTest::newRow("label") << u"Client ID: "_s + hex << hex << PasteChanges(aLabel);
    QTest::newRow("label on the line above")
        << u"CONSUMER KEY / CLIENT ID\n"_s + hex << hex << PasteChanges(aLabel);
    QTest::newRow("label without a colon")
        << u"Token Secret "_s + hex << hex << PasteChanges(aLabel);
    QTest::newRow("variable") << u"NETSUITE_TOKEN_ID="_s + hex << hex << PasteChanges(aLabel);
    QTest::newRow("exported, quoted")
        << u"export NETSUITE_TOKEN_ID='"_s + hex + u"'"_s << hex << (aLabel | quotes);
    QTest::newRow("json member") << u"\"tokenId\": \""_s + hex + u"\","_s << hex
                                 << (aLabel | quotes);
    QTest::newRow("certificate ID keeps its first sign")
        << u" "_s + certificateId << certificateId << PasteChanges(blanks);
    QTest::newRow("labelled certificate ID")
        << u"Certificate ID: "_s + certificateId << certificateId << PasteChanges(aLabel);
    QTest::newRow("key keeps its lines") << u"  "_s + pem + u"\n\n"_s << pem << (blanks | lines);
    QTest::newRow("key in a variable")
        << u"NETSUITE_PRIVATE_KEY=\""_s + pem + u"\""_s << pem << (aLabel | quotes);
    QTest::newRow("nothing") << u"  \n"_s << QString() << (blanks | lines);
    QTest::newRow("only a label") << u"Client ID:"_s << QString() << PasteChanges(aLabel);
    QTest::newRow("marks of writing direction")
        << u"\u2066"_s + hex + u"\u2069"_s << hex << PasteChanges(invisible);
    QTest::newRow("everything at once")
        << u"\u200B Client ID:\t\u201C"_s + hex.left(30) + u"\r\n"_s + hex.mid(30) + u"\u201D;\n"_s
        << hex << (blanks | lines | invisible | quotes | aLabel);
}

void PasteCleaningTest::valuesAreCleaned()
{
    QFETCH(QString, pasted);
    QFETCH(QString, expected);
    const CleanedValue cleaned = cleanedValue(Secret(pasted));
    QCOMPARE(cleaned.value.revealText(), expected);
    QFETCH(PasteChanges, changes);
    QCOMPARE(cleaned.changes, changes);
    QVERIFY(!cleanedValue(cleaned.value).changes); // clean stays clean
}

void PasteCleaningTest::fieldsAreFound_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    const auto row
        = [](const char *name, const QString &text, SecretField first, SecretField second) {
              QTest::newRow(name) << text << int(first) << int(second);
          };
    row("confirmation page",
        u"Integration\nCONFIRMATION\nThe integration was saved.\nCONSUMER KEY / CLIENT ID\n"_s + hex
            + u"\nCONSUMER SECRET / CLIENT SECRET\n"_s + other
            + u"\nFor security reasons, this is the only time"_s,
        SecretField::ConsumerKey, SecretField::ConsumerSecret);
    row("token page", u"Access Token\nTOKEN ID\n"_s + hex + u"\nTOKEN SECRET\n"_s + other,
        SecretField::TokenId, SecretField::TokenSecret);
    row("client ID beside the key",
        u"Consumer Key / Client ID: "_s + hex + u" Consumer Secret / Client Secret: "_s + other,
        SecretField::ClientId, SecretField::ConsumerSecret);
    row("env file",
        u"NETSUITE_TOKEN_ID="_s + hex + u"\nexport NETSUITE_TOKEN_SECRET='"_s + other
            + u"' # new\n"_s,
        SecretField::TokenId, SecretField::TokenSecret);
    row("json",
        u"{\"consumerKey\": \""_s + hex + u"\", \"consumerSecret\": \""_s + other + u"\"}"_s,
        SecretField::ConsumerKey, SecretField::ConsumerSecret);
    row("mail with markup", u"**Token ID**: "_s + hex + u"\n**Token Secret**: "_s + other,
        SecretField::TokenId, SecretField::TokenSecret);
}

void PasteCleaningTest::fieldsAreFound()
{
    QFETCH(QString, pasted);
    QFETCH(int, first);
    QFETCH(int, second);
    const QHash<SecretField, Secret> found = fieldsInPaste(Secret(pasted));
    QCOMPARE(found.value(SecretField(first)).revealText(), hex);
    QCOMPARE(found.value(SecretField(second)).revealText(), other);
}

void PasteCleaningTest::halvesAreToldApart_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<bool>("two");
    QTest::newRow("one below the other") << u" "_s + hex + u"\r\n"_s + other + u"\n"_s << true;
    QTest::newRow("from a table") << hex + u'\t' + other << true;
    QTest::newRow("with a colon") << hex + u':' + other << true;
    QTest::newRow("with a comma") << hex + u", "_s + other << true;
    QTest::newRow("one") << hex << false;
    QTest::newRow("one in two lines") << hex.left(32) + u'\n' + hex.mid(32) << false;
    QTest::newRow("nothing between") << hex + other << false;
    QTest::newRow("three") << hex + u'\n' + other + u'\n' + hex << false;
    QTest::newRow("a certificate ID") << hex + u'\n' + certificateId << false;
}

void PasteCleaningTest::halvesAreToldApart()
{
    QFETCH(QString, pasted);
    QFETCH(bool, two);
    const auto halves = halvesInPaste(Secret(pasted));
    QCOMPARE(halves.has_value(), two);
    if (!two)
        return;
    QCOMPARE(halves->first.revealText(), hex);
    QCOMPARE(halves->second.revealText(), other);
}

void PasteCleaningTest::oneValueIsNoPage()
{
    QVERIFY(fieldsInPaste(Secret(hex)).isEmpty());
    QVERIFY(fieldsInPaste(Secret(u"CONSUMER KEY / CLIENT ID\n"_s + hex)).isEmpty());
    QVERIFY(fieldsInPaste(Secret(u"NETSUITE_TOKEN_ID="_s + hex)).isEmpty());
    QVERIFY(fieldsInPaste({}).isEmpty());
}

void PasteCleaningTest::shapesAreJudged_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<ShapeFault>("fault");
    QTest::addColumn<int>("looksLike");
    const auto row = [](const char *name, SecretField field, const QString &value, ShapeFault fault,
                        std::optional<SecretField> like = {}) {
        QTest::newRow(name) << int(field) << value << fault << (like ? int(*like) : -1);
    };
    row("right", SecretField::TokenSecret, hex, ShapeFault::None);
    row("upper case", SecretField::TokenSecret, hex.toUpper(), ShapeFault::None);
    row("empty", SecretField::TokenSecret, {}, ShapeFault::Empty);
    row("cut", SecretField::ClientId, hex.chopped(1), ShapeFault::TooShort);
    row("one too many", SecretField::ClientId, hex + u'0', ShapeFault::TooLong);
    row("no hex", SecretField::ClientId, hex.chopped(1) + u'g', ShapeFault::BadCharacters);
    row("blank inside", SecretField::ClientId, hex.chopped(1) + u' ', ShapeFault::BadCharacters);
    row("certificate ID", SecretField::CertificateId, certificateId, ShapeFault::None);
    row("certificate ID with _", SecretField::CertificateId, u'_' + certificateId.mid(1),
        ShapeFault::None);
    row("certificate ID cut", SecretField::CertificateId, certificateId.mid(1),
        ShapeFault::TooShort);
    row("certificate ID with =", SecretField::CertificateId, certificateId.chopped(1) + u'=',
        ShapeFault::BadCharacters);
    row("client ID as certificate ID", SecretField::CertificateId, hex,
        ShapeFault::LooksLikeAnother, SecretField::ClientId);
    row("certificate ID as client ID", SecretField::ClientId, certificateId,
        ShapeFault::LooksLikeAnother, SecretField::CertificateId);
    row("key as client ID", SecretField::ClientId, pem, ShapeFault::LooksLikeAnother,
        SecretField::PrivateKey);
    row("key", SecretField::PrivateKey, pem, ShapeFault::None);
    row("certificate as key", SecretField::PrivateKey,
        u"-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----"_s,
        ShapeFault::BadCharacters);
}

void PasteCleaningTest::shapesAreJudged()
{
    QFETCH(int, field);
    QFETCH(QString, value);
    QFETCH(ShapeFault, fault);
    QFETCH(int, looksLike);
    const ShapeVerdict verdict = shapeOf(SecretField(field), Secret(value), {});
    QCOMPARE(verdict.fault, fault);
    QCOMPARE(verdict.length, value.size());
    QCOMPARE(verdict.looksLike ? int(*verdict.looksLike) : -1, looksLike);
}

void PasteCleaningTest::equalValuesAreNoticed()
{
    const ShapeVerdict verdict
        = shapeOf(SecretField::TokenSecret, Secret(hex), {{SecretField::TokenId, Secret(hex)}});
    QCOMPARE(verdict.fault, ShapeFault::LooksLikeAnother);
    QCOMPARE(verdict.looksLike, std::optional(SecretField::TokenId));
    // a field is not compared with itself
    QCOMPARE(
        shapeOf(SecretField::TokenId, Secret(hex), {{SecretField::TokenId, Secret(hex)}}).fault,
        ShapeFault::None);
}

void PasteCleaningTest::consumerKeyAndClientIdMayBeEqual()
{
    QCOMPARE(shapeOf(SecretField::ClientId, Secret(hex), {{SecretField::ConsumerKey, Secret(hex)}})
                 .fault,
             ShapeFault::None);
}

void PasteCleaningTest::unusualCertificateIds()
{
    const auto unusual = [](SecretField field, const QString &value) {
        return isUnusualCertificateId(field, shapeOf(field, Secret(value), {}));
    };
    QVERIFY(unusual(SecretField::CertificateId, certificateId.chopped(1)));
    QVERIFY(unusual(SecretField::CertificateId, certificateId + u'A'));
    QVERIFY(!unusual(SecretField::CertificateId, certificateId));
    QVERIFY(!unusual(SecretField::CertificateId, u"short"_s));
    QVERIFY(!unusual(SecretField::CertificateId, hex));
    QVERIFY(!unusual(SecretField::ClientId, hex.chopped(1)));
}

SUITESCOPE_GUILESS_MAIN(PasteCleaningTest)
#include "tst_pastecleaning.moc"
