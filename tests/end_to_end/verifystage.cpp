// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/verifystage.h"

#include "lib/setup/networkplace.h"
#include "lib/simulator/accountstate.h"
#include "ui/doctor/auditdialog.h"
#include "ui/doctor/diagnosiscard.h"
#include "ui/widgets/copybutton.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int patience = 20'000;
constexpr int yearDays = 365;

bool wait(const QFuture<Result<>> &done)
{
    return QTest::qWaitFor([&done] { return done.isFinished(); }, patience);
}

/*! A certificate of \a key that begins \a age days ago and is good for five years: the end of one
 * for two years is written over, which nobody checks who only reads it. */
Certificate madeForFiveYears(const KeyPair &key, int age)
{
    const QDateTime begins = QDateTime::currentDateTimeUtc().addDays(-age);
    const Certificate two = Certificate::selfSigned(key, {u"test"_s, begins, 2 * yearDays}).value();
    QByteArray der = QByteArray::fromBase64(two.toPem()
                                                .replace("-----BEGIN CERTIFICATE-----", "")
                                                .replace("-----END CERTIFICATE-----", ""));
    const QByteArray end = two.notAfter().toUTC().toString(u"yyMMddHHmmss"_s).toLatin1();
    const QByteArray later
        = two.notAfter().addYears(3).toUTC().toString(u"yyMMddHHmmss"_s).toLatin1();
    der.replace(end, later);
    const QByteArray pem
        = "-----BEGIN CERTIFICATE-----\n" + der.toBase64() + "\n-----END CERTIFICATE-----\n";
    return Certificate::read(pem).value();
}

/*! Of a kind that NetSuite does not take. */
KeyPair ed25519Key()
{
    const QByteArray der
        = QByteArray::fromHex("302e020100300506032b657004220420") + QByteArray(32, '\x42');
    const QByteArray name = "PRIVATE KEY";
    return KeyPair::read(Secret(QByteArrayView("-----BEGIN " + name + "-----\n" + der.toBase64()
                                               + "\n-----END " + name + "-----\n")))
        .value();
}

} // namespace

VerifyStage::VerifyStage(AuthMethod method, Circumstances circumstances, Wire wire)
    : netSuite(circumstances.testFlag(Circumstance::Sandbox) ? u"7304182_SB1"_s : u"DEMO"_s),
      m_method(method), m_circumstances(circumstances)
{
    netSuite.wire = wire;
    if (!netSuite.server.start(wire))
        QTest::qFail("the server did not start", __FILE__, __LINE__);
    HttpTransport::Options options;
    options.retry.first = std::chrono::milliseconds(1);
    options.retry.longest = std::chrono::milliseconds(5);
    m_transport = std::make_unique<HttpTransport>(m_network, options, systemClock());
    m_detour = std::make_unique<DetourTransport>(*m_transport);
    if (circumstances.testFlag(Circumstance::OwnAddress))
        m_detour->server = netSuite.server.url();
    m_budget = std::make_unique<SignInBudget>(folder.filePath(u"sign-ins.json"_s), systemClock());
    if (circumstances.testFlag(Circumstance::Worked))
        keepExisting(circumstances);
    else
        m_draft = new SetupDraft(connections, secrets, false, this);
    wait(m_draft->restored());
    fillDraft(circumstances);
    addOthers(circumstances);
    for (const QString &scheme : {u"http"_s, u"https"_s})
        QDesktopServices::setUrlHandler(scheme, this, "takeUrl");
}

VerifyStage::~VerifyStage()
{
    for (const QString &scheme : {u"http"_s, u"https"_s})
        QDesktopServices::unsetUrlHandler(scheme);
}

void VerifyStage::keepExisting(Circumstances circumstances)
{
    Connection existing = netSuite.subject(m_method).facts;
    existing.id = u"subject"_s;
    existing.urlOverride = netSuite.server.url();
    existing.proof = ProofState::Proven;
    existing.lastProven = QDateTime::currentDateTimeUtc().addDays(-1);
    existing.provenFrom
        = circumstances.testFlag(Circumstance::Elsewhere) ? u"elsewhere"_s : networkPlaceNow();
    addConnection(existing, netSuite.subject(m_method).credentials);
    m_draft = new SetupDraft(connections, secrets, existing, this);
}

void VerifyStage::fillDraft(Circumstances circumstances)
{
    SetupDraft &draft = *m_draft;
    draft.setName(u"Larkfield"_s);
    draft.setMethod(m_method);
    const QString account = netSuite.account.id().toString();
    draft.setAccountText(circumstances.testFlag(Circumstance::SpeltOtherwise) ? account.toLower()
                                                                              : account);
    if (!circumstances.testFlag(Circumstance::OwnAddress))
        draft.setUrlOverride(netSuite.server.url());
    draft.setDataNeeds({u"customer"_s});
    if (m_method == tba) {
        const TbaCredentials &values = netSuite.tbaCredentials();
        static_cast<void>(draft.setSecret(SecretField::ConsumerKey, values.consumerKey));
        static_cast<void>(draft.setSecret(SecretField::ConsumerSecret, values.consumerSecret));
        static_cast<void>(draft.setSecret(SecretField::TokenId, values.tokenId));
        static_cast<void>(draft.setSecret(SecretField::TokenSecret, values.tokenSecret));
    } else {
        const M2mCredentials &values = netSuite.m2mCredentials();
        fillKey(circumstances);
        static_cast<void>(draft.setSecret(SecretField::ClientId, Secret(values.clientId)));
        static_cast<void>(
            draft.setSecret(SecretField::CertificateId, Secret(values.certificateId)));
        if (circumstances.testFlag(Circumstance::RestletsToo))
            draft.setScopes({u"rest_webservices"_s, u"restlets"_s});
        if (circumstances.testFlag(Circumstance::RestletsAlone))
            draft.setScopes({u"restlets"_s});
    }
    draft.setStep(SetupStep::Verify);
}

void VerifyStage::fillKey(Circumstances circumstances)
{
    const KeyPair key
        = circumstances.testFlag(Circumstance::KeyOfOtherKind) ? ed25519Key() : netSuite.key;
    Certificate certificate = Certificate::read(netSuite.m2mSubject.facts.certificatePem).value();
    if (circumstances & (Circumstance::CertificateUnknown | Circumstance::KeyOfOtherKind))
        certificate = {};
    else if (circumstances.testFlag(Circumstance::LongCertificate))
        certificate = madeForFiveYears(key, 2 * yearDays + 60);
    static_cast<void>(m_draft->setKeyPair(key, certificate));
    m_draft->setCertificateSaved(true);
}

// Two others of the account, one a method, as a check of all would leave them.
void VerifyStage::addOthers(Circumstances circumstances)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool all = circumstances.testFlag(Circumstance::AllFail);
    if (all || circumstances.testFlag(Circumstance::MethodFails)) {
        for (const AuthMethod method : {m2m, tba}) {
            Connection other;
            other.id = method == m2m ? u"other-m2m"_s : u"other-tba"_s;
            other.name = other.id;
            other.method = method;
            other.account = netSuite.account.id();
            const bool fails = all || method == m_method;
            other.proof = fails ? ProofState::Failing : ProofState::Proven;
            other.lastProven = fails ? now.addDays(-1) : now;
            other.lastChecked = now;
            addConnection(other);
        }
    }
    if (circumstances.testFlag(Circumstance::SharedCertificate)) {
        Connection other = netSuite.m2mSubject.facts;
        other.id = u"sharing"_s;
        other.name = other.id;
        addConnection(other);
    }
}

void VerifyStage::addConnection(Connection facts, const std::optional<Credentials> &credentials)
{
    if (!credentials) {
        wait(connections.save(facts));
        return;
    }
    QHash<SecretField, Secret> values;
    if (const auto *token = std::get_if<TbaCredentials>(&*credentials)) {
        values = {{SecretField::ConsumerKey, token->consumerKey},
                  {SecretField::ConsumerSecret, token->consumerSecret},
                  {SecretField::TokenId, token->tokenId},
                  {SecretField::TokenSecret, token->tokenSecret}};
    } else {
        const auto &certificate = std::get<M2mCredentials>(*credentials);
        values = {{SecretField::ClientId, Secret(certificate.clientId)},
                  {SecretField::CertificateId, Secret(certificate.certificateId)},
                  {SecretField::PrivateKey, certificate.key.toPkcs8Pem().value()}};
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        wait(secrets.write(secretEntry(facts.id, it.key()), it.value()));
    wait(connections.save(facts));
}

void VerifyStage::resumeWith(ErrorKind error)
{
    const QString id = m_draft->id();
    bool there = QTest::qWaitFor([&] { return connections.drafts().contains(id); }, patience);
    delete m_draft;
    secrets.failWith(error);
    m_draft = SetupDraft::resume(id, connections, secrets, this);
    there = there && QTest::qWaitFor([this] { return m_draft->restored().isFinished(); }, patience);
    if (!there)
        QTest::qFail("the draft did not come back", __FILE__, __LINE__);
}

bool VerifyStage::show()
{
    m_wizard = std::make_unique<SetupWizard>(m_draft, *m_detour, nullptr, secrets, systemClock());
    m_wizard->setBudget(m_budget.get());
    m_wizard->setOthers([this] { return connections.connections(); },
                        [this](const Connection &) -> SecretStore & { return secrets; });
    m_wizard->show();
    return QTest::qWaitFor([this] { return page() && page()->report(); }, patience);
}

VerifyPage *VerifyStage::page() const
{
    return qobject_cast<VerifyPage *>(m_wizard->page(int(SetupStep::Verify)));
}

DoctorReport VerifyStage::report() const
{
    return page()->report().value_or(DoctorReport());
}

QString VerifyStage::uploadRefusal()
{
    SimulatedAccount &account = netSuite.account;
    return account
        .addMapping(account.integrations().constFirst().id, netSuite.role(),
                    account.users().constFirst(), netSuite.m2mSubject.facts.certificatePem)
        .refusal;
}

bool VerifyStage::tryAgain()
{
    m_wizard->goTo(SetupStep::Verify);
    find<QPushButton>("verifyTryAgain")->click();
    return QTest::qWaitFor([this] { return page()->report().has_value(); }, patience);
}

bool VerifyStage::checkChanged()
{
    m_wizard->goTo(SetupStep::M2mIntegration);
    m_wizard->goTo(SetupStep::Verify);
    return QTest::qWaitFor([this] { return page()->report().has_value(); }, patience);
}

bool VerifyStage::enterDetail(const QString &detail)
{
    auto *button = find<QPushButton>("causeAudit");
    if (!button || !button->isVisible())
        return false;
    button->click();
    auto *dialog = m_wizard->findChild<AuditDialog *>();
    if (!dialog)
        return false;
    dialog->findChild<QPlainTextEdit *>(u"paste"_s)->setPlainText(detail);
    auto *use = dialog->findChild<QPushButton *>(u"useDetail"_s);
    if (!use->isEnabled())
        return false;
    use->click();
    return true;
}

QString VerifyStage::detailOfRefusal() const
{
    QString detail;
    for (const SimulatedLogin &login : netSuite.account.loginAuditTrail()) {
        if (!login.success)
            detail = login.detail; // newest first
    }
    return detail;
}

QString VerifyStage::followButton(const Mending &wanted)
{
    auto *action = find<QPushButton>("causeAction");
    auto *again = find<QPushButton>("verifyTryAgain");
    if (!again->isVisible() || !again->isEnabled())
        return u"Try again is missing"_s;
    if (wanted == Mending())
        return action->isVisible() ? u"a button that leads nowhere"_s : QString();
    if (!action->isVisible() || action->text().isEmpty())
        return u"the button is missing"_s;
    action->click();
    const SetupStep step = m_wizard->currentStep();
    if (wanted.step)
        return step == *wanted.step ? QString() : u"it led to the step %1"_s.arg(int(step));
    const ServiceUrls urls
        = ServiceUrls::overridden(netSuite.account.id(), netSuite.server.url()).value();
    if (step != SetupStep::Verify)
        return u"it left the page"_s;
    return opened == deepLink(menuPage(*wanted.page), urls)
        ? QString()
        : u"it opened %1"_s.arg(opened.toString());
}

QString VerifyStage::shownText() const
{
    QStringList said{m_wizard->windowTitle()};
    QList<QWidget *> widgets = page()->findChildren<QWidget *>();
    for (const QWidget *widget : std::as_const(widgets)) {
        said << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            said << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            said << button->text();
    }
    said.removeAll(QString());
    return said.join(u'\n');
}

QString VerifyStage::copiedDetail()
{
    auto *copy = find<DiagnosisCard>("diagnosisCard")->findChild<CopyButton *>();
    if (!copy || !copy->isVisible())
        return {};
    QGuiApplication::clipboard()->clear();
    copy->click();
    return QGuiApplication::clipboard()->text();
}

QString VerifyStage::copiedReport()
{
    QGuiApplication::clipboard()->clear();
    find<QPushButton>("verifyReport")->click();
    auto *dialog = m_wizard->findChild<QDialog *>(u"reportDialog"_s);
    if (!dialog)
        return {};
    dialog->findChild<QPushButton *>(u"copyReport"_s)->click();
    dialog->reject();
    return QGuiApplication::clipboard()->text();
}

QString VerifyStage::secretIn(const QString &text) const
{
    QList<std::pair<QString, QString>> secretTexts;
    const QHash<SecretField, Secret> values = m_wizard->draft().secrets();
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const QString name = secretEntry(QString(), it.key());
        for (const QString &line : it.value().revealText().split(u'\n')) {
            if (!line.startsWith("-----"_L1))
                secretTexts.append({name, line});
        }
    }
    {
        SimulatedAccount::Private &account
            = const_cast<SimulatedAccount &>(netSuite.account).internals();
        const std::lock_guard lock(account.mutex);
        for (auto bearer = account.bearers.keyBegin(); bearer != account.bearers.keyEnd(); ++bearer)
            secretTexts.append({u"access token"_s, QString::fromLatin1(*bearer)});
    }
    for (const auto &[name, value] : std::as_const(secretTexts)) {
        if (value.size() >= 8 && text.contains(value))
            return name;
    }
    static const QRegularExpression signedText(
        u"eyJ[\\w-]{8,}\\.[\\w-]{8,}|oauth_signature=|Authorization:"_s);
    return signedText.match(text).hasMatch() ? u"something signed"_s : QString();
}

} // namespace suitescope
