// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/setupdraft.h"
#include "lib/storage/memorysecretstore.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime provenAt(QDate(2026, 11, 23), QTime(9, 4), Qt::UTC);

} // namespace

class RefreshDraftTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void onlyWhatWasWipedIsAskedFor_data();
    void onlyWhatWasWipedIsAskedFor();
    void theRestStays();
    void theEarlierClientIdCanBeKept();
    void itCanBeResumed();
    void finishingReplacesWhatWasWiped();
    void discardingLeavesTheConnection();
    void itCanAskForEverything();

private:
    [[nodiscard]] Connection connected(AuthMethod method);
    [[nodiscard]] SetupDraft *refreshed(const Connection &connection)
    {
        auto *draft = SetupDraft::afterRefresh(*m_connections, *m_secrets, connection, this);
        [&] { QVERIFY(answerOf(draft->restored())); }();
        return draft;
    }
    [[nodiscard]] Secret stored(const Connection &connection, SecretField field)
    {
        return answerOf(m_secrets->read(secretEntry(connection.entryOwner(), field)))
            .value_or(Secret());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConnectionStore> m_connections;
    std::unique_ptr<MemorySecretStore> m_secrets;
};

void RefreshDraftTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_connections = std::make_unique<ConnectionStore>(m_folder->filePath(u"connections.json"_s));
    m_secrets = std::make_unique<MemorySecretStore>();
    QVERIFY(answerOf(m_connections->load()));
}

Connection RefreshDraftTest::connected(AuthMethod method)
{
    auto *draft = new SetupDraft(*m_connections, *m_secrets, false, this);
    draft->setName(u"Larkfield sandbox"_s);
    draft->setMethod(method);
    draft->setAccountText(u"7304182_SB1"_s);
    draft->setScopes({u"rest_webservices"_s, u"restlets"_s});
    if (method == AuthMethod::ClientCredentials) {
        static const KeyAndCertificate pair = makeKey();
        static_cast<void>(answerOf(draft->setKeyPair(pair.key, pair.certificate)));
        static_cast<void>(answerOf(draft->setSecret(SecretField::ClientId, hexValue('5'))));
        static_cast<void>(
            answerOf(draft->setSecret(SecretField::CertificateId, certificateIdValue())));
    } else {
        char digit = '1';
        for (const SecretField field : {SecretField::ConsumerKey, SecretField::ConsumerSecret,
                                        SecretField::TokenId, SecretField::TokenSecret})
            static_cast<void>(answerOf(draft->setSecret(field, hexValue(digit++))));
    }
    return answerOf(draft->finish(provenAt)).value_or(Connection());
}

void RefreshDraftTest::onlyWhatWasWipedIsAskedFor_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<QList<SetupStep>>("steps");
    QTest::newRow("certificate") << AuthMethod::ClientCredentials
                                 << QList{SetupStep::M2mIntegration, SetupStep::CertificateMapping,
                                          SetupStep::Verify, SetupStep::Done};
    QTest::newRow("token") << AuthMethod::TokenBased
                           << QList{SetupStep::TbaIntegration, SetupStep::TbaToken,
                                    SetupStep::Verify, SetupStep::Done};
}

void RefreshDraftTest::onlyWhatWasWipedIsAskedFor()
{
    QFETCH(AuthMethod, method);
    QFETCH(QList<SetupStep>, steps);
    SetupDraft *draft = refreshed(connected(method));
    QVERIFY(draft->isAfterRefresh());
    QCOMPARE(draft->steps(), steps);
    QCOMPARE(draft->step(), steps.first());
    QVERIFY(!draft->isStepComplete(steps.at(0)));
    QVERIFY(!draft->isStepComplete(steps.at(1)));
    QVERIFY(!draft->isStepComplete(SetupStep::Verify));
    QVERIFY(!draft->credentials());
    for (const SecretField field : allSecretFields())
        QVERIFY(field == SecretField::PrivateKey || draft->secret(field).isEmpty());
}

void RefreshDraftTest::theRestStays()
{
    const Connection connection = connected(AuthMethod::ClientCredentials);
    SetupDraft *draft = refreshed(connection);
    QCOMPARE(draft->account(), connection.account);
    QCOMPARE(draft->name(), connection.name);
    QCOMPARE(draft->scopes(), connection.scopes);
    QVERIFY(draft->isStepComplete(SetupStep::KeyAndCertificate));
    QVERIFY(draft->isStepComplete(SetupStep::Role));
    QCOMPARE(draft->certificate().toPem(), connection.certificatePem);
    QCOMPARE(draft->editedConnection(), std::optional(connection.id));
}

void RefreshDraftTest::theEarlierClientIdCanBeKept()
{
    SetupDraft *draft = refreshed(connected(AuthMethod::ClientCredentials));
    QVERIFY(answerOf(draft->keepEarlier(SecretField::ClientId)));
    QCOMPARE(draft->secret(SecretField::ClientId), hexValue('5'));
    QVERIFY(draft->isStepComplete(SetupStep::M2mIntegration));
    QVERIFY(draft->secret(SecretField::CertificateId).isEmpty());
}

void RefreshDraftTest::itCanBeResumed()
{
    const Connection connection = connected(AuthMethod::TokenBased);
    SetupDraft *draft = refreshed(connection);
    QVERIFY(answerOf(draft->setSecret(SecretField::ConsumerKey, hexValue('6'))));
    const QString id = draft->id();
    delete draft;
    QCOMPARE(SetupDraft::stored(*m_connections).size(), 1);
    QVERIFY(SetupDraft::stored(*m_connections).first().afterRefresh);

    SetupDraft *again = SetupDraft::resume(id, *m_connections, *m_secrets, this);
    QVERIFY(answerOf(again->restored()));
    QVERIFY(again->isAfterRefresh());
    QCOMPARE(again->secret(SecretField::ConsumerKey), hexValue('6'));
    QVERIFY(again->secret(SecretField::TokenId).isEmpty());
}

void RefreshDraftTest::finishingReplacesWhatWasWiped()
{
    const Connection before = connected(AuthMethod::ClientCredentials);
    const Secret key = stored(before, SecretField::PrivateKey);
    QVERIFY(!key.isEmpty());
    SetupDraft *draft = refreshed(before);
    QVERIFY(answerOf(draft->setSecret(SecretField::ClientId, hexValue('7'))));
    QVERIFY(answerOf(draft->setSecret(SecretField::CertificateId, certificateIdValue())));
    QCOMPARE(stored(before, SecretField::ClientId), hexValue('5')); // until it is proven
    const Result<Connection> after = answerOf(draft->finish(provenAt.addDays(1)));
    QVERIFY(after);
    QCOMPARE(after->id, before.id);
    QCOMPARE(after->certificatePem, before.certificatePem);
    QCOMPARE(stored(*after, SecretField::ClientId), hexValue('7'));
    QCOMPARE(stored(*after, SecretField::PrivateKey), key);
}

void RefreshDraftTest::discardingLeavesTheConnection()
{
    const Connection before = connected(AuthMethod::TokenBased);
    SetupDraft *draft = refreshed(before);
    QVERIFY(answerOf(draft->setSecret(SecretField::TokenId, hexValue('8'))));
    QVERIFY(answerOf(draft->discard()));
    QCOMPARE(m_connections->connection(before.id), std::optional(before));
    QCOMPARE(stored(before, SecretField::TokenId), hexValue('3'));
}

void RefreshDraftTest::itCanAskForEverything()
{
    SetupDraft *draft = refreshed(connected(AuthMethod::TokenBased));
    draft->askForEverything();
    QCOMPARE(draft->steps(), stepsFor(AuthMethod::TokenBased));
    QVERIFY(draft->secret(SecretField::TokenId).isEmpty());
}

SUITESCOPE_GUILESS_MAIN(RefreshDraftTest)
#include "tst_refreshdraft.moc"
