// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <deque>
#include <functional>
#include <unordered_set>

namespace suitescope {

/*! Lets so many in at once; the rest waits in the order of arrival. Main thread only. */
class ConcurrencyGate
{
public:
    using Ticket = quint64;
    enum class Place { Last, First };

    explicit ConcurrencyGate(int most);

    /*! Calls \a go with the ticket when there is room: from here, or later from leave() or
       setMost(). */
    Ticket enter(std::function<void(Ticket)> go, Place place = Place::Last);
    /*! Gives the place back, or leaves the line. Unknown tickets are fine. */
    void leave(Ticket ticket);

    void setMost(int most); // at least 1; who is inside stays
    [[nodiscard]] int inside() const { return int(m_inside.size()); }
    [[nodiscard]] int waiting() const { return int(m_line.size()); }

private:
    struct Waiting
    {
        Ticket ticket = 0;
        std::function<void(Ticket)> go;
    };

    void admit();

    std::deque<Waiting> m_line;
    std::unordered_set<Ticket> m_inside;
    Ticket m_last = 0;
    int m_most = 1;
    bool m_admitting = false;
};

} // namespace suitescope
