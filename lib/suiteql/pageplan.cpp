// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/pageplan.h"

#include <algorithm>

namespace suitescope {

PagePlan::PagePlan(int pageSize, qint64 wanted)
    : m_pageSize(int(std::clamp<qint64>(pageSize, 1, std::clamp<qint64>(wanted, 1, largestPage))))
{
    const qint64 most = std::min(mostRows, mostPages * m_pageSize);
    const qint64 wholePages = (std::clamp<qint64>(wanted, 1, most) + m_pageSize - 1) / m_pageSize;
    m_limit = std::min(most, wholePages * m_pageSize);
}

std::optional<qint64> PagePlan::next()
{
    if (m_nextOffset > 0 && (m_end < 0 || m_nextOffset >= m_end))
        return std::nullopt;
    const qint64 offset = m_nextOffset;
    m_nextOffset += m_pageSize;
    return offset;
}

void PagePlan::firstAnswered(qint64 totalResults, bool hasMore)
{
    m_total = std::max<qint64>(totalResults, 0);
    m_totalUnknown = hasMore && m_total <= m_pageSize;
    const qint64 there = m_totalUnknown ? 2LL * m_pageSize : m_total;
    m_end = std::min(there, m_limit);
    if (!hasMore && m_end > m_pageSize) {
        m_end = m_pageSize;
        m_endedEarly = true;
    }
}

void PagePlan::answered(qint64 offset, qint64 rows, bool hasMore)
{
    const qint64 reached = offset + rows;
    const bool isLast = rows < m_pageSize || !hasMore;
    if (m_totalUnknown) {
        if (isLast)
            m_end = std::min(m_end, reached);
        else
            m_end = std::max(m_end, std::min(m_limit, reached + m_pageSize));
        m_total = std::max(m_total, reached + (hasMore ? 1 : 0));
        return;
    }
    if (isLast && reached < m_end) {
        m_end = reached;
        m_endedEarly = true;
    }
}

qint64 PagePlan::expectedRows() const
{
    return std::max<qint64>(m_end, 0);
}

qint64 PagePlan::pageCount() const
{
    return std::max<qint64>((expectedRows() + m_pageSize - 1) / m_pageSize, 1);
}

bool PagePlan::isCapped() const
{
    return m_total > m_limit || (m_endedEarly && m_total > m_end);
}

} // namespace suitescope
