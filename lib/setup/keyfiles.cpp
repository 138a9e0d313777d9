// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/keyfiles.h"

#include "lib/storage/atomicfile.h"

#include <QtConcurrentRun>

namespace suitescope {

QFuture<Result<>> writeKeyFile(const QString &path, const KeyPair &key, const KeyExport &how)
{
    return QtConcurrent::run([path, key, how]() -> Result<> {
        const Result<Secret> content = exported(key, how);
        if (!content)
            return failure(content.error());
        const bool isPrivate = isEncrypted(how.format) || isInTheClear(how.format);
        return writeAtomically(path, content->view(),
                               isPrivate ? FileAccess::OwnerOnly : FileAccess::Default);
    });
}

QFuture<Result<QList<KeyInput>>> readKeyFiles(const QStringList &paths)
{
    return QtConcurrent::run([paths]() -> Result<QList<KeyInput>> {
        QList<KeyInput> inputs;
        for (const QString &path : paths) {
            Result<QByteArray> content = readFile(path, KeyReadLimits().bytes);
            if (!content)
                return failure(content.error());
            inputs.append({path, Secret(QByteArrayView(*content))});
            content->fill(0); // it may be a private key
        }
        return inputs;
    });
}

} // namespace suitescope
