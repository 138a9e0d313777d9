// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace suitescope {

/*! How a value that is too long for one keychain entry is spread over several: the entry itself
   holds "suitescope-chunks:1:<generation>:<count>:<SHA-256>", the parts lie in entries beside it.
   There are two generations of parts: a new value is written to the one that the entry does not
   name, so that the old value stays whole until the entry is replaced in one go. */
struct ChunkHeader
{
    char generation = 'a'; // or 'b'
    int count = 0;
    QByteArray sha256; // of the whole value, in hexadecimal

    [[nodiscard]] QByteArray encoded() const;
    /*! Nothing when \a stored is a value and no header; KeychainFault when it is a header that
     * this version does not understand. */
    [[nodiscard]] static Result<std::optional<ChunkHeader>> parse(QByteArrayView stored);

    friend bool operator==(const ChunkHeader &, const ChunkHeader &) = default;
};

/*! Windows takes 2,560 bytes an entry, and some services less than they say. */
inline constexpr qsizetype mostBytesAnEntry = 2000;

/*! Also what is empty, which some services cannot hold, and what looks like a header. */
[[nodiscard]] bool needsChunks(QByteArrayView value);
[[nodiscard]] ChunkHeader chunkHeader(QByteArrayView value, char generation);
[[nodiscard]] QByteArrayView chunk(QByteArrayView value, int number); // from 1
[[nodiscard]] QString chunkEntry(const QString &entry, char generation, int number);

} // namespace suitescope
