// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/ui/home/invented.h"
#include "ui/home/checkalldialog.h"
#include "ui/home/checkrow.h"
#include "ui/home/settings.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statuslight.h"

#include <QLabel>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

class CheckAllTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void eachConnectionHasARow();
    void aLongNamePushesNothingOut();
    void aLockedKeychainIsToldAndBlamesNoConnection();
    void aResultLeadsToItsOverview();
    void stoppingLeavesWhatWasKnown();
    void withoutConnectionsItSaysSo();
    void closingStopsWhatRuns();

private:
    void open();
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return m_dialog->findChild<QPushButton *>(name);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ConnectionStore> m_connections;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QSettings> m_file;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<CheckAllDialog> m_dialog;
};

void CheckAllTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_home = std::make_unique<QTemporaryDir>();
    m_connections = std::make_unique<ConnectionStore>(m_home->filePath(u"connections.json"_s));
    m_secrets = std::make_unique<MemorySecretStore>();
    QVERIFY(invented::fill(*m_connections, *m_secrets));
    m_network = std::make_unique<QNetworkAccessManager>();
    // Whatever is asked goes to a door that is closed.
    m_network->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 9));
    m_file = std::make_unique<QSettings>(m_home->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings = std::make_unique<Settings>(*m_file);
    m_workplace = std::make_unique<Workplace>(Workplace{*m_connections, *m_secrets, nullptr,
                                                        *m_network, *m_settings, invented::clock(),
                                                        m_home->filePath(u"data"_s)});
}

void CheckAllTest::cleanup()
{
    m_dialog.reset();
    m_workplace.reset();
    m_connections.reset();
}

void CheckAllTest::open()
{
    m_dialog = std::make_unique<CheckAllDialog>(*m_workplace);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    m_dialog->start();
}

void CheckAllTest::eachConnectionHasARow()
{
    open();
    QCOMPARE(m_dialog->findChildren<CheckRow *>().size(), 5); // the draft is none
    QVERIFY(button(u"stopAll"_s)->isVisible());
    auto *row = m_dialog->findChild<CheckRow *>(u"check-2"_s);
    QVERIFY(row && row->accessibleName().startsWith(u"Larkfield sandbox: "_s));
}

void CheckAllTest::aLongNamePushesNothingOut()
{
    Connection facts = *m_connections->connection(u"2"_s);
    facts.name = u"Wholesale and retail synchronisation of "_s.repeated(2); // the longest allowed
    const auto saved = m_connections->save(facts);
    QTRY_VERIFY(saved.isFinished());
    open();
    m_dialog->resize(480, 400);
    auto *row = m_dialog->findChild<CheckRow *>(u"check-2"_s);
    QVERIFY(row);
    QTRY_VERIFY(button(u"checkAllAgain"_s)->isVisible());
    const auto *area = m_dialog->findChild<QScrollArea *>();
    const QPushButton *open = row->findChild<QPushButton *>(u"openOne"_s);
    QTRY_VERIFY(row->width() <= area->viewport()->width());
    QVERIFY(open->mapTo(area->viewport(), QPoint(open->width(), 0)).x()
            <= area->viewport()->width());
}

void CheckAllTest::aLockedKeychainIsToldAndBlamesNoConnection()
{
    m_secrets->failWith(ErrorKind::KeychainLocked);
    const QList<Connection> before = m_connections->connections();
    open();
    QTRY_VERIFY(button(u"checkAllAgain"_s)->isVisible());
    for (const CheckRow *row : m_dialog->findChildren<CheckRow *>()) {
        QVERIFY2(row->accessibleName().contains(u"keychain"_s), qPrintable(row->accessibleName()));
        QVERIFY(row->findChild<QPushButton *>(u"openOne"_s)->isVisible());
        QVERIFY(!row->findChild<QPushButton *>(u"stopOne"_s)->isVisible());
    }
    QCOMPARE(m_dialog->findChild<StatusLine *>(u"checkTotal"_s)->text(), u"0 of 5 connected"_s);
    QCOMPARE(m_connections->connections(), before);
}

void CheckAllTest::aResultLeadsToItsOverview()
{
    m_secrets->failWith(ErrorKind::KeychainLocked);
    open();
    QTRY_VERIFY(button(u"checkAllAgain"_s)->isVisible());
    QSignalSpy wanted(m_dialog.get(), &CheckAllDialog::connectionWanted);
    auto *row = m_dialog->findChild<CheckRow *>(u"check-3"_s);
    auto *openIt = row->findChild<QPushButton *>(u"openOne"_s);
    openIt->setFocus();
    QTest::keyClick(openIt, Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"3"_s);
    QVERIFY(!m_dialog->isVisible());
}

void CheckAllTest::stoppingLeavesWhatWasKnown()
{
    const QList<Connection> before = m_connections->connections();
    open();
    auto *row = m_dialog->findChild<CheckRow *>(u"check-5"_s); // waits for its turn
    QTest::mouseClick(row->findChild<QPushButton *>(u"stopOne"_s), Qt::LeftButton);
    QVERIFY(row->accessibleName().contains(u"Stopped"_s));
    QTest::mouseClick(button(u"stopAll"_s), Qt::LeftButton);
    QTRY_VERIFY(button(u"checkAllAgain"_s)->isVisible());
    QCOMPARE(m_connections->connections(), before);
}

void CheckAllTest::withoutConnectionsItSaysSo()
{
    for (const Connection &connection : m_connections->connections())
        QVERIFY(invented::done(m_connections->remove(connection.id)));
    open();
    auto *empty = m_dialog->findChild<EmptyState *>();
    QVERIFY(empty && empty->isVisible());
    QVERIFY(!button(u"stopAll"_s)->isVisible());
    QVERIFY(!button(u"checkAllAgain"_s)->isVisible());
}

void CheckAllTest::closingStopsWhatRuns()
{
    open();
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    for (const CheckRow *row : m_dialog->findChildren<CheckRow *>())
        QVERIFY(row->accessibleName().contains(u"Stopped"_s));
}

SUITESCOPE_WIDGET_MAIN(CheckAllTest)
#include "tst_checkall.moc"
