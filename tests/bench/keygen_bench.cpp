// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints how long an EC P-256 key with its certificate takes here, and how long the openssl command
// takes for the same in the same run.

#include "lib/crypto/certificate.h"
#include "lib/crypto/runtime.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int rounds = 50;

struct Times
{
    double first = 0;
    double median = 0;
    double worst = 0;
};

// Milliseconds; empty when a round fails.
std::optional<Times> measured(const std::function<bool()> &work)
{
    std::vector<double> all;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!work())
            return std::nullopt;
        all.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    Times times;
    times.first = all.front();
    std::sort(all.begin(), all.end());
    times.median = all[all.size() / 2];
    times.worst = all.back();
    return times;
}

bool makeOurs()
{
    const auto key = KeyPair::generate(KeyAlgorithm::EcP256);
    if (!key)
        return false;
    const auto certificate
        = Certificate::selfSigned(*key, {u"SuiteScope"_s, QDateTime::currentDateTimeUtc()});
    return certificate && key->toPkcs8Pem() && !certificate->toPem().isEmpty();
}

bool makeTheirs(const QString &command)
{
    QProcess process;
    process.start(command,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                   u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-days"_s, u"730"_s, u"-subj"_s,
                   u"/CN=SuiteScope"_s, u"-keyout"_s, u"-"_s});
    return process.waitForFinished() && process.exitCode() == 0
        && process.readAllStandardOutput().contains("END CERTIFICATE");
}

void print(const char *who, const Times &times)
{
    std::printf("%-8s first %7.3f ms   median %7.3f ms   worst %7.3f ms\n", who, times.first,
                times.median, times.worst);
}

} // namespace

int main()
{
    const CryptoRuntime crypto;
    const auto ours = measured(makeOurs);
    if (!ours) {
        std::fprintf(stderr, "no key or certificate was made\n");
        return 1;
    }
    std::printf("EC P-256 key and certificate, %d rounds, budget 20 ms\n", rounds);
    print("here", *ours);

    const QString command = QStandardPaths::findExecutable(u"openssl"_s);
    const auto theirs
        = command.isEmpty() ? std::nullopt : measured([&command] { return makeTheirs(command); });
    if (!theirs) {
        std::printf("openssl  not there or refused: no ratio\n");
        return 0;
    }
    print("openssl", *theirs);
    std::printf("ratio of the medians %.3f\n", ours->median / theirs->median);
    return 0;
}
