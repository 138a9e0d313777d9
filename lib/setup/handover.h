// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/setup/checklist.h"

#include <QFuture>

namespace suitescope {

/*! What an administrator gets who does the NetSuite part. Nothing in it is secret. */
struct Handover
{
    QString connectionName;
    AuthMethod method = AuthMethod::ClientCredentials;
    AccountId account; // null: not known yet, then no links
    QList<PermissionItem> permissions; // of the role, for the chosen record types
    QStringList scopes{QStringLiteral("rest_webservices")}; // of the integration record
    QByteArray certificatePem; // public; empty for tokens, or when there is none yet
    QDate certificateEnds;
};

/*! One HTML page that needs nothing else: no scripts, no outside resources, light and dark, fit for
 * printing. Every value is escaped. English, since NetSuite's words are. */
[[nodiscard]] QByteArray handoverPage(const Handover &handover);

[[nodiscard]] QString handoverPageName(); // "netsuite-set-up.html"
[[nodiscard]] QString handoverCertificateName(); // "public.pem"

/*! Makes \a folder with the page and the certificate beside it, on a worker thread; answers with
 * the page's path. What of the two is in the folder already is replaced. */
[[nodiscard]] QFuture<Result<QString>> writeHandover(const QString &folder, Handover handover);

/*! What the administrator sent back, as far as it was understood. */
struct AdministratorAnswer
{
    AccountId account;
    QString clientId;
    QString certificateId;
    bool swapped = false; // the two IDs stood under each other's label
    QStringList ignoredSecrets; // labels of secrets that have no business in a mail: never read

    enum class Part { Account, ClientId, CertificateId };
    [[nodiscard]] QList<Part> missing() const;
};

/*! Understands the form of the page in a mail: labels in any order, quoted with "> ", with bullets
 * or in a table; IDs under each other's label are told apart by their shape. */
[[nodiscard]] AdministratorAnswer readAdministratorAnswer(const QString &pasted);

} // namespace suitescope
