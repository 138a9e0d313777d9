// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/checkalldialog.h"

#include "lib/base/async.h"
#include "lib/setup/connectionhealth.h"
#include "ui/home/checkrow.h"
#include "ui/home/storedaccess.h"
#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

CheckAllDialog::CheckAllDialog(const Workplace &workplace, QWidget *parent)
    : QDialog(parent), m_workplace(workplace),
      m_transport(std::make_unique<HttpTransport>(workplace.network, HttpTransport::Options(),
                                                  workplace.clock))
{
    setObjectName(u"checkAllDialog"_s);
    setWindowTitle(tr("Check all connections"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    makeRound();
    buildUi();
    resize(720, 560);
}

CheckAllDialog::~CheckAllDialog() = default;

void CheckAllDialog::makeRound()
{
    const QList<Connection> all = m_workplace.connections.connections();
    const CheckRound::Tools tools{
        *m_transport, m_workplace.clock, m_workplace.budget, storedAccess(m_workplace),
        [this](const Connection &of) -> SecretStore & { return m_workplace.secretsOf(of); }};
    m_round = std::make_unique<CheckRound>(all, all, tools);
    connect(m_round.get(), &CheckRound::entryChanged, this, &CheckAllDialog::takeEntry);
    connect(m_round.get(), &CheckRound::finished, this, &CheckAllDialog::takeEnd);
}

void CheckAllDialog::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::control);
    rows->addWidget(new TextLabel(TextRole::Title, tr("Check all connections"), this));
    auto *what = wrappedLabel(TextRole::Normal,
                              tr("Each connection is tried as its programs use it, a few at the "
                                 "same time. Nothing in NetSuite is changed."),
                              this);
    what->setMuted(true);
    rows->addWidget(what);
    rows->addSpacing(space::pair);
    if (m_round->entries().isEmpty())
        rows->addWidget(new EmptyState(u"network-server"_s, tr("No connections yet"),
                                       tr("Set one up first: New connection leads through it."),
                                       this),
                        1);
    else
        rows->addWidget(buildRows(), 1);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::control);
    m_total = new StatusLine(this);
    m_total->setObjectName(u"checkTotal"_s);
    foot->addWidget(m_total, 1);
    m_stop = makeButton(ButtonKind::Secondary, tr("&Stop all"), u"process-stop"_s, this);
    m_stop->setObjectName(u"stopAll"_s);
    connect(m_stop, &QPushButton::clicked, m_round.get(), &CheckRound::stop);
    m_again = makeButton(ButtonKind::Secondary, tr("Check a&gain"), u"view-refresh"_s, this);
    m_again->setObjectName(u"checkAllAgain"_s);
    connect(m_again, &QPushButton::clicked, this, &CheckAllDialog::start);
    auto *close = makeButton(ButtonKind::Secondary, tr("Cl&ose"), {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(m_stop);
    foot->addWidget(m_again);
    foot->addWidget(close);
    rows->addLayout(foot);
    showTotal();
}

QWidget *CheckAllDialog::buildRows()
{
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    auto *list = new QVBoxLayout(content);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    list->addWidget(makeHairline());
    for (int i = 0; i < m_round->entries().size(); ++i) {
        const CheckRound::Entry &entry = m_round->entries().at(i);
        auto *row = new CheckRow(entry.facts);
        row->showEntry(entry);
        connect(row, &CheckRow::stopWanted, this, [this, i] { m_round->stopOne(i); });
        connect(row, &CheckRow::openWanted, this, [this, i] { openConnection(i); });
        m_rows += row;
        list->addWidget(row);
        list->addWidget(makeHairline());
    }
    list->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Connections"));
    scroll->setWidget(content);
    return scroll;
}

void CheckAllDialog::start()
{
    if (m_round->entries().isEmpty())
        return;
    m_notKept = false;
    m_round->start();
    showTotal();
    if (m_stop->isVisible() && !focusWidget())
        m_stop->setFocus(Qt::OtherFocusReason);
}

void CheckAllDialog::done(int result)
{
    m_round->stop();
    QDialog::done(result);
}

void CheckAllDialog::takeEntry(int index)
{
    const CheckRound::Entry &entry = m_round->entries().at(index);
    m_rows.at(index)->showEntry(entry);
    if (entry.stage == CheckRound::Stage::Done)
        keep(entry);
    showTotal();
}

// Beside each other some read differently: those are kept once more.
void CheckAllDialog::takeEnd()
{
    for (int i = 0; i < m_rows.size(); ++i) {
        const CheckRound::Entry &entry = m_round->entries().at(i);
        m_rows.at(i)->showEntry(entry);
        if (entry.stage == CheckRound::Stage::Done && !entry.report.isProven())
            keep(entry);
    }
    showTotal();
}

void CheckAllDialog::keep(const CheckRound::Entry &entry)
{
    const std::optional<Connection> facts = m_workplace.connections.connection(entry.facts.id);
    if (!facts)
        return; // removed meanwhile
    const QString sentence = entry.report.causes.isEmpty()
        ? QString()
        : causeText(entry.report.causes.first(), facts->method).sentence;
    whenDone(this, m_workplace.connections.save(afterCheck(*facts, entry.report, sentence)),
             [this](const Result<> &saved) {
                 m_notKept = m_notKept || !saved;
                 showTotal();
             });
}

void CheckAllDialog::showTotal()
{
    const QList<CheckRound::Entry> &entries = m_round->entries();
    const auto count = [&entries](const auto &fits) {
        return int(std::count_if(entries.cbegin(), entries.cend(), fits));
    };
    const int ended = count([](const CheckRound::Entry &entry) {
        return entry.stage != CheckRound::Stage::Waiting
            && entry.stage != CheckRound::Stage::Running;
    });
    const int good = count([](const CheckRound::Entry &entry) {
        return entry.stage == CheckRound::Stage::Done && entry.report.isProven();
    });
    const bool running = m_round->isRunning();
    m_stop->setVisible(running);
    m_again->setVisible(!running && !entries.isEmpty());
    const QLocale locale;
    if (entries.isEmpty())
        m_total->clear();
    else if (running)
        m_total->showPlain(
            tr("%1 of %2 checked").arg(locale.toString(ended), locale.toString(entries.size())));
    else if (m_notKept)
        m_total->show(LightState::Warning, tr("Not everything could be kept on this computer."));
    else
        m_total->show(
            good == entries.size() ? LightState::Proven : LightState::Warning,
            tr("%1 of %2 connected").arg(locale.toString(good), locale.toString(entries.size())));
}

void CheckAllDialog::openConnection(int index)
{
    const QString id = m_round->entries().at(index).facts.id;
    accept();
    emit connectionWanted(id);
}

} // namespace suitescope
