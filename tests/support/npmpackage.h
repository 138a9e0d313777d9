// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>

namespace suitescope {

/*! The folder of a package of npm in \a cache, fetched once; empty when it cannot be had. Programs
   and a network are no condition of the tests: who gets nothing skips, and says so. */
inline QString npmPackage(const QString &cache, const QString &name, const QString &version)
{
    using namespace Qt::StringLiterals;
    constexpr int installTimeout = 60'000;
    const QString prefix = cache + u'/' + name + u'-' + version;
    const QString module = prefix + u"/node_modules/"_s + name;
    if (QFileInfo::exists(module + u"/package.json"_s))
        return module;
    static QSet<QString> refused; // a network that is not there is asked once
    const QString npm = QStandardPaths::findExecutable(u"npm"_s);
    if (refused.contains(prefix) || npm.isEmpty() || !QDir().mkpath(prefix))
        return {};
    QProcess process;
    process.start(npm,
                  {u"install"_s, u"--prefix"_s, prefix, u"--cache"_s, prefix + u"/npm-cache"_s,
                   u"--ignore-scripts"_s, u"--no-audit"_s, u"--no-fund"_s, u"--no-package-lock"_s,
                   u"--fetch-retries=0"_s, u"--fetch-timeout=15000"_s, name + u'@' + version});
    if (!process.waitForFinished(installTimeout)) {
        process.kill();
        process.waitForFinished();
    } else if (process.exitCode() == 0 && QFileInfo::exists(module + u"/package.json"_s)) {
        return module;
    }
    refused.insert(prefix);
    return {};
}

} // namespace suitescope
