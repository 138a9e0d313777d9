// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/textlabel.h"

#include "ui/widgets/announce.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace suitescope {

namespace {

QFont fontFor(TextRole role, const QFont &normal)
{
    switch (role) {
    case TextRole::Title:
        return titleFont(normal);
    case TextRole::Heading:
        return headingFont(normal);
    case TextRole::Medium:
        return mediumFont(normal);
    case TextRole::Normal:
        return normal;
    case TextRole::Small:
        return smallFont(normal);
    case TextRole::SmallHeading:
        return headingFont(smallFont(normal));
    case TextRole::Mono:
        return monoFont(normal);
    }
    return normal;
}

class Hairline : public QWidget
{
public:
    explicit Hairline(QWidget *parent) : QWidget(parent)
    {
        setFixedHeight(1);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), themeOf(this).hair);
    }
};

} // namespace

TextLabel::TextLabel(TextRole role, const QString &text, QWidget *parent)
    : QLabel(text, parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    applyFont();
    if (role == TextRole::SmallHeading)
        setMuted(true);
}

void TextLabel::setMuted(bool muted)
{
    m_muted = muted;
    applyColour();
}

void TextLabel::setTone(ToneId tone)
{
    if (m_tone == tone)
        return;
    m_tone = tone;
    applyColour();
}

void TextLabel::setRole(TextRole role)
{
    m_role = role;
    applyFont();
}

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize usual = QLabel::minimumSizeHint();
    return m_elided ? QSize(0, usual.height()) : usual;
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(),
                          fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()),
                          foregroundRole());
}

void TextLabel::say(const QString &text)
{
    if (this->text() == text)
        return;
    setText(text);
    if (!text.isEmpty() && isVisible())
        announce(this);
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
    else if (changesLook(event) && m_tone != ToneId::Neutral)
        applyColour();
}

void TextLabel::applyFont()
{
    const QFont wanted = fontFor(m_role, QApplication::font(this));
    if (font() != wanted)
        setFont(wanted);
}

void TextLabel::applyColour()
{
    if (m_applying)
        return;
    m_applying = true;
    setForegroundRole(m_muted ? QPalette::PlaceholderText : QPalette::WindowText);
    QPalette own; // nothing resolved: follows the parent
    if (m_tone != ToneId::Neutral) {
        const QColor letters = themeOf(this).tone(m_tone).text;
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            own.setColor(group, QPalette::WindowText, letters);
            own.setColor(group, QPalette::PlaceholderText, letters);
        }
    }
    setPalette(own);
    m_applying = false;
}

TextLabel *wrappedLabel(TextRole role, const QString &text, QWidget *parent)
{
    auto *label = new TextLabel(role, text, parent);
    label->setWordWrap(true);
    return label;
}

QWidget *makeHairline(QWidget *parent)
{
    return new Hairline(parent);
}

} // namespace suitescope
