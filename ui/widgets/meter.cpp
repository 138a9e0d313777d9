// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/meter.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace suitescope {

namespace {

constexpr int barHeight = 6;
constexpr int pipSize = 10;
constexpr int pipStep = 14;

} // namespace

Meter::Meter(const QString &words, QWidget *parent) : QWidget(parent), m_words(words)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void Meter::setWords(const QString &words)
{
    m_words = words;
    describe();
}

void Meter::setValue(qint64 used, qint64 most)
{
    m_used = used;
    m_most = most;
    describe();
}

void Meter::describe()
{
    setAccessibleName(m_words);
    setAccessibleDescription(figures());
    update();
}

QString Meter::figures() const
{
    const QLocale locale;
    return tr("%1 of %2").arg(locale.toString(m_used), locale.toString(m_most));
}

QSize Meter::sizeHint() const
{
    return {240, QFontMetrics(QApplication::font(this)).height() + 6 + barHeight};
}

void Meter::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    const QFont normal = QApplication::font(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(normal);
    painter.setPen(theme.text);
    const QRect words(0, 0, width(), QFontMetrics(normal).height());
    const int figuresWidth = QFontMetrics(smallFont(normal)).horizontalAdvance(figures());
    painter.drawText(words.adjusted(0, 0, -figuresWidth - space::control, 0),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(normal).elidedText(m_words, Qt::ElideRight,
                                                     width() - figuresWidth - space::control));
    painter.setFont(smallFont(normal));
    painter.setPen(theme.text2);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, figures());

    const QRectF track(0, height() - barHeight, width(), barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.hover);
    painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    if (m_most <= 0 || m_used <= 0)
        return;
    const qreal share = std::min(1.0, qreal(m_used) / qreal(m_most));
    painter.setBrush(share >= 0.9 ? theme.warn.dot : theme.accent);
    painter.drawRoundedRect(
        QRectF(track.topLeft(), QSizeF(std::max(qreal(barHeight), share * width()), barHeight)),
        barHeight / 2.0, barHeight / 2.0);
}

Pips::Pips(int most, QWidget *parent) : QWidget(parent), m_most(most)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCount(0);
}

void Pips::setCount(int count)
{
    m_count = std::clamp(count, 0, m_most);
    setAccessibleName(tr("%1 of %2").arg(m_count).arg(m_most));
    update();
}

QSize Pips::sizeHint() const
{
    return {m_most * pipStep, pipSize};
}

void Pips::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_most; ++i) {
        const QRectF pip(i * pipStep + 1, 1, pipSize - 2, pipSize - 2);
        const bool counted = i < m_count;
        painter.setPen(QPen(counted ? theme.bad.dot : theme.edge, 1.5));
        painter.setBrush(counted ? QBrush(theme.bad.dot) : QBrush(Qt::NoBrush));
        painter.drawEllipse(pip);
    }
}

} // namespace suitescope
