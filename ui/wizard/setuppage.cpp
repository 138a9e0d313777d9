// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/setuppage.h"

#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"
#include "ui/wizard/handoverdialog.h"
#include "ui/wizard/wizardcontext.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

SetupPage::SetupPage(SetupStep step, WizardContext &context)
    : m_step(step), m_context(context), m_keepFailure(new Notice(ToneId::Bad, {}, this)),
      m_title(new TextLabel(TextRole::Title, {}, this)),
      m_sentence(wrappedLabel(TextRole::Normal, {}, this)), m_all(new QVBoxLayout),
      m_body(new QVBoxLayout)
{
    m_sentence->setMuted(true);
    // QWizard sets margins on the page's own layout: the content has its own inside. QWizard puts 8
    // between the rail and the page, so that the words begin 32 from the rail.
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(m_all);
    m_all->setContentsMargins(space::page, space::page, space::wide, space::group);
    m_all->setSpacing(0);
    m_keepFailure->setObjectName(u"keepFailureNotice"_s);
    m_keepFailure->setHeading(tr("Not kept"));
    m_keepFailure->setAction(tr("Try again"));
    connect(m_keepFailure, &Notice::actionTriggered, this, &SetupPage::keepAgainWanted);
    // The space below goes with it.
    m_keepFailureRoom = new QWidget(this);
    auto *room = new QVBoxLayout(m_keepFailureRoom);
    room->setContentsMargins(0, 0, 0, space::group);
    room->addWidget(m_keepFailure);
    m_keepFailureRoom->hide();
    m_all->addWidget(m_keepFailureRoom);
    m_all->addWidget(m_title);
    m_all->addSpacing(space::pair);
    m_all->addWidget(m_sentence);
    m_all->addSpacing(space::group);
    m_body->setSpacing(space::control);
    m_all->addLayout(m_body, 1);
}

bool SetupPage::isComplete() const
{
    return m_context.draft.isStepComplete(m_step);
}

void SetupPage::initializePage()
{
    refresh();
}

void SetupPage::showKeepFailure(const std::optional<Error> &error)
{
    if (error)
        m_keepFailure->say(ToneId::Bad, errorText(*error).joined());
    m_keepFailureRoom->setVisible(error.has_value());
}

SetupDraft &SetupPage::draft() const
{
    return m_context.draft;
}

void SetupPage::setWords(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
}

void SetupPage::setSentence(const QString &sentence)
{
    m_sentence->say(sentence);
}

InNetSuiteStrip *SetupPage::addStrip(MenuPageId page, const QStringList &further)
{
    auto *strip = new InNetSuiteStrip(this);
    strip->setPage(page, further);
    strip->setDemo(m_context.isRehearsal() && m_context.demo);
    const auto follow = [this, strip] {
        strip->setUrls(m_context.urls());
        strip->setRemark(
            tr("opens from here after step %1").arg(m_context.numberOf(SetupStep::Account)));
    };
    follow();
    connect(&m_context, &WizardContext::urlsChanged, strip, follow);
    connect(strip, &InNetSuiteStrip::pageWanted, &m_context, &WizardContext::demoPageWanted);
    m_all->addSpacing(space::control);
    m_all->addWidget(strip);
    return strip;
}

QPushButton *SetupPage::makeHandoverButton()
{
    auto *button = makeButton(ButtonKind::Quiet, tr("&Hand over…"), u"document-export"_s, this);
    button->setObjectName(u"handOver"_s);
    button->setToolTip(tr("A page for an administrator who does the NetSuite part"));
    connect(button, &QPushButton::clicked, this, [this] {
        auto *dialog = new HandoverDialog(draft(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, &SetupPage::refresh);
        dialog->open();
    });
    return button;
}

void SetupPage::addRefreshNotice()
{
    auto *notice = new Notice(ToneId::Info,
                              tr("Account, role, key pair and scopes stay as they are. A refresh "
                                 "can also switch features off: Verify says which."),
                              this);
    notice->setObjectName(u"refreshNotice"_s);
    m_body->addWidget(notice);
    m_body->addSpacing(space::control);
}

void SetupPage::addStretch()
{
    m_body->addStretch(1);
}

void SetupPage::showEvent(QShowEvent *event)
{
    QWizardPage::showEvent(event);
    refresh();
    if (QWidget *first = firstFocus())
        first->setFocus(Qt::OtherFocusReason);
}

} // namespace suitescope
