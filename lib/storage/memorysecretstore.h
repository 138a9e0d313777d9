// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/secretstore.h"

#include <QHash>

namespace suitescope {

/*! Secrets for as long as the program runs: for the demo account where no keychain is, and for
 * tests. Real connections never use it. */
class MemorySecretStore : public SecretStore
{
public:
    [[nodiscard]] QFuture<Result<Secret>> read(const QString &entry) override;
    [[nodiscard]] QFuture<Result<>> write(const QString &entry, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<>> remove(const QString &entry) override;
    [[nodiscard]] QFuture<Result<>> selfTest() override;
    [[nodiscard]] QString displayName() const override;
    [[nodiscard]] bool persists() const override { return false; }

    /*! Lets every following call answer with \a error, until cleared with ErrorKind::Canceled: how
     * tests state a broken keychain. */
    void failWith(ErrorKind error);

private:
    QHash<QString, Secret> m_entries;
    ErrorKind m_failure = ErrorKind::Canceled;
};

} // namespace suitescope
