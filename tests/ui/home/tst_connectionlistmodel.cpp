// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/ui/home/invented.h"
#include "ui/home/connectionlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

class ConnectionListModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_home = std::make_unique<QTemporaryDir>();
        m_connections = std::make_unique<ConnectionStore>(m_home->filePath(u"connections.json"_s));
        m_now = invented::today();
        m_model = std::make_unique<ConnectionListModel>(*m_connections, [this] { return m_now; });
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_connections.reset();
    }

    void followsTheStore();
    void tellsEachState();
    void aDraftOffersToGoOn();
    void proofGrowsOldByItself();
    void renamesThroughTheStore();
    void refusesANameThatIsTaken();
    void oneChangeTouchesOneRow();
    void screenReadersHearNameAccountAndState();
    void initials_data();
    void initials();

private:
    [[nodiscard]] QStringList states() const
    {
        QStringList words;
        for (const ConnectionRow &row : m_model->rows())
            words += row.stateText;
        return words;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ConnectionStore> m_connections;
    QDateTime m_now;
    std::unique_ptr<ConnectionListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void ConnectionListModelTest::followsTheStore()
{
    MemorySecretStore secrets;
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(invented::fill(*m_connections, secrets));
    QCOMPARE(m_model->rowCount(), 6);
    QVERIFY(invented::done(m_connections->remove(u"3"_s)));
    QCOMPARE(m_model->rowCount(), 5);
    QVERIFY(!m_model->indexOf(u"3"_s).isValid());
    QCOMPARE(m_model->indexOf(u"4"_s).row(), 2);
}

void ConnectionListModelTest::tellsEachState()
{
    MemorySecretStore secrets;
    QVERIFY(invented::fill(*m_connections, secrets));
    const QStringList words = states();
    QVERIFY(words.at(1).contains(u"2 h"_s));
    QVERIFY(words.at(2).contains(u"12"_s));
    QCOMPARE(words.at(4), u"failing"_s);

    using Emphasis = ConnectionRow::Emphasis;
    QCOMPARE(m_model->rows().at(1).emphasis, Emphasis::None);
    QCOMPARE(m_model->rows().at(2).emphasis, Emphasis::Warn);
    QCOMPARE(m_model->rows().at(4).emphasis, Emphasis::Bad);
    QVERIFY(m_model->rows().at(1).attention.isEmpty());
    QVERIFY(!m_model->rows().at(2).attention.isEmpty());
    QCOMPARE(m_model->rows().at(3).badge, u"RP"_s);
}

void ConnectionListModelTest::aDraftOffersToGoOn()
{
    MemorySecretStore secrets;
    QVERIFY(invented::fill(*m_connections, secrets));
    const ConnectionRow draft = m_model->rows().constLast();
    QVERIFY(draft.draft);
    QCOMPARE(draft.id, u"6d"_s);
    QCOMPARE(draft.badge, u"SB2"_s);
    QCOMPARE(draft.emphasis, ConnectionRow::Emphasis::Link);
    QVERIFY(draft.attention.contains(u"step 6 of 9"_s));
    const QModelIndex index = m_model->indexOf(draft.id);
    QVERIFY(!(m_model->flags(index) & Qt::ItemIsEditable));
}

void ConnectionListModelTest::proofGrowsOldByItself()
{
    MemorySecretStore secrets;
    QVERIFY(invented::fill(*m_connections, secrets));
    const QString before = states().at(1);
    m_now = m_now.addSecs(3600);
    m_model->refresh();
    QVERIFY(states().at(1) != before);
    m_now = m_now.addDays(30);
    m_model->refresh();
    QCOMPARE(m_model->rows().at(1).health, Health::ProofIsOld);
}

void ConnectionListModelTest::renamesThroughTheStore()
{
    MemorySecretStore secrets;
    QVERIFY(invented::fill(*m_connections, secrets));
    const QModelIndex index = m_model->indexOf(u"1"_s);
    QVERIFY(m_model->setData(index, u"  Larkfield   live "_s, Qt::EditRole));
    QTRY_COMPARE(m_connections->connection(u"1"_s)->name, u"Larkfield live"_s);
    QCOMPARE(m_model->data(index, Qt::DisplayRole).toString(), u"Larkfield live"_s);
    QVERIFY(!m_model->setData(index, u"   "_s, Qt::EditRole));
}

void ConnectionListModelTest::refusesANameThatIsTaken()
{
    MemorySecretStore secrets;
    QVERIFY(invented::fill(*m_connections, secrets));
    QSignalSpy refused(m_model.get(), &ConnectionListModel::renameFailed);
    QVERIFY(!m_model->setData(m_model->indexOf(u"1"_s), u"larkfield SANDBOX"_s, Qt::EditRole));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(m_connections->connection(u"1"_s)->name, u"Larkfield Instruments"_s);
}

void ConnectionListModelTest::oneChangeTouchesOneRow()
{
    MemorySecretStore secrets;
    QVERIFY(invented::fill(*m_connections, secrets));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    Connection connection = *m_connections->connection(u"5"_s);
    invented::provenAt(connection, m_now);
    QVERIFY(invented::done(m_connections->save(connection)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 4);
    QCOMPARE(reset.size(), 0);
}

void ConnectionListModelTest::screenReadersHearNameAccountAndState()
{
    MemorySecretStore secrets;
    QVERIFY(invented::fill(*m_connections, secrets));
    QCOMPARE(m_model->data(m_model->index(4), Qt::AccessibleTextRole).toString(),
             u"Tidemark Paper trial, TEST, failing"_s);
}

void ConnectionListModelTest::initials_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");

    QTest::newRow("two words") << u"Larkfield sandbox"_s << u"LS"_s;
    QTest::newRow("a sign between") << u"Bramwell & Osei Foods"_s << u"BO"_s;
    QTest::newRow("one word") << u"shop"_s << u"SH"_s;
    QTest::newRow("blanks around") << u"  my  shop "_s << u"MS"_s;
    QTest::newRow("nothing") << u""_s << u""_s;
}

void ConnectionListModelTest::initials()
{
    QFETCH(QString, name);
    QFETCH(QString, initials);
    QCOMPARE(initialsOf(name), initials);
}

SUITESCOPE_GUILESS_MAIN(ConnectionListModelTest)
#include "tst_connectionlistmodel.moc"
