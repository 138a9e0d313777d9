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
    void whatGitTracks_data();
    void whatGitTracks();
    void linkedWorkTreesHaveTheirOwnIndex();
    void aBrokenIndexSaysNothing_data();
    void aBrokenIndexSaysNothing();

private:
    [[nodiscard]] bool git(const QStringList &arguments, const QString &below = {});
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

bool GitCheckTest::git(const QStringList &arguments, const QString &below)
{
    QProcess process;
    process.setWorkingDirectory(m_folder->filePath(below));
    process.start(u"git"_s,
                  QStringList{u"-c"_s, u"user.name=x"_s, u"-c"_s, u"user.email=x@example.org"_s}
                      + arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

void GitCheckTest::whatGitTracks_data()
{
    QTest::addColumn<QStringList>("init");
    QTest::addColumn<int>("version");
    const QStringList sha256{u"--object-format=sha256"_s};
    QTest::newRow("version 2") << QStringList() << 2;
    QTest::newRow("version 3") << QStringList() << 3;
    QTest::newRow("version 4") << QStringList() << 4;
    QTest::newRow("version 2 with SHA-256") << sha256 << 2;
    QTest::newRow("version 4 with SHA-256") << sha256 << 4;
}

void GitCheckTest::whatGitTracks()
{
    QFETCH(QStringList, init);
    QFETCH(int, version);
    if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
        QSKIP("git is not installed: it was not asked");
    if (!git(QStringList{u"init"_s, u"-q"_s} + init))
        QSKIP("this git knows no such repository");
    // Names of each length that padding and the compression of prefixes can meet.
    QStringList all{u".env"_s, u"app/.env"_s, u"app/.env.local"_s, u"b/ünï ✓/.env"_s,
                    u"z/"_s + QString(200, u'n') + u"/.env"_s};
    for (int length = 1; length < 20; ++length)
        all += u"app/"_s + QString(length, u'x');
    for (const QString &path : std::as_const(all))
        write(path, "x");
    QVERIFY(git({u"add"_s, u"-A"_s}));
    if (version == 3) { // used by git only where an entry needs it
        write(u"later"_s, "x");
        QVERIFY(git({u"add"_s, u"-N"_s, u"later"_s}));
        all += u"later"_s;
    } else {
        QVERIFY(git({u"update-index"_s, u"--index-version"_s, QString::number(version)}));
    }
    QFile index(m_folder->filePath(u".git/index"_s));
    QVERIFY(index.open(QIODevice::ReadOnly));
    QCOMPARE(int(index.read(8).at(7)), version);
    index.close();
    all += {u".envx"_s, u"app"_s, u"app/.en"_s, u"zz"_s};
    QVERIFY(git({u"rm"_s, u"-q"_s, u"--cached"_s, u"app/.env.local"_s}));
    for (const QString &path : std::as_const(all)) {
        const bool listed = git({u"ls-files"_s, u"--error-unmatch"_s, u":(literal)"_s + path})
            && !QFileInfo(m_folder->filePath(path)).isDir();
        QVERIFY2(gitCheck(m_folder->filePath(path)).tracked == listed, qPrintable(path));
    }
    QVERIFY(gitCheck(m_folder->filePath(u".env"_s)).tracked);
    QVERIFY(!gitCheck(m_folder->filePath(u"app/.env.local"_s)).tracked);
}

void GitCheckTest::linkedWorkTreesHaveTheirOwnIndex()
{
    if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
        QSKIP("git is not installed: it was not asked");
    write(u"main/a"_s, "x");
    QVERIFY(git({u"init"_s, u"-q"_s}, u"main"_s));
    QVERIFY(git({u"add"_s, u"a"_s}, u"main"_s));
    QVERIFY(git({u"commit"_s, u"-q"_s, u"-m"_s, u"x"_s}, u"main"_s));
    QVERIFY(git({u"worktree"_s, u"add"_s, u"-q"_s, u"../linked"_s}, u"main"_s));
    write(u"linked/.env"_s, "x");
    QVERIFY(git({u"add"_s, u".env"_s}, u"linked"_s));
    QVERIFY(gitCheck(m_folder->filePath(u"linked/.env"_s)).tracked);
    QVERIFY(gitCheck(m_folder->filePath(u"linked/a"_s)).tracked);
    QVERIFY(!gitCheck(m_folder->filePath(u"main/.env"_s)).tracked);
}

void GitCheckTest::aBrokenIndexSaysNothing_data()
{
    QTest::addColumn<QByteArray>("index");
    const QByteArray entry = QByteArray(60, 'x') + QByteArray("\0\4.env", 6);
    QTest::newRow("none") << QByteArray();
    QTest::newRow("short") << QByteArray("DIRC\0\0\0\2\0\0", 10);
    QTest::newRow("something else") << QByteArray(100, 'x');
    QTest::newRow("a version of tomorrow")
        << QByteArray("DIRC\0\0\0\5\0\0\0\1", 12) + entry + QByteArray(8, '\0');
    QTest::newRow("no end of the name") << QByteArray("DIRC\0\0\0\2\0\0\0\1", 12) + entry;
    QTest::newRow("more taken off than there is") << QByteArray("DIRC\0\0\0\4\0\0\0\1", 12)
            + QByteArray(60, 'x') + QByteArray("\0\4\x7f.env\0", 8);
    QTest::newRow("fewer entries than said") << QByteArray("DIRC\0\0\0\2\xff\xff\xff\xff", 12)
            + QByteArray(60, 'x') + QByteArray("\0\4.enx", 6) + QByteArray(6, '\0');
}

void GitCheckTest::aBrokenIndexSaysNothing()
{
    QFETCH(QByteArray, index);
    write(u".git/HEAD"_s, "ref: refs/heads/main\n");
    write(u".git/index"_s, index);
    QVERIFY(!gitCheck(m_folder->filePath(u".env"_s)).tracked);
}

SUITESCOPE_GUILESS_MAIN(GitCheckTest)
#include "tst_gitcheck.moc"
