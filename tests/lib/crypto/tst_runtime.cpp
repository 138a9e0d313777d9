// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/runtime.h"
#include "lib/crypto/secret.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <cstdio>
#include <cstring>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

// Whether the kernel keeps the page at \a address out of swap: the flag "lo" of its mapping.
bool kernelLocks(const char *address)
{
    QFile maps(u"/proc/self/smaps"_s);
    if (!maps.open(QIODevice::ReadOnly))
        return false;
    const auto wanted = quintptr(address);
    static const QRegularExpression range(u"^([0-9a-f]+)-([0-9a-f]+) "_s);
    bool inside = false;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        if (const auto match = range.match(QString::fromLatin1(line)); match.hasMatch())
            inside = match.captured(1).toULongLong(nullptr, 16) <= wanted
                && wanted < match.captured(2).toULongLong(nullptr, 16);
        else if (inside && line.startsWith("VmFlags:"))
            return line.split(' ').contains("lo");
    }
    return false;
}

// What the kernel says of a secret's own page, and what the runtime says.
int report()
{
    const CryptoRuntime crypto;
    const Secret secret(u"held while we look"_s);
    std::printf("%s %s\n", kernelLocks(secret.view().data()) ? "locked" : "open",
                crypto.memoryIsLocked() ? "locked" : "open");
    return 0;
}

// The application goes while a worker thread still handles a secret, as when a window is closed.
int leaveEarly(int argc, char *argv[])
{
    const CryptoRuntime crypto;
    const QCoreApplication app(argc, argv);
    const Secret held(u"from before"_s);
    QThreadPool::globalInstance()->start([held] {
        QThread::msleep(200);
        for (int i = 0; i < 1000; ++i)
            static_cast<void>(Secret(held.revealText()));
    });
    return 0;
}

} // namespace

class RuntimeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void lockedIsSaidWhenTheKernelLocks();
    void openIsSaidWhenTheKernelRefuses();
    void secretsOutliveTheApplication();

private:
    static QList<QByteArray> childReport(bool mayLock);
};

QList<QByteArray> RuntimeTest::childReport(bool mayLock)
{
    QProcess child;
    child.setProgram(QCoreApplication::applicationFilePath());
    child.setArguments({u"--report"_s});
    if (!mayLock) {
        child.setChildProcessModifier([] {
            const rlimit none{0, 0};
            setrlimit(RLIMIT_MEMLOCK, &none);
            prctl(PR_CAPBSET_DROP, CAP_IPC_LOCK, 0, 0, 0); // or root locks regardless
        });
    }
    child.start();
    if (!child.waitForFinished(20'000) || child.exitCode() != 0)
        return {};
    return child.readAllStandardOutput().trimmed().split(' ');
}

void RuntimeTest::lockedIsSaidWhenTheKernelLocks()
{
    const QList<QByteArray> answer = childReport(true);
    QCOMPARE(answer.size(), 2);
    if (answer[0] == "open" && answer[1] == "open")
        QSKIP("this system, or a sanitizer, locks no memory at all");
    QCOMPARE(answer[0], "locked"_ba);
    QCOMPARE(answer[1], "locked"_ba);
}

void RuntimeTest::openIsSaidWhenTheKernelRefuses()
{
    const QList<QByteArray> answer = childReport(false);
    QCOMPARE(answer, (QList<QByteArray>{"open"_ba, "open"_ba}));
}

void RuntimeTest::secretsOutliveTheApplication()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--leave-early"_s});
    QVERIFY(child.waitForFinished(20'000));
    QCOMPARE(child.exitStatus(), QProcess::NormalExit);
    QCOMPARE(child.exitCode(), 0);
}

int main(int argc, char *argv[])
{
    if (argc == 2 && std::strcmp(argv[1], "--report") == 0)
        return report();
    if (argc == 2 && std::strcmp(argv[1], "--leave-early") == 0)
        return leaveEarly(argc, argv);

    QCoreApplication app(argc, argv);
    RuntimeTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_runtime.moc"
