// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/auditdialog.h"

#include "ui/text/doctortext.h"
#include "ui/text/labtext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/inputs.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int mostRowsShown = 7;
constexpr qsizetype mostOthers = 6;

QString statusWord(AuditStatus status)
{
    switch (status) {
    case AuditStatus::NotSaid:
        return {};
    case AuditStatus::Succeeded:
        return AuditDialog::tr("Success");
    case AuditStatus::Refused:
        return AuditDialog::tr("Failure");
    }
    Q_UNREACHABLE();
}

} // namespace

AuditDialog::AuditDialog(AuthMethod method, QWidget *parent) : QDialog(parent), m_method(method)
{
    setObjectName(u"auditDialog"_s);
    setWindowTitle(tr("Login audit trail"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    decode();
    resize(820, 620);
}

void AuditDialog::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::control);
    rows->addWidget(new TextLabel(TextRole::Title, tr("Decode the login audit trail"), this));
    auto *where = wrappedLabel(TextRole::Normal,
                               tr("In NetSuite: Setup > Users/Roles > User Management > View Login "
                                  "Audit Trail. Nothing pasted here is kept."),
                               this);
    where->setMuted(true);
    rows->addWidget(where);
    rows->addSpacing(space::pair);

    auto *label = new QLabel(tr("The &Detail, or rows of the page or its CSV:"), this);
    m_paste = new QPlainTextEdit(this);
    m_paste->setObjectName(u"paste"_s);
    m_paste->setAccessibleName(tr("Detail or rows of the login audit trail"));
    m_paste->setTabChangesFocus(true);
    m_paste->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_paste->setPlaceholderText(u"InvalidSignature"_s); // as NetSuite writes it
    m_paste->setFixedHeight(m_paste->fontMetrics().lineSpacing() * 6);
    label->setBuddy(m_paste);
    rows->addWidget(label);
    rows->addWidget(m_paste);
    connect(m_paste, &QPlainTextEdit::textChanged, this, &AuditDialog::decode);

    m_notice = new Notice(ToneId::Bad, {}, this);
    m_notice->setObjectName(u"notice"_s);
    rows->addWidget(m_notice);
    m_nothing = new EmptyState(u"edit-find"_s, tr("Nothing pasted yet"),
                               tr("NetSuite answers every refused sign-in alike and writes the "
                                  "true reason here, in the column Detail."),
                               this);
    rows->addWidget(m_nothing, 1);
    m_answer = buildAnswer();
    rows->addWidget(m_answer, 1);
    rows->addStretch(); // where neither is shown

    auto *foot = new QHBoxLayout;
    foot->addStretch();
    auto *close = makeButton(ButtonKind::Secondary, tr("&Close"), {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(close);
    m_use = makeButton(ButtonKind::Primary, tr("&Use for this check"), {}, this);
    m_use->setObjectName(u"useDetail"_s);
    m_use->hide();
    connect(m_use, &QPushButton::clicked, this, &AuditDialog::use);
    foot->addWidget(m_use);
    rows->addLayout(foot);
}

void AuditDialog::offerUse(const std::optional<DiagnosisInput> &refused)
{
    m_refused = refused;
    m_use->show();
    decode();
}

void AuditDialog::use()
{
    emit detailChosen(m_detail);
    accept();
}

QWidget *AuditDialog::buildAnswer()
{
    auto *answer = new QWidget(this);
    auto *rows = new QVBoxLayout(answer);
    rows->setContentsMargins(0, space::control, 0, 0);
    rows->setSpacing(space::control);
    m_table = new QTableWidget(0, 6, answer);
    m_table->setObjectName(u"rows"_s);
    m_table->setAccessibleName(tr("Sign-ins"));
    m_table->setHorizontalHeaderLabels(
        {tr("Detail"), tr("Status"), tr("When"), tr("User"), tr("Role"), tr("IP address")});
    dressTable(m_table);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    rows->addWidget(m_table);
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row) { showRow(row); });

    m_heading = wrappedLabel(TextRole::Heading, {}, answer);
    m_heading->setObjectName(u"heading"_s);
    rows->addWidget(m_heading);
    m_meaning = wrappedLabel(TextRole::Normal, {}, answer);
    m_meaning->setObjectName(u"meaning"_s);
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    rows->addWidget(m_meaning);
    m_steps = new NumberedList({}, answer);
    rows->addWidget(m_steps);
    m_others = wrappedLabel(TextRole::Normal, {}, answer);
    m_others->setObjectName(u"others"_s);
    m_others->setTextInteractionFlags(Qt::TextSelectableByMouse);
    rows->addWidget(m_others);
    rows->addStretch();
    return answer;
}

void AuditDialog::decode()
{
    const QString text = m_paste->toPlainText();
    const bool empty = text.trimmed().isEmpty();
    const Result<AuditTrail> trail = decodeAuditTrail(text, m_method);
    m_trail = trail ? *trail : AuditTrail();
    m_detail.clear();
    m_use->setEnabled(false);
    m_nothing->setVisible(empty);
    m_answer->setVisible(trail.has_value());
    m_notice->setVisible(!trail && !empty);
    setInputWrong(m_paste, !trail && !empty);
    if (!trail) {
        if (!empty)
            m_notice->say(ToneId::Bad,
                          //: %1 is an English clause: what was expected and what is there instead
                          tr("This could not be understood: %1.").arg(trail.error().detail));
        return;
    }
    fillTable(m_trail);
}

void AuditDialog::fillTable(const AuditTrail &trail)
{
    m_table->setVisible(trail.rows.size() > 1 || !trail.rows.constFirst().user.isEmpty());
    m_table->setRowCount(0);
    m_table->setRowCount(int(trail.rows.size()));
    int first = -1;
    for (int i = 0; i < int(trail.rows.size()); ++i) {
        const AuditRow &row = trail.rows.at(i);
        const QStringList cells{row.detail, statusWord(row.status), row.when, row.user, row.role,
                                row.ip};
        for (int column = 0; column < int(cells.size()); ++column)
            m_table->setItem(i, column, new QTableWidgetItem(cells.at(column)));
        if (first < 0 && row.status == AuditStatus::Refused)
            first = i; // the page shows the newest first
    }
    fitTable();
    m_table->setCurrentCell(qMax(first, 0), 0);
    showRow(qMax(first, 0));
}

// As high as its rows, so that what they mean stands right below; many rows scroll.
void AuditDialog::fitTable()
{
    const int rows = std::min(m_table->rowCount(), mostRowsShown);
    const int bar = m_table->horizontalScrollBar()->sizeHint().height();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + rows * m_table->verticalHeader()->defaultSectionSize() + bar);
}

void AuditDialog::showRow(int index)
{
    if (index < 0 || index >= m_trail.rows.size())
        return;
    const AuditRow &row = m_trail.rows.at(index);
    m_detail = row.causes.isEmpty() ? QString() : row.detail;
    m_use->setEnabled(!m_detail.isEmpty());
    m_others->hide();
    m_steps->hide();
    if (row.status == AuditStatus::Succeeded) {
        m_heading->say(tr("This sign-in succeeded"));
        m_meaning->setText(tr("Look for the row of the refused one, by its time."));
    } else if (!row.known) {
        m_heading->say(row.detail.isEmpty() ? tr("NetSuite names no detail")
                                            : tr("This detail is not known to SuiteScope"));
        m_meaning->setText(row.detail.isEmpty()
                               ? tr("The row says that the sign-in failed, and not why.")
                               : tr("NetSuite wrote: %1").arg(row.detail));
    } else {
        explain(row);
    }
}

/*! The likeliest cause of a word that is known, and what else it can stand for. */
void AuditDialog::explain(const AuditRow &row)
{
    const QString word = auditWord(*row.known);
    //: %1 is NetSuite's word, %2 a sentence that explains it
    const QString meaning = tr("%1: %2").arg(word, auditDetailText(*row.known));
    const QList<Cause> causes = m_refused ? causesFor(row, *m_refused) : row.causes;
    m_meaning->setText(meaning);
    if (causes.isEmpty()) {
        m_heading->say(word);
        m_others->setText(tr("No sign-in of this connection ends with this word, so the row is "
                             "about another program."));
        m_others->show();
        return;
    }
    const CauseText words = causeText(causes.constFirst(), m_method);
    m_heading->say(words.sentence);
    m_steps->setSteps(words.steps);
    m_steps->setVisible(!words.steps.isEmpty());
    QStringList others{tr("It could also be:")};
    for (const Cause &other : causes.mid(1, mostOthers))
        others += u"•  "_s + causeText(other, m_method).sentence;
    m_others->setText(others.join(u'\n'));
    m_others->setVisible(causes.size() > 1);
}

} // namespace suitescope
