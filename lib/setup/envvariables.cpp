// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/envvariables.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

const QString defaultScopes = u"restlets,rest_webservices"_s;

EnvVariable plain(const QString &name, const QString &value)
{
    return {name, Secret(value), EnvVariable::Kind::Plain};
}

void appendTba(QList<EnvVariable> &pairs, const TbaCredentials &tba)
{
    pairs.append({u"NETSUITE_CONSUMER_KEY"_s, tba.consumerKey, EnvVariable::Kind::Identifier});
    pairs.append({u"NETSUITE_CONSUMER_SECRET"_s, tba.consumerSecret, EnvVariable::Kind::Hidden});
    pairs.append({u"NETSUITE_TOKEN_ID"_s, tba.tokenId, EnvVariable::Kind::Identifier});
    pairs.append({u"NETSUITE_TOKEN_SECRET"_s, tba.tokenSecret, EnvVariable::Kind::Hidden});
}

void appendM2m(QList<EnvVariable> &pairs, const M2mCredentials &m2m)
{
    pairs.append({u"NETSUITE_CLIENT_ID"_s, Secret(m2m.clientId), EnvVariable::Kind::Identifier});
    pairs.append(
        {u"NETSUITE_CERTIFICATE_ID"_s, Secret(m2m.certificateId), EnvVariable::Kind::Identifier});
    pairs.append({u"NETSUITE_PRIVATE_KEY"_s, m2m.key.toPkcs8Pem().value_or(Secret()),
                  EnvVariable::Kind::Hidden});
    if (m2m.algorithm != SigningAlgorithm::ES256)
        pairs.append(plain(u"NETSUITE_ALGORITHM"_s, joseName(m2m.algorithm)));
    const QString scopes = m2m.scopes.join(u',');
    if (scopes != defaultScopes)
        pairs.append(plain(u"NETSUITE_SCOPES"_s, scopes));
}

} // namespace

QList<EnvVariable> envVariables(const EnvSettings &settings)
{
    const bool tba = std::holds_alternative<TbaCredentials>(settings.credentials);
    QList<EnvVariable> pairs{
        plain(u"NETSUITE_AUTH_TYPE"_s, tba ? u"tba"_s : u"oauth2"_s),
        plain(u"NETSUITE_ACCOUNT_ID"_s, settings.facts.account.toString()),
    };
    if (tba)
        appendTba(pairs, std::get<TbaCredentials>(settings.credentials));
    else
        appendM2m(pairs, std::get<M2mCredentials>(settings.credentials));
    return pairs;
}

QString masked(const EnvVariable &variable)
{
    constexpr qsizetype shown = 4;
    const QString bullets(8, u'\u2022');
    switch (variable.kind) {
    case EnvVariable::Kind::Plain:
        return variable.value.revealText();
    case EnvVariable::Kind::Identifier: {
        const QByteArrayView value = variable.value.view();
        // The end of a short value would give most of it away.
        if (value.size() < 4 * shown)
            return bullets;
        return bullets + QString::fromUtf8(value.last(shown));
    }
    case EnvVariable::Kind::Hidden:
        return bullets;
    }
    Q_UNREACHABLE();
}

QList<EnvVariable> masked(const QList<EnvVariable> &variables)
{
    QList<EnvVariable> result = variables;
    for (EnvVariable &variable : result)
        variable.value = Secret(masked(variable));
    return result;
}

} // namespace suitescope
