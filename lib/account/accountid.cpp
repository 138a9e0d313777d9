// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/account/accountid.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// Both cases are spelled out: matching without regard to case would let foreign letters through
// (the long s is a lower-case S), and so would upper-casing before the check.
const QRegularExpression &canonicalPattern()
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        u"[A-Za-z0-9]{3,20}(?:[_-](?:[Ss][Bb][0-9]{1,3}|[Rr][Pp][0-9]{0,3}))?"_s));
    return pattern;
}

bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Format // zero-width, direction marks, BOM, soft hyphen
        || c.category() == QChar::Other_Control;
}

bool isQuote(QChar c)
{
    return u"\"'`<>"_s.contains(c) || c.category() == QChar::Punctuation_InitialQuote
        || c.category() == QChar::Punctuation_FinalQuote || c == QChar(0x201A)
        || c == QChar(0x201E);
}

// Without what surrounds a pasted value: blanks (also no-break ones), quotes, invisible signs.
QString bare(const QString &typed)
{
    QString text;
    for (const QChar c : typed) {
        if (c.isSpace())
            text += u' '; // a line break or tab in the middle is refused like a blank
        else if (!isInvisible(c))
            text += c;
    }
    qsizetype from = 0;
    qsizetype to = text.size();
    const auto falls = [&text](qsizetype at) { return text[at] == u' ' || isQuote(text[at]); };
    while (from < to && falls(from))
        ++from;
    while (to > from && falls(to - 1))
        --to;
    return text.mid(from, to - from);
}

// "Account ID: 1234567", ACCOUNT ID and the value below it, NETSUITE_ACCOUNT_ID="1234567".
QString withoutLabel(const QString &text)
{
    static const QRegularExpression label(
        u"\\A(?:export\\s+)?(?:NETSUITE[ _])?(?:ACCOUNT|COMPANY)(?:[ _-]*(?:ID|NUMBER))?"
        "(?:\\s*[:=]\\s*|\\s+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = label.match(text);
    return match.hasMatch() ? bare(text.mid(match.capturedEnd())) : text;
}

Result<QString> canonical(const QString &text)
{
    if (canonicalPattern().match(text).hasMatch())
        return text.toUpper().replace(u'-', u'_');

    if (text.isEmpty())
        return failure(ErrorKind::InvalidInput, u"nothing was given"_s);
    for (const QChar c : text) {
        if (c == u' ')
            return failure(ErrorKind::InvalidInput, u"an account ID has no blanks"_s);
        if (c.unicode() > 0x7e)
            return failure(ErrorKind::InvalidInput,
                           u"an account ID has only the letters A to Z, digits and _"_s);
        if (!c.isLetterOrNumber() && c != u'_' && c != u'-')
            return failure(ErrorKind::InvalidInput, u"an account ID has no '%1'"_s.arg(c));
    }
    if (text.contains(u'_') || text.contains(u'-'))
        return failure(ErrorKind::InvalidInput,
                       u"after the number only _SB1, _SB2 and so on or _RP may follow"_s);
    return failure(ErrorKind::InvalidInput,
                   text.size() < 3 ? u"this is too short for an account ID"_s
                                   : u"this is too long for an account ID"_s);
}

bool looksLikeAddress(const QString &text)
{
    return text.contains(u"://"_s) || text.contains(u'/')
        || text.contains(u".netsuite.com"_s, Qt::CaseInsensitive);
}

// The account named in the query of an account-neutral page.
Result<QString> fromQuery(const QUrl &url)
{
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const QString &wanted : {u"compid"_s, u"account"_s, u"c"_s}) {
        for (const auto &[name, value] : items) {
            if (name.compare(wanted, Qt::CaseInsensitive) == 0)
                return canonical(value);
        }
    }
    return failure(ErrorKind::InvalidInput, u"this address names no account"_s);
}

Result<QString> fromAddress(const QString &text)
{
    // The authority is cut out by hand: QUrl would first map look-alike digits and dots to ASCII.
    static const QRegularExpression parts(
        QRegularExpression::anchoredPattern(
            u"(?:(https?)://)?([a-z0-9.-]+)(?::443)?(?:[/?#].*)?"_s),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression accountHost(
        QRegularExpression::anchoredPattern(
            u"([a-z0-9-]+)\\.(?:app|suitetalk\\.api|restlets\\.api|connect\\.api|extforms|"
            "shopping|secure)\\.netsuite\\.com"_s),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression neutralHost(
        QRegularExpression::anchoredPattern(
            u"(?:system|rest|webservices|forms)(?:\\.[a-z0-9]+)?\\.netsuite\\.com"_s),
        QRegularExpression::CaseInsensitiveOption);

    const auto match = parts.match(text);
    if (!match.hasMatch())
        return failure(ErrorKind::InvalidInput, u"this is neither an account ID nor an address"_s);
    const QString host = match.captured(2);
    if (neutralHost.match(host).hasMatch())
        return fromQuery(QUrl(match.hasCaptured(1) ? text : u"https://"_s + text));
    if (const auto account = accountHost.match(host); account.hasMatch())
        return canonical(account.captured(1));
    return failure(ErrorKind::InvalidInput, u"this is not an address of a NetSuite account"_s);
}

} // namespace

Result<AccountId> AccountId::parse(const QString &typed)
{
    const QString text = withoutLabel(bare(typed));
    return (looksLikeAddress(text) ? fromAddress(text) : canonical(text))
        .map([](const QString &id) { return AccountId(id); });
}

QString AccountId::hostLabel() const
{
    return m_id.toLower().replace(u'_', u'-');
}

Environment AccountId::environment() const
{
    if (m_id.contains(u"_SB"_s))
        return Environment::Sandbox;
    if (m_id.contains(u"_RP"_s))
        return Environment::ReleasePreview;
    if (m_id == u"DEMO"_s)
        return Environment::Demo;
    static const QRegularExpression testDrive(u"\\A(?:TSTDRV|TD)[0-9]+\\z"_s);
    if (testDrive.match(m_id).hasMatch())
        return Environment::TestDrive;
    return Environment::Production;
}

QString AccountId::badge() const
{
    if (isNull())
        return {};
    switch (environment()) {
    case Environment::Production:
        return u"PROD"_s;
    case Environment::Sandbox:
    case Environment::ReleasePreview:
        return m_id.section(u'_', -1);
    case Environment::TestDrive:
        return u"TEST"_s;
    case Environment::Demo:
        return u"DEMO"_s;
    }
    Q_UNREACHABLE();
}

} // namespace suitescope
