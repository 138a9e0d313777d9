// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/outputs.h"
#include "ui/wizard/wizardcontext.h"

#include <QWizard>

namespace suitescope {

class DonePage;
class SetupPage;
class SignInBudget;
class StepRail;

/*! From nothing to a proven connection, page by page. Not modal; closing asks nothing, since the
   draft keeps everything. Show it with show(). */
class SetupWizard : public QWizard
{
    Q_OBJECT

public:
    /*! Owns \a draft. \a demo gives the addresses of the simulated account and its pages for drafts
       of a rehearsal; it may be null. Everything referred to outlives the wizard. */
    SetupWizard(SetupDraft *draft, Transport &transport, DemoAccount *demo, SecretStore &secrets,
                Clock clock, QWidget *parent = nullptr);

    [[nodiscard]] SetupDraft &draft() const { return m_context->draft; }
    /*! What the last page says about files; call before it comes up. */
    void setStoredPlaces(const StoredPlaces &places) { m_context->places = places; }
    /*! Whether the system keeps secrets in use out of the swap space; told on the first page. */
    void setMemoryLocked(bool locked) { m_context->memoryIsLocked = locked; }
    /*! Counts refused sign-ins over restarts; outlives the wizard. */
    void setBudget(SignInBudget *budget) { m_context->budget = budget; }
    /*! The other connections: how they fare tells causes apart, and one of them may read the Login
     * Audit Trail. */
    void setOthers(std::function<QList<Connection>()> known, SecretsOf secretsOf)
    {
        m_context->known = std::move(known);
        m_context->secretsOf = std::move(secretsOf);
    }
    [[nodiscard]] SetupStep currentStep() const;
    /*! Goes there page by page; only to a step that was reached before. */
    void goTo(SetupStep step);

    [[nodiscard]] int nextId() const override;
    [[nodiscard]] QSize sizeHint() const override { return {1000, 700}; }
    void done(int result) override;

signals:
    void connectionReady(const suitescope::Connection &connection);
    void exploreRequested(const QString &connectionId);
    void consoleRequested(const QString &connectionId);
    void environmentFileWritten(const QString &connectionId, const QString &path,
                                suitescope::Output output);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addPages();
    void makeButtons();
    void layOutButtons();
    void leaveShortWay();
    void takeStep();
    void takeRestored(const Result<> &answer);
    void showRail();
    void showButtons();
    void showKeepFailure();
    void keepAgain();
    void applyPalette();
    [[nodiscard]] SetupPage *current() const;
    [[nodiscard]] SetupPage *pageOf(SetupStep step) const;
    [[nodiscard]] QString footText() const;

    WizardContext *m_context = nullptr;
    StepRail *m_rail = nullptr;
    DonePage *m_done = nullptr;
    int m_furthest = 0; // index of the furthest step reached
    bool m_exported = false;
    bool m_applyingPalette = false;
    bool m_kept = false;
    std::optional<Error> m_keepFailure;
};

} // namespace suitescope
