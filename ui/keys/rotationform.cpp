// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/rotationform.h"

#include "lib/setup/outputs.h"
#include "ui/keys/validityfield.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int fieldWidth = 260;

} // namespace

RotationForm::RotationForm(const Connection &facts, Clock clock, QWidget *parent) : QWidget(parent)
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
    m_validity = new ValidityField(std::move(clock), this);
    m_validity->spinBox()->setObjectName(u"rotationDays"_s);
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(12);
    form->setHorizontalSpacing(space::group);
    form->addRow(tr("&Key"), m_algorithm);
    auto *validFor = new QLabel(tr("&Valid for"), this);
    validFor->setBuddy(m_validity->spinBox());
    form->addRow(validFor, m_validity);
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
}

RotationPlan RotationForm::plan(RotationWay way) const
{
    return {way, KeyAlgorithm(m_algorithm->currentData().toInt()), m_validity->days(),
            m_commonName};
}

} // namespace suitescope
