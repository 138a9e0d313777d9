// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/doctorreport.h"

#include "ui/text/doctortext.h"

#include <QJsonArray>

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

QJsonArray evidenceArray(const Cause &cause)
{
    QJsonArray array;
    for (const Evidence &evidence : cause.evidence) {
        array.append(QJsonObject{{u"id"_s, evidenceKey(evidence.id)},
                                 {u"speaksFor"_s, evidence.speaksFor},
                                 {u"seen"_s, evidence.seen},
                                 {u"sentence"_s, evidenceText(evidence)}});
    }
    return array;
}

QJsonObject causeObject(const Cause &cause, AuthMethod method)
{
    const CauseText words = causeText(cause, method);
    QJsonObject object{{u"id"_s, causeKey(cause.id)},
                       {u"confidence"_s, cause.confidence},
                       {u"sentence"_s, words.sentence},
                       {u"why"_s, words.why},
                       {u"steps"_s, QJsonArray::fromStringList(words.steps)},
                       {u"evidence"_s, evidenceArray(cause)}};
    if (!words.tellApart.isEmpty())
        object.insert(u"tellApart"_s, words.tellApart);
    if (!cause.subject.isEmpty())
        object.insert(u"subject"_s, cause.subject);
    if (cause.page)
        object.insert(u"netsuitePage"_s, menuPage(*cause.page).path.join(u" > "_s));
    if (cause.step)
        object.insert(u"wizardPage"_s, setupStepName(*cause.step));
    return object;
}

QJsonArray causeArray(const QList<Cause> &causes, AuthMethod method)
{
    QJsonArray array;
    for (const Cause &cause : causes)
        array.append(causeObject(cause, method));
    return array;
}

QJsonObject rungObject(const RungResult &rung)
{
    QJsonObject object{{u"id"_s, rungKey(rung.id)},
                       {u"name"_s, rungName(rung.id)},
                       {u"state"_s, stateKey(rung.state)},
                       {u"milliseconds"_s, qint64(rung.elapsed.count())},
                       {u"result"_s, rungResultText(rung)}};
    const TlsFacts &tls = rung.facts.tls;
    if (!tls.issuers.isEmpty()) {
        QJsonObject chain{{u"protocol"_s, tls.protocol},
                          {u"certificateOf"_s, tls.peerName},
                          {u"issuers"_s, QJsonArray::fromStringList(tls.issuers)}};
        if (tls.publicAuthority)
            chain.insert(u"publicAuthority"_s, *tls.publicAuthority);
        object.insert(u"tls"_s, chain);
    }
    return object;
}

QJsonObject factsObject(const Connection &facts)
{
    return {{u"connection"_s, facts.name},
            {u"account"_s, facts.account.toString()},
            {u"environment"_s, environmentName(facts.environment())}};
}

} // namespace

QJsonObject reportObject(const DoctorReport &report, const Connection &facts)
{
    QJsonArray rungs;
    for (const RungResult &rung : report.rungs)
        rungs.append(rungObject(rung));
    QJsonObject object = factsObject(facts);
    object.insert(u"proven"_s, report.isProven());
    object.insert(u"tried"_s, exitCodeOf(report) != ExitCode::NotTried);
    object.insert(u"finished"_s, report.finished.toString(Qt::ISODate));
    object.insert(u"refusedSignIns"_s, report.refusedSignIns);
    object.insert(u"rungs"_s, rungs);
    object.insert(u"causes"_s, causeArray(report.causes, facts.method));
    object.insert(u"remarks"_s, causeArray(report.remarks, facts.method));
    return object;
}

QJsonObject notTriedObject(const Connection &facts, const QString &why)
{
    QJsonObject object = factsObject(facts);
    object.insert(u"proven"_s, false);
    object.insert(u"tried"_s, false);
    object.insert(u"error"_s, why);
    return object;
}

QString reportText(const DoctorReport &report, const Connection &facts)
{
    QString text = u"%1  %2  %3\n"_s.arg(facts.name, facts.account.toString(),
                                         environmentName(facts.environment()));
    for (const RungResult &rung : report.rungs) {
        text += u"  %1  %2  %3\n"_s.arg(rungStateWord(rung.state), -10)
                    .arg(rungName(rung.id), -26)
                    .arg(rungResultText(rung));
        if (const QString detail = rungDetailText(rung); !detail.isEmpty())
            text += u"  %1  %2\n"_s.arg(QString(), -38).arg(detail);
    }
    for (const Cause &cause : report.causes) {
        const CauseText words = causeText(cause, facts.method);
        text += u"\n%1  (%2, %3 %)\n  %4\n"_s.arg(words.sentence, causeKey(cause.id))
                    .arg(cause.confidence)
                    .arg(words.why);
        for (const QString &seen : words.speaksFor)
            text += u"  + %1\n"_s.arg(seen);
        for (const QString &seen : words.speaksAgainst)
            text += u"  - %1\n"_s.arg(seen);
        for (qsizetype i = 0; i < words.steps.size(); ++i)
            text += u"  %1. %2\n"_s.arg(i + 1).arg(words.steps.at(i));
        if (report.causes.size() > 1 && !words.tellApart.isEmpty())
            text += u"  ? %1\n"_s.arg(words.tellApart);
    }
    return text;
}

ExitCode exitCodeOf(const DoctorReport &report)
{
    if (report.isProven())
        return ExitCode::Proven;
    static const QList<CauseId> nothingSent{CauseId::KeychainLocked, CauseId::KeychainAbsent,
                                            CauseId::KeychainDenied, CauseId::ValueMissing,
                                            CauseId::SignInsPaused};
    const bool tried = report.causes.isEmpty() || !nothingSent.contains(report.causes.first().id);
    return tried ? ExitCode::Failing : ExitCode::NotTried;
}

} // namespace suitescope
