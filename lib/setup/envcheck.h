// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envfile.h"

#include <QDateTime>

namespace suitescope {

/*! What is to be said of a .env file. The word in brackets is the parameter that goes with it; none
 * of them is ever a secret. */
enum class EnvFindingId {
    // the file
    NothingOfOurs, // no variable for NetSuite stands in it
    WideText, // UTF-16
    NotUtf8,
    OthersMayRead, // users of this computer
    GitTracks,
    GitWouldTake,
    // its names
    NameMissing,
    ValueMissing, // the name is there, and nothing behind it
    NameMisspelled, // [text: the right one]
    NameUnknown,
    NameTwice, // [number: the line that counts]
    AuthTypeMissing, // [text: what the other names say; empty when they say nothing or both]
    AuthTypeWrong, // [text: likewise]
    AuthTypeSpelling, // [text: the right one]
    BothMethods, // [text: the names of the one that is not used, or has fewer]
    // how a line is written, for those who read it
    KeyWithoutQuotes, // goes on over lines that nobody reads as its own
    KeyBreaksLiteral, // \n stays as it is
    KeyBreaksReal, // some read the first line only
    QuotesKept,
    SignWrong, // a colon, or blanks around the =
    ExportMissing,
    ExportWrong,
    CommentBehind,
    CarriageReturn,
    // its values
    ValueNotClean, // blanks, quotes or what nobody sees, around or in it
    ValuePlaceholder, // still the words of an example
    ValueLength, // [number: how long it is; other: how long it should be]
    ValueCharacters,
    ValueElsewhere, // [text: the name it belongs to]
    ValuesSwapped, // [text: the other name]
    ValueTwice, // [text: the other name]
    AccountWrong, // [text: why]
    AccountSpelling, // [text: the right one]
    AccountIsProduction,
    KeyEncrypted,
    KeyUnreadable, // [text: why]
    KeyRefused, // [text: what it is]
    AlgorithmUnknown, // [text: the one for the key, empty when there is none]
    AlgorithmSpelling, // [text: the right one]
    AlgorithmMissing, // [text: the one for the key]
    AlgorithmMisfit, // [text: the one for the key]
    ScopeUnknown, // [text]
    ScopesSpelling, // [text: the right one]
    CertificateEnded, // [when; text: name of the key pair]
    CertificateEndsSoon, // [when, number: days left; text: likewise]
};

/*! A fault is certain to let a sign-in fail or a secret out; a likely one depends on who reads the
 * file; advice breaks nothing. */
enum class EnvWeight { Fault, Likely, Advice };

struct EnvFinding
{
    EnvFindingId id = EnvFindingId::NothingOfOurs;
    EnvWeight weight = EnvWeight::Fault;
    int line = 0; // from 1; 0: the whole file
    QString name = {}; // of the variable, as it should be spelled
    QString text = {};
    qint64 number = 0;
    qint64 other = 0;
    QDateTime when = {}; // UTC
    bool repairable = false; // the right thing is certain

    friend bool operator==(const EnvFinding &, const EnvFinding &) = default;
};

[[nodiscard]] QString envFindingKey(EnvFindingId id); // "name-missing": stable
[[nodiscard]] QList<EnvFindingId> allEnvFindings();

/*! When a key's certificate ends, as far as this program knows. */
struct EnvKeyEnd
{
    QByteArray publicKeyDer; // empty: of the key in this very file
    QDateTime ends; // UTC
    QString name; // of the key pair
};

/*! What the content does not tell. */
struct EnvSurroundings
{
    QDateTime now;
    std::optional<EnvFormat> reader; // who reads the file; without, it is seen from name and lines
    QString fileName;
    bool othersMayRead = false;
    GitCheck git;
    QList<EnvKeyEnd> ends;
};

struct EnvCheck
{
    EnvFormat reader = EnvFormat::Dotenv;
    QList<EnvFinding> findings; // the gravest first, then by line
    int variables = 0; // of ours, with a value

    [[nodiscard]] bool breaks() const; // a fault, also a likely one
};

/*! For whom the file is, by its lines and its name. */
[[nodiscard]] EnvFormat readerOf(const EnvFile &file, const QString &fileName);

[[nodiscard]] EnvCheck checkEnv(const QByteArray &content, const EnvSurroundings &around);

/*! The content with those of \a chosen mended that are repairable; every line that they do not
   name, every comment and the order stay. Read back before it is answered: nothing when a reader
   would not find what it should, as behind a quote that is never closed. */
[[nodiscard]] std::optional<Secret> repairedEnv(const QByteArray &content,
                                                const EnvSurroundings &around,
                                                const QList<EnvFinding> &chosen);

/*! A line that a repair changes, for showing: secrets masked, blanks at the ends of a value as
 * middle dots. */
struct EnvChange
{
    int line = 0; // 0: a new one
    QString before; // empty: a new one; may have several lines
    QString after; // empty: it goes

    friend bool operator==(const EnvChange &, const EnvChange &) = default;
};
[[nodiscard]] QList<EnvChange> envChanges(const QByteArray &content, const EnvSurroundings &around,
                                          const QList<EnvFinding> &chosen);

} // namespace suitescope
