// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/menupathview.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int chevronWidth = 22;
constexpr int chevronSize = 14;
constexpr QChar ellipsis(0x2026);

QFont pathFont(const QWidget *widget)
{
    return mediumFont(QApplication::font(widget));
}

} // namespace

MenuPathView::MenuPathView(const QStringList &path, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setPath(path);
}

void MenuPathView::setPath(const QStringList &path)
{
    m_path = path;
    setToolTip(text());
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString MenuPathView::text() const
{
    return m_path.join(" > "_L1);
}

int MenuPathView::widthFrom(int firstPart) const
{
    const QFontMetrics metrics(pathFont(this));
    int width = firstPart > 0 ? metrics.horizontalAdvance(ellipsis) + chevronWidth : 0;
    for (qsizetype i = firstPart; i < m_path.size(); ++i) {
        width += metrics.horizontalAdvance(m_path.at(i));
        if (i + 1 < m_path.size())
            width += chevronWidth;
    }
    return width;
}

int MenuPathView::leftOut(int width) const
{
    int first = 0;
    while (first + 1 < m_path.size() && widthFrom(first) > width)
        ++first;
    return first;
}

QSize MenuPathView::sizeHint() const
{
    return {widthFrom(0), QFontMetrics(pathFont(this)).height() + 2};
}

QSize MenuPathView::minimumSizeHint() const
{
    const int last = m_path.isEmpty() ? 0 : widthFrom(int(m_path.size()) - 1);
    return {std::min(last, 240), sizeHint().height()};
}

void MenuPathView::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    const QFont font = pathFont(this);
    const QFontMetrics metrics(font);
    const int first = leftOut(width());
    QStringList parts = m_path.mid(first);
    if (first > 0)
        parts.prepend(ellipsis);

    QPainter painter(this);
    painter.setFont(font);
    const QPixmap chevron = iconPixmap(u"go-next"_s, theme.text2, chevronSize, devicePixelRatioF());
    int x = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        const QString part = last
            ? metrics.elidedText(parts.at(i), Qt::ElideRight, std::max(0, width() - x))
            : parts.at(i);
        painter.setPen(isEnabled() ? theme.text : theme.off);
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft,
                         part);
        x += metrics.horizontalAdvance(part);
        if (!last)
            painter.drawPixmap(x + (chevronWidth - chevronSize) / 2, (height() - chevronSize) / 2,
                               chevron);
        x += chevronWidth;
    }
}

} // namespace suitescope
