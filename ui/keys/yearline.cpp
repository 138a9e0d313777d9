// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/yearline.h"

#include "lib/crypto/certificatelife.h"
#include "ui/keys/keywords.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int trackHeight = 8;
constexpr int dot = 14;
constexpr int months = 25; // two years, and the month in which they end

} // namespace

YearLine::YearLine(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void YearLine::setEnds(const QList<CertificateEnd> &ends, const QDateTime &now)
{
    m_ends = ends;
    m_now = now;
    //: for screen readers; the table below says the same line by line
    setAccessibleName(tr("%n certificate(s) on a line of two years", nullptr, int(ends.size())));
    update();
}

QSize YearLine::sizeHint() const
{
    return {640, dot + 10 + QFontMetrics(smallFont(font())).height()};
}

QRectF YearLine::track() const
{
    return QRectF(dot / 2.0, (dot - trackHeight) / 2.0 + 1, width() - dot, trackHeight);
}

qreal YearLine::placeOf(const QDateTime &when) const
{
    const QDateTime last = m_now.addMonths(months);
    const qreal share = qreal(m_now.secsTo(when)) / qreal(std::max<qint64>(1, m_now.secsTo(last)));
    return track().left() + std::clamp(share, 0.0, 1.0) * track().width();
}

void YearLine::paintMonths(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    painter->setFont(smallFont(font()));
    const QFontMetrics metrics(painter->font());
    const QDate begin = m_now.toLocalTime().date();
    qreal free = 0;
    for (QDate first(begin.year(), begin.month(), 1); first <= begin.addMonths(months);
         first = first.addMonths(1)) {
        if (first < begin)
            continue;
        const qreal x = placeOf(first.startOfDay());
        painter->setPen(theme.edge);
        painter->drawLine(QPointF(x, track().bottom() + 1), QPointF(x, track().bottom() + 5));
        const QString words = first.month() == 1
            ? QString::number(first.year())
            : QLocale().standaloneMonthName(first.month(), QLocale::ShortFormat);
        const int wide = metrics.horizontalAdvance(words);
        if (x - wide / 2.0 < free || x + wide / 2.0 > width())
            continue;
        painter->setPen(first.month() == 1 ? theme.text : theme.text2);
        painter->drawText(QPointF(x - wide / 2.0, height() - metrics.descent() - 1), words);
        free = x + wide / 2.0 + 12;
    }
}

void YearLine::paintEvent(QPaintEvent *)
{
    if (!m_now.isValid())
        return;
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.hover);
    painter.drawRoundedRect(track(), trackHeight / 2.0, trackHeight / 2.0);
    QRectF soon = track();
    soon.setRight(placeOf(m_now.addDays(certificateReminderDays)));
    painter.setBrush(theme.warn.tint);
    painter.drawRoundedRect(soon, trackHeight / 2.0, trackHeight / 2.0);
    paintMonths(&painter);
    for (auto end = m_ends.crbegin(); end != m_ends.crend(); ++end) { // the next lies on top
        const ToneId tone = lifeText(end->ends, m_now).tone;
        painter.setBrush(tone == ToneId::Neutral ? theme.ok.dot : theme.tone(tone).dot);
        painter.setPen(QPen(theme.base, 2));
        painter.drawEllipse(QPointF(placeOf(end->ends), track().center().y()), dot / 2.0,
                            dot / 2.0);
    }
}

bool YearLine::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QStringList names;
    for (const CertificateEnd &end : std::as_const(m_ends)) {
        if (std::abs(placeOf(end.ends) - help->pos().x()) <= dot / 2.0)
            names += u"%1: %2"_s.arg(end.connectionName, lifeText(end.ends, m_now).words);
    }
    if (names.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), names.join(u'\n'), this);
    return true;
}

} // namespace suitescope
