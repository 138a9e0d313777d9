// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/steprail.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int railWidth = 224;
constexpr int stepHeight = 40;
constexpr int circle = 22;
constexpr int circleLeft = 25;
constexpr int wordsLeft = 60;

QString stateWord(const StepRail::Step &step)
{
    if (step.state == StepState::Problem)
        return StepRail::tr("problem");
    if (step.current)
        return StepRail::tr("current");
    return step.state == StepState::Done ? StepRail::tr("done") : StepRail::tr("open");
}

} // namespace

/*! One step. A button, so that a step which was reached before is one key away. */
class StepRail::Item : public QPushButton
{
public:
    Item(int number, bool last, QWidget *parent)
        : QPushButton(parent), m_number(number), m_last(last)
    {
        setFixedHeight(stepHeight);
        setAutoDefault(false);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setStep(const Step &step)
    {
        m_step = step;
        setText(step.name);
        const bool mayPress = step.reachable && !step.current;
        setFocusPolicy(mayPress ? Qt::TabFocus : Qt::NoFocus);
        setCursor(mayPress ? Qt::PointingHandCursor : Qt::ArrowCursor);
        //: the number, the name and the state of a step
        setAccessibleName(
            StepRail::tr("Step %1, %2, %3").arg(m_number).arg(step.name, stateWord(step)));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF row = QRectF(rect()).adjusted(8, 2, -8, -2);
        const bool pointed = underMouse() && m_step.reachable && !m_step.current;
        if (m_step.current || pointed) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_step.current ? theme.sel : theme.hover);
            painter.drawRoundedRect(row, 6, 6);
        }
        paintThread(&painter, theme);
        paintCircle(&painter, theme);
        paintWords(&painter, theme);
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
            painter.setPen(QPen(theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 5, 5);
        }
    }

    void enterEvent(QEnterEvent *) override { update(); }
    void leaveEvent(QEvent *) override { update(); }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QPushButton::keyPressEvent(event);
    }

private:
    void paintThread(QPainter *painter, const Theme &theme) const
    {
        const int x = circleLeft + circle / 2;
        const int top = (stepHeight - circle) / 2;
        if (m_number > 1)
            painter->fillRect(x, 0, 1, top - 2, theme.hair);
        if (!m_last)
            painter->fillRect(x, stepHeight - top + 2, 1, top - 2, theme.hair);
    }

    void paintCircle(QPainter *painter, const Theme &theme) const
    {
        const QRectF r(circleLeft, (stepHeight - circle) / 2.0, circle, circle);
        const QRectF ring = r.adjusted(0.75, 0.75, -0.75, -0.75);
        if (m_step.state == StepState::Problem) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.bad.dot);
            painter->drawEllipse(r);
            painter->setPen(QPen(theme.base, 2, Qt::SolidLine, Qt::RoundCap));
            const QPointF c = r.center();
            painter->drawLine(c + QPointF(-3.5, -3.5), c + QPointF(3.5, 3.5));
            painter->drawLine(c + QPointF(3.5, -3.5), c + QPointF(-3.5, 3.5));
            return;
        }
        const bool done = m_step.state == StepState::Done;
        if (done && !m_step.current) {
            painter->setPen(QPen(theme.ok.dot, 1.5));
            painter->setBrush(theme.ok.tint);
            painter->drawEllipse(ring);
            painter->setPen(QPen(theme.ok.text, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF c = r.center();
            painter->drawPolyline(
                QPolygonF{c + QPointF(-4.4, 0.4), c + QPointF(-1.4, 3.2), c + QPointF(4.4, -3)});
            return;
        }
        painter->setPen(m_step.current ? QPen(Qt::NoPen) : QPen(theme.edge, 1.5));
        painter->setBrush(m_step.current ? QBrush(theme.accent) : QBrush(Qt::NoBrush));
        painter->drawEllipse(m_step.current ? r : ring);
        painter->setPen(m_step.current ? theme.onAccent : theme.text2);
        painter->setFont(headingFont(smallFont(QApplication::font(this))));
        painter->drawText(r, Qt::AlignCenter, QString::number(m_number));
    }

    void paintWords(QPainter *painter, const Theme &theme) const
    {
        const QFont normal = QApplication::font(this);
        QRect words(wordsLeft, 0, width() - wordsLeft - 24, height());
        if (m_step.state == StepState::Problem) {
            painter->setFont(smallFont(normal));
            painter->setPen(theme.bad.text);
            painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, stateWord(m_step));
            words.setRight(words.right()
                           - QFontMetrics(smallFont(normal)).horizontalAdvance(stateWord(m_step))
                           - 4);
        }
        const QFont font = m_step.current ? headingFont(normal) : normal;
        painter->setFont(font);
        const bool quiet = m_step.state == StepState::Open && !m_step.current;
        painter->setPen(quiet ? theme.text2 : theme.text);
        painter->drawText(
            words, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(m_step.name, Qt::ElideRight, words.width()));
    }

    int m_number;
    bool m_last;
    Step m_step;
};

StepRail::StepRail(QWidget *parent)
    : QWidget(parent), m_small(new TextLabel(TextRole::Small, {}, this)),
      m_name(new TextLabel(TextRole::Heading, {}, this)),
      m_foot(wrappedLabel(TextRole::Small, {}, this)), m_list(new QVBoxLayout)
{
    setFixedWidth(railWidth);
    m_small->setMuted(true);
    m_foot->setMuted(true);
    m_name->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 24, 0, 16);
    column->setSpacing(0);
    auto *caption = new QVBoxLayout;
    caption->setContentsMargins(24, 0, 16, 0);
    caption->setSpacing(6);
    caption->addWidget(m_small);
    caption->addWidget(m_name);
    column->addLayout(caption);
    column->addSpacing(26);
    m_list->setSpacing(0);
    column->addLayout(m_list);
    column->addStretch(1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 0, 16, 0);
    foot->setSpacing(space::control);
    m_footIcon = new QLabel(this);
    foot->addWidget(m_footIcon, 0, Qt::AlignVCenter);
    foot->addWidget(m_foot, 1);
    column->addLayout(foot);
    applyIcon();
}

void StepRail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (changesLook(event))
        applyIcon();
}

void StepRail::applyIcon()
{
    m_footIcon->setPixmap(
        iconPixmap(u"document-save"_s, themeOf(this).text2, 16, devicePixelRatioF()));
}

void StepRail::setCaption(const QString &small, const QString &name)
{
    m_small->setText(small);
    m_name->setText(name);
}

void StepRail::setFoot(const QString &text)
{
    m_foot->setText(text);
}

void StepRail::setSteps(const QList<Step> &steps)
{
    if (m_steps == steps)
        return;
    m_steps = steps;
    while (m_items.size() > steps.size())
        delete m_items.takeLast();
    while (m_items.size() < steps.size()) {
        const int index = int(m_items.size());
        auto *item = new Item(index + 1, index + 1 == int(steps.size()), this);
        connect(item, &QPushButton::clicked, this, [this, index] {
            if (m_steps.value(index).reachable && !m_steps.value(index).current)
                emit stepPressed(index);
        });
        m_list->addWidget(item);
        m_items.append(item);
    }
    for (qsizetype i = 0; i < steps.size(); ++i)
        m_items.at(i)->setStep(steps.at(i));
}

QSize StepRail::sizeHint() const
{
    return {railWidth, QWidget::sizeHint().height()};
}

void StepRail::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.hair);
}

} // namespace suitescope
