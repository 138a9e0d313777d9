// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/credentials.h"
#include "lib/crypto/certificate.h"
#include "lib/setup/checklist.h"
#include "lib/storage/connectionstore.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace suitescope {

/*! The steps of the wizard, by stable ids that drafts store. */
enum class SetupStep {
    Method,
    Features,
    Role,
    Account,
    TbaIntegration,
    TbaToken, // Token-Based Authentication
    KeyAndCertificate,
    M2mIntegration,
    CertificateMapping, // OAuth 2.0 client credentials
    Verify,
    Done,
};

[[nodiscard]] QList<SetupStep> stepsFor(AuthMethod method);

/*! An unfinished draft, for the list of connections. */
struct StoredDraft
{
    QString id;
    QString name;
    AuthMethod method = AuthMethod::ClientCredentials;
    SetupStep step = SetupStep::Method;
    AccountId account; // null while it is not known
    bool demo = false;
    bool afterRefresh = false;
    std::optional<QString> editedConnection;
    QDateTime begun; // UTC
};

/*! Everything entered on the way to a connection, kept at once: each secret in the SecretStore
   under the draft's own entries the moment it is set, the rest in the ConnectionStore. Resumable
   after a crash at any moment. Main thread only. */
class SetupDraft : public QObject
{
    Q_OBJECT

public:
    /*! A new draft; nothing is stored before the first change. \a demo drafts are for the simulated
     * account. */
    SetupDraft(ConnectionStore &connections, SecretStore &secrets, bool demo,
               QObject *parent = nullptr);
    /*! A draft that changes an existing connection: its entries stay until finish(). */
    SetupDraft(ConnectionStore &connections, SecretStore &secrets, const Connection &existing,
               QObject *parent = nullptr);
    /*! A draft that changes a connection whose sandbox was refreshed: account, key pair, scopes and
     * lists stay as they are, and steps() ask for what was wiped. */
    [[nodiscard]] static SetupDraft *afterRefresh(ConnectionStore &connections,
                                                  SecretStore &secrets, const Connection &existing,
                                                  QObject *parent);
    ~SetupDraft() override;

    /*! Reads a stored draft with its secrets; the object exists at once, isReady() follows the
     * future. Secrets that cannot be read are simply absent and named in the answer's error. */
    [[nodiscard]] static SetupDraft *resume(const QString &draftId, ConnectionStore &connections,
                                            SecretStore &secrets, QObject *parent);
    [[nodiscard]] QFuture<Result<>> restored() const;

    /*! The drafts that can be resumed, oldest first. */
    /*! Where the draft is kept. */
    [[nodiscard]] const ConnectionStore &connections() const;
    [[nodiscard]] static QList<StoredDraft> stored(const ConnectionStore &connections);
    /*! Ends what a crash cut short: removes the entries and texts of drafts that were finished or
     * discarded. For the start of the program, after ConnectionStore::load(); both stores outlive
     * the work. */
    [[nodiscard]] static QFuture<Result<>> sweep(ConnectionStore &connections,
                                                 SecretStore &secrets);

    [[nodiscard]] QString id() const;
    [[nodiscard]] bool isDemo() const;
    [[nodiscard]] std::optional<QString> editedConnection() const;
    [[nodiscard]] bool isAfterRefresh() const;
    /*! The short way is not enough: steps() are all of them from now on. */
    void askForEverything();
    [[nodiscard]] QList<SetupStep> steps() const; // of this draft
    /*! Takes the value that the edited connection has, where a refresh spared it. */
    [[nodiscard]] QFuture<Result<>> keepEarlier(SecretField field);

    [[nodiscard]] QString name() const;
    void setName(const QString &name);
    [[nodiscard]] AuthMethod method() const;
    void setMethod(AuthMethod method);
    [[nodiscard]] SetupStep step() const; // where the user was
    void setStep(SetupStep step);
    [[nodiscard]] QString accountText() const; // as typed
    void setAccountText(const QString &typed);
    [[nodiscard]] AccountId account() const; // null while accountText() does not parse
    [[nodiscard]] QUrl urlOverride() const;
    void setUrlOverride(const QUrl &base);
    [[nodiscard]] QSet<QString> tickedFeatures() const; // FeatureItem::id
    void setFeatureTicked(const QString &id, bool ticked);
    [[nodiscard]] QSet<QString> tickedPermissions() const; // PermissionItem::key
    void setPermissionTicked(const QString &key, bool ticked);
    [[nodiscard]] QStringList dataNeeds() const; // DataNeed::id
    void setDataNeeds(const QStringList &ids);
    [[nodiscard]] DataOperation dataOperation() const; // with those records
    void setDataOperation(DataOperation operation);
    [[nodiscard]] QStringList scopes() const;
    void setScopes(const QStringList &scopes);
    [[nodiscard]] SigningAlgorithm algorithm() const;
    void setAlgorithm(SigningAlgorithm algorithm);
    [[nodiscard]] Certificate certificate() const;
    [[nodiscard]] QDateTime keyMade() const; // UTC
    [[nodiscard]] bool certificateSaved() const;
    void setCertificateSaved(bool saved);

    /*! Key pair and certificate together: the key goes to the SecretStore, the certificate to the
     * draft. The certificate may be null when only the key is known; InvalidInput when it belongs
     * to another key. Sets algorithm() to one that fits. */
    [[nodiscard]] QFuture<Result<>> setKeyPair(const KeyPair &key, const Certificate &certificate);
    [[nodiscard]] KeyPair keyPair() const;
    void forgetKeyPair();

    [[nodiscard]] Secret secret(SecretField field) const; // empty when not entered
    [[nodiscard]] QHash<SecretField, Secret> secrets() const;
    [[nodiscard]] QList<SecretField> missingSecrets() const; // of the method, in its order
    /*! Kept at once; the future answers when the SecretStore has it. An empty value removes the
     * entry. A newer call for the same field makes an older one void. */
    [[nodiscard]] QFuture<Result<>> setSecret(SecretField field, const Secret &value);
    /*! Tries once more to keep all that could not be kept; kept() or keepFailed() answer. */
    void keepAgain();

    /*! Decided here, not in the page. Features and Role: every required item is ticked; ticks are
     * the user's notes, so a page may let people go on without. Verify: everything is there to be
     * proven. Done: finish() has answered. */
    [[nodiscard]] bool isStepComplete(SetupStep step) const;
    [[nodiscard]] std::optional<Credentials> credentials() const; // when all are there
    /*! What the connection will be; id is the future connection's. A success of the edited one was
     * none of this draft's once account, method or a secret is another. */
    [[nodiscard]] Connection facts() const;

    /*! \a check is the record of the run that proved it (checkRecord).
       Writes the connection's entries, saves the connection as proven, removes the draft and its
       entries, in an order that a crash at any point leaves either the draft or the connection
       whole. A connection that is changed gets new entries, which it takes up in one step: until
       then it works with what it had, afterwards the old ones are removed. */
    [[nodiscard]] QFuture<Result<Connection>> finish(const QDateTime &provenAt,
                                                     const QJsonObject &check = {});
    /*! Removes the draft and its secrets. */
    [[nodiscard]] QFuture<Result<>> discard();

signals:
    void changed();
    void kept(); // everything so far is on disk and in the keychain
    void keepFailed(const suitescope::Error &error); // something could not be kept: say so, loudly

private:
    struct Private;
    explicit SetupDraft(std::unique_ptr<Private> priv, QObject *parent);
    using Finishing = std::shared_ptr<QPromise<Result<Connection>>>;
    void writeConnection(const Connection &connection, const Finishing &work,
                         const std::function<void(const Error &)> &fail);
    void clearUp(const std::function<void()> &done);

    std::unique_ptr<Private> d;
};

} // namespace suitescope
