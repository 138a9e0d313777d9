// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/doctorcommand.h"

#include "lib/base/async.h"
#include "lib/setup/connectionhealth.h"
#include "ui/text/errortext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace suitescope {

DoctorCommand::DoctorCommand(DoctorCommandOptions options, const Paths &paths, Clock clock,
                             QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_paths(paths), m_clock(clock),
      m_connections(paths.configFile),
      m_budget(paths.signInFile(), std::move(clock))
{
}

DoctorCommand::~DoctorCommand() = default;

void DoctorCommand::start()
{
    const ConnectionChoice &choice = m_options.source;
    if (choice.all || !choice.name.isEmpty()) {
        whenDone(this, m_connections.load(),
                 [this](const Result<> &loaded) { takeStored(loaded); });
        return;
    }
    m_waiting = {choice};
    next();
}

void DoctorCommand::takeStored(const Result<> &loaded)
{
    m_known = m_connections.connections();
    if (!m_options.source.all) {
        m_waiting = {m_options.source};
    } else if (!loaded || m_known.isEmpty()) {
        const QString words
            = loaded ? tr("No connection is stored yet.") : errorText(loaded.error()).joined();
        std::fputs(qUtf8Printable(words + u'\n'), stderr);
        m_code = ExitCode::NotTried;
    } else {
        for (const Connection &connection : std::as_const(m_known)) {
            ConnectionChoice choice;
            choice.name = connection.name;
            m_waiting.append(choice);
        }
    }
    next();
}

void DoctorCommand::next()
{
    if (m_waiting.isEmpty()) {
        finish();
        return;
    }
    if (m_source)
        m_source.release()->deleteLater(); // one of its signals may be under way
    m_source = std::make_unique<ConnectionSource>(m_waiting.takeFirst(), m_paths, m_clock);
    ConnectionSource *const source = m_source.get();
    connect(source, &ConnectionSource::opened, this, [this](const OpenedSource &opened) {
        examine(opened.facts, opened.urls, opened.credentials, std::nullopt);
    });
    connect(source, &ConnectionSource::secretsRefused, this,
            [this, source](const Connection &facts, const ServiceUrls &urls, const Error &error) {
                source->disconnect(this); // what failed is told as a cause
                examine(facts, urls, std::nullopt, error);
            });
    connect(source, &ConnectionSource::failed, this, [this](const Error &error) {
        std::fputs(qUtf8Printable(errorText(error).joined() + u'\n'), stderr);
        m_code = ExitCode::NotTried;
        next();
    });
    source->open();
}

void DoctorCommand::examine(const Connection &facts, const ServiceUrls &urls,
                            const std::optional<Credentials> &credentials,
                            const std::optional<Error> &error)
{
    if (m_doctor)
        m_doctor.release()->deleteLater();
    m_transport = std::make_unique<HttpTransport>(m_network, HttpTransport::Options{}, m_clock);
    Doctor::Subject subject{facts, credentials, {}, error};
    subject.others = neighboursOf(facts, m_known, m_clock());
    subject.budget = facts.demo ? nullptr : &m_budget;
    m_doctor = std::make_unique<Doctor>(*m_transport, urls, subject, m_clock);
    connect(m_doctor.get(), &Doctor::finished, this,
            [this, facts](const DoctorReport &report) { take(facts, report); });
    m_doctor->start();
}

void DoctorCommand::take(const Connection &facts, const DoctorReport &report)
{
    m_findings.append({facts, report});
    for (Connection &known : m_known) {
        if (known.id == facts.id)
            known = afterCheck(known, report, {});
    }
    next();
}

// With all results there, each is judged again beside the others: what fails together was wiped
// together.
void DoctorCommand::finish()
{
    QJsonArray objects;
    QString text;
    for (Finding &finding : m_findings) {
        DoctorReport &report = finding.report;
        report.input.others = neighboursOf(finding.facts, m_known, m_clock());
        report.causes = diagnose(report.input);
        m_code = std::max(m_code, exitCodeOf(report));
        objects.append(reportObject(report, finding.facts));
        text += (text.isEmpty() ? QString() : u"\n"_s) + reportText(report, finding.facts);
    }
    if (m_options.json && (m_options.source.all || !objects.isEmpty())) {
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
