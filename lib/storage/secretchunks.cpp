// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/secretchunks.h"

#include "lib/crypto/digest.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr QByteArrayView mark("suitescope-chunks:");
constexpr int mostChunks = 1000;

} // namespace

QByteArray ChunkHeader::encoded() const
{
    return mark.toByteArray() + "1:" + generation + ':' + QByteArray::number(count) + ':' + sha256;
}

Result<std::optional<ChunkHeader>> ChunkHeader::parse(QByteArrayView stored)
{
    if (!stored.startsWith(mark))
        return std::optional<ChunkHeader>();
    const QList<QByteArray> fields = stored.sliced(mark.size()).toByteArray().split(':');
    if (fields.front() != "1")
        return failure(ErrorKind::KeychainFault, u"the entry was written by a newer version"_s);
    const auto malformed = failure(ErrorKind::KeychainFault, u"the entry's header is malformed"_s);
    if (fields.size() != 4 || (fields[1] != "a" && fields[1] != "b") || fields[3].size() != 64)
        return malformed;
    bool isNumber = false;
    const int count = fields[2].toInt(&isNumber);
    if (!isNumber || count < 0 || count > mostChunks)
        return malformed;
    return ChunkHeader{fields[1].front(), count, fields[3]};
}

bool needsChunks(QByteArrayView value)
{
    return value.isEmpty() || value.size() > mostBytesAnEntry || value.startsWith(mark);
}

ChunkHeader chunkHeader(QByteArrayView value, char generation)
{
    const qsizetype count = (value.size() + mostBytesAnEntry - 1) / mostBytesAnEntry;
    return {generation, int(count), sha256(value).toHex()};
}

QByteArrayView chunk(QByteArrayView value, int number)
{
    const qsizetype from = (number - 1) * mostBytesAnEntry;
    return value.sliced(from, std::min(mostBytesAnEntry, value.size() - from));
}

QString chunkEntry(const QString &entry, char generation, int number)
{
    return entry + u'#' + QLatin1Char(generation) + QString::number(number);
}

} // namespace suitescope
