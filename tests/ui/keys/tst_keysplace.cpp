// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/connectionstore.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/support/testmain.h"
#include "ui/keys/keysplace.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

class KeysPlaceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theKeyboardFollowsToThePage_data();
    void theKeyboardFollowsToThePage();
    void anotherKindOfFileIsExplained();

private:
    [[nodiscard]] QPushButton *button(const QString &words) const
    {
        for (auto *each : m_place->findChildren<QPushButton *>()) {
            if (each->isVisible() && each->text().remove(u'&') == words)
                return each;
        }
        return nullptr;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ConnectionStore> m_connections;
    MemorySecretStore m_secrets;
    std::unique_ptr<KeysPlace> m_place;
};

void KeysPlaceTest::init()
{
    m_place.reset();
    m_connections = std::make_unique<ConnectionStore>(m_folder.filePath(u"connections.json"_s));
    m_place = std::make_unique<KeysPlace>(*m_connections, m_secrets, systemClock());
    m_place->resize(1000, 700);
    m_place->show();
    QVERIFY(QTest::qWaitForWindowActive(m_place.get()));
}

void KeysPlaceTest::theKeyboardFollowsToThePage_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("className");
    QTest::newRow("inspect") << u"Inspect a file…"_s << "QPlainTextEdit"_ba;
    QTest::newRow("generate") << u"Generate key pair"_s << "QComboBox"_ba;
}

void KeysPlaceTest::theKeyboardFollowsToThePage()
{
    QFETCH(QString, words);
    QFETCH(QByteArray, className);
    QPushButton *pressed = button(words);
    QVERIFY(pressed);
    pressed->setFocus();
    QTest::keyClick(pressed, Qt::Key_Space);
    QVERIFY(m_place->focusWidget());
    QVERIFY2(m_place->focusWidget()->inherits(className.constData()),
             m_place->focusWidget()->metaObject()->className());
}

void KeysPlaceTest::anotherKindOfFileIsExplained()
{
    button(u"Inspect a file…"_s)->click();
    auto *paste = m_place->findChild<QPlainTextEdit *>(u"inspectPaste"_s);
    paste->setPlainText(u"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"_s);
    button(u"Inspect"_s)->click();
    const auto verdict = [this] {
        for (const auto *label : m_place->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(u"Neither a key"_s))
                return label->text();
        }
        return QString();
    };
    QTRY_VERIFY(!verdict().isEmpty());
}

SUITESCOPE_WIDGET_MAIN(KeysPlaceTest)
#include "tst_keysplace.moc"
