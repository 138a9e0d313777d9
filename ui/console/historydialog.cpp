// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/historydialog.h"

#include "lib/base/async.h"
#include "ui/console/runstatus.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

HistoryDialog::HistoryDialog(QueryLibrary &library, QWidget *parent)
    : QDialog(parent), m_library(library)
{
    setObjectName(u"historyDialog"_s);
    setWindowTitle(tr("History"));
    m_words = new QLineEdit(this);
    m_words->setPlaceholderText(tr("Search in statements"));
    m_words->setAccessibleName(tr("Search in statements"));
    m_words->setClearButtonEnabled(true);
    connect(m_words, &QLineEdit::textChanged, this, &HistoryDialog::search);
    connect(m_words, &QLineEdit::returnPressed, this, &HistoryDialog::choose);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Queries, the newest first"));
    m_list->setUniformItemSizes(true);
    m_statement = new QPlainTextEdit(this);
    m_statement->setReadOnly(true);
    m_statement->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_statement->setAccessibleName(tr("Statement"));
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        m_statement->setPlainText(row >= 0 && row < m_entries.size() ? m_entries.at(row).statement
                                                                     : QString());
    });
    connect(m_list, &QListWidget::itemActivated, this, &HistoryDialog::choose);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_list);
    splitter->addWidget(m_statement);
    splitter->setSizes({260, 160});
    auto *open = makeButton(ButtonKind::Primary, tr("Open in a new tab"), {}, this);
    open->setObjectName(u"openFromHistory"_s);
    connect(open, &QPushButton::clicked, this, &HistoryDialog::choose);
    auto *close = makeButton(ButtonKind::Secondary, tr("Close"), {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(open);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::group);
    layout->setSpacing(space::control);
    layout->addWidget(m_words);
    layout->addWidget(splitter, 1);
    layout->addLayout(buttons);
    resize(720, 520);
    search();
}

void HistoryDialog::search()
{
    const int question = ++m_question;
    whenDone(this, m_library.history(m_words->text()),
             [this, question](const Result<QList<HistoryEntry>> &entries) {
                 if (question != m_question)
                     return;
                 showEntries(entries.value_or(QList<HistoryEntry>{}));
                 if (!entries)
                     m_statement->setPlainText(errorText(entries.error()).joined());
             });
}

void HistoryDialog::showEntries(const QList<HistoryEntry> &entries)
{
    m_entries = entries;
    m_list->clear();
    const QLocale locale;
    for (const HistoryEntry &entry : entries) {
        const QString ended = entry.failure.isEmpty()
            ? tr("%1, %2").arg(rowsText(entry.rows),
                               durationText(std::chrono::milliseconds(entry.milliseconds)))
            : tr("failed");
        m_list->addItem(
            u"%1   %2   %3"_s.arg(locale.toString(entry.when.toLocalTime(), QLocale::ShortFormat),
                                  entry.statement.simplified().left(90), ended));
    }
    if (entries.isEmpty())
        m_statement->setPlainText(m_words->text().isEmpty()
                                      ? tr("Nothing has run yet.")
                                      : tr("No statement holds these words."));
    else
        m_list->setCurrentRow(0);
}

void HistoryDialog::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_entries.size())
        return;
    Q_EMIT chosen(m_entries.at(row).statement);
    accept();
}

} // namespace suitescope
