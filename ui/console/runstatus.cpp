// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/runstatus.h"

#include "lib/suiteql/queryrun.h"
#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statuslight.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int lineHeight = 32;
constexpr int progressWidth = 120;
constexpr double leastSeconds = 0.05; // a speed over less says nothing

} // namespace

QString rowsText(qint64 rows)
{
    return rows == 1 ? RunStatus::tr("1 row")
                     : RunStatus::tr("%1 rows").arg(QLocale().toString(rows));
}

RunStatus::RunStatus(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(lineHeight);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_light = new StatusLight(LightState::Checking, 14, this);
    m_light->hide();
    m_rows = new TextLabel(TextRole::SmallHeading, {}, this);
    m_rows->setMuted(false);
    m_rows->setObjectName(u"rowStatus"_s);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_progress->setAccessibleName(tr("Rows that arrived"));
    m_progress->hide();
    m_facts = new ElidedLabel(TextRole::Small, {}, this);
    m_facts->setMuted(true);
    m_facts->setObjectName(u"runFacts"_s);
    m_caret = new TextLabel(TextRole::Small, {}, this);
    m_caret->setMuted(true);
    m_stop = makeButton(ButtonKind::Quiet, tr("Stop"), u"process-stop"_s, this);
    m_stop->setObjectName(u"stopQuery"_s);
    m_stop->setToolTip(tr("Stops the query; the rows that arrived stay (Esc)"));
    setSmall(m_stop, true);
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, this, &RunStatus::stopPressed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::page, 0, space::group, 0);
    layout->setSpacing(space::group);
    layout->addWidget(m_light);
    layout->addWidget(m_rows);
    layout->addWidget(m_progress);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_caret);
    layout->addWidget(m_stop);
}

void RunStatus::showRun(const QueryRun &run)
{
    const qint64 arrived = run.table().arrivedRows();
    const qint64 all = run.table().rowCount();
    const bool running = run.state() == QueryRun::State::Running;
    const bool failed = run.state() == QueryRun::State::Failed;
    m_light->setVisible(running);
    m_stop->setVisible(running);
    m_progress->setVisible(running && all > 0);
    m_progress->setRange(0, int(all));
    m_progress->setValue(int(arrived));
    m_rows->setTone(failed ? ToneId::Bad : ToneId::Neutral);
    if (running && arrived == 0 && all == 0)
        m_rows->setText(tr("Waiting for the first page"));
    else if (running && arrived < all)
        m_rows->setText(tr("%1 of %2").arg(QLocale().toString(arrived), rowsText(all)));
    else if (failed && arrived == 0)
        m_rows->setText(tr("Failed"));
    else
        m_rows->setText(rowsText(arrived));
    m_facts->setText(factsOf(run));
}

QString RunStatus::factsOf(const QueryRun &run)
{
    const QLocale locale;
    const qint64 arrived = run.table().arrivedRows();
    const double seconds = double(run.elapsed().count()) / 1000.0;
    const bool running = run.state() == QueryRun::State::Running;
    QStringList facts;
    if (run.pageCount() > 1)
        facts += tr("page %1 of %2").arg(run.pagesArrived()).arg(run.pageCount());
    facts += durationText(run.elapsed());
    if (arrived > 0 && seconds > leastSeconds)
        facts += tr("%1 rows/s").arg(locale.toString(qint64(double(arrived) / seconds)));
    const int open = run.inFlight();
    if (running && open > 0)
        facts += open == 1 ? tr("1 request in flight")
                           : tr("%1 requests in flight").arg(locale.toString(open));
    if (run.state() == QueryRun::State::Stopped)
        facts += tr("stopped");
    if (!running && run.isCapped())
        facts += tr("NetSuite hands out 100,000 rows at most, there are more");
    return facts.join(u"    "_s);
}

void RunStatus::say(const QString &words)
{
    m_facts->say(words);
}

void RunStatus::announceRows()
{
    announce(m_rows);
}

void RunStatus::showCaret(int line, int column)
{
    m_caret->setText(tr("Ln %1, Col %2").arg(line + 1).arg(column + 1));
}

void RunStatus::setStoppable(bool stoppable)
{
    m_stop->setVisible(stoppable);
}

} // namespace suitescope
