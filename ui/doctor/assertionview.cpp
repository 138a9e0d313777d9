// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/assertionview.h"

#include "lib/crypto/certificatelife.h"
#include "ui/text/doctortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int nameWidth = 88;
constexpr int rowGap = 6;

QString timeText(const std::optional<qint64> &seconds)
{
    if (!seconds)
        return AssertionView::tr("not there");
    const QDateTime time = QDateTime::fromSecsSinceEpoch(*seconds);
    // Milliseconds taken for seconds name a year no locale writes.
    return time.isValid() && time.date().year() < 9999
        //: seconds since 1970, and the same as date and time
        ? AssertionView::tr("%1, which is %2")
              .arg(*seconds)
              .arg(QLocale().toString(time, QLocale::ShortFormat))
        : QString::number(*seconds);
}

QString orMissing(const QString &text)
{
    return text.isEmpty() ? AssertionView::tr("not there") : text;
}

QString signatureText(const AssertionFacts &facts)
{
    //: %1 is a number of bytes
    const QString size = AssertionView::tr("%1 bytes").arg(facts.signatureBytes);
    if (!facts.verified)
        return AssertionView::tr("%1, not checked").arg(size);
    return *facts.verified ? AssertionView::tr("%1, made with this connection's key").arg(size)
                           : AssertionView::tr("%1, not made with this connection's key").arg(size);
}

QString valueOf(AssertionPart part, const AssertionFacts &facts)
{
    switch (part) {
    case AssertionPart::Type:
        return orMissing(facts.type);
    case AssertionPart::Algorithm:
        return orMissing(facts.algorithm);
    case AssertionPart::KeyId:
        return orMissing(facts.keyId);
    case AssertionPart::Issuer:
        return orMissing(facts.issuer);
    case AssertionPart::Scope:
        return orMissing(facts.scopes.join(u", "_s));
    case AssertionPart::Audience:
        return orMissing(facts.audience);
    case AssertionPart::Issued:
        return timeText(facts.issued);
    case AssertionPart::Expires:
        return timeText(facts.expires);
    case AssertionPart::Signature:
        return signatureText(facts);
    }
    Q_UNREACHABLE();
}

} // namespace

AssertionView::AssertionView(const AssertionSteps &own, const QDateTime &now, QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(u"assertionSteps"_s);
    m_grid->setContentsMargins(0, 0, space::group, 0);
    m_grid->setHorizontalSpacing(space::group);
    m_grid->setVerticalSpacing(rowGap);
    m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(1, 1);
    showParts(own.facts);
    showKey(own, now);
    m_grid->setRowStretch(m_row, 1);
}

void AssertionView::addStep(const QString &heading)
{
    if (m_row > 0)
        m_grid->setRowMinimumHeight(m_row++, space::pair);
    m_grid->addWidget(new TextLabel(TextRole::SmallHeading, heading, this), m_row++, 0, 1, 2);
}

void AssertionView::addPart(AssertionPart part, const QString &name, const QString &value)
{
    auto *label = new TextLabel(TextRole::Mono, name, this);
    label->setMuted(true);
    label->setContentsMargins(0, 2, 0, 0); // smaller letters on the same line
    auto *words = wrappedLabel(TextRole::Normal, value, this);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Pasted pasted;
    pasted.line = new QWidget(this);
    pasted.line->setObjectName(u"pasted-"_s + name);
    pasted.light = new StatusLight(LightState::NotProven, 14, pasted.line);
    pasted.words = wrappedLabel(TextRole::Small, {}, pasted.line);
    pasted.words->setMuted(true);
    pasted.words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *beside = new QHBoxLayout(pasted.line);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(rowGap);
    beside->addWidget(pasted.light);
    beside->addWidget(pasted.words, 1);
    pasted.line->hide();
    auto *cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(words);
    cell->addWidget(pasted.line);
    m_grid->addWidget(label, m_row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addLayout(cell, m_row++, 1);
    m_pasted.insert(part, pasted);
}

void AssertionView::showParts(const AssertionFacts &own)
{
    addStep(tr("1. Header: how it is signed"));
    addPart(AssertionPart::Type, u"typ"_s, valueOf(AssertionPart::Type, own));
    addPart(AssertionPart::Algorithm, u"alg"_s, valueOf(AssertionPart::Algorithm, own));
    addPart(AssertionPart::KeyId, u"kid"_s, tr("%1, the Certificate ID").arg(orMissing(own.keyId)));
    addStep(tr("2. Claims: who asks where, for what, and for how long"));
    addPart(AssertionPart::Issuer, u"iss"_s, tr("%1, the Client ID").arg(orMissing(own.issuer)));
    addPart(AssertionPart::Scope, u"scope"_s, valueOf(AssertionPart::Scope, own));
    addPart(AssertionPart::Audience, u"aud"_s, valueOf(AssertionPart::Audience, own));
    addPart(AssertionPart::Issued, u"iat"_s, valueOf(AssertionPart::Issued, own));
    addPart(AssertionPart::Expires, u"exp"_s,
            tr("%1; 60 minutes after iat at most").arg(valueOf(AssertionPart::Expires, own)));
    addStep(tr("3. Signature over both, each as JSON in base64url, with a dot between"));
    const QString bytes = own.signatureBytes == 0 ? tr("none: the algorithm does not fit the key")
        : own.algorithm.startsWith("ES"_L1)
        ? tr("%1 bytes: the two numbers r and s, one after the other").arg(own.signatureBytes)
        : tr("%1 bytes").arg(own.signatureBytes);
    addPart(AssertionPart::Signature, tr("signature"), bytes);
}

void AssertionView::addCheck(const QString &name, bool good, const QString &text)
{
    auto *line = new StatusLine(this, 14, false);
    line->setObjectName(name);
    line->show(good ? LightState::Proven : LightState::Failing, text, !good);
    m_grid->addWidget(line, m_row++, 0, 1, 2);
}

void AssertionView::addUnknown(const QString &name, const QString &text)
{
    auto *line = new StatusLine(this, 14, false);
    line->setObjectName(name);
    line->show(LightState::NotProven, text, false);
    m_grid->addWidget(line, m_row++, 0, 1, 2);
}

void AssertionView::showKey(const AssertionSteps &own, const QDateTime &now)
{
    addStep(tr("4. The key: whether it is the right one"));
    addCheck(u"algorithmFits"_s, own.algorithmFits,
             own.algorithmFits
                 ? tr("%1 fits the private key (%2)").arg(own.facts.algorithm, own.key)
                 : tr("%1 does not fit the private key (%2)").arg(own.facts.algorithm, own.key));
    if (!own.keyFits) {
        addUnknown(u"keyFits"_s,
                   tr("The certificate is not kept on this computer, so whether the key belongs "
                      "to it only NetSuite can tell"));
        return;
    }
    addCheck(u"keyFits"_s, *own.keyFits,
             *own.keyFits ? tr("The private key belongs to the certificate that is kept")
                          : tr("The certificate that is kept belongs to another private key"));
    const int days = daysLeft(own.certificateEnds, now);
    addCheck(u"certificateLasts"_s, days >= 0,
             tr("Certificate: %1").arg(certificateEndText(own.certificateEnds, days)));
    if (own.algorithmFits) {
        const bool verified = own.facts.verified.value_or(false);
        addCheck(u"signatureVerified"_s, verified,
                 verified
                     ? tr("The signature was checked with the certificate, as NetSuite does it")
                     : tr("The signature does not pass a check with the certificate, as "
                          "NetSuite does it"));
    }
}

void AssertionView::showPasted(const AssertionVerdict &verdict)
{
    clearPasted();
    if (verdict.facts.signatureBytes == 0 && verdict.facts.algorithm.isEmpty())
        return; // no assertion
    for (auto it = m_pasted.cbegin(); it != m_pasted.cend(); ++it) {
        const bool wrong = verdict.wrong.contains(it.key());
        it.value().light->setState(wrong ? LightState::Failing : LightState::Proven);
        it.value().words->setTone(wrong ? ToneId::Bad : ToneId::Neutral);
        it.value().words->setText(tr("Pasted: %1").arg(valueOf(it.key(), verdict.facts)));
        it.value().line->setVisible(true);
    }
    if (!verdict.wrong.isEmpty())
        m_firstWrong = m_pasted.value(verdict.wrong.first()).line;
}

void AssertionView::clearPasted()
{
    m_firstWrong = nullptr;
    for (const Pasted &pasted : std::as_const(m_pasted)) {
        pasted.words->clear();
        pasted.line->hide();
    }
}

} // namespace suitescope
