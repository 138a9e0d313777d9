// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/validityfield.h"

#include "lib/crypto/certificate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace suitescope {

ValidityField::ValidityField(Clock clock, QWidget *parent)
    : QWidget(parent), m_clock(std::move(clock))
{
    m_days = new QSpinBox(this);
    m_days->setRange(1, CertificateRequest::longestDays);
    m_days->setValue(CertificateRequest::longestDays);
    m_days->setSuffix(tr(" days"));
    connect(m_days, &QSpinBox::valueChanged, this, &ValidityField::showEnd);
    m_end = new TextLabel(TextRole::Small, {}, this);
    m_end->setObjectName(u"validityEnd"_s);
    m_end->setMuted(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    row->addWidget(m_days);
    row->addWidget(m_end, 1);
    showEnd();
}

int ValidityField::days() const
{
    return m_days->value();
}

QDateTime ValidityField::begins() const
{
    constexpr int backdate = 60; // seconds
    return m_clock().addSecs(-backdate);
}

// On the user's calendar, as every other end of a certificate.
void ValidityField::showEnd()
{
    const QDate end = begins().addDays(days()).toLocalTime().date();
    const QString day = QLocale().toString(end, QLocale::LongFormat);
    m_end->setText(days() == CertificateRequest::longestDays
                       ? tr("ends %1, the longest NetSuite accepts").arg(day)
                       : tr("ends %1").arg(day));
}

} // namespace suitescope
