// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/auditreading.h"

#include "lib/setup/audittrail.h"
#include "lib/setup/probeanswers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int mostRows = 100; // the newest; a busy account has dozens of sign-ins a minute
constexpr qint64 zoneStep = 15 * 60; // time zones differ by multiples of this
constexpr qint64 sameMoment = 90; // seconds between a refusal here and its row there
constexpr qint64 clearlyNearer = 5;

constexpr std::array questions{
    "SELECT TO_CHAR(loginaudit.date, 'YYYY-MM-DD HH24:MI:SS') AS happened, loginaudit.* "
    "FROM loginaudit ORDER BY loginaudit.date DESC",
    "SELECT * FROM loginaudit ORDER BY loginaudit.date DESC",
    "SELECT * FROM loginaudit",
};
static_assert(questions.size() == auditQuestions);

struct Row
{
    QString detail; // empty: no refusal
    QDateTime when; // as printed, in a time zone that is not told; null when only a day is
};

/*! The whole cell is one of NetSuite's words; "Failure" or a name is not. */
bool isDetail(const QString &cell)
{
    const QString letters = plainLetters(cell);
    const QList<AuditDetail> all = allAuditDetails();
    return std::any_of(all.cbegin(), all.cend(), [&letters](AuditDetail detail) {
        return letters == plainLetters(auditWord(detail));
    });
}

QDateTime timeIn(const QString &cell)
{
    for (const auto &format : {u"yyyy-MM-dd HH:mm:ss"_s, u"yyyy-MM-ddTHH:mm:ss"_s}) {
        QDateTime time = QDateTime::fromString(cell.left(19), format);
        time.setTimeSpec(Qt::UTC);
        if (time.isValid())
            return time;
    }
    return {};
}

Row rowOf(const QJsonObject &object)
{
    Row row;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString cell = it.value().toVariant().toString();
        if (row.detail.isEmpty() && isDetail(cell))
            row.detail = cell;
        if (row.when.isNull())
            row.when = timeIn(cell);
    }
    return row;
}

/*! How far the printed times are from UTC. The newest row is this minute's: the one who asks has
 * just signed in. */
std::optional<qint64> zoneOf(const QList<Row> &rows, const QDateTime &refused)
{
    QDateTime newest;
    for (const Row &row : rows) {
        if (row.when.isValid() && (newest.isNull() || row.when > newest))
            newest = row.when;
    }
    if (newest.isNull())
        return std::nullopt;
    const qint64 apart = refused.secsTo(newest);
    const qint64 steps = qRound64(double(apart) / double(zoneStep));
    const bool fits = std::abs(apart - steps * zoneStep) <= sameMoment && std::abs(steps) <= 14 * 4;
    return fits ? std::optional(steps * zoneStep) : std::nullopt;
}

} // namespace

bool isToldInAuditTrail(const RungResult &rung)
{
    const bool signsIn = rung.id == RungId::SignIn || rung.id == RungId::Rest;
    return signsIn && rung.state == RungState::Failed && rung.error
        && rung.error->kind == ErrorKind::Unauthorized;
}

Request auditRequest(const ServiceUrls &urls, int question)
{
    return suiteQlRequest(urls, QString::fromLatin1(questions.at(std::size_t(question))), mostRows);
}

std::optional<QString> readAuditDetail(const QByteArray &json, int question,
                                       const QDateTime &refused)
{
    QList<Row> rows;
    for (const QJsonValue item : QJsonDocument::fromJson(json).object().value("items"_L1).toArray())
        rows.append(rowOf(item.toObject()));
    const bool ordered = question + 1 < auditQuestions;
    const bool timed = std::any_of(rows.cbegin(), rows.cend(),
                                   [](const Row &row) { return row.when.isValid(); });
    if (!timed) {
        // Days alone: in order the newest refusal is ours, which is seconds old.
        const auto newest = std::find_if(rows.cbegin(), rows.cend(),
                                         [](const Row &row) { return !row.detail.isEmpty(); });
        return ordered && newest != rows.cend() ? std::optional(newest->detail) : std::nullopt;
    }
    const std::optional<qint64> zone = zoneOf(rows, refused);
    if (!zone)
        return std::nullopt;
    const auto distance
        = [&](const Row &row) { return std::abs(refused.secsTo(row.when.addSecs(-*zone))); };
    rows.removeIf([&](const Row &row) {
        return row.detail.isEmpty() || row.when.isNull() || distance(row) > sameMoment;
    });
    if (rows.isEmpty())
        return std::nullopt;
    const Row &nearest
        = *std::min_element(rows.cbegin(), rows.cend(),
                            [&](const Row &a, const Row &b) { return distance(a) < distance(b); });
    const bool doubtful = std::any_of(rows.cbegin(), rows.cend(), [&](const Row &row) {
        return row.detail != nearest.detail && distance(row) < distance(nearest) + clearlyNearer;
    });
    return doubtful ? std::nullopt : std::optional(nearest.detail);
}

} // namespace suitescope
