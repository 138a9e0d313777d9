// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints how long a search over 30,000 fields takes for each key that is typed.

#include "lib/metadata/metadataindex.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int typeCount = 200;
constexpr int fieldsEach = 150;
constexpr double budget = 20.0; // milliseconds a key

const QStringList words{u"customer"_s, u"email"_s,    u"address"_s,    u"billing"_s,  u"shipping"_s,
                        u"amount"_s,   u"date"_s,     u"currency"_s,   u"exchange"_s, u"rate"_s,
                        u"total"_s,    u"tax"_s,      u"order"_s,      u"status"_s,   u"number"_s,
                        u"approval"_s, u"employee"_s, u"location"_s,   u"item"_s,     u"quantity"_s,
                        u"period"_s,   u"account"_s,  u"department"_s, u"memo"_s,     u"line"_s};

QString some(QRandomGenerator &random, int count)
{
    QStringList chosen;
    for (int i = 0; i < count; ++i)
        chosen.append(words.at(random.bounded(int(words.size()))));
    return chosen.join(u' ');
}

MetadataIndex built()
{
    QRandomGenerator random(42);
    MetadataIndex index;
    for (int t = 0; t < typeCount; ++t) {
        RecordType type;
        type.name = some(random, 2).remove(u' ') + QString::number(t);
        type.label = some(random, 2);
        for (int f = 0; f < fieldsEach; ++f) {
            Field field;
            field.label = some(random, 1 + random.bounded(3));
            field.name = QString(field.label).remove(u' ') + QString::number(f);
            field.description = some(random, 10 + random.bounded(30)); // 200 characters or so
            type.fields.append(field);
        }
        index.add(type);
    }
    return index;
}

double millisecondsFor(const MetadataIndex &index, const QString &typed, qsizetype &hits)
{
    constexpr int rounds = 15;
    std::vector<double> all;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        hits = index.search(typed).size();
        all.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

} // namespace

int main()
{
    QElapsedTimer timer;
    timer.start();
    const MetadataIndex index = built();
    std::printf("%d fields in %d types, made and indexed in %lld ms\n", typeCount * fieldsEach,
                typeCount, static_cast<long long>(timer.elapsed()));
    double worst = 0;
    for (const QString &whole : {u"customer email address"_s, u"zzz"_s, u"taxrate"_s}) {
        for (qsizetype length = 1; length <= whole.size(); ++length) {
            if (whole.at(length - 1) == u' ')
                continue;
            const QString typed = whole.first(length);
            qsizetype hits = 0;
            const double milliseconds = millisecondsFor(index, typed, hits);
            worst = std::max(worst, milliseconds);
            std::printf("  %-24s %4lld hits  %6.2f ms\n", qPrintable(typed),
                        static_cast<long long>(hits), milliseconds);
        }
    }
    std::printf("slowest key %.2f ms (budget %.0f ms, %.2f of it)\n", worst, budget,
                worst / budget);
    return 0;
}
