// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keyfile.h"

#include "lib/storage/atomicfile.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

QFuture<Result<>> writeCertificateFile(const QString &path, const Certificate &certificate)
{
    return QtConcurrent::run([path, pem = certificate.toPem()] {
        return writeAtomically(path, pem, FileAccess::Default);
    });
}

QString fileNameOf(const QString &name)
{
    static const QRegularExpression unusual(u"[^A-Za-z0-9._-]+"_s);
    return QString(name).replace(unusual, u"-"_s);
}

QString certificateFileName(const Certificate &certificate)
{
    const QString name = fileNameOf(certificate.commonName());
    return (name.isEmpty() ? u"certificate"_s : name) + u".pem"_s;
}

QString certificateFileFilter()
{
    return QCoreApplication::translate("KeyFile", "Certificates (*.pem *.cer *.crt)");
}

} // namespace suitescope
