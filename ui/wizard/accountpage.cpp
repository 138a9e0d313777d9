// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/accountpage.h"

#include "lib/base/async.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"
#include "ui/wizard/wizardcontext.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::chrono::milliseconds typingPause{500};
constexpr int fieldWidth = 520;

} // namespace

AccountPage::AccountPage(WizardContext &theContext)
    : SetupPage(SetupStep::Account, theContext), m_edit(new QLineEdit(this)),
      m_status(new StatusLine(this)), m_lookup(new StatusLine(this))
{
    setObjectName(u"accountPage"_s);
    setWords(tr("Account"),
             tr("Type the account ID, or paste the address of any page of your account."));
    auto *label = new QLabel(tr("&Account ID or address"), this);
    label->setBuddy(m_edit);
    m_edit->setObjectName(u"accountEdit"_s);
    m_edit->setMaximumWidth(fieldWidth);
    m_edit->setPlaceholderText(u"1234567_SB1"_s);
    m_status->setObjectName(u"accountStatus"_s);
    m_lookup->setObjectName(u"accountLookup"_s);
    body()->addWidget(label);
    body()->addWidget(m_edit);
    body()->addWidget(m_status);
    body()->addWidget(m_lookup);
    body()->addSpacing(space::control);
    buildFacts();
    buildOverride();
    addStretch();
    InNetSuiteStrip *strip = addStrip(MenuPageId::CompanyInformation);
    if (!context().isRehearsal())
        strip->setRemark(tr("the account ID stands on this page"));

    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(typingPause);
    connect(&m_lookSoon, &QTimer::timeout, this, &AccountPage::lookUp);
    connect(m_edit, &QLineEdit::textChanged, this, &AccountPage::takeText);
    connect(&context(), &WizardContext::urlsChanged, this, [this] {
        if (isVisible())
            showUnderstood();
    });
}

void AccountPage::buildFacts()
{
    m_facts = new FactGrid(140, this);
    m_facts->setObjectName(u"accountFacts"_s);
    m_accountRow = m_facts->addRow(tr("Account"), {}, true);
    m_environment = new Chip({}, ToneId::Info, ChipFill::Soft, m_facts);
    auto *holder = new QWidget(m_facts);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_environment);
    row->addStretch(1);
    m_environmentRow = m_facts->addRow(tr("Environment"), holder);
    m_hostRow = m_facts->addRow(tr("REST host"), {}, true);
    m_realmRow = m_facts->addRow(tr("Realm"), {}, true);
    body()->addWidget(m_facts);
}

void AccountPage::buildOverride()
{
    auto *toggle = makeButton(ButtonKind::Quiet, tr("Ot&her address\u2026"), {}, this);
    toggle->setObjectName(u"otherAddressButton"_s);
    m_overrideBox = new QWidget(this);
    m_override = new QLineEdit(m_overrideBox);
    m_override->setObjectName(u"urlOverrideEdit"_s);
    m_override->setMaximumWidth(fieldWidth);
    m_override->setPlaceholderText(u"https://1234567-sb1.suitetalk.api.netsuite.com"_s);
    m_overrideStatus = new StatusLine(m_overrideBox);
    auto *label = new QLabel(tr("A&ddress of all services"), m_overrideBox);
    label->setBuddy(m_override);
    auto *column = new QVBoxLayout(m_overrideBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::pair);
    column->addWidget(label);
    column->addWidget(m_override);
    column->addWidget(m_overrideStatus);
    m_overrideBox->hide();
    body()->addSpacing(space::control);
    body()->addWidget(toggle, 0, Qt::AlignLeft);
    body()->addWidget(m_overrideBox);
    if (context().isRehearsal())
        toggle->hide(); // the simulated account has one address, and the program knows it
    connect(toggle, &QPushButton::clicked, this, [this] {
        m_overrideBox->setVisible(m_overrideBox->isHidden());
        if (!m_overrideBox->isHidden())
            m_override->setFocus();
    });
    connect(m_override, &QLineEdit::textChanged, this, &AccountPage::takeOverride);
}

QWidget *AccountPage::firstFocus() const
{
    return m_edit;
}

void AccountPage::refresh()
{
    const QSignalBlocker quietText(m_edit);
    const QSignalBlocker quietOverride(m_override);
    if (m_edit->text() != draft().accountText())
        m_edit->setText(draft().accountText());
    if (!draft().urlOverride().isEmpty()) {
        m_override->setText(draft().urlOverride().toString());
        m_overrideBox->show();
    }
    showUnderstood();
    m_lookSoon.start();
}

void AccountPage::takeText(const QString &typed)
{
    draft().setAccountText(typed);
    ++m_question;
    m_looking.cancel();
    m_lookup->clear();
    showUnderstood();
    emit completeChanged();
    m_lookSoon.start();
}

void AccountPage::takeOverride(const QString &typed)
{
    const QUrl base = QUrl::fromUserInput(typed.trimmed());
    if (typed.trimmed().isEmpty()) {
        draft().setUrlOverride({});
        setInputWrong(m_override, false);
        m_overrideStatus->showPlain(tr("Leave it empty unless a proxy stands in between."));
    } else if (const auto urls = ServiceUrls::overridden(draft().account(), base); urls) {
        draft().setUrlOverride(base);
        setInputWrong(m_override, false);
        m_overrideStatus->show(LightState::Proven,
                               tr("Every request goes to %1.").arg(base.host()));
    } else {
        setInputWrong(m_override, true);
        m_overrideStatus->show(LightState::Failing, errorText(urls.error()).joined());
    }
    ++m_question;
    m_looking.cancel();
    showUnderstood();
    m_lookSoon.start();
}

void AccountPage::showUnderstood()
{
    const QString typed = draft().accountText();
    const Result<AccountId> account = AccountId::parse(typed);
    const bool wrong = !account && !typed.trimmed().isEmpty();
    setInputWrong(m_edit, wrong);
    if (wrong)
        m_status->show(LightState::Failing, errorText(account.error()).joined());
    else if (account)
        m_status->show(LightState::Proven, tr("Understood as %1.").arg(account->toString()));
    else if (context().isRehearsal())
        m_status->showPlain(tr("The simulated account has the ID DEMO."));
    else
        m_status->showPlain(tr("For example 1234567, 1234567_SB1, or "
                               "https://1234567-sb1.app.netsuite.com/app/center/card.nl"));
    m_facts->setVisible(account.has_value());
    if (!account)
        return;
    const Environment environment
        = context().isRehearsal() ? Environment::Demo : account->environment();
    m_facts->setValue(m_accountRow, account->toString());
    m_environment->setChip(environmentName(environment), toneOf(environment));
    const auto urls = context().urls();
    m_facts->setValue(m_hostRow, urls ? urls->suiteTalk().host() : QString());
    m_facts->setRowVisible(m_hostRow, urls.has_value());
    m_facts->setValue(m_realmRow, account->realm());
    m_facts->setRowVisible(m_realmRow, draft().method() == AuthMethod::TokenBased);
}

void AccountPage::lookUp()
{
    const AccountId account = draft().account();
    const auto urls = context().urls();
    if (account.isNull() || !urls) {
        m_lookup->clear();
        return;
    }
    const int question = ++m_question;
    m_lookup->show(LightState::Checking, tr("Asking NetSuite whether this account exists."), false);
    m_looking.cancel();
    m_looking = lookUpAccount(this, context().transport, *urls);
    whenDone(this, m_looking,
             [this, question, account](const Result<AccountLookup> &answer) {
                 if (question == m_question)
                     showLookup(account, answer);
             });
}

void AccountPage::showLookup(const AccountId &account, const Result<AccountLookup> &answer)
{
    if (!answer)
        m_lookup->show(LightState::NotProven,
                       tr("NetSuite could not be asked: %1 You can go on.")
                           .arg(errorText(answer.error()).what),
                       false);
    else if (*answer == AccountLookup::Known)
        m_lookup->show(LightState::Proven,
                       tr("NetSuite knows the account %1.").arg(account.toString()));
    else
        m_lookup->show(LightState::Failing,
                       tr("NetSuite does not know the account %1. Compare it with the page Company "
                          "Information.")
                           .arg(account.toString()));
}

} // namespace suitescope
