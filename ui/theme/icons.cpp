// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString resourcePath(const QString &name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

QByteArray tintedDrawing(const QString &name, const QColor &colour)
{
    QFile file(resourcePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray drawing = file.readAll();
    drawing.replace("#000", colour.name(QColor::HexRgb).toLatin1());
    return drawing;
}

/*! Draws for the size that is asked, so that no pixmap is ever rescaled. Asks the colours when it
 * draws: the same icon follows a palette that changes. */
class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(QString name, std::optional<ToneId> tone)
        : m_name(std::move(name)), m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = std::min(rect.width(), rect.height());
        const QPixmap drawing
            = iconPixmap(m_name, colour(mode), size, painter->device()->devicePixelRatioF());
        painter->drawPixmap(rect.x() + (rect.width() - size) / 2,
                            rect.y() + (rect.height() - size) / 2, drawing);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // QIcon sets the ratio on what it gets. It asks in device pixels up to Qt 6.7, in points
        // since.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        const QSize pixels = size * scale;
#else
        Q_UNUSED(scale);
        const QSize pixels = size;
#endif
        return iconPixmap(m_name, colour(mode), std::min(pixels.width(), pixels.height()), 1.0);
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }

    QString iconName() override
    {
        return m_name;
    }
    bool isNull() override
    {
        return false;
    }
    QString key() const override
    {
        return u"suitescope"_s;
    }
    QIconEngine *clone() const override
    {
        return new TintedIconEngine(m_name, m_tone);
    }

private:
    QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        if (m_tone)
            return themeOf(nullptr).tone(*m_tone).text;
        return palette.color(QPalette::Active, QPalette::PlaceholderText);
    }

    QString m_name;
    std::optional<ToneId> m_tone;
};

} // namespace

QIcon themedIcon(const QString &name)
{
    return name.isEmpty() ? QIcon() : QIcon(new TintedIconEngine(name, std::nullopt));
}

QIcon tonedIcon(const QString &name, ToneId tone)
{
    return name.isEmpty() ? QIcon() : QIcon(new TintedIconEngine(name, tone));
}

bool isOurIcon(const QString &name)
{
    return !name.isEmpty() && QFile::exists(resourcePath(name));
}

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal devicePixelRatio)
{
    const QString key = u"suitescope/%1/%2/%3/%4"_s.arg(name, colour.name(QColor::HexArgb))
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (size <= 0 || QPixmapCache::find(key, &pixmap))
        return pixmap;

    const int pixels = int(std::ceil(size * devicePixelRatio));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(tintedDrawing(name, colour));
    if (renderer.isValid()) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(colour.alphaF());
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace suitescope
