// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/pastecleaning.h"

#include "lib/setup/envfile.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype hexLength = 64;
constexpr qsizetype certificateIdLength = 43;
constexpr qsizetype leastCertificateId = 20;

bool isInvisible(char16_t c)
{
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF
        || (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F;
}

bool isHex(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

bool isBase64Url(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || c == '-' || c == '_';
    });
}

bool isPem(QByteArrayView text)
{
    return text.contains(QByteArrayView("-----BEGIN "));
}

bool isPemKey(QByteArrayView text)
{
    return isPem(text) && text.contains(QByteArrayView("PRIVATE KEY-----"));
}

// A buffer that held a secret leaves nothing behind.
void wipe(QString &text)
{
    text.detach();
    text.fill(u'\0');
}

QString withoutQuotes(const QString &text)
{
    static const QList<std::pair<QChar, QChar>> quotes{
        {u'"', u'"'},           {u'\'', u'\''},         {u'`', u'`'},          {u'<', u'>'},
        {u'\u201C', u'\u201D'}, {u'\u2018', u'\u2019'}, {u'\u201E', u'\u201C'}};
    for (const auto &[open, close] : quotes) {
        // A quote inside means that the outer two are no pair: "name": "value"
        const bool pair = text.size() >= 2 && text.front() == open && text.back() == close;
        if (pair && text.indexOf(close, 1) == text.size() - 1)
            return text.mid(1, text.size() - 2).trimmed();
    }
    return text;
}

QString withoutLabel(const QString &text)
{
    // "Client ID:", "NETSUITE_CLIENT_ID=", "export X=", a JSON member, "CONSUMER KEY / CLIENT ID"
    static const QRegularExpression punctuated(
        u"\\A[\"']?[A-Za-z][A-Za-z0-9 _/().-]{0,60}[\"']?\\s*[:=]\\s*"_s);
    static const QRegularExpression words(
        u"\\A(?:(?:consumer|client|token|access|certificate|key|secret|id|/)[\\s/]+)+"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = punctuated.match(text);
    if (match.hasMatch())
        return text.mid(match.capturedEnd());
    const QRegularExpressionMatch spoken = words.match(text);
    return spoken.hasMatch() ? text.mid(spoken.capturedEnd()) : text;
}

// What is between the ends of the two, which is blank.
PasteChanges blanksOf(const QString &before, const QString &after)
{
    PasteChanges changes;
    const auto countOf = [](const QString &text, bool lines) {
        return std::count_if(text.cbegin(), text.cend(), [lines](QChar c) {
            return c.isSpace() && (c == u'\n' || c == u'\r') == lines;
        });
    };
    changes.setFlag(PasteChange::LineBreaks, countOf(before, true) > countOf(after, true));
    changes.setFlag(PasteChange::Blanks, countOf(before, false) > countOf(after, false));
    return changes;
}

QString peeled(QString text, PasteChanges &changes)
{
    for (int round = 0; round < 4; ++round) {
        const QString before = text;
        text = before.trimmed();
        changes |= blanksOf(before, text);
        const auto take = [&text, &changes](const QString &shorter, PasteChange change) {
            if (shorter.size() < text.size())
                changes |= change;
            text = shorter;
        };
        while (text.endsWith(u',') || text.endsWith(u';'))
            take(text.chopped(1).trimmed(), PasteChange::Quotes);
        take(withoutQuotes(text), PasteChange::Quotes);
        if (!text.startsWith("-----BEGIN "_L1))
            take(withoutLabel(text), PasteChange::Label);
        if (text == before)
            break;
    }
    return text;
}

struct Label
{
    const char16_t *pattern;
    QList<SecretField> fields;
};

const QList<Label> &labels()
{
    static const QList<Label> all{
        {u"consumer[ _-]*key\\s*/\\s*client[ _-]*id",
         {SecretField::ConsumerKey, SecretField::ClientId}},
        {u"consumer[ _-]*key", {SecretField::ConsumerKey}},
        {u"client[ _-]*id", {SecretField::ClientId}},
        {u"consumer[ _-]*secret\\s*/\\s*client[ _-]*secret", {SecretField::ConsumerSecret}},
        {u"(?:consumer|client)[ _-]*secret", {SecretField::ConsumerSecret}},
        {u"token[ _-]*id", {SecretField::TokenId}},
        {u"token[ _-]*secret", {SecretField::TokenSecret}},
        {u"certificate[ _-]*id", {SecretField::CertificateId}},
    };
    return all;
}

QHash<SecretField, Secret> fieldsInEnv(const QByteArray &content)
{
    static const QList<std::pair<QString, SecretField>> names{
        {u"NETSUITE_CONSUMER_KEY"_s, SecretField::ConsumerKey},
        {u"NETSUITE_CONSUMER_SECRET"_s, SecretField::ConsumerSecret},
        {u"NETSUITE_TOKEN_ID"_s, SecretField::TokenId},
        {u"NETSUITE_TOKEN_SECRET"_s, SecretField::TokenSecret},
        {u"NETSUITE_CLIENT_ID"_s, SecretField::ClientId},
        {u"NETSUITE_CERTIFICATE_ID"_s, SecretField::CertificateId},
        {u"NETSUITE_PRIVATE_KEY"_s, SecretField::PrivateKey},
    };
    QHash<SecretField, Secret> found;
    const EnvFile file = EnvFile::parse(content);
    for (const auto &[name, field] : names) {
        const Secret value = cleanedValue(file.value(name)).value;
        if (!value.isEmpty())
            found.insert(field, value);
    }
    return found;
}

QHash<SecretField, Secret> fieldsInPage(const QString &text, int &hits)
{
    QHash<SecretField, Secret> found;
    QList<std::pair<qsizetype, qsizetype>> taken; // a label inside a longer one does not count
    for (const Label &label : labels()) {
        const QRegularExpression pattern(
            u"(?<![A-Za-z])(?:%1)(?![A-Za-z])[\"'*]*\\s*[:=|]?\\s*[\"'*]*([A-Za-z0-9_-]{20,})"_s
                .arg(QString::fromUtf16(label.pattern)),
            QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch match = pattern.match(text);
        if (!match.hasMatch())
            continue;
        const qsizetype value = match.capturedStart(1);
        if (std::any_of(taken.cbegin(), taken.cend(),
                        [value](const auto &range) { return range.first == value; })) {
            continue;
        }
        taken.append({value, match.capturedEnd(1)});
        ++hits;
        for (const SecretField field : label.fields) {
            if (!found.contains(field))
                found.insert(field, Secret(match.captured(1)));
        }
    }
    return found;
}

ShapeVerdict keyShape(const Secret &value)
{
    const ShapeFault fault = isPemKey(value.view()) ? ShapeFault::None : ShapeFault::BadCharacters;
    return {fault, value.size(), 0, std::nullopt};
}

/*! Whether \a value has the shape of one of the two fields alone, that of \a field. */
bool belongsHere(SecretField field, SecretField other, const Secret &value)
{
    const bool hex = value.size() == hexLength && isHex(value.view());
    const bool certificateId = value.size() == certificateIdLength && !isHex(value.view());
    if (field == SecretField::CertificateId)
        return certificateId;
    return other == SecretField::CertificateId && hex;
}

std::optional<SecretField> equalField(SecretField field, const Secret &value,
                                      const QHash<SecretField, Secret> &others)
{
    for (const SecretField other : allSecretFields()) {
        const bool sameThing = (field == SecretField::ConsumerKey && other == SecretField::ClientId)
            || (field == SecretField::ClientId && other == SecretField::ConsumerKey);
        const bool equal = other != field && !sameThing && others.contains(other)
            && others.value(other) == value;
        if (equal && !belongsHere(field, other, value))
            return other;
    }
    return std::nullopt;
}

ShapeFault lengthFault(qsizetype length, qsizetype wanted)
{
    if (length == wanted)
        return ShapeFault::None;
    return length < wanted ? ShapeFault::TooShort : ShapeFault::TooLong;
}

} // namespace

QString withoutInvisible(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (!isInvisible(c.unicode()))
            result += c.isSpace() && c != u'\n' && c != u'\r' ? QChar(u' ') : c;
    }
    return result;
}

CleanedValue cleanedValue(const Secret &pasted)
{
    CleanedValue result;
    QString raw = pasted.revealText();
    QString text = withoutInvisible(raw);
    result.changes.setFlag(PasteChange::Invisible, text.size() < raw.size());
    QString clean = peeled(text, result.changes);
    // The lines of a key matter; anything else was broken by a mail or a narrow column.
    if (!clean.contains("-----BEGIN "_L1)) {
        QString joined = clean;
        joined.removeIf([](QChar c) { return c.isSpace(); });
        result.changes |= blanksOf(clean, joined);
        wipe(clean);
        clean.swap(joined);
    }
    result.value = Secret(clean);
    wipe(raw);
    wipe(text);
    wipe(clean);
    return result;
}

QHash<SecretField, Secret> fieldsInPaste(const Secret &pasted)
{
    if (pasted.view().contains(QByteArrayView("NETSUITE_"))) {
        QByteArray content = pasted.revealBytes();
        const QHash<SecretField, Secret> found = fieldsInEnv(content);
        content.detach();
        content.fill('\0');
        if (found.size() >= 2)
            return found;
    }
    QString text = withoutInvisible(pasted.revealText());
    int hits = 0;
    QHash<SecretField, Secret> found = fieldsInPage(text, hits);
    wipe(text);
    return hits >= 2 ? found : QHash<SecretField, Secret>();
}

std::optional<std::pair<Secret, Secret>> halvesInPaste(const Secret &pasted)
{
    static const QRegularExpression pair(
        u"\\A\\s*([0-9a-f]{64})(?:\\s+|\\s*[,;:/|]\\s*)([0-9a-f]{64})\\s*\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString text = withoutInvisible(pasted.revealText());
    std::optional<std::pair<Secret, Secret>> halves;
    if (const QRegularExpressionMatch match = pair.match(text); match.hasMatch())
        halves.emplace(Secret(match.captured(1)), Secret(match.captured(2)));
    wipe(text);
    return halves;
}

ShapeVerdict shapeOf(SecretField field, const Secret &value,
                     const QHash<SecretField, Secret> &others)
{
    const bool isCertificateId = field == SecretField::CertificateId;
    const qsizetype wanted = isCertificateId ? certificateIdLength : hexLength;
    if (value.isEmpty())
        return {ShapeFault::Empty, 0, field == SecretField::PrivateKey ? 0 : wanted, std::nullopt};
    if (field == SecretField::PrivateKey)
        return keyShape(value);

    ShapeVerdict verdict{ShapeFault::None, value.size(), wanted, std::nullopt};
    const QByteArrayView text = value.view();
    const std::optional<SecretField> equal = equalField(field, value, others);
    if (equal)
        verdict.looksLike = equal;
    else if (isPemKey(text))
        verdict.looksLike = SecretField::PrivateKey;
    else if (isCertificateId && text.size() == hexLength && isHex(text))
        verdict.looksLike = SecretField::ClientId;
    else if (!isCertificateId && text.size() == certificateIdLength && isBase64Url(text)
             && !isHex(text))
        verdict.looksLike = SecretField::CertificateId;

    if (verdict.looksLike)
        verdict.fault = ShapeFault::LooksLikeAnother;
    else if (isCertificateId ? !isBase64Url(text) : !isHex(text))
        verdict.fault = ShapeFault::BadCharacters;
    else
        verdict.fault = lengthFault(text.size(), wanted);
    return verdict;
}

bool isUnusualCertificateId(SecretField field, const ShapeVerdict &verdict)
{
    return field == SecretField::CertificateId && verdict.length >= leastCertificateId
        && (verdict.fault == ShapeFault::TooShort || verdict.fault == ShapeFault::TooLong);
}

} // namespace suitescope
