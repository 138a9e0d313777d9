// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/doctorcommand.h"

#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString stateKey(RungState state)
{
    switch (state) {
    case RungState::Waiting:
        return u"waiting"_s;
    case RungState::Running:
        return u"running"_s;
    case RungState::Passed:
        return u"passed"_s;
    case RungState::Warned:
        return u"warned"_s;
    case RungState::Failed:
        return u"failed"_s;
    case RungState::Skipped:
        return u"skipped"_s;
    }
    return {};
}

QJsonObject causeObject(const Cause &cause, AuthMethod method)
{
    const CauseText words = causeText(cause, method);
    QJsonObject object{{u"id"_s, causeKey(cause.id)},
                       {u"confidence"_s, cause.confidence},
                       {u"sentence"_s, words.sentence},
                       {u"why"_s, words.why},
                       {u"steps"_s, QJsonArray::fromStringList(words.steps)}};
    if (!cause.subject.isEmpty())
        object.insert(u"subject"_s, cause.subject);
    if (cause.page)
        object.insert(u"netsuitePage"_s, menuPage(*cause.page).path.join(u" > "_s));
    return object;
}

} // namespace

QByteArray reportJson(const DoctorReport &report, const Connection &facts)
{
    QJsonArray rungs;
    for (const RungResult &rung : report.rungs) {
        rungs.append(QJsonObject{{u"id"_s, rungKey(rung.id)},
                                 {u"name"_s, rungName(rung.id)},
                                 {u"state"_s, stateKey(rung.state)},
                                 {u"milliseconds"_s, qint64(rung.elapsed.count())},
                                 {u"result"_s, rungResultText(rung)}});
    }
    QJsonArray causes;
    for (const Cause &cause : report.causes)
        causes.append(causeObject(cause, facts.method));
    const QJsonObject object{{u"connection"_s, facts.name},
                             {u"account"_s, facts.account.toString()},
                             {u"environment"_s, environmentName(facts.environment())},
                             {u"proven"_s, report.isProven()},
                             {u"finished"_s, report.finished.toString(Qt::ISODate)},
                             {u"refusedSignIns"_s, report.refusedSignIns},
                             {u"rungs"_s, rungs},
                             {u"causes"_s, causes}};
    return QJsonDocument(object).toJson();
}

QString reportText(const DoctorReport &report, const Connection &facts)
{
    QString text = u"%1  %2  %3\n"_s.arg(facts.name, facts.account.toString(),
                                         environmentName(facts.environment()));
    for (const RungResult &rung : report.rungs) {
        text += u"  %1  %2  %3\n"_s.arg(rungStateWord(rung.state), -10)
                    .arg(rungName(rung.id), -26)
                    .arg(rungResultText(rung));
    }
    for (const Cause &cause : report.causes) {
        const CauseText words = causeText(cause, facts.method);
        text += u"\n%1  (%2, %3 %)\n  %4\n"_s.arg(words.sentence, causeKey(cause.id))
                    .arg(cause.confidence)
                    .arg(words.why);
        for (qsizetype i = 0; i < words.steps.size(); ++i)
            text += u"  %1. %2\n"_s.arg(i + 1).arg(words.steps.at(i));
    }
    return text;
}

DoctorCommand::DoctorCommand(DoctorCommandOptions options, const Paths &paths, Clock clock,
                             QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_clock(clock),
      m_source(m_options.source, paths, clock)
{
    connect(&m_source, &ConnectionSource::opened, this, &DoctorCommand::examine);
    connect(&m_source, &ConnectionSource::failed, this, [this](const Error &error) {
        std::fputs(qUtf8Printable(errorText(error).joined() + u'\n'), stderr);
        Q_EMIT ended(ExitCode::NotTried);
    });
}

DoctorCommand::~DoctorCommand() = default;

void DoctorCommand::start()
{
    m_source.open();
}

void DoctorCommand::examine(const OpenedSource &source)
{
    m_facts = source.facts;
    m_transport = std::make_unique<HttpTransport>(m_network, HttpTransport::Options{}, m_clock);
    m_doctor = std::make_unique<Doctor>(
        *m_transport, source.urls, Doctor::Subject{source.facts, source.credentials, {}, {}}, m_clock);
    connect(m_doctor.get(), &Doctor::finished, this, &DoctorCommand::print);
    m_doctor->start();
}

void DoctorCommand::print(const DoctorReport &report)
{
    const QByteArray text
        = m_options.json ? reportJson(report, m_facts) : reportText(report, m_facts).toUtf8();
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fflush(stdout);
    Q_EMIT ended(report.isProven() ? ExitCode::Proven : ExitCode::Failing);
}

} // namespace suitescope
