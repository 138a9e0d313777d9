// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keyquestions.h"

#include "ui/keys/keywords.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int longestName = 64;
constexpr int narrowest = 420;

struct QuestionText
{
    Q_DECLARE_TR_FUNCTIONS(QuestionText)
};

} // namespace

QMessageBox *dangerousQuestion(const QString &name, const QString &title, const QString &text,
                               const QString &answer, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, title, QMessageBox::NoButton, parent);
    box->setObjectName(name + u"Question"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(text);
    if (auto *words = box->findChild<QLabel *>(u"qt_msgbox_informativelabel"_s))
        words->setMinimumWidth(narrowest); // else the box is as narrow as its title
    auto *danger = makeButton(ButtonKind::Danger, answer, {}, box);
    danger->setObjectName(name + u"Now"_s);
    auto *cancel = makeButton(ButtonKind::Secondary, QuestionText::tr("Cancel"), {}, box);
    box->addButton(cancel, QMessageBox::RejectRole);
    box->addButton(danger, QMessageBox::AcceptRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    return box;
}

QMessageBox *deletionQuestion(const KnownKeyPair &pair, QWidget *parent)
{
    const QString title = pair.hasKey()
        ? QuestionText::tr("Delete the key pair %1?").arg(pair.name)
        : QuestionText::tr("Delete the certificate %1?").arg(pair.name);
    return dangerousQuestion(u"deleteKey"_s, title, deletionText(pair), QuestionText::tr("&Delete"),
                             parent);
}

RenameKeyDialog::RenameKeyDialog(const QString &name, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"renameKeyDialog"_s);
    setWindowTitle(tr("Rename"));
    m_name = new QLineEdit(name, this);
    m_name->setObjectName(u"newKeyName"_s);
    m_name->setMaxLength(longestName);
    m_name->selectAll();
    auto *save = makeButton(ButtonKind::Primary, tr("&Rename"), {}, this);
    save->setObjectName(u"renameNow"_s);
    save->setDefault(true);
    connect(save, &QPushButton::clicked, this, [this] {
        emit nameChosen(m_name->text().trimmed());
        accept();
    });
    auto *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"), {}, this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *hint = wrappedLabel(TextRole::Small,
                              tr("Only SuiteScope shows this name. The certificate keeps its own; "
                                 "an empty name brings that back."),
                              this);
    hint->setMuted(true);
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Name"), m_name);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::group);
    layout->setSpacing(space::control);
    layout->addLayout(form);
    layout->addWidget(hint);
    layout->addSpacing(space::control);
    layout->addLayout(buttons);
    setMinimumWidth(narrowest);
}

} // namespace suitescope
