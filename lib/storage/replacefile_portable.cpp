// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/replacefile.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace suitescope {

Result<> replaceFile(const QFileInfo &before, const QString &, QByteArrayView content,
                     FileAccess access)
{
    const QString path = before.absoluteFilePath();
    QSaveFile file(path); // chooses a temporary name of its own, flushes in commit()
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::FileFault, path + u": "_s + file.errorString());
    if (access == FileAccess::OwnerOnly)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(content.data(), content.size()) != content.size() || !file.commit())
        return failure(ErrorKind::FileFault, path + u": "_s + file.errorString());
    return {};
}

} // namespace suitescope
