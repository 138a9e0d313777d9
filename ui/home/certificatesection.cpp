// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/certificatesection.h"

#include "lib/base/async.h"
#include "lib/crypto/certificatelife.h"
#include "lib/storage/atomicfile.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/certificateline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QFileDialog>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString shortened(const QString &identifier)
{
    constexpr int kept = 8;
    constexpr int tail = 4;
    if (identifier.size() <= kept + tail + 1)
        return identifier;
    return identifier.left(kept) + u'…' + identifier.right(tail);
}

} // namespace

CertificateSection::CertificateSection(OpenConnection &connection, const Workplace &workplace,
                                       QWidget *parent)
    : Section(tr("Certificate"), parent), m_connection(connection), m_workplace(workplace)
{
    m_calendar = makeButton(ButtonKind::Quiet, tr("Add to calendar"), u"x-office-calendar"_s);
    connect(m_calendar, &QPushButton::clicked, this, &CertificateSection::addToCalendar);
    addTool(m_calendar);
    auto *renew = makeButton(ButtonKind::Quiet, tr("Renew…"));
    renew->setAccessibleName(tr("Renew the certificate"));
    connect(renew, &QPushButton::clicked, this, &CertificateSection::renewWanted);
    addTool(renew);
    m_end = new StatusLine(this, 16, false);
    m_end->setObjectName(u"certificateEnd"_s);
    body()->addWidget(m_end);
    body()->addSpacing(space::control);
    m_line = new CertificateLine(this);
    body()->addWidget(m_line);
    body()->addSpacing(space::pair);
    m_notKept = wrappedLabel(TextRole::Small, {}, this);
    m_notKept->setObjectName(u"certificateNotKept"_s);
    m_notKept->setMuted(true);
    body()->addWidget(m_notKept);
    body()->addSpacing(space::pair);
    m_facts = new FactList(this);
    body()->addWidget(m_facts);
    m_said = new StatusLine(this);
    m_said->setObjectName(u"certificateSaid"_s);
    m_said->setContentsMargins(0, space::pair, 0, 0);
    m_said->hide();
    body()->addWidget(m_said);
    connect(&m_connection, &OpenConnection::factsChanged, this, &CertificateSection::showFacts);
    showFacts();
}

void CertificateSection::showReport(const std::optional<DoctorReport> &report)
{
    const RungResult *rung = report ? report->input.rung(RungId::CertificateEnd) : nullptr;
    m_endInNetSuite = rung ? rung->facts.certificateEnds : QDateTime();
    showFacts();
}

std::optional<CertificateEnd> CertificateSection::end() const
{
    const Connection &facts = m_connection.facts();
    std::optional<CertificateEnd> end = certificateEnd(facts);
    if (!end && facts.method == AuthMethod::ClientCredentials && m_endInNetSuite.isValid()) {
        end.emplace();
        end->connectionId = facts.id;
        end->connectionName = facts.name;
        end->accountId = facts.account.toString();
        end->ends = m_endInNetSuite;
    }
    return end;
}

void CertificateSection::showFacts()
{
    setVisible(m_connection.facts().method == AuthMethod::ClientCredentials);
    const std::optional<CertificateEnd> known = end();
    m_calendar->setVisible(known.has_value());
    m_line->setVisible(known && known->begins.isValid());
    showValues(Certificate::read(m_connection.facts().certificatePem));
    if (!known) {
        m_end->show(LightState::NotProven, tr("When it ends is not known"));
        m_notKept->setText(tr("The certificate is not kept on this computer. NetSuite's list of "
                              "certificates tells when it ends."));
        return;
    }
    m_notKept->setText(tr("So says NetSuite's list of certificates. The certificate itself is not "
                          "kept on this computer."));
    const QDateTime now = m_workplace.clock();
    const int days = daysLeft(known->ends, now);
    m_end->show(days < 0                             ? LightState::Failing
                    : days < certificateReminderDays ? LightState::Warning
                                                     : LightState::Proven,
                certificateEndText(known->ends, days));
    if (known->begins.isValid())
        m_line->setSpan(known->begins, known->ends, now);
}

void CertificateSection::showValues(const Result<Certificate> &certificate)
{
    m_notKept->setVisible(!certificate);
    m_facts->clear();
    const auto *own
        = std::get_if<M2mCredentials>(&m_connection.client().authorizer().credentials());
    if (!own)
        return;
    auto *copy = new CopyIconButton(tr("Copy the Certificate ID"));
    copy->setSource([id = own->certificateId] { return id; });
    m_facts->addFact(tr("Certificate ID"), shortened(own->certificateId), true, copy);
    const QString key = certificate ? certificate->keyDescription() : own->key.description();
    m_facts->addFact(tr("Algorithm"), tr("%1, %2").arg(key, joseName(own->algorithm)));
}

void CertificateSection::addToCalendar()
{
    const std::optional<CertificateEnd> known = end();
    if (!known)
        return;
    const QByteArray calendar = certificateCalendar({*known}, m_workplace.clock());
    auto *dialog = new QFileDialog(this, tr("Add to calendar"));
    dialog->setObjectName(u"certificateCalendarDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Calendar (*.ics)"));
    dialog->setDefaultSuffix(u"ics"_s);
    dialog->selectFile(u"netsuite-certificate.ics"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, calendar](const QString &path) { writeCalendar(path, calendar); });
    dialog->open();
}

void CertificateSection::writeCalendar(const QString &path, const QByteArray &calendar)
{
    const auto writing = QtConcurrent::run(
        [path, calendar] { return writeAtomically(path, calendar, FileAccess::Default); });
    whenDone(this, writing, [this](const Result<> &written) {
        m_said->setVisible(true);
        m_said->show(written ? LightState::Proven : LightState::Failing,
                     written ? tr("Saved. Open the file to add it to your calendar.")
                             : errorText(written.error()).joined());
    });
}

} // namespace suitescope
