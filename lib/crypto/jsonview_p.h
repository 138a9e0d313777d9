// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QList>

#include <optional>

namespace suitescope::json {

/*! A value where it lies in the text. */
struct Member
{
    QByteArrayView name; // without its quotes, escapes as they stand
    QByteArrayView value; // with them
};

struct Object
{
    QList<Member> members;
    qsizetype at = 0; // where its { stands

    /*! Whether a member stands there twice: readers differ in which one they take. */
    [[nodiscard]] bool isAmbiguous() const;
    /*! The text of a string member without its quotes; empty when there is none, or one of another
     * type. */
    [[nodiscard]] QByteArrayView string(QByteArrayView name) const;
    [[nodiscard]] QByteArrayView value(QByteArrayView name) const;
};

/*! All objects in the value that \a text starts with, the inner ones first; nothing when it is no
   JSON. What follows the value is passed over. Copies nothing, so that a secret stays in the memory
   it lies in; QJsonDocument would leave copies behind. */
[[nodiscard]] QList<Object> objects(QByteArrayView text);

/*! The strings of an array, without their quotes. */
[[nodiscard]] QList<QByteArrayView> strings(QByteArrayView array);

} // namespace suitescope::json
