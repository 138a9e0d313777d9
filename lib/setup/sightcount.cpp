// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/sightcount.h"

#include "lib/base/async.h"
#include "lib/setup/probeanswers.h"

#include <QJsonArray>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int atOnce = 3; // of the account's pool, which programs share

/*! The server looked at the request and said no; anything else says nothing about the type. */
bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound
        || error.kind == ErrorKind::Rejected || error.kind == ErrorKind::ServerFault
        || error.kind == ErrorKind::BadReply;
}

} // namespace

QJsonObject sightRecord(const Sight &sight)
{
    return {{"counted"_L1, sight.counted.toString(Qt::ISODate)},
            {"visible"_L1, sight.visible},
            {"notListed"_L1, QJsonArray::fromStringList(sight.notListed)},
            {"notQueried"_L1, QJsonArray::fromStringList(sight.notQueried)}};
}

std::optional<Sight> sightFrom(const QJsonObject &record)
{
    const auto names = [&record](QLatin1StringView key) {
        QStringList list;
        for (const QJsonValue name : record.value(key).toArray())
            list += name.toString();
        return list;
    };
    Sight sight;
    sight.counted = QDateTime::fromString(record.value("counted"_L1).toString(), Qt::ISODate);
    sight.visible = record.value("visible"_L1).toInt();
    sight.notListed = names("notListed"_L1);
    sight.notQueried = names("notQueried"_L1);
    const bool plausible
        = sight.counted.isValid() && sight.listable() >= 0 && sight.queryable() >= 0;
    return plausible ? std::optional(sight) : std::nullopt;
}

QString sightTable(const QString &type)
{
    static const QSet<QString> transactions{u"assemblybuild"_s,
                                            u"assemblyunbuild"_s,
                                            u"binputawayworksheet"_s,
                                            u"bintransfer"_s,
                                            u"blanketpurchaseorder"_s,
                                            u"cashrefund"_s,
                                            u"cashsale"_s,
                                            u"check"_s,
                                            u"creditcardcharge"_s,
                                            u"creditcardrefund"_s,
                                            u"creditmemo"_s,
                                            u"customerdeposit"_s,
                                            u"customerpayment"_s,
                                            u"customerrefund"_s,
                                            u"deposit"_s,
                                            u"depositapplication"_s,
                                            u"estimate"_s,
                                            u"expensereport"_s,
                                            u"fulfillmentrequest"_s,
                                            u"intercompanyjournalentry"_s,
                                            u"intercompanytransferorder"_s,
                                            u"inventoryadjustment"_s,
                                            u"inventorycostrevaluation"_s,
                                            u"inventorycount"_s,
                                            u"inventorystatuschange"_s,
                                            u"inventorytransfer"_s,
                                            u"invoice"_s,
                                            u"itemfulfillment"_s,
                                            u"itemreceipt"_s,
                                            u"journalentry"_s,
                                            u"opportunity"_s,
                                            u"paycheckjournal"_s,
                                            u"purchasecontract"_s,
                                            u"purchaseorder"_s,
                                            u"purchaserequisition"_s,
                                            u"returnauthorization"_s,
                                            u"revenuearrangement"_s,
                                            u"revenuecommitment"_s,
                                            u"salesorder"_s,
                                            u"statisticaljournalentry"_s,
                                            u"transferorder"_s,
                                            u"vendorbill"_s,
                                            u"vendorcredit"_s,
                                            u"vendorpayment"_s,
                                            u"vendorprepayment"_s,
                                            u"vendorprepaymentapplication"_s,
                                            u"vendorreturnauthorization"_s,
                                            u"workorder"_s,
                                            u"workorderclose"_s,
                                            u"workordercompletion"_s,
                                            u"workorderissue"_s};
    const QString name = type.toLower();
    if (transactions.contains(name))
        return u"transaction"_s;
    const bool isItem = name.endsWith("item"_L1) && name != "downloaditem"_L1
        && name != "payrollitem"_L1 && name != "shipitem"_L1 && name != "salestaxitem"_L1;
    return isItem ? u"item"_s : name;
}

SightCount::SightCount(RestClient &client, Clock clock, QObject *parent)
    : QObject(parent), m_client(client), m_clock(std::move(clock))
{
}

SightCount::~SightCount()
{
    m_context.reset();
    forget();
}

void SightCount::start()
{
    if (isRunning())
        return;
    m_context = std::make_unique<QObject>();
    m_types.clear();
    m_questions.clear();
    m_refusedLists.clear();
    m_refusedTables.clear();
    m_next = 0;
    m_answered = 0;
    const QFuture<Result<Response>> catalog
        = m_client.send(Request::get(m_client.urls().metadataCatalog()));
    m_pending.insert(-1, catalog);
    emit progressed(0, 0);
    whenDone(m_context.get(), catalog,
             [this, run = m_context.get()](const Result<Response> &answer) {
                 if (m_context.get() != run)
                     return; // stopped meanwhile
                 m_pending.remove(-1);
                 const Result<QStringList> types = answer.and_then(
                     [](const Response &response) { return readRecordTypes(response.body); });
                 if (types)
                     takeTypes(*types);
                 else
                     fail(types.error());
             });
}

void SightCount::takeTypes(const QStringList &types)
{
    m_types = types;
    QSet<QString> tables;
    for (const QString &type : types) {
        m_questions.append({type, {}});
        const QString table = sightTable(type);
        if (!tables.contains(table))
            m_questions.append({{}, table});
        tables.insert(table);
    }
    askOn();
}

void SightCount::askOn()
{
    while (m_pending.size() < atOnce && m_next < m_questions.size())
        ask(m_questions.at(m_next));
    if (m_pending.isEmpty())
        end();
}

void SightCount::ask(const Question &question)
{
    const int number = m_next++;
    Request request;
    if (question.list.isEmpty()) {
        const QString sql = u"SELECT 'x' AS probe FROM %1 WHERE ROWNUM <= 1"_s.arg(question.table);
        request = suiteQlRequest(m_client.urls(), sql, 1);
    } else {
        QUrl url = m_client.urls().record(question.list);
        url.setQuery(QUrlQuery({{u"limit"_s, u"1"_s}}));
        request = Request::get(url);
    }
    const QFuture<Result<Response>> pending = m_client.send(request);
    m_pending.insert(number, pending);
    whenDone(m_context.get(), pending,
             [this, number, run = m_context.get()](const Result<Response> &answer) {
                 if (m_context.get() != run)
                     return; // stopped meanwhile
                 m_pending.remove(number);
                 take(m_questions.at(number), answer);
             });
}

void SightCount::take(const Question &question, const Result<Response> &answer)
{
    if (!answer && !isRefusal(answer.error())) {
        fail(answer.error());
        return;
    }
    if (!answer && question.list.isEmpty())
        m_refusedTables.insert(question.table);
    else if (!answer)
        m_refusedLists.insert(question.list);
    ++m_answered;
    QObject *const run = m_context.get();
    emit progressed(m_answered, int(m_questions.size()));
    if (m_context.get() == run) // not stopped by a listener
        askOn();
}

void SightCount::end()
{
    Sight sight;
    sight.counted = m_clock();
    sight.visible = int(m_types.size());
    for (const QString &type : std::as_const(m_types)) {
        if (m_refusedLists.contains(type))
            sight.notListed += type;
        if (m_refusedTables.contains(sightTable(type)))
            sight.notQueried += type;
    }
    m_context.release()->deleteLater(); // one of its handlers is running
    emit finished(sight);
}

void SightCount::fail(const Error &error)
{
    stop();
    emit failed(error);
}

void SightCount::stop()
{
    if (!isRunning())
        return;
    m_context.release()->deleteLater(); // may be called from one of its handlers
    forget();
}

void SightCount::forget()
{
    for (QFuture<Result<Response>> &pending : m_pending)
        pending.cancel();
    m_pending.clear();
}

} // namespace suitescope
