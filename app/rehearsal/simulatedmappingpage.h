// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/administratorpage.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace suitescope {

class ShownOncePanel;

/*! Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup. */
class SimulatedMappingPage : public AdministratorPage
{
    Q_OBJECT

public:
    explicit SimulatedMappingPage(SimulatedDemo &demo, QWidget *parent = nullptr);

    void refresh() override;

private:
    void buildForm();
    void buildList();
    void fill();
    void chooseFile();
    void save();
    void map(const QByteArray &pem);
    void refuse(const QString &why);
    void revoke();

    QComboBox *m_entity = nullptr;
    QComboBox *m_role = nullptr;
    QComboBox *m_application = nullptr;
    QLineEdit *m_file = nullptr;
    QPushButton *m_save = nullptr;
    QLabel *m_refusal = nullptr;
    ShownOncePanel *m_certificateId = nullptr;
    QTreeWidget *m_mappings = nullptr;
};

} // namespace suitescope
