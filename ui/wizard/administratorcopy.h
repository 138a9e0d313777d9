// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>
#include <QTimer>

namespace suitescope {

class SetupDraft;

/*! Copies the whole checklist for whoever administers the account, as text or as Markdown. */
class AdministratorCopyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit AdministratorCopyButton(const SetupDraft &draft, QWidget *parent = nullptr);

private:
    const SetupDraft &m_draft; // outlives the button
    QTimer m_back;
};

} // namespace suitescope
