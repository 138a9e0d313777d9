// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QAction;

namespace suitescope {

/*! A place that brings actions of its own for the right side of the header. Without it the header
 * offers Open in NetSuite. The actions belong to the place. */
class PlaceActions
{
public:
    virtual ~PlaceActions() = default;
    [[nodiscard]] virtual QList<QAction *> headerActions() = 0;
};

} // namespace suitescope
