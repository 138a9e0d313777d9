// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/registeredcertificates.h"
#include "tests/end_to_end/rotationstage.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

using Listed = QList<RegisteredCertificate>;

/*! NetSuite's endpoint for certificates: the client's calls before the simulated account. */
class RegisteredCertificatesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theListIsRead();
    void anUploadSignsInAndARevokedOneDoesNot();
    void refusalsAreNamed_data();
    void refusalsAreNamed();
    void aMissingPermissionIsToldFromOtherRefusals();
    void aLostAnswerIsFoundInTheList_data();
    void aLostAnswerIsFoundInTheList();
    void foreignAnswersAreRefused_data();
    void foreignAnswersAreRefused();

private:
    [[nodiscard]] Result<QString> upload(const KeyPair &key, int role = 0, int entity = 11);

    std::unique_ptr<RotationStage> m_stage;
    std::unique_ptr<RestClient> m_client;
};

void RegisteredCertificatesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_client.reset();
    m_stage = std::make_unique<RotationStage>();
    m_client = m_stage->client(m_stage->m2m);
}

Result<QString> RegisteredCertificatesTest::upload(const KeyPair &key, int role, int entity)
{
    return RotationStage::answerOf(uploadCertificate(*m_client, RotationStage::certificateFor(key),
                                                     QString::number(role ? role : m_stage->role()),
                                                     QString::number(entity)));
}

void RegisteredCertificatesTest::theListIsRead()
{
    const Result<Listed> listed = RotationStage::answerOf(readRegisteredCertificates(*m_client));
    QVERIFY2(listed, qUtf8Printable(listed ? QString() : listed.error().detail));
    QCOMPARE(listed->size(), 1);
    const RegisteredCertificate one = listed->constFirst();
    QCOMPARE(one.certificateId, m_stage->m2m.certificateId);
    QCOMPARE(one.roleId, QString::number(m_stage->role()));
    QCOMPARE(one.entityId, u"11"_s);
    QCOMPARE(one.entity, m_stage->account.users().constFirst());
    QCOMPARE(one.algorithm, u"EC"_s);
    QCOMPARE(one.validUntil, m_stage->certificate.notAfter());
    QVERIFY(one.created.isValid());
    QVERIFY(one.isActive(QDateTime::currentDateTimeUtc()));
    QVERIFY(mayBe(one, m_stage->certificate));
    QVERIFY(!mayBe(
        one,
        *Certificate::selfSigned(m_stage->m2m.key,
                                 {u"x"_s, QDateTime::currentDateTimeUtc().addSecs(-600), 700})));
}

void RegisteredCertificatesTest::anUploadSignsInAndARevokedOneDoesNot()
{
    M2mCredentials fresh = m_stage->m2m;
    fresh.key = *KeyPair::generate(KeyAlgorithm::EcP384);
    fresh.algorithm = SigningAlgorithm::ES384;
    const Result<QString> id = upload(fresh.key);
    QVERIFY2(id, qUtf8Printable(id ? QString() : id.error().detail));
    fresh.certificateId = *id;
    const std::unique_ptr<RestClient> with = m_stage->client(fresh);
    QVERIFY(RotationStage::answerOf(with->authorizer().signIn()));

    QVERIFY(RotationStage::answerOf(revokeCertificate(*with, m_stage->m2m.certificateId)));
    QVERIFY(RotationStage::answerOf(revokeCertificate(*with, m_stage->m2m.certificateId)));
    QVERIFY(!RotationStage::answerOf(m_client->authorizer().signIn()));
    const Result<Listed> listed = RotationStage::answerOf(readRegisteredCertificates(*with));
    QVERIFY(listed);
    QCOMPARE(listed->size(), 2);
    QVERIFY(listed->at(0).revoked);
    QVERIFY(!listed->at(1).revoked);
}

void RegisteredCertificatesTest::refusalsAreNamed_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("the same certificate again") << u"again"_s << ErrorKind::Rejected;
    QTest::newRow("a sixth active one") << u"sixth"_s << ErrorKind::Rejected;
    QTest::newRow("for somebody else") << u"other"_s << ErrorKind::Forbidden;
    QTest::newRow("one that does not exist is revoked") << u"unknown"_s << ErrorKind::NotFound;
    QTest::newRow("somebody else's is revoked") << u"not own"_s << ErrorKind::Forbidden;
}

void RegisteredCertificatesTest::refusalsAreNamed()
{
    QFETCH(QString, what);
    QFETCH(ErrorKind, kind);
    Error error;
    if (what == "again"_L1) {
        const auto answer = RotationStage::answerOf(uploadCertificate(
            *m_client, m_stage->certificate, QString::number(m_stage->role()), u"11"_s));
        QVERIFY(!answer);
        error = answer.error();
        QVERIFY(!isCertificatePermissionMissing(error));
    } else if (what == "sixth"_L1) {
        for (int i = 1; i < mostActiveCertificates; ++i)
            QVERIFY(upload(*KeyPair::generate(KeyAlgorithm::EcP256)));
        const auto answer = upload(*KeyPair::generate(KeyAlgorithm::EcP256));
        QVERIFY(!answer);
        error = answer.error();
        QVERIFY(!isCertificatePermissionMissing(error));
    } else if (what == "other"_L1) {
        const auto answer = upload(*KeyPair::generate(KeyAlgorithm::EcP256), 3, 12);
        QVERIFY(!answer);
        error = answer.error();
    } else if (what == "not own"_L1) {
        SimulatedAccount &account = m_stage->account;
        const QByteArray theirs
            = RotationStage::certificateFor(*KeyPair::generate(KeyAlgorithm::EcP256)).toPem();
        const QString id = account
                               .addMapping(account.integrations().constFirst().id, m_stage->role(),
                                           account.users().at(1), theirs)
                               .certificateId;
        QVERIFY(!id.isEmpty());
        const auto answer = RotationStage::answerOf(revokeCertificate(*m_client, id));
        QVERIFY(!answer);
        QCOMPARE(m_stage->activeIds().size(), 2);
        error = answer.error();
    } else {
        const auto answer = RotationStage::answerOf(revokeCertificate(*m_client, u"no-such"_s));
        QVERIFY(!answer);
        error = answer.error();
    }
    QCOMPARE(error.kind, kind);
    QVERIFY(!error.detail.isEmpty());
}

void RegisteredCertificatesTest::aMissingPermissionIsToldFromOtherRefusals()
{
    m_stage->account.setPermission(m_stage->role(), u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s, 0);
    const Result<Listed> listed = RotationStage::answerOf(readRegisteredCertificates(*m_client));
    QVERIFY(!listed);
    QVERIFY(isCertificatePermissionMissing(listed.error()));
    m_stage->account.setFault(Fault::HtmlMaintenance503);
    const Result<Listed> down = RotationStage::answerOf(readRegisteredCertificates(*m_client));
    QVERIFY(!down);
    QVERIFY(!isCertificatePermissionMissing(down.error()));
}

void RegisteredCertificatesTest::aLostAnswerIsFoundInTheList_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("the connection ends") << Fault::ConnectionReset;
    QTest::newRow("half of the answer") << Fault::TruncatedJson;
    QTest::newRow("less than promised") << Fault::LengthTooLong;
}

void RegisteredCertificatesTest::aLostAnswerIsFoundInTheList()
{
    QFETCH(Fault, fault);
    QVERIFY(RotationStage::answerOf(m_client->authorizer().signIn()));
    const KeyPair key = *KeyPair::generate(KeyAlgorithm::EcP256);
    const Certificate certificate
        = *Certificate::selfSigned(key, {u"lost"_s, QDateTime::currentDateTimeUtc(), 730});
    m_stage->account.setFault(fault);
    QVERIFY(!RotationStage::answerOf(
        uploadCertificate(*m_client, certificate, QString::number(m_stage->role()), u"11"_s)));
    m_stage->account.setFault(Fault::None);
    QCOMPARE(m_stage->account.mappings().size(), 2);
    const Result<Listed> listed = RotationStage::answerOf(readRegisteredCertificates(*m_client));
    QVERIFY(listed);
    QVERIFY(!mayBe(listed->at(0), certificate));
    QVERIFY(mayBe(listed->at(1), certificate));
}

void RegisteredCertificatesTest::foreignAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page") << "<!DOCTYPE html><html><title>Sign in</title></html>"_ba;
    QTest::newRow("an object") << "{}"_ba;
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("no id") << R"([{"revoked":false}])"_ba;
    QTest::newRow("texts") << R"(["a"])"_ba;
}

void RegisteredCertificatesTest::foreignAnswersAreRefused()
{
    QFETCH(QByteArray, body);
    const Result<Listed> listed = parseRegisteredCertificates(body);
    QVERIFY(!listed);
    QCOMPARE(listed.error().kind, ErrorKind::BadReply);
    QVERIFY(!parseUploadAnswer(body));
}

SUITESCOPE_GUILESS_MAIN(RegisteredCertificatesTest)

#include "tst_registeredcertificates.moc"
