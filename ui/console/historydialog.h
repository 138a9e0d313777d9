// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/querylibrary.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPlainTextEdit;

namespace suitescope {

/*! Queries that ran, the newest first, searched while typing. */
class HistoryDialog : public QDialog
{
    Q_OBJECT

public:
    explicit HistoryDialog(QueryLibrary &library, QWidget *parent = nullptr);

signals:
    void chosen(const QString &statement);

private:
    void search();
    void showEntries(const QList<HistoryEntry> &entries);
    void choose();

    QueryLibrary &m_library; // outlives the dialog
    QLineEdit *m_words = nullptr;
    QListWidget *m_list = nullptr;
    QPlainTextEdit *m_statement = nullptr;
    QList<HistoryEntry> m_entries;
    int m_question = 0; // a newer search makes older answers void
};

} // namespace suitescope
