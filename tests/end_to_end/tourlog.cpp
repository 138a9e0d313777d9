// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tourlog.h"

#include <QMutex>
#include <QMutexLocker>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct Kept
{
    QMutex mutex;
    QStringList lines;
    QStringList warnings;
};

Kept &kept()
{
    static Kept all;
    return all;
}

void keep(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QString line = u"%1: %2"_s.arg(
        QString::fromLatin1(context.category ? context.category : "default"), text);
    Kept &all = kept();
    const QMutexLocker lock(&all.mutex);
    all.lines += line;
    // What the platform without a display cannot do is no fault of the program.
    if (type != QtDebugMsg && type != QtInfoMsg
        && !text.startsWith("This plugin does not support"_L1)) {
        all.warnings += line;
        std::fprintf(stderr, "%s\n", qUtf8Printable(line));
    }
}

} // namespace

TourLog::TourLog()
{
    qInstallMessageHandler(keep);
}

TourLog::~TourLog()
{
    qInstallMessageHandler(nullptr);
}

QStringList TourLog::lines() const
{
    Kept &all = kept();
    const QMutexLocker lock(&all.mutex);
    return all.lines;
}

QStringList TourLog::warnings() const
{
    Kept &all = kept();
    const QMutexLocker lock(&all.mutex);
    return all.warnings;
}

} // namespace suitescope
