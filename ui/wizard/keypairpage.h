// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/setuppage.h"

class QStackedWidget;

namespace suitescope {

class KeyForm;
class KeySummary;
class Notice;

/*! The key pair: made or imported, kept at once; the certificate is saved for the upload. */
class KeyPairPage : public SetupPage
{
    Q_OBJECT

public:
    explicit KeyPairPage(WizardContext &context);

    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] bool ownsPrimary() const override;
    void refresh() override;

private:
    QWidget *buildDone();
    void takeKeyPair(const KeyPair &key, const Certificate &certificate);
    void askToStartOver();
    void showKey();

    QStackedWidget *m_stack = nullptr;
    KeyForm *m_form = nullptr;
    KeySummary *m_summary = nullptr;
    Notice *m_notice = nullptr;
    bool m_keeping = false;
    std::optional<Error> m_failure;
};

} // namespace suitescope
