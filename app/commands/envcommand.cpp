// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/envcommand.h"

#include "lib/base/async.h"
#include "lib/setup/outputs.h"
#include "ui/text/envchecktext.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString weightKey(EnvWeight weight)
{
    switch (weight) {
    case EnvWeight::Fault:
        return u"fault"_s;
    case EnvWeight::Likely:
        return u"likely"_s;
    case EnvWeight::Advice:
        return u"advice"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject findingObject(const EnvFinding &finding, EnvFormat reader, const QString &fileName)
{
    const EnvFindingText text = envFindingText(finding, reader, fileName);
    QJsonObject object{{u"id"_s, envFindingKey(finding.id)},
                       {u"weight"_s, weightKey(finding.weight)},
                       {u"sentence"_s, text.what},
                       {u"repairable"_s, finding.repairable}};
    if (finding.line > 0)
        object.insert(u"line"_s, finding.line);
    if (!finding.name.isEmpty())
        object.insert(u"name"_s, finding.name);
    if (!text.toDo.isEmpty())
        object.insert(u"toDo"_s, text.toDo);
    if (!text.repair.isEmpty())
        object.insert(u"repair"_s, text.repair);
    return object;
}

QJsonArray findingArray(const QList<EnvFinding> &findings, EnvFormat reader,
                        const QString &fileName)
{
    QJsonArray array;
    for (const EnvFinding &finding : findings)
        array.append(findingObject(finding, reader, fileName));
    return array;
}

QStringList indented(const QString &mark, const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        lines += u"  "_s + mark + u' ' + line;
    return lines;
}

} // namespace

EnvCommand::EnvCommand(EnvCommandOptions options, const Paths &paths, Clock clock, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_clock(std::move(clock)),
      m_connections(paths.configFile)
{
}

void EnvCommand::start()
{
    // Without its list of connections the program knows less, and that is all.
    whenDone(this, m_connections.load(), [this](const Result<> &) {
        check([this](const CheckedEnvFile &file) {
            if (m_options.repair)
                repair(file);
            else
                report(file);
        });
    });
}

void EnvCommand::check(const std::function<void(const CheckedEnvFile &)> &handler)
{
    EnvSurroundings around = knownOf(m_options.file, m_connections, m_clock());
    if (m_options.reader)
        around.reader = m_options.reader;
    whenDone(this, checkEnvFile(m_options.file, around),
             [this, handler](const Result<CheckedEnvFile> &file) {
                 if (file)
                     handler(*file);
                 else
                     refuse(envReadFailure(file.error()).joined());
             });
}

void EnvCommand::repair(const CheckedEnvFile &file)
{
    QList<EnvFinding> chosen = file.check.findings;
    chosen.removeIf([](const EnvFinding &finding) { return !finding.repairable; });
    if (chosen.isEmpty()) {
        report(file);
        return;
    }
    m_repairedFor = file.check.reader;
    m_changes = envChanges(file.content.revealBytes(), file.around, chosen);
    whenDone(this, repairEnvFile(file, chosen), [this, chosen](const Result<EnvRepair> &done) {
        if (!done) {
            refuse(errorText(done.error()).joined());
            return;
        }
        switch (done->result) {
        case EnvWrite::Done:
            m_repaired = chosen;
            // What was seen as one form before stays one.
            m_options.reader = m_repairedFor;
            check([this](const CheckedEnvFile &again) { report(again); });
            break;
        case EnvWrite::ChangedMeanwhile:
            refuse(tr("The file was changed while it was checked. Nothing was written: start "
                      "again."));
            break;
        case EnvWrite::NotSafe:
            refuse(tr("Nothing was written, since a quote that is never closed would swallow what "
                      "is mended. Close it first."));
            break;
        }
    });
}

void EnvCommand::refuse(const QString &words)
{
    std::fputs(qUtf8Printable(words + u'\n'), stderr);
    Q_EMIT ended(ExitCode::NotTried);
}

void EnvCommand::report(const CheckedEnvFile &file)
{
    const QByteArray bytes = m_options.json ? asJson(file) : asText(file);
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
    Q_EMIT ended(file.check.breaks() ? ExitCode::Failing : ExitCode::Proven);
}

QByteArray EnvCommand::asJson(const CheckedEnvFile &file) const
{
    const QString name = file.around.fileName;
    const QJsonObject object{
        {u"file"_s, QFileInfo(file.path).absoluteFilePath()},
        {u"reader"_s, outputKey(outputFor(file.check.reader))},
        {u"variables"_s, file.check.variables},
        {u"breaks"_s, file.check.breaks()},
        {u"findings"_s, findingArray(file.check.findings, file.check.reader, name)},
        {u"repaired"_s, findingArray(m_repaired, m_repairedFor, name)},
    };
    return QJsonDocument(object).toJson();
}

QByteArray EnvCommand::asText(const CheckedEnvFile &file) const
{
    const QString name = file.around.fileName;
    //: a file, and the program that reads it: dotenv, Docker, a shell
    QStringList lines{
        tr("%1, as %2 reads it")
            .arg(QDir::toNativeSeparators(file.path), envReaderName(file.check.reader))};
    const auto place = [](const EnvFinding &finding) {
        return finding.line > 0 ? tr(", line %1").arg(finding.line) : QString();
    };
    if (!m_repaired.isEmpty()) {
        lines += {QString(), tr("Repaired:")};
        for (const EnvFinding &finding : m_repaired) {
            const EnvFindingText text = envFindingText(finding, m_repairedFor, name);
            lines += u"  "_s + text.what + u' ' + text.repair;
        }
        for (const EnvChange &change : m_changes) {
            lines += QString();
            if (!change.before.isEmpty())
                lines += indented(u"-"_s, change.before);
            if (!change.after.isEmpty())
                lines += indented(u"+"_s, change.after);
        }
    }
    int repairable = 0;
    for (const EnvFinding &finding : file.check.findings) {
        const EnvFindingText text = envFindingText(finding, file.check.reader, name);
        lines += {QString(), envWeightWord(finding.weight) + place(finding) + u": "_s + text.what};
        lines += u"  "_s + (finding.repairable ? tr("Repair: %1").arg(text.repair) : text.toDo);
        repairable += finding.repairable ? 1 : 0;
    }
    lines += QString();
    if (file.check.findings.isEmpty())
        lines += tr("Nothing is wrong with it.");
    else if (repairable == 0)
        lines += tr("Findings: %1. Each of them needs you.").arg(file.check.findings.size());
    else
        lines += tr("Findings: %1. --repair mends %2 of them.")
                     .arg(file.check.findings.size())
                     .arg(repairable);
    return lines.join(u'\n').toUtf8() + '\n';
}

} // namespace suitescope
