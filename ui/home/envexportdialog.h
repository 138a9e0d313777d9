// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envfile.h"
#include "ui/home/workplace.h"

#include <QDialog>

namespace suitescope {

/*! Writes a connection's .env file, and remembers on the connection where it went. */
class EnvExportDialog : public QDialog
{
    Q_OBJECT

public:
    EnvExportDialog(const EnvSettings &settings, const Workplace &workplace,
                    QWidget *parent = nullptr);
};

} // namespace suitescope
