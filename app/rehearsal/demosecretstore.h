// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/memorysecretstore.h"

#include <QObject>
#include <QSet>

namespace suitescope {

/*! Where demo connections keep their invented secrets: the keychain, or this program's memory where
   no keychain is there. Entries of the ready-made demo connection stay in memory always, since they
   are made anew with each start. Main thread only. */
class DemoSecretStore : public QObject, public SecretStore
{
    Q_OBJECT

public:
    DemoSecretStore(SecretStore &keychain, QString memoryOnlyOwner, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<Secret>> read(const QString &entry) override;
    [[nodiscard]] QFuture<Result<>> write(const QString &entry, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<>> remove(const QString &entry) override;
    [[nodiscard]] QFuture<Result<>> selfTest() override;
    [[nodiscard]] QString displayName() const override;
    [[nodiscard]] bool persists() const override { return !m_keychainAbsent; }

private:
    [[nodiscard]] bool staysInMemory(const QString &entry) const;

    SecretStore &m_keychain; // outlives this
    MemorySecretStore m_memory;
    QString m_memoryOnlyOwner;
    bool m_keychainAbsent = false;
};

} // namespace suitescope
