// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/storage/secretservice.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace suitescope {

// Systems whose own keychain answers clearly through QtKeychain.
struct SecretService::Private
{
};

SecretService::SecretService(QObject *parent) : QObject(parent) { }

SecretService::~SecretService() = default;

QFuture<Result<SecretService::State>> SecretService::state(std::chrono::milliseconds)
{
    return finished<State>(State::Unknown);
}

QFuture<Result<SecretService::Copies>> SecretService::find(const QString &, const QString &,
                                                           std::chrono::milliseconds)
{
    return finished<Copies>(failure(ErrorKind::NotAllowed));
}

QFuture<Result<QString>> SecretService::productName(std::chrono::milliseconds)
{
    return finished<QString>(generalName());
}

QString SecretService::generalName()
{
    if (QSysInfo::kernelType() == "winnt"_L1)
        return u"Windows Credential Manager"_s;
    if (QSysInfo::kernelType() == "darwin"_L1)
        return u"macOS Keychain"_s;
    return u"the system keychain"_s;
}

} // namespace suitescope
