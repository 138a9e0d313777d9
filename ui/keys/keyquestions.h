// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/keyinventory.h"

#include <QDialog>

class QLineEdit;
class QMessageBox;

namespace suitescope {

/*! A question whose dangerous answer accepts; the other one is the default. Called
 * "<name>Question", its dangerous button "<name>Now". Open it. */
[[nodiscard]] QMessageBox *dangerousQuestion(const QString &name, const QString &title,
                                             const QString &text, const QString &answer,
                                             QWidget *parent);
/*! "Delete …?", with what stops working; its dangerous answer accepts. Open it. */
[[nodiscard]] QMessageBox *deletionQuestion(const KnownKeyPair &pair, QWidget *parent);

/*! Asks for another name of a key pair. */
class RenameKeyDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RenameKeyDialog(const QString &name, QWidget *parent = nullptr);

signals:
    /*! Empty: the common name of the certificate again. */
    void nameChosen(const QString &name);

private:
    QLineEdit *m_name = nullptr;
};

} // namespace suitescope
