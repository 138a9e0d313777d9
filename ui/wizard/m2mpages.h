// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/secretpage.h"

class QCheckBox;
class QPushButton;

namespace suitescope {

class FactGrid;
class StatusLine;

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
    void addScopes();
    void addKeepEarlier();

    QList<std::pair<QString, QCheckBox *>> m_scopes;
    QWidget *m_scopeBox = nullptr; // hidden after a refresh: they stay as they were
    QVBoxLayout *m_scopeRows = nullptr;
    TextLabel *m_noScope = nullptr;
    QPushButton *m_earlier = nullptr; // after a refresh
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
    void addSaveCertificate();
    void writeCertificate(const QString &path);

    FactGrid *m_choices = nullptr;
    QPushButton *m_save = nullptr; // after a refresh: the certificate goes up once more
    StatusLine *m_saved = nullptr;
    int m_certificateRow = 0;
};

} // namespace suitescope
