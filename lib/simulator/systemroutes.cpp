// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "lib/simulator/jsontext.h"
#include "lib/simulator/routes.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QByteArray isoText(const QDateTime &when)
{
    return when.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s).toLatin1();
}

QByteArray keyFamily(const Certificate &certificate)
{
    return certificate.keyDescription().startsWith("RSA"_L1) ? "RSA" : "EC";
}

void writeParty(JsonText &json, const char *key, int id, const QString &name, const QByteArray &url)
{
    json.key(key).object().key("id").integer(id).key("name").text(name).key("url").text(url);
}

void writeMapping(JsonText &json, SimulatedAccount::Private &account,
                  const SimulatedMapping &mapping, const SimulatedIntegration &application)
{
    const Result<Certificate> certificate = Certificate::read(mapping.certificatePem);
    const SimulatedRole *role = account.role(mapping.role);
    const int entity = entityOf(mapping.entity);
    json.object();
    writeParty(json, "application", application.id, application.name,
               "/app/common/integration/integrapp.nl?id=" + QByteArray::number(application.id));
    json.key("application_id").text(account.consumerKey(application)).end();
    writeParty(json, "entity", entity, mapping.entity,
               "/app/common/entity/employee.nl?id=" + QByteArray::number(entity));
    json.end();
    writeParty(json, "role", mapping.role, role ? role->name : QString(),
               "/app/setup/role.nl?id=" + QByteArray::number(mapping.role));
    json.end();
    json.key("created").text(isoText(mapping.created));
    json.key("valid_from").text(isoText(certificate ? certificate->notBefore() : mapping.created));
    json.key("valid_until").text(isoText(mappingEnds(mapping)));
    json.key("revoked").boolean(mapping.revoked);
    json.key("certificate_id").text(mapping.certificateId);
    json.key("algorithm").text(certificate ? keyFamily(*certificate) : "EC").end();
}

WireAnswer listCertificates(SimulatedAccount::Private &account,
                            const SimulatedIntegration &application)
{
    JsonText json;
    json.array();
    for (const SimulatedMapping &mapping : std::as_const(account.mappings)) {
        if (mapping.integration == application.id)
            writeMapping(json, account, mapping, application);
    }
    json.end();
    return jsonAnswer(json.take());
}

WireAnswer addedCertificate(SimulatedAccount::Private &account, const SimulatedMapping &mapping,
                            const QByteArray &applicationId)
{
    const Result<Certificate> certificate = Certificate::read(mapping.certificatePem);
    JsonText json;
    json.object().key("entity_role_id").object();
    json.key("com").text(account.id.toString());
    json.key("ent").integer(entityOf(mapping.entity)).key("rol").integer(mapping.role).end();
    json.key("application_id").text(applicationId);
    json.key("certificate_id").text(mapping.certificateId);
    json.key("certificate").text(mapping.certificatePem);
    json.key("algorithm").text(certificate ? keyFamily(*certificate) : "EC");
    json.key("created_at").text(isoText(mapping.created));
    json.key("valid_from").text(isoText(certificate ? certificate->notBefore() : mapping.created));
    json.key("valid_until").text(isoText(mappingEnds(mapping)));
    json.key("invalidated").boolean(false).end();
    return jsonAnswer(json.take());
}

/*! The permission is for "own" certificates: those of the role and entity that sign in. */
WireAnswer notOwn()
{
    return apiRefusal(403, "INSUFFICIENT_PERMISSION",
                      "You may manage your own certificates alone.");
}

WireAnswer addCertificate(SimulatedAccount::Private &account, const WireRequest &request,
                          const Identity &who, int integration, const QByteArray &applicationId)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const int role = body["role"_L1].toVariant().toInt();
    const int entity = body["entity"_L1].toVariant().toInt();
    if (role != who.role || entity != who.entity)
        return notOwn();
    QString user;
    for (const SimulatedUser &one : simulatedUsers()) {
        if (one.entity == entity)
            user = one.name;
    }
    const SimulatedAccount::MappingAnswer made
        = account.upload(integration, role, user, body["fileContent"_L1].toString().toLatin1());
    if (!made.refusal.isEmpty())
        return apiRefusal(400, "INVALID_CONTENT", made.refusal.toUtf8(),
                          {ErrorSpot::Kind::Path, "fileContent"});
    const std::lock_guard<std::mutex> lock(account.mutex);
    for (const SimulatedMapping &mapping : std::as_const(account.mappings)) {
        if (mapping.certificateId == made.certificateId)
            return addedCertificate(account, mapping, applicationId);
    }
    return apiRefusal(500, "UNEXPECTED_ERROR", "The mapping vanished meanwhile.");
}

WireAnswer revokeCertificate(SimulatedAccount::Private &account, const Identity &who,
                             int integration, const QByteArray &certificateId)
{
    for (SimulatedMapping &mapping : account.mappings) {
        if (mapping.integration == integration
            && mapping.certificateId.toLatin1() == certificateId) {
            if (mapping.role != who.role || entityOf(mapping.entity) != who.entity)
                return notOwn();
            mapping.revoked = true;
            account.changed();
            WireAnswer answer = jsonAnswer("Successfully revoked", "text/plain");
            return answer;
        }
    }
    return apiRefusal(404, "NONEXISTENT_ID", "The certificate does not exist.");
}

} // namespace

WireAnswer answerSystem(SimulatedAccount::Private &account, const WireRequest &request,
                        const Identity &who, const QByteArrayList &rest)
{
    if (request.method != "GET")
        return methodNotAllowed();
    if (rest.value(0) == "serverTime" && rest.size() == 1)
        return jsonAnswer("{\"serverTime\":\"" + isoText(account.now()).toStdString() + "\"}");
    if (rest.value(0) == "governanceLimits" && rest.size() == 1) {
        if (who.role != administratorRole)
            return apiRefusal(403, "INSUFFICIENT_PERMISSION",
                              "You need the Administrator role to access this resource.");
        return jsonAnswer(
            R"({"accountConcurrencyLimit":15,"accountUnallocatedConcurrencyLimit":15,)"
            R"("integrationLimitType":"accountLimit"})");
    }
    return apiRefusal(404, "NONEXISTENT_ID", "The requested resource does not exist.",
                      {ErrorSpot::Kind::Url, request.path});
}

WireAnswer answerCertificates(SimulatedAccount::Private &account, const WireRequest &request,
                              const Identity &who, const QByteArrayList &rest)
{
    if (rest.size() < 2 || rest[1] != "certificates")
        return apiRefusal(404, "NONEXISTENT_ID", "The requested resource does not exist.");
    if (!who.may("ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"))
        return apiRefusal(403, "INSUFFICIENT_PERMISSION",
                          "Permission Violation: you need the 'Manage own OAuth 2.0 Client "
                          "Credentials certificates' permission to access this page.");
    int integration = 0;
    {
        const std::lock_guard<std::mutex> lock(account.mutex);
        const SimulatedIntegration *application = account.integration(who.integration);
        if (!application || account.consumerKey(*application) != rest[0])
            return apiRefusal(404, "NONEXISTENT_ID", "The client does not exist.");
        integration = application->id;
        if (rest.size() == 2 && request.method == "GET")
            return listCertificates(account, *application);
        if (rest.size() == 4 && rest[3] == "revoke" && request.method == "POST")
            return revokeCertificate(account, who, integration, rest[2]);
    }
    if (rest.size() == 2 && request.method == "POST")
        return addCertificate(account, request, who, integration, rest[0]);
    return methodNotAllowed();
}

} // namespace suitescope
