// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/suitestyle.h"

#include <QByteArray>
#include <QString>

class QSettings;

namespace suitescope {

/*! What the program remembers of its windows; keys and defaults stand here alone. Never a secret.
 */
class Settings
{
public:
    explicit Settings(QSettings &store); // outlives this

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    [[nodiscard]] QByteArray windowState() const; // docks
    void setWindowState(const QByteArray &state);

    [[nodiscard]] bool listCollapsed() const;
    void setListCollapsed(bool collapsed);

    [[nodiscard]] SuiteStyle::Scheme scheme() const;
    void setScheme(SuiteStyle::Scheme scheme);

    /*! Where the last .env file was read or written. */
    [[nodiscard]] QString envFolder() const;
    void setEnvFolder(const QString &folder);

private:
    QSettings &m_store;
};

} // namespace suitescope
