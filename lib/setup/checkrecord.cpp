// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/checkrecord.h"

#include "lib/setup/rungrecord.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int schema = 1;

QLatin1StringView methodName(AuthMethod method)
{
    return method == AuthMethod::TokenBased ? "tba"_L1 : "oauth2"_L1;
}

/*! Both ways at once, so that neither forgets a field. */
template<typename Record, typename Facts, typename Each>
void eachCredentialFact(Record &record, Facts &facts, Each each)
{
    each(record, "accountWritten"_L1, facts.accountWritten);
    each(record, "accountSent"_L1, facts.accountSent);
    each(record, "sandbox"_L1, facts.sandbox);
    each(record, "addressEntered"_L1, facts.addressEntered);
    each(record, "certificateKept"_L1, facts.certificateKept);
    each(record, "keyFits"_L1, facts.keyFits);
    each(record, "certificateBegins"_L1, facts.certificateBegins);
    each(record, "certificateEnds"_L1, facts.certificateEnds);
    each(record, "scopes"_L1, facts.scopes);
    each(record, "unusualCertificateId"_L1, facts.unusualCertificateId);
    each(record, "lastSuccess"_L1, facts.lastSuccess);
    each(record, "networkThen"_L1, facts.networkThen);
    each(record, "networkNow"_L1, facts.networkNow);
}

template<typename Record, typename Input, typename Each>
void eachCircumstance(Record &record, Input &input, Each each)
{
    each(record, "othersWorking"_L1, input.others.working);
    each(record, "othersFailing"_L1, input.others.failing);
    each(record, "othersWorkingOtherwise"_L1, input.others.workingOtherwise);
    each(record, "othersFailingOtherwise"_L1, input.others.failingOtherwise);
    each(record, "sharingCertificate"_L1, input.others.sharingCertificate);
    each(record, "auditDetail"_L1, input.auditDetail);
    each(record, "auditReader"_L1, input.auditReader);
    each(record, "refusedLately"_L1, input.refusedLately);
    each(record, "now"_L1, input.now);
}

} // namespace

QJsonObject checkRecord(const DoctorReport &report)
{
    const auto write = [](QJsonObject &into, QLatin1StringView key, const auto &value) {
        put(into, key, value);
    };
    QJsonObject record{{"schema"_L1, schema},
                       {"method"_L1, methodName(report.input.method)},
                       {"refusedSignIns"_L1, report.refusedSignIns}};
    put(record, "finished"_L1, report.finished);
    QJsonArray rungs;
    for (const RungResult &rung : report.rungs)
        rungs.append(rungRecord(rung));
    record.insert("rungs"_L1, rungs);
    QJsonObject credentials;
    eachCredentialFact(credentials, report.input.credentials, write);
    record.insert("credentials"_L1, credentials);
    QJsonObject circumstances;
    eachCircumstance(circumstances, report.input, write);
    record.insert("circumstances"_L1, circumstances);
    return record;
}

std::optional<DoctorReport> reportFrom(const QJsonObject &record)
{
    if (record.value("schema"_L1).toInt() != schema)
        return std::nullopt;
    const auto read = [](const QJsonObject &from, QLatin1StringView key, auto &value) {
        if (from.contains(key))
            take(from, key, value);
    };
    DoctorReport report;
    take(record, "finished"_L1, report.finished);
    take(record, "refusedSignIns"_L1, report.refusedSignIns);
    for (const QJsonValue each : record.value("rungs"_L1).toArray()) {
        const std::optional<RungResult> rung = rungFrom(each.toObject());
        if (!rung)
            return std::nullopt;
        report.rungs.append(*rung);
    }
    if (!report.finished.isValid() || report.rungs.size() != ladder().size())
        return std::nullopt;
    DiagnosisInput &input = report.input;
    input.method = record.value("method"_L1).toString() == methodName(AuthMethod::TokenBased)
        ? AuthMethod::TokenBased
        : AuthMethod::ClientCredentials;
    input.rungs = report.rungs;
    const QJsonObject credentials = record.value("credentials"_L1).toObject();
    eachCredentialFact(credentials, input.credentials, read);
    const QJsonObject circumstances = record.value("circumstances"_L1).toObject();
    eachCircumstance(circumstances, input, read);
    report.causes = diagnose(input);
    report.remarks = remarks(input);
    return report;
}

QString networkIn(const QJsonObject &record)
{
    return record.value("credentials"_L1).toObject().value("networkNow"_L1).toString();
}

std::optional<bool> auditReadableIn(const QJsonObject &record)
{
    if (record.value("schema"_L1).toInt() != schema)
        return std::nullopt;
    for (const QJsonValue each : record.value("rungs"_L1).toArray()) {
        const std::optional<RungResult> rung = rungFrom(each.toObject());
        if (rung && rung->id == RungId::FeaturesAndPermissions)
            return rung->facts.auditReadable;
    }
    return std::nullopt;
}

} // namespace suitescope
