// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/concurrencygate.h"

#include <algorithm>
#include <utility>

namespace suitescope {

ConcurrencyGate::ConcurrencyGate(int most) : m_most(std::max(most, 1)) { }

ConcurrencyGate::Ticket ConcurrencyGate::enter(std::function<void(Ticket)> go, Place place)
{
    const Ticket ticket = ++m_last;
    if (place == Place::First)
        m_line.push_front({ticket, std::move(go)});
    else
        m_line.push_back({ticket, std::move(go)});
    admit();
    return ticket;
}

void ConcurrencyGate::leave(Ticket ticket)
{
    std::erase_if(m_line, [ticket](const Waiting &waiting) { return waiting.ticket == ticket; });
    m_inside.erase(ticket);
    admit();
}

void ConcurrencyGate::setMost(int most)
{
    m_most = std::max(most, 1);
    admit();
}

void ConcurrencyGate::admit()
{
    // Who is let in may leave or enter at once; the outer call goes on with the line then.
    if (std::exchange(m_admitting, true))
        return;
    while (!m_line.empty() && inside() < m_most) {
        Waiting next = std::move(m_line.front());
        m_line.pop_front();
        m_inside.insert(next.ticket);
        next.go(next.ticket);
    }
    m_admitting = false;
}

} // namespace suitescope
