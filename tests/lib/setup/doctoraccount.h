// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "setupvalues.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

#include <memory>

namespace suitescope {

using namespace Qt::StringLiterals;

inline const QDateTime now(QDate(2026, 11, 23), QTime(9, 4, 0), Qt::UTC);

inline QByteArray tokenFor(const QByteArray &subject, const QByteArray &scopes)
{
    const auto part = [](const QByteArray &json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part(R"({"typ":"JWT","alg":"RS256","kid":"c.7304182.2026-11-01_00-00-00"})") + '.'
        + part("{\"sub\":\"" + subject + "\",\"scope\":" + scopes + ",\"exp\":1795400000}")
        + ".c2ln";
}

using SharedAnswer = std::shared_ptr<Result<Response>>; // a value that rows can hold

/*! NetSuite in a few lines: every address has its answer, and each can be replaced. */
struct Account
{
    ScriptedTransport transport;
    QHash<QString, Result<Response>> instead; // by a piece of the address or of the body
    QDateTime date = now;
    QByteArray scopes = R"(["rest_webservices"])";
    bool datesAnswers = true;

    Account()
    {
        transport.responder = [this](const Request &request) { return answer(request); };
    }

    [[nodiscard]] Result<Response> json(const QByteArray &body) const
    {
        Response response;
        response.status = 200;
        response.contentType = "application/json";
        response.body = body;
        if (datesAnswers)
            response.serverDate = date;
        response.tls.protocol = u"TLS 1.3"_s;
        return response;
    }

    static Result<Response> error(int status, const QByteArray &body,
                                  const QByteArray &wwwAuthenticate = {})
    {
        const bool html = body.startsWith('<');
        return failure(toError(
            parseApiError(status, html ? "text/html" : "application/json", body, wwwAuthenticate)));
    }

    Result<Response> answer(const Request &request)
    {
        const QString what = request.url.toString() + u' ' + QString::fromUtf8(request.body);
        for (auto it = instead.cbegin(); it != instead.cend(); ++it) {
            if (what.contains(it.key()))
                return it.value();
        }
        if (what.contains(u"datacenterurls"_s))
            return json(R"({"restDomain":"https://7304182.restlets.api.netsuite.com",
                "webservicesDomain":"https://7304182.suitetalk.api.netsuite.com"})");
        if (what.contains(u"/token"_s))
            return json("{\"access_token\":\"" + tokenFor("1042;77", scopes)
                        + "\",\"expires_in\":\"3600\",\"token_type\":\"bearer\"}");
        if (what.contains(u"serverTime"_s))
            return json(R"({"serverTime":"2026-11-23T09:04:00.400Z"})");
        if (what.contains(u"metadata-catalog"_s))
            return json(R"({"items":[{"name":"account"},{"name":"customer"},{"name":"invoice"}]})");
        if (what.contains(u"record/v1/customer?"_s))
            return json(R"({"items":[{"links":[],"id":"107"}],"count":1,"hasMore":false})");
        if (what.contains(u"record/v1/customer/"_s))
            return json(R"({"id":"107","companyName":"Acme"})");
        if (what.contains(u"FROM customer"_s))
            return json(R"({"count":1,"items":[{"links":[],"id":"107"}]})");
        if (what.contains(u"governanceLimits"_s) || what.contains(u"/certificates"_s)
            || what.contains(u"loginaudit"_s))
            return error(403, "{}");
        if (what.contains(u"DUAL"_s))
            return json(R"({"count":1,"items":[{"links":[],"expr1":"x"}]})");
        if (what.contains(u"companyfeaturesetup"_s))
            return json(R"({"items":[
                {"links":[],"id":"RESTWEBSERVICES","name":"REST Web Services","isactive":"T"},
                {"links":[],"id":"OAUTH2","name":"OAuth 2.0","isactive":"T"},
                {"links":[],"id":"TBA","name":"Token-based Authentication","isactive":"T"},
                {"links":[],"id":"X","name":"suiteanalytics workbook","isactive":true}]})");
        if (what.contains(u"rolepermissions"_s))
            return json(R"({"items":[
                {"links":[],"permkey":"ADMI_RESTWEBSERVICES","name":"REST Web Services","permlevel":4},
                {"links":[],"permkey":"ADMI_LOGIN_OAUTH2","name":"n","permlevel":"4"},
                {"links":[],"permkey":"REPO_ANALYTICS","name":"n","permlevel":3},
                {"links":[],"permkey":"LIST_CUSTJOB","name":"Customers","permlevel":1}]})");
        return error(404, "{}");
    }
};

inline Doctor::Subject m2mSubject()
{
    static const KeyAndCertificate pair = makeKey(KeyAlgorithm::EcP256, now.addDays(-255), 730);
    Doctor::Subject subject;
    subject.facts.account = AccountId::parse(u"7304182"_s).value();
    subject.facts.certificatePem = pair.certificate.toPem();
    subject.credentials = M2mCredentials{hexValue('5').revealText(),
                                         certificateIdValue().revealText(),
                                         pair.key,
                                         SigningAlgorithm::ES256,
                                         {u"rest_webservices"_s}};
    return subject;
}

inline Doctor::Subject tbaSubject()
{
    Doctor::Subject subject;
    subject.facts.method = AuthMethod::TokenBased;
    subject.facts.account = AccountId::parse(u"7304182"_s).value();
    subject.credentials
        = TbaCredentials{u"7304182"_s, hexValue('1'), hexValue('2'), hexValue('3'), hexValue('4')};
    return subject;
}

/*! One run before that account. */
inline DoctorReport runDoctor(Account &account, const Doctor::Subject &subject)
{
    Doctor doctor(account.transport, ServiceUrls(subject.facts.account), subject,
                  [] { return now; });
    DoctorReport report;
    bool done = false;
    QObject::connect(&doctor, &Doctor::finished, &doctor, [&](const DoctorReport &finished) {
        report = finished;
        done = true;
    });
    doctor.start();
    if (!QTest::qWaitFor([&done] { return done; }))
        QTest::qFail("the doctor did not finish", __FILE__, __LINE__);
    return report;
}

inline M2mCredentials &m2mOf(Doctor::Subject &subject)
{
    return std::get<M2mCredentials>(*subject.credentials);
}

inline const QByteArray invalidLogin = R"({"type":"x","title":"Unauthorized","status":401,
    "o:errorDetails":[{"detail":"Invalid login attempt.","o:errorCode":"INVALID_LOGIN"}]})";
inline const QByteArray userError
    = R"({"title":"Bad Request","status":400,"o:errorDetails":[{"detail":
    "Your current role does not have permission to perform this action.","o:errorCode":"USER_ERROR"}]})";

} // namespace suitescope
