// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/endsview.h"

#include "lib/base/async.h"
#include "lib/storage/atomicfile.h"
#include "ui/keys/endsmodel.h"
#include "ui/keys/yearline.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/tablecelldelegate.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int columnWidths[] = {230, 165, 240, 130};

}

EndsView::EndsView(ConnectionStore &connections, Clock clock, QWidget *parent)
    : QWidget(parent), m_connections(connections), m_clock(std::move(clock)),
      m_model(new EndsModel(this))
{
    m_pages = new QStackedWidget(this);
    auto *full = new QWidget(m_pages);
    m_line = new YearLine(full);
    m_line->setObjectName(u"endsLine"_s);
    m_table = new QTableView(full);
    m_table->setObjectName(u"endsTable"_s);
    m_table->setAccessibleName(tr("Ends of certificates"));
    m_table->setModel(m_model);
    setUpFlatTable(m_table, 32);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (int column = 0; column < int(std::size(columnWidths)); ++column)
        m_table->setColumnWidth(column, columnWidths[column]);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        emit connectionChosen(m_model->end(index.row()).connectionId);
    });
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::page, space::group, space::page, space::group);
    head->addWidget(m_line);
    auto *column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addWidget(makeHairline(full));
    column->addWidget(buildFoot());
    auto *empty = new EmptyState(u"x-office-calendar"_s, tr("No certificate ends"),
                                 tr("The certificates of connections stand here with the day on "
                                    "which they end, and can be put into a calendar."),
                                 m_pages);
    m_pages->addWidget(full);
    m_pages->addWidget(empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    refresh();
}

QWidget *EndsView::buildFoot()
{
    auto *foot = new QWidget(this);
    foot->setAutoFillBackground(true);
    foot->setBackgroundRole(QPalette::AlternateBase);
    auto *how = wrappedLabel(
        TextRole::Small,
        tr("The end is the earlier of two: the certificate's own, and two years after its first "
           "day, since NetSuite shortens what is valid for longer. NetSuite counts from the day of "
           "the upload: where its own list was read, the exact day stands here."),
        foot);
    how->setMuted(true);
    m_said = new StatusLine(foot);
    m_said->setObjectName(u"endsSaid"_s);
    m_said->hide();
    m_save = makeButton(ButtonKind::Primary, tr("&Add to calendar…"), u"x-office-calendar"_s, foot);
    m_save->setObjectName(u"saveEnds"_s);
    connect(m_save, &QPushButton::clicked, this, &EndsView::saveCalendar);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::pair);
    words->addWidget(how);
    words->addWidget(m_said);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(space::page, 12, space::group, 12);
    layout->setSpacing(space::group);
    layout->addLayout(words, 1);
    layout->addWidget(m_save);
    return foot;
}

void EndsView::refresh()
{
    const QDateTime now = m_clock();
    m_model->setEnds(certificateEnds(m_connections.connections() + m_others), now);
    m_line->setEnds(m_model->ends(), now);
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
}

int EndsView::dueCount() const
{
    return m_model->dueCount();
}

void EndsView::saveCalendar()
{
    auto *dialog = new QFileDialog(this, tr("Add to calendar"), {}, tr("Calendar entries (*.ics)"));
    dialog->setObjectName(u"endsFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"ics"_s);
    dialog->selectFile(u"netsuite-certificates.ics"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &EndsView::writeCalendar);
    dialog->open();
}

void EndsView::writeCalendar(const QString &path)
{
    const QByteArray calendar = certificateCalendar(m_model->ends(), m_clock());
    const auto written = QtConcurrent::run(
        [path, calendar] { return writeAtomically(path, calendar, FileAccess::Default); });
    whenDone(this, written, [this, path](const Result<> &answer) {
        m_said->setVisible(true);
        if (answer)
            m_said->show(LightState::Proven,
                         tr("Saved as %1. Open it with your calendar; reading it again moves the "
                            "entries and makes no second ones.")
                             .arg(QDir::toNativeSeparators(path)),
                         false);
        else
            m_said->show(LightState::Failing, errorText(answer.error()).joined());
    });
}

} // namespace suitescope
