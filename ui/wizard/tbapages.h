// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/secretpage.h"

namespace suitescope {

/*! Token-Based Authentication: what the integration record shows once. */
class TbaIntegrationPage : public SecretPage
{
    Q_OBJECT

public:
    explicit TbaIntegrationPage(WizardContext &context);
};

/*! Token-Based Authentication: what the access token's page shows once. */
class TbaTokenPage : public SecretPage
{
    Q_OBJECT

public:
    explicit TbaTokenPage(WizardContext &context);
};

} // namespace suitescope
