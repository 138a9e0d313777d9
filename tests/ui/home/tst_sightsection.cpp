// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/memorysecretstore.h"
#include "tests/support/openedconnection.h"
#include "tests/support/testmain.h"
#include "ui/home/settings.h"
#include "ui/home/sightsection.h"
#include "ui/widgets/statuslight.h"

#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace suitescope;

class SightSectionTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void allAreCountedAndKept();
    void theKeptCountIsShownWithItsAge();
    void countingCanBeStopped();
    void aFailureIsToldBesideIt();

private:
    void open();
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return m_section->findChild<QPushButton *>(name);
    }
    [[nodiscard]] QStringList words() const;

    QDateTime m_now{QDate(2026, 11, 23), QTime(12, 0), Qt::UTC};
    std::unique_ptr<OpenedConnection> m_opened;
    std::unique_ptr<ConnectionStore> m_connections;
    MemorySecretStore m_secrets;
    std::unique_ptr<QSettings> m_file;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<SightSection> m_section;
};

void SightSectionTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_opened = std::make_unique<OpenedConnection>();
    m_opened->server.responder = [](const ScriptedServer::Seen &request) {
        const QByteArray &what = request.target + request.body;
        if (what.contains("metadata-catalog"))
            return ScriptedServer::Answer{ScriptedServer::http(
                200,
                R"({"items":[{"name":"customer"},{"name":"salesorder"},{"name":"invoice"}]})")};
        if (what.contains("/invoice?"))
            return ScriptedServer::Answer{ScriptedServer::http(403, "{}")};
        return ScriptedServer::Answer{ScriptedServer::http(200, R"({"items":[]})")};
    };
    m_connections
        = std::make_unique<ConnectionStore>(m_opened->files.filePath(u"connections.json"_s));
    const auto saved = m_connections->save(m_opened->connection->facts());
    QTRY_VERIFY(saved.isFinished());
    m_file = std::make_unique<QSettings>(m_opened->files.filePath(u"settings.ini"_s),
                                         QSettings::IniFormat);
    m_settings = std::make_unique<Settings>(*m_file);
    m_workplace = std::make_unique<Workplace>(
        Workplace{*m_connections, m_secrets, nullptr, m_opened->network, *m_settings,
                  [this] { return m_now; }, m_opened->files.filePath(u"data"_s)});
    open();
}

void SightSectionTest::cleanup()
{
    m_section.reset();
    m_workplace.reset();
    m_connections.reset();
    m_opened.reset();
}

void SightSectionTest::open()
{
    m_section = std::make_unique<SightSection>(*m_opened->connection, *m_workplace);
    m_section->showReport(std::nullopt);
    m_section->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_section.get()));
}

QStringList SightSectionTest::words() const
{
    QStringList words;
    for (const QLabel *label : m_section->findChildren<QLabel *>()) {
        if (label->isVisible())
            words += label->text();
    }
    return words;
}

void SightSectionTest::allAreCountedAndKept()
{
    button(u"countSight"_s)->setFocus();
    QTest::keyClick(button(u"countSight"_s), Qt::Key_Space);
    QVERIFY(button(u"stopSight"_s)->isVisible());
    QVERIFY(button(u"stopSight"_s)->hasFocus());
    QTRY_VERIFY(button(u"countSight"_s)->isVisible());
    QVERIFY(button(u"countSight"_s)->hasFocus());
    QCOMPARE(words().filter(u"3 record type"_s).size(), 1);
    QVERIFY2(words().contains(u"2 of 3"_s), qPrintable(words().join(u'\n'))); // lists
    QVERIFY2(words().contains(u"3 of 3"_s), qPrintable(words().join(u'\n'))); // queries
    const auto kept
        = [this] { return sightFrom(m_connections->connection(u"opened"_s)->lastSight); };
    QTRY_VERIFY(kept());
    QCOMPARE(kept()->notListed, QStringList{u"invoice"_s});
}

void SightSectionTest::theKeptCountIsShownWithItsAge()
{
    Connection facts = m_opened->connection->facts();
    facts.lastSight = sightRecord({m_now.addDays(-3), 184, {u"account"_s}, {}});
    m_opened->connection->setFacts(facts);
    open();
    QVERIFY2(words().contains(u"183 of 184"_s), qPrintable(words().join(u'\n')));
    QVERIFY2(words().contains(u"3 days ago"_s), qPrintable(words().join(u'\n')));
    QCOMPARE(button(u"countSight"_s)->text(), u"Count again"_s);
}

void SightSectionTest::countingCanBeStopped()
{
    m_opened->server.responder = [](const ScriptedServer::Seen &) {
        return ScriptedServer::Answer{ScriptedServer::http(200, "{}"),
                                      ScriptedServer::Then::KeepOpen, std::chrono::seconds(60)};
    };
    button(u"countSight"_s)->click();
    QTRY_COMPARE(m_opened->asked("metadata-catalog"), 1);
    button(u"stopSight"_s)->click();
    QVERIFY(button(u"countSight"_s)->isVisible());
    QVERIFY(!m_section->findChild<StatusLine *>(u"sightState"_s)->isVisible());
}

void SightSectionTest::aFailureIsToldBesideIt()
{
    m_opened->server.responder = [](const ScriptedServer::Seen &) {
        return ScriptedServer::Answer{ScriptedServer::http(401, "{}")};
    };
    button(u"countSight"_s)->click();
    auto *state = m_section->findChild<StatusLine *>(u"sightState"_s);
    QTRY_VERIFY(state->text().startsWith(u"Not counted."_s));
    QVERIFY(state->isVisible());
    QVERIFY(button(u"countSight"_s)->isVisible());
}

SUITESCOPE_WIDGET_MAIN(SightSectionTest)
#include "tst_sightsection.moc"
