// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A draft whose program is killed at random moments keeps what was reported kept.
#include "filesecretstore.h"
#include "lib/setup/setupdraft.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int rounds = 10;
constexpr int mostRounds = 60;
constexpr int longestLife = 600; // ms of typing or finishing

} // namespace

class DraftSurvivalTest : public QObject
{
    Q_OBJECT

private slots:
    void whatWasKeptIsFoundAgain();
    void finishingLeavesDraftOrConnectionWhole();

private:
    /*! What the victim said until it was killed, line by line. */
    [[nodiscard]] QList<QByteArray> kill(const QStringList &arguments, const QByteArray &after,
                                         int milliseconds);
};

QList<QByteArray> DraftSurvivalTest::kill(const QStringList &arguments, const QByteArray &after,
                                          int milliseconds)
{
    QProcess victim;
    victim.start(QStringLiteral(SUITESCOPE_DRAFT_VICTIM), arguments);
    QByteArray said;
    const auto listen = [&] {
        said += victim.readAllStandardOutput();
        return said.contains(after);
    };
    if (!QTest::qWaitFor(listen, 20'000))
        return {};
    QTest::qWait(milliseconds);
    victim.kill(); // SIGKILL
    victim.waitForFinished();
    said += victim.readAllStandardOutput();
    said.truncate(said.lastIndexOf('\n') + 1); // a cut line was not said
    return said.split('\n');
}

void DraftSurvivalTest::whatWasKeptIsFoundAgain()
{
    const QTemporaryDir folder;
    QHash<int, QByteArray> keptSecrets; // field -> number
    QByteArray keptName = "0";
    QList<QByteArray> typedKeys;
    qsizetype keptKey = -1; // its place in typedKeys
    int reports = 0;
    const auto isTooLittle = [&] { return reports < 10 || keptKey < 0; };
    // A slow machine needs more rounds to say enough.
    for (int round = 0; round < rounds || (isTooLittle() && round < mostRounds); ++round) {
        const int life = QRandomGenerator::global()->bounded(longestLife);
        const QList<QByteArray> said = kill(
            {folder.path(), u"type"_s, QString::number((round + 1) * 100'000)}, "ready\n", life);
        QVERIFY2(!said.isEmpty(), "the victim did not start");
        for (const QByteArray &line : said) {
            QVERIFY2(!line.startsWith("failed"), line.constData());
            const QList<QByteArray> words = line.split(' ');
            if (line.startsWith("kept name "))
                keptName = words.value(2);
            else if (line.startsWith("typed key "))
                typedKeys.append(words.value(2));
            else if (line.startsWith("kept key "))
                keptKey = std::max(keptKey, typedKeys.lastIndexOf(words.value(2)));
            else if (line.startsWith("kept "))
                keptSecrets[words.at(1).toInt()] = words.value(2);
            reports += line.startsWith("kept ") ? 1 : 0;
        }

        FileSecretStore secrets(folder.filePath(u"secrets"_s));
        ConnectionStore connections(folder.filePath(u"connections.json"_s));
        QVERIFY(answerOf(connections.load()));
        QVERIFY2(connections.setAside().isEmpty(), "the file was damaged");
        const QList<StoredDraft> stored = SetupDraft::stored(connections);
        if (stored.isEmpty()) {
            QVERIFY(keptSecrets.isEmpty());
            continue;
        }
        QCOMPARE(stored.size(), 1);
        const std::unique_ptr<SetupDraft> draft(
            SetupDraft::resume(stored.first().id, connections, secrets, nullptr));
        QVERIFY(answerOf(draft->restored()));
        // What was typed later may have arrived, too; nothing older may have.
        QVERIFY(draft->name().toInt() >= keptName.toInt());
        for (auto it = keptSecrets.cbegin(); it != keptSecrets.cend(); ++it) {
            const QByteArray found = draft->secret(SecretField(it.key())).revealBytes();
            const QByteArray message = found + " instead of " + it.value();
            QVERIFY2(found >= it.value(), message.constData());
        }
        if (keptKey >= 0) {
            const QByteArray print = draft->keyPair().publicKeyFingerprint().toHex();
            QVERIFY(typedKeys.lastIndexOf(print) >= keptKey);
        }
    }
    QVERIFY2(!isTooLittle(), "too little was reported to prove anything");
}

void DraftSurvivalTest::finishingLeavesDraftOrConnectionWhole()
{
    int connectionsSeen = 0;
    for (int round = 0; round < rounds || (connectionsSeen == 0 && round < mostRounds); ++round) {
        const QTemporaryDir folder;
        // half of them in the middle of the work
        const int life = QRandomGenerator::global()->bounded(round % 2 == 0 ? 120 : longestLife);
        const QList<QByteArray> said = kill({folder.path(), u"finish"_s}, "entered\n", life);
        QVERIFY(!said.isEmpty());
        const bool finished = said.contains("finished");

        FileSecretStore secrets(folder.filePath(u"secrets"_s));
        ConnectionStore connections(folder.filePath(u"connections.json"_s));
        QVERIFY(answerOf(connections.load()));
        QVERIFY(answerOf(SetupDraft::sweep(connections, secrets)));
        const QList<Connection> made = connections.connections();
        const QList<StoredDraft> drafts = SetupDraft::stored(connections);
        QVERIFY(!finished || !made.isEmpty());
        if (!made.isEmpty()) {
            ++connectionsSeen;
            QVERIFY(answerOf(readCredentials(made.first(), secrets)));
            // Swept, or killed before the mark: then the draft is whole as well.
            if (drafts.isEmpty()) {
                for (const QString &entry : secrets.entries())
                    QVERIFY2(!entry.startsWith(u"draft-"_s), qPrintable(entry));
            }
        }
        for (const StoredDraft &stored : drafts) {
            const std::unique_ptr<SetupDraft> draft(
                SetupDraft::resume(stored.id, connections, secrets, nullptr));
            QVERIFY(answerOf(draft->restored()));
            QVERIFY2(made.isEmpty() || draft->credentials(), "neither is whole");
        }
        if (made.isEmpty() && !drafts.isEmpty()) { // and it can still be finished
            const std::unique_ptr<SetupDraft> draft(
                SetupDraft::resume(drafts.first().id, connections, secrets, nullptr));
            QVERIFY(answerOf(draft->restored()));
            if (draft->isStepComplete(SetupStep::Verify))
                QVERIFY(answerOf(draft->finish(QDateTime::currentDateTimeUtc())));
        }
    }
    QVERIFY2(connectionsSeen > 0, "no round got as far as a connection");
}

SUITESCOPE_GUILESS_MAIN(DraftSurvivalTest)
#include "tst_draftsurvival.moc"
