// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/setupdraft.h"
#include "lib/storage/memorysecretstore.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime provenAt(QDate(2026, 11, 23), QTime(9, 4), Qt::UTC);

/*! Answers when the test says so, in the order of its choice. */
class SlowStore : public MemorySecretStore
{
public:
    [[nodiscard]] QFuture<Result<>> write(const QString &entry, const Secret &secret) override
    {
        auto promise = std::make_shared<QPromise<Result<>>>();
        promise->start();
        waiting.append([this, promise, entry, secret] {
            promise->addResult(MemorySecretStore::write(entry, secret).result());
            promise->finish();
        });
        return promise->future();
    }
    void answerOne() { waiting.takeFirst()(); }

    QList<std::function<void()>> waiting;
};

} // namespace

class SetupDraftTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void nothingIsStoredBeforeTheFirstChange();
    void everyFieldComesBack();
    void secretsLieInTheStoreAndNotInTheFile();
    void anEmptyValueRemovesTheEntry();
    void aNewerValueMakesAnOlderOneVoid();
    void closingAtOnceKeepsWhatWaits();
    void aFailingKeychainIsSaid();
    void whatCouldNotBeKeptIsTriedAgain();
    void aLockedKeychainIsNamedOnResume();
    void aMissingEntryIsNamedOnResume();
    void anUnknownDraftIsNamed();
    void aPastedSecretDoesNotReachTheFileThroughTheAccount();

    void stepsFollowTheMethod();
    void tbaStepsComplete();
    void m2mStepsComplete();
    void aForeignCertificateIsRefused();
    void theAlgorithmFollowsTheKey();
    void aNameThatIsTakenIsIncomplete();
    void ticksAreKept();

    void finishingMakesTheConnection();
    void anIncompleteDraftDoesNotFinish();
    void editingLeavesTheConnectionUntilFinished();
    void anEditThatFailedLeavesTheConnectionWhole();
    void anEditCutShortBeforeItsMarkIsSwept();
    void aSuccessBelongsToItsValues();
    void changingTheMethodRemovesTheOldSecrets();
    void aFailedFinishLeavesTheDraftWhole();
    void finishedDraftsAreSwept();
    void discardingLeavesNothing();
    void storedDraftsTellWhatTheyAre();

private:
    void fillTba(SetupDraft &draft);
    void fillM2m(SetupDraft &draft, const KeyAndCertificate &pair);
    [[nodiscard]] std::unique_ptr<SetupDraft> newDraft(SecretStore &store);
    [[nodiscard]] QByteArray fileContent() const;
    [[nodiscard]] bool hasEntry(const QString &owner, SecretField field);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConnectionStore> m_connections;
    std::unique_ptr<MemorySecretStore> m_secrets;
};

void SetupDraftTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_connections = std::make_unique<ConnectionStore>(m_folder->filePath(u"connections.json"_s));
    m_secrets = std::make_unique<MemorySecretStore>();
    QVERIFY(answerOf(m_connections->load()));
}

void SetupDraftTest::cleanup()
{
    m_connections.reset();
    m_secrets.reset();
    m_folder.reset();
}

std::unique_ptr<SetupDraft> SetupDraftTest::newDraft(SecretStore &store)
{
    return std::make_unique<SetupDraft>(*m_connections, store, false);
}

QByteArray SetupDraftTest::fileContent() const
{
    QFile file(m_connections->filePath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool SetupDraftTest::hasEntry(const QString &owner, SecretField field)
{
    return answerOf(m_secrets->read(secretEntry(owner, field))).has_value();
}

void SetupDraftTest::fillTba(SetupDraft &draft)
{
    draft.setMethod(AuthMethod::TokenBased);
    draft.setName(u"Larkfield sandbox"_s);
    draft.setAccountText(u"7304182-sb1"_s);
    QVERIFY(answerOf(draft.setSecret(SecretField::ConsumerKey, hexValue('1'))));
    QVERIFY(answerOf(draft.setSecret(SecretField::ConsumerSecret, hexValue('2'))));
    QVERIFY(answerOf(draft.setSecret(SecretField::TokenId, hexValue('3'))));
    QVERIFY(answerOf(draft.setSecret(SecretField::TokenSecret, hexValue('4'))));
}

void SetupDraftTest::fillM2m(SetupDraft &draft, const KeyAndCertificate &pair)
{
    draft.setMethod(AuthMethod::ClientCredentials);
    draft.setName(u"Larkfield"_s);
    draft.setAccountText(u"7304182"_s);
    QVERIFY(answerOf(draft.setKeyPair(pair.key, pair.certificate)));
    QVERIFY(answerOf(draft.setSecret(SecretField::ClientId, hexValue('5'))));
    QVERIFY(answerOf(draft.setSecret(SecretField::CertificateId, certificateIdValue())));
}

void SetupDraftTest::nothingIsStoredBeforeTheFirstChange()
{
    const auto draft = newDraft(*m_secrets);
    QVERIFY(answerOf(draft->restored()));
    QVERIFY(m_connections->drafts().isEmpty());
    draft->setName(u""_s); // no change
    QVERIFY(m_connections->drafts().isEmpty());
}

void SetupDraftTest::everyFieldComesBack()
{
    const KeyAndCertificate pair = makeKey(KeyAlgorithm::EcP384);
    QString id;
    {
        SetupDraft draft(*m_connections, *m_secrets, true);
        QSignalSpy kept(&draft, &SetupDraft::kept);
        id = draft.id();
        fillM2m(draft, pair);
        draft.setStep(SetupStep::CertificateMapping);
        draft.setUrlOverride(QUrl(u"http://127.0.0.1:4711"_s));
        draft.setFeatureTicked(u"OAUTH2"_s, true);
        draft.setPermissionTicked(u"REPO_ANALYTICS"_s, true);
        draft.setDataNeeds({u"customer"_s, u"invoice"_s});
        draft.setScopes({u"rest_webservices"_s, u"restlets"_s});
        draft.setCertificateSaved(true);
        kept.clear();
        QTRY_VERIFY(!kept.isEmpty() || m_connections->drafts().contains(id));
    }
    const std::unique_ptr<SetupDraft> again(
        SetupDraft::resume(id, *m_connections, *m_secrets, nullptr));
    QVERIFY(answerOf(again->restored()));
    QCOMPARE(again->id(), id);
    QVERIFY(again->isDemo());
    QCOMPARE(again->name(), u"Larkfield"_s);
    QCOMPARE(again->method(), AuthMethod::ClientCredentials);
    QCOMPARE(again->step(), SetupStep::CertificateMapping);
    QCOMPARE(again->account().toString(), u"7304182"_s);
    QCOMPARE(again->urlOverride(), QUrl(u"http://127.0.0.1:4711"_s));
    QCOMPARE(again->tickedFeatures(), QSet<QString>{u"OAUTH2"_s});
    QCOMPARE(again->tickedPermissions(), QSet<QString>{u"REPO_ANALYTICS"_s});
    QCOMPARE(again->dataNeeds(), QStringList({u"customer"_s, u"invoice"_s}));
    QCOMPARE(again->scopes(), QStringList({u"rest_webservices"_s, u"restlets"_s}));
    QCOMPARE(again->algorithm(), SigningAlgorithm::ES384);
    QCOMPARE(again->certificate().fingerprint(), pair.certificate.fingerprint());
    QCOMPARE(again->keyPair().publicKeyDer(), pair.key.publicKeyDer());
    QVERIFY(again->keyMade().isValid());
    QVERIFY(again->certificateSaved());
    QVERIFY(again->secret(SecretField::ClientId) == hexValue('5'));
    QVERIFY(again->secret(SecretField::CertificateId) == certificateIdValue());
    QVERIFY(again->credentials().has_value());
    QCOMPARE(again->facts().id.size(), 36);
}

void SetupDraftTest::secretsLieInTheStoreAndNotInTheFile()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    QVERIFY(hasEntry(u"draft-"_s + draft->id(), SecretField::TokenSecret));
    QVERIFY(fileContent().contains(draft->id().toUtf8()));
    for (const Secret &value : draft->secrets())
        QVERIFY(!fileContent().contains(value.revealBytes()));
}

void SetupDraftTest::anEmptyValueRemovesTheEntry()
{
    const auto draft = newDraft(*m_secrets);
    QVERIFY(answerOf(draft->setSecret(SecretField::TokenId, hexValue('1'))));
    QVERIFY(hasEntry(u"draft-"_s + draft->id(), SecretField::TokenId));
    QVERIFY(answerOf(draft->setSecret(SecretField::TokenId, {})));
    QVERIFY(!hasEntry(u"draft-"_s + draft->id(), SecretField::TokenId));
    QVERIFY(draft->secret(SecretField::TokenId).isEmpty());
}

void SetupDraftTest::aNewerValueMakesAnOlderOneVoid()
{
    SlowStore store;
    const auto draft = newDraft(store);
    const QFuture<Result<>> first = draft->setSecret(SecretField::TokenId, hexValue('1'));
    const QFuture<Result<>> second = draft->setSecret(SecretField::TokenId, hexValue('2'));
    const QFuture<Result<>> third = draft->setSecret(SecretField::TokenId, hexValue('3'));
    QCOMPARE(answerOf(first).error().kind, ErrorKind::Canceled);
    QCOMPARE(answerOf(second).error().kind, ErrorKind::Canceled);
    QCOMPARE(store.waiting.size(), 1);
    store.answerOne();
    QTRY_COMPARE(store.waiting.size(), 1); // the third; the second was never sent
    QVERIFY(!third.isFinished());
    store.answerOne();
    QVERIFY(answerOf(third));
    QVERIFY(
        answerOf(store.read(secretEntry(u"draft-"_s + draft->id(), SecretField::TokenId))).value()
        == hexValue('3'));
}

void SetupDraftTest::closingAtOnceKeepsWhatWaits()
{
    SlowStore store;
    auto draft = newDraft(store);
    const QString id = draft->id();
    static_cast<void>(draft->setSecret(SecretField::TokenId, hexValue('1')));
    static_cast<void>(draft->setSecret(SecretField::TokenId, hexValue('2')));
    draft->setName(u"closed"_s);
    draft.reset();
    while (!store.waiting.isEmpty())
        store.answerOne();
    const std::unique_ptr<SetupDraft> again(SetupDraft::resume(id, *m_connections, store, nullptr));
    QVERIFY(answerOf(again->restored()));
    QCOMPARE(again->name(), u"closed"_s);
    QVERIFY(again->secret(SecretField::TokenId) == hexValue('2'));
}

void SetupDraftTest::aFailingKeychainIsSaid()
{
    const auto draft = newDraft(*m_secrets);
    QSignalSpy failed(draft.get(), &SetupDraft::keepFailed);
    QSignalSpy kept(draft.get(), &SetupDraft::kept);
    m_secrets->failWith(ErrorKind::KeychainLocked);
    const Result<> answer = answerOf(draft->setSecret(SecretField::TokenId, hexValue('1')));
    draft->setName(u"Larkfield"_s);
    QTRY_COMPARE(m_connections->drafts().value(draft->id()).value("name"_L1).toString(),
                 u"Larkfield"_s);
    QCoreApplication::processEvents();
    QCOMPARE(kept.size(), 0); // the name is kept, the draft as a whole is not
    QCOMPARE(answer.error().kind, ErrorKind::KeychainLocked);
    QCOMPARE(failed.size(), 1);
    // still there to be tried again
    QVERIFY(draft->secret(SecretField::TokenId) == hexValue('1'));
    m_secrets->failWith(ErrorKind::Canceled);
    QVERIFY(answerOf(draft->setSecret(SecretField::TokenId, hexValue('1'))));
    QTRY_VERIFY(!kept.isEmpty());
}

// A full disk, then a locked keychain: mended, and tried once more without a word typed.
void SetupDraftTest::whatCouldNotBeKeptIsTriedAgain()
{
    const QString folder = m_folder->filePath(u"in the way"_s);
    ConnectionStore connections(folder + u"/connections.json"_s);
    QVERIFY(answerOf(connections.load()));
    QFile file(folder);
    QVERIFY(file.open(QIODevice::WriteOnly)); // where the folder should be
    file.close();
    SetupDraft draft(connections, *m_secrets, false);
    const QSignalSpy failed(&draft, &SetupDraft::keepFailed);
    const QSignalSpy kept(&draft, &SetupDraft::kept);
    draft.setName(u"Larkfield"_s);
    QTRY_COMPARE(failed.size(), 1);
    draft.keepAgain();
    QTRY_COMPARE(failed.size(), 2); // still in the way
    QVERIFY(file.remove());
    draft.keepAgain();
    QTRY_COMPARE(kept.size(), 1);
    QVERIFY(connections.drafts().contains(draft.id()));

    m_secrets->failWith(ErrorKind::KeychainLocked);
    QVERIFY(!answerOf(draft.setSecret(SecretField::TokenId, hexValue('1'))));
    m_secrets->failWith(ErrorKind::Canceled); // unlocked
    draft.keepAgain();
    QTRY_COMPARE(kept.size(), 2);
    QCOMPARE(failed.size(), 3);
    QVERIFY(answerOf(m_secrets->read(secretEntry(u"draft-"_s + draft.id(), SecretField::TokenId)))
                .value()
            == hexValue('1'));
}

void SetupDraftTest::aLockedKeychainIsNamedOnResume()
{
    auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    const QString id = draft->id();
    draft.reset();
    m_secrets->failWith(ErrorKind::KeychainLocked);
    const std::unique_ptr<SetupDraft> again(
        SetupDraft::resume(id, *m_connections, *m_secrets, nullptr));
    QCOMPARE(again->name(), u"Larkfield sandbox"_s); // at once
    QCOMPARE(answerOf(again->restored()).error().kind, ErrorKind::KeychainLocked);
    QVERIFY(again->secrets().isEmpty());
    QVERIFY(!again->credentials());
}

void SetupDraftTest::aMissingEntryIsNamedOnResume()
{
    auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    const QString id = draft->id();
    draft.reset();
    QVERIFY(
        answerOf(m_secrets->remove(secretEntry(u"draft-"_s + id, SecretField::ConsumerSecret))));
    const std::unique_ptr<SetupDraft> again(
        SetupDraft::resume(id, *m_connections, *m_secrets, nullptr));
    QCOMPARE(answerOf(again->restored()).error().kind, ErrorKind::SecretMissing);
    QCOMPARE(again->secrets().size(), 3);
    QVERIFY(!again->isStepComplete(SetupStep::TbaIntegration));
    QVERIFY(again->isStepComplete(SetupStep::TbaToken));
}

void SetupDraftTest::anUnknownDraftIsNamed()
{
    const std::unique_ptr<SetupDraft> draft(
        SetupDraft::resume(u"nothing"_s, *m_connections, *m_secrets, nullptr));
    QCOMPARE(answerOf(draft->restored()).error().kind, ErrorKind::InvalidInput);
}

void SetupDraftTest::aPastedSecretDoesNotReachTheFileThroughTheAccount()
{
    const auto draft = newDraft(*m_secrets);
    QSignalSpy kept(draft.get(), &SetupDraft::kept);
    draft->setAccountText(hexValue('7').revealText());
    QTRY_VERIFY(!kept.isEmpty());
    QVERIFY(!fileContent().isEmpty());
    QVERIFY(!fileContent().contains(hexValue('7').revealBytes()));
}

void SetupDraftTest::stepsFollowTheMethod()
{
    QCOMPARE(stepsFor(AuthMethod::TokenBased).size(), 8);
    QCOMPARE(stepsFor(AuthMethod::ClientCredentials).size(), 9);
    QVERIFY(stepsFor(AuthMethod::TokenBased).contains(SetupStep::TbaToken));
    QVERIFY(!stepsFor(AuthMethod::ClientCredentials).contains(SetupStep::TbaToken));
    QCOMPARE(stepsFor(AuthMethod::TokenBased).first(), SetupStep::Method);
    QCOMPARE(stepsFor(AuthMethod::ClientCredentials).last(), SetupStep::Done);
}

void SetupDraftTest::tbaStepsComplete()
{
    const auto draft = newDraft(*m_secrets);
    draft->setMethod(AuthMethod::TokenBased);
    for (const SetupStep step : stepsFor(AuthMethod::TokenBased))
        QVERIFY(!draft->isStepComplete(step));
    draft->setName(u"  "_s);
    QVERIFY(!draft->isStepComplete(SetupStep::Method));
    draft->setAccountText(u"https://evil.example/"_s);
    QVERIFY(!draft->isStepComplete(SetupStep::Account));
    QVERIFY(answerOf(draft->setSecret(SecretField::ConsumerKey, Secret(u"too short"_s))));
    QVERIFY(answerOf(draft->setSecret(SecretField::ConsumerSecret, hexValue('2'))));
    QVERIFY(!draft->isStepComplete(SetupStep::TbaIntegration));
    fillTba(*draft);
    QVERIFY(draft->isStepComplete(SetupStep::Method));
    QVERIFY(draft->isStepComplete(SetupStep::Account));
    QVERIFY(draft->isStepComplete(SetupStep::TbaIntegration));
    QVERIFY(draft->isStepComplete(SetupStep::TbaToken));
    QVERIFY(draft->isStepComplete(SetupStep::Verify));
    QVERIFY(!draft->isStepComplete(SetupStep::Done));
    const auto credentials = draft->credentials();
    QVERIFY(credentials);
    QCOMPARE(std::get<TbaCredentials>(*credentials).realm, u"7304182_SB1"_s);
    // the same value twice is a mistake
    QVERIFY(answerOf(draft->setSecret(SecretField::TokenSecret, hexValue('3'))));
    QVERIFY(!draft->isStepComplete(SetupStep::TbaToken));
}

void SetupDraftTest::m2mStepsComplete()
{
    const auto draft = newDraft(*m_secrets);
    const KeyAndCertificate pair = makeKey();
    QVERIFY(!draft->isStepComplete(SetupStep::KeyAndCertificate));
    fillM2m(*draft, pair);
    QVERIFY(draft->isStepComplete(SetupStep::KeyAndCertificate));
    QVERIFY(draft->isStepComplete(SetupStep::M2mIntegration));
    QVERIFY(draft->isStepComplete(SetupStep::CertificateMapping));
    QVERIFY(draft->isStepComplete(SetupStep::Verify));
    draft->setScopes({});
    QVERIFY(!draft->isStepComplete(SetupStep::M2mIntegration));
    draft->setScopes({u"rest_webservices"_s});
    draft->setAlgorithm(SigningAlgorithm::PS256);
    QVERIFY(!draft->isStepComplete(SetupStep::KeyAndCertificate));
    draft->setAlgorithm(SigningAlgorithm::ES256);
    // the Client ID again, where the Certificate ID is due
    QVERIFY(answerOf(draft->setSecret(SecretField::CertificateId, hexValue('5'))));
    QVERIFY(!draft->isStepComplete(SetupStep::CertificateMapping));
    draft->forgetKeyPair();
    QVERIFY(draft->keyPair().isNull());
    QVERIFY(!draft->isStepComplete(SetupStep::KeyAndCertificate));
    QTRY_VERIFY(!hasEntry(u"draft-"_s + draft->id(), SecretField::PrivateKey));
}

void SetupDraftTest::aForeignCertificateIsRefused()
{
    const auto draft = newDraft(*m_secrets);
    const Result<> answer = answerOf(draft->setKeyPair(makeKey().key, makeKey().certificate));
    QCOMPARE(answer.error().kind, ErrorKind::InvalidInput);
    QVERIFY(draft->keyPair().isNull());
}

void SetupDraftTest::theAlgorithmFollowsTheKey()
{
    const auto draft = newDraft(*m_secrets);
    const KeyAndCertificate pair = makeKey(KeyAlgorithm::EcP521);
    QVERIFY(answerOf(draft->setKeyPair(pair.key, {})));
    QCOMPARE(draft->algorithm(), SigningAlgorithm::ES512);
    QVERIFY(draft->isStepComplete(SetupStep::KeyAndCertificate)); // the mapping may exist already
}

void SetupDraftTest::aNameThatIsTakenIsIncomplete()
{
    Connection existing;
    existing.id = u"one"_s;
    existing.name = u"Larkfield"_s;
    existing.account = AccountId::parse(u"7304182"_s).value();
    QVERIFY(answerOf(m_connections->save(existing)));
    const auto draft = newDraft(*m_secrets);
    draft->setName(u"larkfield "_s);
    QVERIFY(!draft->isStepComplete(SetupStep::Method));
    draft->setName(u"Larkfield two"_s);
    QVERIFY(draft->isStepComplete(SetupStep::Method));
    SetupDraft edit(*m_connections, *m_secrets, existing);
    QVERIFY(edit.isStepComplete(SetupStep::Method));
}

void SetupDraftTest::ticksAreKept()
{
    const auto draft = newDraft(*m_secrets);
    const Checklist checklist(AuthMethod::ClientCredentials);
    for (const FeatureItem &item : checklist.features()) {
        if (item.required)
            draft->setFeatureTicked(item.id, true);
    }
    QVERIFY(draft->isStepComplete(SetupStep::Features));
    draft->setFeatureTicked(u"OAUTH2"_s, false);
    QVERIFY(!draft->isStepComplete(SetupStep::Features));
    for (const PermissionItem &item : checklist.permissions())
        draft->setPermissionTicked(item.key, true);
    QVERIFY(draft->isStepComplete(SetupStep::Role));
}

void SetupDraftTest::finishingMakesTheConnection()
{
    const auto draft = newDraft(*m_secrets);
    fillM2m(*draft, makeKey());
    const Result<Connection> answer = answerOf(draft->finish(provenAt));
    QVERIFY(answer);
    QCOMPARE(answer->proof, ProofState::Proven);
    QCOMPARE(answer->lastProven, provenAt);
    QCOMPARE(answer->created, provenAt);
    QCOMPARE(answer->name, u"Larkfield"_s);
    QCOMPARE(answer->keychain, m_secrets->displayName());
    QVERIFY(!answer->certificatePem.isEmpty());
    QCOMPARE(m_connections->connections(), QList<Connection>{*answer});
    QVERIFY(m_connections->drafts().isEmpty());
    QVERIFY(draft->isStepComplete(SetupStep::Done));
    for (const SecretField field :
         {SecretField::ClientId, SecretField::CertificateId, SecretField::PrivateKey}) {
        QVERIFY(hasEntry(answer->id, field));
        QVERIFY(!hasEntry(u"draft-"_s + draft->id(), field));
    }
    // later edits of the finished draft change nothing
    draft->setName(u"other"_s);
    QVERIFY(m_connections->drafts().isEmpty());
    QVERIFY(answerOf(readCredentials(*answer, *m_secrets)));
}

void SetupDraftTest::anIncompleteDraftDoesNotFinish()
{
    const auto draft = newDraft(*m_secrets);
    draft->setName(u"half"_s);
    QCOMPARE(answerOf(draft->finish(provenAt)).error().kind, ErrorKind::NotAllowed);
    QVERIFY(m_connections->connections().isEmpty());
}

void SetupDraftTest::editingLeavesTheConnectionUntilFinished()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    const Connection before = answerOf(draft->finish(provenAt)).value();

    QString id;
    {
        SetupDraft edit(*m_connections, *m_secrets, before);
        id = edit.id();
        QCOMPARE(edit.editedConnection(), std::optional(before.id));
        QVERIFY(answerOf(edit.restored()));
        QVERIFY(edit.secret(SecretField::TokenSecret) == hexValue('4'));
        QVERIFY(answerOf(edit.setSecret(SecretField::TokenSecret, hexValue('9'))));
        QVERIFY(answerOf(edit.setSecret(SecretField::TokenId, {})));
        QVERIFY(answerOf(m_secrets->read(secretEntry(before.id, SecretField::TokenSecret))).value()
                == hexValue('4'));
    }
    const std::unique_ptr<SetupDraft> again(
        SetupDraft::resume(id, *m_connections, *m_secrets, nullptr));
    QVERIFY(answerOf(again->restored()));
    QVERIFY(again->secret(SecretField::TokenSecret) == hexValue('9'));
    QVERIFY(again->secret(SecretField::ConsumerKey) == hexValue('1')); // from the connection
    QVERIFY(again->secret(SecretField::TokenId).isEmpty()); // was taken away
    QVERIFY(answerOf(again->setSecret(SecretField::TokenId, hexValue('8'))));
    const QDateTime later = provenAt.addDays(1);
    const Connection after = answerOf(again->finish(later)).value();
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.created, before.created);
    QCOMPARE(after.lastProven, later);
    QVERIFY(
        answerOf(m_secrets->read(secretEntry(after.entryOwner(), SecretField::TokenSecret))).value()
        == hexValue('9'));
    for (const SecretField field : allSecretFields())
        QVERIFY(!hasEntry(before.entryOwner(), field));
    QCOMPARE(m_connections->connections().size(), 1);

    // Once more, from entries that do not lie under the id.
    SetupDraft third(*m_connections, *m_secrets, after);
    QVERIFY(answerOf(third.restored()));
    QVERIFY(third.secret(SecretField::TokenSecret) == hexValue('9'));
    const Connection last = answerOf(third.finish(later)).value();
    QVERIFY(answerOf(readCredentials(last, *m_secrets)));
    for (const SecretField field : allSecretFields())
        QVERIFY(!hasEntry(after.entryOwner(), field));
}

void SetupDraftTest::anEditThatFailedLeavesTheConnectionWhole()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    const Connection before = answerOf(draft->finish(provenAt)).value();
    SetupDraft edit(*m_connections, *m_secrets, before);
    QVERIFY(answerOf(edit.restored()));
    QVERIFY(answerOf(edit.setSecret(SecretField::TokenId, hexValue('8'))));
    m_secrets->failWith(ErrorKind::KeychainDenied);
    QCOMPARE(answerOf(edit.finish(provenAt)).error().kind, ErrorKind::KeychainDenied);
    m_secrets->failWith(ErrorKind::Canceled);
    QCOMPARE(m_connections->connection(before.id), std::optional(before));
    // What it began to write goes with the draft.
    const QString begun = successorOwner(before.id, edit.id());
    QVERIFY(answerOf(m_secrets->write(secretEntry(begun, SecretField::TokenId), hexValue('8'))));
    QVERIFY(answerOf(edit.discard()));
    QVERIFY(!hasEntry(begun, SecretField::TokenId));
    QVERIFY(answerOf(readCredentials(before, *m_secrets)));
}

void SetupDraftTest::anEditCutShortBeforeItsMarkIsSwept()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    const Connection before = answerOf(draft->finish(provenAt)).value();
    SetupDraft edit(*m_connections, *m_secrets, before);
    QVERIFY(answerOf(edit.restored()));
    QVERIFY(answerOf(edit.setSecret(SecretField::TokenId, hexValue('8'))));
    QJsonObject open = m_connections->drafts().value(edit.id());
    const Connection after = answerOf(edit.finish(provenAt)).value();
    // as a crash leaves it: the connection has the new entries, the draft does not know it
    open.insert(u"writesTo"_s, after.entryOwner());
    open.insert(u"replaces"_s, before.entryOwner());
    QVERIFY(answerOf(m_connections->saveDraft(edit.id(), open)));
    QVERIFY(answerOf(
        m_secrets->write(secretEntry(before.entryOwner(), SecretField::TokenId), hexValue('3'))));
    QVERIFY(answerOf(SetupDraft::sweep(*m_connections, *m_secrets)));
    QVERIFY(m_connections->drafts().isEmpty());
    QVERIFY(!hasEntry(before.entryOwner(), SecretField::TokenId));
    QVERIFY(answerOf(readCredentials(after, *m_secrets)));
}

void SetupDraftTest::aSuccessBelongsToItsValues()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    const Connection before = answerOf(draft->finish(provenAt)).value();
    QString id;
    {
        SetupDraft edit(*m_connections, *m_secrets, before);
        id = edit.id();
        QVERIFY(answerOf(edit.restored()));
        edit.setName(u"Larkfield, renamed"_s);
        QVERIFY(answerOf(edit.setSecret(SecretField::TokenSecret, hexValue('4')))); // as it was
        QCOMPARE(edit.facts().lastProven, provenAt);
        edit.setAccountText(u"7304182-sb2"_s);
        QVERIFY(!edit.facts().lastProven.isValid());
        edit.setAccountText(u"7304182-sb1"_s);
        QCOMPARE(edit.facts().lastProven, provenAt);
        QVERIFY(answerOf(edit.setSecret(SecretField::TokenSecret, hexValue('9'))));
        QVERIFY(!edit.facts().lastProven.isValid());
    }
    const std::unique_ptr<SetupDraft> again(
        SetupDraft::resume(id, *m_connections, *m_secrets, nullptr));
    QVERIFY(answerOf(again->restored()));
    QVERIFY(!again->facts().lastProven.isValid()); // over restarts, too
    QVERIFY(answerOf(again->keepEarlier(SecretField::TokenSecret)));
    QCOMPARE(again->facts().lastProven, provenAt);
}

void SetupDraftTest::changingTheMethodRemovesTheOldSecrets()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    const Connection before = answerOf(draft->finish(provenAt)).value();
    SetupDraft edit(*m_connections, *m_secrets, before);
    QVERIFY(answerOf(edit.restored()));
    fillM2m(edit, makeKey());
    const Connection after = answerOf(edit.finish(provenAt)).value();
    QCOMPARE(after.method, AuthMethod::ClientCredentials);
    QVERIFY(hasEntry(after.entryOwner(), SecretField::PrivateKey));
    for (const QString &owner : {before.entryOwner(), after.entryOwner()}) {
        QVERIFY(!hasEntry(owner, SecretField::TokenSecret));
        QVERIFY(!hasEntry(owner, SecretField::ConsumerKey));
    }
}

void SetupDraftTest::aFailedFinishLeavesTheDraftWhole()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    m_secrets->failWith(ErrorKind::KeychainLocked);
    QCOMPARE(answerOf(draft->finish(provenAt)).error().kind, ErrorKind::KeychainLocked);
    QVERIFY(m_connections->connections().isEmpty());
    QCOMPARE(m_connections->drafts().size(), 1);
    m_secrets->failWith(ErrorKind::Canceled);
    QVERIFY(answerOf(draft->finish(provenAt)));
    QVERIFY(m_connections->drafts().isEmpty());
}

void SetupDraftTest::finishedDraftsAreSwept()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    // as a crash leaves it: marked, with its entries
    QJsonObject marked = m_connections->drafts().value(draft->id());
    marked.insert(u"state"_s, u"finished"_s);
    QVERIFY(answerOf(m_connections->saveDraft(draft->id(), marked)));
    QVERIFY(SetupDraft::stored(*m_connections).isEmpty());
    QVERIFY(answerOf(SetupDraft::sweep(*m_connections, *m_secrets)));
    QVERIFY(m_connections->drafts().isEmpty());
    QVERIFY(!hasEntry(u"draft-"_s + draft->id(), SecretField::TokenSecret));
}

void SetupDraftTest::discardingLeavesNothing()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    draft->setName(u"changed a moment before"_s);
    QVERIFY(answerOf(draft->discard()));
    QVERIFY(m_connections->drafts().isEmpty());
    for (const SecretField field : allSecretFields())
        QVERIFY(!hasEntry(u"draft-"_s + draft->id(), field));
    QCOMPARE(answerOf(draft->setSecret(SecretField::TokenId, hexValue('1'))).error().kind,
             ErrorKind::NotAllowed);
}

void SetupDraftTest::storedDraftsTellWhatTheyAre()
{
    const auto draft = newDraft(*m_secrets);
    fillTba(*draft);
    draft->setStep(SetupStep::Verify);
    const QList<StoredDraft> stored = SetupDraft::stored(*m_connections);
    QCOMPARE(stored.size(), 1);
    QCOMPARE(stored.first().id, draft->id());
    QCOMPARE(stored.first().name, u"Larkfield sandbox"_s);
    QCOMPARE(stored.first().method, AuthMethod::TokenBased);
    QCOMPARE(stored.first().account.toString(), u"7304182_SB1"_s);
    QVERIFY(!stored.first().demo);
    QVERIFY(!stored.first().editedConnection);
    QVERIFY(stored.first().begun.isValid());
}

SUITESCOPE_GUILESS_MAIN(SetupDraftTest)
#include "tst_setupdraft.moc"
