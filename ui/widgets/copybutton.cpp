// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/copybutton.h"

#include "ui/theme/icons.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/clipboard.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::chrono::milliseconds thanks{1'600};

} // namespace

CopyButton::CopyButton(const QString &text, ButtonKind kind, QWidget *parent)
    : QPushButton(text, parent), m_words(text)
{
    setAutoDefault(false);
    setButtonKind(this, kind);
    setIcon(themedIcon(u"edit-copy"_s));
    connect(this, &QPushButton::clicked, this, &CopyButton::copy);
    m_back.setSingleShot(true);
    m_back.setInterval(thanks);
    connect(&m_back, &QTimer::timeout, this, [this] {
        setText(m_words);
        setIcon(themedIcon(u"edit-copy"_s));
        setMinimumWidth(0);
    });
}

void CopyButton::setSource(std::function<QString()> text)
{
    m_text = std::move(text);
    m_secret = nullptr;
}

void CopyButton::setSecretSource(std::function<Secret()> secret, std::chrono::milliseconds keep)
{
    m_secret = std::move(secret);
    m_text = nullptr;
    m_keep = keep;
}

void CopyButton::copy()
{
    if (m_secret)
        copySecret(m_secret(), m_keep);
    else if (m_text)
        copyText(m_text());
    else
        return;
    if (!m_back.isActive()) {
        m_words = text();
        setMinimumWidth(width()); // the neighbours stay where they are
    }
    setText(tr("Copied"));
    setIcon(themedIcon(u"dialog-ok"_s));
    m_back.start();
    announce(this);
    emit copied();
}

CopyIconButton::CopyIconButton(const QString &name, QWidget *parent)
    : QToolButton(parent), m_name(name)
{
    setIcon(themedIcon(u"edit-copy"_s));
    setIconSize({16, 16});
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(name);
    setAccessibleName(name);
    setSmall(this, true);
    connect(this, &QToolButton::clicked, this, &CopyIconButton::copy);
    m_back.setSingleShot(true);
    m_back.setInterval(thanks);
    connect(&m_back, &QTimer::timeout, this, [this] {
        setIcon(themedIcon(u"edit-copy"_s));
        setAccessibleName(m_name);
        setToolTip(m_name);
    });
}

void CopyIconButton::copy()
{
    if (!m_text)
        return;
    copyText(m_text());
    setIcon(themedIcon(u"dialog-ok"_s));
    setAccessibleName(tr("Copied"));
    setToolTip(tr("Copied"));
    m_back.start();
    announce(this);
}

} // namespace suitescope
