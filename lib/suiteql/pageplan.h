// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>

namespace suitescope {

/*! Which page is asked for next. Pure: offset is always a multiple of the limit, never beyond
   NetSuite's 100,000 rows or 1000 pages (fact sheet 5.1). What is wanted is rounded up to whole
   pages; less than a page makes the page smaller. */
class PagePlan
{
public:
    static constexpr int largestPage = 1000;
    static constexpr qint64 mostRows = 100'000;
    static constexpr qint64 mostPages = 1000;

    explicit PagePlan(int pageSize = largestPage, qint64 wanted = mostRows);

    /*! The offset of the next page to ask for; nothing while the first answer is not in, or when
     * all are asked for. */
    [[nodiscard]] std::optional<qint64> next();
    void firstAnswered(qint64 totalResults, bool hasMore);
    [[nodiscard]] bool isFirstAnswered() const { return m_end >= 0; }
    /*! A short page or hasMore=false where more was promised ends the plan there (seen at
     * NetSuite's cap). */
    void answered(qint64 offset, qint64 rows, bool hasMore);

    [[nodiscard]] int pageSize() const { return m_pageSize; }
    [[nodiscard]] qint64 expectedRows() const;
    [[nodiscard]] qint64 pageCount() const;
    [[nodiscard]] bool isCapped() const; // the server has more rows than can be fetched

private:
    int m_pageSize;
    qint64 m_limit; // rows that may be fetched
    qint64 m_total = -1;
    qint64 m_nextOffset = 0;
    qint64 m_end = -1; // rows that are there, as far as known
    bool m_totalUnknown = false; // hasMore without a total: page after page until one is short
    bool m_endedEarly = false;
};

} // namespace suitescope
