// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/envcheckfile.h"

#include "lib/crypto/certificatelife.h"
#include "lib/setup/checkrecord.h"
#include "lib/setup/keyinventory.h"
#include "lib/setup/outputs.h"
#include "lib/storage/atomicfile.h"

#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 largestEnvFile = 1024 * 1024;

bool mayOthersRead(const QString &path)
{
    // Access lists decide there, and what Qt makes of them says nothing.
    if (QSysInfo::kernelType() == "winnt"_L1)
        return false;
    return (QFile::permissions(path)
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        != QFile::Permissions();
}

bool isText(QByteArrayView content)
{
    const bool wide = content.startsWith("\xFF\xFE") || content.startsWith("\xFE\xFF");
    return wide || !content.contains('\0');
}

Result<Secret> readText(const QString &path)
{
    Result<QByteArray> content = readFile(path, largestEnvFile);
    if (!content)
        return failure(content.error());
    const bool text = isText(*content);
    const Secret secret{QByteArrayView(*content)};
    content->fill('\0');
    if (!text)
        return failure(ErrorKind::FileFault, path + u": is not a text file"_s);
    return secret;
}

/*! Writes only over \a expected. */
Result<EnvWrite> exchange(const QString &path, const Secret &expected, const Secret &content)
{
    const Result<Secret> there = readText(path);
    if (!there)
        return failure(there.error());
    if (!(*there == expected))
        return EnvWrite::ChangedMeanwhile;
    const Result<> written = writeAtomically(path, content.view(), FileAccess::OwnerOnly);
    if (!written)
        return failure(written.error());
    return EnvWrite::Done;
}

// NetSuite's own list knows the exact end; a check of the connection has asked it.
QDateTime endSeenByNetSuite(const Connection &connection)
{
    const std::optional<DoctorReport> report = reportFrom(connection.lastCheck);
    if (!report)
        return {};
    for (const RungResult &rung : report->rungs) {
        if (rung.id == RungId::CertificateEnd)
            return rung.facts.certificateEnds;
    }
    return {};
}

QDateTime endOf(const KnownKeyPair &pair, const ConnectionStore &connections)
{
    if (pair.term && pair.term->listed)
        return pair.term->ends;
    for (const KeyUse &use : pair.uses) {
        const auto connection = connections.connection(use.id);
        const QDateTime seen = connection ? endSeenByNetSuite(*connection) : QDateTime();
        if (seen.isValid())
            return seen;
    }
    return effectiveEnd(pair.certificate);
}

QList<EnvKeyEnd> keyEnds(const ConnectionStore &connections, const QString &path)
{
    QList<EnvKeyEnd> ends;
    for (const KnownKeyPair &pair : knownKeyPairs(connections)) {
        if (!pair.certificate.isNull())
            ends.append({pair.certificate.publicKeyDer(), endOf(pair, connections), pair.name});
    }
    // A connection that came from a file has no certificate here, and may know its end all the
    // same.
    for (const Connection &connection : connections.connections()) {
        const bool its
            = std::any_of(connection.exportedTo.cbegin(), connection.exportedTo.cend(),
                          [&path](const ExportedFile &file) { return file.path == path; });
        const std::optional<CertificateTerm> term = termOf(connection);
        const QDateTime seen = term ? term->ends : endSeenByNetSuite(connection);
        if (its && connection.certificatePem.isEmpty() && seen.isValid())
            ends.append({QByteArray(), seen, connection.name});
    }
    return ends;
}

} // namespace

QFuture<Result<CheckedEnvFile>> checkEnvFile(const QString &path, EnvSurroundings around)
{
    return QtConcurrent::run(
        [path, around = std::move(around)]() mutable -> Result<CheckedEnvFile> {
            const Result<Secret> content = readText(path);
            if (!content)
                return failure(content.error());
            around.fileName = QFileInfo(path).fileName();
            around.othersMayRead = mayOthersRead(path);
            around.git = gitCheck(path);
            QByteArray text = content->revealBytes();
            const EnvCheck check = checkEnv(text, around);
            text.fill('\0');
            return CheckedEnvFile{path, *content, around, check};
        });
}

EnvSurroundings knownOf(const QString &path, const ConnectionStore &connections,
                        const QDateTime &now)
{
    EnvSurroundings around;
    around.now = now;
    const QString absolute = QFileInfo(path).absoluteFilePath();
    around.ends = keyEnds(connections, absolute);
    for (const Connection &connection : connections.connections()) {
        for (const ExportedFile &file : connection.exportedTo) {
            const std::optional<Output> output = outputNamed(file.format);
            if (file.path == absolute && output && envFormat(*output))
                around.reader = envFormat(*output);
        }
    }
    return around;
}

QFuture<Result<EnvRepair>> repairEnvFile(const CheckedEnvFile &file,
                                         const QList<EnvFinding> &chosen)
{
    return QtConcurrent::run([file, chosen]() -> Result<EnvRepair> {
        EnvRepair repair{
            EnvWrite::NotSafe, file.path, file.content, {}, QFile::permissions(file.path)};
        QByteArray text = file.content.revealBytes();
        const std::optional<Secret> mended = repairedEnv(text, file.around, chosen);
        text.fill('\0');
        if (!mended)
            return repair;
        repair.after = *mended;
        const Result<EnvWrite> written = exchange(file.path, file.content, *mended);
        if (!written)
            return failure(written.error());
        repair.result = *written;
        return repair;
    });
}

QFuture<Result<EnvWrite>> undoEnvRepair(const EnvRepair &repair)
{
    return QtConcurrent::run([repair]() -> Result<EnvWrite> {
        const Result<EnvWrite> written = exchange(repair.path, repair.after, repair.before);
        if (written && *written == EnvWrite::Done
            && !QFile::setPermissions(repair.path, repair.permissions))
            return failure(ErrorKind::FileFault, repair.path + u": mode"_s);
        return written;
    });
}

} // namespace suitescope
