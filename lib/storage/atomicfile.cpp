// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/atomicfile.h"

#include "lib/storage/replacefile.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <chrono>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// Younger ones may belong to a write under way in another process.
constexpr std::chrono::minutes leftoverAge(10);

Result<QString> followLinks(const QString &path)
{
    QString target = QFileInfo(path).absoluteFilePath();
    for (int hops = 0; hops < 40; ++hops) {
        const QFileInfo info(target);
        if (!info.isSymbolicLink())
            return target;
        target = info.symLinkTarget();
    }
    return failure(ErrorKind::FileFault, path + u": too many symbolic links"_s);
}

void removeLeftovers(const QFileInfo &target)
{
    const QString prefix = u'.' + target.fileName() + u'.';
    const QDateTime limit = QDateTime::currentDateTimeUtc().addSecs(
        -std::chrono::duration_cast<std::chrono::seconds>(leftoverAge).count());
    QDirIterator files(target.absolutePath(), QDir::Files | QDir::Hidden);
    while (files.hasNext()) {
        files.next();
        const QFileInfo file = files.fileInfo();
        if (file.fileName().startsWith(prefix) && file.fileName().endsWith(temporarySuffix)
            && file.lastModified() < limit)
            QFile::remove(file.absoluteFilePath());
    }
}

} // namespace

Result<> writeAtomically(const QString &path, QByteArrayView content, FileAccess access)
{
    const Result<QString> target = followLinks(path);
    if (!target)
        return failure(target.error());

    const QFileInfo before(*target);
    if (!QFileInfo(before.absolutePath()).isDir())
        return failure(ErrorKind::FileFault, before.absolutePath() + u": no such folder"_s);
    if (before.exists() && !before.isFile())
        return failure(ErrorKind::FileFault, *target + u": not a regular file"_s);
    // A rename would replace it all the same: the folder's permissions count for that, not its own.
    if (before.exists() && !before.isWritable())
        return failure(ErrorKind::FileFault, *target + u": the file is read-only"_s);

    removeLeftovers(before);
    const QString temporary = u"%1/.%2.%3%4"_s.arg(
        before.absolutePath(), before.fileName(),
        QString::number(QRandomGenerator::system()->generate(), 16), temporarySuffix);
    return replaceFile(before, temporary, content, access);
}

Result<QByteArray> readFile(const QString &path, qint64 most)
{
    if (QFileInfo(path).isDir())
        return failure(ErrorKind::FileFault, path + u": is a folder"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::FileFault, path + u": "_s + file.errorString());

    // One byte more than allowed tells "too large" also where the size is not known beforehand.
    const QByteArray content = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::FileFault, path + u": "_s + file.errorString());
    if (content.size() > most)
        return failure(ErrorKind::TooLarge, u"%1: larger than %2 bytes"_s.arg(path).arg(most));
    return content;
}

Result<> createPrivateFolder(const QString &folder)
{
    const QFileInfo info(QDir(folder).absolutePath());
    if (info.isDir())
        return {};
    const QDir parent = info.absoluteDir();
    if (!parent.mkpath(u"."_s))
        return failure(ErrorKind::FileFault, parent.absolutePath() + u": cannot be created"_s);
    const bool made
        = parent.mkdir(info.fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!made && !QFileInfo(info.absoluteFilePath()).isDir()) // another process may be faster
        return failure(ErrorKind::FileFault, info.absoluteFilePath() + u": cannot be created"_s);
    return {};
}

QString nameToSetAside(const QString &path)
{
    const QString name = path + u".damaged-"_s
        + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString unused = name;
    for (int n = 2; QFileInfo::exists(unused); ++n)
        unused = name + u'-' + QString::number(n);
    return unused;
}

Result<QString> setAside(const QString &path)
{
    const QString name = nameToSetAside(path);
    QFile file(path);
    if (!file.rename(name))
        return failure(ErrorKind::FileFault,
                       u"%1 cannot be set aside: %2"_s.arg(path, file.errorString()));
    return name;
}

} // namespace suitescope
