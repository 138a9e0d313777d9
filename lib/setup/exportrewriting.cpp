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

bool isEnvFile(const ExportedFile &file)
{
    const std::optional<Output> output = outputNamed(file.format);
    return !output || envFormat(*output);
}

bool names(const Secret &own, const Secret &text, const Secret &id)
{
    return !id.isEmpty() && (own == id || text.view().contains(id.view()));
}

} // namespace

bool ExportedContent::namesClient(const Secret &id) const
{
    return names(clientId, text, id);
}

bool ExportedContent::namesCertificate(const Secret &id) const
{
    return names(certificateId, text, id);
}

Result<ExportedContent> lookAtExported(const ExportedFile &file)
{
    ExportedContent look;
    if (!QFileInfo::exists(file.path)) {
        look.exists = false;
        return look;
    }
    Result<QByteArray> content = readFile(file.path, largestFile);
    if (!content)
        return failure(content.error());
    if (isEnvFile(file)) {
        const EnvFile env = EnvFile::parse(*content);
        look.clientId = env.value(u"NETSUITE_CLIENT_ID"_s);
        look.certificateId = env.value(u"NETSUITE_CERTIFICATE_ID"_s);
        look.otherLines = env.otherLines();
    } else {
        look.text = Secret(QByteArrayView(*content));
    }
    content->fill('\0');
    return look;
}

QFuture<Result<>> rewriteExported(const ExportedFile &file, const EnvSettings &settings)
{
    if (const std::optional<Output> output = outputNamed(file.format))
        return writeOutput(file.path, settings, *output);
    return QtConcurrent::run([path = file.path, settings]() -> Result<> {
        Result<QByteArray> content = readFile(path, largestFile);
        if (!content)
            return failure(content.error());
        const EnvFile env = EnvFile::parse(*content);
        const Secret merged = env.merged(settings, env.format());
        content->fill('\0');
        return writeAtomically(path, merged.view(), FileAccess::OwnerOnly);
    });
}

} // namespace suitescope
