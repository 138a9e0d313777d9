// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/administratorcopy.h"

#include "lib/base/async.h"
#include "lib/setup/rolefiles.h"
#include "lib/setup/setupdraft.h"
#include "lib/storage/atomicfile.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/clipboard.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

AdministratorCopyButton::AdministratorCopyButton(const SetupDraft &draft, QWidget *parent)
    : QPushButton(tr("&Copy for the administrator"), parent), m_draft(draft)
{
    setObjectName(u"copyForAdministrator"_s);
    setAutoDefault(false);
    setButtonKind(this, ButtonKind::Quiet);
    setIcon(themedIcon(u"edit-copy"_s));
    auto *menu = new QMenu(this);
    const auto add = [this, menu](const QString &words, Checklist::TextForm form) {
        return menu->addAction(words, this, [this, form] {
            copyText(Checklist(m_draft.method())
                         .text(m_draft.dataNeeds(), form, m_draft.dataOperation()));
            say(tr("Copied"));
        });
    };
    add(tr("As &text"), Checklist::TextForm::Plain)->setObjectName(u"copyAsText"_s);
    add(tr("As &Markdown"), Checklist::TextForm::Markdown)->setObjectName(u"copyAsMarkdown"_s);
    menu->addSeparator();
    const auto addFile = [this, menu](const QString &words, const QString &name, auto &&write) {
        menu->addAction(words, this, write)->setObjectName(name);
    };
    addFile(tr("Save permissions as &CSV…"), u"saveAsCsv"_s, [this] {
        save(u"permissions.csv"_s, tr("CSV (*.csv)"), permissionsCsv(permissions()));
    });
    addFile(tr("Save role for &SuiteCloud (SDF)…"), u"saveAsRole"_s, [this] {
        save(roleScriptId(m_draft.name()) + u".xml"_s, tr("XML (*.xml)"),
             customRoleXml(m_draft.name(), permissions()));
    });
    connect(this, &QPushButton::clicked, this,
            [this, menu] { menu->popup(mapToGlobal(QPoint(0, height()))); });
    m_back.setSingleShot(true);
    m_back.setInterval(1'600);
    connect(&m_back, &QTimer::timeout, this,
            [this] { setText(tr("&Copy for the administrator")); });
}

QList<PermissionItem> AdministratorCopyButton::permissions() const
{
    return Checklist(m_draft.method()).permissionsFor(m_draft.dataNeeds(), m_draft.dataOperation());
}

void AdministratorCopyButton::say(const QString &words)
{
    setText(words);
    announce(this);
    m_back.start();
}

void AdministratorCopyButton::save(const QString &fileName, const QString &filter,
                                   const QByteArray &content)
{
    auto *dialog = new QFileDialog(this, tr("Save for the administrator"), {}, filter);
    dialog->setObjectName(u"saveRoleDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(fileName).suffix());
    dialog->selectFile(fileName);
    connect(dialog, &QFileDialog::fileSelected, this, [this, content](const QString &path) {
        const QFuture<Result<>> written = QtConcurrent::run(
            [path, content] { return writeAtomically(path, content, FileAccess::Default); });
        whenDone(this, written, [this](const Result<> &answer) {
            if (answer)
                say(tr("Saved"));
            else
                showFailure(answer.error());
        });
    });
    dialog->open();
}

void AdministratorCopyButton::showFailure(const Error &error)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("SuiteScope"),
                                tr("The file could not be written."), QMessageBox::Close, this);
    box->setInformativeText(errorText(error).joined());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace suitescope
