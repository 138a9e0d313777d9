// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/rotationform.h"

#include "lib/setup/outputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int fieldWidth = 260;

} // namespace

RotationForm::RotationForm(const Connection &facts, Clock clock, QWidget *parent)
    : QWidget(parent), m_clock(std::move(clock))
{
    const Certificate old = Certificate::read(facts.certificatePem).value_or(Certificate());
    m_commonName = old.isNull() || old.commonName().isEmpty() ? plainName(facts.name)
                                                              : old.commonName().left(64);
    m_algorithm = new QComboBox(this);
    m_algorithm->setObjectName(u"rotationAlgorithm"_s);
    for (const KeyAlgorithm algorithm :
         {KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521, KeyAlgorithm::Rsa3072,
          KeyAlgorithm::Rsa4096}) {
        m_algorithm->addItem(
            u"%1 (%2)"_s.arg(keyName(algorithm), joseName(defaultSigning(algorithm))),
            int(algorithm));
        if (keyName(algorithm) == old.keyDescription()) // as programs that read files expect
            m_algorithm->setCurrentIndex(m_algorithm->count() - 1);
    }
    m_algorithm->setMaximumWidth(fieldWidth);
    m_days = new QSpinBox(this);
    m_days->setObjectName(u"rotationDays"_s);
    m_days->setRange(1, CertificateRequest::longestDays);
    m_days->setValue(CertificateRequest::longestDays);
    m_days->setSuffix(tr(" days"));
    connect(m_days, &QSpinBox::valueChanged, this, &RotationForm::showEnd);
    m_end = new TextLabel(TextRole::Small, {}, this);
    m_end->setMuted(true);
    auto *validity = new QHBoxLayout;
    validity->setSpacing(space::control);
    validity->addWidget(m_days);
    validity->addWidget(m_end, 1);
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(12);
    form->setHorizontalSpacing(space::group);
    form->addRow(tr("&Key"), m_algorithm);
    auto *validFor = new QLabel(tr("&Valid for"), this);
    validFor->setBuddy(m_days);
    form->addRow(validFor, validity);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::group);
    layout->addWidget(wrappedLabel(
        TextRole::Normal,
        tr("A new key pair is made, its certificate is registered in NetSuite and tried. Then the "
           "connection takes it up, the files it was written to are rewritten as you say, and "
           "when you say so the old certificate is revoked. The connection works all the time: "
           "you can stop at any step, go on later, or take it all back."),
        this));
    layout->addLayout(form);
    layout->addStretch();
    showEnd();
}

RotationPlan RotationForm::plan(RotationWay way) const
{
    return {way, KeyAlgorithm(m_algorithm->currentData().toInt()), m_days->value(), m_commonName};
}

void RotationForm::showEnd()
{
    const QString day
        = QLocale().toString(m_clock().addDays(m_days->value()).date(), QLocale::LongFormat);
    m_end->setText(m_days->value() == CertificateRequest::longestDays
                       ? tr("ends %1, the longest NetSuite accepts").arg(day)
                       : tr("ends %1").arg(day));
}

} // namespace suitescope
