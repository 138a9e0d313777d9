// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/exportrewriting.h"

#include "lib/storage/atomicfile.h"

#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

} // namespace

Result<ExportedContent> lookAtExported(const QString &path)
{
    ExportedContent look;
    if (!QFileInfo::exists(path)) {
        look.exists = false;
        return look;
    }
    Result<QByteArray> content = readFile(path, largestFile);
    if (!content)
        return failure(content.error());
    const EnvFile file = EnvFile::parse(*content);
    content->fill('\0');
    look.clientId = file.value(u"NETSUITE_CLIENT_ID"_s);
    look.certificateId = file.value(u"NETSUITE_CERTIFICATE_ID"_s);
    look.otherLines = file.otherLines();
    return look;
}

QFuture<Result<>> rewriteExported(const QString &path, const EnvSettings &settings)
{
    return QtConcurrent::run([path, settings]() -> Result<> {
        Result<QByteArray> content = readFile(path, largestFile);
        if (!content)
            return failure(content.error());
        const EnvFile file = EnvFile::parse(*content);
        const Secret merged = file.merged(settings, file.format());
        content->fill('\0');
        return writeAtomically(path, merged.view(), FileAccess::OwnerOnly);
    });
}

} // namespace suitescope
