// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// NetSuite's list beside the connections of this computer, before the simulated account.
#include "lib/setup/registeredlist.h"
#include "lib/setup/signinbudget.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/end_to_end/rotationstage.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace suitescope;
using namespace Qt::StringLiterals;

using State = RegisteredList::State;

/*! Refuses to read the entries of one owner. */
class HalfLockedStore : public MemorySecretStore
{
public:
    QFuture<Result<Secret>> read(const QString &entry) override
    {
        return !locked.isEmpty() && entry.startsWith(locked)
            ? finished<Secret>(failure(ErrorKind::KeychainLocked))
            : MemorySecretStore::read(entry);
    }
    QString locked;
};

/*! The account is whole again as soon as one answer was lost. */
class MendingTransport : public Transport
{
public:
    explicit MendingTransport(RotationStage &stage) : m_stage(stage) { }
    QFuture<Result<Response>> send(const Request &request) override
    {
        return m_stage.transport->send(request).then([this](const Result<Response> &answer) {
            if (!answer && mends)
                m_stage.account.setFault(Fault::None);
            return answer;
        });
    }
    bool mends = false;

private:
    RotationStage &m_stage; // outlives this
};

class RegisteredListTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup()
    {
        m_list.reset(), m_budget.reset(), m_store.reset(), m_transport.reset(), m_stage.reset();
    }

    void orphansOfBothSidesAreTold();
    void whatTheListSaysIsKept();
    void otherIntegrationsAreLeftOut();
    void aSecretThatCannotBeReadIsTold();
    void failuresAreTold_data();
    void failuresAreTold();
    void aRefusedSignInCounts();
    void nothingIsSentWhenTheUserWouldBeLocked();
    void anotherQuestionMakesTheFirstVoid();
    void oneIsRevoked();
    void aLostAnswerIsReadFromTheList_data();
    void aLostAnswerIsReadFromTheList();
    void aRefusedRevocationIsTold();

private:
    Connection keep(const QString &id, const M2mCredentials &credentials,
                    const Certificate &certificate);
    [[nodiscard]] bool load(const QString &id = u"orders"_s)
    {
        m_list->load(m_store->connection(id).value());
        return QTest::qWaitFor([this] { return m_list->state() != State::Loading; }, 20'000)
            && m_list->state() == State::Loaded;
    }
    [[nodiscard]] bool waitFor(QSignalSpy &spy) const { return !spy.isEmpty() || spy.wait(20'000); }

    QTemporaryDir m_home;
    int m_number = 0;
    HalfLockedStore m_secrets;
    std::unique_ptr<RotationStage> m_stage;
    std::unique_ptr<MendingTransport> m_transport;
    std::unique_ptr<ConnectionStore> m_store;
    std::unique_ptr<SignInBudget> m_budget;
    std::unique_ptr<RegisteredList> m_list;
};

void RegisteredListTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_secrets.locked.clear();
    m_stage = std::make_unique<RotationStage>(u"7304182"_s);
    m_transport = std::make_unique<MendingTransport>(*m_stage);
    const QString base = m_home.filePath(QString::number(++m_number));
    m_store = std::make_unique<ConnectionStore>(base + u".json"_s);
    QVERIFY(RotationStage::answerOf(m_store->load()));
    m_budget = std::make_unique<SignInBudget>(base + u".budget"_s, systemClock());
    const auto access = [this](const Connection &facts, QObject *context, const auto &answer) {
        whenDone(context, readCredentials(facts, m_secrets),
                 [this, answer](const Result<Credentials> &read) {
                     answer(CheckAccess{m_stage->urls(), read ? std::optional(*read) : std::nullopt,
                                        read ? std::nullopt : std::optional(read.error())});
                 });
    };
    m_list = std::make_unique<RegisteredList>(
        RegisteredList::Tools{*m_transport, *m_store, access,
                              [this](const Connection &) -> SecretStore & { return m_secrets; },
                              systemClock(), m_budget.get()});
    keep(u"orders"_s, m_stage->m2m, m_stage->certificate);
}

Connection RegisteredListTest::keep(const QString &id, const M2mCredentials &credentials,
                                    const Certificate &certificate)
{
    Connection one;
    one.id = id;
    one.name = id;
    one.account = m_stage->account.id();
    one.certificatePem = certificate.isNull() ? QByteArray() : certificate.toPem();
    one.publicKey = certificate.isNull() ? credentials.key.publicKeyDer() : QByteArray();
    for (const auto &[field, value] :
         {std::pair(SecretField::ClientId, Secret(credentials.clientId)),
          std::pair(SecretField::CertificateId, Secret(credentials.certificateId)),
          std::pair(SecretField::PrivateKey, credentials.key.toPkcs8Pem().value())})
        (void)RotationStage::answerOf(m_secrets.write(secretEntry(id, field), value));
    (void)RotationStage::answerOf(m_store->save(one));
    return one;
}

void RegisteredListTest::orphansOfBothSidesAreTold()
{
    // In NetSuite and of nobody here.
    const KeyPair lost = *KeyPair::generate(KeyAlgorithm::EcP256);
    const std::unique_ptr<RestClient> client = m_stage->client(m_stage->m2m);
    const Result<QString> id = RotationStage::answerOf(uploadCertificate(
        *client, RotationStage::certificateFor(lost), QString::number(m_stage->role()), u"11"_s));
    QVERIFY(id);
    // Here, with the same Client ID, and not in NetSuite.
    M2mCredentials gone = m_stage->m2m;
    gone.key = *KeyPair::generate(KeyAlgorithm::EcP384);
    gone.certificateId = u"not-in-netsuite"_s;
    keep(u"gone"_s, gone, RotationStage::certificateFor(gone.key));

    QVERIFY(load());
    const QList<MatchedCertificate> all = m_list->matches();
    QCOMPARE(all.size(), 3);
    QCOMPARE(all.at(0).standing(), Standing::Both);
    QCOMPARE(all.at(0).connectionNames(), QStringList{u"orders"_s});
    QVERIFY(all.at(0).own);
    QCOMPARE(all.at(1).standing(), Standing::OnlyNetSuite);
    QCOMPARE(all.at(1).listed->certificateId, *id);
    QCOMPARE(all.at(2).standing(), Standing::OnlyHere);
    QCOMPARE(all.at(2).connectionNames(), QStringList{u"gone"_s});
    QVERIFY(!m_list->isIncomplete());
    // They follow the connections: the key is kept here now.
    QVERIFY(RotationStage::answerOf(m_store->remove(u"gone"_s)));
    QCOMPARE(m_list->matches().size(), 2);
}

void RegisteredListTest::whatTheListSaysIsKept()
{
    keep(u"imported"_s, m_stage->m2m, {}); // from a .env file of the same connection
    QVERIFY(load());
    const QString role = m_stage->account.roles().constLast().name;
    for (const QString &id : {u"orders"_s, u"imported"_s}) {
        const auto listed = listedFrom(m_store->connection(id)->lastListed);
        QVERIFY2(listed, qPrintable(id));
        QCOMPARE(listed->role, role);
        QCOMPARE(listed->entity, m_stage->account.users().constFirst());
        QCOMPARE(listed->application, m_stage->account.integrations().constFirst().name);
        QCOMPARE(listed->ends, m_stage->certificate.notAfter());
        QVERIFY(listed->read.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    }
    QCOMPARE(termOf(*m_store->connection(u"imported"_s))->ends, m_stage->certificate.notAfter());
    QFile file(m_store->filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(!written.contains(m_stage->m2m.certificateId.toLatin1()));
    QVERIFY(!written.contains(m_stage->m2m.clientId.toLatin1()));
}

void RegisteredListTest::otherIntegrationsAreLeftOut()
{
    M2mCredentials other = m_stage->m2m;
    other.key = *KeyPair::generate(KeyAlgorithm::EcP256);
    other.clientId = QString(64, u'7');
    other.certificateId = u"of-another-integration"_s;
    keep(u"other"_s, other, RotationStage::certificateFor(other.key));
    QVERIFY(load());
    QCOMPARE(m_list->matches().size(), 1);
    Connection tokens;
    tokens.id = u"tokens"_s;
    tokens.method = AuthMethod::TokenBased;
    QVERIFY(RotationStage::answerOf(m_store->save(tokens)));
    QCOMPARE(m_list->askable().size(), 2);
}

void RegisteredListTest::aSecretThatCannotBeReadIsTold()
{
    keep(u"locked"_s, m_stage->m2m, m_stage->certificate);
    m_secrets.locked = u"locked/"_s;
    QVERIFY(load());
    QVERIFY(m_list->isIncomplete());
}

void RegisteredListTest::failuresAreTold_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("permission");
    QTest::newRow("no permission") << u"permission"_s << ErrorKind::Forbidden << true;
    QTest::newRow("maintenance") << u"maintenance"_s << ErrorKind::ServerFault << false;
    QTest::newRow("no connection") << u"reset"_s << ErrorKind::BadReply << false;
    QTest::newRow("no secrets") << u"secrets"_s << ErrorKind::SecretMissing << false;
}

void RegisteredListTest::failuresAreTold()
{
    QFETCH(QString, what);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, permission);
    if (what == "permission"_L1)
        m_stage->account.setPermission(m_stage->role(), u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s,
                                       0);
    else if (what == "maintenance"_L1)
        m_stage->account.setFault(Fault::HtmlMaintenance503);
    else if (what == "reset"_L1)
        m_stage->account.setFault(Fault::ConnectionReset);
    else
        QVERIFY(RotationStage::answerOf(
            m_secrets.remove(secretEntry(u"orders"_s, SecretField::PrivateKey))));
    QVERIFY(!load());
    QCOMPARE(m_list->state(), State::Failed);
    QCOMPARE(m_list->error().kind, kind);
    QCOMPARE(m_list->isPermissionMissing(), permission);
    QVERIFY(m_list->matches().isEmpty());
    QVERIFY(m_list->waitUntil().isNull());
    QVERIFY(m_store->connection(u"orders"_s)->lastListed.isEmpty());
}

void RegisteredListTest::aRefusedSignInCounts()
{
    M2mCredentials wrong = m_stage->m2m;
    wrong.key = *KeyPair::generate(KeyAlgorithm::EcP256);
    keep(u"wrong"_s, wrong, RotationStage::certificateFor(wrong.key));
    QVERIFY(!load(u"wrong"_s));
    QVERIFY(!m_list->isPermissionMissing());
    QCOMPARE(m_budget->refusedItself(signInIdentity(m_stage->account.id(), wrong)), 1);
}

void RegisteredListTest::nothingIsSentWhenTheUserWouldBeLocked()
{
    const QByteArray who = signInIdentity(m_stage->account.id(), m_stage->m2m);
    for (int i = 0; i < SignInBudget::inWindow; ++i)
        QVERIFY(RotationStage::answerOf(m_budget->countRefusal(who)));
    const qsizetype before = m_stage->account.loginAuditTrail().size();
    QVERIFY(!load());
    QVERIFY(m_list->waitUntil().isValid());
    QVERIFY(!m_list->isPermissionMissing());
    QCOMPARE(m_stage->account.loginAuditTrail().size(), before);
}

void RegisteredListTest::anotherQuestionMakesTheFirstVoid()
{
    m_list->load(m_store->connection(u"orders"_s).value());
    QCOMPARE(m_list->state(), State::Loading);
    m_list->stop();
    QCOMPARE(m_list->state(), State::Idle);
    m_list->load(m_store->connection(u"orders"_s).value());
    QVERIFY(load());
    QCOMPARE(m_list->matches().size(), 1);
}

void RegisteredListTest::oneIsRevoked()
{
    const KeyPair lost = *KeyPair::generate(KeyAlgorithm::EcP256);
    const std::unique_ptr<RestClient> client = m_stage->client(m_stage->m2m);
    const Result<QString> id = RotationStage::answerOf(uploadCertificate(
        *client, RotationStage::certificateFor(lost), QString::number(m_stage->role()), u"11"_s));
    QVERIFY(load());
    QSignalSpy revoked(m_list.get(), &RegisteredList::revoked);
    m_list->revoke(*id);
    QVERIFY(m_list->isRevoking());
    QVERIFY(waitFor(revoked));
    QVERIFY(!m_list->isRevoking());
    QCOMPARE(m_stage->activeIds(), QStringList{m_stage->m2m.certificateId});
    QCOMPARE(m_list->matches().constLast().listed->certificateId, *id);
    QVERIFY(m_list->matches().constLast().listed->revoked);
    // and the one that it signs in with itself
    revoked.clear();
    m_list->revoke(m_stage->m2m.certificateId);
    QVERIFY(waitFor(revoked));
    QVERIFY(m_stage->activeIds().isEmpty());
    QCOMPARE(m_list->state(), State::Loaded); // nothing is asked for with what is revoked
}

void RegisteredListTest::aLostAnswerIsReadFromTheList_data()
{
    QTest::addColumn<bool>("own");
    QTest::addColumn<bool>("mends"); // the list can be had afterwards
    QTest::addColumn<bool>("known"); // that it is revoked
    QTest::newRow("another's") << false << true << true;
    QTest::newRow("another's, the list is lost as well") << false << false << false;
    QTest::newRow("its own: asking would be a refused sign-in") << true << true << false;
}

void RegisteredListTest::aLostAnswerIsReadFromTheList()
{
    QFETCH(bool, own);
    QFETCH(bool, mends);
    QFETCH(bool, known);
    const KeyPair lost = *KeyPair::generate(KeyAlgorithm::EcP256);
    const std::unique_ptr<RestClient> client = m_stage->client(m_stage->m2m);
    const Result<QString> id = RotationStage::answerOf(uploadCertificate(
        *client, RotationStage::certificateFor(lost), QString::number(m_stage->role()), u"11"_s));
    QVERIFY(load());
    QSignalSpy revoked(m_list.get(), &RegisteredList::revoked);
    QSignalSpy failed(m_list.get(), &RegisteredList::revokeFailed);
    m_transport->mends = mends;
    m_stage->account.setFault(Fault::ConnectionReset); // after the account has acted
    m_list->revoke(own ? m_stage->m2m.certificateId : *id);
    QVERIFY(waitFor(known ? revoked : failed));
    QCOMPARE(revoked.size(), known ? 1 : 0);
    QCOMPARE(failed.size(), known ? 0 : 1);
    QVERIFY(!m_list->isRevoking());
    QCOMPARE(m_stage->activeIds().size(), 1); // it was revoked in each case
}

void RegisteredListTest::aRefusedRevocationIsTold()
{
    QVERIFY(load());
    QSignalSpy failed(m_list.get(), &RegisteredList::revokeFailed);
    m_list->revoke(u"no-such"_s);
    QVERIFY(waitFor(failed));
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::NotFound);
    QCOMPARE(m_list->state(), State::Loaded);
    QCOMPARE(m_stage->activeIds().size(), 1);
}

SUITESCOPE_GUILESS_MAIN(RegisteredListTest)

#include "tst_registeredlist.moc"
