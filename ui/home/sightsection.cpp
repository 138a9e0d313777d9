// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/sightsection.h"

#include "ui/text/doctortext.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

const RungResult *reached(const DoctorReport &report, RungId id)
{
    const RungResult *const rung = report.input.rung(id);
    return rung && rung->state != RungState::Waiting ? rung : nullptr;
}

} // namespace

SightSection::SightSection(QWidget *parent)
    : Section(tr("What the role can see"), parent), m_facts(new FactList(this)),
      m_nothing(wrappedLabel(TextRole::Normal, {}, this))
{
    setObjectName(u"sight"_s);
    m_nothing->setMuted(true);
    body()->addWidget(m_nothing);
    body()->addWidget(m_facts);
}

void SightSection::showReport(const DoctorReport &report)
{
    m_facts->clear();
    const RungResult *const types = reached(report, RungId::RecordMetadata);
    m_facts->setVisible(types);
    m_nothing->setVisible(!types);
    if (!types) {
        m_nothing->setText(tr("Not known: the check stopped before it could ask."));
        return;
    }
    const QString unknown = tr("Not known: the check stopped before");
    const RungResult *const list = reached(report, RungId::RecordList);
    const RungResult *const query = reached(report, RungId::SuiteQl);
    m_facts->addFact(tr("Visible"), rungResultText(*types));
    m_facts->addFact(tr("In lists"), list ? rungResultText(*list) : unknown);
    m_facts->addFact(tr("In queries"),
                     !query                                  ? unknown
                         : query->state == RungState::Passed ? tr("SuiteQL answers this role")
                                                             : rungResultText(*query));
}

} // namespace suitescope
