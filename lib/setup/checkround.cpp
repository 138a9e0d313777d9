// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/checkround.h"

#include "lib/setup/connectionhealth.h"

#include <algorithm>

namespace suitescope {

namespace {

constexpr int atOnce = 3;

} // namespace

struct CheckRound::Run
{
    std::unique_ptr<QObject> context = std::make_unique<QObject>(); // of its handlers
    std::unique_ptr<Doctor> doctor;
};

CheckRound::CheckRound(const QList<Connection> &toCheck, QList<Connection> known, Tools tools,
                       QObject *parent)
    : QObject(parent), m_tools(std::move(tools)), m_known(std::move(known))
{
    for (const Connection &facts : toCheck)
        m_entries.append({facts, Stage::Waiting, {}, {}});
    m_runs.resize(size_t(m_entries.size()));
}

CheckRound::~CheckRound() = default;

int CheckRound::count(Stage stage) const
{
    return int(std::count_if(m_entries.cbegin(), m_entries.cend(),
                             [stage](const Entry &entry) { return entry.stage == stage; }));
}

bool CheckRound::isAccountBusy(const Connection &facts) const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [&facts](const Entry &entry) {
        return entry.stage == Stage::Running && entry.facts.account == facts.account
            && entry.facts.demo == facts.demo;
    });
}

void CheckRound::start()
{
    if (m_running)
        return;
    m_running = true;
    for (Entry &entry : m_entries)
        entry = {entry.facts, Stage::Waiting, {}, {}};
    for (int i = 0; i < m_entries.size(); ++i)
        emit entryChanged(i);
    next();
}

void CheckRound::next()
{
    for (int i = 0; i < m_entries.size() && count(Stage::Running) < atOnce; ++i) {
        if (m_entries.at(i).stage == Stage::Waiting && !isAccountBusy(m_entries.at(i).facts))
            begin(i);
        if (!m_running) // stopped by a listener
            return;
    }
    if (count(Stage::Running) == 0 && count(Stage::Waiting) == 0)
        conclude();
}

void CheckRound::begin(int index)
{
    Entry &entry = m_entries[index];
    entry.stage = Stage::Running;
    m_runs[size_t(index)] = std::make_unique<Run>();
    emit entryChanged(index);
    Run *const own = m_runs[size_t(index)].get();
    if (!own) // stopped by a listener
        return;
    m_tools.access(m_entries.at(index).facts, own->context.get(),
                   [this, index, own](const Result<CheckAccess> &access) {
                       if (m_runs[size_t(index)].get() != own)
                           return; // stopped meanwhile
                       if (access) {
                           examine(index, *access);
                           return;
                       }
                       m_entries[index].error = access.error();
                       end(index, Stage::NotTried);
                   });
}

void CheckRound::examine(int index, const CheckAccess &access)
{
    const Connection &facts = m_entries.at(index).facts;
    Doctor::Subject subject;
    subject.facts = facts;
    subject.credentials = access.credentials;
    subject.unreadable = access.unreadable;
    subject.accountWritten = access.accountWritten;
    subject.others = neighboursOf(facts, m_known, m_tools.clock());
    subject.budget = facts.demo ? nullptr : m_tools.budget;
    if (m_tools.secretsOf)
        subject.witnesses = witnessesFor(facts, access.urls, m_known, m_tools.secretsOf);
    Run &run = *m_runs[size_t(index)];
    run.doctor = std::make_unique<Doctor>(m_tools.transport, access.urls, std::move(subject),
                                          m_tools.clock);
    Doctor *const doctor = run.doctor.get();
    connect(doctor, &Doctor::rungChanged, run.context.get(), [this, index, doctor] {
        m_entries[index].rungs = doctor->rungs();
        emit entryChanged(index);
    });
    connect(doctor, &Doctor::finished, run.context.get(),
            [this, index](const DoctorReport &report) { take(index, report); });
    doctor->start();
}

void CheckRound::take(int index, const DoctorReport &report)
{
    Entry &entry = m_entries[index];
    entry.report = report;
    entry.rungs = report.rungs;
    for (Connection &known : m_known) {
        if (known.id == entry.facts.id)
            known = afterCheck(known, report, {});
    }
    end(index, Stage::Done);
}

void CheckRound::end(int index, Stage stage)
{
    m_entries[index].stage = stage;
    if (const std::unique_ptr<Run> run = std::move(m_runs[size_t(index)])) {
        // One of their signals or handlers may be under way.
        if (run->doctor) {
            run->doctor->disconnect(run->context.get());
            run->doctor.release()->deleteLater();
        }
        run->context.release()->deleteLater();
    }
    emit entryChanged(index);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_running)
                next();
        },
        Qt::QueuedConnection);
}

void CheckRound::stopOne(int index)
{
    const Stage stage = m_entries.value(index).stage;
    if (!m_running || (stage != Stage::Running && stage != Stage::Waiting))
        return;
    if (const std::unique_ptr<Run> &run = m_runs[size_t(index)]) {
        if (run->doctor)
            run->doctor->stop();
    }
    end(index, Stage::Stopped);
}

void CheckRound::stop()
{
    if (!m_running)
        return;
    for (int i = 0; i < m_entries.size(); ++i)
        stopOne(i);
}

void CheckRound::conclude()
{
    m_running = false;
    for (Entry &entry : m_entries) {
        if (entry.stage != Stage::Done)
            continue;
        // A witness that was refused may not have had its own turn: its user has to wait.
        Neighbours &others = entry.report.input.others;
        const int failing = others.failing;
        others = neighboursOf(entry.facts, m_known, m_tools.clock());
        others.failing = std::max(others.failing, failing);
        entry.report.causes = diagnose(entry.report.input);
    }
    emit finished();
}

} // namespace suitescope
