// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/attempt.h"

#include "lib/base/log.h"
#include "lib/rest/oncebody.h"
#include "lib/rest/tlsfacts.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>

#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
constexpr qint64 mostUnread = 1024 * 1024;
constexpr qint64 largestErrorPage = 1024 * 1024; // of an answer that is refused anyway

QNetworkRequest prepared(const Request &request, const QByteArray &userAgent)
{
    QNetworkRequest prepared(request.url);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                          QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                          QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // One request a connection: what a lost connection loses is then one request too.
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setTransferTimeout(int(request.timeout.count()));
    // The cap is ours; Qt would refuse an honest answer that happens to compress very well.
    prepared.setDecompressedSafetyCheckThreshold(-1);

    prepared.setRawHeader("User-Agent"_ba, userAgent);
    prepared.setRawHeader("Accept"_ba, request.accept);
    if (!request.contentType.isEmpty())
        prepared.setRawHeader("Content-Type"_ba, request.contentType);
    for (const auto &[name, value] : request.headers)
        prepared.setRawHeader(name, value);
    return prepared;
}

bool isCutJson(const QByteArray &body)
{
    const QByteArray text = body.right(64).trimmed();
    const QByteArray start = body.left(64).trimmed();
    if (start.startsWith('{'))
        return !text.endsWith('}');
    return start.startsWith('[') && !text.endsWith(']');
}

bool isAboutIssuer(QSslError::SslError error)
{
    return error == QSslError::UnableToGetLocalIssuerCertificate
        || error == QSslError::UnableToVerifyFirstCertificate
        || error == QSslError::SelfSignedCertificateInChain;
}

QByteArray mediaType(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower();
}

} // namespace

Attempt::Attempt(const Request &request, QObject *parent) : QObject(parent), m_request(request) { }

Attempt::~Attempt()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    // Going away stops it. No abort(): that is an error of its own, and Qt complains when the one
    // of the answer is already on its way from the network thread.
    m_reply->deleteLater();
}

void Attempt::start(QNetworkAccessManager &network, const QByteArray &userAgent,
                    const Secret &authorization)
{
    QNetworkRequest request = prepared(m_request, userAgent);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization"_ba, authorization.revealBytes());

    m_elapsed.start();
    send(network, request);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        ++m_timesSent;
        // Or what nobody has taken yet piles up beyond any cap. Qt hears it only from now on.
        m_reply->setReadBufferSize(mostUnread);
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Attempt::checkAnnouncedLength);
    connect(m_reply, &QNetworkReply::readyRead, this, &Attempt::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Attempt::conclude);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors) {
            m_tlsErrors += error.errorString();
            m_issuerUnknown = m_issuerUnknown || isAboutIssuer(error.error());
        }
    });
}

void Attempt::send(QNetworkAccessManager &network, const QNetworkRequest &request)
{
    const bool hasNoBody = m_request.method == "GET" || m_request.method == "HEAD";
    if (hasNoBody) {
        m_reply = network.sendCustomRequest(request, m_request.method);
        return;
    }
    auto *body = m_request.secretBody.isEmpty() ? new OnceBody(m_request.body)
                                                : new OnceBody(m_request.secretBody);
    m_reply = network.sendCustomRequest(request, m_request.method, body);
    body->setParent(m_reply);
}

qint64 Attempt::cap() const
{
    return status() >= 400 ? qMin(m_request.largestAnswer, largestErrorPage)
                           : m_request.largestAnswer;
}

int Attempt::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void Attempt::checkAnnouncedLength()
{
    m_reply->setReadBufferSize(mostUnread);
    const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (length > cap()) {
        m_tooLarge = true;
        conclude(); // what else comes is of no interest; last, since the owner may let go of this
    } else if (length > m_body.capacity()) {
        m_body.reserve(length);
    }
}

void Attempt::takeBytes()
{
    if (m_tooLarge || !m_reply->isOpen())
        return;
    const qsizetype before = m_body.size();
    const qint64 count = qMin(m_reply->bytesAvailable(), cap() - before + 1);
    m_body.resize(before + count);
    m_body.resize(before + qMax<qint64>(m_reply->read(m_body.data() + before, count), 0));
    if (m_body.size() <= cap())
        return;
    m_tooLarge = true;
    conclude();
}

void Attempt::conclude()
{
    if (std::exchange(m_concluded, true))
        return;
    takeBytes();

    Outcome outcome;
    outcome.status = isReplay() ? 0 : status();
    outcome.retryAfter = m_reply->rawHeader("Retry-After"_ba);
    outcome.isLost = isReplay() || isCutShort();
    outcome.answer = answer();
    qCDebug(lcRest).noquote() << QString::fromLatin1(m_request.method)
                              << m_request.url.path(QUrl::FullyEncoded) << outcome.status
                              << m_elapsed.elapsed() << "ms";
    emit ended(outcome);
}

Result<Response> Attempt::answer() const
{
    if (isReplay())
        return failure(ErrorKind::Offline, u"the connection was lost and the request repeated"_s);
    if (status() >= 400) // also when the page about it was cut or too long
        return failure(refusal());
    if (m_tooLarge)
        return failure(ErrorKind::TooLarge,
                       u"the answer is larger than %1 bytes"_s.arg(m_request.largestAnswer));
    if (m_reply->error() != QNetworkReply::NoError)
        return failure(networkError());
    if (isCutShort())
        return failure(
            ErrorKind::BadReply,
            u"the answer ended after %1 of %2 bytes"_s.arg(m_body.size())
                .arg(m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong()));
    if (status() < 200 || status() >= 300)
        return failure(refusal());
    return success();
}

Result<Response> Attempt::success() const
{
    Response response;
    response.status = status();
    response.contentType = m_reply->rawHeader("Content-Type"_ba);
    response.body = m_body;
    const bool wantsJson = m_request.accept.contains("json");
    if (wantsJson && m_body.startsWith(byteOrderMark)) // proxies put it there; parsers refuse it
        response.body.remove(0, byteOrderMark.size());
    if (wantsJson && looksLikeHtml(response.contentType, m_body)) {
        ApiError page = parseApiError(response.status, response.contentType, m_body, {});
        page.html = true;
        return failure(toError(std::move(page)));
    }
    if (wantsJson && mediaType(response.contentType).endsWith("json") && isCutJson(response.body))
        return failure(ErrorKind::BadReply, u"the JSON of the answer ends too early"_s);

    response.location = QUrl::fromEncoded(m_reply->rawHeader("Location"_ba));
    response.serverDate = httpDate(m_reply->rawHeader("Date"_ba));
    response.tls = tlsFacts(m_reply->sslConfiguration());
    response.elapsed = std::chrono::milliseconds(m_elapsed.elapsed());
    return response;
}

// What the server refused, or answered with neither a success nor a refusal.
Error Attempt::refusal() const
{
    ApiError api = parseApiError(status(), m_reply->rawHeader("Content-Type"_ba), m_body,
                                 m_reply->rawHeader("WWW-Authenticate"_ba));
    if (status() >= 400)
        return toError(std::move(api));
    const QUrl target
        = m_request.url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location"_ba)));
    api.redirectHost = target.host();
    Error error = toError(std::move(api));
    error.detail = u"HTTP %1, redirected to %2"_s.arg(status()).arg(target.host());
    return error;
}

Error Attempt::networkError() const
{
    ErrorKind kind = ErrorKind::BadReply;
    QString detail = m_reply->errorString();
    switch (m_reply->error()) {
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::OperationCanceledError: // we did not abort, so the transfer timeout did
        kind = ErrorKind::Timeout;
        detail = u"nothing arrived for %1 ms"_s.arg(m_request.timeout.count());
        break;
    case QNetworkReply::SslHandshakeFailedError:
        kind = m_issuerUnknown ? ErrorKind::TlsIssuer : ErrorKind::Tls;
        detail = tlsFailure(detail, m_tlsErrors, m_reply->sslConfiguration());
        break;
    case QNetworkReply::HostNotFoundError:
        kind = ErrorKind::NameNotFound;
        break;
    case QNetworkReply::ContentReSendError:
        detail = u"the connection was lost before an answer came"_s;
        [[fallthrough]];
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        // Once an answer had begun it is the answer that is bad.
        kind = status() == 0 ? ErrorKind::Offline : ErrorKind::BadReply;
        break;
    default: // the rest of Qt's list is about the content
        break;
    }
    return {kind, redacted(detail), nullptr};
}

// Qt repeats a GET on a new connection when the old one goes away. That is harmless but for a
// signature: the server may have seen it and now refuses it as used.
bool Attempt::isReplay() const
{
    return m_timesSent > 1 && status() == 401 && m_request.authorization;
}

bool Attempt::isCutShort() const
{
    if (m_tooLarge)
        return false;
    switch (m_reply->error()) {
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // refused by the OnceBody
        return true;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::UnknownNetworkError:
        return m_timesSent > 0 || status() != 0;
    case QNetworkReply::NoError:
        break;
    default:
        return false;
    }
    const QByteArray announced = m_reply->rawHeader("Content-Length"_ba);
    const bool isComparable = !announced.isEmpty() && m_request.method != "HEAD"
        && m_reply->rawHeader("Content-Encoding"_ba).isEmpty() && status() != 204
        && status() != 304;
    return isComparable && announced.toLongLong() != m_body.size();
}

} // namespace suitescope
