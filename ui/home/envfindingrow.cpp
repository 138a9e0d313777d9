// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envfindingrow.h"

#include "ui/text/envchecktext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int lightSize = 18;

LightState lightOf(EnvWeight weight)
{
    switch (weight) {
    case EnvWeight::Fault:
        return LightState::Failing;
    case EnvWeight::Likely:
        return LightState::Warning;
    case EnvWeight::Advice:
        return LightState::NotProven;
    }
    Q_UNREACHABLE();
}

} // namespace

EnvFindingRow::EnvFindingRow(const EnvFinding &finding, EnvFormat reader, const QString &fileName,
                             QWidget *parent)
    : QWidget(parent), m_finding(finding)
{
    setObjectName(u"envFinding"_s);
    const EnvFindingText text = envFindingText(finding, reader, fileName);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::pair);
    const QString weight = envWeightWord(finding.weight);
    auto *place = new TextLabel(TextRole::Small,
                                //: how grave a finding is, and the line of a file
                                finding.line > 0 ? tr("%1, line %2").arg(weight).arg(finding.line)
                                                 : tr("%1, the whole file").arg(weight),
                                this);
    if (finding.weight == EnvWeight::Advice)
        place->setMuted(true);
    else
        place->setTone(finding.weight == EnvWeight::Fault ? ToneId::Bad : ToneId::Warn);
    column->addWidget(place);
    auto *what = wrappedLabel(TextRole::Normal, text.what, this);
    what->setObjectName(u"findingWhat"_s);
    column->addWidget(what);
    if (!text.toDo.isEmpty()) {
        auto *toDo = wrappedLabel(TextRole::Normal, text.toDo, this);
        toDo->setMuted(true);
        column->addWidget(toDo);
    }
    if (finding.repairable) {
        m_choice = new QCheckBox(text.repair, this);
        m_choice->setObjectName(u"repairFinding"_s);
        m_choice->setAccessibleDescription(text.what);
        m_choice->setChecked(finding.weight != EnvWeight::Advice);
        connect(m_choice, &QCheckBox::toggled, this, &EnvFindingRow::choiceChanged);
        column->addWidget(m_choice);
    }
    if (finding.id == EnvFindingId::GitWouldTake) {
        auto *ignore = makeButton(ButtonKind::Secondary, tr("Add to .gitignore"), {}, this);
        ignore->setObjectName(u"ignoreFile"_s);
        setSmall(ignore, true);
        connect(ignore, &QPushButton::clicked, this, &EnvFindingRow::ignoreWanted);
        column->addWidget(ignore, 0, Qt::AlignLeft);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 12, 0, 12);
    row->setSpacing(12);
    row->addWidget(new StatusLight(lightOf(finding.weight), lightSize, this), 0, Qt::AlignTop);
    row->addLayout(column, 1);
}

bool EnvFindingRow::isChosen() const
{
    return m_choice && m_choice->isChecked();
}

} // namespace suitescope
