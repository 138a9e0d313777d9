// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/donepage.h"

#include "lib/base/async.h"
#include "lib/crypto/certificatelife.h"
#include "lib/setup/calendarevent.h"
#include "lib/storage/atomicfile.h"
#include "ui/home/envexportform.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/tablecelldelegate.h"
#include "ui/widgets/textlabel.h"
#include "ui/wizard/wizardcontext.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

enum Column { WhatColumn, WhereColumn, SecretColumn, ColumnCount };

QString homeShortened(const QString &path)
{
    const QString home = QDir::homePath();
    const QString native = QDir::toNativeSeparators(path);
    return path.startsWith(home + u'/') ? u"~"_s + native.mid(home.size()) : native;
}

QStandardItem *cellItem(const QString &text, CellLook look)
{
    auto *item = new QStandardItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setData(QVariant::fromValue(look), cell::Kind);
    item->setToolTip(text);
    return item;
}

} // namespace

DonePage::DonePage(WizardContext &theContext)
    : SetupPage(SetupStep::Done, theContext), m_places(new QStandardItemModel(this)),
      m_table(new QTableView(this)), m_export(new EnvExportForm(this))
{
    setObjectName(u"donePage"_s);
    setWords(tr("Connected"), {});
    buildHeadingRow();
    buildTable();
    body()->addSpacing(space::control);
    m_olderFiles = new Notice(ToneId::Warn, {}, this);
    m_olderFiles->setObjectName(u"olderFiles"_s);
    m_olderFiles->hide();
    body()->addWidget(m_olderFiles);
    body()->addWidget(m_export);
    addStretch();
    connect(m_export, &EnvExportForm::canWriteChanged, this, &DonePage::canExportChanged);
    connect(m_export, &EnvExportForm::written, this, &DonePage::takeWritten);
}

void DonePage::buildHeadingRow()
{
    m_certificateEnd = new StatusLine(this, 16, false);
    m_certificateEnd->setWordWrap(false);
    m_calendar
        = makeButton(ButtonKind::Quiet, tr("Add to &calendar"), u"x-office-calendar"_s, this);
    m_calendar->setObjectName(u"addToCalendar"_s);
    m_calendarStatus = new StatusLine(this);
    m_calendarStatus->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(space::group);
    row->addWidget(new TextLabel(TextRole::Heading, tr("Where things are"), this));
    row->addStretch(1);
    row->addWidget(m_certificateEnd);
    row->addWidget(m_calendar);
    body()->addLayout(row);
    body()->addWidget(m_calendarStatus);
    connect(m_calendar, &QPushButton::clicked, this, &DonePage::saveCalendar);
}

void DonePage::buildTable()
{
    m_places->setColumnCount(ColumnCount);
    m_places->setHorizontalHeaderLabels({tr("What"), tr("Where it is kept"), tr("Secret")});
    m_table->setObjectName(u"storedPlaces"_s);
    m_table->setAccessibleName(tr("Where things are"));
    m_table->setModel(m_places);
    setUpFlatTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::TabFocus);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(WhatColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(WhereColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(SecretColumn, QHeaderView::Fixed);
    header->resizeSection(WhatColumn, 180);
    header->resizeSection(SecretColumn, 150);
    body()->addWidget(m_table);
}

void DonePage::fillTable()
{
    m_places->removeRows(0, m_places->rowCount());
    const auto add = [this](const QString &what, const QString &where, CellLook look, bool secret,
                            const QString &word) {
        auto *answer = cellItem(word, secret ? CellLook::Plain : CellLook::Muted);
        if (secret)
            answer->setData(u"changes-prevent"_s, cell::IconName);
        m_places->appendRow({cellItem(what, CellLook::Strong), cellItem(where, look), answer});
    };
    const QString name = context().connection ? context().connection->name : draft().name();
    const QString keychain = context().secrets.persists()
        ? tr("%1, \u201cSuiteScope / %2\u201d").arg(context().secrets.displayName(), name)
        : tr("Memory, until the program ends");
    const auto secret
        = [&](const QString &what) { add(what, keychain, CellLook::Plain, true, tr("yes")); };
    if (draft().method() == AuthMethod::ClientCredentials) {
        secret(tr("Private key"));
        secret(tr("Client ID, Certificate ID"));
    } else {
        secret(tr("Consumer key and secret"));
        secret(tr("Token ID and secret"));
    }
    const StoredPlaces &places = context().places;
    if (!places.connectionsFile.isEmpty())
        add(tr("Connection"), homeShortened(places.connectionsFile), CellLook::Mono, false,
            tr("no"));
    if (!places.databaseFolder.isEmpty())
        add(tr("Metadata, history"), homeShortened(places.databaseFolder), CellLook::Mono, false,
            tr("no, safe to delete"));
    fitTableHeight(m_table);
}

void DonePage::refresh()
{
    const Connection facts = context().connection.value_or(draft().facts());
    const QList<RungResult> &rungs = context().report.rungs;
    std::optional<int> types;
    for (const RungResult &rung : rungs) {
        if (rung.facts.recordTypes)
            types = rung.facts.recordTypes;
    }
    const auto passed = std::count_if(rungs.cbegin(), rungs.cend(), [](const RungResult &rung) {
        return rung.state == RungState::Passed || rung.state == RungState::Warned;
    });
    const QString first = tr("Checks passed: %1.").arg(passed);
    setSentence(types ? tr("%1 %2 can read %3 record types and run queries.")
                            .arg(first, facts.name, QLocale().toString(*types))
                      : tr("%1 %2 can sign in and run queries.").arg(first, facts.name));
    fillTable();

    const Certificate certificate = draft().certificate();
    const bool ends = facts.method == AuthMethod::ClientCredentials && !certificate.isNull();
    m_certificateEnd->setVisible(ends);
    m_calendar->setVisible(ends);
    if (ends) {
        const QDateTime end = effectiveEnd(certificate);
        const bool near = daysLeft(end, context().clock()) < certificateReminderDays;
        m_certificateEnd->show(
            near ? LightState::Warning : LightState::Proven,
            tr("Certificate ends %1")
                .arg(QLocale().toString(end.toLocalTime().date(), QLocale::ShortFormat)),
            near);
    }
    if (const auto credentials = draft().credentials())
        m_export->setSettings({facts, *credentials});
    if (m_older.isEmpty() && draft().editedConnection() && !facts.exportedTo.isEmpty()) {
        m_older = facts.exportedTo;
        m_older.removeIf([](const ExportedFile &file) {
            const std::optional<Output> output = outputNamed(file.format);
            return output && !holdsSecrets(*output);
        });
        openOlderFile();
    }
    showOlderFiles();
}

// What was written before holds values that NetSuite has forgotten, or will.
void DonePage::showOlderFiles()
{
    m_olderFiles->setVisible(!m_older.isEmpty());
    if (m_older.isEmpty())
        return;
    QStringList names;
    for (const ExportedFile &file : std::as_const(m_older))
        names += homeShortened(file.path);
    const int count = int(names.size());
    const QString what = draft().isAfterRefresh()
        ? tr("%n file(s) from before the refresh hold(s) what it wiped: %1.", nullptr, count)
        : tr("%n file(s) from before this change hold(s) the earlier values: %1.", nullptr, count);
    //: %1 is the sentence on the files
    m_olderFiles->setText(tr("%1 Programs that sign in with that are refused, and five refusals "
                             "lock the user.")
                              .arg(what.arg(names.join(", "_L1))));
}

// The form writes .env files; what other programs take is written from the connection's menu.
void DonePage::openOlderFile()
{
    for (auto file = m_older.crbegin(); file != m_older.crend(); ++file) {
        const std::optional<Output> output = outputNamed(file->format);
        if (output && !envFormat(*output))
            continue;
        m_export->openFile(*file);
        return;
    }
}

void DonePage::takeWritten(const QString &path, Output output)
{
    m_older.removeIf([&path](const ExportedFile &file) { return file.path == path; });
    openOlderFile();
    showOlderFiles();
    emit environmentFileWritten(path, output);
}

bool DonePage::canExport() const
{
    return m_export->canWrite();
}

void DonePage::writeEnvironmentFile()
{
    m_export->write();
}

void DonePage::saveCalendar()
{
    auto *dialog = new QFileDialog(this, tr("Add to calendar"), {}, tr("Calendar entries (*.ics)"));
    dialog->setObjectName(u"calendarFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"ics"_s);
    dialog->selectFile(u"certificate-%1.ics"_s.arg(draft().account().hostLabel()));
    connect(dialog, &QFileDialog::fileSelected, this, &DonePage::writeCalendar);
    dialog->open();
}

void DonePage::writeCalendar(const QString &path)
{
    const Connection facts = context().connection.value_or(draft().facts());
    const QByteArray entry = certificateCalendar(certificateEnds({facts}), context().clock());
    const auto written = QtConcurrent::run(
        [path, entry] { return writeAtomically(path, entry, FileAccess::Default); });
    whenDone(this, written, [this, path](const Result<> &answer) {
        m_calendarStatus->setVisible(true);
        if (answer)
            m_calendarStatus->show(
                LightState::Proven,
                tr("Saved as %1. Open it with your calendar.").arg(QDir::toNativeSeparators(path)),
                false);
        else
            m_calendarStatus->show(LightState::Failing, errorText(answer.error()).joined());
    });
}

} // namespace suitescope
