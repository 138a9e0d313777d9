// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/freepairpage.h"

#include "ui/keys/keyform.h"
#include "ui/keys/keysummary.h"
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

FreePairPage::FreePairPage(Clock clock, QWidget *parent)
    : QWidget(parent), m_form(new KeyForm(clock, this)), m_summary(new KeySummary(clock, this))
{
    m_pages = new QStackedWidget(this);
    auto *made = new QWidget(m_pages);
    m_notice = new Notice(ToneId::Warn, {}, made);
    m_notice->setObjectName(u"freePairNotice"_s);
    auto *another = makeButton(ButtonKind::Secondary, tr("Forget this pair"), {}, made);
    another->setObjectName(u"forgetPair"_s);
    connect(another, &QPushButton::clicked, this, &FreePairPage::forget);
    m_summary->setKeptInKeychain(false);
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
    return m_hasPair && !m_keySaved;
}

void FreePairPage::focusFirst()
{
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
    showState();
}

void FreePairPage::forget()
{
    m_hasPair = false;
    m_summary->showKey({}, {});
    m_pages->setCurrentIndex(0);
}

void FreePairPage::showState()
{
    m_summary->setSavingIsNext(!m_certificateSaved);
    if (m_keySaved && m_certificateSaved)
        m_notice->say(ToneId::Ok, tr("Both halves are saved. SuiteScope keeps neither."));
    else if (m_keySaved)
        m_notice->say(ToneId::Warn,
                      tr("The private key is saved. Save the certificate too: NetSuite needs it."));
    else
        m_notice->say(ToneId::Warn,
                      QStringList{tr("This pair is kept nowhere: it is gone when the window "
                                     "closes. Save the certificate and the private key."),
                                  m_form->remark()}
                          .join(u' ')
                          .trimmed());
}

} // namespace suitescope
