// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/settings.h"

#include <QDir>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto stateKey = "window/state"_L1;
constexpr auto collapsedKey = "window/listCollapsed"_L1;
constexpr auto schemeKey = "look/scheme"_L1;
constexpr auto envFolderKey = "env/folder"_L1;

} // namespace

Settings::Settings(QSettings &store) : m_store(store) { }

QByteArray Settings::windowGeometry() const
{
    return m_store.value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_store.setValue(geometryKey, geometry);
}

QByteArray Settings::windowState() const
{
    return m_store.value(stateKey).toByteArray();
}

void Settings::setWindowState(const QByteArray &state)
{
    m_store.setValue(stateKey, state);
}

bool Settings::listCollapsed() const
{
    return m_store.value(collapsedKey, false).toBool();
}

void Settings::setListCollapsed(bool collapsed)
{
    m_store.setValue(collapsedKey, collapsed);
}

SuiteStyle::Scheme Settings::scheme() const
{
    const QString word = m_store.value(schemeKey).toString();
    if (word == "light"_L1)
        return SuiteStyle::Scheme::Light;
    if (word == "dark"_L1)
        return SuiteStyle::Scheme::Dark;
    return SuiteStyle::Scheme::System;
}

void Settings::setScheme(SuiteStyle::Scheme scheme)
{
    switch (scheme) {
    case SuiteStyle::Scheme::System:
        m_store.remove(schemeKey);
        return;
    case SuiteStyle::Scheme::Light:
        m_store.setValue(schemeKey, u"light"_s);
        return;
    case SuiteStyle::Scheme::Dark:
        m_store.setValue(schemeKey, u"dark"_s);
        return;
    }
}

QString Settings::envFolder() const
{
    return m_store.value(envFolderKey, QDir::homePath()).toString();
}

void Settings::setEnvFolder(const QString &folder)
{
    m_store.setValue(envFolderKey, folder);
}

} // namespace suitescope
