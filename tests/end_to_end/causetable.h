// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/end_to_end/verifyrows.h"

#include <QStringList>

namespace suitescope {

/*! One line of the table: a cause, how it came about, and what the page Verify made of it. */
struct CauseLine
{
    CauseId cause = CauseId::Unknown;
    AuthMethod method = AuthMethod::ClientCredentials;
    QString how; // "role-inactive, worked before"
    QString place; // among the causes shown
    QString placeWithDetail; // once the Login Audit Trail's word is entered; empty: not needed
    QString toldApart;
};

/*! What the tests of the page Verify saw, as Markdown, in the order of the causes. */
class CauseTable
{
public:
    void add(const CauseLine &line);
    /*! Into the file that SUITESCOPE_FAULT_TABLE names, where it is set; what another test wrote
     * there stays. False when it cannot be written. */
    [[nodiscard]] bool write() const;

private:
    QStringList m_lines;
};

} // namespace suitescope
