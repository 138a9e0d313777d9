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
    void anEditSwitchesAllSecretsAtOnce();

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
            QVERIFY(drafts.isEmpty());
            for (const QString &entry : secrets.entries())
                QVERIFY2(!entry.startsWith(u"draft-"_s), qPrintable(entry));
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

namespace {

/*! Which set of secrets a connection signs in with, by the first digit of the first; 0: none, or a
 * mixture. */
char signsInWith(const Connection &connection, SecretStore &secrets)
{
    const Result<Credentials> read = answerOf(readCredentials(connection, secrets));
    if (!read)
        return 0;
    const auto tba = std::get<TbaCredentials>(*read);
    const char first = tba.consumerKey.revealBytes().at(0);
    const QList<Secret> all{tba.consumerKey, tba.consumerSecret, tba.tokenId, tba.tokenSecret};
    for (int i = 0; i < all.size(); ++i) {
        if (all.at(i) != hexValue(char(first + i)))
            return 0;
    }
    return first;
}

} // namespace

void DraftSurvivalTest::anEditSwitchesAllSecretsAtOnce()
{
    int old = 0;
    int replaced = 0;
    bool finished = false;
    for (int border = 1; !finished; ++border) {
        const QTemporaryDir folder;
        FileSecretStore secrets(folder.filePath(u"secrets"_s));
        Connection before;
        {
            ConnectionStore connections(folder.filePath(u"connections.json"_s));
            before.id = u"edited"_s;
            before.name = u"Larkfield"_s;
            before.method = AuthMethod::TokenBased;
            before.account = AccountId::parse(u"7304182"_s).value();
            const QList<SecretField> fields = allSecretFields();
            for (int i = 0; i < 4; ++i)
                QVERIFY(answerOf(
                    secrets.write(secretEntry(before.id, fields.at(i)), hexValue(char('1' + i)))));
            QVERIFY(answerOf(connections.save(before)));
        }
        QProcess victim;
        victim.start(QStringLiteral(SUITESCOPE_DRAFT_VICTIM),
                     {folder.path(), u"edit"_s, QString::number(border)});
        QVERIFY(QTest::qWaitFor([&] { return victim.state() == QProcess::NotRunning; }, 20'000));
        finished = victim.readAllStandardOutput().contains("finished\n");
        QCOMPARE(victim.exitStatus(), finished ? QProcess::NormalExit : QProcess::CrashExit);

        ConnectionStore connections(folder.filePath(u"connections.json"_s));
        QVERIFY(answerOf(connections.load()));
        const Connection connection = connections.connections().constFirst();
        const char digit = signsInWith(connection, secrets);
        QVERIFY2(digit == '1' || digit == '5', qPrintable(u"border %1"_s.arg(border)));
        (digit == '1' ? old : replaced) += 1;

        QVERIFY(answerOf(SetupDraft::sweep(connections, secrets)));
        QCOMPARE(signsInWith(connections.connections().constFirst(), secrets), digit);
        QCOMPARE(SetupDraft::stored(connections).size(), digit == '1' ? 1 : 0);
        // Ended either way, nothing is left that nobody uses.
        if (digit == '1') {
            const std::unique_ptr<SetupDraft> draft(SetupDraft::resume(
                SetupDraft::stored(connections).constFirst().id, connections, secrets, nullptr));
            QVERIFY(answerOf(draft->restored()));
            QVERIFY(border % 2 == 0
                        ? answerOf(draft->discard())
                        : Result<>(answerOf(draft->finish(QDateTime::currentDateTimeUtc()))
                                       .map([](auto &&) {})));
        }
        QStringList expected;
        const QString owner = connections.connections().constFirst().entryOwner();
        for (const SecretField field : {SecretField::ConsumerKey, SecretField::ConsumerSecret,
                                        SecretField::TokenId, SecretField::TokenSecret})
            expected += secretEntry(owner, field).replace(u'/', u'@');
        expected.sort();
        QCOMPARE(secrets.entries(), expected);
    }
    QVERIFY(old > 8); // four writes, before and after
    QVERIFY(replaced > 8);
}

SUITESCOPE_GUILESS_MAIN(DraftSurvivalTest)
#include "tst_draftsurvival.moc"
