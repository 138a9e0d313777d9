// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envexportdialog.h"

#include "lib/base/async.h"
#include "ui/home/envcheckdialog.h"
#include "ui/home/envexportform.h"
#include "ui/home/outputwords.h"
#include "ui/home/settings.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/clipboard.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int listWidth = 168;
constexpr std::chrono::milliseconds copiedShown{1'600};

} // namespace

EnvExportDialog::EnvExportDialog(const EnvSettings &settings, const Workplace &workplace,
                                 QWidget *parent)
    : QDialog(parent), m_settings(settings), m_workplace(workplace)
{
    setWindowTitle(tr("Use in other programs"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    m_form->setSettings(settings);
    m_form->setPath(workplace.settings.envFolder() + "/.env"_L1);
    connect(m_outputs, &QListWidget::currentRowChanged, this, &EnvExportDialog::showOutput);
    connect(m_form, &EnvExportForm::written, this, &EnvExportDialog::remember);
    connect(m_form, &EnvExportForm::outputFound, this, &EnvExportDialog::choose);
    m_outputs->setCurrentRow(0);
    if (!settings.facts.exportedTo.isEmpty()) { // written again as it was written before
        const ExportedFile latest = settings.facts.exportedTo.constLast();
        if (const std::optional<Output> output = outputNamed(latest.format))
            choose(*output);
        m_form->openFile(latest);
    }
    resize(880, 600);
}

void EnvExportDialog::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::group);
    //: %1 is the name of a connection
    rows->addWidget(new TextLabel(TextRole::Title,
                                  tr("Use %1 in other programs").arg(m_settings.facts.name), this));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::group);
    m_outputs = new QListWidget(this);
    m_outputs->setObjectName(u"outputs"_s);
    m_outputs->setAccessibleName(tr("Program"));
    m_outputs->setFrameShape(QFrame::NoFrame);
    m_outputs->setFixedWidth(listWidth);
    for (const Output output : allOutputs()) {
        if (!isPossible(output, m_settings.facts.method))
            continue;
        auto *item = new QListWidgetItem(outputWords(output).name, m_outputs);
        item->setData(Qt::UserRole, int(output));
    }
    columns->addWidget(m_outputs);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *page = new QWidget(scroll);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::group);
    m_what = wrappedLabel(TextRole::Normal, {}, page);
    m_what->setObjectName(u"what"_s);
    column->addWidget(m_what);
    m_warning = new Notice(ToneId::Warn, {}, page);
    m_warning->setObjectName(u"warning"_s);
    column->addWidget(m_warning);
    m_form = new EnvExportForm(page, EnvExportForm::Choice::None);
    column->addWidget(m_form);
    column->addStretch();
    scroll->setWidget(page);
    columns->addWidget(scroll, 1);
    rows->addLayout(columns, 1);
    rows->addLayout(buildFoot());
}

QLayout *EnvExportDialog::buildFoot()
{
    auto *foot = new QHBoxLayout;
    auto *copyButton = makeButton(ButtonKind::Quiet, tr("&Copy"), u"edit-copy"_s, this);
    copyButton->setObjectName(u"copy"_s);
    copyButton->setToolTip(
        tr("Marked as confidential; the clipboard is cleared after half a minute."));
    connect(copyButton, &QPushButton::clicked, this, [this, copyButton] {
        copy();
        copyButton->setText(tr("Copied"));
        announce(copyButton);
        QTimer::singleShot(copiedShown, copyButton,
                           [copyButton] { copyButton->setText(tr("&Copy")); });
    });
    foot->addWidget(copyButton);
    m_check = makeButton(ButtonKind::Quiet, tr("Check &this file…"), {}, this);
    m_check->setObjectName(u"checkFile"_s);
    m_check->setVisible(false);
    connect(m_check, &QPushButton::clicked, this, &EnvExportDialog::checkFile);
    connect(m_form, &EnvExportForm::targetFound, this,
            [this](bool exists) { m_check->setVisible(exists && envFormat(m_form->output())); });
    foot->addWidget(m_check);
    foot->addStretch();
    auto *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"), {}, this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(cancel);
    auto *write = makeButton(ButtonKind::Primary, tr("&Write file"), u"document-export"_s, this);
    write->setObjectName(u"export"_s);
    write->setEnabled(m_form->canWrite());
    connect(write, &QPushButton::clicked, m_form, &EnvExportForm::write);
    connect(m_form, &EnvExportForm::canWriteChanged, write, &QWidget::setEnabled);
    foot->addWidget(write);
    return foot;
}

void EnvExportDialog::choose(Output output)
{
    for (int row = 0; row < m_outputs->count(); ++row) {
        if (m_outputs->item(row)->data(Qt::UserRole).toInt() == int(output))
            m_outputs->setCurrentRow(row);
    }
}

void EnvExportDialog::showOutput()
{
    const auto output = Output(m_outputs->currentItem()->data(Qt::UserRole).toInt());
    const OutputWords words = outputWords(output);
    m_what->setText(words.what);
    m_warning->setVisible(!words.warning.isEmpty());
    m_warning->setText(words.warning);
    if (!envFormat(output))
        m_check->hide();
    const Output before = m_form->output();
    const QString path = m_form->path();
    m_form->setOutput(output);
    if (output == before)
        return;
    // Each kind goes where it went before, and over no file of another kind.
    const QList<ExportedFile> &files = m_settings.facts.exportedTo;
    const auto latest
        = std::find_if(files.crbegin(), files.crend(), [output](const ExportedFile &file) {
              return outputNamed(file.format) == output;
          });
    const bool taken = std::any_of(files.cbegin(), files.cend(),
                                   [&path](const ExportedFile &file) { return file.path == path; });
    if (latest != files.crend())
        m_form->setPath(latest->path);
    else if (taken)
        m_form->setPath(
            QFileInfo(path).dir().filePath(usualFileName(output, m_settings.facts.name)));
}

void EnvExportDialog::copy()
{
    const Secret text = outputText(m_settings, m_form->output(), Shown::Full);
    if (holdsSecrets(m_form->output()))
        copySecret(text);
    else
        copyText(text.revealText());
}

void EnvExportDialog::checkFile()
{
    auto *dialog = new EnvCheckDialog(m_workplace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->check(m_form->path());
    dialog->open();
}

void EnvExportDialog::remember(const QString &path, Output output)
{
    m_workplace.settings.setEnvFolder(QFileInfo(path).absolutePath());
    // As it is now: it may have been checked or renamed since the dialog was opened.
    if (auto facts = m_workplace.connections.connection(m_settings.facts.id)) {
        noteFile(*facts, path, output);
        // The file is written; where it went is a convenience only.
        whenDone(this, m_workplace.connections.save(*facts), [](const Result<> &) {});
    }
    accept();
}

} // namespace suitescope
