// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/admintables.h"

#include "lib/crypto/certificate.h"
#include "lib/simulator/calendar.h"

#include <algorithm>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string flag(bool on)
{
    return on ? "T" : "F";
}

std::string number(qint64 value)
{
    return std::to_string(value);
}

std::string moment(const QDateTime &when)
{
    const qint64 seconds = when.toSecsSinceEpoch();
    return markedDate({seconds / 86'400, int(seconds % 86'400)});
}

Rows featureRows(const SimulatedAccount::Private &account)
{
    Rows rows;
    for (const SimulatedAccount::Feature &feature : newAccountFeatures()) {
        rows.push_back({feature.name.toStdString(), feature.id.toStdString(), "T",
                        flag(account.isOn(feature.id.toLatin1().constData()))});
    }
    return rows;
}

Rows roleRows(const SimulatedAccount::Private &account)
{
    Rows rows;
    for (const SimulatedRole &role : account.roles)
        rows.push_back({number(role.id), role.name.toStdString(), flag(role.inactive)});
    return rows;
}

Rows permissionRows(const SimulatedAccount::Private &account)
{
    Rows rows;
    const QList<SimulatedAccount::Permission> offered = offeredPermissions();
    for (const SimulatedRole &role : account.roles) {
        const QHash<QString, int> held = account.permissionsOf(role);
        for (const SimulatedAccount::Permission &permission : offered) {
            const int level = held.value(permission.key);
            if (level > 0) {
                rows.push_back({number(role.id),
                                permission.name.toStdString(),
                                permission.key.toStdString(),
                                number(level),
                                {}});
            }
        }
    }
    return rows;
}

Rows roleUserRows(const SimulatedAccount::Private &account)
{
    Rows rows;
    const auto add = [&rows](const QString &user, int role) {
        std::vector<std::string> row{number(entityOf(user)), number(role)};
        if (std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(std::move(row));
    };
    for (const SimulatedToken &token : account.tokens)
        add(token.user, token.role);
    for (const SimulatedMapping &mapping : account.mappings)
        add(mapping.entity, mapping.role);
    return rows;
}

Rows loginRows(SimulatedAccount::Private &account)
{
    Rows rows;
    for (const SimulatedLogin &login : std::as_const(account.trail)) {
        const int entity = entityOf(login.user);
        const auto role
            = std::find_if(account.roles.cbegin(), account.roles.cend(),
                           [&login](const SimulatedRole &one) { return one.name == login.role; });
        rows.push_back({moment(login.when), entity > 0 ? number(entity) : std::string(),
                        role == account.roles.cend() ? std::string() : number(role->id),
                        login.success ? "Success" : "Failure", login.detail.toStdString(),
                        login.application.toStdString()});
    }
    return rows;
}

Rows tokenRows(SimulatedAccount::Private &account)
{
    Rows rows;
    for (const SimulatedToken &token : std::as_const(account.tokens)) {
        const SimulatedIntegration *application = account.integration(token.integration);
        const std::string name = application ? application->name.toStdString() : std::string();
        rows.push_back({number(token.id), name + " - " + token.user.toStdString(), name,
                        number(entityOf(token.user)), number(token.role), flag(token.revoked)});
    }
    return rows;
}

Rows mappingRows(SimulatedAccount::Private &account)
{
    Rows rows;
    for (const SimulatedMapping &mapping : std::as_const(account.mappings)) {
        const SimulatedIntegration *application = account.integration(mapping.integration);
        const Result<Certificate> certificate = Certificate::read(mapping.certificatePem);
        const bool rsa = certificate && certificate->keyDescription().startsWith("RSA"_L1);
        rows.push_back({mapping.certificateId.toStdString(),
                        application ? application->name.toStdString() : std::string(),
                        number(entityOf(mapping.entity)), number(mapping.role),
                        moment(certificate ? certificate->notBefore() : mapping.created),
                        moment(mappingEnds(mapping)), flag(mapping.revoked), rsa ? "RSA" : "EC"});
    }
    return rows;
}

Rows integrationRows(const SimulatedAccount::Private &account)
{
    Rows rows;
    for (const SimulatedIntegration &integration : account.integrations) {
        rows.push_back({number(integration.id), integration.name.toStdString(),
                        integration.enabled ? "ENABLED" : "BLOCKED", flag(!integration.enabled)});
    }
    return rows;
}

} // namespace

AdminSnapshot takeAdminSnapshot(SimulatedAccount::Private &account)
{
    const std::lock_guard<std::mutex> lock(account.mutex);
    AdminSnapshot snapshot;
    snapshot.generation = account.generation;
    snapshot.tables = {{"companyfeaturesetup", featureRows(account)},
                       {"role", roleRows(account)},
                       {"rolepermissions", permissionRows(account)},
                       {"employeerolesforsearch", roleUserRows(account)},
                       {"loginaudit", loginRows(account)},
                       {"oauthtoken", tokenRows(account)},
                       {"useroauthtoken", tokenRows(account)},
                       {"oauth2clientcredentials", mappingRows(account)},
                       {"integrationapp", integrationRows(account)}};
    return snapshot;
}

std::vector<std::string> adminTableNames()
{
    return {"companyfeaturesetup", "role",       "rolepermissions", "employeerolesforsearch",
            "loginaudit",          "oauthtoken", "useroauthtoken",  "oauth2clientcredentials",
            "integrationapp"};
}

void fillAdminTables(sqlite3 *database, const AdminSnapshot &snapshot)
{
    const auto run = [database](const std::string &sql) {
        sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    };
    run("BEGIN");
    for (const AdminSnapshot::Table &table : snapshot.tables) {
        run("DELETE FROM \"" + table.name + '"');
        if (table.rows.empty())
            continue;
        std::string marks;
        for (size_t i = 0; i < table.rows.front().size(); ++i)
            marks += i == 0 ? "?" : ",?";
        sqlite3_stmt *statement = nullptr;
        const std::string sql = "INSERT INTO \"" + table.name + "\" VALUES(" + marks + ')';
        sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
        for (const std::vector<std::string> &row : table.rows) {
            for (size_t i = 0; i < row.size(); ++i) {
                if (row[i].empty())
                    sqlite3_bind_null(statement, int(i) + 1);
                else
                    sqlite3_bind_text(statement, int(i) + 1, row[i].data(), int(row[i].size()),
                                      SQLITE_TRANSIENT);
            }
            sqlite3_step(statement);
            sqlite3_reset(statement);
        }
        sqlite3_finalize(statement);
    }
    run("COMMIT");
}

} // namespace suitescope
