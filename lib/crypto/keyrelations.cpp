// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keyreading_p.h"

#include <algorithm>

namespace suitescope::keyreading {

namespace {

using Weight = KeyVerdictWeight;

constexpr int mostVerifications = 64; // of one call; names alone decide beyond that
constexpr int widestVerified = 4096; // bits of the issuer's key

// A copy of an earlier object, and no relative of its own.
void markCopies(QList<KeyObject> &objects)
{
    for (qsizetype i = 0; i < objects.size(); ++i) {
        KeyObject &object = objects[i];
        if (object.fingerprint.isEmpty())
            continue;
        const auto first = std::find_if(
            objects.cbegin(), objects.cbegin() + i, [&object](const KeyObject &other) {
                return other.kind == object.kind && other.fingerprint == object.fingerprint;
            });
        if (first != objects.cbegin() + i)
            object.verdicts
                += {KeyVerdictId::SameAs, Weight::Note, 0, {}, {}, int(first - objects.cbegin())};
    }
}

bool isPairable(const KeyObject &object)
{
    return (object.kind == KeyObjectKind::PrivateKey
            || object.kind == KeyObjectKind::X509Certificate
            || object.kind == KeyObjectKind::PublicKey
            || object.kind == KeyObjectKind::SigningRequest)
        && !object.publicKeyDer.isEmpty() && !object.has(KeyVerdictId::SameAs);
}

void pairUp(QList<KeyObject> &objects)
{
    for (KeyObject &object : objects) {
        if (!isPairable(object))
            continue;
        for (qsizetype other = 0; other < objects.size(); ++other) {
            const KeyObject &one = objects.at(other);
            const bool oneIsKey = one.kind == KeyObjectKind::PrivateKey;
            if (isPairable(one) && oneIsKey != (object.kind == KeyObjectKind::PrivateKey)
                && one.publicKeyDer == object.publicKeyDer)
                object.verdicts += {KeyVerdictId::PairedWith, Weight::Note, 0, {}, {}, int(other)};
        }
    }
}

bool issued(const Relative &issuer, const Relative &subject, int &verifications)
{
    if (X509_check_issued(issuer.certificate.get(), subject.certificate.get()) != X509_V_OK)
        return false;
    EVP_PKEY *key = X509_get0_pubkey(issuer.certificate.get());
    if (!key || EVP_PKEY_get_base_id(key) == EVP_PKEY_DSA || EVP_PKEY_get_bits(key) > widestVerified
        || ++verifications > mostVerifications)
        return true;
    return X509_verify(subject.certificate.get(), key) == 1;
}

void findIssuers(QList<KeyObject> &objects, const std::vector<Relative> &relatives)
{
    int verifications = 0;
    for (int subject = 0; subject < int(objects.size()); ++subject) {
        if (!relatives[std::size_t(subject)].certificate
            || objects.at(subject).has(KeyVerdictId::SameAs))
            continue;
        for (int issuer = 0; issuer < int(objects.size()); ++issuer) {
            if (issuer == subject || !relatives[std::size_t(issuer)].certificate
                || objects.at(issuer).has(KeyVerdictId::SameAs)
                || !issued(relatives[std::size_t(issuer)], relatives[std::size_t(subject)],
                           verifications))
                continue;
            objects[subject].verdicts += {KeyVerdictId::IssuedBy, Weight::Note, 0, {}, {}, issuer};
            if (!objects.at(issuer).has(KeyVerdictId::ChainMember))
                objects[issuer].verdicts += {KeyVerdictId::ChainMember, Weight::Note};
            if (issuer < subject && objects.at(issuer).input == objects.at(subject).input)
                objects[issuer].verdicts
                    += {KeyVerdictId::ChainOutOfOrder, Weight::Warning, 0, {}, {}, subject};
        }
    }
}

// Where both kinds are there and one has no partner, it is most likely the wrong file.
void markLonely(QList<KeyObject> &objects)
{
    const auto there = [&objects](KeyObjectKind kind) {
        return std::any_of(objects.cbegin(), objects.cend(), [kind](const KeyObject &object) {
            return object.kind == kind && isPairable(object);
        });
    };
    if (!there(KeyObjectKind::PrivateKey) || !there(KeyObjectKind::X509Certificate))
        return;
    for (KeyObject &object : objects) {
        const bool isCertificate = object.kind == KeyObjectKind::X509Certificate;
        if (!isPairable(object) || (!isCertificate && object.kind != KeyObjectKind::PrivateKey)
            || object.has(KeyVerdictId::ChainMember))
            continue;
        const bool paired = std::any_of(
            object.verdicts.cbegin(), object.verdicts.cend(), [&](const KeyVerdict &verdict) {
                return verdict.id == KeyVerdictId::PairedWith
                    && (isCertificate
                        || objects.at(verdict.other).kind == KeyObjectKind::X509Certificate);
            });
        if (!paired)
            object.verdicts += {KeyVerdictId::PairMissing, Weight::Warning};
    }
}

} // namespace

void relate(QList<KeyObject> &objects, const std::vector<Relative> &relatives)
{
    markCopies(objects);
    pairUp(objects);
    findIssuers(objects, relatives);
    markLonely(objects);
}

} // namespace suitescope::keyreading
