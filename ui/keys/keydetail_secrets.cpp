// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the keychain tells about a pair. It is asked when the person wants to know, never for
// looking at a list.
#include "lib/base/async.h"
#include "lib/setup/keyfitting.h"
#include "ui/keys/keydetail.h"
#include "ui/keys/keywords.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/statuslight.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QHBoxLayout *rowIn(QWidget *holder)
{
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    return row;
}

/*! Empty when it was never entered. */
Result<QString> textIn(const QFuture<Result<Secret>> &reading)
{
    if (reading.isCanceled() || reading.resultCount() == 0)
        return failure(ErrorKind::Canceled);
    const Result<Secret> read = reading.result();
    if (read)
        return read->revealText();
    return read.error().kind == ErrorKind::SecretMissing ? Result<QString>(QString())
                                                         : failure(read.error());
}

} // namespace

QWidget *KeyDetail::buildIntegration()
{
    auto *holder = new QWidget(m_facts);
    m_integration = new ElidedLabel(TextRole::Normal, {}, holder);
    m_integration->setObjectName(u"chosenIntegration"_s);
    m_showIds = makeButton(ButtonKind::Quiet, tr("Sho&w the IDs"), {}, holder);
    m_showIds->setObjectName(u"showIds"_s);
    m_showIds->setToolTip(tr("Reads Client ID and Certificate ID from the keychain."));
    m_showIds->setFixedHeight(fontMetrics().height() + space::pair);
    connect(m_showIds, &QPushButton::clicked, this, &KeyDetail::readIds);
    QHBoxLayout *row = rowIn(holder);
    row->addWidget(m_integration);
    row->addWidget(m_showIds);
    row->addStretch(1);
    return holder;
}

QWidget *KeyDetail::buildKeyHome()
{
    auto *holder = new QWidget(m_facts);
    m_keyHome = new ElidedLabel(TextRole::Normal, {}, holder);
    m_keyHome->setObjectName(u"chosenKeyHome"_s);
    m_fit = new StatusLine(holder, 14, false);
    m_fit->setObjectName(u"chosenKeyFit"_s);
    m_fit->setWordWrap(false);
    m_check = makeButton(ButtonKind::Quiet, tr("&Compare with the certificate"), {}, holder);
    m_check->setObjectName(u"checkChosenKey"_s);
    m_check->setFixedHeight(fontMetrics().height() + space::pair);
    connect(m_check, &QPushButton::clicked, this, &KeyDetail::checkKey);
    QHBoxLayout *row = rowIn(holder);
    row->addWidget(m_keyHome);
    row->addWidget(m_fit);
    row->addWidget(m_check);
    row->addStretch(1);
    return holder;
}

void KeyDetail::forgetSecrets()
{
    m_clientId->setText({});
    m_certificateId->setText({});
    m_facts->setRowVisible(ClientIdFact, false);
    m_facts->setRowVisible(CertificateIdFact, false);
    m_showIds->show();
    m_fit->clear();
    m_fit->hide();
    m_check->setEnabled(true);
}

void KeyDetail::showIntegration()
{
    const QString name = integrationText(m_pair, m_clock());
    m_integration->setVisible(!name.isEmpty());
    m_integration->setText(name);
    m_facts->setRowVisible(IntegrationFact,
                           integrationHolder() && (!name.isEmpty() || !m_showIds->isHidden()));
    m_check->setText(m_pair.isKeyAlone() ? tr("&Compare with what was imported")
                                         : tr("&Compare with the certificate"));
}

const KeyUse *KeyDetail::integrationHolder() const
{
    const auto holder
        = std::find_if(m_pair.uses.cbegin(), m_pair.uses.cend(),
                       [](const KeyUse &use) { return use.owner == KeyOwner::Connection; });
    return holder == m_pair.uses.cend() ? nullptr : &*holder;
}

void KeyDetail::readIds()
{
    const KeyUse *holder = integrationHolder();
    if (!holder)
        return;
    m_showIds->setEnabled(false);
    SecretStore &store = m_secretsOf(*holder);
    QList<QFuture<Result<Secret>>> readings{
        store.read(secretEntry(holder->entryOwner, SecretField::ClientId)),
        store.read(secretEntry(holder->entryOwner, SecretField::CertificateId))};
    const auto both = QtFuture::whenAll(readings.begin(), readings.end())
                          .then([](const QList<QFuture<Result<Secret>>> &read)
                                    -> Result<std::pair<QString, QString>> {
                              const Result<QString> client = textIn(read.at(0));
                              const Result<QString> certificate = textIn(read.at(1));
                              if (!client)
                                  return failure(client.error());
                              if (!certificate)
                                  return failure(certificate.error());
                              return std::pair(*client, *certificate);
                          });
    whenDone(this, both, [this, id = m_pair.id](const Result<std::pair<QString, QString>> &ids) {
        m_showIds->setEnabled(true);
        if (id != m_pair.id)
            return;
        if (!ids) {
            say(false, errorText(ids.error()).joined());
            return;
        }
        const QString none = tr("not entered yet");
        m_clientId->setText(ids->first.isEmpty() ? none : ids->first);
        m_certificateId->setText(ids->second.isEmpty() ? none : ids->second);
        m_facts->setRowVisible(ClientIdFact, true);
        m_facts->setRowVisible(CertificateIdFact, true);
        m_showIds->hide();
        showIntegration();
    });
}

void KeyDetail::checkKey()
{
    m_check->setEnabled(false);
    whenDone(this, readFittings(m_pair, m_secretsOf),
             [this, id = m_pair.id](const Result<QList<KeyFitting>> &fittings) {
                 if (id != m_pair.id)
                     return;
                 m_check->setEnabled(true);
                 if (fittings)
                     showFittings(*fittings);
                 else
                     say(false, errorText(fittings.error()).joined());
             });
}

void KeyDetail::showFittings(const QList<KeyFitting> &fittings)
{
    const auto bad = std::find_if(fittings.cbegin(), fittings.cend(),
                                  [](const KeyFitting &one) { return one.fit != KeyFit::Fits; });
    m_fit->setVisible(true);
    if (bad == fittings.cend()) {
        m_check->hide();
        m_fit->show(LightState::Proven,
                    m_pair.isKeyAlone() ? tr("it is the key that was imported")
                                        : tr("it belongs to the certificate"),
                    false);
        return;
    }
    switch (bad->fit) {
    case KeyFit::OtherKey:
        m_fit->show(LightState::Failing,
                    m_pair.isKeyAlone()
                        ? tr("%1 keeps another key").arg(bad->use.name)
                        : tr("%1 keeps a key of another certificate").arg(bad->use.name));
        break;
    case KeyFit::NoKey:
        m_fit->show(LightState::Failing, tr("no private key is kept for %1").arg(bad->use.name));
        break;
    case KeyFit::NotRead:
    case KeyFit::Fits:
        m_fit->hide();
        say(false, errorText(bad->error).joined());
        break;
    }
}

} // namespace suitescope
