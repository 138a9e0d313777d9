// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/envfile.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

bool isNameChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        || c == '.' || c == '-';
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

/*! What one logical line says, as positions in the text. */
struct Assignment
{
    QString name;
    bool exported = false;
    qsizetype nameAt = 0;
    QByteArrayView raw; // the value, untrimmed, with its quotes
    qsizetype rawAt = 0;
    qsizetype end = 0; // of the line, before its line ending
};

/*! Reads logical lines the way dotenv 15 and newer does (fact sheet 10). */
class LineReader
{
public:
    explicit LineReader(QByteArrayView text) : m_text(text) { }

    [[nodiscard]] qsizetype lineEnd(qsizetype at) const
    {
        while (at < m_text.size() && !isLineEnd(m_text[at]))
            ++at;
        return at;
    }

    [[nodiscard]] qsizetype afterLineEnd(qsizetype at) const
    {
        if (at < m_text.size() && m_text[at] == '\r')
            ++at;
        else if (at < m_text.size())
            return at + 1;
        return at < m_text.size() && m_text[at] == '\n' ? at + 1 : at;
    }

    [[nodiscard]] std::optional<Assignment> assignment(qsizetype start) const
    {
        Assignment result;
        qsizetype at = skipBlanks(start);
        if (m_text.sliced(at).startsWith("export") && at + 6 < m_text.size()
            && isBlank(m_text[at + 6])) {
            result.exported = true;
            at = skipBlanks(at + 6);
        }
        const qsizetype nameStart = at;
        while (at < m_text.size() && isNameChar(m_text[at]))
            ++at;
        if (at == nameStart)
            return std::nullopt;
        result.name = QString::fromLatin1(m_text.sliced(nameStart, at - nameStart));
        result.nameAt = nameStart;
        const qsizetype sign = skipBlanks(at);
        if (sign < m_text.size() && m_text[sign] == '=')
            at = sign + 1;
        else if (at + 1 < m_text.size() && m_text[at] == ':' && isBlank(m_text[at + 1]))
            at = at + 1;
        else
            return std::nullopt;
        readValue(at, result);
        return result;
    }

    /*! Where a key that was pasted without quotes ends, or 0: its base64 goes on over the next
     * lines up to the END line. */
    [[nodiscard]] qsizetype keyBlockEnd(QByteArrayView value, qsizetype at) const
    {
        if (!value.startsWith("-----BEGIN") || value.contains(QByteArrayView("-----END")))
            return 0;
        while (at < m_text.size()) {
            at = afterLineEnd(at);
            const qsizetype end = lineEnd(at);
            const QByteArrayView line = m_text.sliced(at, end - at).trimmed();
            if (line.startsWith("-----END"))
                return end;
            const bool base64
                = !line.isEmpty() && std::all_of(line.begin(), line.end(), [](char c) {
                      return (isNameChar(c) && c != '.' && c != '_' && c != '-') || c == '+'
                          || c == '/' || c == '=';
                  });
            if (!base64)
                return 0;
            at = end;
        }
        return 0;
    }

private:
    [[nodiscard]] qsizetype skipBlanks(qsizetype at) const
    {
        while (at < m_text.size() && isBlank(m_text[at]))
            ++at;
        return at;
    }

    // Nothing but blanks and a comment may follow a closing quote.
    [[nodiscard]] bool isRestOfLine(qsizetype at) const
    {
        at = skipBlanks(at);
        return at >= m_text.size() || isLineEnd(m_text[at]) || m_text[at] == '#';
    }

    [[nodiscard]] std::optional<qsizetype> closingQuote(qsizetype open) const
    {
        const char quote = m_text[open];
        for (qsizetype at = open + 1; at < m_text.size(); ++at) {
            if (m_text[at] == '\\' && at + 1 < m_text.size() && m_text[at + 1] == quote)
                ++at;
            else if (m_text[at] == quote)
                return isRestOfLine(at + 1) ? std::optional(at) : std::nullopt;
        }
        return std::nullopt;
    }

    void readValue(qsizetype at, Assignment &result) const
    {
        const qsizetype start = skipBlanks(at);
        result.rawAt = start;
        if (start < m_text.size()
            && (m_text[start] == '"' || m_text[start] == '\'' || m_text[start] == '`')) {
            if (const std::optional<qsizetype> close = closingQuote(start)) {
                result.raw = m_text.sliced(start, *close + 1 - start);
                result.end = lineEnd(*close);
                return;
            }
        }
        qsizetype end = start;
        while (end < m_text.size() && !isLineEnd(m_text[end]) && m_text[end] != '#')
            ++end;
        result.raw = m_text.sliced(start, end - start);
        result.end = lineEnd(end);
    }

    QByteArrayView m_text;
};

qsizetype trimmedSize(QByteArrayView raw)
{
    qsizetype size = raw.size();
    while (size > 0 && isBlank(raw[size - 1]))
        --size;
    return size;
}

Secret readValue(QByteArrayView raw)
{
    QByteArray value = raw.trimmed().toByteArray();
    const char first = value.isEmpty() ? '\0' : value.front();
    const bool quoted = value.size() >= 2 && value.back() == first
        && (first == '"' || first == '\'' || first == '`');
    if (quoted)
        value = value.mid(1, value.size() - 2);
    value.replace("\r\n", "\n");
    if (first == '"') {
        value.replace("\\n", "\n");
        value.replace("\\r", "\r");
    }
    const Secret secret{QByteArrayView(value)};
    value.fill('\0');
    return secret;
}

tl::unexpected<Error> wrong(const QString &name, const QString &what)
{
    return failure(ErrorKind::InvalidInput, u"%1 %2"_s.arg(name, what));
}

QStringList namesOf(AuthMethod method)
{
    if (method == AuthMethod::TokenBased) {
        return {u"NETSUITE_CONSUMER_KEY"_s, u"NETSUITE_CONSUMER_SECRET"_s, u"NETSUITE_TOKEN_ID"_s,
                u"NETSUITE_TOKEN_SECRET"_s};
    }
    return {u"NETSUITE_CLIENT_ID"_s, u"NETSUITE_CERTIFICATE_ID"_s, u"NETSUITE_PRIVATE_KEY"_s};
}

Result<AuthMethod> methodOf(const EnvFile &file)
{
    const QString name = u"NETSUITE_AUTH_TYPE"_s;
    const QString typed = file.value(name).revealText().trimmed().toLower();
    if (typed == "tba"_L1 || typed == "oauth1"_L1)
        return AuthMethod::TokenBased;
    if (typed == "oauth2"_L1 || typed == "m2m"_L1)
        return AuthMethod::ClientCredentials;
    if (!typed.isEmpty())
        return wrong(name, u"is neither tba nor oauth2"_s);
    if (file.contains(u"NETSUITE_PRIVATE_KEY"_s) || file.contains(u"NETSUITE_CLIENT_ID"_s))
        return AuthMethod::ClientCredentials;
    if (file.contains(u"NETSUITE_TOKEN_ID"_s) || file.contains(u"NETSUITE_CONSUMER_KEY"_s))
        return AuthMethod::TokenBased;
    return wrong(name, u"is missing"_s);
}

QStringList scopesOf(const EnvFile &file)
{
    const QString name = u"NETSUITE_SCOPES"_s;
    const QString typed = file.contains(name) ? file.value(name).revealText().trimmed() : QString();
    if (typed.isEmpty()) // what the file's readers assume
        return {u"restlets"_s, u"rest_webservices"_s};
    static const QRegularExpression separator(u"[,\\s]+"_s);
    return typed.split(separator, Qt::SkipEmptyParts);
}

Result<SigningAlgorithm> algorithmOf(const EnvFile &file, const KeyPair &key)
{
    const QString name = u"NETSUITE_ALGORITHM"_s;
    const QString typed = file.value(name).revealText().trimmed().toUpper();
    if (typed.isEmpty()) {
        const std::optional<KeyAlgorithm> kind = key.algorithm();
        return kind ? defaultSigning(*kind) : SigningAlgorithm::ES256;
    }
    const std::optional<SigningAlgorithm> algorithm = signingAlgorithm(typed);
    if (!algorithm)
        return wrong(name, u"is no algorithm that NetSuite accepts"_s);
    return *algorithm;
}

Result<KeyPair> keyOf(const Secret &text)
{
    const QString name = u"NETSUITE_PRIVATE_KEY"_s;
    Result<KeyPair> key = KeyPair::read(text);
    if (key)
        return key;
    if (key.error().kind == ErrorKind::WrongPassword)
        return wrong(name, u"is encrypted with a password"_s);
    return wrong(name, u"cannot be read: "_s + key.error().detail);
}

} // namespace

EnvFile EnvFile::parse(const QByteArray &content)
{
    EnvFile file;
    const QByteArrayView text(content);
    const LineReader reader(text);
    qsizetype at = 0;
    if (text.startsWith("\xEF\xBB\xBF")) {
        file.m_entries.emplace_back().text = Secret(text.first(3));
        at = 3;
    }
    while (at < text.size()) {
        Entry entry;
        qsizetype end = reader.lineEnd(at);
        if (const std::optional<Assignment> assignment = reader.assignment(at)) {
            entry.name = assignment->name;
            entry.exported = assignment->exported;
            entry.value = readValue(assignment->raw);
            entry.nameAt = assignment->nameAt - at;
            entry.valueAt = assignment->rawAt - at;
            entry.valueEnd = entry.valueAt + trimmedSize(assignment->raw);
            end = assignment->end;
            if (const qsizetype blockEnd = reader.keyBlockEnd(entry.value.view(), end)) {
                const qsizetype start = text.indexOf(QByteArrayView("-----BEGIN"), at);
                end = blockEnd;
                entry.valueEnd = end - at;
                entry.block = Secret(text.sliced(start, end - start));
            }
        }
        end = reader.afterLineEnd(end);
        entry.text = Secret(text.sliced(at, end - at));
        file.m_entries.push_back(std::move(entry));
        at = end;
    }
    return file;
}

QStringList EnvFile::names() const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (!entry.name.isEmpty() && !names.contains(entry.name))
            names.append(entry.name);
    }
    return names;
}

Secret EnvFile::value(const QString &name) const
{
    const auto last = std::find_if(m_entries.crbegin(), m_entries.crend(),
                                   [&name](const Entry &entry) { return entry.name == name; });
    return last == m_entries.crend() ? Secret() : last->value;
}

bool EnvFile::contains(const QString &name) const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(),
                       [&name](const Entry &entry) { return entry.name == name; });
}

Result<EnvSettings> EnvFile::settings() const
{
    const Result<AuthMethod> method = methodOf(*this);
    if (!method)
        return failure(method.error());
    EnvSettings settings;
    settings.facts.method = *method;

    const QString accountName = u"NETSUITE_ACCOUNT_ID"_s;
    if (value(accountName).isEmpty())
        return wrong(accountName, u"is missing"_s);
    const Result<AccountId> account = AccountId::parse(value(accountName).revealText());
    if (!account)
        return wrong(accountName, u"is no account ID: "_s + account.error().detail);
    settings.facts.account = *account;

    for (const QString &name : namesOf(*method)) {
        if (value(name).view().trimmed().isEmpty())
            return wrong(name, u"is missing"_s);
    }
    const auto trimmed
        = [this](const QString &name) { return Secret(value(name).view().trimmed()); };
    if (*method == AuthMethod::TokenBased) {
        settings.credentials
            = TbaCredentials{account->realm(), trimmed(u"NETSUITE_CONSUMER_KEY"_s),
                             trimmed(u"NETSUITE_CONSUMER_SECRET"_s),
                             trimmed(u"NETSUITE_TOKEN_ID"_s), trimmed(u"NETSUITE_TOKEN_SECRET"_s)};
        return settings;
    }

    Secret keyText = value(u"NETSUITE_PRIVATE_KEY"_s);
    for (const Entry &entry : m_entries) {
        if (entry.name == "NETSUITE_PRIVATE_KEY"_L1 && !entry.block.isEmpty())
            keyText = entry.block;
    }
    const Result<KeyPair> key = keyOf(keyText);
    if (!key)
        return failure(key.error());
    const Result<SigningAlgorithm> algorithm = algorithmOf(*this, *key);
    if (!algorithm)
        return failure(algorithm.error());
    settings.facts.algorithm = *algorithm;
    settings.facts.scopes = scopesOf(*this);
    settings.credentials = M2mCredentials{trimmed(u"NETSUITE_CLIENT_ID"_s).revealText(),
                                          trimmed(u"NETSUITE_CERTIFICATE_ID"_s).revealText(), *key,
                                          *algorithm, settings.facts.scopes};
    return settings;
}

} // namespace suitescope
