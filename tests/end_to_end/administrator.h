// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/end_to_end/tour.h"

namespace suitescope {

/*! The administrator's side of a rehearsal, at work in the dock "Simulated NetSuite". */
class Administrator
{
public:
    explicit Administrator(Tour &tour) : m_tour(tour) { }

    struct Permission
    {
        QString name;
        QString subtab;
        QString level;
    };

    void openPage(const QString &heading);
    void refreshSandbox();
    void switchOn(const QStringList &features);
    /*! Adds what the role does not have yet; makes the role when there is none of this name. */
    void givePermissions(const QString &role, const QList<Permission> &permissions);
    /*! A new integration record; its values stay on the page, shown once. */
    void addIntegration(const QString &name, bool tokenBased);
    void mapCertificate(const QString &role, const QString &integration, const QString &file);
    void addToken(const QString &integration, const QString &role);
    /*! Copies a value that is shown once with its button, and pastes it into the wizard. */
    void handOver(const QString &shown, const QString &field, const QString &secretName);

private:
    Tour &m_tour;
};

} // namespace suitescope
