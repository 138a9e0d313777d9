// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/secretstore.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace suitescope {

/*! The operating system's keychain through QtKeychain, plain-text fallback never on. Values above
   2,000 bytes are split over several entries with a versioned header. On Linux the Secret Service
   is asked over D-Bus, because QtKeychain alone reports a locked collection as "entry not found"
   and a delete that deleted nothing as success. The constructor touches nothing: no call to the
   service before the first read or write. Main thread only. */
class KeychainSecretStore : public QObject, public SecretStore
{
    Q_OBJECT

public:
    /*! \a service names the program's entries; tests give their own. */
    explicit KeychainSecretStore(QString service = QStringLiteral("SuiteScope"),
                                 std::chrono::milliseconds timeout = std::chrono::seconds(20),
                                 QObject *parent = nullptr);
    ~KeychainSecretStore() override;

    [[nodiscard]] QFuture<Result<Secret>> read(const QString &entry) override;
    [[nodiscard]] QFuture<Result<>> write(const QString &entry, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<>> remove(const QString &entry) override;
    [[nodiscard]] QFuture<Result<>> selfTest() override;
    [[nodiscard]] QString displayName() const override;
    [[nodiscard]] bool persists() const override { return true; }

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
