// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/envfile.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class GitCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void outsideOfAWorkTree();
    void patterns_data();
    void patterns();
    void aWorktreeFileCountsAsRepository();
    void addingMakesItIgnored_data();
    void addingMakesItIgnored();

private:
    void write(const QString &relative, const QByteArray &content);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void GitCheckTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void GitCheckTest::write(const QString &relative, const QByteArray &content)
{
    const QString path = m_folder->filePath(relative);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void GitCheckTest::outsideOfAWorkTree()
{
    QVERIFY(gitCheck(m_folder->filePath(u".env"_s)).workTree.isEmpty());
    QCOMPARE(addToGitIgnore(m_folder->filePath(u".env"_s)).error().kind, ErrorKind::InvalidInput);
}

void GitCheckTest::patterns_data()
{
    QTest::addColumn<QByteArray>("root"); // .gitignore of the work tree
    QTest::addColumn<QByteArray>("nested"); // of app/
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("ignored");
    const auto row = [](const char *name, const QByteArray &root, const QString &path, bool ignored,
                        const QByteArray &nested = {}) {
        QTest::newRow(name) << root << nested << path << ignored;
    };
    row("no pattern", "", u".env"_s, false);
    row("name", ".env\n", u".env"_s, true);
    row("name, deeper", ".env\n", u"app/.env"_s, true);
    row("anchored, at the root", "/.env\n", u".env"_s, true);
    row("anchored, deeper", "/.env\n", u"app/.env"_s, false);
    row("windows endings", ".env\r\n", u".env"_s, true);
    row("trailing blanks", ".env   \n", u".env"_s, true);
    row("comment", "#.env\n", u".env"_s, false);
    row("star", ".env*\n", u".env.local"_s, true);
    row("star stays in a name", "a*b\n", u"a/b"_s, false);
    row("question mark", ".en?\n", u".env"_s, true);
    row("set", ".en[uv]\n", u".env"_s, true);
    row("negated set", ".en[!uv]\n", u".env"_s, false);
    row("escaped star", ".env\\*\n", u".env"_s, false);
    row("taken back", ".env*\n!.env.local\n", u".env.local"_s, false);
    row("order counts", "!.env\n.env\n", u".env"_s, true);
    row("folder", "secrets/\n", u"secrets/.env"_s, true);
    row("a folder's pattern is none for a file", ".env/\n", u".env"_s, false);
    row("nothing is taken back below an ignored folder", "secrets/\n!secrets/.env\n",
        u"secrets/.env"_s, true);
    row("double star first", "**/.env\n", u"a/b/.env"_s, true);
    row("double star between", "a/**/.env\n", u"a/b/c/.env"_s, true);
    row("double star between nothing", "a/**/.env\n", u"a/.env"_s, true);
    row("double star last", "a/**\n", u"a/b/.env"_s, true);
    row("slash anchors", "app/.env\n", u"x/app/.env"_s, false);
    row("own file of the folder", "", u"app/.env"_s, true, ".env\n");
    row("own file wins", ".env\n", u"app/.env"_s, false, "!.env\n");
    row("own file's anchor", "", u"app/.env"_s, true, "/.env\n");
    row("own file is not for others", "", u".env"_s, false, ".env\n");
}

void GitCheckTest::patterns()
{
    QFETCH(QByteArray, root);
    QFETCH(QByteArray, nested);
    QFETCH(QString, path);
    QFETCH(bool, ignored);
    const QString git = QStandardPaths::findExecutable(u"git"_s);
    const bool compare = !git.isEmpty();
    if (compare) {
        QProcess process;
        process.start(git, {u"init"_s, u"-q"_s, m_folder->path()});
        QVERIFY(process.waitForFinished());
    } else {
        write(u".git/HEAD"_s, "ref: refs/heads/main\n");
    }
    write(u".gitignore"_s, root);
    if (!nested.isEmpty())
        write(u"app/.gitignore"_s, nested);
    const GitCheck check = gitCheck(m_folder->filePath(path));
    QCOMPARE(QDir(check.workTree).canonicalPath(), QDir(m_folder->path()).canonicalPath());
    QCOMPARE(check.ignored, ignored);
    if (compare) { // git itself agrees
        write(path, "x");
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(
            git, {u"-c"_s, u"core.excludesFile=/dev/null"_s, u"check-ignore"_s, u"-q"_s, path});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode() == 0, ignored);
    }
}

void GitCheckTest::aWorktreeFileCountsAsRepository()
{
    write(u".git"_s, "gitdir: /elsewhere\n");
    QVERIFY(!gitCheck(m_folder->filePath(u"app/.env"_s)).workTree.isEmpty());
}

void GitCheckTest::addingMakesItIgnored_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("no file yet") << QByteArray() << u".env"_s << QByteArray("/.env\n");
    QTest::newRow("no last newline")
        << QByteArray("build") << u".env"_s << QByteArray("build\n/.env\n");
    QTest::newRow("windows") << QByteArray("build\r\n") << u"app/.env"_s
                             << QByteArray("build\r\n/app/.env\r\n");
    QTest::newRow("special characters")
        << QByteArray() << u"[a]/*.env"_s << QByteArray("/\\[a]/\\*.env\n");
}

void GitCheckTest::addingMakesItIgnored()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, path);
    QFETCH(QByteArray, after);
    write(u".git/HEAD"_s, "ref: refs/heads/main\n");
    if (!before.isEmpty())
        write(u".gitignore"_s, before);
    QVERIFY(!gitCheck(m_folder->filePath(path)).ignored);
    QVERIFY(addToGitIgnore(m_folder->filePath(path)));
    QFile file(m_folder->filePath(u".gitignore"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), after);
    QVERIFY(gitCheck(m_folder->filePath(path)).ignored);
}

SUITESCOPE_GUILESS_MAIN(GitCheckTest)
#include "tst_gitcheck.moc"
