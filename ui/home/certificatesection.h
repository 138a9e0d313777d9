// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/calendarevent.h"
#include "lib/setup/doctor.h"
#include "ui/home/openconnection.h"
#include "ui/home/section.h"
#include "ui/home/workplace.h"

class QPushButton;

namespace suitescope {

class CertificateLine;
class StatusLine;
class TextLabel;

/*! How long the certificate of a connection lasts: the one that is kept, or else what NetSuite's
 * list says. Hidden for connections that sign in with tokens. */
class CertificateSection : public Section
{
    Q_OBJECT

public:
    CertificateSection(OpenConnection &connection, const Workplace &workplace,
                       QWidget *parent = nullptr);

    /*! The last check may know the end of a certificate that is not kept. */
    void showReport(const std::optional<DoctorReport> &report);

signals:
    void renewWanted();

private:
    void showFacts();
    void showValues(const Result<Certificate> &certificate);
    [[nodiscard]] std::optional<CertificateEnd> end() const;
    void addToCalendar();
    void writeCalendar(const QString &path, const QByteArray &calendar);

    OpenConnection &m_connection; // outlives this
    const Workplace &m_workplace; // outlives this
    QDateTime m_endInNetSuite; // as the last check read it; null when it did not
    QPushButton *m_calendar = nullptr;
    StatusLine *m_end = nullptr;
    CertificateLine *m_line = nullptr;
    TextLabel *m_notKept = nullptr;
    FactList *m_facts = nullptr;
    StatusLine *m_said = nullptr; // what became of the calendar
};

} // namespace suitescope
