// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keyform.h"

#include "lib/base/async.h"
#include "ui/keys/validityfield.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int fieldWidth = 420;

QString algorithmWords(KeyAlgorithm algorithm)
{
    return u"%1 (%2)"_s.arg(keyName(algorithm), joseName(defaultSigning(algorithm)));
}

} // namespace

KeyForm::KeyForm(Clock clock, QWidget *parent) : QWidget(parent), m_clock(std::move(clock))
{
    buildUi();
}

KeyForm::~KeyForm()
{
    m_work.cancel();
}

void KeyForm::focusFirst()
{
    m_algorithm->setFocus();
}

void KeyForm::buildUi()
{
    m_notice = new Notice(ToneId::Bad, {}, this);
    m_notice->setObjectName(u"keyNotice"_s);
    m_notice->hide();
    m_algorithm = new QComboBox(this);
    m_algorithm->setObjectName(u"keyAlgorithm"_s);
    for (const KeyAlgorithm algorithm :
         {KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521, KeyAlgorithm::Rsa3072,
          KeyAlgorithm::Rsa4096}) {
        m_algorithm->addItem(algorithmWords(algorithm), int(algorithm));
    }
    m_algorithm->setToolTip(tr(
        "EC P-256 is what NetSuite and most programs expect. RSA keys take some seconds to make."));
    m_name = new QLineEdit(u"suitescope"_s, this);
    m_name->setObjectName(u"keyCommonName"_s);
    m_name->setMaxLength(64);
    m_validity = new ValidityField(m_clock, this);
    m_validity->spinBox()->setObjectName(u"keyDays"_s);
    m_generate
        = makeButton(ButtonKind::Primary, tr("Generate key pair"), u"dialog-password"_s, this);
    m_generate->setObjectName(u"generateButton"_s);
    connect(m_generate, &QPushButton::clicked, this, &KeyForm::generate);
    connect(m_name, &QLineEdit::returnPressed, this, &KeyForm::generate);

    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(12);
    form->setHorizontalSpacing(space::group);
    m_algorithm->setMaximumWidth(fieldWidth);
    m_name->setMaximumWidth(fieldWidth);
    form->addRow(tr("&Algorithm"), m_algorithm);
    form->addRow(tr("Common na&me"), m_name);
    auto *validFor = new QLabel(tr("&Valid for"), this);
    validFor->setBuddy(m_validity->spinBox());
    form->addRow(validFor, m_validity);
    form->addRow(QString(), m_generate);
    form->setAlignment(m_generate, Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::group);
    layout->addWidget(m_notice);
    layout->addLayout(form);
    layout->addStretch();
}

void KeyForm::setCommonName(const QString &name)
{
    m_name->setText(name.left(64));
}

CertificateRequest KeyForm::request() const
{
    return {m_name->text().trimmed(), m_validity->begins(), m_validity->days()};
}

void KeyForm::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *field : {static_cast<QWidget *>(m_algorithm), static_cast<QWidget *>(m_name),
                           static_cast<QWidget *>(m_validity), static_cast<QWidget *>(m_generate)})
        field->setEnabled(!busy);
    m_generate->setText(busy ? tr("Making the key…") : tr("Generate key pair"));
    Q_EMIT busyChanged(busy);
}

Result<NewKeyPair> KeyForm::makePair(KeyAlgorithm algorithm, const CertificateRequest &request)
{
    const Result<KeyPair> key = KeyPair::generate(algorithm);
    if (!key)
        return failure(key.error());
    const Result<Certificate> certificate = Certificate::selfSigned(*key, request);
    if (!certificate)
        return failure(certificate.error());
    return NewKeyPair{*key, *certificate, request.commonName};
}

void KeyForm::generate()
{
    if (m_busy)
        return;
    m_notice->hide();
    setBusy(true);
    const auto algorithm = KeyAlgorithm(m_algorithm->currentData().toInt());
    m_work = QtConcurrent::run(
        [algorithm, request = request()] { return makePair(algorithm, request); });
    whenDone(this, m_work, [this](const Result<NewKeyPair> &made) { take(made); });
}

void KeyForm::take(const Result<NewKeyPair> &made)
{
    setBusy(false);
    if (made) {
        Q_EMIT keyPairReady(made->key, made->certificate);
        return;
    }
    m_notice->say(ToneId::Bad, errorText(made.error()).joined());
    m_notice->show();
}

} // namespace suitescope
