// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QString>

namespace suitescope {

enum class Environment { Production, Sandbox, ReleasePreview, TestDrive, Demo };

/*! A NetSuite account ID in its canonical spelling (upper case, underscore). Only parse() makes one
   that is not null, so a valid AccountId can never leave the host pattern `[a-z0-9-]+`. Sources:
   fact sheet 1.1, 1.2. */
class AccountId
{
public:
    /*! Understands every spelling a person may paste: 1234567, 1234567_SB1, 1234567-sb1, blanks,
       labels and invisible characters around, lower case, and a whole NetSuite URL
       (https://1234567-sb1.app.netsuite.com/app/…, also suitetalk, restlets, and
       `compid=`/`account=` query values on system.netsuite.com). InvalidInput otherwise; the detail
       says what is wrong in one English clause. */
    [[nodiscard]] static Result<AccountId> parse(const QString &typed);

    AccountId() = default;
    [[nodiscard]] bool isNull() const { return m_id.isEmpty(); }

    [[nodiscard]] QString toString() const { return m_id; } // 1234567_SB1
    [[nodiscard]] QString realm() const { return m_id; } // OAuth 1.0a realm: upper case, underscore
    [[nodiscard]] QString hostLabel() const; // 1234567-sb1
    [[nodiscard]] Environment environment()
        const; // Demo for the simulated account's ID "DEMO" alone
    [[nodiscard]] QString badge() const; // PROD, SB1, RP, TEST, DEMO

    friend bool operator==(const AccountId &, const AccountId &) = default;

private:
    explicit AccountId(QString canonical) : m_id(std::move(canonical)) { }

    QString m_id;
};

} // namespace suitescope
