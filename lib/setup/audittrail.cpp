// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/audittrail.h"

#include "lib/setup/masking.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype longestPaste = 4 * 1024 * 1024;
constexpr qsizetype longestQuote = 60;
constexpr qsizetype headerWithin = 10; // lines: a page's title may stand above it

struct Known
{
    AuditDetail detail;
    const char *word;
    const char *m2m; // keys of causes, the most particular first
    const char *tba;
};

// clang-format off
constexpr std::array knownDetails{
    Known{AuditDetail::ConsumerKeyUnknown, "consumer_key_unknown", "integration-unknown integration-blocked-or-unknown", "integration-unknown integration-blocked-or-unknown"},
    Known{AuditDetail::ConsumerKeyRefused, "consumer_key_refused", "integration-blocked integration-blocked-or-unknown", "integration-blocked integration-blocked-or-unknown"},
    Known{AuditDetail::InvalidTimestamp, "InvalidTimestamp", "clock-off", "clock-off"},
    Known{AuditDetail::NonceRejected, "nonce_rejected", "nonce-refused", "nonce-refused"},
    Known{AuditDetail::NonceUsed, "nonce_used", "nonce-refused", "nonce-refused"},
    Known{AuditDetail::ParameterRejected, "parameter_rejected", "", ""},
    Known{AuditDetail::MissingTokenPassportRequiredFields, "MissingTokenPassportRequiredFields", "value-missing value-misshapen", "value-missing value-misshapen"},
    Known{AuditDetail::PermissionDenied, "permission_denied", "role-lacks-token-login", "role-lacks-token-login"},
    Known{AuditDetail::UnknownAlgorithm, "UnknownAlgorithm", "algorithm-does-not-fit-key", ""},
    Known{AuditDetail::VersionRejected, "VersionRejected", "", ""},
    Known{AuditDetail::TemporaryLocked, "temporary_locked", "user-locked", "user-locked"},
    Known{AuditDetail::TokenRejected, "token_rejected", "token-revoked token-revoked-or-role-inactive", "token-revoked token-revoked-or-role-inactive"},
    Known{AuditDetail::InvalidSignature, "InvalidSignature", "key-does-not-fit-certificate", "signature-refused"},
    Known{AuditDetail::FeatureDisabled, "FeatureDisabled", "feature-off", "feature-off"},
    Known{AuditDetail::AccessTokenExpired, "AccessTokenExpired", "access-token-expired", "access-token-expired"},
    Known{AuditDetail::EntityOrRoleDisabled, "EntityOrRoleDisabled", "user-or-role-inactive token-revoked-or-role-inactive", "user-or-role-inactive token-revoked-or-role-inactive"},
    Known{AuditDetail::InvalidIntegration, "InvalidIntegration", "integration-unknown integration-blocked-or-unknown", "integration-unknown integration-blocked-or-unknown"},
    Known{AuditDetail::IntegrationBlocked, "IntegrationBlocked", "integration-blocked integration-blocked-or-unknown", "integration-blocked integration-blocked-or-unknown"},
    Known{AuditDetail::ScopeMismatched, "ScopeMismatched", "scope-not-ticked", "scope-not-ticked"},
    Known{AuditDetail::InvalidScope, "InvalidScope", "scope-not-ticked", "scope-not-ticked"},
    Known{AuditDetail::AuthorizationCodeGrantRequired, "AuthorizationCodeGrantRequired", "client-credentials-not-ticked", "client-credentials-not-ticked"},
    Known{AuditDetail::UnsupportedAlgo, "UnsupportedAlgo", "algorithm-does-not-fit-key", "algorithm-does-not-fit-key"},
    Known{AuditDetail::TokenValidityTooBroad, "TokenValidityTooBroad", "assertion-refused", "assertion-refused"},
    Known{AuditDetail::TokenBlocked, "TokenBlocked", "token-revoked token-revoked-or-role-inactive", "token-revoked token-revoked-or-role-inactive"},
    Known{AuditDetail::InvalidTokenType, "InvalidTokenType", "assertion-refused", "assertion-refused"},
    Known{AuditDetail::SignatureValidation, "SignatureValidation", "key-does-not-fit-certificate", "key-does-not-fit-certificate"},
    Known{AuditDetail::ClientIdMismatch, "ClientIdMismatch", "assertion-refused certificate-id-wrong", "assertion-refused certificate-id-wrong"},
    Known{AuditDetail::TokenNotAcceptable, "TokenNotAcceptable", "assertion-refused", "assertion-refused"},
    Known{AuditDetail::TokenExpired, "TokenExpired", "clock-off", "clock-off"},
    Known{AuditDetail::InvalidIssuer, "InvalidIssuer", "assertion-refused", "assertion-refused"},
    Known{AuditDetail::MissingKeyId, "MissingKeyId", "certificate-id-wrong", "certificate-id-wrong"},
    Known{AuditDetail::MissingKey, "MissingKey", "certificate-id-wrong", "certificate-id-wrong"},
};
// clang-format on

const Known &rowOf(AuditDetail detail)
{
    const auto row = std::find_if(knownDetails.begin(), knownDetails.end(),
                                  [detail](const Known &known) { return known.detail == detail; });
    Q_ASSERT(row != knownDetails.end());
    return *row;
}

// NonceUsed and nonce_used are one word; so are "Token rejected" and token_rejected.
QString lettersOf(QStringView text)
{
    QString letters;
    for (const QChar c : text)
        if (c.isLetterOrNumber())
            letters += c.toLower();
    return letters;
}

std::optional<AuditDetail> detailIn(const QString &text)
{
    static const QRegularExpression words(u"[A-Za-z_]+"_s);
    auto found = words.globalMatch(text);
    while (found.hasNext()) {
        const QString word = lettersOf(found.next().capturedView());
        for (const Known &known : knownDetails)
            if (word == lettersOf(QString::fromLatin1(known.word)))
                return known.detail;
    }
    const QString all = lettersOf(text);
    std::optional<AuditDetail> longest; // AccessTokenExpired holds TokenExpired
    qsizetype length = 0;
    for (const Known &known : knownDetails) {
        const QString word = lettersOf(QString::fromLatin1(known.word));
        if (word.size() > length && all.contains(word)) {
            longest = known.detail;
            length = word.size();
        }
    }
    return longest;
}

enum class Column { When, User, Role, Ip, Application, Status, Detail };

std::optional<Column> columnNamed(const QString &title)
{
    static const QHash<QString, Column> names{
        {u"date"_s, Column::When},
        {u"datetime"_s, Column::When},
        {u"dateandtime"_s, Column::When},
        {u"time"_s, Column::When},
        {u"logindate"_s, Column::When},
        {u"user"_s, Column::User},
        {u"username"_s, Column::User},
        {u"name"_s, Column::User},
        {u"email"_s, Column::User},
        {u"emailaddress"_s, Column::User},
        {u"entity"_s, Column::User},
        {u"employee"_s, Column::User},
        {u"role"_s, Column::Role},
        {u"rolename"_s, Column::Role},
        {u"ip"_s, Column::Ip},
        {u"ipaddress"_s, Column::Ip},
        {u"remoteaddress"_s, Column::Ip},
        {u"application"_s, Column::Application},
        {u"applicationname"_s, Column::Application},
        {u"tokenbasedapplicationname"_s, Column::Application},
        {u"oauthappname"_s, Column::Application},
        {u"integration"_s, Column::Application},
        {u"status"_s, Column::Status},
        {u"success"_s, Column::Status},
        {u"result"_s, Column::Status},
        {u"detail"_s, Column::Detail},
        {u"details"_s, Column::Detail},
        {u"message"_s, Column::Detail},
    };
    const auto found = names.constFind(lettersOf(title));
    return found == names.constEnd() ? std::nullopt : std::optional(*found);
}

AuditStatus statusIn(const QString &text)
{
    const QString word = lettersOf(text);
    if (word == "success"_L1 || word == "successful"_L1 || word == "succeeded"_L1 || word == "t"_L1
        || word == "yes"_L1 || word == "true"_L1)
        return AuditStatus::Succeeded;
    if (word.startsWith("fail"_L1) || word == "f"_L1 || word == "no"_L1 || word == "false"_L1
        || word == "denied"_L1 || word == "error"_L1)
        return AuditStatus::Refused;
    return AuditStatus::NotSaid;
}

using Record = QStringList;

struct Records
{
    QList<Record> rows;
    bool whole = true; // every quote was closed
};

Records recordsOf(const QString &text, QChar separator, bool quotes)
{
    Records records;
    Record row;
    QString cell;
    bool quoted = false;
    const auto endCell = [&] {
        row.append(cell.trimmed());
        cell.clear();
    };
    const auto endRow = [&] {
        endCell();
        if (std::any_of(row.cbegin(), row.cend(),
                        [](const QString &one) { return !one.isEmpty(); }))
            records.rows.append(row);
        row.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quoted && c == u'"') {
            quoted = i + 1 < text.size() && text.at(i + 1) == u'"';
            if (quoted)
                cell += text.at(++i);
        } else if (quoted) {
            cell += c == u'\n' ? QChar(u' ') : c;
        } else if (quotes && c == u'"' && cell.trimmed().isEmpty()) {
            cell.clear();
            quoted = true;
        } else if (c == separator) {
            endCell();
        } else if (c == u'\n') {
            endRow();
        } else {
            cell += c;
        }
    }
    endRow();
    records.whole = !quoted;
    return records;
}

// The separator that most lines have; null for none.
QChar separatorOf(const QString &text)
{
    const QString start = text.left(16 * 1024);
    if (start.contains(u'\t'))
        return u'\t';
    const qsizetype commas = start.count(u',');
    const qsizetype semicolons = start.count(u';');
    if (commas == 0 && semicolons == 0)
        return {};
    return semicolons > commas ? u';' : u',';
}

struct Header
{
    qsizetype line = -1;
    QHash<Column, qsizetype> places;
    QStringList others;
};

std::optional<Header> headerIn(const QList<Record> &rows)
{
    for (qsizetype line = 0; line < qMin(rows.size(), headerWithin); ++line) {
        Header header;
        header.line = line;
        const Record &row = rows.at(line);
        for (qsizetype i = 0; i < row.size(); ++i) {
            const auto column = columnNamed(row.at(i));
            if (column && !header.places.contains(*column))
                header.places.insert(*column, i);
            else if (!row.at(i).isEmpty())
                header.others.append(withoutSecrets(row.at(i)));
        }
        const bool alone = row.size() == 1 && header.places.contains(Column::Detail);
        const bool telling
            = header.places.contains(Column::Detail) || header.places.contains(Column::Status);
        if (telling && (alone || header.places.size() >= 2) && rows.size() > line + 1)
            return header;
    }
    return std::nullopt;
}

AuditRow finished(AuditRow row, const QString &status, AuthMethod method)
{
    for (QString *text : {&row.when, &row.user, &row.role, &row.ip, &row.application, &row.detail})
        *text = withoutSecrets(*text);
    row.status = statusIn(status);
    row.known = detailIn(row.detail);
    if (row.known && row.status == AuditStatus::NotSaid)
        row.status = AuditStatus::Refused;
    if (row.known && row.status == AuditStatus::Refused)
        row.cause = auditCause(*row.known, method);
    return row;
}

AuditRow rowUnder(const Header &header, const Record &cells, AuthMethod method)
{
    const auto cell = [&](Column column) {
        const qsizetype place = header.places.value(column, -1);
        return place < 0 ? QString() : cells.value(place);
    };
    AuditRow row;
    row.when = cell(Column::When);
    row.user = cell(Column::User);
    row.role = cell(Column::Role);
    row.ip = cell(Column::Ip);
    row.application = cell(Column::Application);
    row.detail = cell(Column::Detail);
    return finished(row, cell(Column::Status), method);
}

// Without a header row every cell is told by what it looks like.
std::optional<AuditRow> rowByLooks(const Record &cells, AuthMethod method)
{
    static const QRegularExpression address(u"^(\\d{1,3}\\.){3}\\d{1,3}$|^[0-9a-f]*:[0-9a-f:]+$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression moment(u"^\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}"_s);
    AuditRow row;
    QString status;
    QStringList names;
    for (const QString &cell : cells) {
        if (cell.isEmpty())
            continue;
        if (row.ip.isEmpty() && address.match(cell).hasMatch())
            row.ip = cell;
        else if (row.when.isEmpty() && moment.match(cell).hasMatch())
            row.when = cell;
        else if (status.isEmpty() && cell.size() > 1 && statusIn(cell) != AuditStatus::NotSaid)
            status = cell;
        else if (row.detail.isEmpty() && detailIn(cell))
            row.detail = cell;
        else
            names.append(cell);
    }
    const bool telling = !status.isEmpty() || !row.detail.isEmpty();
    if (!telling || (row.when.isEmpty() && row.ip.isEmpty()))
        return std::nullopt;
    row.user = names.value(0);
    row.role = names.value(1);
    return finished(row, status, method);
}

QList<AuditRow> rowsOfTable(const QString &text, AuthMethod method, QStringList *others)
{
    const QChar separator = separatorOf(text);
    Records records = recordsOf(text, separator, true);
    if (!records.whole)
        records = recordsOf(text, separator, false);

    QList<AuditRow> rows;
    if (const auto header = headerIn(records.rows)) {
        *others = header->others;
        for (const Record &cells : records.rows.sliced(header->line + 1))
            rows.append(rowUnder(*header, cells, method));
        return rows;
    }
    for (const Record &cells : std::as_const(records.rows)) {
        if (cells.size() >= 3)
            if (const auto row = rowByLooks(cells, method))
                rows.append(*row);
    }
    return rows;
}

QList<AuditRow> rowsOfSentences(const QString &text, AuthMethod method)
{
    QList<AuditRow> rows;
    for (const QString &line : text.split(u'\n')) {
        if (!detailIn(line))
            continue;
        AuditRow row;
        row.detail = line.trimmed();
        rows.append(finished(row, {}, method));
    }
    return rows;
}

} // namespace

QString auditWord(AuditDetail detail)
{
    return QString::fromLatin1(rowOf(detail).word);
}

QList<AuditDetail> allAuditDetails()
{
    QList<AuditDetail> all;
    for (const Known &known : knownDetails)
        all.append(known.detail);
    return all;
}

std::optional<CauseId> auditCause(AuditDetail detail, AuthMethod method)
{
    const Known &known = rowOf(detail);
    const bool m2m = method == AuthMethod::ClientCredentials;
    const QList<CauseId> causes = allCauses();
    for (const QString &key : QString::fromLatin1(m2m ? known.m2m : known.tba).split(u' '))
        for (const CauseId id : causes)
            if (causeKey(id) == key)
                return id;
    return std::nullopt;
}

Result<AuditTrail> decodeAuditTrail(const QString &pasted, AuthMethod method)
{
    if (pasted.size() > longestPaste)
        return failure(ErrorKind::TooLarge, u"more than 4 million characters"_s);
    QString text = pasted;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(QChar::Nbsp, u' ');
    text.remove(QChar::ByteOrderMark);
    if (text.trimmed().isEmpty())
        return failure(ErrorKind::InvalidInput, u"nothing was pasted"_s);

    AuditTrail trail;
    trail.rows = rowsOfTable(text, method, &trail.otherColumns);
    if (trail.rows.isEmpty())
        trail.rows = rowsOfSentences(text, method);
    if (!trail.rows.isEmpty())
        return trail;

    QString first = withoutSecrets(text.trimmed().section(u'\n', 0, 0));
    if (first.size() > longestQuote)
        first = first.left(longestQuote) + u"..."_s;
    return failure(ErrorKind::InvalidInput,
                   u"expected a Detail such as InvalidSignature, or rows with the columns Status "
                   "and Detail; the first line is \"%1\""_s.arg(first));
}

} // namespace suitescope
