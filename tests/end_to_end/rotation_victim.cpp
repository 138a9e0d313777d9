// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Renews a certificate, or takes that back, until it kills itself at the border it was told.
#include "lib/base/async.h"
#include "lib/crypto/runtime.h"
#include "lib/setup/certificaterotation.h"
#include "tests/lib/setup/killatborder.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

void tell(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

/*! More borders: before a request leaves, and when its answer is there but not acted upon. */
class BorderTransport : public Transport
{
public:
    BorderTransport(Transport &real, KillAtBorder &killer) : m_real(real), m_killer(killer) { }

    QFuture<Result<Response>> send(const Request &request) override
    {
        m_killer.cross();
        return m_real.send(request).then([this](const Result<Response> &answer) {
            m_killer.cross();
            return answer;
        });
    }

private:
    Transport &m_real;
    KillAtBorder &m_killer;
};

void answer(CertificateRotation &rotation, CertificateRotation::Question question, bool back)
{
    if (question == CertificateRotation::Question::File)
        rotation.answerFile(true);
    else if (question == CertificateRotation::Question::RevokeOld && back)
        rotation.rollBack();
    else
        rotation.confirm();
}

} // namespace

// rotation_victim FOLDER URL BORDER forth|back
int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString folder = arguments.value(1);
    const bool back = arguments.value(4) == u"back"_s;
    FileSecretStore secrets(folder + u"/secrets"_s);
    ConnectionStore connections(folder + u"/connections.json"_s);
    KillAtBorder killer(arguments.value(3).toInt(), secrets, connections);
    QNetworkAccessManager network;
    HttpTransport real(network, {}, systemClock());
    BorderTransport transport(real, killer);
    const CertificateRotation::Tools tools{
        transport, systemClock(), connections, secrets,
        [url = arguments.value(2)](const Connection &facts, QObject *, const auto &take) {
            take(ServiceUrls::overridden(facts.account, QUrl(url)));
        }};
    std::unique_ptr<CertificateRotation> rotation;
    whenDone(&app, connections.load(), [&](const Result<> &) {
        rotation = std::make_unique<CertificateRotation>(u"c1"_s, tools);
        QObject::connect(
            rotation.get(), &CertificateRotation::asked, &app,
            [&](CertificateRotation::Question question) { answer(*rotation, question, back); });
        const auto leave = [](const QByteArray &word) {
            return [word] {
                tell(word);
                QCoreApplication::exit();
            };
        };
        QObject::connect(rotation.get(), &CertificateRotation::finished, &app, leave("ended"));
        QObject::connect(rotation.get(), &CertificateRotation::rolledBack, &app, leave("ended"));
        QObject::connect(rotation.get(), &CertificateRotation::stopped, &app, leave("stopped"));
        killer.arm();
        rotation->start({RotationWay::Endpoint, KeyAlgorithm::EcP256, 700, u"rotation"_s});
    });
    return QCoreApplication::exec();
}
