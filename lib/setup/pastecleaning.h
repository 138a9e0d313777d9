// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/secret.h"
#include "lib/storage/secretstore.h"

#include <QFlags>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace suitescope {

/*! What was taken off a pasted value. */
enum class PasteChange {
    Blanks = 0x01, // tabs and no-break spaces too
    LineBreaks = 0x02,
    Invisible = 0x04, // zero width, soft hyphen, byte order mark, marks of writing direction
    Quotes = 0x08, // of any kind, and the commas and semicolons after them
    Label = 0x10, // "Client ID:", NETSUITE_CLIENT_ID=
};
Q_DECLARE_FLAGS(PasteChanges, PasteChange)
Q_DECLARE_OPERATORS_FOR_FLAGS(PasteChanges)

/*! What a pasted value turned out to be. */
struct CleanedValue
{
    Secret value;
    PasteChanges changes; // none: it was clean
};

enum class ShapeFault { None, Empty, TooShort, TooLong, BadCharacters, LooksLikeAnother };

struct ShapeVerdict
{
    ShapeFault fault = ShapeFault::None;
    qsizetype length = 0;
    qsizetype wanted = 0;
    std::optional<SecretField> looksLike; // the field this value seems to belong to
};

/*! Without characters nobody sees; a tab or a no-break space becomes a blank, line ends stay. */
[[nodiscard]] QString withoutInvisible(const QString &text);

/*! Takes off blanks, line breaks, invisible characters, quotes and labels ("Client ID:",
 * NETSUITE_CLIENT_ID=). */
[[nodiscard]] CleanedValue cleanedValue(const Secret &pasted);

/*! Finds the fields in a pasted confirmation page, .env or mail ("CONSUMER KEY / CLIENT ID …
   CONSUMER SECRET / CLIENT SECRET …", "TOKEN ID … TOKEN SECRET …"); empty when it holds fewer than
   two. */
[[nodiscard]] QHash<SecretField, Secret> fieldsInPaste(const Secret &pasted);

/*! Both halves of a pair in one paste without labels, as NetSuite shows them one below the other:
   two values of 64 hex digits with blanks, a line break or one of , ; : / | between them. Null
   where it is anything else. */
[[nodiscard]] std::optional<std::pair<Secret, Secret>> halvesInPaste(const Secret &pasted);

/*! Shape and cross-checks: 64 hex digits for TBA values and the client ID, 43 base64url characters
 * for a certificate ID (it may begin with - or _); equality with another entered field. */
[[nodiscard]] ShapeVerdict shapeOf(SecretField field, const Secret &value,
                                   const QHash<SecretField, Secret> &others);

/*! A Certificate ID of another length than NetSuite's samples have: worth a warning, since it may
 * be cut, and no fault for certain. */
[[nodiscard]] bool isUnusualCertificateId(SecretField field, const ShapeVerdict &verdict);

} // namespace suitescope
