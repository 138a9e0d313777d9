// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/accountid.h"

#include <QWidget>

class QPushButton;

namespace suitescope {

class Chip;
class TextLabel;

/*! The environment, always visible and never only a colour: the word, the account, one sentence. */
class EnvironmentBand : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentBand(QWidget *parent = nullptr);

    /*! \a sentence replaces the environment's own one. */
    void setAccount(Environment environment, const QString &accountId,
                    const QString &sentence = {});
    /*! "Unlock editing" with its icon; an empty text takes it away. */
    void setAction(const QString &text, const QString &icon = {});
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }
    [[nodiscard]] QString sentence() const;

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Environment m_environment = Environment::Production;
    Chip *m_chip = nullptr;
    TextLabel *m_account = nullptr;
    TextLabel *m_sentence = nullptr;
    QPushButton *m_action = nullptr;
};

} // namespace suitescope
