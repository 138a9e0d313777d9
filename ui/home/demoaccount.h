// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/menupage.h"
#include "lib/storage/connection.h"
#include "lib/storage/secretstore.h"

#include <QFuture>
#include <QObject>

class QWidget;

namespace suitescope {

/*! The simulated account as the window sees it; app/ implements it over lib/simulator, which ui may
 * not include. */
class DemoAccount : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /*! Starts the simulated account when it does not run yet; answers its addresses. */
    [[nodiscard]] virtual QFuture<Result<ServiceUrls>> start() = 0;
    /*! A connection to it that is ready to use, its invented secrets in secretStore(). Made on
     * first use, off the main thread. */
    [[nodiscard]] virtual QFuture<Result<Connection>> readyConnection() = 0;
    /*! From now on readyConnection() is this: its certificate was renewed. */
    virtual void setReadyConnection(const Connection &renewed) { Q_UNUSED(renewed) }
    /*! Where demo connections keep their invented secrets: the keychain, or memory where there is
     * none. */
    [[nodiscard]] virtual SecretStore &secretStore() = 0;
    /*! The dock "Simulated NetSuite": plays the administrator's side. Owned by \a parent. */
    [[nodiscard]] virtual QWidget *createAdministratorPanel(QWidget *parent) = 0;
    /*! Shows the panel's page that stands for this NetSuite page. */
    virtual void showPage(MenuPageId page) = 0;

signals:
    /*! The panel wants to be seen (showPage was called). */
    void panelWanted();
};

} // namespace suitescope
