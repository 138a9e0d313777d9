// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace suitescope {

/*! Where a button stands in its row of segments; None for a button of its own. */
enum class SegmentPlace { None, First, Middle, Last };

[[nodiscard]] SegmentPlace segmentPlace(const QWidget *button);

/*! One of a few words, joined in one border: "dotenv | docker | shell". Arrow keys move. */
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedControl(const QStringList &words, QWidget *parent = nullptr);

    [[nodiscard]] int current() const;
    void setCurrent(int index);

signals:
    void currentChanged(int index);

private:
    QButtonGroup *m_buttons = nullptr;
};

} // namespace suitescope
