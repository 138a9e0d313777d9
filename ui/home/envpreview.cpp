// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envpreview.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int panelRadius = 8;

QString coloured(const QString &text, const QColor &colour)
{
    return u"<span style=\"color:%1\">%2</span>"_s.arg(colour.name(), text.toHtmlEscaped());
}

QString colouredLine(const QString &line, bool assignment, const Theme &theme)
{
    const qsizetype equals = line.indexOf(u'=');
    if (line.startsWith(u'#') || (assignment && equals < 0))
        return coloured(line, theme.text2);
    if (!assignment)
        return coloured(line, theme.text);
    return coloured(line.first(equals), theme.link) + coloured(u"="_s, theme.text2)
        + coloured(line.sliced(equals + 1), theme.text);
}

} // namespace

EnvPreview::EnvPreview(QWidget *parent) : QLabel(parent)
{
    setFont(monoFont(font()));
    setTextFormat(Qt::RichText);
    setMargin(space::group);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void EnvPreview::setLines(const QStringList &lines)
{
    m_lines = lines;
    m_assignments = true;
    setAccessibleName(m_lines.join(u'\n'));
    showLines();
}

void EnvPreview::setPlain(const QString &text)
{
    m_lines = text.trimmed().split(u'\n');
    m_assignments = false;
    setAccessibleName(text);
    showLines();
}

void EnvPreview::showLines()
{
    QStringList html;
    for (const QString &line : m_lines)
        html += colouredLine(line, m_assignments, themeOf(this));
    // A cut-off command or object would hide what is written; an assignment has its name in front.
    setWordWrap(!m_assignments);
    setText(u"<div style=\"white-space:%1\">%2</div>"_s.arg(
        m_assignments ? u"pre"_s : u"pre-wrap"_s, html.join("<br>"_L1)));
}

void EnvPreview::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) // rich text would keep its old colours
        showLines();
}

void EnvPreview::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(themeOf(this).window);
        painter.drawRoundedRect(rect(), panelRadius, panelRadius);
    }
    QLabel::paintEvent(event);
}

} // namespace suitescope
