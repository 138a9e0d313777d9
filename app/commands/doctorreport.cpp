// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/doctorreport.h"

#include "lib/setup/connectionhealth.h"
#include "lib/setup/redaction.h"
#include "ui/text/doctortext.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct DoctorReportWords
{
    Q_DECLARE_TR_FUNCTIONS(DoctorReport)
};

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

/*! Strings hold what a server, a proxy or a log said: nothing of it may be a secret. */
QJsonValue withoutSecrets(const QJsonValue &value)
{
    if (value.isString())
        return shareable(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue one : value.toArray())
            array.append(withoutSecrets(one));
        return array;
    }
    if (!value.isObject())
        return value;
    const QJsonObject whole = value.toObject();
    QJsonObject object;
    for (auto it = whole.begin(); it != whole.end(); ++it)
        object.insert(it.key(), withoutSecrets(it.value()));
    return object;
}

QJsonObject factsObject(const Connection &facts)
{
    return {{u"connection"_s, facts.name},
            {u"account"_s, facts.account.toString()},
            {u"environment"_s, environmentName(facts.environment())}};
}

QString rungText(const RungResult &rung)
{
    QString text = u"  %1  %2  %3\n"_s.arg(finalStateWord(rung.state), -11)
                       .arg(rungName(rung.id), -26)
                       .arg(shareable(rungResultText(rung)));
    if (const QString detail = rungDetailText(rung); !detail.isEmpty())
        text += u"  %1  %2\n"_s.arg(QString(), -39).arg(shareable(detail));
    return text;
}

/*! \a note: beside its key; \a said: the doubt that stands above already. */
QString causeText(const Cause &cause, AuthMethod method, const QString &note, bool alone,
                  const QString &said)
{
    const CauseText words = suitescope::causeText(cause, method);
    QString text = u"\n%1  (%2, %3)\n"_s.arg(shareable(words.sentence), causeKey(cause.id), note);
    const auto add = [&text](const QString &mark, const QString &line) {
        text += u"  %1%2\n"_s.arg(mark, shareable(line));
    };
    if (const QString why = whyBeyond(words, said); !why.isEmpty())
        add({}, why);
    for (const QString &seen : words.speaksFor)
        add(u"+ "_s, seen);
    for (const QString &seen : words.speaksAgainst)
        add(u"- "_s, seen);
    for (qsizetype i = 0; i < words.steps.size(); ++i)
        add(u"%1. "_s.arg(i + 1), words.steps.at(i));
    if (cause.page)
        add({},
            DoctorReportWords::tr("In NetSuite: %1")
                .arg(menuPage(*cause.page).path.join(u" > "_s)));
    if (!alone && !words.tellApart.isEmpty())
        add(u"? "_s, words.tellApart);
    return text;
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
    object.insert(u"refusedLately"_s, report.input.refusedLately);
    object.insert(u"rungs"_s, withoutSecrets(rungs));
    object.insert(u"causes"_s, withoutSecrets(causeArray(report.causes, facts.method)));
    object.insert(u"remarks"_s, withoutSecrets(causeArray(report.remarks, facts.method)));
    return object;
}

QJsonObject notTriedObject(const Connection &facts, const QString &why)
{
    QJsonObject object = facts.account.isNull() ? QJsonObject() : factsObject(facts);
    if (!facts.name.isEmpty())
        object.insert(u"connection"_s, facts.name);
    object.insert(u"proven"_s, false);
    object.insert(u"tried"_s, false);
    object.insert(u"error"_s, shareable(why));
    return object;
}

QString reportText(const DoctorReport &report, const Connection &facts)
{
    QString text = u"%1  %2  %3\n"_s.arg(facts.name, facts.account.toString(),
                                         environmentName(facts.environment()));
    for (const RungResult &rung : report.rungs)
        text += rungText(rung);
    QString said;
    for (const Cause &cause : report.causes) {
        const QString weight = u"%1, %2 %"_s.arg(likelihoodWord(cause)).arg(cause.confidence);
        text += causeText(cause, facts.method, weight, report.causes.size() == 1, said);
        said = suitescope::causeText(cause, facts.method).doubt;
    }
    for (const Cause &remark : report.remarks)
        text += causeText(remark, facts.method, DoctorReportWords::tr("worth knowing"), true, {});
    if (report.input.refusedLately > 0)
        text += u"\n%1\n"_s.arg(refusedSignInsText(report.input.refusedLately));
    return text;
}

ExitCode exitCodeOf(const DoctorReport &report)
{
    if (report.isProven())
        return ExitCode::Proven;
    return wasTried(report) ? ExitCode::Failing : ExitCode::NotTried;
}

} // namespace suitescope
