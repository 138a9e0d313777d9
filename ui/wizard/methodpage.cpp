// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/methodpage.h"

#include "lib/base/async.h"
#include "ui/keys/keywords.h"
#include "ui/text/errortext.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choicecard.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"
#include "ui/wizard/wizardcontext.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

MethodPage::MethodPage(WizardContext &theContext)
    : SetupPage(SetupStep::Method, theContext), m_name(new QLineEdit(this)),
      m_nameStatus(new StatusLine(this)), m_keychainStatus(new StatusLine(this, 16, false)),
      m_keychainNotice(new Notice(ToneId::Bad, {}, this))
{
    setObjectName(u"methodPage"_s);
    setWords(tr("How to connect"),
             tr("Choose how your program signs in to NetSuite, and give the connection a name."));
    if (context().isRehearsal()) {
        body()->addWidget(new Notice(
            ToneId::Info,
            tr("This is a rehearsal with a simulated account on this computer. Nothing leaves it, "
               "and no secret here is a real one."),
            this));
    }
    auto *label = new QLabel(tr("Na&me of the connection"), this);
    label->setBuddy(m_name);
    m_name->setObjectName(u"connectionNameEdit"_s);
    m_name->setMaxLength(80);
    m_name->setPlaceholderText(tr("Larkfield sandbox"));
    m_name->setMaximumWidth(420);
    body()->addWidget(label);
    body()->addWidget(m_name);
    body()->addWidget(m_nameStatus);
    body()->addSpacing(space::control);
    buildMethods();

    body()->addSpacing(space::control);
    body()->addWidget(new TextLabel(TextRole::Heading, tr("Where secrets are kept"), this));
    m_keychainStatus->setObjectName(u"keychainStatus"_s);
    m_keychainNotice->setObjectName(u"keychainNotice"_s);
    m_keychainNotice->setAction(tr("&Try again"));
    m_keychainNotice->actionButton()->setObjectName(u"keychainTryAgain"_s);
    m_keychainNotice->hide();
    body()->addWidget(m_keychainStatus);
    body()->addWidget(m_keychainNotice);
    m_memoryNotice = new Notice(ToneId::Warn, unlockedMemoryText(), this);
    m_memoryNotice->setObjectName(u"memoryNotice"_s);
    m_memoryNotice->hide();
    body()->addWidget(m_memoryNotice);
    addStretch();

    connect(m_name, &QLineEdit::textChanged, this, &MethodPage::takeName);
    connect(m_keychainNotice, &Notice::actionTriggered, this, &MethodPage::tryKeychain);
}

void MethodPage::buildMethods()
{
    body()->addWidget(new TextLabel(TextRole::Heading, tr("Method"), this));
    m_certificate = new ChoiceCard(
        u"application-certificate"_s, tr("Certificate (OAuth 2.0)"),
        tr("Machine to machine: NetSuite gets a certificate, the private key stays here. Lasts two "
           "years."),
        this);
    m_certificate->setNote(tr("Recommended"));
    m_token = new ChoiceCard(
        u"dialog-password"_s, tr("Token-Based Authentication"),
        tr("Four values that NetSuite shows once sign in. For integrations that exist already."),
        this);
    m_certificate->setObjectName(u"methodCertificate"_s);
    m_token->setObjectName(u"methodToken"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::group);
    for (ChoiceCard *card : {m_certificate, m_token}) {
        card->setCheckable(true);
        card->setAutoExclusive(true);
        row->addWidget(card, 1);
        connect(card, &QAbstractButton::toggled, this, [this] {
            draft().setMethod(m_token->isChecked() ? AuthMethod::TokenBased
                                                   : AuthMethod::ClientCredentials);
            m_ending->setVisible(m_token->isChecked());
            emit completeChanged();
        });
    }
    body()->addLayout(row);
    m_ending = new Notice(ToneId::Warn,
                          tr("New token-based integrations end with NetSuite release 2027.1. Those "
                             "that exist go on for a time."),
                          this);
    m_ending->setObjectName(u"tbaEndNotice"_s);
    body()->addWidget(m_ending);
}

bool MethodPage::isComplete() const
{
    return m_keychain == Keychain::Works && SetupPage::isComplete();
}

QWidget *MethodPage::firstFocus() const
{
    return m_name;
}

void MethodPage::refresh()
{
    {
        const QSignalBlocker quiet(m_name);
        if (m_name->text() != draft().name())
            m_name->setText(draft().name());
    }
    const bool token = draft().method() == AuthMethod::TokenBased;
    (token ? m_token : m_certificate)->setChecked(true);
    m_ending->setVisible(token);
    showName();
    // A rehearsal has no secret that is worth it.
    m_memoryNotice->setVisible(!context().memoryIsLocked && !context().isRehearsal());
    if (m_keychain == Keychain::Unknown)
        tryKeychain();
}

void MethodPage::takeName(const QString &name)
{
    draft().setName(name);
    showName();
    emit completeChanged();
}

void MethodPage::showName()
{
    const bool right = draft().isStepComplete(SetupStep::Method);
    const bool taken = !right && !draft().name().trimmed().isEmpty();
    setInputWrong(m_name, taken);
    if (taken)
        m_nameStatus->show(LightState::Failing,
                           tr("Another connection has this name. Choose a different one."));
    else
        m_nameStatus->showPlain(tr("Your own words, for the list of connections."));
}

void MethodPage::tryKeychain()
{
    m_keychain = Keychain::Trying;
    m_keychainNotice->hide();
    m_keychainStatus->setVisible(true);
    m_keychainStatus->show(
        LightState::Checking,
        tr("Trying %1: write, read, delete.").arg(context().secrets.displayName()));
    emit completeChanged();
    whenDone(this, context().secrets.selfTest(), [this](const Result<> &answer) {
        m_keychain = answer ? Keychain::Works : Keychain::Broken;
        if (!answer) {
            m_keychainStatus->setVisible(false);
            m_keychainNotice->say(ToneId::Bad, errorText(answer.error()).joined());
        } else if (context().secrets.persists()) {
            m_keychainStatus->show(LightState::Proven,
                                   tr("%1 works: written, read back and deleted.")
                                       .arg(context().secrets.displayName()),
                                   false);
        } else {
            m_keychainStatus->show(LightState::Proven,
                                   tr("In memory, until the program ends. Enough for a rehearsal."),
                                   false);
        }
        emit completeChanged();
        emit lookChanged();
    });
}

} // namespace suitescope
