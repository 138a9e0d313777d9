// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every page of the wizard with the keyboard alone.
#include "tests/support/testmain.h"
#include "tests/ui/wizard/wizardfixture.h"
#include "ui/keys/keyform.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QKeySequence>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollArea>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

bool takesTab(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
        && !widget->focusProxy();
}

QString described(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return u"%1 %2 %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                             widget->objectName(), button ? button->text() : QString());
}

/*! What Tab reaches on the page in view from its first stop on, in the order of the keys. */
QList<QWidget *> walked(SetupWizard &wizard)
{
    const QWidget *page = wizard.currentPage();
    QList<QWidget *> stops;
    for (QWidget *at = wizard.focusWidget(); at && !stops.contains(at); at = wizard.focusWidget()) {
        stops += at;
        QTest::keyClick(at, Qt::Key_Tab);
    }
    stops.removeIf([&](QWidget *stop) { return !page->isAncestorOf(stop); });
    return stops;
}

} // namespace

class WizardKeyboardTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_f.reset(); }

    void tabReachesEverything_data() { everyPage(); }
    void tabReachesEverything();
    void noKeyMeansTwoThings_data() { everyPage(); }
    void noKeyMeansTwoThings();
    void enterPressesTheFocusedButton();
    void theNewKeyLeadsToItsCertificate();

private:
    static void everyPage();

    std::unique_ptr<WizardFixture> m_f;
};

void WizardKeyboardTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_f = std::make_unique<WizardFixture>();
}

void WizardKeyboardTest::everyPage()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<SetupStep>("step");
    QTest::addColumn<bool>("filled");
    for (const auto &[method, word] : {std::pair(AuthMethod::ClientCredentials, "certificate"),
                                       std::pair(AuthMethod::TokenBased, "tokens")}) {
        int page = 0;
        for (const SetupStep step : stepsFor(method)) {
            ++page;
            if (step == SetupStep::Done)
                continue;
            QTest::addRow("%s, page %d", word, page) << method << step << true;
            if (step == SetupStep::KeyAndCertificate)
                QTest::addRow("%s, page %d, empty", word, page) << method << step << false;
        }
    }
}

void WizardKeyboardTest::tabReachesEverything()
{
    QFETCH(AuthMethod, method);
    QFETCH(SetupStep, step);
    QFETCH(bool, filled);
    SetupDraft *draft = m_f->fullDraft(method, step);
    if (!filled)
        draft->forgetKeyPair();
    m_f->open(draft);
    QCOMPARE(m_f->wizard->currentStep(), step);
    QVERIFY(QTest::qWaitForWindowActive(m_f->wizard.get()));
    if (step == SetupStep::Verify)
        QTRY_VERIFY(m_f->next()->isEnabled());
    QVERIFY(m_f->wizard->focusWidget());
    const QList<QWidget *> stops = walked(*m_f->wizard);
    for (QWidget *widget : m_f->page()->findChildren<QWidget *>()) {
        // Of buttons that exclude each other, one is reached with Tab and the rest with arrows.
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool arrows = button && button->autoExclusive() && !button->isChecked();
        if (takesTab(widget) && !arrows)
            QVERIFY2(stops.contains(widget), qPrintable(described(widget)));
    }
    for (QWidget *stop : stops) // an invisible stop is a lost keyboard; a long ladder is scrolled
        QVERIFY2(step == SetupStep::Verify || !qobject_cast<QScrollArea *>(stop),
                 qPrintable(described(stop)));
}

void WizardKeyboardTest::noKeyMeansTwoThings()
{
    QFETCH(AuthMethod, method);
    QFETCH(SetupStep, step);
    QFETCH(bool, filled);
    SetupDraft *draft = m_f->fullDraft(method, step);
    if (!filled)
        draft->forgetKeyPair();
    m_f->open(draft);
    QHash<QString, QString> taken;
    for (const QWidget *widget : m_f->wizard->findChildren<QWidget *>()) {
        QString words;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            words = button->text();
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            words = label->text();
        const QString key = QKeySequence::mnemonic(words).toString();
        if (!widget->isVisible() || key.isEmpty())
            continue;
        QVERIFY2(!taken.contains(key),
                 qPrintable(u"%1: %2 and %3"_s.arg(key, taken.value(key), words)));
        taken.insert(key, words);
    }
    QVERIFY(taken.size() >= 2);
}

void WizardKeyboardTest::enterPressesTheFocusedButton()
{
    m_f->open(m_f->fullDraft(AuthMethod::TokenBased, SetupStep::Account));
    QVERIFY(QTest::qWaitForWindowActive(m_f->wizard.get()));
    m_f->wizard->button(QWizard::BackButton)->setFocus();
    QTest::keyClick(m_f->wizard->focusWidget(), Qt::Key_Return);
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::Role);
}

void WizardKeyboardTest::theNewKeyLeadsToItsCertificate()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::KeyAndCertificate);
    draft->forgetKeyPair();
    m_f->open(draft);
    QVERIFY(QTest::qWaitForWindowActive(m_f->wizard.get()));
    auto *generate = m_f->find<QPushButton>(u"generateButton"_s);
    generate->setFocus();
    QTest::keyClick(generate, Qt::Key_Return);
    QTRY_COMPARE(m_f->wizard->focusWidget(), m_f->find<QPushButton>(u"saveCertificate"_s));
}

int main(int argc, char *argv[])
{
    const CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    WizardKeyboardTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_wizardkeyboard.moc"
