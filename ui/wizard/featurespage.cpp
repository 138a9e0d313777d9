// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/featurespage.h"

#include "lib/setup/checklist.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/tablecelldelegate.h"
#include "ui/widgets/textlabel.h"
#include "ui/wizard/administratorcopy.h"
#include "ui/wizard/checklistmodels.h"
#include "ui/wizard/wizardcontext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int twoLines = 48;

} // namespace

FeaturesPage::FeaturesPage(WizardContext &theContext)
    : SetupPage(SetupStep::Features, theContext), m_model(new FeatureModel(this)),
      m_table(new QTableView(this)), m_count(new TextLabel(TextRole::Small, {}, this))
{
    setObjectName(u"featuresPage"_s);
    setWords(tr("Features"),
             tr("NetSuite needs these features switched on. Tick each one that is, or switch it on "
                "and save."));
    m_table->setObjectName(u"featuresTable"_s);
    m_table->setAccessibleName(tr("Features"));
    m_table->setModel(m_model);
    setUpFlatTable(m_table, twoLines);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(FeatureModel::FeatureColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(FeatureModel::PlaceColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(FeatureModel::NeededColumn, QHeaderView::Fixed);
    header->resizeSection(FeatureModel::PlaceColumn, 210);
    header->resizeSection(FeatureModel::NeededColumn, 112);
    body()->addWidget(m_table);

    m_count->setMuted(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_count, 1);
    row->addWidget(new AdministratorCopyButton(draft(), this));
    body()->addLayout(row);
    auto *last = new QHBoxLayout;
    last->addWidget(
        Notice::reminder(
            tr("A sandbox refresh sets these features back. Come back here after one."), {}, this),
        1);
    last->addWidget(makeHandoverButton());
    body()->addLayout(last);
    addStretch();
    m_strip = addStrip(MenuPageId::EnableFeatures, {u"SuiteCloud"_s});

    connect(m_model, &FeatureModel::ticked, this, [this](const QString &id, bool on) {
        draft().setFeatureTicked(id, on);
        countTicks();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    m_strip->setPage(MenuPageId::EnableFeatures,
                                     {m_model->item(current.row()).subtab});
            });
}

QWidget *FeaturesPage::firstFocus() const
{
    return m_table;
}

void FeaturesPage::refresh()
{
    m_model->setContent(Checklist(draft().method()).features(), draft().tickedFeatures());
    fitTableHeight(m_table);
    countTicks();
}

void FeaturesPage::countTicks()
{
    m_count->setText(tr("%1 of %2 ticked. Your ticks are notes; step %3, Verify, proves them.")
                         .arg(m_model->tickedRows())
                         .arg(m_model->rowCount())
                         .arg(context().numberOf(SetupStep::Verify)));
}

} // namespace suitescope
