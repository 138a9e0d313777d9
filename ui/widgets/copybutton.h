// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/secret.h"
#include "ui/theme/buttons.h"

#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <chrono>
#include <functional>

namespace suitescope {

/*! A button with words that copies a text, or a secret that leaves the clipboard again after half
 * a minute, and says so for a moment. */
class CopyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit CopyButton(const QString &text, ButtonKind kind = ButtonKind::Secondary,
                        QWidget *parent = nullptr);

    void setSource(std::function<QString()> text); // asked when pressed
    void setSecretSource(std::function<Secret()> secret,
                         std::chrono::milliseconds keep = std::chrono::seconds(30));

signals:
    void copied();

private:
    void copy();

    QString m_words;
    std::function<QString()> m_text;
    std::function<Secret()> m_secret;
    std::chrono::milliseconds m_keep{30'000};
    QTimer m_back;
};

/*! The same as an icon alone: "Copy the fingerprint". */
class CopyIconButton : public QToolButton
{
    Q_OBJECT

public:
    explicit CopyIconButton(const QString &name, QWidget *parent = nullptr);

    void setSource(std::function<QString()> text) { m_text = std::move(text); }

private:
    void copy();

    QString m_name;
    std::function<QString()> m_text;
    QTimer m_back;
};

} // namespace suitescope
