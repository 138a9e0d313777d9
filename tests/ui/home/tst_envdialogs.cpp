// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/ui/home/invented.h"
#include "ui/home/envexportdialog.h"
#include "ui/home/envexportform.h"
#include "ui/home/envimportdialog.h"
#include "ui/home/settings.h"
#include "ui/theme/segments.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/notice.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

QByteArray completeFile()
{
    return "# shop\nNETSUITE_AUTH_TYPE=tba\nNETSUITE_ACCOUNT_ID=7304182_SB1\n"
           "NETSUITE_CONSUMER_KEY="
        + QByteArray(64, 'a') + "\nNETSUITE_CONSUMER_SECRET=" + QByteArray(64, 'b')
        + "\nNETSUITE_TOKEN_ID=" + QByteArray(64, 'c')
        + "\nNETSUITE_TOKEN_SECRET=" + QByteArray(64, 'd') + "\nOTHER=1\n";
}

} // namespace

class EnvDialogsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installLook()->setScheme(SuiteStyle::Scheme::Light); }
    void init();
    void cleanup();

    void importsAWholeFile();
    void readsAFileAndNamesTheConnectionAfterItsFolder();
    void saysWhatIsMissing();
    void saysWhenNothingOfOursIsThere();
    void refusesANameThatIsTaken();
    void aLockedKeychainKeepsTheDialogOpen();
    void showsNoSecret();
    void exportsIntoAFileThatHasOtherLines();
    void warnsWhenGitWouldTakeTheFile();
    void otherProgramsGetTheirFiles();
    void aReplacedFileIsSaid();
    void aFileWithoutSecretsNeedsNoGitIgnore();
    void saysWhenGitHasTheFileAlready();
    void opensAsItWasWrittenBefore_data();
    void opensAsItWasWrittenBefore();
    void eachKindGoesWhereItWentBefore();
    void rememberingChangesNothingElse();
    void remembersTheImportedFile_data();
    void remembersTheImportedFile();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ConnectionStore> m_connections;
    std::unique_ptr<QSettings> m_file;
    std::unique_ptr<Settings> m_settings;
    MemorySecretStore m_secrets;
    QNetworkAccessManager m_network;
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<EnvImportDialog> m_dialog;

    [[nodiscard]] QPushButton *keep() const
    {
        return m_dialog->findChild<QPushButton *>(u"import"_s);
    }
    [[nodiscard]] Notice *notice() const { return m_dialog->findChild<Notice *>(u"notice"_s); }
    [[nodiscard]] QLineEdit *name() const { return m_dialog->findChild<QLineEdit *>(u"name"_s); }
};

void EnvDialogsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_home = std::make_unique<QTemporaryDir>();
    m_connections = std::make_unique<ConnectionStore>(m_home->filePath(u"connections.json"_s));
    QVERIFY(invented::done(m_connections->load()));
    m_file = std::make_unique<QSettings>(m_home->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings = std::make_unique<Settings>(*m_file);
    m_secrets.failWith(ErrorKind::Canceled);
    m_workplace = std::make_unique<Workplace>(Workplace{*m_connections, m_secrets, nullptr,
                                                        m_network, *m_settings, invented::clock(),
                                                        m_home->filePath(u"data"_s)});
    m_dialog = std::make_unique<EnvImportDialog>(*m_workplace);
    m_dialog->show();
}

void EnvDialogsTest::cleanup()
{
    m_dialog.reset();
    m_workplace.reset();
    m_connections.reset();
}

void EnvDialogsTest::importsAWholeFile()
{
    QSignalSpy imported(m_dialog.get(), &EnvImportDialog::imported);
    QVERIFY(!keep()->isEnabled());
    m_dialog->readText(completeFile());
    QVERIFY(keep()->isEnabled());
    name()->setText(u"The shop"_s);
    QTest::mouseClick(keep(), Qt::LeftButton);
    QTRY_COMPARE(imported.size(), 1);

    const auto connection = m_connections->connectionNamed(u"The shop"_s);
    QVERIFY(connection);
    QCOMPARE(connection->method, AuthMethod::TokenBased);
    QCOMPARE(connection->created, invented::today());
    const auto read = m_secrets.read(secretEntry(connection->id, SecretField::TokenSecret));
    QTRY_VERIFY(read.isFinished());
    QCOMPARE(*read.result(), Secret(QString(64, u'd')));
}

void EnvDialogsTest::readsAFileAndNamesTheConnectionAfterItsFolder()
{
    QVERIFY(QDir(m_home->path()).mkpath(u"order-sync"_s));
    QFile file(m_home->filePath(u"order-sync/.env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(completeFile());
    file.close();
    m_dialog->readFrom(file.fileName());
    QTRY_COMPARE(name()->text(), u"order-sync"_s);
    QCOMPARE(m_settings->envFolder(), m_home->filePath(u"order-sync"_s));
}

void EnvDialogsTest::saysWhatIsMissing()
{
    QByteArray file = completeFile();
    file.replace("NETSUITE_TOKEN_SECRET", "SOMETHING_ELSE");
    m_dialog->readText(file);
    QCOMPARE(notice()->tone(), ToneId::Bad);
    QVERIFY(notice()->text().contains(u"NETSUITE_TOKEN_SECRET"_s));
    QVERIFY(!keep()->isEnabled());
}

void EnvDialogsTest::saysWhenNothingOfOursIsThere()
{
    m_dialog->readText("PATH=/bin\n");
    QCOMPARE(notice()->tone(), ToneId::Bad);
    QVERIFY(!keep()->isEnabled());
}

void EnvDialogsTest::refusesANameThatIsTaken()
{
    QVERIFY(invented::done(
        m_connections->save(invented::tokenBased(u"1"_s, u"The shop"_s, u"7304182"_s))));
    m_dialog->readText(completeFile());
    name()->setText(u"the SHOP"_s);
    QVERIFY(!keep()->isEnabled());
    QCOMPARE(notice()->tone(), ToneId::Warn);
    name()->setText(u"Another"_s);
    QVERIFY(keep()->isEnabled());
    QCOMPARE(notice()->tone(), ToneId::Ok);
}

void EnvDialogsTest::aLockedKeychainKeepsTheDialogOpen()
{
    m_dialog->readText(completeFile());
    m_secrets.failWith(ErrorKind::KeychainLocked);
    QTest::mouseClick(keep(), Qt::LeftButton);
    QTRY_COMPARE(notice()->tone(), ToneId::Bad);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_connections->connections().isEmpty());
    QVERIFY(keep()->isEnabled());

    m_secrets.failWith(ErrorKind::Canceled);
    QTest::mouseClick(keep(), Qt::LeftButton);
    QTRY_COMPARE(m_connections->connections().size(), 1);
}

void EnvDialogsTest::showsNoSecret()
{
    m_dialog->readText(completeFile());
    for (const auto *label : m_dialog->findChildren<QLabel *>()) {
        QVERIFY(!label->text().contains(QString(8, u'b')));
        QVERIFY(!label->text().contains(QString(8, u'd')));
    }
}

void EnvDialogsTest::exportsIntoAFileThatHasOtherLines()
{
    const Result<EnvSettings> settings = EnvFile::parse(completeFile()).settings();
    QVERIFY(settings);
    const QString path = m_home->filePath(u".env"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# mine\nOTHER=1\n");
    file.close();

    EnvExportForm form;
    QVERIFY(!form.canWrite());
    form.setSettings(*settings);
    form.setPath(path);
    form.show();
    QVERIFY(form.canWrite());
    const auto *preview = form.findChild<QLabel *>(u"envPreview"_s);
    QVERIFY(preview);
    const auto shown = [preview] { return QTextDocumentFragment::fromHtml(preview->text()); };
    QTRY_VERIFY(shown().toPlainText().startsWith(u"# "_s));
    QVERIFY(shown().toPlainText().contains(u"NETSUITE_TOKEN_SECRET="_s));
    QVERIFY(!preview->text().contains(QString(8, u'd')));
    QVERIFY(!preview->accessibleName().contains(QString(8, u'd')));
    // Names, in the colour of links, follow the palette while the program runs.
    const auto name = [preview] {
        return u"<span style=\"color:%1\">NETSUITE_TOKEN_SECRET</span>"_s.arg(
            themeOf(preview).link.name());
    };
    QVERIFY(preview->text().contains(name()));
    auto *style = qobject_cast<SuiteStyle *>(QApplication::style());
    QVERIFY(style);
    const QString inLight = name();
    style->setScheme(SuiteStyle::Scheme::Dark);
    QVERIFY(name() != inLight);
    QTRY_VERIFY(preview->text().contains(name()));
    style->setScheme(SuiteStyle::Scheme::Light);

    QSignalSpy written(&form, &EnvExportForm::written);
    form.write();
    QTRY_COMPARE(written.size(), 1);
    bool told = false;
    for (const auto *label : form.findChildren<QLabel *>())
        told = told || label->text().startsWith(u"Written to "_s);
    QVERIFY(told);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.startsWith("# mine\nOTHER=1\n"));
    QVERIFY(content.contains("NETSUITE_TOKEN_SECRET"));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void EnvDialogsTest::warnsWhenGitWouldTakeTheFile()
{
    QVERIFY(QDir(m_home->path()).mkpath(u"shop/.git"_s));
    QFile head(m_home->filePath(u"shop/.git/HEAD"_s));
    QVERIFY(head.open(QIODevice::WriteOnly));
    head.write("ref: refs/heads/main\n");
    head.close();
    EnvExportForm form;
    form.setSettings(EnvFile::parse(completeFile()).settings().value());
    form.setPath(m_home->filePath(u"shop/.env"_s));
    form.show();
    auto *warning = form.findChild<Notice *>();
    QVERIFY(warning);
    QTRY_VERIFY(warning->isVisible());
    QTest::mouseClick(warning->actionButton(), Qt::LeftButton);
    QTRY_VERIFY(!warning->isVisible());
    QVERIFY(gitCheck(m_home->filePath(u"shop/.env"_s)).ignored);
}

void EnvDialogsTest::otherProgramsGetTheirFiles()
{
    EnvSettings settings = EnvFile::parse(completeFile()).settings().value();
    settings.facts.name = u"Shop"_s;
    m_settings->setEnvFolder(m_home->path());
    EnvExportDialog dialog(settings, *m_workplace);
    dialog.show();
    const auto *outputs = dialog.findChild<QListWidget *>(u"outputs"_s);
    QCOMPARE(outputs->count(), 7); // SuiteCloud takes no tokens
    const auto *preview = dialog.findChild<QLabel *>(u"envPreview"_s);
    const auto *path = dialog.findChild<QLineEdit *>(u"envPath"_s);
    const auto *warning = dialog.findChild<Notice *>(u"warning"_s);
    for (const Output output : {Output::Docker, Output::Postman, Output::Bruno,
                                Output::GitHubActions, Output::KubernetesSecret, Output::Dotenv}) {
        dialog.choose(output);
        QVERIFY(preview->accessibleName().contains(u"NETSUITE_TOKEN_SECRET"_s));
        QVERIFY(!preview->accessibleName().contains(QString(8, u'd')));
        QVERIFY(!preview->text().contains(QString(8, u'd')));
        QCOMPARE(path->text(), m_home->filePath(usualFileName(output, u"Shop"_s)));
        QCOMPARE(warning->isVisible(), holdsSecrets(output));
    }
    dialog.choose(Output::KubernetesSecret);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"copy"_s), Qt::LeftButton);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QVERIFY(copied->text().contains(QString(64, u'd')));
    QVERIFY(copied->hasFormat(u"x-kde-passwordManagerHint"_s));
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"export"_s), Qt::LeftButton);
    QTRY_VERIFY(!dialog.isVisible());
    QFile file(m_home->filePath(u"shop-secret.yaml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(QByteArray(64, 'd')));
    QCOMPARE(file.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    QGuiApplication::clipboard()->clear();
}

void EnvDialogsTest::aReplacedFileIsSaid()
{
    QFile file(m_home->filePath(u"netsuite.bru"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    m_settings->setEnvFolder(m_home->path());
    EnvExportDialog dialog(EnvFile::parse(completeFile()).settings().value(), *m_workplace);
    dialog.choose(Output::Bruno);
    dialog.show();
    const auto said = [&dialog] {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->text().contains(u"replaced as a whole"_s);
        });
    };
    QTRY_VERIFY(said());
}

void EnvDialogsTest::aFileWithoutSecretsNeedsNoGitIgnore()
{
    QVERIFY(QDir(m_home->path()).mkpath(u"shop/.git"_s));
    m_settings->setEnvFolder(m_home->filePath(u"shop"_s));
    EnvExportDialog dialog(EnvFile::parse(completeFile()).settings().value(), *m_workplace);
    dialog.choose(Output::KubernetesSecret);
    dialog.show();
    const auto *form = dialog.findChild<EnvExportForm *>();
    const auto *warning = form->findChild<Notice *>();
    QTRY_VERIFY(warning->isVisible());
    dialog.choose(Output::Bruno);
    // A target that exists is the sign that it was looked at.
    QFile file(form->path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    dialog.choose(Output::Postman);
    dialog.choose(Output::Bruno);
    const auto said = [&dialog] {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->text().contains(u"replaced as a whole"_s);
        });
    };
    QTRY_VERIFY(said());
    QVERIFY(!warning->isVisible());
}

void EnvDialogsTest::saysWhenGitHasTheFileAlready()
{
    QVERIFY(QDir(m_home->path()).mkpath(u"shop/.git"_s));
    QFile index(m_home->filePath(u"shop/.git/index"_s)); // one entry, .env
    QVERIFY(index.open(QIODevice::WriteOnly));
    index.write(QByteArray("DIRC\0\0\0\2\0\0\0\1", 12) + QByteArray(60, '\0')
                + QByteArray("\0\4.env", 6) + QByteArray(6, '\0'));
    index.close();
    QFile ignored(m_home->filePath(u"shop/.gitignore"_s)); // which helps nobody any more
    QVERIFY(ignored.open(QIODevice::WriteOnly) && ignored.write(".env\n") == 5);
    ignored.close();
    EnvExportForm form;
    form.setSettings(EnvFile::parse(completeFile()).settings().value());
    form.setPath(m_home->filePath(u"shop/.env"_s));
    form.show();
    const auto *warning = form.findChild<Notice *>();
    QTRY_VERIFY(warning->isVisible());
    QCOMPARE(warning->tone(), ToneId::Bad);
    QVERIFY(warning->text().contains(u"git rm --cached .env"_s));
    QVERIFY(!warning->actionButton() || !warning->actionButton()->isVisible());
}

void EnvDialogsTest::opensAsItWasWrittenBefore_data()
{
    QTest::addColumn<QString>("format"); // as it was kept
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Output>("output");
    QTest::newRow("docker") << u"docker"_s << QByteArray() << Output::Docker;
    QTest::newRow("kubernetes") << u"kubernetes-secret"_s << QByteArray()
                                << Output::KubernetesSecret;
    QTest::newRow("the file tells")
        << QString() << "export NETSUITE_ACCOUNT_ID=1\n"_ba << Output::Shell;
    QTest::newRow("no file any more") << QString() << QByteArray() << Output::Dotenv;
}

void EnvDialogsTest::opensAsItWasWrittenBefore()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, content);
    QFETCH(Output, output);
    const QString path = m_home->filePath(u"somewhere"_s);
    QFile file(path);
    if (!content.isEmpty()) {
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
    }
    EnvSettings settings = EnvFile::parse(completeFile()).settings().value();
    settings.facts.exportedTo = {{u"/elsewhere/.env"_s, u"dotenv"_s}, {path, format}};
    EnvExportDialog dialog(settings, *m_workplace);
    dialog.show();
    const auto *form = dialog.findChild<EnvExportForm *>();
    QCOMPARE(form->path(), path);
    QTRY_COMPARE(form->output(), output);
    QCOMPARE(form->path(), path);
    QCOMPARE(
        dialog.findChild<QListWidget *>(u"outputs"_s)->currentItem()->data(Qt::UserRole).toInt(),
        int(output));
}

void EnvDialogsTest::eachKindGoesWhereItWentBefore()
{
    EnvSettings settings = EnvFile::parse(completeFile()).settings().value();
    settings.facts.name = u"Shop"_s;
    settings.facts.exportedTo
        = {{u"/a/manifest"_s, u"kubernetes-secret"_s}, {u"/b/shop.env"_s, u"dotenv"_s}};
    EnvExportDialog dialog(settings, *m_workplace);
    const auto *form = dialog.findChild<EnvExportForm *>();
    QCOMPARE(form->path(), u"/b/shop.env"_s);
    dialog.choose(Output::KubernetesSecret);
    QCOMPARE(form->path(), u"/a/manifest"_s);
    dialog.choose(Output::Postman); // over neither of the two
    QCOMPARE(form->path(), u"/a/shop.postman_environment.json"_s);
    dialog.choose(Output::Dotenv);
    QCOMPARE(form->path(), u"/b/shop.env"_s);
}

void EnvDialogsTest::rememberingChangesNothingElse()
{
    Connection stored = invented::tokenBased(u"1"_s, u"The shop"_s, u"7304182"_s);
    QVERIFY(invented::done(m_connections->save(stored)));
    EnvSettings settings = EnvFile::parse(completeFile()).settings().value();
    settings.facts = stored;
    m_settings->setEnvFolder(m_home->path());
    EnvExportDialog dialog(settings, *m_workplace);
    dialog.show();
    // Meanwhile it is renamed and checked.
    stored.name = u"The new shop"_s;
    stored.proof = ProofState::Proven;
    QVERIFY(invented::done(m_connections->save(stored)));
    dialog.choose(Output::Docker);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"export"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_connections->connection(u"1"_s)->exportedTo.isEmpty());
    const QList<ExportedFile> expected{{m_home->filePath(u"docker.env"_s), u"docker"_s}};
    stored.exportedTo = expected;
    QCOMPARE(*m_connections->connection(u"1"_s), stored);
}

void EnvDialogsTest::remembersTheImportedFile_data()
{
    QTest::addColumn<bool>("pasted");
    QTest::newRow("a file") << false;
    QTest::newRow("pasted") << true;
}

void EnvDialogsTest::remembersTheImportedFile()
{
    QFETCH(bool, pasted);
    const QString path = m_home->filePath(u"shop.sh"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(completeFile().replace("\nNETSUITE_", "\nexport NETSUITE_"));
    file.close();
    m_dialog->readFrom(path);
    QTRY_VERIFY(keep()->isEnabled());
    if (pasted)
        m_dialog->readText(completeFile());
    name()->setText(u"The shop"_s);
    QTest::mouseClick(keep(), Qt::LeftButton);
    QTRY_VERIFY(m_connections->connectionNamed(u"The shop"_s));
    const QList<ExportedFile> expected{{path, u"shell"_s}};
    QCOMPARE(m_connections->connectionNamed(u"The shop"_s)->exportedTo,
             pasted ? QList<ExportedFile>() : expected);
}

SUITESCOPE_WIDGET_MAIN(EnvDialogsTest)
#include "tst_envdialogs.moc"
