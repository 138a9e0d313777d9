// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/keyinventory.h"
#include "lib/setup/registeredcertificates.h"

namespace suitescope {

/*! On which side a certificate is known. */
enum class Standing {
    Both,
    OnlyNetSuite, // nothing on this computer belongs to it
    OnlyHere, // NetSuite does not list it for this integration
};

/*! What NetSuite does with a certificate of its list. */
enum class RegisteredState { InForce, NotYet, Ended, Revoked };

[[nodiscard]] RegisteredState stateOf(const RegisteredCertificate &certificate,
                                      const QDateTime &now);

/*! One line of NetSuite's list beside what this computer knows. */
struct MatchedCertificate
{
    std::optional<RegisteredCertificate> listed; // nothing when OnlyHere
    std::optional<KnownKeyPair> pair; // nothing when OnlyNetSuite
    bool own = false; // the connection that asked signs in with it
    bool byDates = false; // no Certificate ID tells, only its kind and its dates

    [[nodiscard]] Standing standing() const
    {
        return !pair ? Standing::OnlyNetSuite : listed ? Standing::Both : Standing::OnlyHere;
    }
    /*! An orphan that asks for a look: in force in NetSuite and of nobody here, or what a
     * connection of this integration signs in with and NetSuite has no longer. */
    [[nodiscard]] bool isOrphan(const QDateTime &now) const;
    /*! The connections of this computer that stop working when it is revoked. */
    [[nodiscard]] QStringList connectionNames() const;
};

/*! What the keychain says of the connections to one integration. */
struct IntegrationIds
{
    QString ownCertificateId; // of the connection that asks
    QHash<QString, QString> byConnection; // Certificate IDs, by the id of the connection
};

/*! NetSuite's list of one integration beside \a known: joined by Certificate ID, where none is
 * known by kind and dates (a free pair that was uploaded by hand). What is in force comes first,
 * then what is only here, then what has ended or was revoked. Free pairs that NetSuite does not
 * list are not in it: nothing says that they belong to this integration. */
[[nodiscard]] QList<MatchedCertificate> matched(const QList<RegisteredCertificate> &listed,
                                                const QList<KnownKeyPair> &known,
                                                const IntegrationIds &ids, const QDateTime &now);

} // namespace suitescope
