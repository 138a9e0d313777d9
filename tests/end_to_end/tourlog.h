// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace suitescope {

/*! Keeps everything that the program logs while it lives; warnings can be asked for. One at a time.
   Make it before installRedactingLog(), so that it sees what a log file would. */
class TourLog
{
public:
    TourLog();
    ~TourLog();

    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] QStringList warnings() const;
};

} // namespace suitescope
