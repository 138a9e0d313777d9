// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace suitescope {

/*! A web server on this computer that says, byte for byte, what the test told it. */
class ScriptedServer
{
public:
    enum class Then { KeepOpen, Close, Endless };

    struct Seen
    {
        QByteArray method;
        QByteArray target;
        QHash<QByteArray, QByteArray> headers; // names in lower case
        QByteArray body;
    };

    struct Answer
    {
        QByteArray bytes;
        Then then = Then::KeepOpen;
        std::chrono::milliseconds delay{0};
    };

    using Headers = QList<QPair<QByteArray, QByteArray>>;

    std::vector<Seen> seen;
    std::function<Answer(const Seen &)> responder; // when the queue is empty

    ScriptedServer()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QUrl url(const QByteArray &path = "/") const
    {
        return QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(m_server.serverPort())
                                 + path);
    }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int mostAtOnce() const { return m_mostAtOnce; }
    [[nodiscard]] int openRequests() const { return m_atOnce; }

    void answer(Answer answer) { m_answers.push_back(std::move(answer)); }
    void answer(int status, const QByteArray &body = {}, const Headers &headers = {})
    {
        m_answers.push_back({http(status, body, headers)});
    }

    /*! A whole answer with its length; the type is JSON unless the headers say otherwise. */
    static QByteArray http(int status, const QByteArray &body = {}, const Headers &headers = {})
    {
        QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n";
        bool hasType = false;
        bool hasLength = false;
        for (const auto &[name, value] : headers) {
            text += name + ": " + value + "\r\n";
            hasType = hasType || name.toLower() == "content-type";
            hasLength = hasLength || name.toLower() == "content-length";
        }
        if (!hasType && !body.isEmpty())
            text += "Content-Type: application/json\r\n";
        if (!hasLength)
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return text + "\r\n" + body;
    }

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            ++m_connections;
            auto input = std::make_shared<QByteArray>();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, input] {
                *input += socket->readAll();
                while (takeRequest(*input))
                    reply(socket);
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    }

    bool takeRequest(QByteArray &input)
    {
        const qsizetype end = input.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        Seen request;
        const QList<QByteArray> lines = input.left(end).split('\n');
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const QByteArray line = lines.at(i).trimmed();
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (input.size() < end + 4 + length)
            return false;
        const QList<QByteArray> first = lines.at(0).trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        request.body = input.mid(end + 4, length);
        input.remove(0, end + 4 + length);
        seen.push_back(request);
        return true;
    }

    void reply(QTcpSocket *socket)
    {
        Answer answer{http(404)};
        if (!m_answers.empty()) {
            answer = m_answers.front();
            m_answers.pop_front();
        } else if (responder) {
            answer = responder(seen.back());
        }
        m_mostAtOnce = std::max(m_mostAtOnce, ++m_atOnce);
        auto open = std::make_shared<bool>(true);
        const auto closeOnce = [this, open] {
            if (std::exchange(*open, false))
                --m_atOnce;
        };
        QObject::connect(socket, &QTcpSocket::disconnected, &m_server, closeOnce);
        QTimer::singleShot(answer.delay, socket, [socket, answer, closeOnce] {
            closeOnce();
            if (!answer.bytes.isEmpty())
                socket->write(answer.bytes);
            if (answer.then == Then::Close)
                socket->disconnectFromHost();
            if (answer.then == Then::Endless)
                goOn(socket);
        });
    }

    static void goOn(QTcpSocket *socket)
    {
        const auto write = [socket] {
            if (socket->bytesToWrite() < 1024 * 1024)
                socket->write(QByteArray(256 * 1024, ' '));
        };
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, write);
        write();
    }

    QTcpServer m_server;
    std::deque<Answer> m_answers;
    int m_connections = 0;
    int m_atOnce = 0;
    int m_mostAtOnce = 0;
};

} // namespace suitescope
