// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/audittrail.h"

#include "lib/setup/masking.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype longestPaste = 4 * 1024 * 1024;
constexpr qsizetype longestQuote = 60;
constexpr qsizetype headerWithin = 10; // lines: a page's title may stand above it

enum class Column { When, User, Role, Ip, Application, Status, Detail };

/*! What the page and its CSV call the columns, in the languages NetSuite's pages are read in; as
 * plainLetters() has it. */
QHash<QString, Column> columnNames()
{
    static const QList<std::pair<Column, QString>> names{
        {Column::When,
         u"date datetime dateandtime time logindate datum datumuhrzeit heure dateetheure fecha "
         "fechayhora data dataeora dataehora datumentijd 日付 日期"_s},
        {Column::User,
         u"user username name email emailaddress entity employee benutzer benutzername "
         "emailadresse utilisateur usuario usuário utente gebruiker ユーザー 用户"_s},
        {Column::Role, u"role rolename rolle rôle rol função ruolo ロール 角色"_s},
        {Column::Ip,
         u"ip ipaddress remoteaddress ipadresse adresseip direcciónip endereçoip indirizzoip "
         "ipadres ipアドレス ip地址"_s},
        {Column::Application,
         u"application applicationname tokenbasedapplicationname oauthappname integration "
         "anwendung anwendungsname aplicación aplicativo applicazione toepassing"_s},
        {Column::Status,
         u"status success result erfolg ergebnis statut état estado resultado stato esito "
         "ステータス 状态"_s},
        {Column::Detail,
         u"detail details message einzelheit einzelheiten détail détails detalle detalles detalhe "
         "detalhes dettaglio dettagli 詳細 详细信息"_s},
    };
    QHash<QString, Column> all;
    for (const auto &[column, words] : names)
        for (const QString &word : words.split(u' '))
            all.insert(word, column);
    return all;
}

std::optional<Column> columnNamed(const QString &title)
{
    static const QHash<QString, Column> names = columnNames();
    const auto found = names.constFind(plainLetters(title));
    return found == names.constEnd() ? std::nullopt : std::optional(*found);
}

AuditStatus statusIn(const QString &text)
{
    static const QStringList good
        = u"success successful succeeded t yes true erfolg erfolgreich ja réussite réussi succès "
          u"oui "
          "éxito correcto sí sucesso sim riuscito successo geslaagd 成功"_s.split(u' ');
    static const QStringList bad
        = u"failure failed fail f no false denied error fehler fehlgeschlagen nein échec échoué "
          u"non "
          "error fallo fallido falha não fallito errore mislukt nee 失敗 失败"_s.split(u' ');
    const QString word = plainLetters(text);
    if (good.contains(word))
        return AuditStatus::Succeeded;
    return bad.contains(word) ? AuditStatus::Refused : AuditStatus::NotSaid;
}

bool isAddress(const QString &cell)
{
    static const QRegularExpression form(u"^(\\d{1,3}\\.){3}\\d{1,3}$|^[0-9a-f]*:[0-9a-f:]+$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(cell).hasMatch();
}

// 11/23/2026, 23.11.2026, 2026-11-23, 23-Nov-2026, 23 novembre 2026; the time may follow.
bool isMoment(const QString &cell)
{
    static const QRegularExpression form(
        u"^\\d{1,4}[-/. ]{1,2}(?:\\d{1,2}|\\p{L}{3,10}\\.?)[-/. ]{1,2}\\d{1,4}\\b"_s);
    return form.match(cell).hasMatch();
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
    row.known = auditDetailIn(row.detail);
    if (row.known && row.status == AuditStatus::NotSaid)
        row.status = AuditStatus::Refused;
    if (row.known && row.status == AuditStatus::Refused)
        row.causes = causesOfDetail(*row.known, method);
    return row;
}

AuditRow rowUnder(const Header &header, const Record &cells, AuthMethod method)
{
    const auto cell = [&](Column column) {
        const qsizetype place = header.places.value(column, -1);
        return place < 0 ? QString() : cells.value(place);
    };
    // A title in a language not known here: what its cells look like tells as much.
    const auto cellLike = [&](Column column, auto looksRight) {
        if (header.places.contains(column))
            return cell(column);
        const QList<qsizetype> named = header.places.values();
        for (qsizetype i = 0; i < cells.size(); ++i)
            if (!named.contains(i) && looksRight(cells.at(i)))
                return cells.at(i);
        return QString();
    };
    AuditRow row;
    row.when = cellLike(Column::When, isMoment);
    row.user = cell(Column::User);
    row.role = cell(Column::Role);
    row.ip = cellLike(Column::Ip, isAddress);
    row.application = cell(Column::Application);
    row.detail = cellLike(Column::Detail,
                          [](const QString &one) { return auditDetailIn(one).has_value(); });
    return finished(row, cell(Column::Status), method);
}

// Without a header row every cell is told by what it looks like.
std::optional<AuditRow> rowByLooks(const Record &cells, AuthMethod method)
{
    AuditRow row;
    QString status;
    QStringList names;
    for (const QString &cell : cells) {
        if (cell.isEmpty())
            continue;
        if (row.ip.isEmpty() && isAddress(cell))
            row.ip = cell;
        else if (row.when.isEmpty() && isMoment(cell))
            row.when = cell;
        else if (status.isEmpty() && cell.size() > 1 && statusIn(cell) != AuditStatus::NotSaid)
            status = cell;
        else if (row.detail.isEmpty() && auditDetailIn(cell))
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
        if (!auditDetailIn(line))
            continue;
        AuditRow row;
        row.detail = line.trimmed();
        rows.append(finished(row, {}, method));
    }
    return rows;
}

} // namespace

QList<Cause> causesFor(const AuditRow &row, const DiagnosisInput &refused)
{
    DiagnosisInput known = refused;
    known.auditDetail = row.detail;
    const bool tells = !row.causes.isEmpty() && observe(EvidenceId::AuditTrailNamedIt, known);
    return tells ? diagnose(known) : row.causes;
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
