// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/metadataindex.h"
#include "tests/support/testmain.h"

#include <QObject>

using namespace Qt::StringLiterals;
using namespace suitescope;

using Where = MetadataIndex::Hit::Where;

class MetadataIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void bestHitComesFirst_data();
    void bestHitComesFirst();
    void hitsAreComplete_data();
    void hitsAreComplete();
    void hitTellsWhatMatched();
    void mostIsKept();
    void typesAloneCanBeFound();
    void laterTypeReplacesTheEarlier();
    void emptySearchFindsNothing();

private:
    QStringList found(const QString &words, int most = 200) const
    {
        QStringList all;
        for (const MetadataIndex::Hit &hit : m_index.search(words, most))
            all.append(hit.field.isEmpty() ? hit.type : hit.type + u'.' + hit.field);
        return all;
    }

    MetadataIndex m_index;
};

namespace {

Field field(const QString &name, const QString &label, const QString &help = {})
{
    Field field;
    field.name = name;
    field.label = label;
    field.description = help;
    return field;
}

RecordType type(const QString &name, const QList<Field> &fields)
{
    return {name, labelFromName(name), fields, {}};
}

} // namespace

void MetadataIndexTest::initTestCase()
{
    m_index.add(type(u"customer"_s,
                     {field(u"entityId"_s, u"Customer ID"_s), field(u"email"_s, u"Email"_s),
                      field(u"altEmail"_s, u"Alt. Email"_s),
                      field(u"terms"_s, u"Terms"_s, u"When this customer has to pay by email"_s),
                      field(u"custentity_größe"_s, u"Größe"_s)}));
    m_index.add(type(u"customerpayment"_s,
                     {field(u"payment"_s, u"Amount"_s), field(u"customer"_s, u"Customer"_s)}));
    m_index.add(type(u"salesorder"_s,
                     {field(u"email"_s, u"Email"_s), field(u"memo"_s, u"Memo"_s),
                      field(u"entity"_s, u"Customer"_s)}));
}

void MetadataIndexTest::bestHitComesFirst_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("first");
    QTest::newRow("whole type name") << u"customer"_s << u"customer"_s;
    QTest::newRow("beginning of a type name") << u"customerp"_s << u"customerpayment"_s;
    QTest::newRow("words of the label") << u"sales order"_s << u"salesorder"_s;
    QTest::newRow("whole field name before a part") << u"email"_s << u"customer.email"_s;
    QTest::newRow("name before label") << u"payment"_s << u"customerpayment"_s;
    QTest::newRow("field in its type") << u"salesorder email"_s << u"salesorder.email"_s;
    QTest::newRow("order of words is free") << u"email sales"_s << u"salesorder.email"_s;
    QTest::newRow("without case") << u"ENTITYID"_s << u"customer.entityId"_s;
    QTest::newRow("without case beyond ascii") << u"GRÖßE"_s << u"customer.custentity_größe"_s;
    QTest::newRow("help text") << u"has to pay"_s << u"customer.terms"_s;
}

void MetadataIndexTest::bestHitComesFirst()
{
    QFETCH(const QString, words);
    QFETCH(const QString, first);
    const QStringList all = found(words);
    QVERIFY(!all.isEmpty());
    QCOMPARE(all.constFirst(), first);
}

void MetadataIndexTest::hitsAreComplete_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("hits"); // sorted
    QTest::newRow("a word anywhere") << u"mail"_s
                                     << QStringList{u"customer.altEmail"_s, u"customer.email"_s,
                                                    u"customer.terms"_s, u"salesorder.email"_s};
    QTest::newRow("all words must match") << u"alt mail"_s << QStringList{u"customer.altEmail"_s};
    QTest::newRow("no match") << u"mail zzz"_s << QStringList();
    QTest::newRow("a type's own name does not bring all its fields")
        << u"salesorder"_s << QStringList{u"salesorder"_s};
    QTest::newRow("type words and field words")
        << u"payment customer"_s
        << QStringList{u"customerpayment"_s, u"customerpayment.customer"_s,
                       u"customerpayment.payment"_s};
    QTest::newRow("not across fields") << u"memo email"_s << QStringList();
    QTest::newRow("not from one text into the next") << u"idcustomer"_s << QStringList();
}

void MetadataIndexTest::hitsAreComplete()
{
    QFETCH(const QString, words);
    QFETCH(const QStringList, hits);
    QStringList all = found(words);
    all.sort();
    QCOMPARE(all, hits);
}

void MetadataIndexTest::hitTellsWhatMatched()
{
    const QList<MetadataIndex::Hit> byName = m_index.search(u"altEm"_s);
    QCOMPARE(byName.size(), 1);
    QCOMPARE(byName.constFirst().where, Where::FieldName);
    QCOMPARE(byName.constFirst().text, u"altEmail"_s);
    const QList<MetadataIndex::Hit> byLabel = m_index.search(u"Alt."_s);
    QCOMPARE(byLabel.constFirst().where, Where::FieldLabel);
    QCOMPARE(byLabel.constFirst().text, u"Alt. Email"_s);
    const QList<MetadataIndex::Hit> byHelp = m_index.search(u"when"_s);
    QCOMPARE(byHelp.constFirst().where, Where::Help);
    QCOMPARE(byHelp.constFirst().text, u"When this customer has to pay by email"_s);
    const QList<MetadataIndex::Hit> byType = m_index.search(u"salesord"_s);
    QCOMPARE(byType.constFirst().where, Where::TypeName);
    QCOMPARE(byType.constFirst().text, u"Sales order"_s);
    QVERIFY(byType.constFirst().weight > byName.constFirst().weight);
    QVERIFY(byName.constFirst().weight > byLabel.constFirst().weight);
    QVERIFY(byLabel.constFirst().weight > byHelp.constFirst().weight);
}

void MetadataIndexTest::mostIsKept()
{
    const QStringList all = found(u"e"_s);
    QVERIFY(all.size() > 3);
    QCOMPARE(found(u"e"_s, 3), all.first(3));
    QVERIFY(found(u"e"_s, 0).isEmpty());
}

void MetadataIndexTest::typesAloneCanBeFound()
{
    MetadataIndex index;
    index.add(RecordTypeSummary{u"vendorbill"_s, u"Vendor bill"_s, false});
    const QList<MetadataIndex::Hit> hits = index.search(u"bill vendor"_s);
    QCOMPARE(hits.size(), 1);
    QCOMPARE(hits.constFirst().type, u"vendorbill"_s);
    index.add(type(u"vendorbill"_s, {field(u"memo"_s, u"Memo"_s)}));
    QCOMPARE(index.search(u"vendorbill"_s).size(), 1);
    QCOMPARE(index.search(u"memo"_s).size(), 1);
    index.add(RecordTypeSummary{u"VendorBill"_s, u"Vendor bill"_s, false});
    QCOMPARE(index.search(u"vendorbill"_s).size(), 1);
    QCOMPARE(index.search(u"memo"_s).size(), 1);
}

void MetadataIndexTest::laterTypeReplacesTheEarlier()
{
    MetadataIndex index;
    index.add(type(u"job"_s, {field(u"old"_s, u"Old"_s), field(u"both"_s, u"Both"_s)}));
    index.add(type(u"job"_s, {field(u"both"_s, u"Both"_s), field(u"new"_s, u"New"_s)}));
    QVERIFY(index.search(u"old"_s).isEmpty());
    QCOMPARE(index.search(u"both"_s).size(), 1);
    QCOMPARE(index.search(u"new"_s).size(), 1);
}

void MetadataIndexTest::emptySearchFindsNothing()
{
    QVERIFY(found(QString()).isEmpty());
    QVERIFY(found(u"  "_s).isEmpty());
    QVERIFY(MetadataIndex().search(u"x"_s).isEmpty());
}

SUITESCOPE_GUILESS_MAIN(MetadataIndexTest)
#include "tst_metadataindex.moc"
