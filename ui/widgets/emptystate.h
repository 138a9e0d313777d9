// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/buttons.h"

#include <QWidget>

class QLabel;

namespace suitescope {

class TextLabel;

/*! A place without content says what it is for and offers the first step; also for what failed or
 * was not found. */
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    EmptyState(const QString &icon, const QString &heading, const QString &sentence,
               QWidget *parent = nullptr);

    void setContent(const QString &icon, const QString &heading, const QString &sentence);
    /*! The first step; an empty text takes it away. */
    void setAction(const QString &text, ButtonKind kind = ButtonKind::Primary);
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }
    [[nodiscard]] QString heading() const;

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyIcon();

    QString m_iconName;
    QLabel *m_icon = nullptr;
    TextLabel *m_heading = nullptr;
    TextLabel *m_sentence = nullptr;
    QPushButton *m_action = nullptr;
};

} // namespace suitescope
