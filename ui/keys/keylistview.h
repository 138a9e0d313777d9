// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/keys/keydetail.h"

class QAction;
class QLineEdit;
class QMenu;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace suitescope {

class KeyListModel;

/*! The table of key pairs, sorted and filtered, over the panel of the chosen one. */
class KeyListView : public QWidget
{
    Q_OBJECT

public:
    KeyListView(ConnectionStore &connections, KeyDetail::SecretsOf secretsOf, Clock clock,
                QWidget *parent = nullptr);

    void refresh();
    /*! Connections that are not in the store; refresh() follows them. */
    void setOthers(const QList<Connection> &others) { m_others = others; }
    [[nodiscard]] QList<KnownKeyPair> pairs() const;
    /*! Null when none is chosen. */
    [[nodiscard]] const KnownKeyPair *chosen() const;
    void choose(const QString &pairId);
    void chooseConnection(const QString &connectionId);
    void setFilter(const QString &text);
    [[nodiscard]] KeyDetail *detail() const { return m_detail; }
    void focusTable();

signals:
    void chosenChanged();
    void filterCleared();

private:
    void buildTable();
    void buildActions();
    void addAction(const QString &text, const QKeySequence &shortcut, void (KeyDetail::*act)());
    void chooseRow(int modelRow);
    void showChosen();
    void showMenu(const QPoint &at);
    void copyFingerprint();
    [[nodiscard]] int chosenRow() const; // of the model; -1

    ConnectionStore &m_connections; // outlives the view
    QList<Connection> m_others;
    Clock m_clock;
    KeyListModel *m_model = nullptr;
    QSortFilterProxyModel *m_sorted = nullptr;
    QStackedWidget *m_pages = nullptr;
    QTableView *m_table = nullptr;
    KeyDetail *m_detail = nullptr;
};

} // namespace suitescope
