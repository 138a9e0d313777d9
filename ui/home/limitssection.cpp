// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/limitssection.h"

#include "lib/base/async.h"
#include "ui/home/openconnection.h"
#include "ui/theme/theme.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/notice.h"

#include <QVBoxLayout>

#include <algorithm>

namespace suitescope {

namespace {

constexpr qint64 mostRows = 100'000; // NetSuite's cap for one query

} // namespace

LimitsSection::LimitsSection(OpenConnection &connection, QWidget *parent)
    : Section(tr("Limits"), parent), m_connection(connection)
{
    body()->setSpacing(space::control);
    setVisible(false);
}

LimitsSection::~LimitsSection()
{
    m_reading.cancel();
}

void LimitsSection::read()
{
    m_reading.cancel();
    m_reading = readGovernanceLimits(m_connection.client());
    whenDone(this, m_reading, [this](const Result<GovernanceLimits> &limits) {
        if (!limits && limits.error().kind == ErrorKind::Canceled)
            return; // a newer question is under way
        m_limits = limits;
        showLimits();
    });
}

void LimitsSection::setLargestQuery(qint64 rows)
{
    if (m_largestQuery == rows)
        return;
    m_largestQuery = rows;
    if (m_limits)
        showLimits();
}

void LimitsSection::showLimits()
{
    while (QLayoutItem *item = body()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int ours = HttpTransport::Options().atOnce;
    const Result<GovernanceLimits> &limits = *m_limits;
    if (limits) {
        auto *account = new Meter(tr("Requests at the same time, SuiteScope of the account"));
        account->setValue(ours, limits->account);
        body()->addWidget(account);
        if (limits->integration) {
            auto *integration = new Meter(tr("Of these, kept for this integration"));
            integration->setValue(std::min(ours, *limits->integration), *limits->integration);
            body()->addWidget(integration);
        }
    } else {
        body()->addWidget(Notice::reminder(
            tr("The account's limits are shown to its administrators only. SuiteScope sends at "
               "most %n request(s) at the same time.",
               nullptr, ours)));
    }
    auto *largest = new Meter(tr("Rows of the largest query so far"));
    largest->setValue(m_largestQuery, mostRows);
    body()->addWidget(largest);
    setVisible(true);
}

} // namespace suitescope
