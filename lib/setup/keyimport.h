// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keyreading.h"
#include "lib/setup/keyinventory.h"

namespace suitescope {

/*! Something among what was read that can be kept. What cannot is not among them: its object's
 * verdicts say why. */
struct ImportCandidate
{
    int key = -1; // index of the object; -1: the certificate alone
    int certificate = -1; // -1: one is made for the key
    bool refusedCertificate = false; // it had one that NetSuite refuses
    QString name; // a suggestion
    QString knownAs; // the name under which exactly this is here already; empty: new

    friend bool operator==(const ImportCandidate &, const ImportCandidate &) = default;
};

/*! One for each usable key, with the certificate that belongs to it in whichever file, and one for
 * each usable certificate without a key. */
[[nodiscard]] QList<ImportCandidate> importCandidates(const KeyReading &reading,
                                                      const QStringList &inputNames,
                                                      const QList<KnownKeyPair> &known);

/*! A pair to be kept. */
struct NewKeyPair
{
    KeyPair key; // may be null: the certificate alone
    Certificate certificate; // null: one is made with \a name
    QString name;
};

/*! Makes what is missing: certificates that begin at \a now and last \a days. Blocking. */
[[nodiscard]] Result<QList<NewKeyPair>> completed(QList<NewKeyPair> pairs, const QDateTime &now,
                                                  int days = CertificateRequest::longestDays);

} // namespace suitescope
