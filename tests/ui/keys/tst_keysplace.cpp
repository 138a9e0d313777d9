// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keyfixture.h"
#include "lib/base/async.h"
#include "lib/setup/calendarevent.h"
#include "lib/setup/rotationrecord.h"
#include "tests/support/testmain.h"
#include "ui/keys/endsmodel.h"
#include "ui/keys/endsview.h"
#include "ui/keys/keylistmodel.h"
#include "ui/keys/keysplace.h"
#include "ui/keys/renewaction.h"
#include "ui/theme/buttons.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/tablecelldelegate.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace suitescope;

class KeysPlaceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theKeyboardFollowsToThePage_data();
    void theKeyboardFollowsToThePage();
    void tabReachesEverything_data();
    void tabReachesEverything();
    void withoutAnythingTheFirstStepIsOffered();
    void everyPairIsListed();
    void theModelKeepsItsPromises();
    void theListSortsByWhatEndsFirst();
    void theDaysLeftAreInSight();
    void theListFilters();
    void endsAreCountedAsInTheCalendar();
    void theQuestionNamesWhatStopsWorking();
    void deletingTakesTheKeyAway();
    void cancelDeletesNothing();
    void draftsAreLeftAlone();
    void anUnfinishedRenewalIsShown();
    void anotherNameIsKept();
    void theCertificateIsSaved();
    void theFingerprintIsCopied();
    void aMissingKeyIsExplained();
    void theIntegrationIsShownWhenAsked();
    void namesComeFromNetSuitesList();
    void theKeyIsComparedWithItsCertificate_data();
    void theKeyIsComparedWithItsCertificate();
    void anImportedKeyIsListed();
    void aGeneratedPairIsKept();
    void aRefusedGeneratedPairIsNotLostSilently();
    void droppedFilesAreExplainedFirst();
    void aPageThatIsLeftForgetsKeys();
    void theCalendarIsWritten();
    void anotherTopicJoins();

private:
    void show();
    [[nodiscard]] QTableView *table() const
    {
        return m_place->findChild<QTableView *>(u"certificateTable"_s);
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    void choose(const QString &name)
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            if (cell(row, KeyListModel::NameColumn) == name)
                table()->setCurrentIndex(table()->model()->index(row, 0));
        }
    }
    template<typename T> [[nodiscard]] T *child(const QString &name) const
    {
        return m_place->findChild<T *>(name);
    }
    [[nodiscard]] QString words() const
    {
        QStringList all;
        for (const auto *label : m_place->findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text();
        }
        return all.join(u'\n');
    }
    void press(const QString &name)
    {
        auto *button = child<QPushButton>(name);
        QVERIFY2(button, qPrintable(name));
        QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(name));
        button->click();
    }
    void pickFile(const QString &dialogName, const QString &path)
    {
        auto *dialog = child<QFileDialog>(dialogName);
        QVERIFY(dialog);
        emit dialog->fileSelected(path);
        dialog->reject();
    }

    std::unique_ptr<KeyFixture> m_fixture;
    std::unique_ptr<KeysPlace> m_place;
};

void KeysPlaceTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)."_s));
    m_place.reset();
    m_fixture = std::make_unique<KeyFixture>();
    QVERIFY(KeyFixture::done(m_fixture->connections.load()));
}

void KeysPlaceTest::show()
{
    m_place = std::make_unique<KeysPlace>(KeyStores{m_fixture->connections, m_fixture->secrets},
                                          [now = m_fixture->now] { return now; });
    m_place->resize(1050, 720);
    m_place->show();
    QVERIFY(QTest::qWaitForWindowActive(m_place.get()));
    table()->setFocus();
}

void KeysPlaceTest::theKeyboardFollowsToThePage_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("className");
    QTest::newRow("inspect") << u"inspectKey"_s << "QPlainTextEdit"_ba;
    QTest::newRow("import") << u"importKeys"_s << "QPlainTextEdit"_ba;
}

void KeysPlaceTest::theKeyboardFollowsToThePage()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, className);
    show();
    auto *pressed = child<QPushButton>(name);
    QVERIFY(pressed);
    pressed->setFocus();
    QTest::keyClick(pressed, Qt::Key_Space);
    QVERIFY(m_place->focusWidget());
    QVERIFY2(m_place->focusWidget()->inherits(className.constData()),
             m_place->focusWidget()->metaObject()->className());
    press(u"backToCertificates"_s);
    QVERIFY(pressed->isVisible());
}

void KeysPlaceTest::tabReachesEverything_data()
{
    QTest::addColumn<bool>("withKeys");
    QTest::newRow("empty") << false;
    QTest::newRow("with keys") << true;
}

void KeysPlaceTest::tabReachesEverything()
{
    QFETCH(bool, withKeys);
    if (withKeys)
        QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    show();
    QList<QWidget *> missing;
    for (QWidget *widget : m_place->findChildren<QWidget *>())
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
            && !widget->focusProxy())
            missing += widget;
    QVERIFY(missing.size() >= 3);
    child<QPushButton>(u"importKeys"_s)->setFocus(); // once around to the button before it
    for (int i = 0; i < 30; ++i) {
        QWidget *at = QApplication::focusWidget();
        QVERIFY(at);
        QVERIFY2(at->isVisible(), qPrintable(at->objectName()));
        missing.removeAll(at);
        QTest::keyClick(at, Qt::Key_Tab);
    }
    const QWidget *first = missing.value(0);
    QVERIFY2(!first, first ? qPrintable(first->objectName()) : "");
}

void KeysPlaceTest::withoutAnythingTheFirstStepIsOffered()
{
    show();
    QVERIFY(words().contains(u"No keys yet"_s));
    for (auto *each : m_place->findChildren<QPushButton *>()) {
        if (each->isVisible() && each->text().contains(u"Generate"_s))
            each->click();
    }
    QVERIFY(child<QComboBox>(u"keyAlgorithm"_s)->isVisible());
    QVERIFY(child<QComboBox>(u"keyAlgorithm"_s)->hasFocus());
}

void KeysPlaceTest::everyPairIsListed()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(m_fixture->addDraft(u"d"_s, u"Half done"_s, 300));
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    QVERIFY(m_fixture->addFree(u"g"_s, u"Elsewhere"_s, 100, false));
    show();
    QCOMPARE(table()->model()->rowCount(), 4);
    choose(u"Larkfield"_s);
    const int row = table()->currentIndex().row();
    QCOMPARE(cell(row, KeyListModel::UseColumn), u"Larkfield"_s);
    QCOMPARE(cell(row, KeyListModel::AlgorithmColumn), u"EC P-256"_s);
    QCOMPARE(cell(row, KeyListModel::LeftColumn), u"475 days left"_s);
    QVERIFY(cell(row, KeyListModel::KeyColumn).contains(m_fixture->secrets.displayName()));
    QVERIFY(words().contains(u"Larkfield, account 7304182_SB1"_s));
    QVERIFY(words().contains(u"CN=Larkfield"_s));
    choose(u"Half done"_s);
    QVERIFY(words().contains(u"unfinished set-up"_s));
    choose(u"Desk"_s);
    QVERIFY(words().contains(u"No connection of SuiteScope"_s));
    choose(u"Elsewhere"_s);
    QVERIFY(words().contains(u"not on this computer"_s));
}

void KeysPlaceTest::theModelKeepsItsPromises()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    KeyListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPairs(knownKeyPairs(m_fixture->connections), m_fixture->now);
    QCOMPARE(model.rowOfConnection(u"1"_s), 0);
    model.setPairs({}, m_fixture->now);
    QCOMPARE(model.rowOfConnection(u"1"_s), -1);
}

void KeysPlaceTest::theListSortsByWhatEndsFirst()
{
    for (const auto &[id, days] : {std::pair(u"a"_s, 475), {u"b"_s, 12}, {u"c"_s, 100}})
        QVERIFY(m_fixture->addFree(id, id, days));
    show();
    QCOMPARE(cell(0, 0) + cell(1, 0) + cell(2, 0), u"bca"_s);
    table()->sortByColumn(KeyListModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(cell(0, 0) + cell(1, 0) + cell(2, 0), u"cba"_s);
}

void KeysPlaceTest::theDaysLeftAreInSight()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    show();
    m_place->resize(668, 560); // in the smallest window
    const QHeaderView *header = table()->horizontalHeader();
    QTRY_VERIFY(header->sectionViewportPosition(KeyListModel::LeftColumn)
                    + header->sectionSize(KeyListModel::LeftColumn)
                <= table()->viewport()->width());
}

void KeysPlaceTest::theListFilters()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    show();
    QTest::keyClick(m_place.get(), Qt::Key_F, Qt::ControlModifier);
    auto *filter = child<QLineEdit>(u"keysFilter"_s);
    QVERIFY(filter->hasFocus());
    filter->setText(u"7304182"_s); // of the connection's account
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(cell(0, 0), u"Larkfield"_s);
    filter->setText(u"nobody"_s);
    QVERIFY(words().contains(u"Nothing found"_s));
    filter->clear();
    QCOMPARE(table()->model()->rowCount(), 2);
}

void KeysPlaceTest::endsAreCountedAsInTheCalendar()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 12));
    show();
    QCOMPARE(cell(0, KeyListModel::LeftColumn), u"12 days left"_s);
    auto *notice = child<Notice>(u"keysDueNotice"_s);
    QVERIFY(notice->isVisible());
    notice->actionButton()->click();
    auto *ends = child<QTableView>(u"endsTable"_s);
    QVERIFY(ends->isVisible());
    QCOMPARE(ends->model()->index(0, 1).data().toString(), u"12 days left"_s);
    const QAbstractItemModelTester tester(ends->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    emit ends->activated(ends->model()->index(0, 0));
    QVERIFY(table()->isVisible());
}

void KeysPlaceTest::theQuestionNamesWhatStopsWorking()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    show();
    QTest::keyClick(table(), Qt::Key_Delete);
    auto *box = child<QMessageBox>(u"deleteKeyQuestion"_s);
    QVERIFY(box);
    QVERIFY(box->informativeText().contains(u"Larkfield can no longer sign in"_s));
    QVERIFY(box->informativeText().contains(u"revoke"_s));
    box->reject();
}

void KeysPlaceTest::deletingTakesTheKeyAway()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    show();
    press(u"deleteChosenKey"_s);
    auto *now = m_place->findChild<QPushButton *>(u"deleteKeyNow"_s);
    QVERIFY(now);
    now->click();
    QTRY_VERIFY(m_fixture->connections.connection(u"1"_s)->certificatePem.isEmpty());
    const auto left = m_fixture->secrets.read(secretEntry(u"1"_s, SecretField::PrivateKey));
    QTRY_VERIFY(left.isFinished());
    QVERIFY(!left.result());
    QTRY_VERIFY(words().contains(u"No keys yet"_s));
}

void KeysPlaceTest::cancelDeletesNothing()
{
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    show();
    press(u"deleteChosenKey"_s);
    auto *box = child<QMessageBox>(u"deleteKeyQuestion"_s);
    QVERIFY(box->informativeText().contains(u"No connection of SuiteScope uses it"_s));
    QTest::keyClick(box, Qt::Key_Escape);
    QCOMPARE(m_fixture->connections.keyPairs().size(), 1);
}

void KeysPlaceTest::draftsAreLeftAlone()
{
    QVERIFY(m_fixture->addDraft(u"d"_s, u"Half done"_s, 300));
    show();
    auto *remove = child<QPushButton>(u"deleteChosenKey"_s);
    QVERIFY(!remove->isEnabled());
    QVERIFY(remove->toolTip().contains(u"set-up"_s));
    QTest::keyClick(table(), Qt::Key_Delete);
    QVERIFY(!child<QMessageBox>(u"deleteKeyQuestion"_s));
}

void KeysPlaceTest::anUnfinishedRenewalIsShown()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 20));
    QVERIFY(m_fixture->addConnection(u"2"_s, u"Desk"_s, 30));
    show();
    QString wanted;
    addRenewAction(*m_place, [&wanted](const QString &id) { wanted = id; });
    choose(u"Larkfield"_s);
    Connection facts = m_fixture->connections.connection(u"1"_s).value();
    RotationRecord record;
    record.members = {{u"1"_s, u"1"_s, u"1-next"_s, facts.certificatePem, facts.algorithm, {}, {}}};
    record.newCertificatePem = m_fixture->certificate(u"next"_s, 700).toPem();
    QVERIFY(KeyFixture::done(m_fixture->connections.saveRotation(u"1"_s, toJson(record))));
    QCOMPARE(table()->model()->rowCount(), 3);
    const auto second = [this] {
        return table()
            ->model()
            ->index(table()->currentIndex().row(), KeyListModel::UseColumn)
            .data(cell::SecondLine)
            .toString();
    };
    QCOMPARE(second(), u"renewal unfinished"_s);
    QVERIFY(words().contains(u"Larkfield, whose renewal is unfinished"_s));
    QVERIFY(!child<QPushButton>(u"deleteChosenKey"_s)->isEnabled());
    QVERIFY(child<QPushButton>(u"deleteChosenKey"_s)->toolTip().contains(u"renewed"_s));
    QCOMPARE(child<QPushButton>(u"renewChosenKey"_s)->text(), u"Go o&n renewing…"_s);

    // The connection that was chosen stays chosen with its new key pair; the earlier one is named.
    facts.keychainOwner = u"1-next"_s;
    facts.certificatePem = record.newCertificatePem;
    QVERIFY(KeyFixture::done(m_fixture->connections.save(facts)));
    QCOMPARE(child<QLabel>(u"chosenName"_s)->text(), u"next"_s);
    QCOMPARE(second(), u"renewal unfinished"_s);
    choose(u"Larkfield"_s);
    QCOMPARE(second(), u"its earlier key pair"_s);
    QVERIFY(!child<QPushButton>(u"deleteChosenKey"_s)->isEnabled());
    child<QPushButton>(u"renewChosenKey"_s)->click();
    QCOMPARE(wanted, u"1"_s);
    choose(u"Desk"_s);
    QCOMPARE(second(), QString());
    QCOMPARE(child<QPushButton>(u"renewChosenKey"_s)->text(), u"Re&new…"_s);
    QVERIFY(child<QPushButton>(u"deleteChosenKey"_s)->isEnabled());
}

void KeysPlaceTest::anotherNameIsKept()
{
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    show();
    QTest::keyClick(table(), Qt::Key_F2);
    auto *name = child<QLineEdit>(u"newKeyName"_s);
    QVERIFY(name);
    QCOMPARE(name->text(), u"Desk"_s);
    name->setText(u"Billing"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(m_fixture->connections.keyPairs().first().name, u"Billing"_s);
    QTRY_COMPARE(cell(0, 0), u"Billing"_s);
}

void KeysPlaceTest::theCertificateIsSaved()
{
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    show();
    press(u"saveChosenCertificate"_s);
    const QString path = m_fixture->folder.filePath(u"public.pem"_s);
    pickFile(u"certificateFileDialog"_s, path);
    QTRY_VERIFY(words().contains(u"public.pem"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Certificate> read = Certificate::read(file.readAll());
    QCOMPARE(read->commonName(), u"Desk"_s);
}

void KeysPlaceTest::theFingerprintIsCopied()
{
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    show();
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().size(), 32 * 3 - 1);
    emit table()->customContextMenuRequested(table()->visualRect(table()->currentIndex()).center());
    auto *menu = child<QMenu>(u"keyMenu"_s);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 5);
    menu->close();
}

void KeysPlaceTest::aMissingKeyIsExplained()
{
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    QVERIFY(
        KeyFixture::done(m_fixture->secrets.remove(secretEntry(u"f"_s, SecretField::PrivateKey))));
    show();
    press(u"exportChosenKey"_s);
    QTRY_VERIFY(words().contains(u"keychain"_s));
    QVERIFY(!m_place->findChild<QDialog *>(u"privateKeyDialog"_s));
    QTRY_VERIFY(child<QPushButton>(u"exportChosenKey"_s)->isEnabled());
}

void KeysPlaceTest::theIntegrationIsShownWhenAsked()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    const QString id(64, u'e');
    const QString certificateId = u"-a_CertificateIdOfFortyThreeCharacters_0123"_s;
    QVERIFY(KeyFixture::done(
        m_fixture->secrets.write(secretEntry(u"1"_s, SecretField::ClientId), Secret(id))));
    QVERIFY(KeyFixture::done(m_fixture->secrets.write(
        secretEntry(u"1"_s, SecretField::CertificateId), Secret(certificateId))));
    show();
    QVERIFY(!words().contains(id));
    press(u"showIds"_s);
    QTRY_VERIFY(words().contains(id));
    QVERIFY(words().contains(certificateId));
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    choose(u"Desk"_s);
    QVERIFY(!words().contains(id));
    choose(u"Larkfield"_s);
    QVERIFY(!words().contains(id)); // asked for once more
    QVERIFY(child<QPushButton>(u"showIds"_s)->isVisible());
}

void KeysPlaceTest::namesComeFromNetSuitesList()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    Connection facts = m_fixture->connections.connection(u"1"_s).value();
    const Certificate certificate = Certificate::read(facts.certificatePem).value();
    facts.lastListed = toJson(ListedCertificate{
        m_fixture->now.addDays(-2), u"Order sync"_s, u"Integration"_s, u"Kim Example"_s, u"1001"_s,
        u"11"_s, certificate.notBefore(), certificate.notAfter()});
    QVERIFY(KeyFixture::done(m_fixture->connections.save(facts)));
    show();
    QVERIFY(words().contains(u"Order sync, as NetSuite's list said 2 days ago"_s));
    QVERIFY(words().contains(u"role Integration (1001), entity Kim Example (11)"_s));
    QVERIFY(words().contains(u"by NetSuite's list"_s));
}

void KeysPlaceTest::theKeyIsComparedWithItsCertificate_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<bool>("alone"); // without the certificate
    QTest::addColumn<LightState>("light");
    QTest::addColumn<QString>("said");
    QTest::newRow("its own") << u"own"_s << false << LightState::Proven
                             << u"it belongs to the certificate"_s;
    QTest::newRow("another") << u"other"_s << false << LightState::Failing
                             << u"Larkfield keeps a key of another certificate"_s;
    QTest::newRow("no key") << u"text"_s << false << LightState::Failing
                            << u"no private key is kept for Larkfield"_s;
    QTest::newRow("missing") << u"none"_s << false << LightState::Failing
                             << u"no private key is kept for Larkfield"_s;
    QTest::newRow("its own, alone")
        << u"own"_s << true << LightState::Proven << u"it is the key that was imported"_s;
    QTest::newRow("another, alone")
        << u"other"_s << true << LightState::Failing << u"Larkfield keeps another key"_s;
}

void KeysPlaceTest::theKeyIsComparedWithItsCertificate()
{
    QFETCH(QString, kept);
    QFETCH(bool, alone);
    QFETCH(LightState, light);
    QFETCH(QString, said);
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    if (alone) {
        Connection facts = m_fixture->connections.connection(u"1"_s).value();
        facts.certificatePem.clear();
        facts.publicKey = KeyFixture::key().publicKeyDer();
        QVERIFY(KeyFixture::done(m_fixture->connections.save(facts)));
    }
    const QString entry = secretEntry(u"1"_s, SecretField::PrivateKey);
    const KeyPair other = KeyPair::generate(KeyAlgorithm::EcP256).value();
    if (kept == "other"_L1)
        QVERIFY(KeyFixture::done(m_fixture->secrets.write(entry, other.toPkcs8Pem().value())));
    else if (kept == "text"_L1)
        QVERIFY(KeyFixture::done(m_fixture->secrets.write(entry, Secret(u"nonsense"_s))));
    else if (kept == "none"_L1)
        QVERIFY(KeyFixture::done(m_fixture->secrets.remove(entry)));
    show();
    auto *fit = child<StatusLine>(u"chosenKeyFit"_s);
    QVERIFY(!fit->isVisible());
    press(u"checkChosenKey"_s);
    QTRY_COMPARE(fit->text(), said);
    QVERIFY(fit->isVisible());
    QCOMPARE(fit->light(), std::optional(light));
}

void KeysPlaceTest::anImportedKeyIsListed()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    Connection facts = m_fixture->connections.connection(u"1"_s).value();
    facts.certificatePem.clear();
    facts.publicKey = KeyFixture::key().publicKeyDer();
    QVERIFY(KeyFixture::done(m_fixture->connections.save(facts)));
    show();
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(cell(0, KeyListModel::NameColumn), u"Larkfield"_s);
    QCOMPARE(cell(0, KeyListModel::AlgorithmColumn), u"EC P-256"_s);
    QCOMPARE(cell(0, KeyListModel::LeftColumn), u"end not known"_s);
    QVERIFY(words().contains(u"NetSuite's list tells when it ends."_s));
    QVERIFY(!child<QPushButton>(u"saveChosenCertificate"_s)->isEnabled());
    QVERIFY(child<QPushButton>(u"exportChosenKey"_s)->isEnabled());

    facts.lastListed = toJson(ListedCertificate{m_fixture->now,
                                                {},
                                                {},
                                                {},
                                                {},
                                                {},
                                                m_fixture->now.addDays(-700),
                                                m_fixture->now.addDays(20)});
    QVERIFY(KeyFixture::done(m_fixture->connections.save(facts)));
    QCOMPARE(cell(0, KeyListModel::LeftColumn), u"20 days left"_s);
    QVERIFY(child<QWidget>(u"keysDueNotice"_s)->isVisible());
    child<QTabBar>(u"keysTabs"_s)->setCurrentIndex(1);
    const auto *ends = child<QTableView>(u"endsTable"_s);
    QCOMPARE(ends->model()->rowCount(), 1);
    QCOMPARE(ends->model()->index(0, EndsModel::WhyColumn).data().toString(),
             u"NetSuite's list says so"_s);
}

void KeysPlaceTest::aGeneratedPairIsKept()
{
    show();
    press(u"importKeys"_s);
    press(u"newKeyPair"_s);
    child<QLineEdit>(u"keyCommonName"_s)->setText(u"billing"_s);
    press(u"generateButton"_s);
    QTRY_COMPARE(m_fixture->connections.keyPairs().size(), 1);
    auto *notice = child<Notice>(u"freePairNotice"_s);
    QTRY_COMPARE(notice->tone(), ToneId::Ok);
    const StoredKeyPair kept = m_fixture->connections.keyPairs().first();
    QCOMPARE(kept.name, u"billing"_s);
    const auto key = m_fixture->secrets.read(secretEntry(kept.id, SecretField::PrivateKey));
    QTRY_VERIFY(key.isFinished());
    QVERIFY(
        Certificate::read(kept.certificatePem)->belongsTo(KeyPair::read(*key.result()).value()));
    press(u"backToCertificates"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
}

void KeysPlaceTest::aRefusedGeneratedPairIsNotLostSilently()
{
    class Refusing : public MemorySecretStore
    {
    public:
        QFuture<Result<>> write(const QString &, const Secret &) override
        {
            return finished<void>(failure(ErrorKind::KeychainLocked));
        }
    } refusing;
    m_place
        = std::make_unique<KeysPlace>(KeyStores{m_fixture->connections, refusing}, systemClock());
    m_place->show();
    QVERIFY(QTest::qWaitForWindowActive(m_place.get()));
    press(u"importKeys"_s);
    press(u"newKeyPair"_s);
    press(u"generateButton"_s);
    auto *notice = child<Notice>(u"freePairNotice"_s);
    QTRY_VERIFY(notice->text().contains(u"gone when the window closes"_s));
    QCOMPARE(notice->tone(), ToneId::Warn);
    QVERIFY(m_fixture->connections.keyPairs().isEmpty());
    m_place.reset();
}

void KeysPlaceTest::droppedFilesAreExplainedFirst()
{
    show();
    const QString key = m_fixture->file(u"a.key"_s, KeyFixture::key().toPkcs8Pem()->revealBytes());
    const QString certificate
        = m_fixture->file(u"b.pem"_s, m_fixture->certificate(u"Dropped"_s, 300).toPem());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(key), QUrl::fromLocalFile(certificate)});
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    static_cast<QObject *>(m_place.get())->event(&drop);
    QTRY_VERIFY(words().contains(u"It belongs to the private key in a.key"_s));
    QVERIFY(m_fixture->connections.keyPairs().isEmpty());
    press(u"keepFindings"_s);
    QTRY_COMPARE(m_fixture->connections.keyPairs().size(), 1);
    QTRY_VERIFY(table()->isVisible());
    QCOMPARE(cell(0, 0), u"Dropped"_s);
}

void KeysPlaceTest::aPageThatIsLeftForgetsKeys()
{
    show();
    press(u"importKeys"_s);
    child<QPlainTextEdit>(u"importPaste"_s)
        ->setPlainText(QString::fromLatin1(KeyFixture::key().toPkcs8Pem()->revealBytes()));
    press(u"readPasted"_s);
    QTRY_VERIFY(child<QPushButton>(u"keepFindings"_s)->isVisible());
    press(u"backToCertificates"_s);
    press(u"importKeys"_s);
    QVERIFY(!child<QPushButton>(u"keepFindings"_s)->isVisible());
    QVERIFY(m_fixture->connections.keyPairs().isEmpty());
}

void KeysPlaceTest::theCalendarIsWritten()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    show();
    child<QTabBar>(u"keysTabs"_s)->setCurrentIndex(1);
    press(u"saveEnds"_s);
    const QString path = m_fixture->folder.filePath(u"ends.ics"_s);
    pickFile(u"endsFileDialog"_s, path);
    QTRY_VERIFY(words().contains(u"ends.ics"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(
        file.readAll(),
        certificateCalendar(certificateEnds(m_fixture->connections.connections()), m_fixture->now));
}

void KeysPlaceTest::anotherTopicJoins()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    show();
    auto *view = new QLabel(u"Registered"_s);
    m_place->addView(u"Registered in NetSuite"_s, view);
    auto *button = makeButton(ButtonKind::Secondary, u"Rotate…"_s);
    m_place->addAction(button);
    QTRY_VERIFY(button->isVisible());
    QSignalSpy changed(m_place.get(), &KeysPlace::chosenChanged);
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 200));
    choose(u"Desk"_s);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_place->chosen()->name, u"Desk"_s);
    m_place->showConnection(u"1"_s);
    QCOMPARE(m_place->chosen()->name, u"Larkfield"_s);
    child<QTabBar>(u"keysTabs"_s)->setCurrentIndex(2);
    QVERIFY(view->isVisible());
}

SUITESCOPE_WIDGET_MAIN(KeysPlaceTest)
#include "tst_keysplace.moc"
