// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/probe.h"
#include "ui/widgets/statuslight.h"

#include <QWidget>

namespace suitescope {

class StatusLight;
class TextLabel;

/*! One rung: light, name, result, time. */
class RungRow : public QWidget
{
    Q_OBJECT

public:
    explicit RungRow(QWidget *parent = nullptr);

    void showRung(const RungResult &rung);
    /*! A step of another ladder: what waits is muted, what failed toned. */
    void showStep(LightState light, const QString &name, const QString &result);
    void showWaiting(const QString &name, const QString &result);
    void setNameWidth(int pixels);
    /*! The middle of the light, in the parent's coordinates: where the line between rungs ends. */
    [[nodiscard]] QPoint lightCentre() const;

private:
    StatusLight *m_light = nullptr;
    TextLabel *m_name = nullptr;
    TextLabel *m_result = nullptr;
    TextLabel *m_time = nullptr;
};

[[nodiscard]] LightState lightOf(RungState state);

} // namespace suitescope
