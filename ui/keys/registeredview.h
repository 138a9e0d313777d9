// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/menupage.h"
#include "lib/setup/registeredlist.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace suitescope {

class EmptyState;
class InNetSuiteStrip;
class RegisteredDetail;
class RegisteredModel;
class StatusLine;

/*! The certificates that NetSuite has registered for the integration of one connection, beside
 * those of this computer. Asked for when the person wants it, since it takes a sign-in. */
class RegisteredView : public QWidget
{
    Q_OBJECT

public:
    explicit RegisteredView(RegisteredList::Tools tools, QWidget *parent = nullptr);

    /*! Follows the connections. */
    void refresh();
    /*! Those that are not in the store, as they stand now; refresh() follows them. */
    void setOthers(const QList<Connection> &others);
    /*! Chooses the connection that is asked; nothing is sent. */
    void chooseConnection(const QString &connectionId);
    void ask();
    /*! Opens the question for the chosen line. */
    void askToRevoke();

signals:
    /*! The person wants to see the pair in the list of this computer. */
    void pairWanted(const QString &pairId);
    void pageWanted(suitescope::MenuPageId page); // of the simulated account

private:
    QWidget *buildHead();
    QWidget *buildTable();
    QWidget *buildRefused();
    EmptyState *addState(const QString &icon, const QString &heading, const QString &sentence,
                         const QString &action);
    void fillConnections();
    void showList();
    void showFailure();
    void showChosen();
    void sayRead();
    [[nodiscard]] std::optional<Connection> chosenConnection() const;
    [[nodiscard]] const MatchedCertificate *chosen() const;

    RegisteredList::Tools m_tools;
    RegisteredList *m_list = nullptr;
    RegisteredModel *m_model = nullptr;
    QComboBox *m_connection = nullptr;
    StatusLine *m_read = nullptr;
    QPushButton *m_again = nullptr;
    QStackedWidget *m_pages = nullptr;
    EmptyState *m_nobody = nullptr; // no connection can be asked
    EmptyState *m_idle = nullptr;
    QWidget *m_loading = nullptr;
    EmptyState *m_failed = nullptr;
    QWidget *m_refused = nullptr; // the permission is missing
    InNetSuiteStrip *m_strip = nullptr;
    EmptyState *m_none = nullptr; // NetSuite lists nothing
    QWidget *m_full = nullptr;
    QWidget *m_incompleteRow = nullptr;
    QTableView *m_table = nullptr;
    RegisteredDetail *m_detail = nullptr;
};

} // namespace suitescope
