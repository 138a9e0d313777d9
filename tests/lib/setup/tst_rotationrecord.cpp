// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/setup/connectionkeeping.h"
#include "lib/setup/exportrewriting.h"
#include "lib/setup/keykeeping.h"
#include "lib/setup/rotationrecord.h"
#include "lib/storage/memorysecretstore.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

RotationRecord fullRecord()
{
    RotationRecord record;
    record.plan = {RotationWay::ByHand, KeyAlgorithm::Rsa3072, 365, u"Müller sync"_s};
    record.step = RotationStep::Files;
    record.rollingBack = true;
    record.uploadTried = true;
    record.revokeTried = true;
    record.role = u"1042"_s;
    record.entity = u"-5"_s;
    record.newCertificatePem = "-----BEGIN CERTIFICATE-----\nMAo=\n-----END CERTIFICATE-----\n";
    record.members = {{u"c1"_s, u"c1"_s, u"c1-aa"_s, "old", SigningAlgorithm::PS384, u"mine"_s, {}},
                      {u"c2"_s, u"c2-bb"_s, u"c2-cc"_s, {}, SigningAlgorithm::ES256, {}, "public"}};
    record.files = {{u"/home/a/.env"_s, u"c1"_s, RotationFile::State::Rewritten, u"shell"_s},
                    {u"/home/a/b.env"_s, u"c2"_s, RotationFile::State::Waiting, {}}};
    auto api = std::make_shared<ApiError>();
    api->status = 403;
    api->code = u"INSUFFICIENT_PERMISSION"_s;
    record.failure = RotationFailure{RotationStep::Upload,
                                     RotationObstacle::PermissionMissing,
                                     {ErrorKind::Forbidden, u"no"_s, api}};
    record.begun = QDateTime(QDate(2026, 7, 1), QTime(8, 15, 30, 123), Qt::UTC);
    return record;
}

EnvSettings settingsWith(const QString &certificateId, const KeyPair &key)
{
    EnvSettings settings;
    settings.facts.account = AccountId::parse(u"7304182_SB1"_s).value();
    settings.credentials = M2mCredentials{QString(64, u'e'), certificateId, key,
                                          SigningAlgorithm::ES256, settings.facts.scopes};
    return settings;
}

} // namespace

class RotationRecordTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_connections.reset(); }

    void everythingComesBack();
    void whatIsUnknownOrMissingMakesItUnreadable_data();
    void whatIsUnknownOrMissingMakesItUnreadable();
    void aFailureOfALaterVersionIsLeftOut();
    void itIsFoundByEachOfItsConnections();
    void aDamagedOneIsListedAndNamesItsConnection();
    void whatItNamesIsNotRemoved();
    void anExportedFileIsRewrittenInItsFormat_data();
    void anExportedFileIsRewrittenInItsFormat();
    void whatOtherProgramsReadIsWrittenAnew();
    void aFileThatIsGoneIsNoError();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConnectionStore> m_connections;
};

void RotationRecordTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_connections = std::make_unique<ConnectionStore>(m_folder->filePath(u"connections.json"_s));
    QVERIFY(answerOf(m_connections->load()));
}

void RotationRecordTest::everythingComesBack()
{
    const RotationRecord record = fullRecord();
    const Result<RotationRecord> read = rotationFromJson(toJson(record));
    QVERIFY(read);
    QVERIFY(*read == record);
    RotationRecord plain;
    plain.members = record.members.first(1);
    QVERIFY(rotationFromJson(toJson(plain)).value() == plain);
}

void RotationRecordTest::whatIsUnknownOrMissingMakesItUnreadable_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const QJsonValue nothing(QJsonValue::Undefined);
    const auto with = [](const QString &section, const QString &key, const QJsonValue &value) {
        const QJsonArray list = toJson(fullRecord()).value(section).toArray();
        QJsonObject first = list.at(0).toObject();
        first.insert(key, value);
        return QJsonValue(QJsonArray{first});
    };
    QTest::newRow("another schema") << u"schema"_s << QJsonValue(2);
    QTest::newRow("a step of a later version") << u"step"_s << QJsonValue(u"dance"_s);
    QTest::newRow("no step") << u"step"_s << nothing;
    QTest::newRow("no plan") << u"plan"_s << nothing;
    QTest::newRow("no connection at all") << u"members"_s << QJsonValue(QJsonArray());
    QTest::newRow("a member that is a number") << u"members"_s << QJsonValue(QJsonArray{1});
    QTest::newRow("a member without its new owner")
        << u"members"_s << with(u"members"_s, u"newOwner"_s, nothing);
    QTest::newRow("a member that goes nowhere")
        << u"members"_s << with(u"members"_s, u"newOwner"_s, u"c1"_s);
    QTest::newRow("an unknown algorithm")
        << u"members"_s << with(u"members"_s, u"oldAlgorithm"_s, u"HS256"_s);
    QTest::newRow("a file in an unknown state")
        << u"files"_s << with(u"files"_s, u"state"_s, u"eaten"_s);
}

void RotationRecordTest::whatIsUnknownOrMissingMakesItUnreadable()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(fullRecord());
    object.insert(key, value);
    const Result<RotationRecord> read = rotationFromJson(object);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
}

void RotationRecordTest::aFailureOfALaterVersionIsLeftOut()
{
    QJsonObject object = toJson(fullRecord());
    object.insert(u"failure"_s, QJsonObject{{u"step"_s, u"upload"_s}, {u"obstacle"_s, u"moon"_s}});
    const Result<RotationRecord> read = rotationFromJson(object);
    QVERIFY(read);
    QVERIFY(!read->failure);
    QCOMPARE(read->step, RotationStep::Files);
}

void RotationRecordTest::itIsFoundByEachOfItsConnections()
{
    QVERIFY(!rotationOf(*m_connections, u"c1"_s));
    QVERIFY(answerOf(m_connections->saveRotation(u"c1"_s, toJson(fullRecord()))));
    for (const QString &id : {u"c1"_s, u"c2"_s}) {
        const std::optional<StoredRotation> found = rotationOf(*m_connections, id);
        QVERIFY(found);
        QCOMPARE(found->id, u"c1"_s);
        QVERIFY(found->record);
    }
    QVERIFY(!rotationOf(*m_connections, u"c3"_s));
}

void RotationRecordTest::aDamagedOneIsListedAndNamesItsConnection()
{
    QVERIFY(answerOf(m_connections->saveRotation(u"c1"_s, {{u"schema"_s, 1}})));
    QVERIFY(answerOf(m_connections->saveRotation(u"c9"_s, toJson(fullRecord())))); // another's
    const QList<StoredRotation> all = storedRotations(*m_connections);
    QCOMPARE(all.size(), 2);
    for (const StoredRotation &one : all)
        QVERIFY(!one.record);
    QVERIFY(rotationOf(*m_connections, u"c1"_s));
}

void RotationRecordTest::whatItNamesIsNotRemoved()
{
    MemorySecretStore secrets;
    const KeyAndCertificate made = makeKey();
    Connection connection;
    connection.id = u"c2"_s;
    connection.certificatePem = made.certificate.toPem();
    QVERIFY(answerOf(m_connections->save(connection)));
    QVERIFY(answerOf(m_connections->saveRotation(u"c1"_s, toJson(fullRecord()))));
    ErrorKind kind = ErrorKind::Canceled;
    const auto note = [&kind](const Error &error) { kind = error.kind; };
    ConnectionRemover remover(u"c2"_s, m_folder->filePath(u"c2.sqlite"_s), *m_connections, secrets);
    connect(&remover, &ConnectionRemover::failed, this, note);
    remover.start();
    QCOMPARE(kind, ErrorKind::NotAllowed);
    kind = ErrorKind::Canceled;
    KeyPairRemover keys(knownKeyPairs(*m_connections).constFirst(), *m_connections,
                        [&secrets](const KeyUse &) -> SecretStore & { return secrets; });
    connect(&keys, &KeyPairRemover::failed, this, note);
    keys.start();
    QCOMPARE(kind, ErrorKind::NotAllowed);
    QCOMPARE(m_connections->connection(u"c2"_s), std::optional(connection));
}

void RotationRecordTest::anExportedFileIsRewrittenInItsFormat_data()
{
    QTest::addColumn<EnvFormat>("format");
    QTest::newRow("dotenv") << EnvFormat::Dotenv;
    QTest::newRow("docker") << EnvFormat::Docker;
    QTest::newRow("shell") << EnvFormat::Shell;
}

void RotationRecordTest::anExportedFileIsRewrittenInItsFormat()
{
    QFETCH(EnvFormat, format);
    const QString path = m_folder->filePath(u".env"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# mine\nPORT=1\n");
    file.close();
    const EnvSettings before
        = settingsWith(QString(43, u'a'), *KeyPair::generate(KeyAlgorithm::EcP256));
    const EnvSettings after
        = settingsWith(QString(43, u'b'), *KeyPair::generate(KeyAlgorithm::EcP256));
    QVERIFY(answerOf(EnvFile::exportTo(path, before, format)));
    ExportedContent look = lookAtExported({path, QString()}).value();
    QVERIFY(look.certificateId == Secret(QString(43, u'a')));
    QVERIFY(look.clientId == Secret(QString(64, u'e')));

    QVERIFY(answerOf(rewriteExported({path, QString()}, after)));
    look = lookAtExported({path, QString()}).value();
    QVERIFY(look.certificateId == Secret(QString(43, u'b')));
    QVERIFY(look.otherLines >= 2);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.startsWith("# mine\nPORT=1\n"));
    QCOMPARE(EnvFile::parse(content).format(), format);
    QVERIFY(QByteArrayView(EnvFile::parse("# mine\nPORT=1\n").merged(after, format).view())
            == QByteArrayView(content));
}

void RotationRecordTest::whatOtherProgramsReadIsWrittenAnew()
{
    const EnvSettings before
        = settingsWith(QString(43, u'a'), *KeyPair::generate(KeyAlgorithm::EcP256));
    const EnvSettings after
        = settingsWith(QString(43, u'b'), *KeyPair::generate(KeyAlgorithm::EcP256));
    for (const Output output :
         {Output::SuiteCloudCi, Output::Postman, Output::GitHubActions, Output::KubernetesSecret}) {
        const ExportedFile file{m_folder->filePath(outputKey(output)), outputKey(output)};
        QVERIFY(answerOf(writeOutput(file.path, before, output)));
        const ExportedContent look = lookAtExported(file).value();
        QVERIFY2(look.namesCertificate(Secret(QString(43, u'a'))), qPrintable(file.format));
        QVERIFY2(!look.namesCertificate(Secret(QString(43, u'b'))), qPrintable(file.format));
        QVERIFY(!look.namesCertificate(Secret()));

        QVERIFY(answerOf(rewriteExported(file, after)));
        QVERIFY(lookAtExported(file).value().namesCertificate(Secret(QString(43, u'b'))));
        QFile written(file.path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(QByteArrayView(outputText(after, output, Shown::Full).view())
                == QByteArrayView(written.readAll()));
    }
}

void RotationRecordTest::aFileThatIsGoneIsNoError()
{
    const Result<ExportedContent> look
        = lookAtExported({m_folder->filePath(u"no.env"_s), QString()});
    QVERIFY(look);
    QVERIFY(!look->exists);
    // and one without our names names nothing
    QFile file(m_folder->filePath(u"other.env"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PORT=1\n");
    file.close();
    const Result<ExportedContent> other = lookAtExported({file.fileName(), QString()});
    QVERIFY(other && other->exists && other->certificateId.isEmpty());
    QVERIFY(!lookAtExported({m_folder->path(), QString()})); // a folder
}

SUITESCOPE_GUILESS_MAIN(RotationRecordTest)
#include "tst_rotationrecord.moc"
