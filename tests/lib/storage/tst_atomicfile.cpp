// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/atomicfile.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr QFile::Permissions everyone = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser
    | QFile::WriteUser | QFile::ReadGroup | QFile::ReadOther;
constexpr QFile::Permissions ownerAlone
    = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QStringList names(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                  | QDir::NoDotAndDotDot);
}

} // namespace

class AtomicFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_folder.reset(); }

    void theContentComesBack_data();
    void theContentComesBack();
    void ownerOnlyIsForTheOwner_data();
    void ownerOnlyIsForTheOwner();
    void defaultKeepsTheModeThatWas();
    void aLinkIsFollowed();
    void aLinkToNothingMakesItsTarget();
    void linksInACircleAreRefused();
    void badPlacesAreNamed_data();
    void badPlacesAreNamed();
    void aFailureLeavesTheOldFileAlone();
    void leftoversOfAKilledWriteGo();
    void aReaderSeesOldOrNewAndNothingElse();
    void readingStopsAtTheCap();
    void readingAMissingFileNamesIt();
    void aFolderIsMadeForTheOwner();
    void setAsideFindsAFreeName();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void AtomicFileTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void AtomicFileTest::theContentComesBack_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << "NETSUITE_ACCOUNT_ID=1\n"_ba;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("binary") << QByteArray("\0\xff\0\n\r", 5);
    QTest::newRow("three megabytes") << QByteArray(3 << 20, 'x');
}

void AtomicFileTest::theContentComesBack()
{
    QFETCH(QByteArray, content);
    QVERIFY(writeAtomically(path(u"file"_s), "something older and longer", FileAccess::Default));
    QVERIFY(writeAtomically(path(u"file"_s), content, FileAccess::Default));
    QCOMPARE(readFile(path(u"file"_s)).value(), content);
    QCOMPARE(names(m_folder->path()), QStringList{u"file"_s});
}

void AtomicFileTest::ownerOnlyIsForTheOwner_data()
{
    QTest::addColumn<bool>("existed");
    QTest::newRow("a new file") << false;
    QTest::newRow("a file that everyone could read") << true;
}

void AtomicFileTest::ownerOnlyIsForTheOwner()
{
    QFETCH(bool, existed);
    if (existed) {
        put(path(u"file"_s), "old");
        QVERIFY(QFile::setPermissions(path(u"file"_s), everyone));
    }
    QVERIFY(writeAtomically(path(u"file"_s), "new", FileAccess::OwnerOnly));
    QCOMPARE(QFileInfo(path(u"file"_s)).permissions(), ownerAlone);
}

void AtomicFileTest::defaultKeepsTheModeThatWas()
{
    put(path(u"file"_s), "old");
    QVERIFY(QFile::setPermissions(path(u"file"_s), everyone | QFile::WriteGroup));
    const QFile::Permissions before = QFileInfo(path(u"file"_s)).permissions();
    QVERIFY(writeAtomically(path(u"file"_s), "new", FileAccess::Default));
    QCOMPARE(QFileInfo(path(u"file"_s)).permissions(), before);
}

void AtomicFileTest::aLinkIsFollowed()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"real"_s));
    put(path(u"real/file"_s), "old");
    QVERIFY(QFile::link(u"real/file"_s, path(u"second"_s)));
    QVERIFY(QFile::link(u"second"_s, path(u"first"_s)));

    QVERIFY(writeAtomically(path(u"first"_s), "new", FileAccess::Default));
    QVERIFY(QFileInfo(path(u"first"_s)).isSymbolicLink());
    QVERIFY(QFileInfo(path(u"second"_s)).isSymbolicLink());
    QCOMPARE(readFile(path(u"real/file"_s)).value(), "new"_ba);
    QCOMPARE(names(path(u"real"_s)), QStringList{u"file"_s});
}

void AtomicFileTest::aLinkToNothingMakesItsTarget()
{
    QVERIFY(QFile::link(u"later"_s, path(u"link"_s)));
    QVERIFY(writeAtomically(path(u"link"_s), "new", FileAccess::OwnerOnly));
    QVERIFY(QFileInfo(path(u"link"_s)).isSymbolicLink());
    QVERIFY(!QFileInfo(path(u"later"_s)).isSymbolicLink());
    QCOMPARE(readFile(path(u"later"_s)).value(), "new"_ba);
}

void AtomicFileTest::linksInACircleAreRefused()
{
    QVERIFY(QFile::link(u"b"_s, path(u"a"_s)));
    QVERIFY(QFile::link(u"a"_s, path(u"b"_s)));
    const Result<> written = writeAtomically(path(u"a"_s), "new", FileAccess::Default);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileFault);
    QVERIFY(QFileInfo(path(u"a"_s)).isSymbolicLink());
}

void AtomicFileTest::badPlacesAreNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("named");
    QTest::newRow("a folder that is not there")
        << u"missing/file"_s << u"missing: no such folder"_s;
    QTest::newRow("a file where the folder should be") << u"plain/file"_s << u"plain: no such"_s;
    QTest::newRow("a folder where the file should be") << u"folder"_s << u"folder: not a regular"_s;
    QTest::newRow("a device behind a link") << u"null"_s << u"/dev/null: not a regular file"_s;
}

void AtomicFileTest::badPlacesAreNamed()
{
    QFETCH(QString, name);
    QFETCH(QString, named);
    put(path(u"plain"_s), {});
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    QVERIFY(QFile::link(u"/dev/null"_s, path(u"null"_s)));

    const Result<> written = writeAtomically(path(name), "new", FileAccess::Default);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileFault);
    QVERIFY2(written.error().detail.contains(named), qPrintable(written.error().detail));
}

void AtomicFileTest::aFailureLeavesTheOldFileAlone()
{
    put(path(u"file"_s), "old");
    QVERIFY(QFile::setPermissions(path(u"file"_s), QFile::ReadOwner));
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    QFile probe(path(u"probe"_s));
    const bool unrestricted = probe.open(QIODevice::WriteOnly);
    const Result<> written = unrestricted
        ? Result<>(failure(ErrorKind::FileFault))
        : writeAtomically(path(u"file"_s), "new", FileAccess::Default);
    const QStringList there = names(m_folder->path());
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    if (unrestricted)
        QSKIP("file permissions do not bind this user");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileFault);
    QCOMPARE(readFile(path(u"file"_s)).value(), "old"_ba);
    QCOMPARE(there, QStringList{u"file"_s});
}

void AtomicFileTest::leftoversOfAKilledWriteGo()
{
    const QString old = path(u".file.1234abcd.suitescope-tmp"_s);
    const QString young = path(u".file.5678abcd.suitescope-tmp"_s);
    const QString foreign = path(u".other.1234abcd.suitescope-tmp"_s);
    for (const QString &name : {old, young, foreign})
        put(name, "half a fi");
    for (const QString &name : {old, foreign}) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1),
                                 QFileDevice::FileModificationTime));
    }
    QVERIFY(writeAtomically(path(u"file"_s), "new", FileAccess::Default));
    QVERIFY(!QFileInfo::exists(old));
    QVERIFY(QFileInfo::exists(young)); // may belong to a write under way elsewhere
    QVERIFY(QFileInfo::exists(foreign));
}

void AtomicFileTest::aReaderSeesOldOrNewAndNothingElse()
{
    const QString file = path(u"file"_s);
    const QByteArray first(200'000, 'a');
    const QByteArray second(100'000, 'b');
    QVERIFY(writeAtomically(file, first, FileAccess::OwnerOnly));
    std::atomic_bool failed = false;
    std::thread writer([&] {
        for (int round = 0; round < 40; ++round) {
            if (!writeAtomically(file, round % 2 ? first : second, FileAccess::OwnerOnly))
                failed = true;
        }
    });
    int torn = 0;
    for (int round = 0; round < 400; ++round) {
        const Result<QByteArray> seen = readFile(file);
        if (!seen || (*seen != first && *seen != second))
            ++torn;
    }
    writer.join();
    QVERIFY(!failed);
    QCOMPARE(torn, 0);
}

void AtomicFileTest::readingStopsAtTheCap()
{
    put(path(u"file"_s), "12345");
    QCOMPARE(readFile(path(u"file"_s), 5).value(), "12345"_ba);
    QCOMPARE(readFile(path(u"file"_s), 4).error().kind, ErrorKind::TooLarge);
    QCOMPARE(readFile(u"/dev/zero"_s, 1000).error().kind, ErrorKind::TooLarge);
}

void AtomicFileTest::readingAMissingFileNamesIt()
{
    const Result<QByteArray> missing = readFile(path(u"missing"_s));
    QCOMPARE(missing.error().kind, ErrorKind::FileFault);
    QVERIFY(missing.error().detail.contains(path(u"missing"_s)));
    QCOMPARE(readFile(m_folder->path()).error().kind, ErrorKind::FileFault);
}

void AtomicFileTest::aFolderIsMadeForTheOwner()
{
    QVERIFY(createPrivateFolder(path(u"a/b/c"_s)));
    const QFile::Permissions mode = QFileInfo(path(u"a/b/c"_s)).permissions();
    QCOMPARE(mode, ownerAlone | QFile::ExeOwner | QFile::ExeUser);
    QVERIFY(createPrivateFolder(path(u"a/b/c"_s)));

    put(path(u"plain"_s), {});
    QCOMPARE(createPrivateFolder(path(u"plain/sub"_s)).error().kind, ErrorKind::FileFault);
}

void AtomicFileTest::setAsideFindsAFreeName()
{
    QStringList made;
    for (int n = 0; n < 3; ++n) {
        put(path(u"file"_s), QByteArray::number(n));
        made.append(setAside(path(u"file"_s)).value());
    }
    for (int n = 0; n < 3; ++n)
        QCOMPARE(readFile(made[n]).value(), QByteArray::number(n));
    QVERIFY(!QFileInfo::exists(path(u"file"_s)));
    QVERIFY(QRegularExpression(u"/file\\.damaged-\\d{8}T\\d{6}Z$"_s).match(made[0]).hasMatch());
    QCOMPARE(setAside(path(u"file"_s)).error().kind, ErrorKind::FileFault);
}

SUITESCOPE_GUILESS_MAIN(AtomicFileTest)
#include "tst_atomicfile.moc"
