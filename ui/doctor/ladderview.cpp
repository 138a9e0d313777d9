// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/ladderview.h"

#include "lib/setup/auditreading.h"
#include "ui/doctor/diagnosiscard.h"
#include "ui/doctor/remarkcard.h"
#include "ui/doctor/rungrow.h"
#include "ui/text/doctortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int nameWidth = 184;
constexpr int wordsLeft = 36; // where a rung's words begin: light and gap
constexpr int mostRefused = 5; // NetSuite locks the user for 30 minutes (fact sheet 2.1)

QString apiDetail(const RungResult &rung)
{
    if (!rung.error)
        return {};
    QStringList lines{rungName(rung.id) + u": "_s + rungResultText(rung)};
    if (rung.error->api) {
        lines += u"HTTP %1 %2"_s.arg(rung.error->api->status).arg(rung.error->api->code);
        lines += rung.error->api->description;
    } else {
        lines += rung.error->detail;
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

LadderView::LadderView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"ladder"_s);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    for (int i = 0; i < ladder().size(); ++i) {
        auto *row = new RungRow(this);
        m_rows += row;
        m_layout->addWidget(row);
    }
    m_cardHolder = new QWidget(this);
    auto *holder = new QVBoxLayout(m_cardHolder);
    holder->setContentsMargins(wordsLeft, space::pair, 0, space::pair);
    m_card = new DiagnosisCard(m_cardHolder);
    holder->addWidget(m_card);
    connect(m_card, &DiagnosisCard::stepWanted, this, &LadderView::stepWanted);
    connect(m_card, &DiagnosisCard::pageWanted, this, &LadderView::pageWanted);
    connect(m_card, &DiagnosisCard::tryAgainWanted, this, &LadderView::tryAgainWanted);
    connect(m_card, &DiagnosisCard::auditTrailWanted, this, &LadderView::auditTrailWanted);
    connect(m_card, &DiagnosisCard::labWanted, this, &LadderView::labWanted);
    m_waiting = new RungRow(this);

    buildRemarks();
    buildRefused();
    m_layout->addWidget(m_cardHolder);
    m_layout->addWidget(m_waiting);
    m_layout->addWidget(m_remarks);
    m_layout->addWidget(m_refused);
    m_layout->addStretch();
    setNameWidth(nameWidth);

    QList<RungResult> untried;
    for (const RungId id : ladder()) {
        RungResult rung;
        rung.id = id;
        untried += rung;
    }
    setRungs(untried);
}

void LadderView::buildRemarks()
{
    m_remarks = new QWidget(this);
    m_remarks->setObjectName(u"remarks"_s);
    auto *layout = new QVBoxLayout(m_remarks);
    layout->setContentsMargins(wordsLeft, space::control, 0, space::pair);
    layout->setSpacing(space::control);
    layout->addWidget(new TextLabel(TextRole::SmallHeading, tr("Worth knowing"), m_remarks));
    m_remarkCards = new QVBoxLayout;
    m_remarkCards->setSpacing(space::control);
    layout->addLayout(m_remarkCards);
    m_remarks->hide();
}

void LadderView::buildRefused()
{
    m_refused = new QWidget(this);
    m_pips = new Pips(mostRefused, m_refused);
    m_refusedWords = wrappedLabel(TextRole::Small, {}, m_refused);
    m_refusedWords->setObjectName(u"refusedSignIns"_s);
    m_refusedWords->setMuted(true);
    auto *refused = new QHBoxLayout(m_refused);
    refused->setContentsMargins(0, space::control, 0, 0);
    refused->setSpacing(space::control);
    refused->addWidget(m_pips);
    refused->addWidget(m_refusedWords, 1);
    m_refused->hide();
}

void LadderView::setNameWidth(int pixels)
{
    for (RungRow *row : m_rows)
        row->setNameWidth(pixels);
    m_waiting->setNameWidth(pixels);
}

void LadderView::setRungs(const QList<RungResult> &rungs)
{
    m_rungs = rungs;
    for (int i = 0; i < m_rows.size() && i < rungs.size(); ++i)
        m_rows.at(i)->showRung(rungs.at(i));
    arrange();
}

void LadderView::setCauses(const QList<Cause> &causes, AuthMethod method)
{
    const bool appears = m_hasCauses != !causes.isEmpty() && !causes.isEmpty();
    m_hasCauses = !causes.isEmpty();
    if (m_hasCauses) {
        // The first one: the end of the certificate is told after any failure.
        const auto failed
            = std::find_if(m_rungs.cbegin(), m_rungs.cend(),
                           [](const RungResult &rung) { return rung.state == RungState::Failed; });
        const RungResult rung = failed == m_rungs.cend() ? RungResult() : *failed;
        m_card->setAuditOffered(isToldInAuditTrail(rung));
        m_card->showCauses(causes, method, apiDetail(rung));
    }
    arrange();
    if (appears && isVisible()) // focus goes to what needs attention
        m_card->primaryButton()->setFocus(Qt::OtherFocusReason);
}

void LadderView::setRemarks(const QList<Cause> &remarks, AuthMethod method)
{
    while (QLayoutItem *item = m_remarkCards->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of its buttons may have led here
        delete item;
    }
    for (const Cause &remark : remarks) {
        auto *card = new RemarkCard(remark, method, m_remarks);
        connect(card, &RemarkCard::stepWanted, this, &LadderView::stepWanted);
        connect(card, &RemarkCard::pageWanted, this, &LadderView::pageWanted);
        m_remarkCards->addWidget(card);
    }
    m_remarks->setVisible(!remarks.isEmpty());
}

void LadderView::setRefusedSignIns(int count)
{
    m_pips->setCount(count);
    m_refusedWords->setText(count > 0 ? refusedSignInsText(count) : QString());
    m_refused->setVisible(count > 0);
}

void LadderView::arrange()
{
    int failed = -1;
    for (int i = 0; i < m_rungs.size(); ++i) {
        if (m_rungs.at(i).state == RungState::Failed) {
            failed = i;
            break;
        }
    }
    QStringList waiting;
    for (int i = 0; i < m_rows.size(); ++i) {
        const bool waits = failed >= 0 && i > failed
            && (m_rungs.at(i).state == RungState::Waiting
                || m_rungs.at(i).state == RungState::Skipped);
        m_rows.at(i)->setVisible(!waits);
        if (waits)
            waiting += rungName(m_rungs.at(i).id);
    }
    m_cardHolder->setVisible(m_hasCauses && failed >= 0);
    if (failed >= 0) {
        // Directly under the rung that failed.
        m_layout->removeWidget(m_cardHolder);
        m_layout->insertWidget(m_layout->indexOf(m_rows.at(failed)) + 1, m_cardHolder);
    }
    m_waiting->setVisible(!waiting.isEmpty());
    m_waiting->showWaiting(waiting.size() == 1
                               ? tr("1 check waits")
                               : tr("%Ln checks wait", nullptr, int(waiting.size())),
                           waiting.join(u", "_s));
    update();
}

void LadderView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(QPen(themeOf(this).hair, 2));
    const RungRow *above = nullptr;
    for (const RungRow *row : m_rows) {
        if (row->isHidden())
            continue;
        // No line across the card.
        const bool neighbours = above && row->y() - above->y() <= above->height() + 1;
        if (neighbours)
            painter.drawLine(above->lightCentre() + QPoint(0, 10),
                             row->lightCentre() - QPoint(0, 10));
        above = row;
    }
}

} // namespace suitescope
