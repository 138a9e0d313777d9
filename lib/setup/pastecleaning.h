// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/secret.h"
#include "lib/storage/secretstore.h"

#include <QHash>
#include <QList>

namespace suitescope {

/*! What a pasted value turned out to be. */
struct CleanedValue
{
    Secret value;
    bool changed = false; // blanks, line breaks, invisible characters or a label were taken off
};

enum class ShapeFault { None, Empty, TooShort, TooLong, BadCharacters, LooksLikeAnother };

struct ShapeVerdict
{
    ShapeFault fault = ShapeFault::None;
    qsizetype length = 0;
    qsizetype wanted = 0;
    std::optional<SecretField> looksLike; // the field this value seems to belong to
};

/*! Takes off blanks, line breaks, invisible characters, quotes and labels ("Client ID:",
 * NETSUITE_CLIENT_ID=). */
[[nodiscard]] CleanedValue cleanedValue(const Secret &pasted);

/*! Finds the fields in a pasted confirmation page, .env or mail ("CONSUMER KEY / CLIENT ID …
   CONSUMER SECRET / CLIENT SECRET …", "TOKEN ID … TOKEN SECRET …"); empty when it holds fewer than
   two. */
[[nodiscard]] QHash<SecretField, Secret> fieldsInPaste(const Secret &pasted);

/*! Shape and cross-checks: 64 hex digits for TBA values and the client ID, 43 base64url characters
 * for a certificate ID (it may begin with - or _); equality with another entered field. */
[[nodiscard]] ShapeVerdict shapeOf(SecretField field, const Secret &value,
                                   const QHash<SecretField, Secret> &others);

/*! A Certificate ID of another length than NetSuite's samples have: worth a warning, since it may
 * be cut, and no fault for certain. */
[[nodiscard]] bool isUnusualCertificateId(SecretField field, const ShapeVerdict &verdict);

} // namespace suitescope
