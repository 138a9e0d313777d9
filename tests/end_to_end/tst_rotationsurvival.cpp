// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A rotation whose program is killed at each border it crosses: before and after each change of the
// keychain, each save, each request.
#include "tests/end_to_end/rotationbench.h"
#include "tests/lib/setup/filesecretstore.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

using State = CertificateRotation::State;

class RotationSurvivalTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aKillAtAnyBorderCostsNothing_data();
    void aKillAtAnyBorderCostsNothing();

private:
    /*! Whether the victim got to its end. */
    bool runVictim(const RotationStage &stage, const QString &folder, int border, bool back);
    void endIt(RotationStage &stage, const QString &folder, bool back);
    [[nodiscard]] QString wrong(RotationStage &stage, ConnectionStore &connections,
                                FileSecretStore &secrets);

    QString m_env; // the one exported file
};

void RotationSurvivalTest::aKillAtAnyBorderCostsNothing_data()
{
    QTest::addColumn<bool>("victimGoesBack");
    QTest::addColumn<bool>("thenBack");
    QTest::newRow("on the way, then resumed") << false << false;
    QTest::newRow("on the way, then taken back") << false << true;
    QTest::newRow("on the way back") << true << false;
}

bool RotationSurvivalTest::runVictim(const RotationStage &stage, const QString &folder, int border,
                                     bool back)
{
    QProcess victim;
    QEventLoop loop;
    connect(&victim, &QProcess::finished, &loop, &QEventLoop::quit);
    connect(&victim, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    victim.start(QStringLiteral(SUITESCOPE_ROTATION_VICTIM),
                 {folder, stage.server->url().toString(), QString::number(border),
                  back ? u"back"_s : u"forth"_s});
    loop.exec();
    const QByteArray said = victim.readAllStandardOutput();
    if (said.contains("stopped"))
        qInfo("the victim stopped by itself: %s", victim.readAllStandardError().constData());
    return victim.exitStatus() == QProcess::NormalExit && said.contains("ended");
}

QString RotationSurvivalTest::wrong(RotationStage &stage, ConnectionStore &connections,
                                    FileSecretStore &secrets)
{
    QStringList entries = secrets.entries();
    for (QString &entry : entries)
        entry.replace(u'@', u'/');
    return whatIsWrong(stage, connections, secrets, entries);
}

void RotationSurvivalTest::endIt(RotationStage &stage, const QString &folder, bool back)
{
    FileSecretStore secrets(folder + u"/secrets"_s);
    ConnectionStore connections(folder + u"/connections.json"_s);
    QVERIFY(RotationStage::answerOf(connections.load()));
    QCOMPARE(wrong(stage, connections, secrets), QString());
    const CertificateRotation::Tools tools{
        *stage.transport, systemClock(), connections, secrets,
        [&stage](const Connection &, QObject *, const auto &answer) { answer(stage.urls()); }};
    if (!connections.rotations().isEmpty()) {
        CertificateRotation rotation(u"c1"_s, tools);
        QEventLoop loop;
        connect(&rotation, &CertificateRotation::asked, this,
                [&rotation](CertificateRotation::Question question) {
                    if (question == CertificateRotation::Question::File)
                        rotation.answerFile(true);
                    else
                        rotation.confirm();
                });
        for (const auto signal : {&CertificateRotation::finished, &CertificateRotation::rolledBack})
            connect(&rotation, signal, &loop, &QEventLoop::quit);
        connect(&rotation, &CertificateRotation::stopped, &loop, &QEventLoop::quit);
        QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
        if (back && rotation.canRollBack())
            rotation.rollBack();
        else
            rotation.resume();
        loop.exec();
        QVERIFY2(rotation.state() == State::Finished || rotation.state() == State::RolledBack,
                 qPrintable(rotation.failure().error.detail));
    }
    QCOMPARE(wrong(stage, connections, secrets), QString());
    QVERIFY(connections.rotations().isEmpty());
    QCOMPARE(secrets.entries().size(), 3);
    QCOMPARE(stage.activeIds().size(), 1);
    // The file holds what the connection signs in with.
    QCOMPARE(lookAtExported({m_env, QString()}).value().certificateId.revealText(),
             stage.activeIds().constFirst());
}

void RotationSurvivalTest::aKillAtAnyBorderCostsNothing()
{
    QFETCH(bool, victimGoesBack);
    QFETCH(bool, thenBack);
    bool ended = false;
    int border = 0;
    while (!ended) {
        ++border;
        RotationStage stage;
        const QTemporaryDir folder(quickFolder());
        m_env = folder.filePath(u".env"_s);
        {
            FileSecretStore secrets(folder.filePath(u"secrets"_s));
            ConnectionStore connections(folder.filePath(u"connections.json"_s));
            Connection connection;
            connection.id = u"c1"_s;
            connection.name = u"Larkfield"_s;
            connection.account = stage.account.id();
            connection.certificatePem = stage.certificate.toPem();
            connection.exportedTo = {{m_env, QString()}};
            const auto put = [&](SecretField field, const Secret &value) {
                QVERIFY(RotationStage::answerOf(
                    secrets.write(secretEntry(connection.id, field), value)));
            };
            put(SecretField::ClientId, Secret(stage.m2m.clientId));
            put(SecretField::CertificateId, Secret(stage.m2m.certificateId));
            put(SecretField::PrivateKey, *stage.m2m.key.toPkcs8Pem());
            QVERIFY(RotationStage::answerOf(
                EnvFile::exportTo(m_env, {connection, stage.m2m}, EnvFormat::Dotenv)));
            QVERIFY(RotationStage::answerOf(connections.save(connection)));
        }
        ended = runVictim(stage, folder.path(), border, victimGoesBack);
        endIt(stage, folder.path(), thenBack);
        if (QTest::currentTestFailed()) {
            qInfo("killed at border %d", border);
            return;
        }
    }
    qInfo("%d borders", border - 1);
    QVERIFY(border > 40);
}

SUITESCOPE_GUILESS_MAIN(RotationSurvivalTest)

#include "tst_rotationsurvival.moc"
