// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/signaturelabdialog.h"

#include "ui/text/labtext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include "lib/setup/masking.h"
#include "lib/setup/pastedrequest.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

enum Fact { Algorithm, KeyId, Issuer, Audience, Scope, Issued, Expires, SignatureFact };

QString timeText(const std::optional<qint64> &seconds)
{
    if (!seconds)
        return SignatureLabDialog::tr("not there");
    const QDateTime time = QDateTime::fromSecsSinceEpoch(*seconds);
    // Milliseconds taken for seconds name a year no locale writes.
    return time.isValid() && time.date().year() < 9999
        ? QLocale().toString(time, QLocale::ShortFormat)
        : QString::number(*seconds);
}

QString orMissing(const QString &text)
{
    return text.isEmpty() ? SignatureLabDialog::tr("not there") : text;
}

QString signatureText(const AssertionFacts &facts)
{
    //: %1 is a number of bytes
    const QString size = SignatureLabDialog::tr("%1 bytes").arg(facts.signatureBytes);
    if (!facts.verified)
        return SignatureLabDialog::tr("%1, not checked").arg(size);
    return *facts.verified
        ? SignatureLabDialog::tr("%1, made with this connection's key").arg(size)
        : SignatureLabDialog::tr("%1, not made with this connection's key").arg(size);
}

} // namespace

SignatureLabDialog::SignatureLabDialog(Credentials credentials, ServiceUrls urls, Clock clock,
                                       QWidget *parent)
    : QDialog(parent), m_credentials(std::move(credentials)), m_urls(std::move(urls)),
      m_clock(std::move(clock)), m_stamp(OAuth1Signer::freshStamp(m_clock()))
{
    setObjectName(u"signatureLab"_s);
    setWindowTitle(tr("Signature and token lab"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    showSteps();
    compare();
    resize(780, 680);
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
                       tr("What the assertion of another program has to hold, to sign in as "
                          "this connection does. Nothing is sent."),
                       this);
    intro->setMuted(true);
    rows->addWidget(intro);
    rows->addWidget(new TextLabel(TextRole::SmallHeading, tr("What is right"), this));
    auto *right = new FactGrid(140, this);
    right->addRow(u"alg"_s, tr("%1 with %2").arg(joseName(own.algorithm), own.key.description()));
    right->addRow(u"kid"_s,
                  tr("%1, the Certificate ID").arg(maskedIdentifier(Secret(own.certificateId))));
    right->addRow(u"iss"_s, tr("%1, the client ID").arg(maskedIdentifier(Secret(own.clientId))));
    right->addRow(u"aud"_s, m_urls.token().toString());
    right->addRow(u"scope"_s, own.scopes.join(u", "_s));
    right->addRow(u"iat, exp"_s, tr("Seconds since 1970; at most 60 minutes apart"));
    rows->addSpacing(space::pair);
    rows->addWidget(right);
    buildPaste(rows, tr("The &assertion (JWT) of another program:"),
               u"eyJ0eXAiOiJKV1QiLCJhbGciOi…"_s);

    m_factsHeading = new TextLabel(TextRole::SmallHeading, tr("What the pasted one says"), this);
    rows->addWidget(m_factsHeading);
    m_facts = new FactGrid(140, this);
    for (const QString &name :
         {u"alg"_s, u"kid"_s, u"iss"_s, u"aud"_s, u"scope"_s, u"iat"_s, u"exp"_s, tr("Signature")})
        m_facts->addRow(name);
    rows->addWidget(m_facts);
    rows->addStretch();
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
    m_paste->setFixedHeight(m_paste->fontMetrics().lineSpacing() * 6);
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
    if (m_facts)
        showFacts(!empty);
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

void SignatureLabDialog::showFacts(bool visible)
{
    m_factsHeading->setVisible(visible);
    m_facts->setVisible(visible);
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

    const AssertionFacts &facts = verdict.facts;
    showFacts(facts.signatureBytes > 0 || !facts.algorithm.isEmpty());
    m_facts->setValue(Algorithm, orMissing(facts.algorithm));
    m_facts->setValue(KeyId, orMissing(facts.keyId));
    m_facts->setValue(Issuer, orMissing(facts.issuer));
    m_facts->setValue(Audience, orMissing(facts.audience));
    m_facts->setValue(Scope, orMissing(facts.scopes.join(u", "_s)));
    m_facts->setValue(Issued, timeText(facts.issued));
    m_facts->setValue(Expires, timeText(facts.expires));
    m_facts->setValue(SignatureFact, signatureText(facts));
}

} // namespace suitescope
