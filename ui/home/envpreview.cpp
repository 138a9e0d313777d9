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
constexpr char16_t minus = 0x2212; // as wide as the +

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

QString changedLine(const QString &line, const Theme &theme)
{
    if (line.isEmpty())
        return line;
    return coloured(line, line.startsWith(QChar(minus)) ? theme.bad.text : theme.ok.text);
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
    m_kind = Kind::Assignments;
    setAccessibleName(m_lines.join(u'\n'));
    showLines();
}

void EnvPreview::setPlain(const QString &text)
{
    m_lines = text.trimmed().split(u'\n');
    m_kind = Kind::Plain;
    setAccessibleName(text);
    showLines();
}

void EnvPreview::setChanges(const QList<EnvChange> &changes)
{
    m_lines.clear();
    m_kind = Kind::Changes;
    QStringList spoken;
    const auto add = [this](QChar sign, const QString &text) {
        for (const QString &line : text.split(u'\n'))
            m_lines += sign + QString(u' ') + line;
    };
    for (const EnvChange &change : changes) {
        if (!m_lines.isEmpty())
            m_lines += QString();
        if (!change.before.isEmpty())
            add(minus, change.before);
        if (!change.after.isEmpty())
            add(u'+', change.after);
        spoken += change.before.isEmpty() ? tr("New: %1").arg(change.after)
            : change.after.isEmpty()      ? tr("Deleted: %1").arg(change.before)
                                     //: a line before and after a repair
                                     : tr("%1 becomes %2").arg(change.before, change.after);
    }
    setAccessibleName(spoken.join(u'\n'));
    showLines();
}

void EnvPreview::showLines()
{
    QStringList html;
    for (const QString &line : m_lines)
        html += m_kind == Kind::Changes
            ? changedLine(line, themeOf(this))
            : colouredLine(line, m_kind == Kind::Assignments, themeOf(this));
    // A cut-off command or object would hide what is written; an assignment has its name in front.
    const bool whole = m_kind != Kind::Assignments;
    setWordWrap(whole);
    setText(u"<div style=\"white-space:%1\">%2</div>"_s.arg(whole ? u"pre-wrap"_s : u"pre"_s,
                                                            html.join("<br>"_L1)));
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
