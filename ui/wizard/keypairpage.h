// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/setuppage.h"

class QStackedWidget;

namespace suitescope {

class KeyForm;
class KeyPicker;
class KeyReader;
class KeySummary;
class Notice;

/*! The key pair: made, imported or taken from Keys, kept at once; the certificate is saved for the
 * upload. */
class KeyPairPage : public SetupPage
{
    Q_OBJECT

public:
    explicit KeyPairPage(WizardContext &context);

    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] bool ownsPrimary() const override;
    void refresh() override;

private:
    QWidget *buildWays();
    QWidget *buildDone();
    void offerKnown();
    void takeKeyPair(const KeyPair &key, const Certificate &certificate);
    void askToStartOver();
    void showKey();

    QStackedWidget *m_stack = nullptr;
    KeyForm *m_form = nullptr;
    KeyReader *m_reader = nullptr;
    KeyPicker *m_picker = nullptr; // null in a rehearsal: real keys stay out of it
    KeySummary *m_summary = nullptr;
    Notice *m_notice = nullptr;
    bool m_keeping = false;
    std::optional<Error> m_failure;
};

} // namespace suitescope
