// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/setupdraft.h"
#include "lib/setup/signinbudget.h"
#include "tests/end_to_end/rotationbench.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace suitescope;
using namespace Qt::StringLiterals;

using State = CertificateRotation::State;
using Question = CertificateRotation::Question;

/*! A connection's way from one certificate to the next, before the simulated account. */
class CertificateRotationTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theWholeWay_data();
    void theWholeWay();
    void byHandWithoutThePermission();
    void aWrongCertificateIdIsNotTakenAndARefusedOneIsAskedAgain();
    void whoSharesTheCertificateIsSwitchedToo();
    void anotherAccountWithTheSameCertificateIsLeftAlone();
    void filesAreAskedOneByOne();
    void aFileWrittenMeanwhileIsAskedFor();
    void aConnectionGivenOtherValuesMeanwhileKeepsThem();
    void aFileThatBecameAnothersWhileAskedIsLeft();
    void aFileThatCannotBeWrittenStopsAndMayBeLeft();
    void itGoesBackFromEachStep_data();
    void itGoesBackFromEachStep();
    void filesGoBackToo();
    void thereIsNoWayBackOnceTheOldIsRevoked();
    void whatIsInTheWayIsNamed_data();
    void whatIsInTheWayIsNamed();
    void aDamagedRecordCanBeDropped();
    void refusalsAreCountedAndStopIt();
    void whatAnotherProcessCountedStopsItToo();
    void aStopInTheMiddleCanBeResumed();
    void aWayBackLeavesNothingOfWhatWasBeingWritten();
    void theKeyCanBeOfAnotherKind();

private:
    [[nodiscard]] QString writeFile(const QString &name, const QString &certificateId);
    [[nodiscard]] QString idIn(const QString &path);
    void addConnection(const QString &id, const QString &account = u"DEMO"_s);

    std::unique_ptr<RotationBench> m_bench;
};

void CertificateRotationTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_bench = std::make_unique<RotationBench>();
}

QString CertificateRotationTest::writeFile(const QString &name, const QString &certificateId)
{
    const QString path = m_bench->folder.filePath(name);
    M2mCredentials m2m = m_bench->stage.m2m;
    m2m.certificateId = certificateId;
    (void)RotationStage::answerOf(
        EnvFile::exportTo(path, {m_bench->connection, m2m}, EnvFormat::Dotenv));
    m_bench->connection.exportedTo.append({path, QString()});
    (void)RotationStage::answerOf(m_bench->connections.save(m_bench->connection));
    return path;
}

QString CertificateRotationTest::idIn(const QString &path)
{
    return lookAtExported({path, QString()}).value().certificateId.revealText();
}

void CertificateRotationTest::addConnection(const QString &id, const QString &account)
{
    Connection other = m_bench->connection;
    other.id = other.name = id;
    other.account = AccountId::parse(account).value();
    m_bench->keep(other, m_bench->stage.m2m);
}

void CertificateRotationTest::theWholeWay_data()
{
    QTest::addColumn<RotationWay>("way");
    QTest::newRow("through the endpoint") << RotationWay::Endpoint;
    QTest::newRow("by hand") << RotationWay::ByHand;
}

void CertificateRotationTest::theWholeWay()
{
    QFETCH(RotationWay, way);
    m_bench->plan.way = way;
    const QString before = m_bench->stage.m2m.certificateId;
    const auto rotation = m_bench->rotation();
    QList<RotationStep> steps;
    connect(rotation.get(), &CertificateRotation::stepBegun, this,
            [&steps](RotationStep step) { steps += step; });
    QSignalSpy finished(rotation.get(), &CertificateRotation::finished);
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(steps,
             (QList{RotationStep::Inspect, RotationStep::MakeKey, RotationStep::Upload,
                    RotationStep::SignIn, RotationStep::Switch, RotationStep::Files,
                    RotationStep::Revoke, RotationStep::ClearUp}));
    QCOMPARE(m_bench->wrong(), QString());
    QVERIFY(m_bench->connections.rotations().isEmpty());
    const Connection facts = m_bench->facts();
    QVERIFY(facts.entryOwner() != m_bench->connection.entryOwner());
    QVERIFY(facts.certificatePem != m_bench->connection.certificatePem);
    QCOMPARE(m_bench->secrets.names.size(), 3);
    const QStringList active = m_bench->stage.activeIds();
    QCOMPARE(active.size(), 1);
    QVERIFY(active.constFirst() != before);

    // The next one starts from there.
    const auto again = m_bench->rotation();
    again->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*again), State::Finished);
    QCOMPARE(m_bench->wrong(), QString());
    QVERIFY(m_bench->stage.activeIds() != active);
}

void CertificateRotationTest::byHandWithoutThePermission()
{
    SimulatedAccount &account = m_bench->stage.account;
    account.setPermission(m_bench->stage.role(), u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s, 0);
    const auto rotation = m_bench->rotation();
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Stopped);
    QCOMPARE(rotation->failure().obstacle, RotationObstacle::PermissionMissing);
    QVERIFY(!rotation->record()); // nothing was changed
    QVERIFY(!rotation->canRollBack());
    QList<Question> questions;
    m_bench->beforeAnswer = [&questions](Question question) { questions += question; };
    rotation->goOnByHand();
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    QCOMPARE(questions, (QList{Question::NewCertificateId, Question::OldRevoked}));
    QCOMPARE(m_bench->wrong(), QString());
    QCOMPARE(m_bench->stage.activeIds().size(), 1);
}

void CertificateRotationTest::aWrongCertificateIdIsNotTakenAndARefusedOneIsAskedAgain()
{
    m_bench->plan.way = RotationWay::ByHand;
    CertificateRotation rotation(m_bench->connection.id, m_bench->tools());
    rotation.start(m_bench->plan);
    QTRY_COMPARE(rotation.state(), State::Asking);
    QCOMPARE(rotation.question(), Question::NewCertificateId);
    const Secret old(m_bench->stage.m2m.certificateId);
    QCOMPARE(rotation.judge(old).fault, ShapeFault::LooksLikeAnother);
    QCOMPARE(rotation.judge(Secret(m_bench->stage.m2m.clientId)).fault,
             ShapeFault::LooksLikeAnother);
    QCOMPARE(rotation.judge(Secret()).fault, ShapeFault::Empty);
    rotation.takeCertificateId(old);
    rotation.takeCertificateId(Secret());
    QCOMPARE(rotation.state(), State::Asking);

    const Secret unknown(u"-wrong_CertificateIdOfFortyThreeCharacters1"_s);
    rotation.takeCertificateId(unknown);
    QCOMPARE(m_bench->wait(rotation), State::Stopped);
    QCOMPARE(rotation.failure().step, RotationStep::SignIn);
    QCOMPARE(rotation.failure().error.kind, ErrorKind::Unauthorized);
    QCOMPARE(m_bench->wrong(), QString());

    m_bench->answerQuestions(rotation);
    rotation.resume();
    QCOMPARE(m_bench->wait(rotation), State::Finished);
    QCOMPARE(m_bench->wrong(), QString());
}

void CertificateRotationTest::whoSharesTheCertificateIsSwitchedToo()
{
    addConnection(u"twin"_s);
    Connection bare = m_bench->connection; // from a .env file: without its certificate
    bare.id = bare.name = u"bare"_s;
    bare.certificatePem.clear();
    m_bench->keep(bare, m_bench->stage.m2m);
    const auto rotation = m_bench->rotation();
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    QCOMPARE(m_bench->wrong(), QString()); // each signs in
    QCOMPARE(m_bench->secrets.names.size(), 9);
    for (const QString &id : {u"twin"_s, u"bare"_s})
        QCOMPARE(m_bench->connections.connection(id)->certificatePem,
                 m_bench->facts().certificatePem);
}

void CertificateRotationTest::anotherAccountWithTheSameCertificateIsLeftAlone()
{
    addConnection(u"sandbox"_s, u"7304182_SB1"_s);
    const auto rotation = m_bench->rotation();
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    const Connection other = m_bench->connections.connection(u"sandbox"_s).value();
    QCOMPARE(other.certificatePem, m_bench->connection.certificatePem);
    QCOMPARE(other.entryOwner(), u"sandbox"_s);
    QVERIFY(RotationStage::answerOf(readCredentials(other, m_bench->secrets)));
}

void CertificateRotationTest::filesAreAskedOneByOne()
{
    const QString old = m_bench->stage.m2m.certificateId;
    const QString first = writeFile(u"first.env"_s, old);
    const QString left = writeFile(u"left.env"_s, old);
    const QString foreign = writeFile(u"foreign.env"_s, QString(43, u'x'));
    const QString gone = writeFile(u"gone.env"_s, old);
    QVERIFY(QFile::remove(gone));
    const auto rotation = m_bench->rotation();
    QStringList asked;
    m_bench->beforeAnswer = [&](Question question) {
        if (question != Question::File)
            return;
        asked += rotation->fileQuestion().file.path;
        m_bench->rewritesFiles = asked.size() == 1;
    };
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    QCOMPARE(asked, (QStringList{first, left}));
    QVERIFY(m_bench->stage.activeIds().contains(idIn(first)));
    QCOMPARE(idIn(left), old);
    QCOMPARE(idIn(foreign), QString(43, u'x'));
    QVERIFY(!QFile::exists(gone));
    QList<RotationFile::State> states;
    for (const RotationFile &file : rotation->files())
        states += file.state;
    QCOMPARE(states,
             (QList{RotationFile::State::Rewritten, RotationFile::State::Left,
                    RotationFile::State::Foreign, RotationFile::State::Gone}));
    // The key in it signs in.
    QFile file(first);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto settings = EnvFile::parse(file.readAll()).settings();
    QVERIFY(settings);
    const auto client = m_bench->stage.client(std::get<M2mCredentials>(settings->credentials));
    QVERIFY(RotationStage::answerOf(client->authorizer().signIn()));
}

void CertificateRotationTest::aFileWrittenMeanwhileIsAskedFor()
{
    m_bench->plan.way = RotationWay::ByHand;
    const auto rotation = m_bench->rotation();
    QString path;
    m_bench->beforeAnswer = [&](Question question) {
        if (question == Question::NewCertificateId)
            path = writeFile(u"late.env"_s, m_bench->stage.m2m.certificateId);
    };
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    QCOMPARE(rotation->files().size(), 1);
    QCOMPARE(rotation->files().constFirst().state, RotationFile::State::Rewritten);
    QVERIFY(m_bench->stage.activeIds().contains(idIn(path)));
}

void CertificateRotationTest::aConnectionGivenOtherValuesMeanwhileKeepsThem()
{
    m_bench->plan.way = RotationWay::ByHand;
    const auto rotation = m_bench->rotation();
    m_bench->beforeAnswer = [&](Question question) {
        if (question != Question::NewCertificateId)
            return;
        // as a set-up that was open before the renewal leaves it
        Connection edited = m_bench->connection;
        edited.keychainOwner = u"edited"_s;
        m_bench->keep(edited, m_bench->stage.m2m);
        for (const SecretField field : allSecretFields())
            QVERIFY(RotationStage::answerOf(
                m_bench->secrets.remove(secretEntry(m_bench->connection.entryOwner(), field))));
    };
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Stopped);
    QCOMPARE(rotation->failure().obstacle, RotationObstacle::ConnectionChanged);
    QCOMPARE(m_bench->wrong(), QString());
    QVERIFY(rotation->canRollBack());
    rotation->rollBack();
    QCOMPARE(m_bench->wait(*rotation), State::RolledBack);
    QCOMPARE(m_bench->facts().entryOwner(), u"edited"_s);
    QCOMPARE(m_bench->stage.activeIds(), QStringList{m_bench->stage.m2m.certificateId});
    QCOMPARE(m_bench->wrong(), QString());
}

void CertificateRotationTest::aFileThatBecameAnothersWhileAskedIsLeft()
{
    const QString path = writeFile(u"replaced.env"_s, m_bench->stage.m2m.certificateId);
    const QString foreign(43, u'x');
    const auto rotation = m_bench->rotation();
    int asked = 0;
    m_bench->beforeAnswer = [&](Question question) {
        if (question != Question::File)
            return;
        ++asked;
        M2mCredentials other = m_bench->stage.m2m;
        other.certificateId = foreign;
        QVERIFY(RotationStage::answerOf(
            EnvFile::exportTo(path, {m_bench->connection, other}, EnvFormat::Dotenv)));
    };
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    QCOMPARE(asked, 1);
    QCOMPARE(idIn(path), foreign);
    QCOMPARE(rotation->files().constFirst().state, RotationFile::State::Foreign);
}

void CertificateRotationTest::aFileThatCannotBeWrittenStopsAndMayBeLeft()
{
    const QString path = writeFile(u"stuck.env"_s, m_bench->stage.m2m.certificateId);
    CertificateRotation::Tools tools = m_bench->tools();
    tools.rewriteFile = [](const ExportedFile &, const EnvSettings &) {
        return finished<void>(failure(ErrorKind::FileFault, u"read-only"_s));
    };
    CertificateRotation rotation(m_bench->connection.id, tools);
    m_bench->answerQuestions(rotation);
    rotation.start(m_bench->plan);
    QCOMPARE(m_bench->wait(rotation), State::Stopped);
    QCOMPARE(rotation.failure().step, RotationStep::Files);
    QCOMPARE(rotation.failure().error.kind, ErrorKind::FileFault);
    QCOMPARE(m_bench->wrong(), QString());
    m_bench->rewritesFiles = false;
    rotation.resume();
    QCOMPARE(m_bench->wait(rotation), State::Finished);
    QCOMPARE(rotation.files().constFirst().state, RotationFile::State::Left);
    QCOMPARE(idIn(path), m_bench->stage.m2m.certificateId);
}

void CertificateRotationTest::itGoesBackFromEachStep_data()
{
    QTest::addColumn<RotationWay>("way");
    QTest::addColumn<RotationStep>("from");
    for (const auto &[name, way] : {std::pair("endpoint", RotationWay::Endpoint),
                                    std::pair("by hand", RotationWay::ByHand)}) {
        QTest::addRow("%s, the key is not made", name) << way << RotationStep::MakeKey;
        QTest::addRow("%s, not uploaded", name) << way << RotationStep::Upload;
        QTest::addRow("%s, uploaded", name) << way << RotationStep::SignIn;
        QTest::addRow("%s, tried", name) << way << RotationStep::Switch;
        QTest::addRow("%s, switched", name) << way << RotationStep::Files;
    }
    QTest::addRow("endpoint, before revoking") << RotationWay::Endpoint << RotationStep::Revoke;
}

void CertificateRotationTest::itGoesBackFromEachStep()
{
    QFETCH(RotationWay, way);
    QFETCH(RotationStep, from);
    m_bench->plan.way = way;
    const Connection before = m_bench->facts();
    {
        const auto rotation = m_bench->rotation();
        connect(rotation.get(), &CertificateRotation::stepBegun, this,
                [&rotation, from](RotationStep step) {
                    if (step == from)
                        rotation->stop();
                });
        rotation->start(m_bench->plan);
        QCOMPARE(m_bench->wait(*rotation), State::Stopped);
        QCOMPARE(rotation->step(), from);
        QCOMPARE(m_bench->wrong(), QString());
    }
    const auto rotation = m_bench->rotation(); // as after a start of the program
    QCOMPARE(rotation->state(), State::Stopped);
    QVERIFY(rotation->canRollBack());
    QSignalSpy back(rotation.get(), &CertificateRotation::rolledBack);
    rotation->rollBack();
    QCOMPARE(m_bench->wait(*rotation), State::RolledBack);
    QCOMPARE(back.size(), 1);
    QCOMPARE(m_bench->wrong(), QString());
    QVERIFY(m_bench->connections.rotations().isEmpty());
    QCOMPARE(m_bench->stage.activeIds(), QStringList{m_bench->stage.m2m.certificateId});
    QCOMPARE(m_bench->secrets.names.size(), 3);
    Connection after = m_bench->facts();
    after.lastProven = before.lastProven; // it did sign in
    after.keychain = before.keychain;
    QVERIFY(after == before);
}

void CertificateRotationTest::filesGoBackToo()
{
    const QString path = writeFile(u"both.env"_s, m_bench->stage.m2m.certificateId);
    const auto rotation = m_bench->rotation();
    m_bench->beforeAnswer = [&rotation](Question question) {
        if (question == Question::RevokeOld)
            rotation->stop();
    };
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Stopped);
    QVERIFY(idIn(path) != m_bench->stage.m2m.certificateId);
    rotation->rollBack();
    QCOMPARE(m_bench->wait(*rotation), State::RolledBack);
    QCOMPARE(idIn(path), m_bench->stage.m2m.certificateId);
    QCOMPARE(m_bench->wrong(), QString());
}

void CertificateRotationTest::thereIsNoWayBackOnceTheOldIsRevoked()
{
    const auto rotation = m_bench->rotation();
    connect(rotation.get(), &CertificateRotation::stepBegun, this, [this](RotationStep step) {
        if (step == RotationStep::ClearUp)
            m_bench->secrets.failWith(ErrorKind::KeychainLocked);
    });
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Stopped);
    QVERIFY(!rotation->canRollBack());
    rotation->rollBack();
    QCOMPARE(rotation->state(), State::Stopped);
    m_bench->secrets.failWith(ErrorKind::Canceled);
    QCOMPARE(m_bench->wrong(), QString());
    rotation->disconnect(this);
    rotation->resume();
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    QCOMPARE(m_bench->wrong(), QString());
}

void CertificateRotationTest::whatIsInTheWayIsNamed_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<RotationObstacle>("obstacle");
    QTest::newRow("no connection") << u"gone"_s << RotationObstacle::ConnectionGone;
    QTest::newRow("tokens") << u"tokens"_s << RotationObstacle::NoCertificate;
    QTest::newRow("its set-up is open") << u"draft"_s << RotationObstacle::OpenDraft;
    QTest::newRow("a twin's set-up is open") << u"twin draft"_s << RotationObstacle::OpenDraft;
    QTest::newRow("a twin is being renewed") << u"twin"_s << RotationObstacle::OtherRotation;
    QTest::newRow("five active ones") << u"five"_s << RotationObstacle::TooManyActive;
    QTest::newRow("the old one is revoked") << u"revoked"_s << RotationObstacle::OldRefused;
}

void CertificateRotationTest::whatIsInTheWayIsNamed()
{
    QFETCH(QString, what);
    QFETCH(RotationObstacle, obstacle);
    std::unique_ptr<SetupDraft> draft;
    const auto edit = [&](const QString &id) {
        draft = std::make_unique<SetupDraft>(m_bench->connections, m_bench->secrets,
                                             *m_bench->connections.connection(id));
        draft->setName(u"another name"_s);
    };
    if (what == "gone"_L1)
        QVERIFY(RotationStage::answerOf(m_bench->connections.remove(m_bench->connection.id)));
    else if (what == "revoked"_L1)
        m_bench->revoke(m_bench->stage.m2m.certificateId);
    else if (what == "draft"_L1)
        edit(m_bench->connection.id);
    else if (what.startsWith("twin"_L1))
        addConnection(u"twin"_s);
    if (what == "twin draft"_L1)
        edit(u"twin"_s);
    if (what == "tokens"_L1) {
        m_bench->connection.method = AuthMethod::TokenBased;
        QVERIFY(RotationStage::answerOf(m_bench->connections.save(m_bench->connection)));
    }
    for (int i = 1; what == "five"_L1 && i < mostActiveCertificates; ++i)
        QVERIFY(
            !m_bench
                 ->upload(RotationStage::certificateFor(*KeyPair::generate(KeyAlgorithm::EcP256))
                              .toPem())
                 .isEmpty());
    if (what == "twin"_L1) {
        RotationRecord record;
        record.members = {{u"twin"_s, u"twin"_s, u"twin-1"_s, {}, SigningAlgorithm::ES256, {}, {}}};
        QVERIFY(
            RotationStage::answerOf(m_bench->connections.saveRotation(u"twin"_s, toJson(record))));
    }
    const auto rotation = m_bench->rotation();
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Stopped);
    QCOMPARE(rotation->failure().obstacle, obstacle);
    QCOMPARE(rotation->failure().step, RotationStep::Inspect);
    QVERIFY(!rotation->canRollBack());
    QVERIFY(!m_bench->connections.rotations().contains(m_bench->connection.id));
    QCOMPARE(m_bench->secrets.names.size(), what.startsWith("twin"_L1) ? 6 : 3);
}

void CertificateRotationTest::aDamagedRecordCanBeDropped()
{
    QVERIFY(RotationStage::answerOf(
        m_bench->connections.saveRotation(m_bench->connection.id, {{u"schema"_s, 99}})));
    const auto rotation = m_bench->rotation();
    QCOMPARE(rotation->state(), State::Stopped);
    QCOMPARE(rotation->failure().obstacle, RotationObstacle::RecordDamaged);
    rotation->resume();
    QCOMPARE(rotation->failure().obstacle, RotationObstacle::RecordDamaged);
    QVERIFY(rotation->canRollBack());
    rotation->rollBack();
    QCOMPARE(m_bench->wait(*rotation), State::RolledBack);
    QVERIFY(m_bench->connections.rotations().isEmpty());
    QCOMPARE(m_bench->wrong(), QString());
}

void CertificateRotationTest::refusalsAreCountedAndStopIt()
{
    SignInBudget budget(m_bench->folder.filePath(u"budget.json"_s), systemClock());
    CertificateRotation::Tools tools = m_bench->tools();
    tools.budget = &budget;
    m_bench->stage.account.setFault(Fault::UserInactive);
    CertificateRotation rotation(m_bench->connection.id, tools);
    for (int i = 0; i < SignInBudget::inWindow; ++i) {
        rotation.start(m_bench->plan);
        QCOMPARE(m_bench->wait(rotation), State::Stopped);
        QCOMPARE(rotation.failure().obstacle, RotationObstacle::OldRefused);
    }
    const qint64 served = m_bench->stage.server->requestsServed();
    rotation.start(m_bench->plan);
    QCOMPARE(m_bench->wait(rotation), State::Stopped);
    QCOMPARE(rotation.failure().obstacle, RotationObstacle::SignInsUsedUp);
    QCOMPARE(m_bench->stage.server->requestsServed(), served);
}

void CertificateRotationTest::whatAnotherProcessCountedStopsItToo()
{
    const QString file = m_bench->folder.filePath(u"budget.json"_s);
    const QByteArray who = signInIdentity(m_bench->connection.account, m_bench->stage.m2m);
    SignInBudget other(file, systemClock());
    for (int i = 0; i < SignInBudget::inWindow; ++i)
        QVERIFY(RotationStage::answerOf(other.countRefusal(who)));
    SignInBudget budget(file, systemClock());
    CertificateRotation::Tools tools = m_bench->tools();
    tools.budget = &budget;
    CertificateRotation rotation(m_bench->connection.id, tools);
    const qint64 served = m_bench->stage.server->requestsServed();
    rotation.start(m_bench->plan);
    QCOMPARE(m_bench->wait(rotation), State::Stopped);
    QCOMPARE(rotation.failure().obstacle, RotationObstacle::SignInsUsedUp);
    QCOMPARE(m_bench->stage.server->requestsServed(), served);
}

// A keychain that asks for its password answers late.
void CertificateRotationTest::aWayBackLeavesNothingOfWhatWasBeingWritten()
{
    const auto rotation = m_bench->rotation();
    m_bench->secrets.holdWrites(true);
    rotation->start(m_bench->plan);
    QTRY_VERIFY(m_bench->secrets.isHolding());
    QCOMPARE(rotation->step(), RotationStep::MakeKey);
    rotation->stop();
    rotation->rollBack();
    QCOMPARE(m_bench->wait(*rotation), State::RolledBack);
    m_bench->secrets.holdWrites(false);
    QTest::qWait(50); // long enough for what would follow
    QCOMPARE(m_bench->secrets.names.size(), 3);
    QCOMPARE(m_bench->wrong(), QString());
}

void CertificateRotationTest::aStopInTheMiddleCanBeResumed()
{
    const auto rotation = m_bench->rotation();
    m_bench->stage.account.setFault(Fault::SlowAnswer, 300);
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation, 450), State::Stopped);
    QCOMPARE(rotation->failure().error.kind, ErrorKind::Canceled);
    m_bench->stage.account.setFault(Fault::None);
    QCOMPARE(m_bench->wrong(), QString());
    rotation->resume();
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    QCOMPARE(m_bench->wrong(), QString());
}

void CertificateRotationTest::theKeyCanBeOfAnotherKind()
{
    m_bench->plan.algorithm = KeyAlgorithm::Rsa3072;
    const auto rotation = m_bench->rotation();
    rotation->start(m_bench->plan);
    QCOMPARE(m_bench->wait(*rotation), State::Finished);
    QCOMPARE(m_bench->facts().algorithm, SigningAlgorithm::PS256);
    QCOMPARE(m_bench->wrong(), QString());
}

SUITESCOPE_GUILESS_MAIN(CertificateRotationTest)

#include "tst_certificaterotation.moc"
