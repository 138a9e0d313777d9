// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/signaturelabdialog.h"

#include "ui/doctor/assertionview.h"
#include "ui/text/labtext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include "lib/setup/pastedrequest.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int pasteLines = 5;

} // namespace

SignatureLabDialog::SignatureLabDialog(Credentials credentials, ServiceUrls urls,
                                       QByteArray certificatePem, Clock clock, QWidget *parent)
    : QDialog(parent), m_credentials(std::move(credentials)), m_urls(std::move(urls)),
      m_certificatePem(std::move(certificatePem)), m_clock(std::move(clock)),
      m_stamp(OAuth1Signer::freshStamp(m_clock()))
{
    setObjectName(u"signatureLab"_s);
    setWindowTitle(tr("Signature and token lab"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    showSteps();
    compare();
    resize(780, 700);
}

void SignatureLabDialog::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::control);
    rows->addWidget(new TextLabel(TextRole::Title, tr("Signature and token lab"), this));
    if (std::holds_alternative<TbaCredentials>(m_credentials))
        buildRequest(rows);
    else
        buildAssertion(rows);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    auto *close = makeButton(ButtonKind::Secondary, tr("&Close"), {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(close);
    rows->addSpacing(space::control);
    rows->addLayout(foot);
}

void SignatureLabDialog::buildRequest(QVBoxLayout *rows)
{
    auto *intro = wrappedLabel(TextRole::Normal,
                               tr("How this connection signs a request with OAuth 1.0. Secrets are "
                                  "masked, and nothing is sent."),
                               this);
    intro->setMuted(true);
    rows->addWidget(intro);
    auto *label = new QLabel(tr("&Request:"), this);
    rows->addWidget(label);
    auto *line = new QHBoxLayout;
    m_method = new QComboBox(this);
    m_method->setObjectName(u"method"_s);
    m_method->setAccessibleName(tr("Method"));
    m_method->addItems({u"GET"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s});
    label->setBuddy(m_method);
    line->addWidget(m_method);
    m_url = new QLineEdit(m_urls.record(u"customer"_s).toString() + u"?limit=5"_s, this);
    m_url->setObjectName(u"url"_s);
    m_url->setAccessibleName(tr("Address"));
    line->addWidget(m_url, 1);
    rows->addLayout(line);
    const auto renew = [this] {
        showSteps();
        compare();
    };
    connect(m_method, &QComboBox::currentIndexChanged, this, renew);
    connect(m_url, &QLineEdit::textChanged, this, renew);

    m_steps = new QPlainTextEdit(this);
    m_steps->setObjectName(u"steps"_s);
    m_steps->setAccessibleName(tr("Steps of the signature"));
    m_steps->setReadOnly(true);
    m_steps->setTabChangesFocus(true);
    m_steps->setWordWrapMode(QTextOption::WrapAnywhere);
    m_steps->setFont(monoFont(font()));
    rows->addWidget(m_steps, 3);
    buildPaste(rows, tr("The &Authorization header of another program, for the same request:"),
               u"OAuth realm=\"1234567\", oauth_consumer_key=\"…\""_s);
}

void SignatureLabDialog::buildAssertion(QVBoxLayout *rows)
{
    const M2mCredentials &own = std::get<M2mCredentials>(m_credentials);
    auto *intro
        = wrappedLabel(TextRole::Normal,
                       tr("The assertion with which this connection signs in, step by step. "
                          "Identifiers are masked, and nothing is sent."),
                       this);
    intro->setMuted(true);
    rows->addWidget(intro);
    rows->addSpacing(space::pair);
    const QDateTime now = m_clock();
    m_assertion
        = new AssertionView(assertionSteps(own, m_certificatePem, m_urls.token(), now), now);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // nothing in it takes the keyboard
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_assertion);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_assertion->setAutoFillBackground(false);
    rows->addWidget(m_scroll, 1);
    buildPaste(rows, tr("The &assertion (JWT) of another program:"),
               u"eyJ0eXAiOiJKV1QiLCJhbGciOi…"_s);
}

void SignatureLabDialog::buildPaste(QVBoxLayout *rows, const QString &text,
                                    const QString &placeholder)
{
    auto *label = new QLabel(text, this);
    m_paste = new QPlainTextEdit(this);
    m_paste->setObjectName(u"paste"_s);
    m_paste->setAccessibleName(QString(text).remove(u'&'));
    m_paste->setTabChangesFocus(true);
    m_paste->setUndoRedoEnabled(false); // keeps no older one
    m_paste->setWordWrapMode(QTextOption::WrapAnywhere);
    m_paste->setPlaceholderText(placeholder);
    m_paste->setFixedHeight(m_paste->fontMetrics().lineSpacing() * pasteLines);
    label->setBuddy(m_paste);
    rows->addSpacing(space::control);
    rows->addWidget(label);
    rows->addWidget(m_paste);
    connect(m_paste, &QPlainTextEdit::textChanged, this, &SignatureLabDialog::takePaste);
    m_verdict = new Notice(ToneId::Info, {}, this);
    m_verdict->setObjectName(u"verdict"_s);
    rows->addWidget(m_verdict);
}

void SignatureLabDialog::showSteps()
{
    const auto *own = std::get_if<TbaCredentials>(&m_credentials);
    if (!own)
        return;
    const QUrl url(m_url->text().trimmed(), QUrl::StrictMode);
    const bool good = url.isValid() && !url.host().isEmpty();
    setInputWrong(m_url, !good);
    m_steps->setPlainText(good
                              ? signatureStepsText(signatureSteps(
                                  *own, {m_method->currentText().toLatin1(), url}, m_stamp))
                              : tr("This is no whole address: https://, host, path and query, with "
                                   "blanks as %20."));
}

// A whole command says itself what was signed.
void SignatureLabDialog::takePaste()
{
    const auto request
        = m_url ? requestInPaste(Secret(m_paste->toPlainText())) : std::optional<SignedRequest>();
    m_requestFromPaste = request.has_value();
    if (request) {
        const QString method = QString::fromLatin1(request->method);
        if (m_method->findText(method) < 0)
            m_method->addItem(method);
        m_method->setCurrentText(method);
        m_url->setText(request->url.toString(QUrl::FullyEncoded));
    }
    compare();
}

void SignatureLabDialog::compare()
{
    const bool empty = m_paste->toPlainText().trimmed().isEmpty();
    if (empty && m_assertion)
        m_assertion->clearPasted();
    if (empty) {
        m_verdict->setTone(ToneId::Info);
        m_verdict->setText(tr("Paste it to see the first thing that differs from what is right. It "
                              "is not kept."));
    } else if (const auto *own = std::get_if<TbaCredentials>(&m_credentials)) {
        compareHeaderWith(*own);
    } else {
        compareAssertionWith(std::get<M2mCredentials>(m_credentials));
    }
}

void SignatureLabDialog::compareHeaderWith(const TbaCredentials &own)
{
    const SignedRequest request{m_method->currentText().toLatin1(), QUrl(m_url->text().trimmed())};
    const HeaderVerdict verdict
        = compareHeader(Secret(m_paste->toPlainText()), own, request, m_clock());
    const ToneId tone = verdict.difference == HeaderDifference::None ? ToneId::Ok
        : verdict.difference == HeaderDifference::TimestampOff       ? ToneId::Warn
                                                                     : ToneId::Bad;
    const QString words = headerDifferenceText(verdict);
    m_verdict->say(tone,
                   m_requestFromPaste
                       //: %1 says what is wrong, or that nothing is
                       ? tr("%1 Method and address were taken from what was pasted.").arg(words)
                       : words);
}

void SignatureLabDialog::compareAssertionWith(const M2mCredentials &own)
{
    const AssertionExpectation right{own.clientId, own.certificateId, m_urls.token(),
                                     own.key.isNull() ? QByteArray() : own.key.publicKeyDer(),
                                     own.key.isNull() ? QString() : own.key.description()};
    const AssertionVerdict verdict
        = compareAssertion(Secret(m_paste->toPlainText()), right, m_clock());
    const bool late = verdict.difference == AssertionDifference::Expired
        || verdict.difference == AssertionDifference::IssuedInFuture;
    const ToneId tone = verdict.difference == AssertionDifference::None ? ToneId::Ok
        : late                                                          ? ToneId::Warn
                                                                        : ToneId::Bad;
    m_verdict->say(tone, assertionDifferenceText(verdict.difference, verdict.arguments));
    m_assertion->showPasted(verdict);
    // Once the new lines have their places.
    QTimer::singleShot(0, this, [this] {
        if (QWidget *wrong = m_assertion->firstWrong())
            m_scroll->ensureWidgetVisible(wrong, 0, space::group);
    });
}

} // namespace suitescope
