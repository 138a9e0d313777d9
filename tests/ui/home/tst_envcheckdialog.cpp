// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/ui/home/invented.h"
#include "ui/home/envcheckdialog.h"
#include "ui/home/envexportdialog.h"
#include "ui/home/envexportform.h"
#include "ui/home/envfindingrow.h"
#include "ui/home/envimportdialog.h"
#include "ui/home/mainwindow.h"
#include "ui/home/settings.h"
#include "ui/theme/segments.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/statuslight.h"

#include <QCheckBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

QByteArray digits(char digit)
{
    return QByteArray(63, digit) + '0';
}

QByteArray good()
{
    return "# shop\nNETSUITE_AUTH_TYPE=tba\nNETSUITE_ACCOUNT_ID=7304182_SB1\n"
           "NETSUITE_CONSUMER_KEY="
        + digits('a') + "\nNETSUITE_CONSUMER_SECRET=" + digits('b') + "\nNETSUITE_TOKEN_ID="
        + digits('c') + "\nNETSUITE_TOKEN_SECRET=" + digits('d') + "\nOTHER=1\n";
}

/*! With two faults that can be mended and one that cannot. */
QByteArray bad()
{
    return good()
        .replace("_SB1", "-sb1")
        .replace("NETSUITE_TOKEN_ID=", "NETSUITE_TOKENID=")
        .replace(digits('d'), "abc12");
}

} // namespace

class EnvCheckDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installLook()->setScheme(SuiteStyle::Scheme::Light); }
    void init();
    void cleanup();

    void beginsWithAQuestion();
    void eachStateHasItsPicture_data();
    void eachStateHasItsPicture();
    void findingsAreListed();
    void onlyWhatIsTickedIsRepaired();
    void changesFollowTheTicks();
    void repairsAndTakesItBack();
    void whatChangedMeanwhileStays();
    void theReaderCanBeChanged();
    void addsTheLineForGit();
    void noSecretIsShown();
    void worksWithTheKeyboardAlone();
    void mayBeClosedWhileItReads();
    void noOtherFileIsTakenWhileThisOneIsWritten();
    void aDroppedFileIsChecked();
    void theImportLeadsHere();
    void theExportLeadsHere();
    void theMenuLeadsHere();
    void aDropOnTheWindowAsks_data();
    void aDropOnTheWindowAsks();
    void otherDropsAreNotTaken();

private:
    [[nodiscard]] QString write(const QByteArray &content, QFile::Permissions mode = ownerOnly);
    [[nodiscard]] QByteArray content() const;
    void open(const QByteArray &content, QFile::Permissions mode = ownerOnly);
    void waitForCheck();
    [[nodiscard]] EmptyState *state() const
    {
        return m_dialog->findChild<EmptyState *>(u"envState"_s);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return m_dialog->findChild<QPushButton *>(name);
    }
    [[nodiscard]] StatusLine *status() const
    {
        return m_dialog->findChild<StatusLine *>(u"checkStatus"_s);
    }
    [[nodiscard]] QLabel *changes() const { return m_dialog->findChild<QLabel *>(u"envChanges"_s); }
    [[nodiscard]] QList<EnvFindingRow *> rows() const
    {
        return m_dialog->findChildren<EnvFindingRow *>();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ConnectionStore> m_connections;
    std::unique_ptr<QSettings> m_file;
    std::unique_ptr<Settings> m_settings;
    MemorySecretStore m_secrets;
    QNetworkAccessManager m_network;
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<EnvCheckDialog> m_dialog;
    QString m_path;
};

void EnvCheckDialogTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_home = std::make_unique<QTemporaryDir>();
    m_path = m_home->filePath(u".env"_s);
    m_connections = std::make_unique<ConnectionStore>(m_home->filePath(u"connections.json"_s));
    QVERIFY(invented::done(m_connections->load()));
    m_file = std::make_unique<QSettings>(m_home->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings = std::make_unique<Settings>(*m_file);
    m_workplace = std::make_unique<Workplace>(Workplace{*m_connections, m_secrets, nullptr,
                                                        m_network, *m_settings, invented::clock(),
                                                        m_home->filePath(u"data"_s)});
    m_dialog = std::make_unique<EnvCheckDialog>(*m_workplace);
    m_dialog->show();
}

void EnvCheckDialogTest::cleanup()
{
    m_dialog.reset();
    m_workplace.reset();
    m_connections.reset();
}

QString EnvCheckDialogTest::write(const QByteArray &text, QFile::Permissions mode)
{
    QFile file(m_path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size()
            && file.setPermissions(mode)
        ? m_path
        : QString();
}

QByteArray EnvCheckDialogTest::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void EnvCheckDialogTest::waitForCheck()
{
    QTRY_VERIFY(!m_dialog->findChild<EmptyState *>(u"envState"_s)->isVisible() || rows().isEmpty());
    QTRY_VERIFY(m_dialog->findChild<SegmentedControl *>(u"reader"_s)->isEnabled());
}

void EnvCheckDialogTest::open(const QByteArray &text, QFile::Permissions mode)
{
    m_dialog->check(write(text, mode));
    waitForCheck();
}

void EnvCheckDialogTest::beginsWithAQuestion()
{
    QVERIFY(state()->isVisible());
    QCOMPARE(state()->heading(), u"Drop a .env file here"_s);
    QVERIFY(!button(u"repair"_s)->isVisible());
    QVERIFY(!button(u"undoRepair"_s)->isVisible());
    QVERIFY(!button(u"chooseEnv"_s)->isVisible());
    QCOMPARE(buttonKind(state()->actionButton()), ButtonKind::Primary);
    QTest::mouseClick(state()->actionButton(), Qt::LeftButton);
    auto *files = m_dialog->findChild<QFileDialog *>();
    QVERIFY(files && files->isVisible());
    emit files->fileSelected(write(good()));
    files->reject();
    QTRY_COMPARE(state()->heading(), u"Nothing is wrong with this file"_s);
}

void EnvCheckDialogTest::eachStateHasItsPicture_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("heading"); // empty: findings
    QTest::newRow("empty") << QByteArray() << u"No variable for NetSuite stands in it"_s;
    QTest::newRow("nothing of ours") << "A=1\n"_ba << u"No variable for NetSuite stands in it"_s;
    QTest::newRow("clean") << good() << u"Nothing is wrong with this file"_s;
    QTest::newRow("findings") << bad() << QString();
    QTest::newRow("no text") << QByteArray("a\0b", 3) << u"This file cannot be checked"_s;
    QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, '#')
                               << u"This file cannot be checked"_s;
}

void EnvCheckDialogTest::eachStateHasItsPicture()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, heading);
    open(content);
    QCOMPARE(state()->isVisible(), !heading.isEmpty());
    if (!heading.isEmpty())
        QVERIFY2(state()->heading().startsWith(heading), qPrintable(state()->heading()));
    QCOMPARE(button(u"repair"_s)->isVisible(), heading.isEmpty());
    // Exactly one button is the next step.
    int primary = 0;
    for (const QPushButton *each : m_dialog->findChildren<QPushButton *>())
        primary
            += each->isVisible() && hasButtonKind(each) && buttonKind(each) == ButtonKind::Primary
            ? 1
            : 0;
    QCOMPARE(primary, 1);
    QCOMPARE(m_settings->envFolder(), m_home->path());
}

void EnvCheckDialogTest::findingsAreListed()
{
    open(bad(), ownerOnly | QFile::ReadOther);
    QList<EnvFindingId> ids;
    for (const EnvFindingRow *row : rows())
        ids += row->finding().id;
    const QList<EnvFindingId> expected{EnvFindingId::NameMisspelled, EnvFindingId::ValueLength,
                                       EnvFindingId::OthersMayRead, EnvFindingId::AccountSpelling};
    QCOMPARE(ids, expected);
    QVERIFY(rows().at(0)->isChosen());
    QVERIFY(!rows().at(1)->choice());
    QCOMPARE(rows().at(0)->findChild<StatusLight *>()->state(), LightState::Failing);
    QCOMPARE(rows().at(2)->findChild<StatusLight *>()->state(), LightState::Warning);
    const auto *what = rows().at(0)->findChild<QLabel *>(u"findingWhat"_s);
    QVERIFY(what->text().contains(u"NETSUITE_TOKEN_ID"_s));
}

void EnvCheckDialogTest::onlyWhatIsTickedIsRepaired()
{
    open(bad());
    rows().at(2)->choice()->setChecked(false);
    QTest::mouseClick(button(u"repair"_s), Qt::LeftButton);
    QTRY_VERIFY(status()->text().startsWith(u"Repaired."_s));
    waitForCheck();
    QCOMPARE(content(), bad().replace("NETSUITE_TOKENID", "NETSUITE_TOKEN_ID"));
    QTRY_COMPARE(rows().size(), 2);
}

void EnvCheckDialogTest::changesFollowTheTicks()
{
    open(bad());
    QTRY_VERIFY(changes()->isVisible());
    QVERIFY(changes()->text().contains(u"7304182-sb1"_s));
    QVERIFY(changes()->accessibleName().contains(
        u"NETSUITE_ACCOUNT_ID=7304182-sb1 becomes NETSUITE_ACCOUNT_ID=7304182_SB1"_s));
    rows().at(2)->choice()->setChecked(false);
    QTRY_VERIFY(!changes()->text().contains(u"7304182-sb1"_s));
    rows().at(0)->choice()->setChecked(false);
    QTRY_VERIFY(!changes()->isVisible());
    QVERIFY(!button(u"repair"_s)->isEnabled());
}

void EnvCheckDialogTest::repairsAndTakesItBack()
{
    const QByteArray before = good().replace("_SB1", "-sb1");
    open(before, ownerOnly | QFile::ReadGroup);
    QTest::mouseClick(button(u"repair"_s), Qt::LeftButton);
    QTRY_COMPARE(state()->heading(), u"Nothing is wrong with this file"_s);
    QVERIFY(state()->isVisible());
    QCOMPARE(content(), good());
    QCOMPARE(QFile::permissions(m_path) & QFile::ReadGroup, QFile::Permissions());
    QVERIFY(status()->text().startsWith(u"Repaired."_s));
    QVERIFY(!button(u"repair"_s)->isVisible());

    QTRY_VERIFY(button(u"undoRepair"_s)->isEnabled());
    QTest::mouseClick(button(u"undoRepair"_s), Qt::LeftButton);
    QTRY_COMPARE(rows().size(), 2);
    QCOMPARE(content(), before);
    QVERIFY(QFile::permissions(m_path) & QFile::ReadGroup);
    QCOMPARE(status()->text(), u"The file is as it was before."_s);
    QTRY_VERIFY(!button(u"undoRepair"_s)->isVisible());
}

void EnvCheckDialogTest::whatChangedMeanwhileStays()
{
    open(bad());
    QVERIFY(!write(good()).isEmpty());
    QTest::mouseClick(button(u"repair"_s), Qt::LeftButton);
    QTRY_COMPARE(state()->heading(), u"Nothing is wrong with this file"_s);
    QVERIFY(status()->text().startsWith(u"Somebody changed the file"_s));
    QVERIFY(!button(u"undoRepair"_s)->isVisible());
    QCOMPARE(content(), good());
}

void EnvCheckDialogTest::theReaderCanBeChanged()
{
    open(good());
    auto *reader = m_dialog->findChild<SegmentedControl *>(u"reader"_s);
    QCOMPARE(reader->current(), int(EnvFormat::Dotenv));
    QVERIFY(state()->isVisible());
    reader->setCurrent(int(EnvFormat::Shell));
    QTRY_COMPARE(rows().size(), 6); // nothing is exported
    QTest::mouseClick(button(u"repair"_s), Qt::LeftButton);
    QTRY_VERIFY(content().contains("export NETSUITE_TOKEN_ID"));
    QTRY_COMPARE(state()->heading(), u"Nothing is wrong with this file"_s);
    QCOMPARE(reader->current(), int(EnvFormat::Shell));
}

void EnvCheckDialogTest::addsTheLineForGit()
{
    QVERIFY(QDir(m_home->path()).mkpath(u".git"_s));
    open(good());
    QCOMPARE(rows().size(), 1);
    QVERIFY(!button(u"repair"_s)->isVisible());
    QTest::mouseClick(button(u"ignoreFile"_s), Qt::LeftButton);
    QTRY_COMPARE(state()->heading(), u"Nothing is wrong with this file"_s);
    QVERIFY(gitCheck(m_path).ignored);
    QCOMPARE(status()->text(), u"Added to .gitignore."_s);
}

void EnvCheckDialogTest::noSecretIsShown()
{
    open(good()
             .replace("NETSUITE_CONSUMER_SECRET=", "NETSUITE_CONSUMER_SECRET: ")
             .replace("NETSUITE_TOKEN_SECRET=" + digits('d'),
                      "NETSUITE_TOKEN_SECRET=' " + digits('d') + "'"));
    QTRY_VERIFY(changes()->isVisible());
    for (const auto *label : m_dialog->findChildren<QLabel *>()) {
        for (const char digit : {'a', 'b', 'c', 'd'}) {
            const QString shown(6, QLatin1Char(digit));
            QVERIFY(!label->text().contains(shown));
            QVERIFY(!label->accessibleName().contains(shown));
            QVERIFY(!label->toolTip().contains(shown));
        }
    }
}

void EnvCheckDialogTest::worksWithTheKeyboardAlone()
{
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    open(bad());
    QTRY_VERIFY(button(u"repair"_s)->hasFocus());
    // Every tick can be reached, and says what it is about.
    QSet<QWidget *> reached;
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
        reached.insert(m_dialog->focusWidget());
    }
    for (const EnvFindingRow *row : rows()) {
        if (row->choice()) {
            QVERIFY(reached.contains(row->choice()));
            QVERIFY(!row->choice()->accessibleDescription().isEmpty());
        }
    }
    QVERIFY(reached.contains(button(u"chooseEnv"_s)));
    button(u"repair"_s)->setFocus();
    QTest::keyClick(button(u"repair"_s), Qt::Key_Space);
    QTRY_VERIFY(content().contains("7304182_SB1"));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void EnvCheckDialogTest::mayBeClosedWhileItReads()
{
    m_dialog->check(write(bad()));
    m_dialog.reset();
    QTest::qWait(50);
    QCOMPARE(content(), bad());
}

void EnvCheckDialogTest::noOtherFileIsTakenWhileThisOneIsWritten()
{
    open(bad());
    const QByteArray before = content();
    const QString other = m_home->filePath(u"other.env"_s);
    QVERIFY(QFile::copy(m_path, other));
    button(u"repair"_s)->click();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(other)});
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(!enter.isAccepted());
    m_dialog->check(other);
    QTRY_VERIFY(button(u"undoRepair"_s)->isEnabled() && button(u"undoRepair"_s)->isVisible());
    waitForCheck();
    QVERIFY(content() != before);
    QCOMPARE(m_dialog->findChild<QLabel *>(u"checkedFile"_s)->text(), m_path);
    button(u"undoRepair"_s)->click();
    QTRY_COMPARE(content(), before);
    waitForCheck();
}

void EnvCheckDialogTest::aDroppedFileIsChecked()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(good()))});
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    QTRY_COMPARE(state()->heading(), u"Nothing is wrong with this file"_s);
}

void EnvCheckDialogTest::theImportLeadsHere()
{
    EnvImportDialog import(*m_workplace);
    import.show();
    auto *check = import.findChild<QPushButton *>(u"checkFile"_s);
    QVERIFY(!check->isVisible());
    import.readFrom(write(good().replace("NETSUITE_TOKEN_ID=", "NETSUITE_TOKENID=")));
    QTRY_VERIFY(check->isVisible());
    QVERIFY(!import.findChild<QPushButton *>(u"import"_s)->isEnabled());
    QTest::mouseClick(check, Qt::LeftButton);
    auto *dialog = import.findChild<EnvCheckDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *repair = dialog->findChild<QPushButton *>(u"repair"_s);
    QTRY_VERIFY(repair->isEnabled() && repair->isVisible());
    QTest::mouseClick(repair, Qt::LeftButton);
    QTRY_VERIFY(content().contains("NETSUITE_TOKEN_ID="));
    dialog->reject();
    // What was repaired is read again.
    QTRY_VERIFY(import.findChild<QPushButton *>(u"import"_s)->isEnabled());
    import.readText(good());
    QVERIFY(!check->isVisible());
}

void EnvCheckDialogTest::theExportLeadsHere()
{
    m_settings->setEnvFolder(m_home->path());
    QVERIFY(!write(bad()).isEmpty());
    EnvExportDialog dialog(EnvFile::parse(good()).settings().value(), *m_workplace);
    dialog.show();
    auto *check = dialog.findChild<QPushButton *>(u"checkFile"_s);
    QTRY_VERIFY(check->isVisible());
    dialog.choose(Output::Postman);
    QVERIFY(!check->isVisible());
    dialog.choose(Output::Dotenv);
    QTRY_VERIFY(check->isVisible());
    QTest::mouseClick(check, Qt::LeftButton);
    auto *opened = dialog.findChild<EnvCheckDialog *>();
    QVERIFY(opened && opened->isVisible());
    QTRY_VERIFY(opened->findChild<QPushButton *>(u"repair"_s)->isVisible());
}

void EnvCheckDialogTest::theMenuLeadsHere()
{
    MainWindow window(*m_workplace);
    window.show();
    const auto *menu = window.findChild<QMenu *>(u"mainMenu"_s);
    const QList<QAction *> actions = menu->actions();
    const auto action = std::find_if(actions.cbegin(), actions.cend(), [](const QAction *each) {
        return each->text() == u"Check a .env file…"_s;
    });
    QVERIFY(action != actions.cend());
    (*action)->trigger();
    QVERIFY(window.findChild<EnvCheckDialog *>());
    QVERIFY(window.findChild<EnvCheckDialog *>()->isVisible());
}

void EnvCheckDialogTest::aDropOnTheWindowAsks_data()
{
    QTest::addColumn<QString>("button");
    QTest::newRow("check") << u"checkDropped"_s;
    QTest::newRow("import") << u"importDropped"_s;
}

void EnvCheckDialogTest::aDropOnTheWindowAsks()
{
    QFETCH(QString, button);
    MainWindow window(*m_workplace);
    window.show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(good()))});
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
    auto *question = window.findChild<QMessageBox *>(u"dropQuestion"_s);
    QVERIFY(question && question->isVisible());
    QVERIFY(question->text().contains(u".env"_s));
    QTest::mouseClick(question->findChild<QPushButton *>(button), Qt::LeftButton);
    if (button == u"checkDropped"_s) {
        QTRY_VERIFY(window.findChild<EnvCheckDialog *>());
        const auto *state
            = window.findChild<EnvCheckDialog *>()->findChild<EmptyState *>(u"envState"_s);
        QTRY_COMPARE(state->heading(), u"Nothing is wrong with this file"_s);
    } else {
        QTRY_VERIFY(window.findChild<EnvImportDialog *>());
        QTRY_VERIFY(window.findChild<EnvImportDialog *>()
                        ->findChild<QPushButton *>(u"import"_s)
                        ->isEnabled());
    }
}

void EnvCheckDialogTest::otherDropsAreNotTaken()
{
    MainWindow window(*m_workplace);
    for (const QUrl &url : {QUrl::fromLocalFile(m_home->filePath(u"picture.png"_s)),
                            QUrl(u"https://example.org/.env"_s)}) {
        QMimeData data;
        data.setUrls({url});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(!enter.isAccepted());
    }
}

SUITESCOPE_WIDGET_MAIN(EnvCheckDialogTest)
#include "tst_envcheckdialog.moc"
