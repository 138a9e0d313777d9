// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/registeredcertificates.h"

#include "lib/base/async.h"
#include "lib/crypto/certificatelife.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 largestAnswer = 1024 * 1024;
constexpr qsizetype mostListed = 1000; // a hostile server decides on no size
constexpr std::chrono::milliseconds timeout{30'000};

QString text(const QJsonValue &value)
{
    constexpr qsizetype longest = 300;
    // Ids come as numbers in the samples; texts are taken too.
    return value.isDouble() ? QString::number(qint64(value.toDouble()))
                            : value.toString().left(longest);
}

QDateTime time(const QJsonValue &value)
{
    if (value.isDouble()) // no sample shows it; milliseconds are what such an API would send
        return QDateTime::fromMSecsSinceEpoch(qint64(value.toDouble()), Qt::UTC);
    const QString written = value.toString();
    QDateTime read = QDateTime::fromString(written, Qt::ISODateWithMs);
    if (read.isValid() && read.timeSpec() == Qt::LocalTime)
        read.setTimeSpec(Qt::UTC); // without a zone: the endpoint speaks UTC elsewhere
    return read.isValid() ? read.toUTC() : QDateTime();
}

/*! HTML and other foreign pages come with status 200, too. */
Result<QJsonDocument> documentIn(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error == QJsonParseError::NoError)
        return document;
    return failure(ErrorKind::BadReply,
                   looksLikeHtml({}, json) ? u"a page where the certificates were due"_s
                                           : u"the answer is not JSON: "_s + error.errorString());
}

RegisteredCertificate oneFrom(const QJsonObject &object)
{
    const QJsonObject entity = object.value("entity"_L1).toObject();
    const QJsonObject role = object.value("role"_L1).toObject();
    RegisteredCertificate one;
    one.certificateId = text(object.value("certificate_id"_L1));
    one.application = text(object.value("application"_L1).toObject().value("name"_L1));
    one.entity = text(entity.value("name"_L1));
    one.entityId = text(entity.value("id"_L1));
    one.role = text(role.value("name"_L1));
    one.roleId = text(role.value("id"_L1));
    one.algorithm = text(object.value("algorithm"_L1));
    one.created = time(object.value("created"_L1));
    one.validFrom = time(object.value("valid_from"_L1));
    one.validUntil = time(object.value("valid_until"_L1));
    one.revoked = object.value("revoked"_L1).toBool();
    return one;
}

const M2mCredentials *certificateCredentials(RestClient &client)
{
    return std::get_if<M2mCredentials>(&client.authorizer().credentials());
}

Error noCertificate()
{
    return {ErrorKind::NotAllowed, u"the connection signs in without a certificate"_s, nullptr};
}

void setLimits(Request &request)
{
    request.timeout = timeout;
    request.largestAnswer = largestAnswer;
}

} // namespace

Result<QList<RegisteredCertificate>> parseRegisteredCertificates(const QByteArray &json)
{
    const Result<QJsonDocument> document = documentIn(json);
    if (!document)
        return failure(document.error());
    if (!document->isArray())
        return failure(ErrorKind::BadReply, u"no list of certificates in the answer"_s);
    const QJsonArray listed = document->array();
    if (listed.size() > mostListed)
        return failure(ErrorKind::TooLarge, u"more certificates than can be true"_s);
    QList<RegisteredCertificate> all;
    for (const QJsonValue &value : listed) {
        all += oneFrom(value.toObject());
        if (all.constLast().certificateId.isEmpty())
            return failure(ErrorKind::BadReply, u"a certificate without certificate_id"_s);
    }
    return all;
}

Result<QString> parseUploadAnswer(const QByteArray &json)
{
    const Result<QJsonDocument> document = documentIn(json);
    if (!document)
        return failure(document.error());
    const QString id = text(document->object().value("certificate_id"_L1));
    if (id.isEmpty())
        return failure(ErrorKind::BadReply, u"no certificate_id in the answer"_s);
    return id;
}

bool mayBe(const RegisteredCertificate &listed, const Certificate &certificate)
{
    if (certificate.isNull())
        return false;
    const bool isRsa = certificate.keyDescription().startsWith("RSA"_L1);
    if (!listed.algorithm.isEmpty() && (listed.algorithm == "RSA"_L1) != isRsa)
        return false;
    if (listed.validFrom.toSecsSinceEpoch() != certificate.notBefore().toSecsSinceEpoch())
        return false;
    return listed.validUntil.isNull()
        || listed.validUntil.toSecsSinceEpoch() <= certificate.notAfter().toSecsSinceEpoch();
}

bool isCertificatePermissionMissing(const Error &error)
{
    if (!error.api || error.api->html)
        return false;
    if (error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound
        || error.api->status == 405)
        return true;
    // Other services say the same with 400 (fact sheet 6), and no capture of this one is known.
    return error.kind == ErrorKind::Rejected
        && (error.api->code == "USER_ERROR"_L1 || error.api->code == "INSUFFICIENT_PERMISSION"_L1);
}

Request registeredCertificatesRequest(const ServiceUrls &urls, const QString &clientId)
{
    Request request = Request::get(urls.certificates(clientId));
    setLimits(request);
    return request;
}

QFuture<Result<QList<RegisteredCertificate>>> readRegisteredCertificates(RestClient &client)
{
    const M2mCredentials *m2m = certificateCredentials(client);
    if (!m2m)
        return finished<QList<RegisteredCertificate>>(failure(noCertificate()));
    return thenCancelable(
        &client, client.send(registeredCertificatesRequest(client.urls(), m2m->clientId)),
        [](const Result<Response> &reply) -> Result<QList<RegisteredCertificate>> {
            if (!reply)
                return failure(reply.error());
            return parseRegisteredCertificates(reply->body);
        });
}

QFuture<Result<QString>> uploadCertificate(RestClient &client, const Certificate &certificate,
                                           const QString &role, const QString &entity)
{
    const M2mCredentials *m2m = certificateCredentials(client);
    if (!m2m)
        return finished<QString>(failure(noCertificate()));
    // The sheet shows ids without saying of which type: numbers, as in the answers.
    const QJsonObject body{{"fileContent"_L1, QString::fromLatin1(certificate.toPem())},
                           {"role"_L1, role.toLongLong()},
                           {"entity"_L1, entity.toLongLong()}};
    Request request = Request::postJson(client.urls().certificates(m2m->clientId),
                                        QJsonDocument(body).toJson(QJsonDocument::Compact));
    setLimits(request);
    request.repeatable = false;
    return thenCancelable(
        &client, client.send(request), [](const Result<Response> &reply) -> Result<QString> {
            return reply ? parseUploadAnswer(reply->body) : Result<QString>(failure(reply.error()));
        });
}

QFuture<Result<>> revokeCertificate(RestClient &client, const QString &certificateId)
{
    const M2mCredentials *m2m = certificateCredentials(client);
    if (!m2m)
        return finished<void>(failure(noCertificate()));
    Request request
        = Request::postJson(client.urls().revokeCertificate(m2m->clientId, certificateId), {});
    setLimits(request);
    request.accept = "text/plain, application/json"_ba;
    request.repeatable = false;
    return thenCancelable(
        &client, client.send(request), [](const Result<Response> &reply) -> Result<> {
            if (!reply)
                return failure(reply.error());
            // A sign-in page, too, would come with status 200.
            if (looksLikeHtml(reply->contentType, reply->body))
                return failure(ErrorKind::BadReply,
                               u"a page where \"Successfully revoked\" was due"_s);
            return {};
        });
}

} // namespace suitescope
