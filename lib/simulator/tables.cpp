// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/tables.h"

#include "lib/simulator/recordtypes.h"
#include "lib/simulator/world.h"

#include <algorithm>
#include <unordered_map>

namespace suitescope {

namespace {

struct TableRow
{
    const char *name;
    const char *permission;
    const char *key; // empty: hidden
    const char *index;
    bool admin;
    const char *columns;
};

constexpr TableRow tableRows[] = {
    {"dual", "", "", "", true, "dummy"},
    {"transaction", "TRAN_FIND", "id", "entity", false,
     "id:i tranid trandate:d type status entity>entity memo currency>currency exchangerate:n "
     "foreigntotal:n foreignamountpaid:n foreignamountunpaid:n duedate:d closedate:d createddate:t "
     "createdby>employee lastmodifieddate:t postingperiod>accountingperiod posting:b recordtype "
     "transactionnumber trandisplayname otherrefnum terms>term employee>employee "
     "approvalstatus{1,2,3} billingstatus:b abbrevtype nexus>nexus source{CSV,WEB,REST} void:b "
     "voided:b externalid customform:i shipdate:d shippingaddress:i billingaddress:i daysopen:i "
     "isreversal:b reversal:i reversaldate:d custbody_sc_channel{Shop,Fair,Phone}"},
    {"transactionline", "TRAN_FIND", "uniquekey", "transaction", false,
     "transaction>transaction id:i linesequencenumber:i uniquekey:i mainline:b taxline:b item>item "
     "itemtype quantity:n rate:n rateamount:n netamount:n foreignamount:n creditforeignamount:n "
     "debitforeignamount:n memo entity>entity department>department class>classification "
     "location>location subsidiary>subsidiary expenseaccount>account createdfrom>transaction "
     "isclosed:b isbillable:b iscogs:b quantitybilled:n quantityshiprecv:n quantitybackordered:n "
     "quantitycommitted:n units>unitstype price>pricelevel expectedshipdate:d "
     "linelastmodifieddate:t transactionlinetype{ITEM,SHIPPING,DISCOUNT} custcol_sc_batch"},
    {"transactionaccountingline", "TRAN_FIND", "", "transaction", false,
     "transaction>transaction transactionline:i accountingbook>accountingbook account>account "
     "amount:n debit:n credit:n netamount:n exchangerate:n posting:b amountpaid:n amountunpaid:n "
     "amountlinked:n"},
    {"customer", "LIST_CUSTJOB", "id", "", false,
     "id:i entityid entitynumber:i entitytitle fullname companyname altname firstname lastname "
     "isperson:b email phone url isinactive:b parent>customer toplevelparent>customer "
     "subsidiary>subsidiary currency>currency creditlimit:n creditholdoverride{AUTO,OFF,ON} "
     "terms>term salesrep>employee partner>partner territory category>customercategory "
     "entitystatus>customerstatus stage searchstage balancesearch:n overduebalancesearch:n "
     "depositbalancesearch:n unbilledorderssearch:n daysoverduesearch:i receivablesaccount>account "
     "pricelevel>pricelevel defaultbillingaddress:i defaultshippingaddress:i datecreated:t "
     "lastmodifieddate:t firstsaledate:d lastsaledate:d firstorderdate:d lastorderdate:d "
     "language{en_US,de_DE,fr_FR} externalid comments giveaccess:b taxable:b vatregnumber "
     "custentity_sc_tier>customlist_sc_tier"},
    {"entity", "LIST_FIND", "id", "", false,
     "id:i entityid entitytitle type altname firstname lastname email phone isperson:b "
     "isinactive:b "
     "customer>customer vendor>vendor employee>employee contact>contact project>job "
     "partner>partner "
     "othername parent>entity toplevelparent>entity datecreated:t lastmodifieddate:t"},
    {"vendor", "LIST_VENDOR", "id", "", false,
     "id:i entityid companyname altname legalname email phone category>vendorcategory "
     "currency>currency creditlimit:n terms>term expenseaccount>account payablesaccount>account "
     "balance:n balanceprimary:n unbilledorders:n isinactive:b isperson:b datecreated:t "
     "lastmodifieddate:t externalid"},
    {"employee", "LIST_EMPLOYEE_RECORD", "id", "", false,
     "id:i entityid firstname lastname email title department>department subsidiary>subsidiary "
     "supervisor>employee approvallimit:n expenselimit:n purchaseorderlimit:n currency>currency "
     "isinactive:b giveaccess:b hiredate:d location>location class>classification"},
    {"contact", "LIST_CONTACT", "id", "", false,
     "id:i entityid firstname lastname email phone title company>customer supervisor>contact "
     "subsidiary>subsidiary isinactive:b isprivate:b datecreated:t lastmodifieddate:t comments"},
    {"partner", "LIST_PARTNER", "id", "", false,
     "id:i entityid firstname lastname email phone isinactive:b datecreated:t"},
    {"item", "LIST_ITEM", "id", "", false,
     "id:i itemid displayname fullname itemtype description department>department "
     "class>classification location>location subsidiary assetaccount>account "
     "expenseaccount>account "
     "incomeaccount>account parent>item isinactive:b custitem_sc_fragile:b createddate:t "
     "lastmodifieddate:t"},
    {"account", "LIST_ACCOUNT", "id", "", false,
     "id:i acctnumber accountsearchdisplayname accountsearchdisplaynamecopy fullname "
     "displaynamewithhierarchy accttype currency>currency description isinactive:b issummary:b "
     "parent>account subsidiary eliminate:b generalrate{AVERAGE,CURRENT,HISTORICAL} "
     "cashflowrate{AVERAGE,CURRENT,HISTORICAL} sspecacct lastmodifieddate:t"},
    {"subsidiary", "LIST_SUBSIDIARY", "id", "", false,
     "id:i name fullname legalname parent>subsidiary country currency>currency iselimination:b "
     "isinactive:b mainaddress:i lastmodifieddate:t externalid"},
    {"department", "LIST_DEPARTMENT", "id", "", false,
     "id:i name fullname parent>department isinactive:b lastmodifieddate:t externalid"},
    {"classification", "LIST_CLASS", "id", "", false,
     "id:i name fullname parent>classification isinactive:b lastmodifieddate:t externalid"},
    {"location", "LIST_LOCATION", "id", "", false,
     "id:i name fullname parent>location isinactive:b mainaddress:i locationtype{1,2} latitude:n "
     "longitude:n subsidiary usebins:b lastmodifieddate:t externalid"},
    {"currency", "LIST_CURRENCY", "id", "", false,
     "id:i name symbol displaysymbol exchangerate:n currencyprecision{0,2} isbasecurrency:b "
     "isinactive:b symbolplacement{1,2} lastmodifieddate:t"},
    {"accountingperiod", "ADMI_ACCTPERIODS", "id", "", false,
     "id:i periodname startdate:d enddate:d closed:b closedondate:d isposting:b isquarter:b "
     "isyear:b isadjust:b aplocked:b arlocked:b alllocked:b parent>accountingperiod"},
    {"term", "ADMI_ACCOUNTINGLIST", "id", "", false,
     "id:i name daysuntilnetdue:i discountpercent:n isinactive:b lastmodifieddate:t"},
    {"pricelevel", "ADMI_ACCOUNTINGLIST", "id", "", false, "id:i name discountpct:n isinactive:b"},
    {"customercategory", "ADMI_ACCOUNTINGLIST", "id", "", false,
     "id:i name isinactive:b externalid lastmodifieddate:t"},
    {"entitystatus", "LIST_CUSTJOB", "key", "", false, "key:i name inactive:b probability:n"},
    {"unitstype", "LIST_UNIT", "id", "", false, "id:i name isinactive:b lastmodifieddate:t"},
    {"entityaddress", "LIST_ADDRESS", "nkey", "", false,
     "nkey:i recordowner>entity addr1 addr2 addr3 addressee attention addrphone city state "
     "dropdownstate zip country override:b"},
    {"customeraddressbook", "LIST_CUSTJOB", "internalid", "", false,
     "entity>customer internalid:i label addressbookaddress:i defaultbilling:b defaultshipping:b"},
    {"customersubsidiaryrelationship", "LIST_CUSTJOB", "id", "", false,
     "id:i entity>customer subsidiary>subsidiary isprimarysub:b balance:n"},
    {"nexttransactionlink", "TRAN_FIND", "", "", false,
     "previousdoc>transaction nextdoc>transaction linktype{OrdBill,Payment,ShipRcpt}"},
    {"nexttransactionlinelink", "TRAN_FIND", "", "", false,
     "previousdoc>transaction previousline:i nextdoc>transaction nextline:i "
     "linktype{OrdBill,Payment,ShipRcpt}"},
    {"previoustransactionlinelink", "TRAN_FIND", "", "", false,
     "previousdoc>transaction previousline:i nextdoc>transaction nextline:i "
     "linktype{OrdBill,Payment,ShipRcpt}"},
    {"customfield", "ADMI_CUSTFIELD", "internalid", "", false,
     "internalid:i scriptid name fieldtype fieldvaluetype isinactive:b"},
    {"customrecordtype", "ADMI_CUSTRECORD", "internalid", "", false,
     "internalid:i scriptid name description isinactive:b"},
    {"customlist", "ADMI_CUSTLIST", "internalid", "", false,
     "internalid:i scriptid name description isinactive:b"},
    {"savedsearch", "LIST_FIND", "id", "", false, "id:i scriptid name isinactive:b"},
    {"deletedrecord", "ADMI_DELETEDRECORD", "", "", false,
     "deleteddate:t type{Customer,Contact,Item} recordid:i name"},
    {"systemnote", "LIST_FIND", "id", "", false,
     "id:i recordid:i recordtypeid:i name>employee date:t field oldvalue newvalue"},
    {"companyfeaturesetup", "", "", "", true, "name id isavailable isactive"},
    {"role", "ADMI_MANAGEROLES", "", "", true, "id:i name isinactive:b"},
    {"rolepermissions", "ADMI_MANAGEROLES", "", "", true,
     "role>role name permkey permlevel:i restriction"},
    {"employeerolesforsearch", "ADMI_MANAGEROLES", "", "", true, "entity>employee role>role"},
    {"loginaudit", "ADMI_AUDITLOGIN", "", "", true,
     "date:t user>employee role>role status detail oauthappname"},
    {"oauthtoken", "ADMI_MANAGE_OAUTH_TOKENS", "", "", true,
     "id:i name application entity>employee role>role isinactive:b"},
    {"useroauthtoken", "ADMI_MANAGE_OWN_OAUTH_TOKENS", "", "", true,
     "id:i name application entity>employee role>role isinactive:b"},
    {"oauth2clientcredentials", "ADMI_MANAGE_OAUTH2", "", "", true,
     "id application entity>employee role>role validfrom:t validuntil:t revoked:b algorithm"},
    {"integrationapp", "ADMI_INTEGRAPP", "", "", true, "id:i name state isinactive:b"},
};

TableSpec specOf(const TableRow &row)
{
    TableSpec table;
    table.name = row.name;
    table.permission = row.permission;
    table.key = row.key;
    table.index = row.index;
    table.source = row.admin ? TableSpec::Source::Admin : TableSpec::Source::Cells;
    table.columns = parseFields(row.columns);
    return table;
}

/*! A record type that has no table of its own above gets one out of its fields. */
TableSpec specOf(const RecordTypeSpec &type)
{
    TableSpec table;
    table.name = lowerCase(type.name);
    table.permission = type.permission;
    table.key = "id";
    for (const FieldSpec &field : type.fields()) {
        if (field.kind == ValueKind::Sublist || field.kind == ValueKind::Subrecord
            || field.kind == ValueKind::MultiSelect)
            continue;
        FieldSpec column = field;
        column.name = lowerCase(field.name);
        table.columns.push_back(std::move(column));
    }
    return table;
}

std::unordered_map<std::string, TableSpec> makeTables()
{
    std::unordered_map<std::string, TableSpec> tables;
    for (const TableRow &row : tableRows)
        tables.emplace(row.name, specOf(row));
    for (const RecordTypeSpec &type : recordTypes()) {
        const std::string name = lowerCase(type.name);
        if (type.table == name && tables.find(name) == tables.end())
            tables.emplace(name, specOf(type));
    }
    return tables;
}

} // namespace

const FieldSpec *TableSpec::column(std::string_view lowerName) const
{
    const auto found
        = std::find_if(columns.begin(), columns.end(),
                       [lowerName](const FieldSpec &one) { return one.name == lowerName; });
    return found == columns.end() ? nullptr : &*found;
}

const TableSpec *findTable(std::string_view lowerName)
{
    static const std::unordered_map<std::string, TableSpec> tables = makeTables();
    const auto found = tables.find(std::string(lowerName));
    return found == tables.end() ? nullptr : &found->second;
}

std::vector<RowRange> rowsOf(const TableSpec &table, const DataSize &size)
{
    const std::string &name = table.name;
    if (name == "transactionline" || name == "transactionaccountingline")
        return {{1, size.transactions * linesPerTransaction}};
    if (name == "entity") {
        return {{firstEmployee, employees},
                {firstPartner, partners},
                {firstVendor, vendors},
                {firstContact, contacts},
                {firstCustomer, size.customers}};
    }
    if (name == "entityaddress" || name == "customeraddressbook"
        || name == "customersubsidiaryrelationship")
        return {{1, size.customers}};
    if (name == "customfield")
        return {{1, 4}};
    if (name == "customrecordtype")
        return {{1, 2}};
    if (name == "customlist")
        return {{1, 1}};
    if (name == "savedsearch")
        return {{1, 3}};
    if (name == "deletedrecord" || name == "systemnote" || name.find("link") != std::string::npos)
        return {{1, 200}};
    return {rangeOf(name, size)};
}

} // namespace suitescope
