// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

const QLatin1StringView connectionName("old-orders");

/*! 64 digits of no account. */
QString invented(int seed)
{
    QString digits;
    for (int i = 0; i < 64; ++i)
        digits += QString::number((i * (seed + 3) + seed * 7 + i / 5) % 16, 16);
    return digits;
}

void writeEnv(Tour &tour, const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    tour.guide.expect(file.open(QIODevice::WriteOnly), u"a file to write"_s);
    QString text = u"NETSUITE_AUTH_TYPE=tba\nNETSUITE_ACCOUNT_ID=9999999_SB9\n"_s;
    int seed = 0;
    for (const QString &name : {u"NETSUITE_CONSUMER_KEY"_s, u"NETSUITE_CONSUMER_SECRET"_s,
                                u"NETSUITE_TOKEN_ID"_s, u"NETSUITE_TOKEN_SECRET"_s}) {
        const QString value = invented(++seed);
        tour.secrets.add(u"imported "_s + name, value);
        text += u"%1=%2\n"_s.arg(name, value);
    }
    file.write(text.toUtf8());
    tour.exported += path;
}

} // namespace

void visitEnvFiles(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    const QString file = tour.home + u"/projects/old-orders/.env"_s;
    guide.step(u"A connection is taken over from a .env file"_s, [&] {
        writeEnv(tour, file);
        hands.key(Qt::Key_O, Qt::ControlModifier);
        hands.find(u"EnvImportDialog"_s);
        guide.picture(u"import"_s);
        hands.click(u"EnvImportDialog/QPushButton:Choose file…"_s);
        hands.chooseFile(file);
        guide.waitFor(u"what the file says"_s, [&] {
            return hands.find<QAbstractButton>(u"EnvImportDialog/import"_s)->isEnabled();
        });
        guide.picture(u"import-understood"_s);
        hands.click(u"EnvImportDialog/import"_s);
    });
    guide.step(u"Without a way to NetSuite the diagnosis says so"_s, [&] {
        // The tour lets nothing out of this computer.
        hands.find(u"OverviewPlace/diagnosisCard"_s);
        guide.expect(hands.text(u"connectionName"_s) == connectionName, u"the connection"_s);
        guide.picture(u"imported-offline"_s);
    });
    guide.step(u"Its .env can be written again"_s, [&] {
        const QString copy = tour.home + u"/projects/old-orders/copy.env"_s;
        hands.withMenu(u"ConnectionView/QToolButton:More"_s,
                       [&] { hands.chooseAction(u"Use in other programs…"_s); });
        hands.type(u"EnvExportDialog/envPath"_s, copy);
        guide.breathe(std::chrono::milliseconds(400));
        guide.picture(u"export"_s);
        tour.exported += copy;
        hands.click(u"EnvExportDialog/export"_s);
        guide.waitFor(u"the file, and the dialog gone"_s,
                      [&] { return QFile::exists(copy) && !QApplication::activeModalWidget(); });
    });
    guide.step(u"A connection is removed after a question"_s, [&] {
        auto *list = hands.find<QAbstractItemView>(u"connections"_s);
        const int before = list ? list->model()->rowCount() : 0;
        hands.withMenu(u"ConnectionView/QToolButton:More"_s,
                       [&] { hands.chooseAction(u"Remove…"_s); });
        hands.find(u"danger"_s);
        guide.picture(u"remove"_s);
        hands.click(u"danger"_s);
        guide.waitFor(u"a shorter list"_s, [&] { return list->model()->rowCount() == before - 1; });
        guide.picture(u"welcome-with-connections"_s);
    });
}

} // namespace suitescope
