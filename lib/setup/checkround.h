// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"

#include <functional>
#include <memory>
#include <vector>

namespace suitescope {

/*! What a check of one connection needs to begin. */
struct CheckAccess
{
    ServiceUrls urls;
    std::optional<Credentials> credentials;
    std::optional<Error> unreadable; // why there are none: it is told as a cause
    QString accountWritten = {}; // as a file spells it; empty where that is not known
};

/*! Finds out what a check of a connection needs and hands it to the answer, once, as long as the
 * context lives. */
using AccessTo = std::function<void(const Connection &, QObject *context,
                                    std::function<void(const Result<CheckAccess> &)> answer)>;

/*! Checks many connections: a few at once, never two of one account at once. When all have ended,
 * each is judged again beside the others: what fails together was wiped together. Main thread only.
 */
class CheckRound : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        Waiting,
        Running,
        Done, // the report is there
        Stopped,
        NotTried, // the error says why
    };

    struct Entry
    {
        Connection facts;
        Stage stage = Stage::Waiting;
        QList<RungResult> rungs; // while it runs
        DoctorReport report;
        std::optional<Error> error = {};
    };

    /*! Everything referred to outlives the round. */
    struct Tools
    {
        Transport &transport;
        Clock clock;
        SignInBudget *budget = nullptr; // of real connections
        AccessTo access;
        SecretsOf secretsOf = {}; // for witnesses; none without
    };

    /*! \a known are all connections of this computer, those to check among them. */
    CheckRound(const QList<Connection> &toCheck, QList<Connection> known, Tools tools,
               QObject *parent = nullptr);
    ~CheckRound() override;

    void start();
    void stop();
    void stopOne(int index);
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }

signals:
    void entryChanged(int index);
    void finished(); // all of them; the causes may have changed since

private:
    struct Run; // of one entry

    void next();
    void begin(int index);
    void examine(int index, const CheckAccess &access);
    void take(int index, const DoctorReport &report);
    void end(int index, Stage stage);
    void conclude();
    [[nodiscard]] bool isAccountBusy(const Connection &facts) const;
    [[nodiscard]] int count(Stage stage) const;

    Tools m_tools;
    QList<Entry> m_entries;
    QList<Connection> m_known; // as they stand, with what this round found
    std::vector<std::unique_ptr<Run>> m_runs; // one each entry; null while it does not run
    bool m_running = false;
};

} // namespace suitescope
