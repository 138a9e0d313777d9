// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/openedconnection.h"
#include "tests/support/testmain.h"
#include "ui/console/consoleplace.h"
#include "ui/console/querysheet.h"
#include "ui/console/sqleditor.h"

#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

struct Rig : OpenedConnection
{
    Rig()
    {
        server.responder = [this](const ScriptedServer::Seen &seen) {
            if (seen.target.contains("metadata-catalog"))
                return ScriptedServer::Answer{ScriptedServer::http(200, "{\"items\":[]}")};
            ScriptedServer::Answer answer{ScriptedServer::http(200, suiteQlPage(seen, 3))};
            answer.delay = delay;
            return answer;
        };
        openPlace();
    }

    void openPlace()
    {
        place = std::make_unique<ConsolePlace>(*connection);
        place->resize(1000, 700);
        place->show();
        place->activateWindow();
        tabs = place->findChild<QTabBar *>(u"querySheets"_s);
        QTRY_VERIFY(tabs->count() > 0);
    }

    [[nodiscard]] SqlEditor *editor() const
    {
        return place->currentSheet()->findChild<SqlEditor *>(u"sqlEditor"_s);
    }

    std::chrono::milliseconds delay{0};
    std::unique_ptr<ConsolePlace> place;
    QTabBar *tabs = nullptr;
};

} // namespace

class ConsolePlaceTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void tabsComeBack();
    void escapeStopsFromTheEditor();
    void controlEnterRunsAndControlTOpensATab();
    void theLastTabIsReplaced();
    void aStatementFromElsewhereGetsATab();
    void aSampleIsOffered();
    void closingATabWhileItRunsIsSafe();
    void tabsMayBeMoved();
};

void ConsolePlaceTest::tabsComeBack()
{
    Rig rig;
    rig.place->currentSheet()->setText(u"SELECT 1"_s);
    rig.place->openStatement(u"second.sql"_s, u"SELECT 2"_s);
    rig.tabs->moveTab(1, 0);
    rig.place.reset(); // at once: the last keystroke is kept all the same
    rig.openPlace();
    QTRY_COMPARE(rig.tabs->count(), 2);
    QCOMPARE(rig.tabs->tabText(0), u"second.sql"_s);
    QCOMPARE(rig.place->currentSheet()->text(), u"SELECT 2"_s);
    rig.tabs->setCurrentIndex(1);
    QCOMPARE(rig.place->currentSheet()->text(), u"SELECT 1"_s);
}

void ConsolePlaceTest::escapeStopsFromTheEditor()
{
    Rig rig;
    rig.delay = std::chrono::seconds(30);
    rig.place->currentSheet()->setText(u"SELECT 1"_s);
    rig.place->run();
    QVERIFY(!rig.place->findChild<QPushButton *>(u"runQuery"_s)->isEnabled());
    rig.editor()->setFocus();
    QTRY_VERIFY(rig.editor()->hasFocus());
    QTest::keyClick(rig.editor(), Qt::Key_Escape);
    QTRY_VERIFY(!rig.place->currentSheet()->isRunning());
    QVERIFY(rig.place->findChild<QPushButton *>(u"runQuery"_s)->isEnabled());
}

void ConsolePlaceTest::controlEnterRunsAndControlTOpensATab()
{
    Rig rig;
    rig.place->currentSheet()->setText(u"SELECT 1\nFROM two"_s);
    rig.editor()->setFocus();
    QTRY_VERIFY(rig.editor()->hasFocus());
    QTest::keyClick(rig.editor(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(rig.asked("suiteql"), 1);
    QTRY_VERIFY(!rig.place->currentSheet()->isRunning());
    QTest::keyClick(rig.editor(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(rig.tabs->count(), 2);
    QVERIFY(rig.place->currentSheet()->text().isEmpty());
    rig.tabs->setCurrentIndex(0);
    QCOMPARE(rig.place->currentSheet()->text(), u"SELECT 1\nFROM two"_s); // no lines swapped
}

void ConsolePlaceTest::theLastTabIsReplaced()
{
    Rig rig;
    rig.place->currentSheet()->setText(u"SELECT 1"_s);
    emit rig.tabs->tabCloseRequested(0);
    QCOMPARE(rig.tabs->count(), 1);
    QVERIFY(rig.place->currentSheet()->text().isEmpty());
}

void ConsolePlaceTest::aStatementFromElsewhereGetsATab()
{
    Rig rig;
    rig.place->openStatement(u"customer.sql"_s, u"SELECT * FROM customer"_s);
    QCOMPARE(rig.tabs->tabText(rig.tabs->currentIndex()), u"customer.sql"_s);
    QCOMPARE(rig.place->currentSheet()->text(), u"SELECT * FROM customer"_s);
}

void ConsolePlaceTest::aSampleIsOffered()
{
    Rig rig;
    rig.place->findChild<QToolButton *>(u"querySamples"_s)->click();
    auto *menu = rig.place->findChild<QMenu *>(u"sampleMenu"_s);
    QVERIFY(menu);
    menu->actions().first()->trigger();
    menu->close();
    QVERIFY(rig.place->currentSheet()->text().contains(u"SELECT"_s));
    QCOMPARE(rig.tabs->count(), 1); // an empty tab takes it
}

void ConsolePlaceTest::closingATabWhileItRunsIsSafe()
{
    Rig rig;
    rig.delay = std::chrono::milliseconds(40);
    rig.place->openStatement(u"two"_s, u"SELECT 2"_s);
    rig.place->run();
    QTRY_COMPARE(rig.asked("suiteql"), 1);
    emit rig.tabs->tabCloseRequested(1);
    QTest::qWait(80);
    QCOMPARE(rig.tabs->count(), 1);
}

void ConsolePlaceTest::tabsMayBeMoved()
{
    Rig rig;
    rig.place->currentSheet()->setText(u"one"_s);
    rig.place->openStatement(u"two"_s, u"two"_s);
    rig.tabs->moveTab(1, 0);
    rig.tabs->setCurrentIndex(1);
    QCOMPARE(rig.place->currentSheet()->text(), u"one"_s);
    rig.tabs->setCurrentIndex(0);
    QCOMPARE(rig.place->currentSheet()->text(), u"two"_s);
}

SUITESCOPE_WIDGET_MAIN(ConsolePlaceTest)
#include "tst_consoleplace.moc"
