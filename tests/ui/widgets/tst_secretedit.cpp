// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/pastecleaning.h"
#include "tests/support/testmain.h"
#include "ui/theme/inputs.h"
#include "ui/widgets/secretedit.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QString key = QString(u"0123456789abcdef"_s).repeated(4);
const QString other = QString(u"fedcba9876543210"_s).repeated(4);

} // namespace

class SecretEditTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void typingTellsEachValue();
    void aPasteIsCleaned_data();
    void aPasteIsCleaned();
    void aWholeValueReplacesTheOlderOne();
    void whatWasTakenOffIsTold();
    void halvesAreHandedOver();
    void aPastedPageIsHandedOver();
    void undoKnowsNoOlderText();
    void copyingWhileHiddenCopiesNothing();
    void whatIsCopiedIsMarkedConfidential();
    void hidingTheFieldHidesTheText();
    void aVerdictIsWordAndBorder();
    void settingAValueEmitsNothing();

private:
    void paste(const QString &text);

    std::unique_ptr<QWidget> m_window;
    SecretEdit *m_edit = nullptr;
    QList<QString> m_values;
};

void SecretEditTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_values.clear();
    m_window = std::make_unique<QWidget>(); // not laid out: offscreen has no size hints
    m_edit = new SecretEdit(u"Consumer &secret"_s, m_window.get());
    m_edit->resize(300, 90);
    connect(m_edit, &SecretEdit::valueEdited, this,
            [this](const Secret &value) { m_values.append(value.revealText()); });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_edit->lineEdit()->setFocus();
}

void SecretEditTest::paste(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    QTest::keySequence(m_edit->lineEdit(), QKeySequence(QKeySequence::Paste));
}

void SecretEditTest::typingTellsEachValue()
{
    QTest::keyClicks(m_edit->lineEdit(), u"ab"_s);
    QCOMPARE(m_values, (QList<QString>{u"a"_s, u"ab"_s}));
    QCOMPARE(m_edit->value(), Secret(u"ab"_s));
    QCOMPARE(m_edit->lineEdit()->echoMode(), QLineEdit::Password);
}

void SecretEditTest::aPasteIsCleaned_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::newRow("as it is") << key;
    QTest::newRow("blanks and a line break") << u"  %1 \n"_s.arg(key);
    QTest::newRow("an invisible character") << key + QChar(0x200b);
    QTest::newRow("a label") << u"Consumer Secret: %1"_s.arg(key);
    QTest::newRow("quotes") << u"\"%1\""_s.arg(key);
}

void SecretEditTest::aPasteIsCleaned()
{
    QFETCH(const QString, pasted);
    paste(pasted);
    QCOMPARE(m_values, QList<QString>{key});
    QCOMPARE(m_edit->lineEdit()->text(), key);
}

void SecretEditTest::aWholeValueReplacesTheOlderOne()
{
    paste(key);
    paste(other);
    QCOMPARE(m_edit->value(), Secret(other));
}

void SecretEditTest::whatWasTakenOffIsTold()
{
    PasteChanges told;
    connect(m_edit, &SecretEdit::valueEdited, this,
            [&told](const Secret &, PasteChanges changes) { told = changes; });
    paste(u"Consumer Secret: %1\u200b"_s.arg(key));
    QCOMPARE(told, PasteChange::Label | PasteChange::Invisible);
    QTest::keyClick(m_edit->lineEdit(), Qt::Key_A);
    QCOMPARE(told, PasteChanges()); // typing takes nothing off
}

void SecretEditTest::halvesAreHandedOver()
{
    QStringList halves;
    connect(m_edit, &SecretEdit::halvesPasted, this,
            [&halves](const Secret &first, const Secret &second) {
                halves = {first.revealText(), second.revealText()};
            });
    paste(key + u'\n' + other);
    QCOMPARE(halves, QStringList({key, other}));
    QVERIFY(m_edit->value().isEmpty() && m_values.isEmpty());
}

void SecretEditTest::aPastedPageIsHandedOver()
{
    QHash<SecretField, Secret> fields;
    connect(m_edit, &SecretEdit::fieldsPasted, this,
            [&fields](const QHash<SecretField, Secret> &found) { fields = found; });
    paste(u"CONSUMER KEY / CLIENT ID\n%1\nCONSUMER SECRET / CLIENT SECRET\n%2\n"_s.arg(key, other));
    QCOMPARE(fields.value(SecretField::ConsumerKey), Secret(key));
    QCOMPARE(fields.value(SecretField::ConsumerSecret), Secret(other));
    QVERIFY(m_edit->value().isEmpty());
    QVERIFY(m_values.isEmpty());
}

void SecretEditTest::undoKnowsNoOlderText()
{
    QTest::keyClicks(m_edit->lineEdit(), u"old"_s);
    m_edit->lineEdit()->selectAll();
    QTest::keyClicks(m_edit->lineEdit(), u"new"_s);
    m_edit->setRevealed(true);
    m_edit->lineEdit()->undo();
    QVERIFY(!m_edit->lineEdit()->isUndoAvailable());
    QCOMPARE(m_edit->value(), Secret(u"new"_s));
}

void SecretEditTest::copyingWhileHiddenCopiesNothing()
{
    QGuiApplication::clipboard()->setText(u"before"_s);
    QTest::keyClicks(m_edit->lineEdit(), u"hidden"_s);
    m_edit->lineEdit()->selectAll();
    QTest::keySequence(m_edit->lineEdit(), QKeySequence(QKeySequence::Copy));
    QTest::keySequence(m_edit->lineEdit(), QKeySequence(QKeySequence::Cut));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QCOMPARE(m_edit->value(), Secret(u"hidden"_s));
}

void SecretEditTest::whatIsCopiedIsMarkedConfidential()
{
    QTest::keyClicks(m_edit->lineEdit(), u"shown"_s);
    m_edit->setRevealed(true);
    m_edit->lineEdit()->selectAll();
    QTest::keySequence(m_edit->lineEdit(), QKeySequence(QKeySequence::Copy));
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), u"shown"_s);
    QCOMPARE(data->data(u"x-kde-passwordManagerHint"_s), "secret"_ba);
}

void SecretEditTest::hidingTheFieldHidesTheText()
{
    m_edit->setRevealed(true);
    QCOMPARE(m_edit->lineEdit()->echoMode(), QLineEdit::Normal);
    m_edit->hide();
    QCOMPARE(m_edit->lineEdit()->echoMode(), QLineEdit::Password);
}

void SecretEditTest::aVerdictIsWordAndBorder()
{
    m_edit->showBad(u"63 characters, 64 are needed."_s);
    QVERIFY(isInputWrong(m_edit->lineEdit()));
    QCOMPARE(m_edit->messageLight(), std::optional(LightState::Failing));
    m_edit->showGood(u"64 characters, right shape."_s);
    QVERIFY(!isInputWrong(m_edit->lineEdit()));
    QCOMPARE(m_edit->messageLight(), std::optional(LightState::Proven));
    m_edit->showHint(u"Shown once."_s);
    QCOMPARE(m_edit->messageLight(), std::nullopt);
    QCOMPARE(m_edit->message(), u"Shown once."_s);
}

void SecretEditTest::settingAValueEmitsNothing()
{
    m_edit->setValue(Secret(key));
    QVERIFY(m_values.isEmpty());
    QCOMPARE(m_edit->value(), Secret(key));
}

SUITESCOPE_WIDGET_MAIN(SecretEditTest)
#include "tst_secretedit.moc"
