// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/home/openconnection.h"
#include "ui/home/section.h"
#include "ui/home/workplace.h"

namespace suitescope {

class CertificateLine;
class StatusLine;

/*! How long the certificate of a connection lasts; hidden where there is none. */
class CertificateSection : public Section
{
    Q_OBJECT

public:
    CertificateSection(OpenConnection &connection, const Workplace &workplace,
                       QWidget *parent = nullptr);

signals:
    void renewWanted();

private:
    void showFacts();
    void addToCalendar();
    void writeCalendar(const QString &path, const QByteArray &calendar);

    OpenConnection &m_connection; // outlives this
    const Workplace &m_workplace; // outlives this
    StatusLine *m_end = nullptr;
    CertificateLine *m_line = nullptr;
    FactList *m_facts = nullptr;
    StatusLine *m_said = nullptr; // what became of the calendar
};

} // namespace suitescope
