// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/gitindex_p.h"

#include "lib/storage/atomicfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype headerSize = 12;
constexpr qsizetype statSize = 40; // times, device, inode, mode, owner, size
constexpr quint16 extendedFlag = 0x4000;
constexpr quint16 lengthMask = 0x0fff;

/*! The entries of an index one after the other. */
class IndexReader
{
public:
    /*! \a hashSize: 20 for SHA-1, 32 for SHA-256; the index does not say which. */
    IndexReader(QByteArrayView index, qsizetype hashSize) : m_index(index), m_hashSize(hashSize) { }

    /*! Nothing when this is no index, or one with hashes of another size. */
    [[nodiscard]] std::optional<bool> holds(QByteArrayView path)
    {
        if (m_index.size() < headerSize || !m_index.startsWith("DIRC"))
            return std::nullopt;
        m_version = number<quint32>(4);
        if (m_version < 2 || m_version > 4)
            return std::nullopt;
        const quint32 count = number<quint32>(8);
        m_at = headerSize;
        for (quint32 i = 0; i < count; ++i) {
            if (!readEntry())
                return std::nullopt;
            if (QByteArrayView(m_name) == path)
                return true;
        }
        return false;
    }

private:
    template<typename Number> [[nodiscard]] Number number(qsizetype at) const
    {
        return qFromBigEndian<Number>(m_index.data() + at);
    }

    [[nodiscard]] bool readEntry()
    {
        const qsizetype start = m_at;
        const qsizetype flagsAt = start + statSize + m_hashSize;
        if (flagsAt + 4 > m_index.size())
            return false;
        const quint16 flags = number<quint16>(flagsAt);
        m_at = flagsAt + (m_version >= 3 && (flags & extendedFlag) != 0 ? 4 : 2);
        // From version 4 on, a name says how much of the one before it is taken off.
        const std::optional<qsizetype> dropped
            = m_version == 4 ? readOffset() : std::optional(m_name.size());
        if (!dropped || *dropped > m_name.size())
            return false;
        const qsizetype end = m_index.indexOf('\0', m_at);
        if (end < 0)
            return false;
        m_name.chop(*dropped);
        m_name.append(m_index.sliced(m_at, end - m_at));
        m_at = m_version == 4 ? end + 1 : start + ((end - start + 8) & ~qsizetype(7));
        return (flags & lengthMask) == std::min<qsizetype>(m_name.size(), lengthMask);
    }

    [[nodiscard]] std::optional<qsizetype> readOffset()
    {
        qsizetype value = -1;
        for (int bytes = 0; bytes < 5 && m_at < m_index.size(); ++bytes) {
            const auto byte = quint8(m_index[m_at++]);
            value = ((value + 1) << 7) | (byte & 0x7f);
            if ((byte & 0x80) == 0)
                return value;
        }
        return std::nullopt;
    }

    QByteArrayView m_index;
    qsizetype m_hashSize;
    quint32 m_version = 0;
    qsizetype m_at = 0;
    QByteArray m_name;
};

// In a linked work tree and in a submodule .git is a file that says where the folder is.
QString gitFolder(const QString &workTree)
{
    constexpr qint64 longest = 64 * 1024;
    const QDir tree(workTree);
    const QString path = tree.filePath(u".git"_s);
    if (!QFileInfo(path).isFile())
        return path;
    const QByteArray content = readFile(path, longest).value_or(QByteArray()).trimmed();
    const QByteArray prefix = "gitdir:";
    if (!content.startsWith(prefix))
        return {};
    return QDir::cleanPath(
        tree.absoluteFilePath(QFile::decodeName(content.mid(prefix.size()).trimmed())));
}

} // namespace

bool isInGitIndex(const QString &workTree, const QString &relative)
{
    QFile file(gitFolder(workTree) + "/index"_L1);
    if (!file.open(QIODevice::ReadOnly) || file.size() < headerSize)
        return false;
    // Git replaces the file and never changes it, so it can be mapped.
    const uchar *bytes = file.map(0, file.size());
    if (!bytes)
        return false;
    const QByteArrayView index(bytes, file.size());
    const QByteArray path = relative.toUtf8();
    for (const qsizetype hashSize : {20, 32}) {
        if (const std::optional<bool> held = IndexReader(index, hashSize).holds(path))
            return *held;
    }
    return false;
}

} // namespace suitescope
