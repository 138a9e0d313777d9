// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/accountlookup.h"
#include "ui/wizard/setuppage.h"

#include <QTimer>

class QLineEdit;

namespace suitescope {

class Chip;
class FactGrid;
class StatusLine;

/*! One field that takes every spelling of an account; says at once what was understood, and asks
 * NetSuite whether the account exists. */
class AccountPage : public SetupPage
{
    Q_OBJECT

public:
    explicit AccountPage(WizardContext &context);

    [[nodiscard]] QWidget *firstFocus() const override;
    void refresh() override;

private:
    void buildFacts();
    void buildOverride();
    void takeText(const QString &typed);
    void takeOverride(const QString &typed);
    void showUnderstood();
    void showLookup(const AccountId &account, const Result<AccountLookup> &answer);
    void lookUp();

    QLineEdit *m_edit = nullptr;
    StatusLine *m_status = nullptr;
    StatusLine *m_lookup = nullptr;
    FactGrid *m_facts = nullptr;
    Chip *m_environment = nullptr;
    QLineEdit *m_override = nullptr;
    StatusLine *m_overrideStatus = nullptr;
    QWidget *m_overrideBox = nullptr;
    QTimer m_lookSoon;
    QFuture<Result<AccountLookup>> m_looking; // ends with a newer one
    int m_question = 0; // a newer one makes an older answer void
    int m_accountRow = 0;
    int m_environmentRow = 0;
    int m_hostRow = 0;
    int m_realmRow = 0;
};

} // namespace suitescope
