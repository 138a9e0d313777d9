// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names and spans of time.
#include "ui/text/doctortext.h"

#include <QCoreApplication>
#include <QLocale>

namespace suitescope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString setupStepName(SetupStep step)
{
    switch (step) {
    case SetupStep::Method:
        return Words::tr("How to connect");
    case SetupStep::Features:
        return Words::tr("Features");
    case SetupStep::Role:
        return Words::tr("Role");
    case SetupStep::Account:
        return Words::tr("Account");
    case SetupStep::TbaIntegration:
    case SetupStep::M2mIntegration:
        return Words::tr("Integration");
    case SetupStep::TbaToken:
        return Words::tr("Access token");
    case SetupStep::KeyAndCertificate:
        return Words::tr("Key pair");
    case SetupStep::CertificateMapping:
        return Words::tr("Certificate mapping");
    case SetupStep::Verify:
        return Words::tr("Verify");
    case SetupStep::Done:
        return Words::tr("Done");
    }
    Q_UNREACHABLE();
}

QString environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return Words::tr("Production");
    case Environment::Sandbox:
        return Words::tr("Sandbox");
    case Environment::ReleasePreview:
        return Words::tr("Release Preview");
    case Environment::TestDrive:
        return Words::tr("Test Drive");
    case Environment::Demo:
        return Words::tr("Demo");
    }
    Q_UNREACHABLE();
}

QString certificateEndText(const QDateTime &ends, int daysLeft)
{
    const QString day = QLocale().toString(ends.toLocalTime(), Words::tr("d MMM yyyy"));
    if (daysLeft < 0)
        return Words::tr("Ended on %1").arg(day);
    if (daysLeft == 0)
        return Words::tr("Ends on %1, less than a day left").arg(day);
    return daysLeft == 1
        ? Words::tr("Ends on %1, 1 day left").arg(day)
        : Words::tr("Ends on %1, %2 days left").arg(day, QLocale().toString(daysLeft));
}

QString durationText(std::chrono::milliseconds time)
{
    const QLocale locale;
    const qint64 ms = time.count();
    if (ms < 1000)
        return Words::tr("%1 ms").arg(locale.toString(ms));
    // 59.95 s would read "60.0 s"
    if (ms < 59'950)
        return Words::tr("%1 s").arg(locale.toString(double(ms) / 1000.0, 'f', 1));
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < 3600)
        return Words::tr("%1 min %2 s")
            .arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    return Words::tr("%1 h %2 min")
        .arg(locale.toString(seconds / 3600), locale.toString(seconds / 60 % 60));
}

QString agoText(const QDateTime &when, const QDateTime &now)
{
    const qint64 seconds = when.secsTo(now);
    if (!when.isValid())
        return Words::tr("never");
    if (seconds < 60)
        return Words::tr("just now");
    // One is a sentence of its own, so that the untranslated program reads well, too.
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return minutes == 1 ? Words::tr("1 minute ago")
                            : Words::tr("%Ln minutes ago", nullptr, int(minutes));
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return hours == 1 ? Words::tr("1 hour ago")
                          : Words::tr("%Ln hours ago", nullptr, int(hours));
    const qint64 days = hours / 24;
    if (days < 60)
        return days == 1 ? Words::tr("1 day ago") : Words::tr("%Ln days ago", nullptr, int(days));
    return Words::tr("on %1").arg(
        QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat));
}

} // namespace suitescope
