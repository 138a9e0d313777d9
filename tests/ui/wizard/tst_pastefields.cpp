// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/ui/wizard/wizardfixture.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/secretedit.h"

#include <QPlainTextEdit>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QString hex = u"0123456789abcdef"_s.repeated(4);
const QString other = u"fedcba9876543210"_s.repeated(4);
const QString certificateId = u"-kT3xR_9fQ2mZ0aLw7YbNcE4hVgUoJ5iDsPtX8qGuVw"_s;

/*! What a field of the wizard takes. */
enum class Takes {
    SecretValue, // cleaned as SecretEdit does
    Account, // understood in every spelling by AccountId
    Address, // of the account's host
    Words, // a name of the user's own
    KeyText, // read with everything around it by the key reader
    Number, // the line of a spin box
};

/*! Every field of the wizard that text can be put into, by its own name or its owner's. */
const QHash<QString, Takes> &knownFields()
{
    static const QHash<QString, Takes> all{
        {u"consumerKeyField"_s, Takes::SecretValue},
        {u"consumerSecretField"_s, Takes::SecretValue},
        {u"tokenIdField"_s, Takes::SecretValue},
        {u"tokenSecretField"_s, Takes::SecretValue},
        {u"clientIdField"_s, Takes::SecretValue},
        {u"certificateIdField"_s, Takes::SecretValue},
        {u"accountEdit"_s, Takes::Account},
        {u"urlOverrideEdit"_s, Takes::Address},
        {u"connectionNameEdit"_s, Takes::Words},
        {u"keyCommonName"_s, Takes::Words},
        {u"envPath"_s, Takes::Words},
        {u"importPaste"_s, Takes::KeyText},
        {u"qt_spinbox_lineedit"_s, Takes::Number},
    };
    return all;
}

QString nameOf(const QWidget *field)
{
    for (const QWidget *at = field; at; at = at->parentWidget()) {
        if (!at->objectName().isEmpty())
            return at->objectName();
    }
    return {};
}

} // namespace

/*! Nothing that people paste from NetSuite stays as they pasted it when it should not. */
class PasteFieldsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_f = std::make_unique<WizardFixture>();
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)."_s));
    }
    void cleanup() { m_f.reset(); }

    void everyFieldIsKnown_data();
    void everyFieldIsKnown();
    void everySecretFieldCleans_data();
    void everySecretFieldCleans();
    void bothHalvesFillBothFields_data();
    void bothHalvesFillBothFields();
    void aLoneFieldTakesItsHalf();
    void theAccountIsUnderstood_data();
    void theAccountIsUnderstood();

private:
    std::unique_ptr<WizardFixture> m_f;
};

void PasteFieldsTest::everyFieldIsKnown_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::newRow("token-based") << AuthMethod::TokenBased;
    QTest::newRow("client credentials") << AuthMethod::ClientCredentials;
}

void PasteFieldsTest::everyFieldIsKnown()
{
    QFETCH(AuthMethod, method);
    m_f->open(m_f->fullDraft(method, SetupStep::Verify));
    int secrets = 0;
    QWidgetList fields;
    for (QLineEdit *line : m_f->wizard->findChildren<QLineEdit *>())
        fields += line;
    for (QPlainTextEdit *text : m_f->wizard->findChildren<QPlainTextEdit *>()) {
        if (!text->isReadOnly())
            fields += text;
    }
    for (const QWidget *field : std::as_const(fields)) {
        const auto *line = qobject_cast<const QLineEdit *>(field);
        const QString name = nameOf(field);
        if (line && line->isReadOnly())
            continue;
        QVERIFY2(knownFields().contains(name), qPrintable(name));
        const bool isSecret = qobject_cast<const SecretEdit *>(field->parentWidget()) != nullptr;
        QCOMPARE(knownFields().value(name) == Takes::SecretValue, isSecret);
        secrets += isSecret ? 1 : 0;
    }
    QVERIFY(secrets >= 2);
}

void PasteFieldsTest::everySecretFieldCleans_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<SetupStep>("step");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    const auto tba = AuthMethod::TokenBased;
    const auto m2m = AuthMethod::ClientCredentials;
    QTest::newRow("consumer key") << tba << SetupStep::TbaIntegration << u"consumerKeyField"_s
                                  << hex;
    QTest::newRow("consumer secret")
        << tba << SetupStep::TbaIntegration << u"consumerSecretField"_s << hex;
    QTest::newRow("token ID") << tba << SetupStep::TbaToken << u"tokenIdField"_s << hex;
    QTest::newRow("token secret") << tba << SetupStep::TbaToken << u"tokenSecretField"_s << hex;
    QTest::newRow("client ID") << m2m << SetupStep::M2mIntegration << u"clientIdField"_s << hex;
    QTest::newRow("certificate ID")
        << m2m << SetupStep::CertificateMapping << u"certificateIdField"_s << certificateId;
}

void PasteFieldsTest::everySecretFieldCleans()
{
    QFETCH(AuthMethod, method);
    QFETCH(SetupStep, step);
    QFETCH(QString, field);
    QFETCH(QString, value);
    m_f->open(m_f->fullDraft(method, step));
    auto *edit = m_f->find<SecretEdit>(field);
    struct Paste
    {
        QString text;
        QStringList told;
    };
    const QList<Paste> pastes{
        {u"  %1\t"_s.arg(value), {u"blanks"_s}},
        {u"%1\r\n%2"_s.arg(value.left(20), value.mid(20)), {u"line breaks"_s}},
        {u"\uFEFF%1\u200B%2\u2069"_s.arg(value.left(7), value.mid(7)), {u"invisible"_s}},
        {u"\u00A0%1"_s.arg(value), {u"blanks"_s}},
        {u"Certificate ID: %1"_s.arg(value), {u"a label"_s}},
        {u"NETSUITE_VALUE='%1'"_s.arg(value), {u"a label"_s, u"quotes"_s}},
    };
    for (const Paste &paste : pastes) {
        WizardFixture::paste(edit->lineEdit(), paste.text);
        QCOMPARE(edit->lineEdit()->text(), value);
        for (const QString &told : paste.told)
            QTRY_VERIFY2(edit->message().contains(told), qPrintable(edit->message()));
        // A byte order mark at the start is no part of a text; all else comes back.
        const QString pasted = QString(paste.text).remove(QChar::ByteOrderMark);
        QTest::keySequence(edit->lineEdit(), QKeySequence(QKeySequence::Undo));
        QCOMPARE(edit->value().revealText(), pasted);
        QVERIFY(!edit->message().contains(u"Taken off"_s));
        QTest::keySequence(edit->lineEdit(), QKeySequence(QKeySequence::Undo));
        QCOMPARE(edit->value().revealText(), pasted);
    }
}

void PasteFieldsTest::bothHalvesFillBothFields_data()
{
    QTest::addColumn<SetupStep>("step");
    QTest::addColumn<QString>("upper");
    QTest::addColumn<QString>("lower");
    QTest::addColumn<bool>("intoLower");
    for (const bool lower : {false, true}) {
        QTest::addRow("integration, into the %s", lower ? "lower" : "upper")
            << SetupStep::TbaIntegration << u"consumerKeyField"_s << u"consumerSecretField"_s
            << lower;
        QTest::addRow("token, into the %s", lower ? "lower" : "upper")
            << SetupStep::TbaToken << u"tokenIdField"_s << u"tokenSecretField"_s << lower;
    }
}

void PasteFieldsTest::bothHalvesFillBothFields()
{
    QFETCH(SetupStep, step);
    QFETCH(QString, upper);
    QFETCH(QString, lower);
    QFETCH(bool, intoLower);
    m_f->open(m_f->fullDraft(AuthMethod::TokenBased, step));
    auto *into = m_f->find<SecretEdit>(intoLower ? lower : upper);
    WizardFixture::paste(into->lineEdit(), u"%1\n%2\n"_s.arg(other, hex));
    QCOMPARE(m_f->find<SecretEdit>(upper)->lineEdit()->text(), other);
    QCOMPARE(m_f->find<SecretEdit>(lower)->lineEdit()->text(), hex);
    auto *notice = m_f->page()->findChild<Notice *>(u"pasteNotice"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"Two values"_s));
    QTest::keySequence(into->lineEdit(), QKeySequence(QKeySequence::Undo));
    QCOMPARE(into->value(), Secret(u"%1\n%2\n"_s.arg(other, hex)));
    QVERIFY(!notice->isVisible());
}

void PasteFieldsTest::aLoneFieldTakesItsHalf()
{
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::M2mIntegration));
    auto *edit = m_f->find<SecretEdit>(u"clientIdField"_s);
    WizardFixture::paste(edit->lineEdit(), u"%1\n%2"_s.arg(other, hex));
    QCOMPARE(edit->lineEdit()->text(), other);
    QVERIFY(m_f->page()->findChild<Notice *>(u"pasteNotice"_s)->text().contains(u"not needed"_s));
}

void PasteFieldsTest::theAccountIsUnderstood_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::newRow("blanks") << u"  7304182_SB1 \n"_s;
    QTest::newRow("invisible characters") << u"\uFEFF7304182\u200B_SB1"_s;
    QTest::newRow("no-break space") << u"\u00A07304182_SB1\u00A0"_s;
    QTest::newRow("label") << u"ACCOUNT ID: 7304182_SB1"_s;
    QTest::newRow("label above") << u"ACCOUNT ID\n7304182_SB1"_s;
    QTest::newRow("variable") << u"NETSUITE_ACCOUNT_ID=\"7304182_SB1\""_s;
    QTest::newRow("host") << u"7304182-sb1.app.netsuite.com"_s;
    QTest::newRow("address")
        << u" https://7304182-sb1.app.netsuite.com/app/center/card.nl?sc=-29 "_s;
}

void PasteFieldsTest::theAccountIsUnderstood()
{
    QFETCH(QString, pasted);
    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Account);
    m_f->open(draft);
    auto *edit = m_f->find<QLineEdit>(u"accountEdit"_s);
    edit->clear();
    WizardFixture::paste(edit, pasted);
    QCOMPARE(draft->account().toString(), u"7304182_SB1"_s);
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    PasteFieldsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pastefields.moc"
