// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "ui/home/section.h"

namespace suitescope {

/*! What the role of a connection can see, as far as a check found out. */
class SightSection : public Section
{
    Q_OBJECT

public:
    explicit SightSection(QWidget *parent = nullptr);

    void showReport(const DoctorReport &report);

private:
    FactList *m_facts = nullptr;
    TextLabel *m_nothing = nullptr; // in place of the facts
};

} // namespace suitescope
