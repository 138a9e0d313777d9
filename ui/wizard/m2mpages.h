// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/secretpage.h"

class QCheckBox;

namespace suitescope {

class FactGrid;

/*! OAuth 2.0: the Client ID of the integration record, and the scopes to ask for. */
class M2mIntegrationPage : public SecretPage
{
    Q_OBJECT

public:
    explicit M2mIntegrationPage(WizardContext &context);

    void refresh() override;

private:
    void addScope(const QString &scope, const QString &name);
    void takeScopes();

    QList<std::pair<QString, QCheckBox *>> m_scopes;
    TextLabel *m_noScope = nullptr;
};

/*! OAuth 2.0: what to choose in the certificate mapping, and the Certificate ID that comes of it.
 */
class MappingPage : public SecretPage
{
    Q_OBJECT

public:
    explicit MappingPage(WizardContext &context);

    void refresh() override;

private:
    FactGrid *m_choices = nullptr;
    int m_certificateRow = 0;
};

} // namespace suitescope
