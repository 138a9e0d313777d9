// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/doctorcommand.h"

#include "lib/base/async.h"
#include "lib/setup/redaction.h"
#include "ui/text/errortext.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace suitescope {

DoctorCommand::DoctorCommand(DoctorCommandOptions options, const Paths &paths, Clock clock,
                             QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_paths(paths), m_clock(clock),
      m_connections(paths.configFile), m_budget(paths.signInFile(), clock),
      m_transport(m_network, HttpTransport::Options{}, std::move(clock))
{
}

DoctorCommand::~DoctorCommand() = default;

void DoctorCommand::start()
{
    // Also beside a .env file: another connection of its account may tell why it is refused.
    if (m_options.source.demo)
        openOne();
    else
        whenDone(this, m_connections.load(),
                 [this](const Result<> &loaded) { takeStored(loaded); });
}

void DoctorCommand::takeStored(const Result<> &loaded)
{
    const QList<Connection> known = m_connections.connections();
    if (!m_options.source.all) {
        openOne();
        return;
    }
    if (!loaded || known.isEmpty()) {
        giveUp(loaded ? tr("No connection is stored yet.") : errorText(loaded.error()).joined());
        return;
    }
    check(known, [this](const Connection &facts, QObject *context, const auto &answer) {
        openStored(facts, context, answer);
    });
}

void DoctorCommand::openOne()
{
    auto *source = new ConnectionSource(m_options.source, m_paths, m_clock, this);
    connect(source, &ConnectionSource::opened, this, [this](const OpenedSource &opened) {
        checkOne(opened.facts,
                 {opened.urls, opened.credentials, std::nullopt, opened.accountWritten});
    });
    connect(source, &ConnectionSource::secretsRefused, this,
            [this, source](const Connection &facts, const ServiceUrls &urls, const Error &error) {
                source->disconnect(this); // what failed is told as a cause
                checkOne(facts, {urls, std::nullopt, error});
            });
    connect(source, &ConnectionSource::failed, this,
            [this](const Error &error) { giveUp(errorText(error).joined()); });
    source->open();
}

void DoctorCommand::giveUp(const QString &words)
{
    complain(words);
    Connection facts;
    facts.name = m_options.source.name;
    m_untried.append(notTriedObject(facts, words));
    check({}, {});
}

void DoctorCommand::checkOne(const Connection &facts, const CheckAccess &access)
{
    check({facts}, [access](const Connection &, QObject *, const auto &answer) { answer(access); });
}

// The source stays until the end: the simulated account runs in it.
void DoctorCommand::openStored(const Connection &facts, QObject *context,
                               const std::function<void(const Result<CheckAccess> &)> &answer)
{
    ConnectionChoice choice;
    choice.name = facts.name;
    auto *source = new ConnectionSource(choice, m_paths, m_clock, this);
    connect(source, &ConnectionSource::opened, context, [answer](const OpenedSource &opened) {
        answer(CheckAccess{opened.urls, opened.credentials, std::nullopt, opened.accountWritten});
    });
    connect(
        source, &ConnectionSource::secretsRefused, context,
        [source, context, answer](const Connection &, const ServiceUrls &urls, const Error &error) {
            source->disconnect(context); // what failed is told as a cause
            answer(CheckAccess{urls, std::nullopt, error});
        });
    connect(source, &ConnectionSource::failed, context,
            [answer](const Error &error) { answer(failure(error)); });
    source->open();
}

void DoctorCommand::check(const QList<Connection> &connections, AccessTo access)
{
    m_round = std::make_unique<CheckRound>(
        connections, m_connections.connections(),
        CheckRound::Tools{m_transport, m_clock, &m_budget, std::move(access),
                          [this](const Connection &) -> SecretStore & { return m_keychain; }});
    connect(m_round.get(), &CheckRound::finished, this, &DoctorCommand::print);
    m_round->start();
}

void DoctorCommand::complain(const QString &words)
{
    std::fputs(qUtf8Printable(shareable(words) + u'\n'), stderr);
    m_code = ExitCode::NotTried;
}

void DoctorCommand::print()
{
    QJsonArray objects = m_untried;
    QString text;
    for (const CheckRound::Entry &entry : m_round->entries()) {
        if (entry.error) {
            const QString words = errorText(*entry.error).joined();
            complain(m_options.source.all ? u"%1: %2"_s.arg(entry.facts.name, words) : words);
            objects.append(notTriedObject(entry.facts, words));
            continue;
        }
        m_code = std::max(m_code, exitCodeOf(entry.report));
        objects.append(reportObject(entry.report, entry.facts));
        text += (text.isEmpty() ? QString() : u"\n"_s) + reportText(entry.report, entry.facts);
    }
    if (m_options.json) {
        const QJsonDocument document = m_options.source.all
            ? QJsonDocument(objects)
            : QJsonDocument(objects.first().toObject());
        text = QString::fromUtf8(document.toJson());
    }
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
    Q_EMIT ended(m_code);
}

} // namespace suitescope
