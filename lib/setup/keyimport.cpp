// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/keyimport.h"

#include <QFileInfo>

#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int longestName = 64; // a common name's (RFC 5280)

/*! The certificate to go with a key: the one that NetSuite takes longest. */
int bestPartner(const KeyReading &reading, const KeyObject &key)
{
    int best = -1;
    for (const KeyVerdict &verdict : key.verdicts) {
        if (verdict.id != KeyVerdictId::PairedWith)
            continue;
        const KeyObject &other = reading.objects.at(verdict.other);
        if (other.certificate.isNull() || !other.isAccepted())
            continue;
        if (best < 0
            || reading.objects.at(best).certificate.notAfter() < other.certificate.notAfter())
            best = verdict.other;
    }
    return best;
}

bool hasPartner(const KeyReading &reading, const KeyObject &object, bool isKey)
{
    for (const KeyVerdict &verdict : object.verdicts) {
        if (verdict.id != KeyVerdictId::PairedWith)
            continue;
        const KeyObject &other = reading.objects.at(verdict.other);
        if (isKey ? !other.certificate.isNull() : !other.key.isNull())
            return true;
    }
    return false;
}

QString suggestedName(const KeyReading &reading, const ImportCandidate &candidate,
                      const QStringList &inputNames)
{
    const KeyObject &object
        = reading.objects.at(candidate.certificate >= 0 ? candidate.certificate : candidate.key);
    QString name = object.certificate.isNull() ? QString() : object.certificate.commonName();
    if (name.isEmpty())
        name = object.name;
    if (name.isEmpty() && object.input < inputNames.size())
        name = QFileInfo(inputNames.at(object.input)).completeBaseName();
    return (name.isEmpty() ? u"imported"_s : name).left(longestName);
}

QString nameWhereKnown(const KeyReading &reading, const ImportCandidate &candidate,
                       const QList<KnownKeyPair> &known)
{
    if (candidate.certificate < 0)
        return {};
    const int at = indexOf(reading.objects.at(candidate.certificate).certificate, known);
    // A certificate that is here alone gains its key.
    if (at < 0 || (candidate.key >= 0 && !known.at(at).hasKey()))
        return {};
    return known.at(at).name;
}

} // namespace

QList<ImportCandidate> importCandidates(const KeyReading &reading, const QStringList &inputNames,
                                        const QList<KnownKeyPair> &known)
{
    QList<ImportCandidate> found;
    for (int i = 0; i < int(reading.objects.size()); ++i) {
        const KeyObject &object = reading.objects.at(i);
        const bool isKey = !object.key.isNull();
        if ((!isKey && object.certificate.isNull()) || !object.isAccepted()
            || object.has(KeyVerdictId::SameAs))
            continue;
        ImportCandidate candidate;
        if (isKey) {
            candidate.key = i;
            candidate.certificate = bestPartner(reading, object);
            candidate.refusedCertificate
                = candidate.certificate < 0 && hasPartner(reading, object, true);
        } else if (!object.has(KeyVerdictId::ChainMember) && !hasPartner(reading, object, false)) {
            candidate.certificate = i;
        } else {
            continue;
        }
        candidate.name = suggestedName(reading, candidate, inputNames);
        candidate.knownAs = nameWhereKnown(reading, candidate, known);
        found += candidate;
    }
    return found;
}

Result<QList<NewKeyPair>> completed(QList<NewKeyPair> pairs, const QDateTime &now, int days)
{
    for (NewKeyPair &pair : pairs) {
        if (!pair.certificate.isNull())
            continue;
        const Result<Certificate> made
            = Certificate::selfSigned(pair.key, {pair.name.left(longestName), now, days});
        if (!made)
            return failure(made.error());
        pair.certificate = *made;
    }
    return pairs;
}

} // namespace suitescope
