// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keyfindingcard.h"

#include "ui/keys/keyverdicttext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int lightSize = 18;
constexpr int fieldWidth = 280;
constexpr int longestName = 64;

} // namespace

KeyFindingCard::KeyFindingCard(const KeyReading &reading, int index, const QStringList &inputNames,
                               const QList<KnownKeyPair> &known, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"keyFinding"_s);
    const KeyObject &object = reading.objects.at(index);
    m_column = new QVBoxLayout;
    m_column->setSpacing(space::pair);
    auto *title = wrappedLabel(TextRole::Medium, objectTitle(object), this);
    title->setObjectName(u"findingTitle"_s);
    m_column->addWidget(title);
    if (const QString place = objectPlace(object, inputNames); !place.isEmpty()) {
        auto *words = wrappedLabel(TextRole::Small, place, this);
        words->setMuted(true);
        m_column->addWidget(words);
    }
    for (const QString &fact : objectFacts(object)) {
        auto *words = new ElidedLabel(TextRole::Mono, fact, this);
        words->setMuted(true);
        m_column->addWidget(words);
    }
    for (const KeyVerdict &verdict : object.verdicts) {
        auto *words
            = wrappedLabel(TextRole::Normal, verdictText(verdict, reading, inputNames), this);
        words->setObjectName(u"findingVerdict"_s);
        words->setTone(verdictTone(verdict));
        m_column->addWidget(words);
    }
    if (const QString owners = ownersText(object, known); !owners.isEmpty())
        m_column->addWidget(wrappedLabel(TextRole::Normal, owners, this));
    const bool refused = object.has(KeyVerdictId::PasswordWrong);
    if (refused || object.has(KeyVerdictId::PasswordMissing))
        addPassword(refused);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(object.container >= 0 ? space::page : 0, 12, 0, 12);
    row->setSpacing(12);
    row->addWidget(new StatusLight(objectLight(object), lightSize, this), 0, Qt::AlignTop);
    row->addLayout(m_column, 1);
}

void KeyFindingCard::addPassword(bool refused)
{
    m_password = new QLineEdit(this);
    m_password->setObjectName(u"findingPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_password->setPlaceholderText(tr("Password"));
    m_password->setFixedWidth(fieldWidth);
    setInputWrong(m_password, refused);
    auto *open = makeButton(ButtonKind::Secondary, tr("Open"), {}, this);
    open->setObjectName(u"findingOpen"_s);
    const auto enter = [this] {
        if (!m_password->text().isEmpty())
            emit passwordEntered(Secret(m_password->text()));
    };
    connect(open, &QPushButton::clicked, this, enter);
    connect(m_password, &QLineEdit::returnPressed, this, enter);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, space::pair, 0, 0);
    row->setSpacing(space::control);
    row->addWidget(m_password);
    row->addWidget(open);
    row->addStretch(1);
    m_column->addLayout(row);
}

void KeyFindingCard::takePair(const ImportCandidate &candidate, const KeyReading &reading)
{
    if (candidate.key >= 0)
        m_pair.key = reading.objects.at(candidate.key).key;
    if (candidate.certificate >= 0)
        m_pair.certificate = reading.objects.at(candidate.certificate).certificate;
    m_pair.name = candidate.name;
}

QAbstractButton *KeyFindingCard::offerToUse(const ImportCandidate &candidate,
                                            const KeyReading &reading)
{
    takePair(candidate, reading);
    m_keep = new QRadioButton(
        candidate.certificate >= 0 ? tr("This key with its certificate")
            : candidate.refusedCertificate
            ? tr("This key with a new certificate for 730 days, since its own is refused")
            : tr("This key with a new certificate for 730 days"),
        this);
    m_keep->setObjectName(u"useFinding"_s);
    m_keep->setAutoExclusive(false); // the others are in other cards
    connect(m_keep, &QAbstractButton::toggled, this, &KeyFindingCard::choiceChanged);
    m_column->addWidget(m_keep);
    return m_keep;
}

void KeyFindingCard::offer(const ImportCandidate &candidate, const KeyReading &reading)
{
    takePair(candidate, reading);
    const QString words = candidate.key < 0 ? tr("&Keep the certificate, without a private key, as")
        : candidate.certificate >= 0        ? tr("&Keep the key pair as")
        : candidate.refusedCertificate
        ? tr("&Keep the key with a new certificate for 730 days, since its own is refused, as")
        : tr("&Keep the key, and make a certificate for 730 days for it, as");
    m_keep = new QCheckBox(words, this);
    m_keep->setObjectName(u"keepFinding"_s);
    m_keep->setChecked(candidate.knownAs.isEmpty());
    m_name = new QLineEdit(candidate.name, this);
    m_name->setObjectName(u"findingName"_s);
    m_name->setAccessibleName(tr("Name of the key pair"));
    m_name->setMaxLength(longestName);
    m_name->setFixedWidth(fieldWidth);
    m_name->setEnabled(m_keep->isChecked());
    connect(m_keep, &QAbstractButton::toggled, this, [this](bool kept) {
        m_name->setEnabled(kept);
        emit choiceChanged();
    });
    connect(m_name, &QLineEdit::textChanged, this, &KeyFindingCard::choiceChanged);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, space::pair, 0, 0);
    row->setSpacing(space::control);
    row->addWidget(m_keep);
    row->addWidget(m_name);
    row->addStretch(1);
    m_column->addLayout(row);
}

std::optional<NewKeyPair> KeyFindingCard::chosen() const
{
    if (!m_keep || !m_keep->isChecked())
        return std::nullopt;
    NewKeyPair pair = m_pair;
    if (m_name)
        pair.name = m_name->text().trimmed();
    if (pair.name.isEmpty())
        return std::nullopt;
    return pair;
}

bool KeyFindingCard::focusPassword()
{
    if (!m_password)
        return false;
    m_password->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace suitescope
