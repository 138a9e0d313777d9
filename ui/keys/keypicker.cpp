// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keypicker.h"

#include "lib/base/async.h"
#include "lib/crypto/certificatelife.h"
#include "ui/keys/keywords.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int widest = 620;
constexpr int rowHeight = 52; // two lines and air
constexpr int mostRows = 5; // shown without scrolling

bool isUsable(const KnownKeyPair &pair, const QDateTime &now)
{
    return !pair.certificate.isNull() && pair.hasKey() && !pair.isUsed()
        && algorithmNamed(pair.certificate.keyDescription())
        && daysLeft(effectiveEnd(pair.certificate), now) > 0;
}

} // namespace

KeyPicker::KeyPicker(SecretStore &secrets, Clock clock, QWidget *parent)
    : QWidget(parent), m_secrets(secrets), m_clock(std::move(clock))
{
    m_hint = wrappedLabel(TextRole::Normal, {}, this);
    m_hint->setMuted(true);
    m_notice = new Notice(ToneId::Bad, {}, this);
    m_notice->setObjectName(u"keyPickerNotice"_s);
    m_notice->hide();
    m_list = new QListWidget(this);
    m_list->setObjectName(u"freePairs"_s);
    m_list->setAccessibleName(tr("Key pairs that nothing uses yet"));
    m_list->setMaximumWidth(widest);
    m_use = makeButton(ButtonKind::Primary, tr("&Use this key pair"), {}, this);
    m_use->setObjectName(u"useFreePair"_s);
    connect(m_use, &QPushButton::clicked, this, &KeyPicker::use);
    connect(m_list, &QListWidget::itemActivated, this, &KeyPicker::use);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_use->setEnabled(row >= 0); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(m_hint);
    layout->addWidget(m_notice);
    layout->addWidget(m_list);
    layout->addWidget(m_use, 0, Qt::AlignLeft);
    layout->addStretch();
    setFocusProxy(m_list);
}

void KeyPicker::offer(const QList<KnownKeyPair> &known)
{
    const QDateTime now = m_clock();
    QList<KnownKeyPair> usable;
    std::copy_if(known.cbegin(), known.cend(), std::back_inserter(usable),
                 [&now](const KnownKeyPair &pair) { return isUsable(pair, now); });
    const auto idOf = [](const KnownKeyPair &pair) { return pair.id + pair.name; };
    const bool same = std::equal(usable.cbegin(), usable.cend(), m_pairs.cbegin(), m_pairs.cend(),
                                 [&idOf](const KnownKeyPair &one, const KnownKeyPair &other) {
                                     return idOf(one) == idOf(other);
                                 });
    m_pairs = usable;
    if (same && !m_hint->text().isEmpty())
        return; // what is chosen stays chosen
    m_list->clear();
    for (const KnownKeyPair &pair : std::as_const(m_pairs)) {
        auto *item = new QListWidgetItem(
            u"%1\n%2 · %3"_s.arg(pair.name, pair.certificate.keyDescription(),
                                 lifeText(effectiveEnd(pair.certificate), now).words),
            m_list);
        item->setSizeHint({0, rowHeight});
    }
    const int rows = std::min(int(m_pairs.size()), mostRows);
    if (rows > 0)
        m_list->setFixedHeight(rowHeight * rows + 2 * m_list->frameWidth());
    m_list->setCurrentRow(m_pairs.isEmpty() ? -1 : 0);
    m_notice->hide();
    m_list->setVisible(!m_pairs.isEmpty());
    m_use->setVisible(!m_pairs.isEmpty());
    m_hint->setText(m_pairs.isEmpty()
                        ? tr("Keys holds no key pair that is free and valid. Generate one here, "
                             "or import one.")
                        : tr("Key pairs from Keys that nothing uses yet. NetSuite takes a "
                             "certificate for one integration, role and entity only."));
}

void KeyPicker::use()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_pairs.size() || !m_use->isEnabled())
        return;
    const KnownKeyPair pair = m_pairs.at(row);
    const auto holder = std::find_if(pair.uses.cbegin(), pair.uses.cend(),
                                     [](const KeyUse &use) { return use.hasKey; });
    m_notice->hide();
    setEnabled(false);
    whenDone(this, m_secrets.read(secretEntry(holder->entryOwner, SecretField::PrivateKey)),
             [this, pair](const Result<Secret> &stored) {
                 setEnabled(true);
                 take(pair, stored);
             });
}

void KeyPicker::take(const KnownKeyPair &pair, const Result<Secret> &stored)
{
    if (!stored) {
        refuse(errorText(stored.error()).joined());
        return;
    }
    const Result<KeyPair> key = KeyPair::read(*stored);
    if (!key)
        refuse(errorText(key.error()).joined());
    else if (!pair.certificate.belongsTo(*key))
        refuse(tr("The private key in %1 is not this certificate's.").arg(m_secrets.displayName()));
    else
        emit used(*key, pair.certificate);
}

void KeyPicker::refuse(const QString &words)
{
    m_notice->say(ToneId::Bad, words);
    m_notice->show();
    m_list->setFocus();
}

} // namespace suitescope
