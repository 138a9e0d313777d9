// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

class QDebug;

namespace suitescope {

/*! Bytes that must not be seen: locked memory, wiped on release, shared between copies, no implicit
   conversion; printing one does not compile. reveal…() only at the last line: the keychain call,
   the header, the text field. */
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView utf8);
    explicit Secret(const QString &text);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] qsizetype size() const; // bytes

    [[nodiscard]] QByteArray revealBytes() const;
    [[nodiscard]] QString revealText() const;
    /*! The bytes where they lie, valid as long as this object. */
    [[nodiscard]] QByteArrayView view() const;

    /*! Equal content; the time taken does not depend on where they differ. */
    friend bool operator==(const Secret &a, const Secret &b);

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

QDebug operator<<(QDebug, const Secret &) = delete;

} // namespace suitescope
