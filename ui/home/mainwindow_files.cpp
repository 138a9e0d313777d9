// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envcheckdialog.h"
#include "ui/home/envimportdialog.h"
#include "ui/home/mainwindow.h"
#include "ui/theme/buttons.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>

using namespace Qt::StringLiterals;

// What the window does with .env files.

namespace suitescope {

namespace {

/*! The path of the one .env file that is dragged; empty for anything else. */
QString envFileIn(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QFileInfo file(urls.first().toLocalFile());
    const QString name = file.fileName().toLower();
    const bool looksRight
        = name.startsWith(".env"_L1) || name.endsWith(".env"_L1) || name.contains(".env."_L1);
    return looksRight ? file.absoluteFilePath() : QString();
}

} // namespace

void MainWindow::importEnv(const QString &path)
{
    auto *dialog = new EnvImportDialog(m_workplace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EnvImportDialog::imported, this,
            [this](const QString &id) { openConnection(id); });
    if (!path.isEmpty())
        dialog->readFrom(path);
    dialog->open();
}

void MainWindow::checkEnv(const QString &path)
{
    auto *dialog = new EnvCheckDialog(m_workplace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!path.isEmpty())
        dialog->check(path);
    dialog->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!envFileIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = envFileIn(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    askAboutFile(path);
}

void MainWindow::askAboutFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    auto *box = new QMessageBox(QMessageBox::NoIcon, name,
                                //: %1 is the name of a file
                                tr("What is %1 for?").arg(name), QMessageBox::NoButton, this);
    box->setObjectName(u"dropQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Import takes over the connection that it describes. Check says "
                               "what is wrong with the file, and mends it."));
    const auto add = [box](ButtonKind kind, const QString &text, const QString &objectName,
                           QMessageBox::ButtonRole role) {
        QPushButton *button = makeButton(kind, text, {}, box);
        button->setObjectName(objectName);
        box->addButton(button, role);
        return button;
    };
    QPushButton *cancel = add(ButtonKind::Secondary, tr("Cancel"), {}, QMessageBox::RejectRole);
    QPushButton *check
        = add(ButtonKind::Secondary, tr("&Check…"), u"checkDropped"_s, QMessageBox::AcceptRole);
    QPushButton *import
        = add(ButtonKind::Primary, tr("&Import…"), u"importDropped"_s, QMessageBox::AcceptRole);
    box->setDefaultButton(import);
    box->setEscapeButton(cancel);
    connect(check, &QPushButton::clicked, this, [this, path] { checkEnv(path); });
    connect(import, &QPushButton::clicked, this, [this, path] { importEnv(path); });
    box->open();
}

} // namespace suitescope
