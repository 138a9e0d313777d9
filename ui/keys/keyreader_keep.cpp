// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/setup/keykeeping.h"
#include "ui/keys/keyfindingcard.h"
#include "ui/keys/keyreader.h"
#include "ui/text/errortext.h"
#include "ui/widgets/notice.h"

#include <QPushButton>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

void KeyReader::showChoice()
{
    int chosen = 0;
    bool offered = false;
    for (const KeyFindingCard *card : std::as_const(m_cards)) {
        chosen += card->chosen() ? 1 : 0;
        offered = offered || card->isOffered();
    }
    m_keep->setEnabled(chosen > 0 && !m_keeping);
    if (m_purpose == Purpose::Use) {
        m_keep->setText(tr("&Use this key pair"));
    } else if (m_secrets) {
        const QString where = m_secrets->displayName();
        m_keep->setText(m_keeping        ? tr("Keeping…")
                            : chosen > 1 ? tr("Keep %1 in %2").arg(chosen).arg(where)
                                         : tr("Keep in %1").arg(where));
    }
    m_keep->setVisible(offered);
}

void KeyReader::keep()
{
    QList<NewKeyPair> pairs;
    for (const KeyFindingCard *card : std::as_const(m_cards)) {
        if (const std::optional<NewKeyPair> pair = card->chosen())
            pairs += *pair;
    }
    if (pairs.isEmpty() || m_keeping)
        return;
    m_keeping = true;
    m_fault->hide();
    showChoice();
    // A certificate that is missing is made: some milliseconds, some tenths of a second with RSA.
    constexpr int backdate = 60; // seconds: a clock a little ahead of NetSuite's does no harm
    const auto made = QtConcurrent::run(
        [pairs, now = m_clock()] { return completed(pairs, now.addSecs(-backdate)); });
    whenDone(this, made, [this](const Result<QList<NewKeyPair>> &complete) {
        if (complete) {
            finishWith(*complete);
            return;
        }
        m_keeping = false;
        sayFault(errorText(complete.error()).joined());
        showChoice();
    });
}

void KeyReader::finishWith(const QList<NewKeyPair> &pairs)
{
    if (m_purpose != Purpose::Use) {
        keepCompleted(pairs);
        return;
    }
    m_keeping = false;
    startAgain();
    emit used(pairs.first().key, pairs.first().certificate);
}

void KeyReader::keepCompleted(const QList<NewKeyPair> &pairs)
{
    auto *keeper = new KeyPairKeeper(pairs, *m_connections, *m_secrets, m_clock(), this);
    connect(keeper, &KeyPairKeeper::finished, this, [this, keeper](const QStringList &ids) {
        keeper->deleteLater();
        m_keeping = false;
        startAgain();
        emit kept(ids);
    });
    connect(keeper, &KeyPairKeeper::failed, this,
            [this, keeper](const Error &error, const QStringList &ids) {
                keeper->deleteLater();
                m_keeping = false;
                const QString why = errorText(error).joined();
                sayFault(ids.isEmpty() ? tr("Nothing was kept. %1").arg(why)
                                       : tr("%1 of them were kept. %2").arg(ids.size()).arg(why));
                showChoice();
            });
    keeper->start();
}

} // namespace suitescope
