// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/setupdraft.h"

#include <QWizardPage>

class QPushButton;
class QVBoxLayout;

namespace suitescope {

class InNetSuiteStrip;
class Notice;
class TextLabel;
class WizardContext;

/*! What the pages of the wizard have in common: title and sentence on top, the content, the strip
   "In NetSuite" at the bottom. A page writes into the draft as the user types and stores nothing.
 */
class SetupPage : public QWizardPage
{
    Q_OBJECT

public:
    SetupPage(SetupStep step, WizardContext &context);

    [[nodiscard]] SetupStep step() const { return m_step; }
    /*! The rail shows a cross. */
    [[nodiscard]] virtual bool hasProblem() const { return false; }
    /*! The next thing to do is a button inside the page; Next is plain. */
    [[nodiscard]] virtual bool ownsPrimary() const { return false; }
    /*! Where the keyboard belongs when the page opens. */
    [[nodiscard]] virtual QWidget *firstFocus() const { return nullptr; }

    [[nodiscard]] bool isComplete() const override;
    void initializePage() override;
    /*! Shows what the draft says; called whenever the page comes up. */
    virtual void refresh() = 0;

    /*! Something could not be kept: says so above everything else. */
    void showKeepFailure(const std::optional<Error> &error);

signals:
    void lookChanged(); // hasProblem() or ownsPrimary()
    void keepAgainWanted();

protected:
    [[nodiscard]] WizardContext &context() const { return m_context; }
    [[nodiscard]] SetupDraft &draft() const;
    void setWords(const QString &title, const QString &sentence);
    void setSentence(const QString &sentence);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /*! Adds the strip below a stretch; call last. */
    InNetSuiteStrip *addStrip(MenuPageId page, const QStringList &further = {});
    void addStretch();
    /*! Opens what an administrator gets, and takes what comes back. */
    [[nodiscard]] QPushButton *makeHandoverButton();
    /*! What stays after a sandbox refresh, and what is asked for. */
    void addRefreshNotice();
    void showEvent(QShowEvent *event) override;

private:
    SetupStep m_step;
    WizardContext &m_context; // outlives the page
    Notice *m_keepFailure = nullptr;
    QWidget *m_keepFailureRoom = nullptr; // the notice and the space below it
    TextLabel *m_title = nullptr;
    TextLabel *m_sentence = nullptr;
    QVBoxLayout *m_all = nullptr;
    QVBoxLayout *m_body = nullptr;
};

} // namespace suitescope
