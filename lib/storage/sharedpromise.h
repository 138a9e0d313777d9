// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QPromise>

#include <memory>

namespace suitescope {

/*! A promise that several handlers hold, of which one will answer. When all are gone without an
   answer, the future is cancelled. */
template<typename T> using SharedPromise = std::shared_ptr<QPromise<Result<T>>>;

template<typename T> [[nodiscard]] SharedPromise<T> startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template<typename T> void resolve(const SharedPromise<T> &promise, Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

} // namespace suitescope
