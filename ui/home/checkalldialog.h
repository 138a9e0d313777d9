// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/checkround.h"
#include "ui/home/workplace.h"

#include <QDialog>

#include <memory>

class QPushButton;
class QVBoxLayout;

namespace suitescope {

class CheckRow;
class StatusLine;

/*! Checks every connection, a row each; what is found is kept on the connections. Closing it stops
 * what still runs. */
class CheckAllDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CheckAllDialog(const Workplace &workplace, QWidget *parent = nullptr);
    ~CheckAllDialog() override;

    void start();
    void done(int result) override;

signals:
    void connectionWanted(const QString &connectionId); // its Overview

private:
    void buildUi();
    QWidget *buildRows();
    void makeRound();
    void takeEntry(int index);
    void takeEnd();
    void keep(const CheckRound::Entry &entry);
    void showTotal();
    void openConnection(int index);

    const Workplace &m_workplace; // outlives this
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<CheckRound> m_round;
    QList<CheckRow *> m_rows;
    QVBoxLayout *m_list = nullptr;
    StatusLine *m_total = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_again = nullptr;
    bool m_notKept = false;
};

} // namespace suitescope
