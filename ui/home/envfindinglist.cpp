// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envfindinglist.h"

#include "lib/base/async.h"
#include "ui/home/envfindingrow.h"
#include "ui/home/envpreview.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

EnvFindingList::EnvFindingList(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Findings"));
    setWidget(buildContent());
}

QWidget *EnvFindingList::buildContent()
{
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::control, 0);
    column->setSpacing(0);
    m_heading = new TextLabel(TextRole::Heading, {}, content);
    column->addWidget(m_heading);
    column->addSpacing(space::control);
    m_list = new QWidget(content);
    auto *list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    column->addWidget(m_list);
    column->addSpacing(space::group);
    m_changesHeading
        = new TextLabel(TextRole::Heading, tr("What the repair changes, secrets masked"), content);
    column->addWidget(m_changesHeading);
    column->addSpacing(space::control);
    m_changes = new EnvPreview(content);
    m_changes->setObjectName(u"envChanges"_s);
    column->addWidget(m_changes);
    column->addStretch();
    return content;
}

void EnvFindingList::show(const CheckedEnvFile &file)
{
    clear();
    m_file = file;
    auto *list = static_cast<QVBoxLayout *>(m_list->layout());
    list->addWidget(makeHairline(m_list));
    for (const EnvFinding &finding : file.check.findings) {
        auto *row = new EnvFindingRow(finding, file.check.reader, file.around.fileName, m_list);
        connect(row, &EnvFindingRow::choiceChanged, this, &EnvFindingList::showChanges);
        connect(row, &EnvFindingRow::choiceChanged, this, &EnvFindingList::choiceChanged);
        connect(row, &EnvFindingRow::ignoreWanted, this, &EnvFindingList::ignoreWanted);
        m_rows += row;
        list->addWidget(row);
        list->addWidget(makeHairline(m_list));
    }
    m_heading->setText(tr("%n finding(s)", nullptr, int(file.check.findings.size())));
    announce(m_heading);
    showChanges();
}

void EnvFindingList::clear()
{
    ++m_asked;
    m_file.reset();
    m_rows.clear();
    for (QWidget *old : m_list->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        delete old;
    m_changesHeading->hide();
    m_changes->hide();
}

QList<EnvFinding> EnvFindingList::chosen() const
{
    QList<EnvFinding> findings;
    for (const EnvFindingRow *row : m_rows) {
        if (row->isChosen())
            findings += row->finding();
    }
    return findings;
}

bool EnvFindingList::hasRepairs() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(),
                       [](const EnvFindingRow *row) { return row->choice(); });
}

void EnvFindingList::showChanges()
{
    const auto changes
        = QtConcurrent::run([file = *m_file, chosen = chosen()]() -> Result<QList<EnvChange>> {
              QByteArray text = file.content.revealBytes();
              const QList<EnvChange> found = envChanges(text, file.around, chosen);
              text.fill('\0');
              return found;
          });
    whenDone(this, changes, [this, asked = ++m_asked](const Result<QList<EnvChange>> &found) {
        if (!found || asked != m_asked)
            return;
        m_changesHeading->setVisible(!found->isEmpty());
        m_changes->setVisible(!found->isEmpty());
        m_changes->setChanges(*found);
    });
}

} // namespace suitescope
