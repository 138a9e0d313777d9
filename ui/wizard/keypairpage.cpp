// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/keypairpage.h"

#include "lib/base/async.h"
#include "lib/setup/keyinventory.h"
#include "ui/keys/keyform.h"
#include "ui/keys/keypicker.h"
#include "ui/keys/keyreader.h"
#include "ui/keys/keysummary.h"
#include "ui/text/errortext.h"
#include "ui/theme/segments.h"
#include "ui/theme/theme.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/notice.h"
#include "ui/wizard/wizardcontext.h"

#include <QDir>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

KeyPairPage::KeyPairPage(WizardContext &theContext)
    : SetupPage(SetupStep::KeyAndCertificate, theContext), m_stack(new QStackedWidget(this)),
      m_form(new KeyForm(context().clock, this))
{
    setObjectName(u"keyPairPage"_s);
    setWords(tr("Key pair"),
             tr("NetSuite gets the certificate; the private key stays on this "
                "computer and signs in for you."));
    m_stack->addWidget(buildWays());
    m_stack->addWidget(buildDone());
    body()->addWidget(m_stack, 1);
    InNetSuiteStrip *strip = addStrip(MenuPageId::M2mSetup);
    strip->setRemark(
        tr("needed in step %1").arg(context().numberOf(SetupStep::CertificateMapping)),
        tr("needed in step %1").arg(context().numberOf(SetupStep::CertificateMapping)));
    connect(m_form, &KeyForm::keyPairReady, this, &KeyPairPage::takeKeyPair);
    connect(m_form, &KeyForm::busyChanged, this, &QWizardPage::completeChanged);
}

QWidget *KeyPairPage::buildWays()
{
    auto *page = new QWidget(this);
    auto *ways = new QStackedWidget(page);
    QStringList words{tr("Generate"), tr("Import")};
    m_reader = new KeyReader(KeyReader::Purpose::Use, context().clock, ways);
    ways->addWidget(m_form);
    ways->addWidget(m_reader);
    connect(m_reader, &KeyReader::used, this, &KeyPairPage::takeKeyPair);
    if (!context().isRehearsal()) {
        m_picker = new KeyPicker(context().secrets, context().clock, ways);
        ways->addWidget(m_picker);
        words += tr("From Keys");
        connect(m_picker, &KeyPicker::used, this, &KeyPairPage::takeKeyPair);
    }
    auto *choice = new SegmentedControl(words, page);
    choice->setObjectName(u"keyWay"_s);
    connect(choice, &SegmentedControl::currentChanged, ways, &QStackedWidget::setCurrentIndex);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::group);
    column->addWidget(choice, 0, Qt::AlignLeft);
    column->addWidget(ways, 1);
    return page;
}

void KeyPairPage::offerKnown()
{
    const QList<KnownKeyPair> known = knownKeyPairs(draft().connections());
    m_reader->setKnown(known);
    if (m_picker)
        m_picker->offer(known);
}

QWidget *KeyPairPage::buildDone()
{
    auto *page = new QWidget(this);
    m_notice = new Notice(ToneId::Ok, {}, page);
    m_notice->setObjectName(u"keyKeptNotice"_s);
    m_notice->setAction(tr("&Start over\u2026"), ButtonKind::Quiet);
    m_notice->actionButton()->setObjectName(u"startOverButton"_s);
    m_summary = new KeySummary(context().clock, page);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::group);
    column->addWidget(m_notice);
    column->addWidget(m_summary);
    column->addWidget(makeHandoverButton(), 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_notice, &Notice::actionTriggered, this, &KeyPairPage::askToStartOver);
    connect(m_summary, &KeySummary::certificateSaved, this, [this](const QString &path) {
        context().certificateFile = QDir::toNativeSeparators(path);
        draft().setCertificateSaved(true);
        showKey();
        emit lookChanged();
    });
    return page;
}

bool KeyPairPage::isComplete() const
{
    return !m_keeping && !m_form->isBusy() && SetupPage::isComplete();
}

bool KeyPairPage::ownsPrimary() const
{
    return draft().keyPair().isNull()
        || (!draft().certificate().isNull() && !draft().certificateSaved());
}

void KeyPairPage::refresh()
{
    if (draft().keyPair().isNull()) {
        const AccountId account = draft().account();
        m_form->setCommonName(account.isNull() ? u"suitescope"_s
                                               : u"suitescope-"_s + account.hostLabel());
        offerKnown();
        m_stack->setCurrentIndex(0);
    } else {
        showKey();
    }
    emit lookChanged();
}

void KeyPairPage::takeKeyPair(const KeyPair &key, const Certificate &certificate)
{
    m_keeping = true;
    m_failure.reset();
    whenDone(this, draft().setKeyPair(key, certificate), [this](const Result<> &answer) {
        m_keeping = false;
        if (answer && m_summary->isVisible())
            m_summary->focusNextStep(); // the certificate's file is what comes next
        if (!answer && answer.error().kind != ErrorKind::Canceled)
            m_failure = answer.error();
        showKey();
        emit completeChanged();
    });
    showKey();
    emit completeChanged();
    emit lookChanged();
}

void KeyPairPage::askToStartOver()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Start over"),
                                tr("Forget this key pair and make another one?"),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"startOverQuestion"_s);
    box->setInformativeText(tr("A certificate that was uploaded already becomes useless with it."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *forget = box->addButton(tr("&Forget it"), QMessageBox::DestructiveRole);
    setButtonKind(forget, ButtonKind::Danger);
    connect(forget, &QPushButton::clicked, this, [this] {
        draft().forgetKeyPair();
        context().certificateFile.clear();
        refresh();
        emit completeChanged();
    });
    box->open();
}

void KeyPairPage::showKey()
{
    const KeyPair key = draft().keyPair();
    if (key.isNull())
        return;
    m_summary->showKey(key, draft().certificate());
    m_summary->setVisible(!draft().certificate().isNull());
    m_summary->setSavingIsNext(!draft().certificateSaved());
    const QString where = context().secrets.persists()
        ? tr("The private key is in %1.").arg(context().secrets.displayName())
        : tr("The private key is in memory.");
    const QString when = QLocale().toString(draft().keyMade().toLocalTime(), QLocale::ShortFormat);
    if (m_failure) {
        m_notice->setTone(ToneId::Bad);
        m_notice->setHeading(tr("The private key could not be kept"));
        m_notice->setText(errorText(*m_failure).joined());
    } else if (m_keeping) {
        m_notice->setTone(ToneId::Info);
        m_notice->setHeading(tr("Keeping the private key"));
        m_notice->setText(context().secrets.displayName());
    } else {
        m_notice->setTone(ToneId::Ok);
        m_notice->setHeading(draft().certificate().isNull() ? tr("Private key taken over")
                                                            : tr("Key pair ready"));
        m_notice->setText(draft().certificate().isNull()
                              ? tr("Its certificate is not kept here. %1").arg(where)
                              : tr("%1. %2").arg(when, where));
    }
    m_stack->setCurrentIndex(1);
}

} // namespace suitescope
