// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/replacefile.h"

#include <QFile>
#include <QScopeGuard>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

tl::unexpected<Error> systemFailure(const QString &path)
{
    return failure(ErrorKind::FileFault, path + u": "_s + qt_error_string(errno));
}

bool writeAll(int fd, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const ssize_t written = ::write(fd, content.data(), size_t(content.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        content = content.sliced(written);
    }
    return true;
}

bool flushToDisk(int fd)
{
    // Some network and user-space file systems know no fsync.
    return ::fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

void flushFolder(const QByteArray &folder)
{
    // Makes the rename itself last. The new content is safe by then, so nothing is to be reported.
    const int fd = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

} // namespace

Result<> replaceFile(const QFileInfo &before, const QString &temporary, QByteArrayView content,
                     FileAccess access)
{
    const QString path = before.absoluteFilePath();
    const QByteArray target = QFile::encodeName(path);
    const QByteArray name = QFile::encodeName(temporary);

    struct stat old = {};
    const bool existed = ::stat(target.constData(), &old) == 0;
    const bool narrow = access == FileAccess::OwnerOnly || existed;
    const int fd = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                          narrow ? 0600 : 0666);
    if (fd < 0)
        return systemFailure(path);
    auto removal = qScopeGuard([&name] { ::unlink(name.constData()); });
    auto closing = qScopeGuard([fd] { ::close(fd); });

    // The umask may have taken bits from 0600, but never adds some.
    const mode_t mode = access == FileAccess::OwnerOnly ? 0600 : old.st_mode & 07777;
    if (narrow && ::fchmod(fd, mode) != 0)
        return systemFailure(path);
    if (!writeAll(fd, content) || !flushToDisk(fd))
        return systemFailure(path);
    closing.dismiss();
    if (::close(fd) != 0)
        return systemFailure(path);
    if (std::rename(name.constData(), target.constData()) != 0)
        return systemFailure(path);
    removal.dismiss();
    flushFolder(QFile::encodeName(before.absolutePath()));
    return {};
}

} // namespace suitescope
