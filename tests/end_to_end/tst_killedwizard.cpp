// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program is killed on each page of the wizard right after that page's values were entered; a
// new start finds them all. The victim is this executable itself with the real window.
#include "app/application.h"
#include "lib/base/clock.h"
#include "lib/crypto/runtime.h"
#include "lib/setup/setupdraft.h"
#include "ui/home/mainwindow.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/secretedit.h"
#include "ui/wizard/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int longWait = 60'000;

Paths pathsBelow(const QString &home)
{
    return {home + u"/connections.json"_s, home + u"/settings.ini"_s, home,
            home + u"/simulated-account.json"_s};
}

SetupWizard *openWizard()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *wizard = qobject_cast<SetupWizard *>(window); wizard && wizard->isVisible())
            return wizard;
    }
    return nullptr;
}

template<typename Values> QJsonArray sorted(const Values &values)
{
    QStringList list(values.cbegin(), values.cend());
    list.sort();
    return QJsonArray::fromStringList(list);
}

/*! What a person sees on the page: every field and every tick. */
QJsonArray seenOn(const QWidget &page)
{
    QJsonArray seen;
    for (const QLineEdit *line : page.findChildren<QLineEdit *>()) {
        if (line->isVisible())
            seen += line->text();
    }
    for (const QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->isCheckable())
            seen += u"%1 %2"_s.arg(button->objectName()).arg(int(button->isChecked()));
    }
    for (const QAbstractItemView *view : page.findChildren<QAbstractItemView *>()) {
        for (int row = 0; view->isVisible() && row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            seen += u"%1 %2"_s.arg(index.data().toString())
                        .arg(index.data(Qt::CheckStateRole).toInt());
        }
    }
    return seen;
}

QJsonObject secretsIn(const SetupDraft &draft)
{
    QJsonObject secrets;
    const QHash<SecretField, Secret> all = draft.secrets();
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        secrets.insert(QString::number(int(it.key())), QString::fromUtf8(it.value().revealBytes()));
    return secrets;
}

/*! Everything entered so far: in the draft, and on the page in view. */
QJsonObject entered(const SetupWizard &wizard)
{
    const auto *draft = wizard.findChild<SetupDraft *>();
    QJsonObject all{{u"page"_s, wizard.currentPage()->objectName()},
                    {u"name"_s, draft->name()},
                    {u"method"_s, int(draft->method())},
                    {u"account"_s, draft->accountText()},
                    {u"features"_s, sorted(draft->tickedFeatures())},
                    {u"permissions"_s, sorted(draft->tickedPermissions())},
                    {u"needs"_s, sorted(draft->dataNeeds())},
                    {u"scopes"_s, sorted(draft->scopes())},
                    {u"saved"_s, draft->certificateSaved()},
                    {u"certificate"_s, QString::fromUtf8(draft->certificate().toPem())},
                    {u"secrets"_s, secretsIn(*draft)}};
    if (wizard.currentId() < int(SetupStep::Verify))
        all.insert(u"seen"_s, seenOn(*wizard.currentPage()));
    return all;
}

void tell(const QByteArray &line)
{
    std::fputs((line + '\n').constData(), stdout);
    std::fflush(stdout);
}

[[noreturn]] void giveUp(const char *why)
{
    tell(QByteArray("failed: ") + why);
    std::_Exit(1);
}

/*! Goes through the wizard until the page on which it is to be killed. */
class Victim
{
public:
    Victim(const QString &home, AuthMethod method)
        : m_program(pathsBelow(home), systemClock(), true), m_method(method)
    {
    }

    void goTo(SetupStep last)
    {
        begin();
        for (const SetupStep step : stepsFor(m_method)) {
            enter(step);
            if (step == last)
                return report();
            if (step == SetupStep::Verify)
                m_proven = entered(*m_wizard);
            waitFor("Next", [&] { return next()->isEnabled(); });
            QTest::mouseClick(next(), Qt::LeftButton);
            waitFor("the next page", [&] { return m_wizard->currentStep() != step; });
        }
    }

private:
    void begin()
    {
        m_program.take({});
        bool loaded = false;
        QObject::connect(&m_program.window(), &MainWindow::loaded, &m_program,
                         [&] { loaded = true; });
        waitFor("the list", [&] { return loaded; });
        m_program.window().practiseSetup();
        waitFor("the wizard", [&] { return (m_wizard = openWizard()) != nullptr; });
        m_draft = m_wizard->findChild<SetupDraft *>();
        QObject::connect(m_draft, &SetupDraft::kept, &m_program, [this] { m_kept = true; });
        QObject::connect(m_draft, &SetupDraft::keepFailed, &m_program, [] { giveUp("not kept"); });
    }

    void enter(SetupStep step)
    {
        switch (step) {
        case SetupStep::Method:
            keep([&] { QTest::keyClicks(find<QLineEdit>(u"connectionNameEdit"_s), u"Killed"_s); });
            if (m_method == AuthMethod::TokenBased)
                keep([&] {
                    QTest::mouseClick(find<QAbstractButton>(u"methodToken"_s), Qt::LeftButton);
                });
            return;
        case SetupStep::Features:
            tickRow(u"featuresTable"_s, 0);
            return tickRow(u"featuresTable"_s, 2);
        case SetupStep::Role:
            tickRow(u"dataNeedsList"_s, 1);
            return tickRow(u"permissionsTable"_s, 0);
        case SetupStep::Account:
            return keep([&] { QTest::keyClicks(find<QLineEdit>(u"accountEdit"_s), u"demo"_s); });
        case SetupStep::KeyAndCertificate:
            keep([&] {
                QTest::mouseClick(find<QAbstractButton>(u"generateButton"_s), Qt::LeftButton);
            });
            waitFor("the key", [&] { return !m_draft->certificate().isNull(); });
            return keep([&] { m_draft->setCertificateSaved(true); });
        case SetupStep::M2mIntegration:
            addIntegration();
            keep([&] {
                auto *box = find<QAbstractButton>(u"scope_restlets"_s);
                QTest::keyClick(box, Qt::Key_Space);
            });
            return paste(u"clientIdField"_s, m_values.first);
        case SetupStep::CertificateMapping:
            return paste(u"certificateIdField"_s, mapCertificate());
        case SetupStep::TbaIntegration:
            addIntegration();
            paste(u"consumerKeyField"_s, m_values.first);
            return paste(u"consumerSecretField"_s, m_values.second);
        case SetupStep::TbaToken: {
            SimulatedAccount &account = m_program.demo().account();
            const ShownOnce token
                = account.addToken(m_integration, m_role, account.users().constFirst());
            paste(u"tokenIdField"_s, token.first);
            return paste(u"tokenSecretField"_s, token.second);
        }
        case SetupStep::Verify:
            return waitFor("the proof", [&] { return next()->isEnabled(); });
        case SetupStep::Done:
            return;
        }
    }

    void report()
    {
        // A finished draft holds nothing any more: its connection is compared with the proof.
        const QJsonObject all
            = m_wizard->currentStep() == SetupStep::Done ? m_proven : entered(*m_wizard);
        tell("kept " + QJsonDocument(all).toJson(QJsonDocument::Compact));
    }

    /*! Does one thing and waits for the draft to be kept, as the wizard's rail says. */
    template<typename Act> void keep(Act act)
    {
        m_kept = false;
        act();
        waitFor("the draft to be kept", [&] { return m_kept; });
    }

    void tickRow(const QString &name, int row)
    {
        auto *view = find<QAbstractItemView>(name);
        view->setCurrentIndex(view->model()->index(row, 0));
        keep([&] { QTest::keyClick(view, Qt::Key_Space); });
    }

    void paste(const QString &field, const QString &value)
    {
        QLineEdit *line = find<SecretEdit>(field)->lineEdit();
        QGuiApplication::clipboard()->setText(value);
        keep([&] { QTest::keySequence(line, QKeySequence::Paste); });
    }

    // The administrator's side.
    void addIntegration()
    {
        SimulatedAccount &account = m_program.demo().account();
        for (const SimulatedAccount::Feature &feature : account.features())
            account.setFeature(feature.id, true);
        m_role = account.addRole(u"Killed"_s);
        for (const SimulatedAccount::Permission &each : SimulatedAccount::permissions())
            account.setPermission(m_role, each.key, each.levels.constLast());
        SimulatedIntegration wanted;
        wanted.name = u"Killed"_s;
        wanted.tokenBased = m_method == AuthMethod::TokenBased;
        wanted.clientCredentials = !wanted.tokenBased;
        wanted.scopes = {u"rest_webservices"_s, u"restlets"_s};
        m_values = account.addIntegration(wanted, &m_integration);
    }

    QString mapCertificate()
    {
        SimulatedAccount &account = m_program.demo().account();
        return account
            .addMapping(m_integration, m_role, account.users().constFirst(),
                        m_draft->certificate().toPem())
            .certificateId;
    }

    template<typename T> T *find(const QString &name) const
    {
        T *found = m_wizard->findChild<T *>(name);
        if (!found)
            giveUp(qUtf8Printable(name));
        return found;
    }

    template<typename Holds> void waitFor(const char *what, Holds holds) const
    {
        if (!QTest::qWaitFor(holds, longWait))
            giveUp(what);
    }

    [[nodiscard]] QAbstractButton *next() const { return m_wizard->button(QWizard::NextButton); }

    Application m_program;
    AuthMethod m_method;
    SetupWizard *m_wizard = nullptr;
    SetupDraft *m_draft = nullptr;
    QJsonObject m_proven;
    ShownOnce m_values;
    int m_integration = 0;
    int m_role = 0;
    bool m_kept = false;
};

} // namespace

class KilledWizardTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingEnteredIsThereAgain_data();
    void everythingEnteredIsThereAgain();

private:
    static void compareConnection(Application &program, const QString &home,
                                  const QJsonObject &before);
};

void KilledWizardTest::everythingEnteredIsThereAgain_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<SetupStep>("step");
    for (const auto &[method, word] : {std::pair(AuthMethod::ClientCredentials, "certificate"),
                                       std::pair(AuthMethod::TokenBased, "tokens")}) {
        const QList<SetupStep> steps = stepsFor(method);
        for (qsizetype i = 0; i < steps.size(); ++i)
            QTest::addRow("%s, page %d", word, int(i + 1)) << method << steps.at(i);
    }
}

void KilledWizardTest::everythingEnteredIsThereAgain()
{
    QFETCH(AuthMethod, method);
    QFETCH(SetupStep, step);
    const QTemporaryDir home;

    QProcess victim;
    victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    victim.start(
        QCoreApplication::applicationFilePath(),
        {u"--victim"_s, home.path(), QString::number(int(method)), QString::number(int(step))});
    const bool said = QTest::qWaitFor(
        [&] { return victim.canReadLine() || victim.state() == QProcess::NotRunning; }, longWait);
    const QByteArray line = victim.readLine();
    victim.kill(); // SIGKILL
    QVERIFY(victim.waitForFinished());
    QVERIFY2(said && line.startsWith("kept "), line.constData());
    const QJsonObject before = QJsonDocument::fromJson(line.mid(5)).object();
    QCOMPARE(before.value("name"_L1).toString(), u"Killed"_s);

    Application program(pathsBelow(home.path()), systemClock(), true);
    program.take({});
    auto *list = program.window().findChild<QListView *>(u"connections"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    if (step == SetupStep::Done)
        return compareConnection(program, home.path(), before);

    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).center());
    QTRY_VERIFY(openWizard());
    SetupWizard *wizard = openWizard();
    auto *draft = wizard->findChild<SetupDraft *>();
    QTRY_VERIFY(draft->restored().isFinished());
    QVERIFY(draft->restored().result());
    QTRY_COMPARE(entered(*wizard), before);
    wizard->close();
    QTRY_VERIFY(!openWizard());
}

void KilledWizardTest::compareConnection(Application &program, const QString &home,
                                         const QJsonObject &before)
{
    ConnectionStore store(pathsBelow(home).configFile);
    const QFuture<Result<>> loaded = store.load();
    QTRY_VERIFY(loaded.isFinished());
    QVERIFY(SetupDraft::stored(store).isEmpty());
    QCOMPARE(store.connections().size(), 1);
    const Connection connection = store.connections().constFirst();
    QCOMPARE(connection.name, before.value("name"_L1).toString());
    QVERIFY(connection.lastProven.isValid());

    const QJsonObject secrets = before.value("secrets"_L1).toObject();
    QCOMPARE(secrets.size(), connection.method == AuthMethod::TokenBased ? 4 : 3);
    for (const QString &field : secrets.keys()) {
        const QFuture<Result<Secret>> found = program.demo().secretStore().read(
            secretEntry(connection.entryOwner(), SecretField(field.toInt())));
        QTRY_VERIFY(found.isFinished());
        QVERIFY(found.result());
        QCOMPARE(QString::fromUtf8(found.result()->revealBytes()), secrets.value(field).toString());
    }
}

int main(int argc, char *argv[])
{
    const CryptoRuntime crypto;
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"SuiteScope"_s);
    installLook();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--victim"_L1) {
        Victim victim(arguments.value(2), AuthMethod(arguments.value(3).toInt()));
        victim.goTo(SetupStep(arguments.value(4).toInt()));
        return QApplication::exec();
    }
    KilledWizardTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedwizard.moc"
