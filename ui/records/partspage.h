// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace suitescope {

class EmptyState;
class FieldTableModel;
class OpenConnection;
class TextLabel;

/*! The sublists and subrecords of a type, and below the fields of the chosen one, read when it is
 * chosen. */
class PartsPage : public QWidget
{
    Q_OBJECT

public:
    explicit PartsPage(OpenConnection &connection, QWidget *parent = nullptr);

    void showType(const RecordType &type);
    bool showField(const QString &name); // false when there is none
    [[nodiscard]] int partCount() const;

signals:
    void typeWanted(const QString &type);

private:
    QWidget *buildTables();
    void readChosen();
    void showChildren(const RecordType &children);

    OpenConnection &m_connection; // outlives the page
    FieldTableModel *m_parts = nullptr;
    FieldTableModel *m_children = nullptr;
    QStackedWidget *m_pages = nullptr;
    QTableView *m_table = nullptr;
    QTableView *m_childTable = nullptr;
    TextLabel *m_childHeading = nullptr;
    int m_question = 0; // a newer choice makes older answers void
};

} // namespace suitescope
