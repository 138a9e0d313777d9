// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/privatekeydialog.h"

#include "lib/base/async.h"
#include "lib/storage/atomicfile.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype shortestPassword = 8;

}

PrivateKeyDialog::PrivateKeyDialog(const KeyPair &key, const QString &suggestedName, KeyHome home,
                                   QWidget *parent)
    : QDialog(parent), m_key(key), m_suggestedName(suggestedName), m_home(home)
{
    setObjectName(u"privateKeyDialog"_s);
    setWindowTitle(tr("Save private key"));
    buildUi();
    check();
}

void PrivateKeyDialog::buildUi()
{
    m_encrypted = new QRadioButton(tr("&Encrypted with a password (PKCS#8, AES-256)"), this);
    m_encrypted->setChecked(true);
    m_plain = new QRadioButton(tr("&Not encrypted (PKCS#8)"), this);
    m_plain->setObjectName(u"plainKey"_s);
    m_sec1 = new QRadioButton(tr("Not encrypted, &SEC1 (BEGIN EC PRIVATE KEY)"), this);
    const std::optional<KeyAlgorithm> algorithm = m_key.algorithm();
    m_sec1->setVisible(algorithm && *algorithm != KeyAlgorithm::Rsa3072
                       && *algorithm != KeyAlgorithm::Rsa4096);
    m_password = new QLineEdit(this);
    m_password->setObjectName(u"newKeyPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_again = new QLineEdit(this);
    m_again->setObjectName(u"newKeyPasswordAgain"_s);
    m_again->setEchoMode(QLineEdit::Password);
    m_understood
        = new QCheckBox(tr("Whoever can read this file can sign in as this connection"), this);
    m_understood->setObjectName(u"plainKeyUnderstood"_s);
    m_hint = wrappedLabel(TextRole::Small, {}, this);
    m_hint->setMuted(true);
    m_save = makeButton(ButtonKind::Primary, tr("Save…"), u"document-save"_s, this);
    m_save->setObjectName(u"savePrivateKey"_s);
    connect(m_save, &QPushButton::clicked, this, &PrivateKeyDialog::chooseFile);
    auto *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"), {}, this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    for (QRadioButton *choice : {m_encrypted, m_plain, m_sec1})
        connect(choice, &QRadioButton::toggled, this, &PrivateKeyDialog::check);
    for (QLineEdit *edit : {m_password, m_again})
        connect(edit, &QLineEdit::textChanged, this, &PrivateKeyDialog::check);
    connect(m_understood, &QCheckBox::toggled, this, &PrivateKeyDialog::check);

    auto *passwords = new QFormLayout;
    passwords->setContentsMargins(space::page, 0, 0, 0);
    passwords->addRow(tr("&Password"), m_password);
    passwords->addRow(tr("&Again"), m_again);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::group);
    layout->setSpacing(space::control);
    layout->addWidget(wrappedLabel(
        TextRole::Normal,
        m_home == KeyHome::Keychain
            ? tr("The key is already in the keychain. A file is needed only for another program.")
            : tr("The key is kept nowhere else. Without this file it is gone when the window "
                 "closes."),
        this));
    layout->addWidget(m_encrypted);
    layout->addLayout(passwords);
    layout->addWidget(m_plain);
    layout->addWidget(m_sec1);
    layout->addWidget(m_understood);
    layout->addWidget(m_hint);
    layout->addSpacing(space::control);
    layout->addLayout(buttons);
    setMinimumWidth(460);
    const QList<QWidget *> order{m_encrypted, m_password,   m_again, m_plain,
                                 m_sec1,      m_understood, cancel,  m_save};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
    m_password->setFocus();
}

void PrivateKeyDialog::check()
{
    const bool encrypted = m_encrypted->isChecked();
    m_password->setEnabled(encrypted);
    m_again->setEnabled(encrypted);
    m_understood->setVisible(!encrypted);
    QString hint;
    if (encrypted && m_password->text().size() < shortestPassword)
        hint = tr("At least %1 characters.").arg(shortestPassword);
    else if (encrypted && m_password->text() != m_again->text())
        hint = tr("The two passwords differ.");
    else if (!encrypted && !m_understood->isChecked())
        hint = tr("Tick the sentence to go on.");
    m_hint->setText(hint);
    m_save->setEnabled(hint.isEmpty() && !m_writing);
}

PrivateKeyDialog::Form PrivateKeyDialog::form() const
{
    return m_encrypted->isChecked() ? Form::Encrypted
        : m_sec1->isChecked()       ? Form::Sec1
                                    : Form::Pkcs8;
}

Result<> PrivateKeyDialog::writeKey(const KeyPair &key, Form form, const Secret &password,
                                    const QString &path)
{
    const Result<Secret> pem = form == Form::Encrypted ? key.toEncryptedPkcs8Pem(password)
        : form == Form::Sec1                           ? key.toSec1Pem()
                                                       : key.toPkcs8Pem();
    return pem ? writeAtomically(path, pem->view(), FileAccess::OwnerOnly) : failure(pem.error());
}

void PrivateKeyDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save private key"), {}, tr("Private keys (*.pem)"));
    dialog->setObjectName(u"privateKeyFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pem"_s);
    dialog->selectFile(m_suggestedName);
    connect(dialog, &QFileDialog::fileSelected, this, &PrivateKeyDialog::write);
    dialog->open();
}

void PrivateKeyDialog::write(const QString &path)
{
    m_writing = true;
    check();
    // Deriving the password's key takes some tenths of a second.
    const auto written
        = QtConcurrent::run([key = m_key, form = form(), password = Secret(m_password->text()),
                             path] { return writeKey(key, form, password, path); });
    whenDone(this, written, [this, path](const Result<> &answer) {
        m_writing = false;
        check();
        if (!answer) {
            m_hint->say(errorText(answer.error()).joined());
            return;
        }
        Q_EMIT saved(path);
        accept();
    });
}

} // namespace suitescope
