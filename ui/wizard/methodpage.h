// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/setuppage.h"

class QLineEdit;

namespace suitescope {

class ChoiceCard;
class Notice;
class StatusLine;

/*! How to connect: the method, the connection's name, and whether the keychain works, before any
 * secret exists. */
class MethodPage : public SetupPage
{
    Q_OBJECT

public:
    explicit MethodPage(WizardContext &context);

    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] bool hasProblem() const override { return m_keychain == Keychain::Broken; }
    [[nodiscard]] QWidget *firstFocus() const override;
    void refresh() override;

private:
    enum class Keychain { Unknown, Trying, Works, Broken };

    void buildMethods();
    void takeName(const QString &name);
    void showName();
    void tryKeychain();

    Keychain m_keychain = Keychain::Unknown;
    QLineEdit *m_name = nullptr;
    StatusLine *m_nameStatus = nullptr;
    ChoiceCard *m_certificate = nullptr;
    ChoiceCard *m_token = nullptr;
    Notice *m_ending = nullptr;
    StatusLine *m_keychainStatus = nullptr;
    Notice *m_memoryNotice = nullptr;
    Notice *m_keychainNotice = nullptr;
};

} // namespace suitescope
