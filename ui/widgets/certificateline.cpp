// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/certificateline.h"

#include "lib/crypto/certificatelife.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace suitescope {

namespace {

constexpr int trackHeight = 8;
// NetSuite reminds the entity two months, one month and 14 days before.
constexpr int reminderDays[] = {60, 30, 14};

QString dateText(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat);
}

// One is a sentence of its own, so that the untranslated program reads well, too.
QString daysText(int days)
{
    return days == 1 ? CertificateLine::tr("1 day left")
                     : CertificateLine::tr("%Ln days left", nullptr, days);
}

QFont wordsFont(const QWidget *widget)
{
    return smallFont(QApplication::font(widget));
}

} // namespace

CertificateLine::CertificateLine(QWidget *parent) : QWidget(parent), m_reminders(tr("reminders"))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CertificateLine::setSpan(const QDateTime &begins, const QDateTime &ends,
                              const QDateTime &today)
{
    m_begins = begins;
    m_ends = ends;
    m_today = today;
    const int days = daysLeft();
    setAccessibleName(
        days < 0
            ? tr("The certificate ended on %1").arg(dateText(ends))
            : tr("The certificate ends on %1, %n day(s) left", nullptr, days).arg(dateText(ends)));
    setToolTip(accessibleName());
    update();
}

int CertificateLine::daysLeft() const
{
    return std::max(-1, suitescope::daysLeft(m_ends, m_today));
}

void CertificateLine::setReminderWords(const QString &words)
{
    m_reminders = words;
    update();
}

QSize CertificateLine::sizeHint() const
{
    return {320, 2 * QFontMetrics(wordsFont(this)).height() + trackHeight + 14};
}

qreal CertificateLine::share(const QDateTime &when) const
{
    const qreal whole = qreal(m_begins.secsTo(m_ends));
    return whole <= 0 ? 1.0 : std::clamp(qreal(m_begins.secsTo(when)) / whole, 0.0, 1.0);
}

void CertificateLine::paintTrack(QPainter *painter, const QRectF &track) const
{
    const Theme &theme = themeOf(this);
    const qreal now = track.x() + share(m_today) * track.width();
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.hover);
    painter->drawRoundedRect(track, trackHeight / 2.0, trackHeight / 2.0);
    painter->setBrush(daysLeft() < 0          ? theme.bad.dot
                          : daysLeft() < certificateReminderDays ? theme.warn.dot
                                              : theme.ok.dot);
    if (now - track.x() > trackHeight)
        painter->drawRoundedRect(QRectF(track.topLeft(), QPointF(now, track.bottom())),
                                 trackHeight / 2.0, trackHeight / 2.0);
    for (const int days : reminderDays) {
        const qreal x = track.x() + share(m_ends.addDays(-days)) * track.width();
        painter->fillRect(QRectF(std::round(x), track.y() - 4, 2, trackHeight + 8),
                          theme.warn.text);
    }
    painter->setPen(QPen(theme.accent, 2.5));
    painter->setBrush(theme.base);
    const qreal ring = 6.5;
    painter->drawEllipse(QPointF(std::clamp(now, track.left() + ring + 1, track.right() - ring - 1),
                                 track.center().y()),
                         ring, ring);
}

void CertificateLine::paintWords(QPainter *painter, const QRectF &track) const
{
    const Theme &theme = themeOf(this);
    const QFontMetrics metrics(wordsFont(this));
    painter->setFont(wordsFont(this));
    const int remindersWidth = metrics.horizontalAdvance(m_reminders);
    const QRect above(0, 0, width(), metrics.height());
    painter->setPen(theme.warn.text);
    painter->drawText(above, Qt::AlignRight, m_reminders);

    const bool fresh = share(m_today) < 0.01; // a new certificate: the date below says it
    const QString today = daysLeft() < 0 ? tr("ended") : tr("today, %1").arg(daysText(daysLeft()));
    const int todayWidth = metrics.horizontalAdvance(today);
    const int room = width() - remindersWidth - 12 - todayWidth;
    if (!fresh && room >= 0) {
        const int middle = int(track.x() + share(m_today) * track.width());
        painter->setPen(theme.text);
        painter->drawText(
            QRect(std::clamp(middle - todayWidth / 2, 0, room), 0, todayWidth, metrics.height()),
            Qt::AlignLeft, today);
    }
    const QRect below(0, int(track.bottom()) + 6, width(), metrics.height());
    painter->setPen(theme.text2);
    painter->drawText(below, Qt::AlignLeft, dateText(m_begins));
    painter->drawText(below, Qt::AlignRight, tr("ends %1").arg(dateText(m_ends)));
}

void CertificateLine::paintEvent(QPaintEvent *)
{
    if (!m_ends.isValid())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0, QFontMetrics(wordsFont(this)).height() + 7, width(), trackHeight);
    paintTrack(&painter, track);
    paintWords(&painter, track);
}

} // namespace suitescope
