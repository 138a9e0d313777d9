// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/paths.h"
#include "lib/base/clock.h"
#include "lib/base/result.h"
#include "lib/crypto/certificate.h"

#include <QObject>

namespace suitescope {

/*! `suitescope keygen`: a key pair and its certificate in two files, and what to do with them in
   NetSuite. */
class KeygenCommand : public QObject
{
    Q_OBJECT

public:
    struct Made
    {
        KeyPair key;
        Certificate certificate;
    };

    KeygenCommand(KeygenCommandOptions options, const Paths &paths, Clock clock,
                  QObject *parent = nullptr);

    void start();

signals:
    void ended(suitescope::ExitCode code);

private:
    void report(const Made &made);
    void refuse(const QString &words);
    [[nodiscard]] QByteArray asJson(const Made &made) const;
    [[nodiscard]] QByteArray asText(const Made &made) const;

    KeygenCommandOptions m_options;
    Clock m_clock;
};

} // namespace suitescope
