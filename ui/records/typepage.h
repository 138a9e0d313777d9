// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"
#include "lib/records/record.h"

#include <QFuture>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTabWidget;
class QTableView;
class QToolButton;

namespace suitescope {

class FieldTableModel;
class InstanceModel;
class OpenConnection;

/*! One record type: its fields, its sublists and subrecords, its instances. */
class TypePage : public QWidget
{
    Q_OBJECT

public:
    explicit TypePage(OpenConnection &connection, QWidget *parent = nullptr);

    void showType(const RecordType &type);
    void showField(const QString &field);
    [[nodiscard]] QString typeName() const { return m_type.name; }

signals:
    void typeWanted(const QString &type);
    void recordWanted(const QString &type, const QString &id);
    void statementWanted(const QString &title, const QString &statement);

private:
    QWidget *buildHeader();
    QWidget *buildFields();
    QWidget *buildParts();
    QWidget *buildInstances();
    QWidget *buildPager();
    void describe(const QModelIndex &index);
    void listInstances(int offset);
    void takePage(const Result<RecordPage> &page);
    void readNames();
    void readNextName();
    void queryIt();

    OpenConnection &m_connection; // outlives the page
    RecordType m_type;
    QLabel *m_label = nullptr;
    QLabel *m_name = nullptr;
    QTabWidget *m_tabs = nullptr;
    FieldTableModel *m_fields = nullptr;
    FieldTableModel *m_parts = nullptr;
    QSortFilterProxyModel *m_fieldFilter = nullptr;
    QTableView *m_fieldTable = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_description = nullptr;
    InstanceModel *m_instances = nullptr;
    QTableView *m_instanceTable = nullptr;
    QLineEdit *m_q = nullptr;
    QLabel *m_instanceStatus = nullptr;
    QPushButton *m_names = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QFuture<Result<RecordPage>> m_listing;
    QStringList m_namesToRead;
    QString m_listedType;
    int m_offset = 0;
};

} // namespace suitescope
