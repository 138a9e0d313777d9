// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/setupdraft.h"

#include "lib/base/async.h"
#include "lib/setup/setupdraft_p.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

DraftValues newValues(bool demo)
{
    DraftValues values;
    values.connectionId = newId();
    values.demo = demo;
    return values;
}

StoredDraft summary(const QString &id, const DraftValues &values)
{
    StoredDraft draft;
    draft.id = id;
    draft.name = values.name;
    draft.method = values.method;
    draft.step = values.step;
    draft.account = AccountId::parse(values.accountText).value_or(AccountId());
    draft.demo = values.demo;
    draft.afterRefresh = values.afterRefresh;
    if (values.editsConnection)
        draft.editedConnection = values.connectionId;
    draft.begun = values.begun;
    return draft;
}

} // namespace

QList<SetupStep> stepsFor(AuthMethod method)
{
    QList<SetupStep> steps{SetupStep::Method, SetupStep::Features, SetupStep::Role,
                           SetupStep::Account};
    if (method == AuthMethod::TokenBased)
        steps << SetupStep::TbaIntegration << SetupStep::TbaToken;
    else
        steps << SetupStep::KeyAndCertificate << SetupStep::M2mIntegration
              << SetupStep::CertificateMapping;
    steps << SetupStep::Verify << SetupStep::Done;
    return steps;
}

SetupDraft::SetupDraft(std::unique_ptr<Private> priv, QObject *parent)
    : QObject(parent), d(std::move(priv))
{
    d->attach(this);
    d->restoreFuture = suitescope::finished(Result<>());
}

SetupDraft::SetupDraft(ConnectionStore &connections, SecretStore &secrets, bool demo,
                       QObject *parent)
    : SetupDraft(std::make_unique<Private>(connections, secrets, newId(), newValues(demo)), parent)
{
}

SetupDraft::SetupDraft(ConnectionStore &connections, SecretStore &secrets,
                       const Connection &existing, QObject *parent)
    : SetupDraft(
        std::make_unique<Private>(connections, secrets, newId(), DraftValues::of(existing)), parent)
{
    d->restore();
}

SetupDraft *SetupDraft::afterRefresh(ConnectionStore &connections, SecretStore &secrets,
                                     const Connection &existing, QObject *parent)
{
    auto *draft = new SetupDraft(std::make_unique<Private>(connections, secrets, newId(),
                                                           DraftValues::ofRefreshed(existing)),
                                 parent);
    draft->d->restore();
    return draft;
}

SetupDraft::~SetupDraft()
{
    // Closing the window at once after the last key stroke costs nothing.
    if (d->dirty && !d->closed)
        static_cast<void>(d->connections.saveDraft(d->id, d->values.toJson()));
}

SetupDraft *SetupDraft::resume(const QString &draftId, ConnectionStore &connections,
                               SecretStore &secrets, QObject *parent)
{
    const QHash<QString, QJsonObject> drafts = connections.drafts();
    const bool known = drafts.contains(draftId);
    DraftValues values = known ? DraftValues::fromJson(drafts.value(draftId)) : newValues(false);
    if (values.connectionId.isEmpty())
        values.connectionId = newId();
    auto *draft = new SetupDraft(
        std::make_unique<Private>(connections, secrets, draftId, std::move(values)), parent);
    if (known) {
        draft->d->restore();
    } else {
        draft->d->restoreFuture = suitescope::finished(
            Result<>(failure(ErrorKind::InvalidInput, u"no draft %1"_s.arg(draftId))));
    }
    return draft;
}

QFuture<Result<>> SetupDraft::restored() const
{
    return d->restoreFuture;
}

const ConnectionStore &SetupDraft::connections() const
{
    return d->connections;
}

QList<StoredDraft> SetupDraft::stored(const ConnectionStore &connections)
{
    QList<StoredDraft> drafts;
    const QHash<QString, QJsonObject> all = connections.drafts();
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const DraftValues values = DraftValues::fromJson(it.value());
        if (values.state == DraftState::Open)
            drafts.append(summary(it.key(), values));
    }
    std::sort(drafts.begin(), drafts.end(), [](const StoredDraft &a, const StoredDraft &b) {
        return std::tie(a.begun, a.id) < std::tie(b.begun, b.id);
    });
    return drafts;
}

QFuture<Result<>> SetupDraft::sweep(ConnectionStore &connections, SecretStore &secrets)
{
    struct Sweep
    {
        QPromise<Result<>> promise;
        int open = 1;
        Result<> worst;

        void endOne(const Result<> &result)
        {
            if (!result && worst)
                worst = result;
            if (--open > 0)
                return;
            promise.addResult(worst);
            promise.finish();
        }
    };
    auto sweep = std::make_shared<Sweep>();
    sweep->promise.start();
    const QFuture<Result<>> future = sweep->promise.future();
    const QHash<QString, QJsonObject> all = connections.drafts();
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const DraftValues values = DraftValues::fromJson(it.value());
        const std::optional<Connection> connection = connections.connection(values.connectionId);
        const QString owner = connection ? connection->entryOwner() : QString();
        // Open still, and the connection has what it wrote: cut short just before the mark.
        const bool finished = !owner.isEmpty() && values.writesTo == owner;
        if (values.state == DraftState::Open && !finished)
            continue;
        ++sweep->open;
        removeEntries(&connections, secrets, values.leftovers(it.key(), owner),
                      [sweep, id = it.key(), &connections](const Result<> &emptied) {
                          if (!emptied) {
                              sweep->endOne(emptied);
                              return;
                          }
                          whenDone(&connections, connections.removeDraft(id),
                                   [sweep](const Result<> &result) { sweep->endOne(result); });
                      });
    }
    sweep->endOne({});
    return future;
}

QFuture<Result<>> SetupDraft::setKeyPair(const KeyPair &key, const Certificate &certificate)
{
    if (!certificate.isNull() && !certificate.belongsTo(key))
        return suitescope::finished(Result<>(
            failure(ErrorKind::InvalidInput, u"the certificate belongs to another key"_s)));
    const Result<Secret> pem = key.toPkcs8Pem();
    if (!pem)
        return suitescope::finished(Result<>(failure(pem.error())));
    const std::optional<KeyAlgorithm> algorithm = key.algorithm();
    if (algorithm && !fits(d->values.algorithm, *algorithm))
        d->values.algorithm = defaultSigning(*algorithm);
    d->certificate = certificate;
    d->values.certificatePem = certificate.isNull() ? QByteArray() : certificate.toPem();
    d->values.publicKey = certificate.isNull() ? key.publicKeyDer() : QByteArray();
    d->values.certificateSaved = false;
    d->values.keyMade = QDateTime::currentDateTimeUtc();
    return setSecret(SecretField::PrivateKey, *pem);
}

void SetupDraft::forgetKeyPair()
{
    d->certificate = {};
    d->values.certificatePem.clear();
    d->values.publicKey.clear();
    d->values.certificateSaved = false;
    d->values.keyMade = {};
    static_cast<void>(setSecret(SecretField::PrivateKey, {}));
}

QFuture<Result<>> SetupDraft::setSecret(SecretField field, const Secret &value)
{
    if (d->closed)
        return suitescope::finished(Result<>(failure(ErrorKind::NotAllowed)));
    d->touched.insert(field);
    if (!(secret(field) == value))
        d->values.replaced.insert(field);
    if (!value.isEmpty())
        d->values.emptied.remove(field); // a crash before the answer must not hide the new entry
    d->setLocally(field, value);
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    whenDone(this, d->keeper.keep(secretEntry(draftOwner(d->id), field), value),
             [this, field, emptied = value.isEmpty(), promise](const Result<> &result) {
                 d->takeKept(field, emptied, result, promise);
             });
    d->change();
    return promise->future();
}

QFuture<Result<>> SetupDraft::keepEarlier(SecretField field)
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    const auto answer = [promise](const Result<> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenDone(this, d->store.read(secretEntry(d->connectionOwner(), field)),
             [this, field, answer](const Result<Secret> &earlier) {
                 if (!earlier) {
                     answer(failure(earlier.error()));
                     return;
                 }
                 whenDone(this, setSecret(field, *earlier), answer);
                 d->values.replaced.remove(field);
             });
    return promise->future();
}

void SetupDraft::keepAgain()
{
    if (d->closed)
        return;
    const QSet<SecretField> unkept = d->unkept;
    for (const SecretField field : unkept)
        static_cast<void>(setSecret(field, d->secrets.value(field)));
    d->save();
}

bool SetupDraft::isStepComplete(SetupStep step) const
{
    switch (step) {
    case SetupStep::Method:
        return d->isNameRight();
    case SetupStep::Features:
    case SetupStep::Role:
        return d->isTicked(step);
    case SetupStep::Account:
        return !account().isNull();
    case SetupStep::TbaIntegration:
        return d->isRight(SecretField::ConsumerKey) && d->isRight(SecretField::ConsumerSecret);
    case SetupStep::TbaToken:
        return d->isRight(SecretField::TokenId) && d->isRight(SecretField::TokenSecret);
    case SetupStep::KeyAndCertificate:
        return d->isKeyRight();
    case SetupStep::M2mIntegration:
        return d->isRight(SecretField::ClientId) && !d->values.scopes.isEmpty();
    case SetupStep::CertificateMapping:
        return d->isRight(SecretField::CertificateId);
    case SetupStep::Verify: {
        const QList<SetupStep> steps = stepsFor(d->values.method);
        return std::all_of(steps.cbegin(), steps.cend(), [this](SetupStep other) {
            return other == SetupStep::Verify || other == SetupStep::Done
                || other == SetupStep::Features || other == SetupStep::Role
                || isStepComplete(other);
        });
    }
    case SetupStep::Done:
        return d->finished;
    }
    Q_UNREACHABLE();
}

std::optional<Credentials> SetupDraft::credentials() const
{
    for (const SecretField field : fieldsOf(d->values.method)) {
        if (!d->secrets.contains(field))
            return std::nullopt;
    }
    if (d->values.method == AuthMethod::TokenBased) {
        if (account().isNull())
            return std::nullopt;
        return TbaCredentials{account().realm(), secret(SecretField::ConsumerKey),
                              secret(SecretField::ConsumerSecret), secret(SecretField::TokenId),
                              secret(SecretField::TokenSecret)};
    }
    if (d->key.isNull())
        return std::nullopt;
    return M2mCredentials{secret(SecretField::ClientId).revealText(),
                          secret(SecretField::CertificateId).revealText(), d->key,
                          d->values.algorithm, d->values.scopes};
}

Connection SetupDraft::facts() const
{
    Connection facts = d->connections.connection(d->values.connectionId).value_or(Connection());
    const bool isOther = facts.method != d->values.method || !(facts.account == account())
        || !d->values.replaced.isEmpty();
    if (isOther)
        facts.lastProven = {};
    facts.id = d->values.connectionId;
    facts.name = d->values.name.trimmed();
    facts.method = d->values.method;
    facts.account = account();
    facts.urlOverride = d->values.urlOverride;
    facts.demo = d->values.demo;
    facts.algorithm = d->values.algorithm;
    facts.scopes = d->values.scopes;
    facts.certificatePem = d->values.method == AuthMethod::ClientCredentials
        ? d->values.certificatePem
        : QByteArray();
    const bool keyAlone
        = d->values.method == AuthMethod::ClientCredentials && facts.certificatePem.isEmpty();
    if (!keyAlone)
        facts.publicKey.clear();
    else if (!d->key.isNull())
        facts.publicKey = d->key.publicKeyDer();
    facts.keychain = d->store.displayName();
    return facts;
}

} // namespace suitescope
