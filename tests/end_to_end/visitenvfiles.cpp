// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QListWidget>

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

/*! As somebody writes it who never did: names, spellings and quotes are wrong. */
void writeBrokenEnv(Tour &tour, const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    tour.guide.expect(file.open(QIODevice::WriteOnly), u"a file to write"_s);
    QString text = u"# desk reports\nPORT=8080\nNETSUITE_AUTH_TYPE=TBA\n"
                   "NETSUITE_ACCOUNT_ID=9999999-sb9\n"_s;
    int seed = 10;
    for (const QString &line : {u"NETSUITE_CONSUMERKEY=%1"_s, u"NETSUITE_CONSUMER_SECRET=' %1'"_s,
                                u"netsuite_token_id: %1"_s, u"NETSUITE_TOKEN_SECRET=%1"_s}) {
        const QString value = invented(++seed);
        tour.secrets.add(u"written by hand "_s + line.section(u'=', 0, 0), value);
        text += line.arg(value) + u'\n';
    }
    file.write(text.toUtf8());
    tour.exported += path;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void checkEnvFile(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    const QString file = tour.home + u"/projects/desk-reports/.env"_s;
    writeBrokenEnv(tour, file);
    const QByteArray before = contentOf(file);
    hands.key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    hands.find(u"EnvCheckDialog"_s);
    guide.picture(u"check"_s);
    hands.click(u"EnvCheckDialog/QPushButton:Choose file…"_s);
    hands.chooseFile(file);
    guide.waitFor(u"what is wrong with it"_s,
                  [&] { return hands.isVisible(u"EnvCheckDialog/repair"_s); });
    guide.picture(u"check-findings"_s);
    hands.click(u"EnvCheckDialog/envChanges"_s);
    guide.picture(u"check-changes"_s);
    hands.click(u"EnvCheckDialog/repair"_s);
    guide.waitFor(u"a file without a fault"_s,
                  [&] { return !hands.isVisible(u"EnvCheckDialog/repair"_s); });
    guide.expect(contentOf(file).contains("\nNETSUITE_TOKEN_ID="), u"the right name"_s);
    guide.picture(u"check-repaired"_s);
    hands.click(u"EnvCheckDialog/undoRepair"_s);
    guide.waitFor(u"the faults again"_s,
                  [&] { return hands.isVisible(u"EnvCheckDialog/repair"_s); });
    guide.expect(contentOf(file) == before, u"the file as it was"_s);
    hands.key(Qt::Key_Escape);
    guide.waitFor(u"the dialog gone"_s, [] { return !QApplication::activeModalWidget(); });
}

void choose(Tour &tour, const QString &output)
{
    auto *list = tour.hands.find<QListWidget>(u"EnvExportDialog/outputs"_s);
    for (int row = 0; list && row < list->count(); ++row) {
        const QString name = list->item(row)->text();
        if (name.startsWith(output)) {
            tour.hands.clickItem(list, list->model()->index(row, 0));
            tour.guide.breathe(std::chrono::milliseconds(400));
            return;
        }
    }
    tour.guide.fail(output + u" is not among the outputs"_s);
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
    guide.step(u"What is wrong with a .env file is named, mended and taken back"_s,
               [&] { checkEnvFile(tour); });
    guide.step(u"Its .env can be written again"_s, [&] {
        const QString copy = tour.home + u"/projects/old-orders/copy.env"_s;
        hands.withMenu(u"ConnectionView/QToolButton:More"_s,
                       [&] { hands.chooseAction(u"Use in other programs…"_s); });
        for (const auto &[output, picture] : {std::pair(u"Postman"_s, u"export-postman"_s),
                                              std::pair(u"GitHub Actions"_s, u"export-github"_s),
                                              std::pair(u"Kubernetes"_s, u"export-kubernetes"_s),
                                              std::pair(u".env"_s, QString())}) {
            choose(tour, output);
            if (!picture.isEmpty())
                guide.picture(picture);
        }
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
