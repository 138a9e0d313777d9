// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keyform.h"

#include "lib/base/async.h"
#include "ui/keys/keyfile.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/segments.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int fieldWidth = 420;
constexpr int backdate = 60; // seconds: a clock a little ahead of NetSuite's must not make the
                             // certificate "not yet valid"

QString algorithmWords(KeyAlgorithm algorithm)
{
    return u"%1 (%2)"_s.arg(keyName(algorithm), joseName(defaultSigning(algorithm)));
}

} // namespace

KeyForm::KeyForm(Clock clock, QWidget *parent) : QWidget(parent), m_clock(std::move(clock))
{
    setAcceptDrops(true);
    m_choice = new SegmentedControl({tr("Generate"), tr("Import")}, this);
    m_choice->setObjectName(u"keyWay"_s);
    m_ways = new QStackedWidget(this);
    m_ways->addWidget(buildGenerate());
    m_ways->addWidget(buildImport());
    connect(m_choice, &SegmentedControl::currentChanged, m_ways, &QStackedWidget::setCurrentIndex);
    m_notice = new Notice(ToneId::Bad, {}, this);
    m_notice->setObjectName(u"keyNotice"_s);
    m_notice->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::group);
    layout->addWidget(m_choice, 0, Qt::AlignLeft);
    layout->addWidget(m_notice);
    layout->addWidget(m_ways);
    layout->addStretch();
    showEnd();
}

KeyForm::~KeyForm()
{
    m_work.cancel();
}

void KeyForm::focusFirst()
{
    m_algorithm->setFocus();
}

QWidget *KeyForm::buildGenerate()
{
    auto *page = new QWidget(this);
    m_algorithm = new QComboBox(page);
    m_algorithm->setObjectName(u"keyAlgorithm"_s);
    for (const KeyAlgorithm algorithm :
         {KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521, KeyAlgorithm::Rsa3072,
          KeyAlgorithm::Rsa4096}) {
        m_algorithm->addItem(algorithmWords(algorithm), int(algorithm));
    }
    m_algorithm->setToolTip(tr(
        "EC P-256 is what NetSuite and most programs expect. RSA keys take some seconds to make."));
    m_name = new QLineEdit(u"suitescope"_s, page);
    m_name->setObjectName(u"keyCommonName"_s);
    m_name->setMaxLength(64);
    m_days = new QSpinBox(page);
    m_days->setObjectName(u"keyDays"_s);
    m_days->setRange(1, CertificateRequest::longestDays);
    m_days->setValue(CertificateRequest::longestDays);
    m_days->setSuffix(tr(" days"));
    connect(m_days, &QSpinBox::valueChanged, this, &KeyForm::showEnd);
    m_end = new TextLabel(TextRole::Small, {}, page);
    m_end->setMuted(true);
    auto *validity = new QHBoxLayout;
    validity->setSpacing(space::control);
    validity->addWidget(m_days);
    validity->addWidget(m_end, 1);
    m_generate
        = makeButton(ButtonKind::Primary, tr("Generate key pair"), u"dialog-password"_s, page);
    m_generate->setObjectName(u"generateButton"_s);
    connect(m_generate, &QPushButton::clicked, this, &KeyForm::generate);
    connect(m_name, &QLineEdit::returnPressed, this, &KeyForm::generate);

    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(12);
    form->setHorizontalSpacing(space::group);
    m_algorithm->setMaximumWidth(fieldWidth);
    m_name->setMaximumWidth(fieldWidth);
    form->addRow(tr("&Algorithm"), m_algorithm);
    form->addRow(tr("Common na&me"), m_name);
    auto *validFor = new QLabel(tr("&Valid for"), page);
    validFor->setBuddy(m_days);
    form->addRow(validFor, validity);
    form->addRow(QString(), m_generate);
    form->setAlignment(m_generate, Qt::AlignLeft);
    return page;
}

QWidget *KeyForm::buildImport()
{
    auto *page = new QWidget(this);
    auto *hint = wrappedLabel(TextRole::Normal,
                              tr("Drop a private key here, choose its file, or paste it: PEM, "
                                 "DER or PKCS#12 (.p12, .pfx), encrypted or not. A certificate in "
                                 "the same file is taken over; without one a new certificate is "
                                 "made for the key."),
                              page);
    m_paste = new QPlainTextEdit(page);
    m_paste->setObjectName(u"keyPaste"_s);
    m_paste->setAccessibleName(tr("Private key as text"));
    m_paste->setPlaceholderText(u"-----BEGIN PRIVATE KEY-----"_s);
    m_paste->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_paste->setUndoRedoEnabled(false); // no copies of a key in an undo history
    m_paste->setAcceptDrops(false); // a dropped file belongs to the form
    m_paste->setTabChangesFocus(true);
    m_paste->setMaximumHeight(120);
    m_password = new QLineEdit(page);
    m_password->setObjectName(u"keyPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_passwordRow = new QWidget(page);
    auto *passwordForm = new QFormLayout(m_passwordRow);
    passwordForm->setContentsMargins(0, 0, 0, 0);
    passwordForm->addRow(tr("Pass&word of the key"), m_password);
    m_passwordRow->hide();

    auto *choose = makeButton(ButtonKind::Secondary, tr("Choose file…"), u"document-open"_s, page);
    connect(choose, &QPushButton::clicked, this, &KeyForm::chooseFile);
    m_import = makeButton(ButtonKind::Secondary, tr("Import"), u"document-import"_s, page);
    m_import->setObjectName(u"importKey"_s);
    const auto importShown = [this] {
        if (!m_paste->toPlainText().trimmed().isEmpty())
            m_fileData = Secret(m_paste->toPlainText());
        import(m_fileData.revealBytes());
    };
    connect(m_import, &QPushButton::clicked, this, importShown);
    connect(m_password, &QLineEdit::returnPressed, this, importShown);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addWidget(choose);
    buttons->addWidget(m_import);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(hint);
    layout->addWidget(m_paste);
    layout->addWidget(m_passwordRow);
    layout->addLayout(buttons);
    return page;
}

void KeyForm::setCommonName(const QString &name)
{
    m_name->setText(name.left(64));
}

void KeyForm::setImportOffered(bool offered)
{
    m_choice->setVisible(offered);
    setAcceptDrops(offered);
    if (!offered)
        m_choice->setCurrent(0);
}

CertificateRequest KeyForm::request() const
{
    return {m_name->text().trimmed(), m_clock().addSecs(-backdate), m_days->value()};
}

void KeyForm::showEnd()
{
    const QDate end = m_clock().addSecs(-backdate).addDays(m_days->value()).date();
    const QString day = QLocale().toString(end, QLocale::LongFormat);
    m_end->setText(m_days->value() == CertificateRequest::longestDays
                       ? tr("ends %1, the longest NetSuite accepts").arg(day)
                       : tr("ends %1").arg(day));
}

void KeyForm::setBusy(bool busy)
{
    m_busy = busy;
    m_ways->setEnabled(!busy);
    m_generate->setText(busy ? tr("Making the key…") : tr("Generate key pair"));
    Q_EMIT busyChanged(busy);
}

Result<KeyBundle> KeyForm::makePair(KeyAlgorithm algorithm, const CertificateRequest &request)
{
    const Result<KeyPair> key = KeyPair::generate(algorithm);
    if (!key)
        return failure(key.error());
    const Result<Certificate> certificate = Certificate::selfSigned(*key, request);
    if (!certificate)
        return failure(certificate.error());
    return KeyBundle{*key, *certificate, 0};
}

Result<KeyBundle> KeyForm::readPair(const Secret &data, const Secret &password,
                                    const CertificateRequest &request)
{
    Result<KeyBundle> bundle = KeyBundle::read(data, password);
    if (!bundle || (!bundle->certificate.isNull() && bundle->certificate.belongsTo(bundle->key)))
        return bundle;
    if (!bundle->key.algorithm())
        return bundle; // NetSuite refuses it, with or without a certificate
    const Result<Certificate> made = Certificate::selfSigned(bundle->key, request);
    if (!made)
        return failure(made.error());
    bundle->certificate = *made;
    return bundle;
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
    whenDone(this, m_work, [this](const Result<KeyBundle> &made) { take(made); });
}

void KeyForm::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the private key"), {},
                                   tr("Keys (*.pem *.key *.der *.p8 *.p12 *.pfx);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &KeyForm::readFrom);
    dialog->open();
}

void KeyForm::readFrom(const QString &path)
{
    whenDone(this, readKeyFile(path), [this](const Result<Secret> &content) {
        if (!content) {
            m_notice->say(ToneId::Bad, errorText(content.error()).joined());
            m_notice->show();
            return;
        }
        m_paste->clear();
        m_fileData = *content;
        import(m_fileData.revealBytes());
    });
}

void KeyForm::import(const QByteArray &content)
{
    if (m_busy)
        return;
    m_notice->hide();
    setBusy(true);
    m_work = QtConcurrent::run([key = Secret(QByteArrayView(content)),
                                password = Secret(m_password->text()),
                                request = request()] { return readPair(key, password, request); });
    whenDone(this, m_work, [this](const Result<KeyBundle> &made) { take(made); });
}

QString KeyForm::refusal(const Error &error)
{
    if (error.kind == ErrorKind::InvalidInput && !error.detail.isEmpty())
        return tr("This is not a usable private key: %1.").arg(error.detail);
    if (error.kind == ErrorKind::CryptoFault && !error.detail.isEmpty())
        return tr("This computer cannot open the key: %1.").arg(error.detail);
    return errorText(error).joined();
}

void KeyForm::take(const Result<KeyBundle> &made)
{
    setBusy(false);
    if (!made) {
        const bool wantsPassword = made.error().kind == ErrorKind::WrongPassword;
        const bool tried = !m_passwordRow->isHidden();
        m_passwordRow->setVisible(wantsPassword);
        QString words = refusal(made.error());
        if (wantsPassword) {
            words = tried ? tr("The password does not open this key.")
                          : tr("This key is encrypted. Enter its password.");
            m_password->setFocus();
        }
        m_notice->say(wantsPassword && !tried ? ToneId::Info : ToneId::Bad, words);
        m_notice->show();
        return;
    }
    if (!made->key.algorithm()) {
        m_notice->say(ToneId::Bad,
                      tr("NetSuite does not accept %1. It takes EC P-256, P-384, P-521 and RSA "
                         "with 3072 or 4096 bits.")
                          .arg(made->key.description()));
        m_notice->show();
        return;
    }
    m_paste->clear();
    m_password->clear();
    m_passwordRow->hide();
    m_fileData = {};
    m_remark = made->furtherCertificates > 0
        ? tr("%n further certificate(s) in the file are left out: NetSuite takes only the key's "
             "own.",
             nullptr, made->furtherCertificates)
        : QString();
    Q_EMIT keyPairReady(made->key, made->certificate);
}

void KeyForm::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void KeyForm::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) {
        readFrom(urls.first().toLocalFile());
    } else if (event->mimeData()->hasText()) {
        m_fileData = Secret(event->mimeData()->text());
        import(m_fileData.revealBytes());
    }
    event->acceptProposedAction();
}

} // namespace suitescope
