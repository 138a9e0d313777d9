// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace suitescope {

class TextLabel;

enum class StepState { Open, Current, Done, Problem };

/*! The steps of a wizard with their states; a step that was reached before can be pressed. */
class StepRail : public QWidget
{
    Q_OBJECT

public:
    struct Step
    {
        QString name;
        StepState state = StepState::Open;
        bool current = false; // a problem may be the current step
        bool reachable = false;

        friend bool operator==(const Step &, const Step &) = default;
    };

    explicit StepRail(QWidget *parent = nullptr);

    void setCaption(const QString &small, const QString &name);
    void setFoot(const QString &text);
    void setSteps(const QList<Step> &steps);
    [[nodiscard]] QList<Step> steps() const { return m_steps; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void stepPressed(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Item;

    void applyIcon();

    QList<Step> m_steps;
    QList<Item *> m_items;
    QLabel *m_footIcon = nullptr;
    TextLabel *m_small = nullptr;
    TextLabel *m_name = nullptr;
    TextLabel *m_foot = nullptr;
    QVBoxLayout *m_list = nullptr;
};

} // namespace suitescope
