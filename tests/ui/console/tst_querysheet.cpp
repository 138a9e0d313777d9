// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/openedconnection.h"
#include "tests/support/testmain.h"
#include "ui/console/querysheet.h"
#include "ui/console/resultview.h"
#include "ui/console/sqleditor.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>

#include <Qsci/qscilexer.h>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

struct Rig : OpenedConnection
{
    explicit Rig(qint64 rows = 3)
    {
        server.responder = [this, rows](const ScriptedServer::Seen &seen) {
            ScriptedServer::Answer answer{ScriptedServer::http(200, suiteQlPage(seen, rows))};
            answer.delay = delay;
            return answer;
        };
        sheet = std::make_unique<QuerySheet>(*connection);
        sheet->resize(900, 600);
        sheet->show();
    }

    template<typename T> [[nodiscard]] T *child(const QString &name) const
    {
        return sheet->findChild<T *>(name);
    }
    [[nodiscard]] QString words(const QString &name) const { return child<QLabel>(name)->text(); }

    void run(const QString &statement = u"SELECT id, name FROM customer"_s)
    {
        sheet->setText(statement);
        sheet->run();
    }
    void runToEnd(const QString &statement = u"SELECT id, name FROM customer"_s)
    {
        run(statement);
        QTRY_VERIFY(!sheet->isRunning());
    }

    std::chrono::milliseconds delay{0};
    std::unique_ptr<QuerySheet> sheet; // goes before its connection
};

} // namespace

class QuerySheetTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void runsAndShowsRows();
    void sendsTheStatementAtTheCaret();
    void controlEnterInTheEditorRuns();
    void stopsWhileWaiting();
    void explainsAFailure();
    void anEmptyResultIsAPicture();
    void anEmptyStatementIsRefused();
    void runningTwiceIsOneRun();
    void whatRanIsInTheHistory();
    void survivesBeingClosedWhileWaiting();
    void theKeyboardReachesEditorAndResult();
    void coloursFollowTheTheme();
    void longWordsDoNotWidenTheWindow();
};

void QuerySheetTest::runsAndShowsRows()
{
    Rig rig(2500);
    QSignalSpy running(rig.sheet.get(), &QuerySheet::runningChanged);
    rig.runToEnd();
    auto *grid = rig.child<ResultView>(u"resultGrid"_s);
    QVERIFY(grid->isVisible());
    QCOMPARE(grid->model()->rowCount(), 2500);
    QCOMPARE(rig.words(u"rowStatus"_s), u"2,500 rows"_s);
    QVERIFY(rig.words(u"runFacts"_s).contains(u"page 3 of 3"_s));
    QVERIFY(rig.child<QPushButton>(u"exportResult"_s)->isEnabled());
    QVERIFY(rig.child<QPushButton>(u"copyAs"_s)->isEnabled());
    QCOMPARE(running.count(), 2);
}

void QuerySheetTest::sendsTheStatementAtTheCaret()
{
    Rig rig;
    rig.sheet->setText(u"SELECT 1 FROM first;\n\nSELECT 2 FROM second;\n"_s);
    auto *editor = rig.child<SqlEditor>(u"sqlEditor"_s);
    editor->setCursorPosition(2, 4);
    rig.sheet->run();
    QTRY_VERIFY(!rig.sheet->isRunning());
    QVERIFY(rig.server.seen.back().body.contains("SELECT 2 FROM second"));
    QVERIFY(!rig.server.seen.back().body.contains("first"));
    editor->setSelection(0, 0, 0, 20);
    rig.sheet->run();
    QTRY_VERIFY(!rig.sheet->isRunning());
    QVERIFY(rig.server.seen.back().body.contains("SELECT 1 FROM first"));
}

void QuerySheetTest::controlEnterInTheEditorRuns()
{
    Rig rig;
    rig.sheet->setText(u"SELECT 1"_s);
    QTest::keyClick(rig.child<SqlEditor>(u"sqlEditor"_s), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(rig.sheet->isRunning());
    QTRY_VERIFY(!rig.sheet->isRunning());
    QCOMPARE(rig.sheet->text(), u"SELECT 1"_s); // and no line break
}

void QuerySheetTest::stopsWhileWaiting()
{
    Rig rig;
    rig.delay = std::chrono::seconds(30);
    rig.run();
    auto *stop = rig.child<QPushButton>(u"stopQuery"_s);
    QTRY_VERIFY(stop->isVisible());
    stop->click();
    QTRY_VERIFY(!rig.sheet->isRunning());
    QTRY_VERIFY(!stop->isVisible());
    QCOMPARE(rig.child<EmptyState>(u"noRows"_s)->heading(), u"Stopped"_s);
}

void QuerySheetTest::explainsAFailure()
{
    Rig rig;
    rig.server.responder = [](const ScriptedServer::Seen &) {
        return ScriptedServer::Answer{ScriptedServer::http(
            400,
            "{\"title\":\"Bad Request\",\"status\":400,\"o:errorDetails\":[{\"detail\":\"Invalid "
            "search query. Unknown identifier "
            "'nosuch'.\",\"o:errorCode\":\"INVALID_PARAMETER\"}]}")};
    };
    rig.runToEnd();
    QVERIFY(rig.child<QLabel>(u"queryFailure"_s)->isVisible());
    QVERIFY(rig.words(u"queryFailure"_s).contains(u"Unknown identifier 'nosuch'"_s));
    QCOMPARE(rig.words(u"rowStatus"_s), u"Failed"_s);
    QVERIFY(!rig.child<QPushButton>(u"exportResult"_s)->isEnabled());
}

void QuerySheetTest::anEmptyResultIsAPicture()
{
    Rig rig(0);
    rig.runToEnd();
    QVERIFY(rig.child<EmptyState>(u"noRows"_s)->isVisible());
    QCOMPARE(rig.child<EmptyState>(u"noRows"_s)->heading(), u"No rows"_s);
    QCOMPARE(rig.words(u"rowStatus"_s), u"0 rows"_s);
}

void QuerySheetTest::anEmptyStatementIsRefused()
{
    Rig rig;
    rig.run(u"  \n"_s);
    QVERIFY(!rig.sheet->isRunning());
    QVERIFY(!rig.words(u"runFacts"_s).isEmpty());
    QCOMPARE(rig.server.seen.size(), 0);
}

void QuerySheetTest::runningTwiceIsOneRun()
{
    Rig rig;
    rig.delay = std::chrono::milliseconds(50);
    rig.run();
    rig.sheet->run();
    QTRY_VERIFY(!rig.sheet->isRunning());
    QCOMPARE(rig.server.seen.size(), 1);
}

void QuerySheetTest::whatRanIsInTheHistory()
{
    Rig rig(7);
    rig.runToEnd(u"SELECT id FROM seven"_s);
    QList<HistoryEntry> entries;
    QTRY_VERIFY([&] {
        auto asked = rig.connection->queries().history({});
        asked.waitForFinished();
        entries = asked.result().value_or(QList<HistoryEntry>());
        return entries.size() == 1;
    }());
    QCOMPARE(entries.first().statement, u"SELECT id FROM seven"_s);
    QCOMPARE(entries.first().rows, 7);
}

void QuerySheetTest::survivesBeingClosedWhileWaiting()
{
    Rig rig(5000);
    rig.delay = std::chrono::milliseconds(30);
    rig.run();
    QTRY_VERIFY(!rig.server.seen.empty());
    rig.sheet.reset();
    QTest::qWait(80);
    // And in the middle of the pages.
    Rig again(5000);
    again.run();
    QTRY_VERIFY(again.server.seen.size() > 1);
    again.sheet.reset();
    QTest::qWait(50);
}

void QuerySheetTest::theKeyboardReachesEditorAndResult()
{
    Rig rig;
    rig.runToEnd();
    rig.sheet->activateWindow();
    auto *editor = rig.child<SqlEditor>(u"sqlEditor"_s);
    auto *grid = rig.child<ResultView>(u"resultGrid"_s);
    editor->setFocus();
    QTRY_VERIFY(editor->hasFocus());
    QTest::keyClick(editor, Qt::Key_F6);
    QTRY_VERIFY(grid->hasFocus());
    QVERIFY(grid->currentIndex().isValid());
    QTest::keyClick(grid, Qt::Key_F6);
    QTRY_VERIFY(editor->hasFocus());
    QTest::keyClick(editor, Qt::Key_Backtab, Qt::ShiftModifier);
    QTRY_VERIFY(!editor->hasFocus());
    for (const QWidget *named : {static_cast<QWidget *>(editor), static_cast<QWidget *>(grid)})
        QVERIFY(!named->accessibleName().isEmpty());
}

void QuerySheetTest::coloursFollowTheTheme()
{
    auto *style = qobject_cast<SuiteStyle *>(QApplication::style());
    Rig rig;
    auto *editor = rig.child<SqlEditor>(u"sqlEditor"_s);
    style->setScheme(SuiteStyle::Scheme::Dark);
    QTRY_COMPARE(editor->lexer()->defaultPaper(), darkTheme().base);
    style->setScheme(SuiteStyle::Scheme::Light);
    QTRY_COMPARE(editor->lexer()->defaultPaper(), lightTheme().base);
}

void QuerySheetTest::longWordsDoNotWidenTheWindow()
{
    Rig rig;
    const QByteArray endless(2000, 'x');
    rig.server.responder = [&endless](const ScriptedServer::Seen &) {
        return ScriptedServer::Answer{ScriptedServer::http(
            400, "{\"status\":400,\"o:errorDetails\":[{\"detail\":\"a " + endless + " b\"}]}")};
    };
    const int before = rig.sheet->minimumSizeHint().width();
    rig.runToEnd();
    QVERIFY(rig.sheet->minimumSizeHint().width() <= qMax(before, 900));
}

int main(int argc, char *argv[])
{
    const suitescope::CryptoRuntime crypto;
    QApplication app(argc, argv);
    suitescope::installLook();
    QuerySheetTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_querysheet.moc"
