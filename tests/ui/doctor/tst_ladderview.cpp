// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/planted.h"
#include "tests/support/testmain.h"
#include "ui/doctor/diagnosiscard.h"
#include "ui/doctor/ladderview.h"
#include "ui/doctor/rungrow.h"
#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/meter.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

class LadderViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyStateHasALight();
    void showsEveryRungBeforeAnythingRan();
    void foldsWhatWaitsAfterAFailure();
    void namesTheCauseUnderItsRung();
    void saysWhenItIsNotCertain();
    void theKeyboardGoesInReadingOrder();
    void leadsToTheStepThatMendsIt();
    void countsRefusedSignIns();
    void remarksStandUnderAProof();
    void theAuditTrailIsOfferedForARefusedSignIn_data();
    void theAuditTrailIsOfferedForARefusedSignIn();
    void copiedDetailHoldsNoSecret_data();
    void copiedDetailHoldsNoSecret();

private:
    [[nodiscard]] static QList<RungResult> failedAt(RungId failed);
    [[nodiscard]] int visibleRows() const;

    std::unique_ptr<QWidget> m_window;
    LadderView *m_ladder = nullptr;
};

void LadderViewTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_window = std::make_unique<QWidget>();
    m_ladder = new LadderView(m_window.get());
    m_ladder->resize(700, 700);
    m_window->resize(720, 720);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QList<RungResult> LadderViewTest::failedAt(RungId failed)
{
    QList<RungResult> rungs;
    bool reached = false;
    for (const RungId id : ladder()) {
        RungResult rung;
        rung.id = id;
        rung.state = reached ? RungState::Waiting
            : id == failed   ? RungState::Failed
                             : RungState::Passed;
        reached = reached || id == failed;
        if (rung.state == RungState::Failed)
            rung.error = Error{ErrorKind::Unauthorized, u"refused"_s, nullptr};
        rungs.append(rung);
    }
    return rungs;
}

int LadderViewTest::visibleRows() const
{
    int visible = 0;
    for (const RungRow *row : m_ladder->findChildren<RungRow *>())
        visible += row->isVisible() ? 1 : 0;
    return visible;
}

void LadderViewTest::everyStateHasALight()
{
    QCOMPARE(lightOf(RungState::Passed), LightState::Proven);
    QCOMPARE(lightOf(RungState::Warned), LightState::Warning);
    QCOMPARE(lightOf(RungState::Failed), LightState::Failing);
    QCOMPARE(lightOf(RungState::Running), LightState::Checking);
    QCOMPARE(lightOf(RungState::Waiting), LightState::NotProven);
    QCOMPARE(lightOf(RungState::Skipped), LightState::NotProven);
}

void LadderViewTest::showsEveryRungBeforeAnythingRan()
{
    QCOMPARE(visibleRows(), int(ladder().size()));
    QVERIFY(!m_ladder->card()->isVisible());
}

void LadderViewTest::foldsWhatWaitsAfterAFailure()
{
    m_ladder->setRungs(failedAt(RungId::Rest));
    QCOMPARE(visibleRows(), 5 + 1); // five rungs and one line for those that wait
    m_ladder->setRungs(failedAt(RungId::CertificateEnd));
    QCOMPARE(visibleRows(), int(ladder().size()));
}

void LadderViewTest::namesTheCauseUnderItsRung()
{
    m_ladder->setRungs(failedAt(RungId::Rest));
    QVERIFY(!m_ladder->card()->isVisible());
    Cause cause;
    cause.id = CauseId::RoleLacksRestWebServices;
    cause.page = MenuPageId::ManageRoles;
    m_ladder->setCauses({cause}, AuthMethod::ClientCredentials);
    QVERIFY(m_ladder->card()->isVisible());
    QVERIFY(
        m_ladder->findChild<QLabel *>(u"causeSentence"_s)->text().contains(u"REST Web Services"_s));
    m_ladder->setCauses({}, AuthMethod::ClientCredentials);
    QVERIFY(!m_ladder->card()->isVisible());
}

void LadderViewTest::saysWhenItIsNotCertain()
{
    Cause revoked;
    revoked.id = CauseId::CertificateRevoked;
    revoked.confidence = 54;
    revoked.evidence = {{EvidenceId::OneAnswerForSeveral, {u"invalid_grant"_s}, true, true}};
    Cause inactive = revoked;
    inactive.id = CauseId::UserOrRoleInactive;
    inactive.confidence = 50;
    m_ladder->setRungs(failedAt(RungId::SignIn));
    m_ladder->setCauses({revoked, inactive}, AuthMethod::ClientCredentials);
    const auto *likelihood = m_ladder->findChild<QLabel *>(u"causeLikelihood"_s);
    const auto *apart = m_ladder->findChild<QLabel *>(u"causeApart"_s);
    const auto *others = m_ladder->findChild<QLabel *>(u"otherCausesText"_s);
    QVERIFY(likelihood->isVisible());
    QCOMPARE(likelihood->text(), likelihoodText({revoked, inactive}));
    QVERIFY(m_ladder->findChild<QLabel *>(u"causeWhy"_s)->text().contains(u"or another"_s));
    const QString how = tellApartText(CauseId::CertificateRevoked, AuthMethod::ClientCredentials);
    QVERIFY(apart->isVisible() && apart->text().contains(how));
    // Unfolded, both stand together.
    m_ladder->findChild<QPushButton *>(u"otherCauses"_s)->click();
    QVERIFY(!apart->isVisible());
    QVERIFY(others->text().contains(how));
    QVERIFY(others->text().contains(u"(possible)"_s));
    // All that fit are named, be they ever so many.
    QList<Cause> many{revoked};
    for (const CauseId id :
         {CauseId::UserOrRoleInactive, CauseId::CertificateEnded, CauseId::TwoFactorRole,
          CauseId::RoleTakenAway, CauseId::IpAddressRule, CauseId::UserLocked}) {
        many += inactive;
        many.last().id = id;
    }
    m_ladder->setCauses(many, AuthMethod::ClientCredentials);
    const auto *more = m_ladder->findChild<QPushButton *>(u"otherCauses"_s);
    QVERIFY2(more->text().contains(u"(6)"_s), qPrintable(more->text()));
    for (const Cause &cause : many.mid(1)) {
        const QString sentence = causeText(cause, AuthMethod::ClientCredentials).sentence;
        QVERIFY2(others->text().contains(sentence), qPrintable(sentence));
    }
    revoked.confidence = certain;
    m_ladder->setCauses({revoked, inactive}, AuthMethod::ClientCredentials);
    QVERIFY(!likelihood->isVisible() && !apart->isVisible());
}

void LadderViewTest::theKeyboardGoesInReadingOrder()
{
    Cause secret;
    secret.id = CauseId::SignatureRefused;
    secret.confidence = 54;
    secret.page = MenuPageId::AccessTokens;
    secret.step = SetupStep::TbaToken;
    Cause revoked = secret;
    revoked.id = CauseId::TokenRevoked;
    m_ladder->setRungs(failedAt(RungId::SignIn));
    m_ladder->card()->setLabOffered(true);
    m_ladder->setCauses({secret, revoked}, AuthMethod::TokenBased);
    auto *first = m_ladder->findChild<QPushButton *>(u"otherCauses"_s);
    first->setFocus(Qt::TabFocusReason);
    QStringList walked;
    for (int i = 0; i < 6; ++i) {
        QWidget *const at = m_ladder->window()->focusWidget();
        QVERIFY(at);
        walked += at->objectName();
        QTest::keyClick(at, Qt::Key_Tab);
    }
    QCOMPARE(walked.first(5),
             QStringList({u"otherCauses"_s, u"causeAudit"_s, u"causeLab"_s, u"causeAction"_s,
                          u"causeStep"_s}));
    QCOMPARE(walked.last(), u"verifyTryAgain"_s);
}

void LadderViewTest::leadsToTheStepThatMendsIt()
{
    QList<MenuPageId> pages;
    QList<SetupStep> steps;
    int again = 0;
    connect(m_ladder, &LadderView::pageWanted, this, [&](MenuPageId page) { pages.append(page); });
    connect(m_ladder, &LadderView::stepWanted, this, [&](SetupStep step) { steps.append(step); });
    connect(m_ladder, &LadderView::tryAgainWanted, this, [&] { ++again; });
    m_ladder->setRungs(failedAt(RungId::SignIn));
    Cause cause;
    cause.id = CauseId::CertificateIdWrong;
    cause.step = SetupStep::CertificateMapping;
    m_ladder->setCauses({cause}, AuthMethod::ClientCredentials);
    m_ladder->card()->primaryButton()->click();
    QCOMPARE(steps, QList<SetupStep>{SetupStep::CertificateMapping});
    cause.step.reset();
    cause.page = MenuPageId::ManageRoles;
    m_ladder->setCauses({cause}, AuthMethod::ClientCredentials);
    m_ladder->card()->primaryButton()->click();
    QCOMPARE(pages, QList<MenuPageId>{MenuPageId::ManageRoles});
    // Where nothing is to be mended on a page, the next thing to do is to try again.
    auto *tryAgain = m_ladder->findChild<QPushButton *>(u"verifyTryAgain"_s);
    QCOMPARE(buttonKind(tryAgain), ButtonKind::Secondary);
    cause.page.reset();
    m_ladder->setCauses({}, AuthMethod::ClientCredentials);
    m_ladder->setCauses({cause}, AuthMethod::ClientCredentials);
    QCOMPARE(m_ladder->card()->primaryButton(), tryAgain);
    QCOMPARE(buttonKind(tryAgain), ButtonKind::Primary);
    QVERIFY(tryAgain->hasFocus());
    m_ladder->findChild<QPushButton *>(u"verifyTryAgain"_s)->click();
    QCOMPARE(again, 1);
}

void LadderViewTest::countsRefusedSignIns()
{
    auto *pips = m_ladder->findChild<Pips *>();
    QVERIFY(!pips->isVisible());
    m_ladder->setRefusedSignIns(2);
    QVERIFY(pips->isVisible());
    QCOMPARE(pips->count(), 2);
    auto *words = m_ladder->findChild<QLabel *>(u"refusedSignIns"_s);
    QVERIFY(words->text().startsWith(u"2 failed sign-ins of 5"_s));
    m_ladder->setRefusedSignIns(1);
    QVERIFY(words->text().startsWith(u"1 failed sign-in of 5"_s));
    m_ladder->setRefusedSignIns(0);
    QVERIFY(!pips->isVisible());
}

void LadderViewTest::remarksStandUnderAProof()
{
    auto *remarks = m_ladder->findChild<QWidget *>(u"remarks"_s);
    QVERIFY(!remarks->isVisible());
    QList<RungResult> proven = failedAt(RungId::CertificateEnd);
    for (RungResult &rung : proven) {
        rung.state = RungState::Passed;
        rung.error.reset();
    }
    m_ladder->setRungs(proven);
    Cause cut;
    cut.id = CauseId::CertificateCut;
    cut.step = SetupStep::KeyAndCertificate;
    Cause spelling;
    spelling.id = CauseId::RealmSpelling;
    spelling.page = MenuPageId::CompanyInformation;
    spelling.evidence
        = {{EvidenceId::AccountSpeltOtherwise, {u"7304182-sb1"_s, u"7304182_SB1"_s}, true, true}};
    m_ladder->setRemarks({cut, spelling}, AuthMethod::ClientCredentials);
    QVERIFY(remarks->isVisible());
    QStringList words;
    for (const QLabel *label : remarks->findChildren<QLabel *>())
        words += label->text();
    QVERIFY2(words.join(u' ').contains(u"7304182-sb1"_s), qPrintable(words.join(u'\n')));
    QCOMPARE(remarks->findChildren<QLabel *>(u"remarkSentence"_s).size(), 2);

    QList<MenuPageId> pages;
    QList<SetupStep> steps;
    connect(m_ladder, &LadderView::pageWanted, this, [&](MenuPageId page) { pages.append(page); });
    connect(m_ladder, &LadderView::stepWanted, this, [&](SetupStep step) { steps.append(step); });
    for (QPushButton *button : remarks->findChildren<QPushButton *>(u"remarkAction"_s))
        button->click();
    QCOMPARE(steps, QList<SetupStep>{SetupStep::KeyAndCertificate});
    QCOMPARE(pages, QList<MenuPageId>{MenuPageId::CompanyInformation});

    m_ladder->setRemarks({}, AuthMethod::ClientCredentials);
    QVERIFY(!remarks->isVisible());
}

void LadderViewTest::theAuditTrailIsOfferedForARefusedSignIn_data()
{
    QTest::addColumn<RungId>("failed");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("offered");

    QTest::newRow("a refused sign-in") << RungId::SignIn << ErrorKind::Unauthorized << true;
    QTest::newRow("a refused request") << RungId::Rest << ErrorKind::Unauthorized << true;
    QTest::newRow("no network") << RungId::SignIn << ErrorKind::Offline << false;
    QTest::newRow("a list") << RungId::RecordList << ErrorKind::Rejected << false;
}

void LadderViewTest::theAuditTrailIsOfferedForARefusedSignIn()
{
    QFETCH(RungId, failed);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, offered);
    QList<RungResult> rungs = failedAt(failed);
    for (RungResult &rung : rungs) {
        if (rung.error)
            rung.error->kind = kind;
    }
    m_ladder->setRungs(rungs);
    auto *button = m_ladder->findChild<QPushButton *>(u"causeAudit"_s);
    // Whatever the likeliest cause is.
    for (const CauseId id : {CauseId::CertificateEnded, CauseId::ValueMisshapen,
                             CauseId::AccessTokenExpired, CauseId::WorkbookMissing}) {
        Cause cause;
        cause.id = id;
        m_ladder->setCauses({cause}, AuthMethod::ClientCredentials);
        QCOMPARE(button->isVisible(), offered);
    }
}

void LadderViewTest::copiedDetailHoldsNoSecret_data()
{
    QTest::addColumn<CauseId>("id");
    for (const CauseId id : allCauses())
        QTest::newRow(qPrintable(causeKey(id))) << id;
}

void LadderViewTest::copiedDetailHoldsNoSecret()
{
    QFETCH(CauseId, id);
    for (const RungId failed : {RungId::SignIn, RungId::RestletScope}) {
        QList<RungResult> rungs = failedAt(failed);
        rungs[int(failed)] = planted::failedRung(failed);
        for (const bool withAnswer : {true, false}) {
            if (!withAnswer)
                rungs[int(failed)].error->api.reset();
            m_ladder->setRungs(rungs);
            m_ladder->setCauses({planted::cause(id)}, AuthMethod::TokenBased);
            QGuiApplication::clipboard()->clear();
            m_ladder->findChild<CopyButton *>()->click();
            const QString copied = QGuiApplication::clipboard()->text();
            QVERIFY(copied.contains(rungName(failed)));
            QVERIFY(!withAnswer || copied.contains(u"HTTP 401 INVALID_LOGIN"_s));
            for (const QString &piece : planted::pieces())
                QVERIFY2(!copied.contains(piece), qPrintable(piece + u"\n"_s + copied));
        }
    }
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    LadderViewTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ladderview.moc"
