// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/administrator.h"

#include <QComboBox>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString inDock(const QString &name)
{
    return u"administratorPanel/"_s + name;
}

} // namespace

void Administrator::openPage(const QString &heading)
{
    m_tour.hands.choose(inDock(u"administratorPlaces"_s), heading);
}

void Administrator::refreshSandbox()
{
    openPage(u"Company Information"_s);
    m_tour.hands.click(inDock(u"refreshSandbox"_s));
}

void Administrator::switchOn(const QStringList &features)
{
    openPage(u"Enable Features"_s);
    for (const QString &feature : features)
        m_tour.hands.tick(inDock(u"feature-"_s + feature));
    m_tour.hands.click(inDock(u"saveFeatures"_s));
}

void Administrator::givePermissions(const QString &role, const QList<Permission> &permissions)
{
    Hands &hands = m_tour.hands;
    openPage(u"Manage Roles"_s);
    auto *roles = hands.find<QComboBox>(inDock(u"role"_s));
    if (!roles)
        return;
    if (roles->findText(role, Qt::MatchStartsWith) < 0) {
        hands.type(inDock(u"newRoleName"_s), role);
        hands.click(inDock(u"addRole"_s));
    } else {
        hands.choose(inDock(u"role"_s), role);
    }
    auto *given = hands.find<QTreeWidget>(inDock(u"permissions"_s));
    for (const Permission &permission : permissions) {
        if (!given || !given->findItems(permission.name, Qt::MatchExactly).isEmpty())
            continue;
        hands.choose(inDock(u"offeredPermission"_s),
                     u"%1 › %2"_s.arg(permission.subtab, permission.name));
        hands.choose(inDock(u"offeredLevel"_s), permission.level);
        hands.click(inDock(u"addPermission"_s));
    }
    hands.click(inDock(u"saveRole"_s));
}

void Administrator::addIntegration(const QString &name, bool tokenBased)
{
    Hands &hands = m_tour.hands;
    openPage(u"Integrations"_s);
    hands.choose(inDock(u"integration"_s), u"New integration"_s);
    hands.type(inDock(u"integrationName"_s), name);
    hands.tick(inDock(u"tokenBased"_s), tokenBased);
    hands.tick(inDock(u"clientCredentials"_s), !tokenBased);
    if (!tokenBased) {
        for (const QString &scope : {u"rest_webservices"_s, u"restlets"_s})
            hands.tick(inDock(u"scope-"_s + scope));
    }
    hands.click(inDock(u"saveIntegration"_s));
    m_tour.guide.waitFor(u"the values shown once"_s,
                         [&] { return hands.text(inDock(u"shownOnceFirst"_s)).size() == 64; });
}

void Administrator::mapCertificate(const QString &role, const QString &integration,
                                   const QString &file)
{
    Hands &hands = m_tour.hands;
    openPage(u"OAuth 2.0 Client Credentials"_s);
    hands.choose(inDock(u"mappingRole"_s), role);
    hands.choose(inDock(u"mappingApplication"_s), integration);
    hands.type(inDock(u"mappingFile"_s), file);
    hands.click(inDock(u"saveMapping"_s));
    m_tour.guide.waitFor(u"the certificate ID"_s, [&] {
        return hands.isVisible(inDock(u"shownOnceFirst"_s))
            && !hands.text(inDock(u"shownOnceFirst"_s)).isEmpty();
    });
}

void Administrator::addToken(const QString &integration, const QString &role)
{
    Hands &hands = m_tour.hands;
    openPage(u"Access Tokens"_s);
    hands.choose(inDock(u"tokenApplication"_s), integration);
    hands.choose(inDock(u"tokenRole"_s), role);
    hands.click(inDock(u"saveToken"_s));
    m_tour.guide.waitFor(u"the values shown once"_s,
                         [&] { return hands.isVisible(inDock(u"shownOnceSecond"_s)); });
}

void Administrator::handOver(const QString &shown, const QString &field, const QString &secretName)
{
    Hands &hands = m_tour.hands;
    const QString value = hands.text(inDock(shown));
    m_tour.secrets.add(secretName, value);
    hands.click(inDock(shown + u"Copy"_s));
    const QString line = u"setupWizard/%1/QLineEdit"_s.arg(field);
    hands.paste(line);
    m_tour.guide.expect(hands.text(line) == value, secretName + u" in its field"_s);
}

} // namespace suitescope
