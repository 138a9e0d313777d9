// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/rest/transport.h"
#include "lib/setup/doctor.h"
#include "lib/setup/setupdraft.h"

#include <QObject>

#include <functional>
#include <optional>

namespace suitescope {

class DemoAccount;
class SignInBudget;

/*! Where the program keeps what is not secret; told on the last page. */
struct StoredPlaces
{
    QString connectionsFile;
    QString databaseFolder;
};

/*! What the pages of one wizard share. The draft and everything referred to outlive the pages. */
class WizardContext : public QObject
{
    Q_OBJECT

public:
    WizardContext(SetupDraft &draft, Transport &transport, DemoAccount *demo, SecretStore &secrets,
                  Clock clock, QObject *parent);

    SetupDraft &draft;
    Transport &transport;
    DemoAccount *const demo; // null: no simulated account at hand
    SecretStore &secrets;
    const Clock clock;
    StoredPlaces places;
    DoctorReport report; // of the last run
    int refusedSignIns = 0; // of the last half hour; in a rehearsal, since this window was opened
    bool memoryIsLocked = true; // secrets in use cannot reach the swap space
    SignInBudget *budget = nullptr; // null: nothing is counted
    std::function<QList<Connection>()> known; // all connections of this computer; may be empty
    SecretsOf secretsOf; // of those; may be empty
    bool restored = false; // the draft has read its secrets
    std::optional<Error> unreadable; // what the keychain said to that
    std::optional<Connection> connection; // once it is finished
    QString certificateFile; // saved in this window

    /*! The addresses of the account; absent while they are not known. */
    [[nodiscard]] std::optional<ServiceUrls> urls() const;
    [[nodiscard]] bool isRehearsal() const { return draft.isDemo(); }
    /*! Why the simulated account could not be started. */
    [[nodiscard]] std::optional<Error> demoFailure() const { return m_demoFailure; }
    /*! The number that the rail shows. */
    [[nodiscard]] int numberOf(SetupStep step) const;
    /*! Asks the simulated account to start; does nothing for a real one. */
    void startDemo();

signals:
    void urlsChanged();
    void stepWanted(suitescope::SetupStep step);
    /*! A page of the simulated account is to be shown. */
    void demoPageWanted(suitescope::MenuPageId page);

private:
    std::optional<ServiceUrls> m_demoUrls;
    std::optional<Error> m_demoFailure;
};

} // namespace suitescope
