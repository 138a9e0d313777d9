// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/setupdraft.h"

#include <QJsonObject>

namespace suitescope {

enum class DraftState { Open, Finished, Discarded };

/*! Everything of a draft that is not secret, and its JSON. */
struct DraftValues
{
    QString connectionId; // of the connection it becomes or changes
    bool editsConnection = false;
    bool demo = false;
    bool afterRefresh = false; // the short way: only what a sandbox refresh wiped is asked for
    DraftState state = DraftState::Open;
    QString name;
    AuthMethod method = AuthMethod::ClientCredentials;
    SetupStep step = SetupStep::Method;
    QString accountText;
    QUrl urlOverride;
    QSet<QString> features;
    QSet<QString> permissions;
    QStringList dataNeeds;
    DataOperation dataOperation = DataOperation::Read;
    QStringList scopes{QStringLiteral("rest_webservices")};
    SigningAlgorithm algorithm = SigningAlgorithm::ES256;
    QByteArray certificatePem;
    QByteArray publicKey; // DER, of a key whose certificate is not known; else empty
    QDateTime keyMade;
    bool certificateSaved = false;
    QDateTime begun;
    QSet<SecretField> kept; // entries of the draft's own
    QSet<SecretField> replaced; // since the edited connection last worked
    QSet<SecretField> emptied; // taken away, whatever the edited connection still has
    QString writesTo; // the owner of the connection's entries once finish() has begun; else empty
    QString replaces; // the owner whose entries the connection had until then

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static DraftValues fromJson(const QJsonObject &object);
    [[nodiscard]] static DraftValues of(const Connection &existing);
    /*! Everything that survives a refresh of the sandbox; what it wiped is empty. */
    [[nodiscard]] static DraftValues ofRefreshed(const Connection &existing);
    [[nodiscard]] QList<SetupStep> steps() const;
    /*! Entries that nothing needs once the draft with this id is gone, as long as the connection
     * uses those of \a usedOwner. */
    [[nodiscard]] QStringList leftovers(const QString &draftId, const QString &usedOwner) const;
};

[[nodiscard]] QString draftOwner(const QString &draftId); // names the draft's secret entries
[[nodiscard]] QList<SecretField> fieldsOf(AuthMethod method);

} // namespace suitescope
