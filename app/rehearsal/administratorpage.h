// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/simulateddemo.h"

#include <QWidget>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace suitescope {

/*! One page of the simulated NetSuite: heading, menu path, content. Reads the account anew whenever
   it is shown; what it changes is saved only by its own Save button, as in NetSuite. */
class AdministratorPage : public QWidget
{
    Q_OBJECT

public:
    AdministratorPage(SimulatedDemo &demo, const QString &heading, std::optional<MenuPageId> page,
                      QWidget *parent = nullptr);

    [[nodiscard]] std::optional<MenuPageId> page() const { return m_page; }
    [[nodiscard]] QString heading() const { return m_heading; }

    /*! Shows the account as it is now and forgets what was not saved and what was shown once. */
    virtual void refresh() = 0;

protected:
    void showEvent(QShowEvent *event) override;

    [[nodiscard]] SimulatedAccount &account() { return m_demo.account(); }
    [[nodiscard]] QVBoxLayout *content() { return m_content; }
    [[nodiscard]] SimulatedDemo &demo() { return m_demo; }
    void keep() { m_demo.keepState(); }
    /*! A small second line under what precedes it. */
    QLabel *addHint(const QString &text);
    QLabel *addHeading(const QString &text);

private:
    SimulatedDemo &m_demo; // outlives the panel
    QString m_heading;
    std::optional<MenuPageId> m_page; // none: a page that NetSuite does not have
    QVBoxLayout *m_content = nullptr;
};

} // namespace suitescope
