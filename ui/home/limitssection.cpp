// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/limitssection.h"

#include "lib/rest/transport.h"
#include "ui/theme/theme.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/notice.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 mostRows = 100'000; // NetSuite's cap for one query

} // namespace

LimitsSection::LimitsSection(QWidget *parent) : Section(tr("Limits"), parent)
{
    setObjectName(u"limits"_s);
    body()->setSpacing(space::control);
    setVisible(false);
}

void LimitsSection::showReport(const DoctorReport &report)
{
    const RungResult *const rung = report.input.rung(RungId::FeaturesAndPermissions);
    const bool asked
        = rung && (rung->state == RungState::Passed || rung->state == RungState::Warned);
    m_facts = asked ? std::optional(rung->facts) : std::nullopt;
    showLimits();
}

void LimitsSection::setLargestQuery(qint64 rows)
{
    if (m_largestQuery == rows)
        return;
    m_largestQuery = rows;
    showLimits();
}

void LimitsSection::showLimits()
{
    while (QLayoutItem *item = body()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(m_facts.has_value());
    if (!m_facts)
        return;
    const int ours = HttpTransport::Options().atOnce;
    if (m_facts->concurrencyLimit) {
        const int account = *m_facts->concurrencyLimit;
        addMeter(tr("Requests at the same time, SuiteScope of the account"), ours, account);
        if (m_facts->unreservedLimit)
            addMeter(tr("Of these, for all who have none of their own"), *m_facts->unreservedLimit,
                     account);
        if (m_facts->integrationLimit)
            addMeter(tr("Of these, kept for this integration"), *m_facts->integrationLimit,
                     account);
    } else {
        body()->addWidget(Notice::reminder(
            tr("The account's limits are shown to its administrators only. SuiteScope sends at "
               "most %n request(s) at the same time.",
               nullptr, ours)));
    }
    addMeter(tr("Rows of the largest query so far"), m_largestQuery, mostRows);
}

void LimitsSection::addMeter(const QString &words, qint64 used, qint64 most)
{
    auto *meter = new Meter(words);
    meter->setValue(used, most);
    body()->addWidget(meter);
}

} // namespace suitescope
