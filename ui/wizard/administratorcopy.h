// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/error.h"
#include "lib/setup/checklist.h"

#include <QPushButton>
#include <QTimer>

namespace suitescope {

class SetupDraft;

/*! Gives the whole checklist to whoever administers the account: copied as text or as Markdown, or
 * the role's permissions saved as CSV or as the XML of a SuiteCloud (SDF) project. */
class AdministratorCopyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit AdministratorCopyButton(const SetupDraft &draft, QWidget *parent = nullptr);

private:
    [[nodiscard]] QList<PermissionItem> permissions() const;
    void save(const QString &fileName, const QString &filter, const QByteArray &content);
    void say(const QString &words);
    void showFailure(const Error &error);

    const SetupDraft &m_draft; // outlives the button
    QTimer m_back;
};

} // namespace suitescope
