// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/registeredlist.h"

#include "lib/base/async.h"
#include "lib/setup/signinbudget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

/*! What the keychain says of the connections to the account. */
struct RegisteredList::Ids
{
    IntegrationIds ids;
    bool incomplete = false;
};

namespace {

using Reading = QFuture<Result<Secret>>;

/*! A request whose answer was lost may have been acted upon. */
bool isLost(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout
        || error.kind == ErrorKind::BadReply || error.kind == ErrorKind::TooLarge
        || error.kind == ErrorKind::ServerFault;
}

/*! An empty text when there is none; nothing when it could not be read. */
std::optional<QString> textOf(const Reading &reading)
{
    if (reading.isCanceled() || reading.resultCount() == 0)
        return std::nullopt;
    const Result<Secret> read = reading.result();
    if (read)
        return read->revealText();
    return read.error().kind == ErrorKind::SecretMissing ? std::optional(QString()) : std::nullopt;
}

} // namespace

RegisteredList::RegisteredList(Tools tools, QObject *parent)
    : QObject(parent), m_tools(std::move(tools))
{
}

RegisteredList::~RegisteredList() = default;

QList<Connection> RegisteredList::all() const
{
    return m_tools.connections.connections() + m_tools.others;
}

QList<Connection> RegisteredList::askable() const
{
    QList<Connection> connections = all();
    connections.removeIf(
        [](const Connection &one) { return one.method != AuthMethod::ClientCredentials; });
    return connections;
}

bool RegisteredList::isPermissionMissing() const
{
    return m_state == State::Failed && m_waitUntil.isNull()
        && isCertificatePermissionMissing(m_error);
}

QList<MatchedCertificate> RegisteredList::matches() const
{
    if (m_state != State::Loaded)
        return {};
    return matched(m_listed, knownKeyPairs(m_tools.connections, m_tools.others), m_ids,
                   m_tools.clock());
}

// A client or a handler of the last question may be at work this very moment.
void RegisteredList::restart()
{
    for (QObject *left : {m_context.release(), static_cast<QObject *>(m_client.release())}) {
        if (!left)
            continue;
        left->setParent(this); // the transport outlives this list, and so them
        left->deleteLater();
    }
    m_context = std::make_unique<QObject>();
    m_revoking = false;
}

void RegisteredList::stop()
{
    restart();
    m_state = State::Idle;
    m_listed.clear();
    emit changed();
}

void RegisteredList::load(const Connection &connection)
{
    restart();
    m_connection = connection;
    m_state = State::Loading;
    m_error = {};
    m_waitUntil = {};
    m_listed.clear();
    emit changed();
    QObject *const context = m_context.get();
    m_tools.access(connection, context, [this, context](const Result<CheckAccess> &access) {
        if (m_context.get() != context)
            return; // stopped meanwhile, or another one was asked for
        if (!access)
            fail(access.error());
        else
            begin(*access);
    });
}

void RegisteredList::begin(const CheckAccess &access)
{
    if (!access.credentials) {
        fail(access.unreadable.value_or(Error{ErrorKind::SecretMissing, {}, nullptr}));
        return;
    }
    SignInBudget *const budget = m_connection.demo ? nullptr : m_tools.budget;
    const QByteArray who = signInIdentity(m_connection.account, *access.credentials);
    m_client = std::make_unique<RestClient>(m_tools.transport, access.urls, *access.credentials,
                                            m_tools.clock);
    if (!budget) {
        ask();
        return;
    }
    connect(m_client.get(), &RestClient::signInRefused, budget,
            [budget, who] { static_cast<void>(budget->countRefusal(who)); });
    // An unreadable count is none, as in a check.
    whenDone(m_context.get(), budget->load(), [this, budget, who](const Result<> &) {
        m_waitUntil = budget->waitUntil(who);
        if (m_waitUntil.isNull())
            ask();
        else
            fail({ErrorKind::NotAllowed, u"sign-ins are paused"_s, nullptr});
    });
}

void RegisteredList::ask()
{
    whenDone(m_context.get(), readRegisteredCertificates(*m_client),
             [this](const Result<QList<RegisteredCertificate>> &listed) {
                 if (listed)
                     takeList(*listed);
                 else
                     fail(listed.error());
             });
}

// Which connections are of the same integration is in the keychain alone.
void RegisteredList::takeList(const QList<RegisteredCertificate> &listed)
{
    m_listed = listed;
    m_read = m_tools.clock();
    QStringList ids;
    QList<Reading> readings;
    const QList<Connection> connections = askable();
    for (const Connection &one : connections) {
        if (one.demo != m_connection.demo || !(one.account == m_connection.account))
            continue;
        SecretStore &store = m_tools.secretsOf(one);
        ids += one.id;
        readings += store.read(secretEntry(one.entryOwner(), SecretField::ClientId));
        readings += store.read(secretEntry(one.entryOwner(), SecretField::CertificateId));
    }
    const auto &m2m = std::get<M2mCredentials>(m_client->authorizer().credentials());
    const auto collect = [ids, client = m2m.clientId,
                          own = m2m.certificateId](const QList<Reading> &read) -> Result<Ids> {
        Ids found;
        found.ids.ownCertificateId = own;
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const std::optional<QString> clientId = textOf(read.at(2 * i));
            const std::optional<QString> certificateId = textOf(read.at(2 * i + 1));
            if (!clientId || !certificateId)
                found.incomplete = true;
            else if (*clientId == client)
                found.ids.byConnection.insert(ids.at(i), *certificateId);
        }
        return found;
    };
    if (readings.isEmpty()) { // the connection was removed meanwhile
        takeIds(collect({}).value());
        return;
    }
    whenDone(m_context.get(), QtFuture::whenAll(readings.begin(), readings.end()).then(collect),
             [this](const Result<Ids> &found) {
                 if (found)
                     takeIds(*found);
                 else
                     fail(found.error());
             });
}

void RegisteredList::takeIds(const Ids &found)
{
    m_ids = found.ids;
    m_incomplete = found.incomplete;
    m_state = State::Loaded;
    keep();
    emit changed();
}

// Names and exact ends, for Keys and the calendar. A store that cannot write says so elsewhere.
void RegisteredList::keep()
{
    for (auto it = m_ids.byConnection.cbegin(); it != m_ids.byConnection.cend(); ++it) {
        std::optional<Connection> facts = m_tools.connections.connection(it.key());
        const auto own = std::find_if(
            m_listed.cbegin(), m_listed.cend(),
            [&it](const RegisteredCertificate &one) { return one.certificateId == it.value(); });
        if (!facts || own == m_listed.cend())
            continue;
        facts->lastListed = toJson(listedAs(*own, m_read));
        static_cast<void>(m_tools.connections.save(*facts));
    }
}

void RegisteredList::fail(const Error &error)
{
    m_error = error;
    m_state = State::Failed;
    m_listed.clear();
    emit changed();
}

void RegisteredList::revoke(const QString &certificateId)
{
    if (m_state != State::Loaded || m_revoking || !m_client)
        return;
    m_revoking = true;
    emit changed();
    whenDone(m_context.get(), revokeCertificate(*m_client, certificateId),
             [this, certificateId](const Result<> &answer) { endRevoking(certificateId, answer); });
}

void RegisteredList::endRevoking(const QString &certificateId, const Result<> &answer)
{
    if (answer) {
        m_revoking = false;
        markRevoked(certificateId);
        return;
    }
    // With its own certificate gone the list cannot be asked for: a refused sign-in would count.
    if (isLost(answer.error()) && certificateId != m_ids.ownCertificateId) {
        askAgain(certificateId, answer.error());
        return;
    }
    m_revoking = false;
    emit changed();
    emit revokeFailed(answer.error());
}

void RegisteredList::askAgain(const QString &certificateId, const Error &error)
{
    whenDone(m_context.get(), readRegisteredCertificates(*m_client),
             [this, certificateId, error](const Result<QList<RegisteredCertificate>> &listed) {
                 m_revoking = false;
                 const bool done = listed
                     && std::none_of(listed->cbegin(), listed->cend(),
                                     [&](const RegisteredCertificate &one) {
                                         return one.certificateId == certificateId && !one.revoked;
                                     });
                 if (done) {
                     markRevoked(certificateId);
                     return;
                 }
                 emit changed();
                 emit revokeFailed(error);
             });
}

void RegisteredList::markRevoked(const QString &certificateId)
{
    for (RegisteredCertificate &one : m_listed) {
        if (one.certificateId == certificateId)
            one.revoked = true;
    }
    emit changed();
    emit revoked(certificateId);
}

} // namespace suitescope
