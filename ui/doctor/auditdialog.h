// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/audittrail.h"

#include <QDialog>

#include <optional>

class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace suitescope {

class EmptyState;
class Notice;
class NumberedList;
class TextLabel;

/*! Paste the Detail or rows of NetSuite's Login Audit Trail, see what they mean and what to change.
 */
class AuditDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AuditDialog(AuthMethod method, QWidget *parent = nullptr);
    /*! Offers to use the chosen row for a check that was refused: detailChosen(). With \a refused a
     * row means here what the check's diagnosis will make of it. */
    void offerUse(const std::optional<DiagnosisInput> &refused = {});

signals:
    void detailChosen(const QString &detail);

private:
    void buildUi();
    QWidget *buildAnswer();
    void decode();
    void fillTable(const AuditTrail &trail);
    void fitTable();
    void showRow(int row);
    void explain(const AuditRow &row);
    void use();

    AuthMethod m_method;
    AuditTrail m_trail;
    QPlainTextEdit *m_paste = nullptr;
    Notice *m_notice = nullptr; // what could not be understood
    EmptyState *m_nothing = nullptr;
    QWidget *m_answer = nullptr;
    QTableWidget *m_table = nullptr;
    TextLabel *m_heading = nullptr;
    TextLabel *m_meaning = nullptr;
    TextLabel *m_others = nullptr; // what else can stand behind the word
    NumberedList *m_steps = nullptr;
    QPushButton *m_use = nullptr;
    std::optional<DiagnosisInput> m_refused; // what is known of the check
    QString m_detail; // of the row that is shown, when it tells a cause
};

} // namespace suitescope
