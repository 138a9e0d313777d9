// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>

namespace suitescope {

/*! Which page is asked for next. Pure: offset is always a multiple of the limit, never beyond
 * NetSuite's 100,000 rows (fact sheet 5.1). */
class PagePlan
{
public:
    static constexpr int largestPage = 1000;
    static constexpr qint64 mostRows = 100'000;

    explicit PagePlan(int pageSize = largestPage, qint64 wanted = mostRows);

    /*! The offset of the next page to ask for; nothing while the first answer is not in, or when
     * all are asked for. */
    [[nodiscard]] std::optional<qint64> next();
    void firstAnswered(qint64 totalResults, bool hasMore);
    /*! A short page or hasMore=false where more was promised ends the plan there (seen at
     * NetSuite's cap). */
    void answered(qint64 offset, qint64 rows, bool hasMore);

    [[nodiscard]] int pageSize() const { return m_pageSize; }
    [[nodiscard]] qint64 expectedRows() const;
    [[nodiscard]] qint64 pageCount() const;
    [[nodiscard]] bool isCapped() const; // the server has more rows than can be fetched

private:
    int m_pageSize;
    qint64 m_wanted;
    qint64 m_total = -1;
    qint64 m_nextOffset = 0;
    qint64 m_end = -1;
};

} // namespace suitescope
