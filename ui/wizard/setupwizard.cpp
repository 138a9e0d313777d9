// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/setupwizard.h"

#include "lib/base/async.h"
#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/pressfocused.h"
#include "ui/widgets/steprail.h"
#include "ui/wizard/accountpage.h"
#include "ui/wizard/donepage.h"
#include "ui/wizard/featurespage.h"
#include "ui/wizard/keypairpage.h"
#include "ui/wizard/m2mpages.h"
#include "ui/wizard/methodpage.h"
#include "ui/wizard/rolepage.h"
#include "ui/wizard/tbapages.h"
#include "ui/wizard/verifypage.h"

#include <QKeyEvent>
#include <QLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr QSize smallest{900, 640};

/*! QWizard's own row of buttons. */
QLayout *buttonRow(const QWizard &wizard)
{
    const auto rows = wizard.findChildren<QHBoxLayout *>();
    for (QHBoxLayout *row : rows) {
        if (row->indexOf(wizard.button(QWizard::CancelButton)) >= 0)
            return row;
    }
    return nullptr;
}

} // namespace

SetupWizard::SetupWizard(SetupDraft *draft, Transport &transport, DemoAccount *demo,
                         SecretStore &secrets, Clock clock, QWidget *parent)
    : QWizard(parent, Qt::Window), m_rail(new StepRail(this))
{
    draft->setParent(this);
    m_context = new WizardContext(*draft, transport, demo, secrets, std::move(clock), this);
    setObjectName(u"setupWizard"_s);
    setWizardStyle(QWizard::ClassicStyle);
    setOptions(QWizard::NoDefaultButton | QWizard::NoBackButtonOnStartPage
               | QWizard::NoBackButtonOnLastPage);
    setSideWidget(m_rail);
    setMinimumSize(smallest);
    addPages();
    makeButtons();
    applyPalette();

    connect(this, &QWizard::currentIdChanged, this, &SetupWizard::takeStep);
    connect(m_rail, &StepRail::stepPressed, this,
            [this](int index) { goTo(m_context->draft.steps().value(index)); });
    connect(m_context, &WizardContext::stepWanted, this, &SetupWizard::goTo);
    connect(draft, &SetupDraft::changed, this, &SetupWizard::showRail);
    connect(draft, &SetupDraft::kept, this, [this] {
        m_kept = true;
        m_keepFailure.reset();
        showKeepFailure();
    });
    connect(draft, &SetupDraft::keepFailed, this, [this](const Error &error) {
        m_kept = false;
        m_keepFailure = error;
        showKeepFailure();
    });

    m_context->startDemo();
    const SetupStep resumeAt = draft->step();
    restart();
    const QList<SetupStep> steps = draft->steps();
    m_furthest = std::clamp(int(steps.indexOf(resumeAt)), 0, int(steps.indexOf(SetupStep::Verify)));
    goTo(steps.at(m_furthest));
    whenDone(this, draft->restored(), [this](const Result<> &answer) { takeRestored(answer); });
    resize(sizeHint());
}

void SetupWizard::addPages()
{
    auto *verify = new VerifyPage(*m_context);
    m_done = new DonePage(*m_context);
    const QList<SetupPage *> pages{new MethodPage(*m_context),
                                   new FeaturesPage(*m_context),
                                   new RolePage(*m_context),
                                   new AccountPage(*m_context),
                                   new TbaIntegrationPage(*m_context),
                                   new TbaTokenPage(*m_context),
                                   new KeyPairPage(*m_context),
                                   new M2mIntegrationPage(*m_context),
                                   new MappingPage(*m_context),
                                   verify,
                                   m_done};
    for (SetupPage *page : pages) {
        setPage(int(page->step()), page);
        connect(page, &SetupPage::lookChanged, this, [this] {
            showRail();
            showButtons();
        });
        connect(page, &QWizardPage::completeChanged, this, &SetupWizard::showRail);
        connect(page, &SetupPage::keepAgainWanted, this, &SetupWizard::keepAgain);
    }
    setStartId(int(m_context->draft.steps().first()));
    connect(verify, &VerifyPage::connectionReady, this, &SetupWizard::connectionReady);
    connect(m_done, &DonePage::canExportChanged, this, &SetupWizard::showButtons);
    connect(m_done, &DonePage::environmentFileWritten, this,
            [this](const QString &path, Output output) {
                m_exported = true;
                showButtons();
                if (m_context->connection)
                    emit environmentFileWritten(m_context->connection->id, path, output);
            });
}

void SetupWizard::makeButtons()
{
    const auto set = [this](WizardButton which, ButtonKind kind, const QString &words,
                            const QString &icon, const QString &name) {
        QPushButton *made = makeButton(kind, words, icon, this);
        made->setObjectName(name);
        setButton(which, made);
        setButtonText(which, words);
        return made;
    };
    // Cancel closes: nothing is lost by it, and its words say so.
    set(CancelButton, ButtonKind::Quiet, tr("&Finish later"), {}, u"finishLaterButton"_s);
    set(BackButton, ButtonKind::Secondary, tr("&Back"), {}, u"backButton"_s)->setMinimumWidth(88);
    set(NextButton, ButtonKind::Primary, tr("&Next"), {}, u"nextButton"_s)->setMinimumWidth(88);
    QPushButton *explore = set(CustomButton1, ButtonKind::Secondary, tr("Explore &records"),
                               u"view-list-tree"_s, u"exploreButton"_s);
    QPushButton *console = set(CustomButton2, ButtonKind::Secondary, tr("Open &SuiteQL"),
                               u"text-x-script"_s, u"consoleButton"_s);
    QPushButton *write = set(CustomButton3, ButtonKind::Primary, tr("&Export .env"),
                             u"document-export"_s, u"exportEnvButton"_s);
    setOption(HaveCustomButton1);
    setOption(HaveCustomButton2);
    setOption(HaveCustomButton3);
    connect(explore, &QPushButton::clicked, this, [this] {
        if (m_context->connection)
            emit exploreRequested(m_context->connection->id);
        close();
    });
    connect(console, &QPushButton::clicked, this, [this] {
        if (m_context->connection)
            emit consoleRequested(m_context->connection->id);
        close();
    });
    connect(write, &QPushButton::clicked, this, [this] { m_done->writeEnvironmentFile(); });
}

void SetupWizard::layOutButtons()
{
    if (currentStep() == SetupStep::Done) {
        setButtonText(CancelButton, tr("C&lose"));
        setButtonLayout({CustomButton1, CustomButton2, Stretch, CancelButton, CustomButton3});
    } else {
        setButtonText(CancelButton, tr("&Finish later"));
        setButtonLayout({CancelButton, Stretch, BackButton, NextButton});
    }
    if (QLayout *row = buttonRow(*this)) {
        row->setContentsMargins(space::page, 12, space::wide, 12);
        row->setSpacing(space::control);
    }
}

SetupStep SetupWizard::currentStep() const
{
    return currentId() < 0 ? SetupStep::Method : SetupStep(currentId());
}

int SetupWizard::nextId() const
{
    const QList<SetupStep> steps = m_context->draft.steps();
    const qsizetype index = steps.indexOf(currentStep());
    return index < 0 || index + 1 >= steps.size() ? -1 : int(steps.at(index + 1));
}

void SetupWizard::goTo(SetupStep step)
{
    if (m_context->draft.isAfterRefresh() && !m_context->draft.steps().contains(step)
        && stepsFor(m_context->draft.method()).contains(step))
        leaveShortWay();
    const QList<SetupStep> steps = m_context->draft.steps();
    const qsizetype target = steps.indexOf(step);
    if (target < 0 || target > m_furthest || m_context->connection)
        return;
    qsizetype moves = steps.size();
    while (currentStep() != step && moves-- > 0) {
        if (steps.indexOf(currentStep()) > target)
            back();
        else
            next();
    }
}

// What is to be mended lies on a page that the short way does not have.
void SetupWizard::leaveShortWay()
{
    m_context->draft.askForEverything();
    setStartId(int(SetupStep::Method));
    restart();
    m_furthest = int(m_context->draft.steps().indexOf(SetupStep::Verify));
    showRail();
}

void SetupWizard::takeStep()
{
    if (currentId() < 0)
        return;
    const QList<SetupStep> steps = m_context->draft.steps();
    m_furthest = std::max(m_furthest, int(steps.indexOf(currentStep())));
    if (currentStep() != SetupStep::Done)
        m_context->draft.setStep(currentStep());
    layOutButtons();
    showRail();
    showButtons();
    showKeepFailure();
}

void SetupWizard::takeRestored(const Result<> &answer)
{
    m_context->restored = true;
    if (!answer) {
        m_context->unreadable = answer.error();
        m_keepFailure = answer.error();
        showKeepFailure();
    }
    if (SetupPage *page = current()) {
        page->refresh();
        emit page->completeChanged();
    }
}

void SetupWizard::showRail()
{
    const SetupDraft &draft = m_context->draft;
    const QList<SetupStep> steps = draft.steps();
    // Another method has other pages: they were not reached yet.
    if (!pageOf(steps.value(m_furthest)) || currentStep() == SetupStep::Method)
        m_furthest = std::min(m_furthest, int(steps.indexOf(SetupStep::Verify)));
    const bool stored = m_context->connection.has_value();
    QList<StepRail::Step> shown;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const SetupStep step = steps.at(i);
        const SetupPage *page = pageOf(step);
        StepRail::Step item;
        item.name = setupStepName(step);
        item.current = step == currentStep();
        item.reachable = !stored && i <= m_furthest;
        const bool passed = i < m_furthest && step != SetupStep::Verify;
        if (item.reachable && page->hasProblem())
            item.state = StepState::Problem;
        else if (item.current)
            item.state = StepState::Current;
        else if (stored || (passed && draft.isStepComplete(step)))
            item.state = StepState::Done;
        shown.append(item);
    }
    m_rail->setSteps(shown);
    const QString name = draft.name().trimmed();
    const QString kind = draft.isAfterRefresh() ? tr("After a sandbox refresh")
        : draft.isDemo()                        ? tr("Rehearsal")
        : draft.editedConnection().has_value()  ? tr("Change connection")
                                                : tr("New connection");
    m_rail->setCaption(kind, name.isEmpty() ? tr("Without a name yet") : name);
    m_rail->setFoot(footText());
    setWindowTitle(name.isEmpty() ? kind : tr("%1 \u2013 %2").arg(name, kind));
}

QString SetupWizard::footText() const
{
    if (m_context->connection)
        return tr("Connection stored.");
    if (m_keepFailure)
        return tr("Not everything could be kept.");
    if (m_kept)
        return tr("Draft kept. You can close this window at any time.");
    return tr("Everything you enter is kept at once.");
}

void SetupWizard::showButtons()
{
    const SetupPage *page = current();
    if (!page)
        return;
    auto *next = qobject_cast<QPushButton *>(button(NextButton));
    setButtonKind(next, page->ownsPrimary() ? ButtonKind::Secondary : ButtonKind::Primary);
    // One filled button a screen: after the export, exploring is what comes next.
    const bool done = currentStep() == SetupStep::Done;
    setButtonKind(qobject_cast<QPushButton *>(button(CustomButton1)),
                  done && m_exported ? ButtonKind::Primary : ButtonKind::Secondary);
    auto *write = qobject_cast<QPushButton *>(button(CustomButton3));
    setButtonKind(write, m_exported ? ButtonKind::Secondary : ButtonKind::Primary);
    write->setEnabled(m_done->canExport());
    setButtonKind(qobject_cast<QPushButton *>(button(CancelButton)),
                  done ? ButtonKind::Secondary : ButtonKind::Quiet);
}

void SetupWizard::showKeepFailure()
{
    if (SetupPage *page = current())
        page->showKeepFailure(m_keepFailure);
    m_rail->setFoot(footText());
}

void SetupWizard::keepAgain()
{
    m_context->draft.keepAgain(); // answers through kept() or keepFailed()
}

void SetupWizard::applyPalette()
{
    if (m_applyingPalette)
        return;
    m_applyingPalette = true;
    QPalette own;
    const Theme &theme = themeOf(this);
    own.setColor(QPalette::Window, theme.base);
    setPalette(own);
    m_applyingPalette = false;
}

SetupPage *SetupWizard::current() const
{
    return qobject_cast<SetupPage *>(currentPage());
}

SetupPage *SetupWizard::pageOf(SetupStep step) const
{
    return qobject_cast<SetupPage *>(page(int(step)));
}

// QWizard's own forgets the way that was gone; here closing is no cancelling.
void SetupWizard::done(int result)
{
    QDialog::done(result);
}

void SetupWizard::changeEvent(QEvent *event)
{
    QWizard::changeEvent(event);
    if (changesLook(event))
        applyPalette();
}

void SetupWizard::keyPressEvent(QKeyEvent *event)
{
    // There is no default button, since the next thing to do may stand inside the page; Enter in a
    // field still goes on.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    QAbstractButton *next = button(NextButton);
    if (enter && qobject_cast<QLineEdit *>(focusWidget()) && next->isVisible()
        && next->isEnabled()) {
        next->click();
        return;
    }
    if (enter && pressFocused(this))
        return;
    QWizard::keyPressEvent(event);
}

void SetupWizard::paintEvent(QPaintEvent *event)
{
    QWizard::paintEvent(event);
    const QLayout *row = buttonRow(*this);
    if (!row)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(0, row->geometry().top() - 1, width(), 1), themeOf(this).hair);
}

void SetupWizard::showEvent(QShowEvent *event)
{
    QWizard::showEvent(event);
    layOutButtons();
}

} // namespace suitescope
