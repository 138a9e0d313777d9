// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/rest/restclient.h"

#include <QJsonObject>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace suitescope {

/*! What a role can see, type by type. */
struct Sight
{
    QDateTime counted; // UTC
    int visible = 0; // record types in the catalog
    QStringList notListed; // of these, whose list was refused
    QStringList notQueried; // of these, whose SuiteQL table does not answer

    [[nodiscard]] int listable() const { return visible - int(notListed.size()); }
    [[nodiscard]] int queryable() const { return visible - int(notQueried.size()); }

    friend bool operator==(const Sight &, const Sight &) = default;
};

[[nodiscard]] QJsonObject sightRecord(const Sight &sight);
[[nodiscard]] std::optional<Sight> sightFrom(const QJsonObject &record);
/*! The SuiteQL table that holds records of \a type: many transactions share one. */
[[nodiscard]] QString sightTable(const QString &type);

/*! Finds that out by asking for one record of each list and one row of each table: NetSuite has no
   shorter answer. A few hundred small requests, a few at once; a refused sign-in ends it. Main
   thread only. */
class SightCount : public QObject
{
    Q_OBJECT

public:
    SightCount(RestClient &client, Clock clock, QObject *parent = nullptr);
    ~SightCount() override;

    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_context != nullptr; }

signals:
    void progressed(int asked, int all);
    void finished(const suitescope::Sight &sight);
    void failed(const suitescope::Error &error);

private:
    /*! One request; either a list of a type or a row of a table. */
    struct Question
    {
        QString list;
        QString table;
    };

    void takeTypes(const QStringList &types);
    void askOn();
    void ask(const Question &question);
    void take(const Question &question, const Result<Response> &answer);
    void end();
    void fail(const Error &error);
    void forget(); // the requests under way

    RestClient &m_client; // outlives this
    Clock m_clock;
    std::unique_ptr<QObject> m_context; // of a run's handlers; null while none runs
    QStringList m_types;
    QList<Question> m_questions;
    QHash<int, QFuture<Result<Response>>> m_pending; // by the number of its question
    int m_next = 0;
    int m_answered = 0;
    QSet<QString> m_refusedLists;
    QSet<QString> m_refusedTables;
};

} // namespace suitescope
