// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/freepairpage.h"

#include "lib/setup/keykeeping.h"
#include "ui/keys/keyform.h"
#include "ui/keys/keysummary.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int widest = 720;

}

FreePairPage::FreePairPage(ConnectionStore &connections, SecretStore &secrets, Clock clock,
                           QWidget *parent)
    : QWidget(parent), m_connections(connections), m_secrets(secrets), m_clock(clock),
      m_form(new KeyForm(clock, this)), m_summary(new KeySummary(clock, this))
{
    m_pages = new QStackedWidget(this);
    auto *made = new QWidget(m_pages);
    m_notice = new Notice(ToneId::Warn, {}, made);
    m_notice->setObjectName(u"freePairNotice"_s);
    auto *another = makeButton(ButtonKind::Secondary, tr("Make &another"), {}, made);
    another->setObjectName(u"anotherPair"_s);
    connect(another, &QPushButton::clicked, this, &FreePairPage::beginAgain);
    m_summary->setSavingIsNext(true);
    auto *madeLayout = new QVBoxLayout(made);
    madeLayout->setContentsMargins(0, 0, 0, 0);
    madeLayout->setSpacing(space::group);
    madeLayout->addWidget(m_notice);
    madeLayout->addWidget(m_summary);
    madeLayout->addWidget(another, 0, Qt::AlignLeft);
    madeLayout->addStretch();
    m_pages->addWidget(m_form);
    m_pages->addWidget(made);
    m_pages->setMaximumWidth(widest);
    connect(m_form, &KeyForm::keyPairReady, this, &FreePairPage::takePair);
    connect(m_summary, &KeySummary::certificateSaved, this, [this] {
        m_certificateSaved = true;
        showState();
    });
    connect(m_summary, &KeySummary::privateKeySaved, this, [this] {
        m_keySaved = true;
        showState();
    });

    auto *hint = wrappedLabel(TextRole::Normal,
                              tr("For another program. A connection of SuiteScope makes its own "
                                 "pair while it is set up."),
                              this);
    hint->setMuted(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::group);
    layout->addWidget(hint);
    layout->addWidget(m_pages, 1);
}

bool FreePairPage::hasUnsavedKey() const
{
    return m_hasPair && !m_keySaved && m_kept != Kept::Yes;
}

void FreePairPage::focusFirst()
{
    if (m_hasPair && m_kept == Kept::Yes)
        beginAgain(); // that one is in the list
    if (m_hasPair)
        m_summary->focusNextStep();
    else
        m_form->focusFirst();
}

void FreePairPage::takePair(const KeyPair &key, const Certificate &certificate)
{
    m_hasPair = true;
    m_certificateSaved = false;
    m_keySaved = false;
    m_summary->showKey(key, certificate);
    m_pages->setCurrentIndex(1);
    keep(key, certificate);
    showState();
}

void FreePairPage::keep(const KeyPair &key, const Certificate &certificate)
{
    m_kept = Kept::Asked;
    auto *keeper = new KeyPairKeeper({{key, certificate, certificate.commonName()}}, m_connections,
                                     m_secrets, m_clock(), this);
    connect(keeper, &KeyPairKeeper::finished, this, [this, keeper] {
        keeper->deleteLater();
        m_kept = Kept::Yes;
        showState();
    });
    connect(keeper, &KeyPairKeeper::failed, this, [this, keeper](const Error &error) {
        keeper->deleteLater();
        m_kept = Kept::Not;
        m_refusal = errorText(error).joined();
        showState();
    });
    keeper->start();
}

void FreePairPage::beginAgain()
{
    m_hasPair = false;
    m_kept = Kept::Not;
    m_summary->showKey({}, {});
    m_pages->setCurrentIndex(0);
    m_form->focusFirst();
}

void FreePairPage::showState()
{
    m_summary->setSavingIsNext(!m_certificateSaved);
    m_summary->setKeptInKeychain(m_kept == Kept::Yes);
    if (m_kept == Kept::Asked)
        m_notice->say(ToneId::Info, tr("Keeping it in %1…").arg(m_secrets.displayName()));
    else if (m_kept == Kept::Yes)
        m_notice->say(ToneId::Ok,
                      tr("The private key is in %1, and the pair stands in the list. Save the "
                         "certificate next: it is what NetSuite gets.")
                          .arg(m_secrets.displayName()));
    else if (m_keySaved && m_certificateSaved)
        m_notice->say(ToneId::Ok, tr("Both halves are saved. SuiteScope keeps neither."));
    else
        m_notice->say(ToneId::Warn,
                      tr("%1 So this pair is gone when the window closes: save the certificate "
                         "and the private key now.")
                          .arg(m_refusal));
}

} // namespace suitescope
