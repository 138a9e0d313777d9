// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

#include <QAbstractButton>
#include <QFile>
#include <QHeaderView>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

void write(Tour &tour, const QString &statement)
{
    tour.hands.click(u"sqlEditor"_s);
    tour.hands.key(Qt::Key_A, Qt::ControlModifier);
    tour.hands.typeText(statement);
    if (tour.hands.isVisible(u"QsciListBox"_s)) // what the editor proposes
        tour.hands.key(Qt::Key_Escape);
}

bool hasEnded(Tour &tour)
{
    return tour.hands.isVisible(u"runQuery"_s)
        && tour.hands.find<QAbstractButton>(u"runQuery"_s)->isEnabled();
}

void runQueries(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"The console begins with a sample"_s, [&] {
        hands.key(Qt::Key_3, Qt::ControlModifier);
        hands.find(u"sqlEditor"_s);
        guide.picture(u"console-empty"_s);
        hands.withMenu(u"ConsolePlace/QPushButton:Open a sample"_s, [&] {
            guide.picture(u"console-samples"_s);
            hands.chooseAction(u"open-invoices.sql"_s);
        });
    });
    guide.step(u"Rows arrive with the first page and keep coming"_s, [&] {
        hands.click(u"runQuery"_s);
        auto *grid = hands.find<QTableView>(u"resultGrid"_s);
        guide.waitFor(u"rows"_s, [&] { return grid && grid->model()->rowCount() > 0; });
        guide.picture(u"console-running"_s);
        guide.waitFor(
            u"the end of the query"_s, [&] { return hasEnded(tour); }, std::chrono::seconds(60));
        guide.picture(u"console-result"_s);
    });
    guide.step(u"Rows are sorted by a column"_s, [&] {
        auto *grid = hands.find<QTableView>(u"resultGrid"_s);
        if (!grid)
            return;
        QHeaderView *header = grid->horizontalHeader();
        hands.clickAt(header->viewport(),
                      {header->sectionViewportPosition(3) + 30, header->height() / 2});
        guide.waitFor(u"the sort mark"_s, [&] { return header->isSortIndicatorShown(); });
        guide.picture(u"console-sorted"_s);
    });
}

void stopAndFail(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"A long query is stopped"_s, [&] {
        hands.click(u"newQuery"_s);
        write(tour, u"SELECT id, entityid, companyname, email FROM customer"_s);
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        auto *grid = hands.find<QTableView>(u"resultGrid"_s);
        guide.waitFor(u"rows"_s, [&] { return grid && grid->model()->rowCount() > 0; });
        hands.click(u"stopQuery"_s);
        guide.waitFor(u"the end of the query"_s, [&] { return hasEnded(tour); });
        guide.expect(hands.text(u"runFacts"_s).contains("stopped"_L1), u"the word stopped"_s);
        guide.picture(u"console-stopped"_s);
    });
    guide.step(u"A wrong statement is answered with NetSuite's words"_s, [&] {
        hands.click(u"newQuery"_s);
        write(tour, u"SELECT nosuchcolumn FROM customer"_s);
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        hands.find(u"queryFailure"_s);
        guide.picture(u"console-failure"_s);
    });
}

void readResult(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"A cell opens in the viewer"_s, [&] {
        hands.click(u"newQuery"_s);
        write(tour,
              u"SELECT id, companyname, email, datecreated FROM customer WHERE ROWNUM <= 200"_s);
        hands.click(u"runQuery"_s);
        guide.waitFor(u"the end of the query"_s, [&] { return hasEnded(tour); });
        auto *grid = hands.find<QTableView>(u"resultGrid"_s);
        if (!grid)
            return;
        hands.clickItem(grid, grid->model()->index(4, 1));
        hands.key(Qt::Key_Return);
        hands.find(u"cellViewer"_s);
        guide.picture(u"console-cell"_s);
        hands.key(Qt::Key_Escape);
    });
    guide.step(u"What ran is in the history"_s, [&] {
        hands.click(u"queryHistory"_s);
        hands.find(u"historyDialog"_s);
        guide.breathe(std::chrono::milliseconds(60));
        guide.picture(u"console-history"_s);
        hands.key(Qt::Key_Escape);
    });
    guide.step(u"The result is exported as CSV"_s, [&] {
        const QString file = tour.home + u"/projects/desk-reports/customers.csv"_s;
        hands.click(u"exportResult"_s);
        hands.find(u"exportDialog"_s);
        guide.picture(u"console-export"_s);
        hands.chooseFile(file);
        guide.waitFor(u"the file"_s, [&] { return QFile::exists(file); });
        QFile csv(file);
        guide.expect(csv.open(QIODevice::ReadOnly), u"a file to read"_s);
        const QByteArray content = csv.readAll();
        guide.expect(content.count('\n') == 201, u"a header and 200 rows"_s);
    });
}

} // namespace

void visitConsole(Tour &tour)
{
    runQueries(tour);
    stopAndFail(tour);
    readResult(tour);
    if (!tour.guide.hasFailed())
        tour.proven += u"SuiteQL: run, sort, stop, fail, read, export"_s;
}

} // namespace suitescope
