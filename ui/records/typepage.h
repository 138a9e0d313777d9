// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"

#include <QWidget>

class QTabWidget;

namespace suitescope {

class FieldsPage;
class InstancesPage;
class OpenConnection;
class PartsPage;
class TextLabel;

/*! One record type: its fields, its sublists and subrecords, its instances. */
class TypePage : public QWidget
{
    Q_OBJECT

public:
    explicit TypePage(OpenConnection &connection, QWidget *parent = nullptr);

    void showType(const RecordType &type);
    void showField(const QString &field);
    [[nodiscard]] QString typeName() const { return m_type.name; }
    /*! Name and actions; whoever shows the page places it above. */
    [[nodiscard]] QWidget *header() const { return m_header; }

signals:
    void typeWanted(const QString &type);
    void recordWanted(const QString &type, const QString &id);
    void statementWanted(const QString &title, const QString &statement);

private:
    void buildHeader();
    void queryIt();

    RecordType m_type;
    QWidget *m_header = nullptr;
    TextLabel *m_label = nullptr;
    TextLabel *m_name = nullptr;
    QTabWidget *m_tabs = nullptr;
    FieldsPage *m_fields = nullptr;
    PartsPage *m_parts = nullptr;
    InstancesPage *m_instances = nullptr;
};

} // namespace suitescope
