// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints how long each kind of key with its certificate takes here, and how long the openssl
// command takes for the same, in turns in the same run. Finding the primes of an RSA key is luck:
// its times spread widely, and so does their ratio.

#include "lib/crypto/certificate.h"
#include "lib/crypto/runtime.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

struct Kind
{
    KeyAlgorithm algorithm;
    int rounds;
    QStringList theirs; // for `openssl req -newkey`
};

std::vector<Kind> kinds(int scale)
{
    const auto curve = [](const QString &name) {
        return QStringList{u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:"_s + name};
    };
    const auto rsa = [](const QString &size) {
        // As NetSuite wants it: the certificate is signed with PSS.
        return QStringList{u"rsa:"_s + size, u"-sigopt"_s, u"rsa_padding_mode:pss"_s, u"-sigopt"_s,
                           u"rsa_pss_saltlen:digest"_s};
    };
    return {{KeyAlgorithm::EcP256, 50 * scale, curve(u"P-256"_s)},
            {KeyAlgorithm::EcP384, 50 * scale, curve(u"P-384"_s)},
            {KeyAlgorithm::EcP521, 50 * scale, curve(u"P-521"_s)},
            {KeyAlgorithm::Rsa3072, 20 * scale, rsa(u"3072"_s)},
            {KeyAlgorithm::Rsa4096, 10 * scale, rsa(u"4096"_s)}};
}

bool makeOurs(KeyAlgorithm algorithm)
{
    const auto key = KeyPair::generate(algorithm);
    if (!key)
        return false;
    const auto certificate
        = Certificate::selfSigned(*key, {u"SuiteScope"_s, QDateTime::currentDateTimeUtc()});
    return certificate && key->toPkcs8Pem() && !certificate->toPem().isEmpty();
}

bool makeTheirs(const QString &command, const QStringList &kind)
{
    QProcess process;
    process.start(command,
                  QStringList{u"req"_s, u"-x509"_s, u"-newkey"_s} + kind
                      + QStringList{u"-nodes"_s, u"-days"_s, u"730"_s, u"-subj"_s,
                                    u"/CN=SuiteScope"_s, u"-keyout"_s, u"-"_s});
    constexpr int longest = 120'000;
    return process.waitForFinished(longest) && process.exitCode() == 0
        && process.readAllStandardOutput().contains("END CERTIFICATE");
}

/*! Milliseconds of one round; negative when it failed. */
template<typename Work> double timed(const Work &work)
{
    QElapsedTimer timer;
    timer.start();
    return work() ? double(timer.nsecsElapsed()) / 1e6 : -1;
}

struct Times
{
    double median = 0;
    double mean = 0;
    double worst = 0;
};

Times timesOf(std::vector<double> all)
{
    std::sort(all.begin(), all.end());
    double sum = 0;
    for (const double one : all)
        sum += one;
    return {all[all.size() / 2], sum / double(all.size()), all.back()};
}

void print(const char *who, const Times &times)
{
    std::printf("  %-8s median %9.3f ms   mean %9.3f ms   worst %9.3f ms\n", who, times.median,
                times.mean, times.worst);
}

bool compare(const Kind &kind, const QString &command)
{
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int i = 0; i < kind.rounds; ++i) {
        ours.push_back(timed([&kind] { return makeOurs(kind.algorithm); }));
        if (ours.back() < 0)
            return false;
        if (!command.isEmpty())
            theirs.push_back(timed([&] { return makeTheirs(command, kind.theirs); }));
        if (!theirs.empty() && theirs.back() < 0) {
            std::printf("%s: openssl refused\n", qPrintable(keyName(kind.algorithm)));
            return false;
        }
    }
    std::printf("%s, %d rounds\n", qPrintable(keyName(kind.algorithm)), kind.rounds);
    print("here", timesOf(ours));
    if (theirs.empty())
        return true;
    print("openssl", timesOf(theirs));
    std::printf("  ratio of the medians %.3f, of the means %.3f\n",
                timesOf(ours).median / timesOf(theirs).median,
                timesOf(ours).mean / timesOf(theirs).mean);
    std::fflush(stdout);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const CryptoRuntime crypto;
    const int scale = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1; // times the rounds
    const QString command = QStandardPaths::findExecutable(u"openssl"_s);
    if (command.isEmpty())
        std::printf("openssl is not there: no ratios\n");
    std::printf("Key, certificate and both as PEM; budget of EC P-256: 20 ms\n");
    for (const Kind &kind : kinds(scale)) {
        if (!compare(kind, command)) {
            std::fprintf(stderr, "no key or certificate was made\n");
            return 1;
        }
    }
    return 0;
}
