// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/reportdialog.h"

#include "lib/base/async.h"
#include "lib/storage/atomicfile.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

ReportDialog::ReportDialog(ReportSubject subject, QWidget *parent)
    : QDialog(parent), m_subject(std::move(subject))
{
    m_subject.program
        = u"%1 %2"_s.arg(u"SuiteScope"_s, QCoreApplication::applicationVersion()).trimmed();
    setObjectName(u"reportDialog"_s);
    setWindowTitle(tr("Report"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    showReport();
    resize(820, 640);
}

void ReportDialog::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::control);
    rows->addWidget(new TextLabel(TextRole::Title, tr("Report of this check"), this));
    auto *what = wrappedLabel(TextRole::Normal,
                              tr("For a colleague or a support case. This is all of it: keys, "
                                 "tokens and secrets are never part of it."),
                              this);
    what->setMuted(true);
    rows->addWidget(what);
    rows->addSpacing(space::pair);

    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"reportText"_s);
    m_text->setAccessibleName(tr("Report"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    rows->addWidget(m_text, 1);

    m_leaveOut = new QCheckBox(tr("&Leave out account ID and names"), this);
    m_leaveOut->setObjectName(u"leaveOutNames"_s);
    rows->addWidget(m_leaveOut);
    connect(m_leaveOut, &QCheckBox::toggled, this, &ReportDialog::showReport);
    m_said = wrappedLabel(TextRole::Small, {}, this);
    m_said->setObjectName(u"reportSaid"_s);
    m_said->hide();
    rows->addWidget(m_said);
    rows->addSpacing(space::pair);
    rows->addLayout(buildFoot());
}

QHBoxLayout *ReportDialog::buildFoot()
{
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::control);
    auto *saveAs = makeButton(ButtonKind::Secondary, tr("&Save as…"), u"document-save"_s, this);
    saveAs->setObjectName(u"saveReport"_s);
    connect(saveAs, &QPushButton::clicked, this, &ReportDialog::chooseFile);
    foot->addWidget(saveAs);
    foot->addStretch();
    auto *close = makeButton(ButtonKind::Secondary, tr("Cl&ose"), {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(close);
    auto *copy = new CopyButton(tr("&Copy report"), ButtonKind::Primary, this);
    copy->setObjectName(u"copyReport"_s);
    copy->setSource([this] { return m_text->toPlainText(); });
    foot->addWidget(copy);
    copy->setFocus();
    return foot;
}

void ReportDialog::showReport()
{
    m_text->setPlainText(reportMarkdown(
        m_subject, m_leaveOut->isChecked() ? ReportNames::LeftOut : ReportNames::Shown));
}

void ReportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"), QDir::currentPath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Markdown (*.md)"));
    dialog->setDefaultSuffix(u"md"_s);
    dialog->selectFile(u"netsuite-check.md"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ReportDialog::save);
    dialog->open();
}

void ReportDialog::save(const QString &path)
{
    const auto writing = QtConcurrent::run([path, text = m_text->toPlainText().toUtf8()] {
        return writeAtomically(path, text, FileAccess::Default);
    });
    whenDone(this, writing, [this, path](const Result<> &written) {
        m_said->setTone(written ? ToneId::Neutral : ToneId::Bad);
        m_said->show();
        m_said->say(written ? tr("Saved as %1.").arg(QDir::toNativeSeparators(path))
                            : errorText(written.error()).joined());
    });
}

} // namespace suitescope
