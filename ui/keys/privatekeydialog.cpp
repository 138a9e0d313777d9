// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/privatekeydialog.h"

#include "lib/base/async.h"
#include "lib/crypto/passwordstrength.h"
#include "lib/setup/keyfiles.h"
#include "ui/keys/keyforms.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/clipboard.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <chrono>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int narrowest = 520;
constexpr std::chrono::seconds clipboardTime(30);

} // namespace

PrivateKeyDialog::PrivateKeyDialog(const KeyPair &key, const Certificate &certificate,
                                   const QString &suggestedName, KeyHome home, QWidget *parent)
    : QDialog(parent), m_key(key), m_certificate(certificate),
      m_suggestedName(QFileInfo(suggestedName).completeBaseName()), m_home(home)
{
    setObjectName(u"privateKeyDialog"_s);
    setWindowTitle(tr("Export private key"));
    buildUi();
    check();
}

QComboBox *PrivateKeyDialog::buildForms()
{
    m_form = new QComboBox(this);
    m_form->setObjectName(u"keyForm"_s);
    bool wasEncrypted = true;
    for (const KeyFileFormat one : privateKeyForms()) {
        if (wasEncrypted && !isEncrypted(one))
            m_form->insertSeparator(m_form->count());
        wasEncrypted = isEncrypted(one);
        m_form->addItem(keyFormName(one), int(one));
        const QString refusal = keyFormRefusal(one, m_key, m_certificate);
        if (refusal.isEmpty())
            continue;
        m_form->setItemText(m_form->count() - 1, u"%1 – %2"_s.arg(keyFormName(one), refusal));
        if (auto *items = qobject_cast<QStandardItemModel *>(m_form->model()))
            items->item(m_form->count() - 1)->setEnabled(false);
    }
    m_form->setCurrentIndex(0);
    m_form->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_form, &QComboBox::currentIndexChanged, this, &PrivateKeyDialog::check);
    return m_form;
}

QWidget *PrivateKeyDialog::buildPasswords()
{
    m_passwords = new QWidget(this);
    m_password = new QLineEdit(m_passwords);
    m_password->setObjectName(u"newKeyPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_again = new QLineEdit(m_passwords);
    m_again->setObjectName(u"newKeyPasswordAgain"_s);
    m_again->setEchoMode(QLineEdit::Password);
    m_strength = new StatusLine(m_passwords);
    m_strength->setObjectName(u"passwordStrength"_s);
    for (QLineEdit *edit : {m_password, m_again}) {
        connect(edit, &QLineEdit::textChanged, this, &PrivateKeyDialog::check);
        connect(edit, &QLineEdit::returnPressed, this, [this] {
            if (m_save->isEnabled())
                chooseFile();
        });
    }
    auto *form = new QFormLayout(m_passwords);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Password"), m_password);
    form->addRow(tr("&Again"), m_again);
    form->addRow(QString(), m_strength);
    return m_passwords;
}

void PrivateKeyDialog::buildUi()
{
    auto *formLabel = new QLabel(tr("&Form"), this);
    formLabel->setBuddy(buildForms());
    m_about = wrappedLabel(TextRole::Small, {}, this);
    m_about->setObjectName(u"keyFormAbout"_s);
    m_about->setMuted(true);
    m_understood = new QCheckBox(this);
    m_understood->setObjectName(u"plainKeyUnderstood"_s);
    connect(m_understood, &QCheckBox::toggled, this, &PrivateKeyDialog::check);
    m_hint = new StatusLine(this);
    m_hint->setObjectName(u"keyExportHint"_s);
    m_copy = makeButton(ButtonKind::Quiet, tr("&Copy instead"), u"edit-copy"_s, this);
    m_copy->setObjectName(u"copyPrivateKey"_s);
    connect(m_copy, &QPushButton::clicked, this, &PrivateKeyDialog::copy);
    auto *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"), {}, this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_save = makeButton(ButtonKind::Primary, tr("&Save…"), u"document-save"_s, this);
    m_save->setObjectName(u"savePrivateKey"_s);
    connect(m_save, &QPushButton::clicked, this, &PrivateKeyDialog::chooseFile);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addWidget(m_copy);
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
    layout->addSpacing(space::pair);
    layout->addWidget(formLabel);
    layout->addWidget(m_form);
    layout->addWidget(m_about);
    layout->addSpacing(space::pair);
    layout->addWidget(buildPasswords());
    layout->addWidget(m_understood);
    layout->addStretch(1);
    layout->addWidget(m_hint);
    layout->addSpacing(space::pair);
    layout->addLayout(buttons);
    setMinimumWidth(narrowest);
    const QList<QWidget *> order{m_form, m_password, m_again, m_understood, m_save, m_copy, cancel};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
    m_password->setFocus();
}

KeyFileFormat PrivateKeyDialog::format() const
{
    return KeyFileFormat(m_form->currentData().toInt());
}

KeyExport PrivateKeyDialog::how() const
{
    return {format(), Secret(isEncrypted(format()) ? m_password->text() : QString()), m_certificate,
            m_suggestedName};
}

QString PrivateKeyDialog::missing() const
{
    if (!isEncrypted(format()))
        return m_understood->isChecked() ? QString() : tr("Tick the sentence to go on.");
    if (m_password->text().isEmpty())
        return tr("A password is needed: without one the file would not be encrypted.");
    if (m_password->text().size() < shortestPassword)
        return tr("The password needs %1 characters at least.").arg(shortestPassword);
    if (m_password->text() != m_again->text())
        return m_again->text().isEmpty() ? tr("Enter the password again: it cannot be recovered.")
                                         : tr("The two passwords differ.");
    return {};
}

void PrivateKeyDialog::showStrength()
{
    switch (strengthOf(m_password->text())) {
    case PasswordStrength::TooShort:
        m_strength->clear();
        return;
    case PasswordStrength::Weak:
        m_strength->show(LightState::Warning,
                         tr("Weak: whoever has the file can guess it. More words help most."));
        return;
    case PasswordStrength::Fair:
        m_strength->show(LightState::Unfinished,
                         tr("Fair: enough for a file that stays in safe hands."), false);
        return;
    case PasswordStrength::Strong:
        m_strength->show(LightState::Proven, tr("Strong"), false);
        return;
    }
}

void PrivateKeyDialog::check()
{
    const bool encrypted = isEncrypted(format());
    m_passwords->setVisible(encrypted);
    m_understood->setVisible(!encrypted);
    m_understood->setText(tr("I &know that whoever reads it can sign in with this key"));
    m_about->setText(keyFormAbout(format()));
    showStrength();
    const QString hint = missing();
    if (hint.isEmpty())
        m_hint->clear();
    else
        m_hint->showPlain(hint);
    const bool ready = hint.isEmpty() && !m_writing;
    m_save->setEnabled(ready);
    m_copy->setVisible(isText(format()));
    m_copy->setEnabled(ready);
}

void PrivateKeyDialog::chooseFile()
{
    const QString suffix = fileSuffix(format());
    auto *dialog = new QFileDialog(this, tr("Export private key"), {},
                                   u"%1 (*%2)"_s.arg(keyFormName(format()), suffix));
    dialog->setObjectName(u"privateKeyFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix.mid(1));
    dialog->selectFile(m_suggestedName + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &PrivateKeyDialog::write);
    dialog->open();
}

void PrivateKeyDialog::setWriting(bool writing)
{
    m_writing = writing;
    check();
    for (QWidget *input :
         {static_cast<QWidget *>(m_form), m_passwords, static_cast<QWidget *>(m_understood)})
        input->setEnabled(!writing);
    if (writing)
        m_hint->show(LightState::Checking, tr("Encrypting…"), false);
}

void PrivateKeyDialog::sayFault(const Error &error)
{
    m_hint->show(LightState::Failing, errorText(error).joined());
}

void PrivateKeyDialog::write(const QString &path)
{
    setWriting(true);
    whenDone(this, writeKeyFile(path, m_key, how()), [this, path](const Result<> &answer) {
        setWriting(false);
        if (!answer) {
            sayFault(answer.error());
            return;
        }
        emit saved(path);
        accept();
    });
}

void PrivateKeyDialog::copy()
{
    setWriting(true);
    // Deriving the password's key takes some tenths of a second.
    const auto made = QtConcurrent::run([key = m_key, how = how()] { return exported(key, how); });
    whenDone(this, made, [this](const Result<Secret> &content) {
        setWriting(false);
        if (!content) {
            sayFault(content.error());
            return;
        }
        copySecret(*content, clipboardTime);
        m_hint->show(LightState::Proven,
                     tr("Copied and marked as confidential. The clipboard is cleared after %1 "
                        "seconds.")
                         .arg(clipboardTime.count()),
                     false);
    });
}

} // namespace suitescope
