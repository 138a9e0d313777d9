// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

namespace suitescope {

/*! Starts the crypto library in locked-memory mode. One object, made first in main (before the
   application object), outliving every Secret. */
class CryptoRuntime
{
public:
    CryptoRuntime();
    ~CryptoRuntime();
    CryptoRuntime(const CryptoRuntime &) = delete;
    CryptoRuntime &operator=(const CryptoRuntime &) = delete;

    /*! Whether the system really locks the memory that secrets live in, measured (VmLck) and not
       asked. When false the program says so once. */
    [[nodiscard]] bool memoryIsLocked() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
