// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QTableView;

namespace suitescope {

class ElidedLabel;
class FieldFilter;
class FieldTableModel;
class TextLabel;

/*! The body fields of a type with a filter; one line below explains the chosen one. */
class FieldsPage : public QWidget
{
    Q_OBJECT

public:
    explicit FieldsPage(QWidget *parent = nullptr);

    void showType(const RecordType &type);
    /*! False when the type has no such body field. */
    bool showField(const QString &name);
    [[nodiscard]] int fieldCount() const;

signals:
    void typeWanted(const QString &type);

private:
    QWidget *buildTop();
    QWidget *buildDetail();
    void describe();
    void follow(const QModelIndex &index);

    FieldTableModel *m_fields = nullptr;
    FieldFilter *m_filter = nullptr;
    QLineEdit *m_words = nullptr;
    QPushButton *m_onlyCustom = nullptr;
    QTableView *m_table = nullptr;
    TextLabel *m_name = nullptr;
    TextLabel *m_label = nullptr;
    ElidedLabel *m_help = nullptr;
    QPushButton *m_target = nullptr;
};

} // namespace suitescope
