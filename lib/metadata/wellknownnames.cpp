// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/wellknownnames.h"

#include "lib/metadata/recordtype.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// As the documentation spells them: the catalog says them in lower case, which hides the words.
constexpr const char *typeNames
    = "account accountingBook accountingContext accountingPeriod advInterCompanyJournalEntry "
      "allocationSchedule amortizationSchedule amortizationTemplate assemblyBuild assemblyItem "
      "assemblyUnbuild automatedClearingHouse billingAccount billingClass billingRateCard "
      "billingRevenueEvent billingSchedule bin binTransfer binWorksheet blanketPurchaseOrder "
      "bulkOwnershipTransfer bundleInstallationScript calendarEvent campaign campaignResponse "
      "campaignTemplate cashRefund cashSale charge chargeRule check classification clientScript "
      "commerceCategory competitor consolidatedExchangeRate contact contactCategory contactRole "
      "costCategory couponCode creditCardCharge creditCardRefund creditMemo currency currencyRate "
      "customer customerCategory customerDeposit customerMessage customerPayment "
      "customerPaymentAuthorization customerRefund customerStatus customerSubsidiaryRelationship "
      "customList customRecordType customTransactionType department deposit depositApplication "
      "descriptionItem discountItem downloadItem driversLicense emailTemplate employee "
      "employeeChangeRequest employeeStatus employeeType entityAccountMapping entityGroup estimate "
      "expenseAmortizationEvent expenseCategory expensePlan expenseReport fairValuePrice "
      "financialInstitution fixedAmountProjectRevenueRule folder formatProfile fulfillmentRequest "
      "generalToken giftCertificate giftCertificateItem globalAccountMapping "
      "globalInventoryRelationship hcmJob inboundShipment incoterm interCompanyJournalEntry "
      "interCompanyTransferOrder inventoryAdjustment inventoryCostRevaluation inventoryCount "
      "inventoryDetail inventoryItem inventoryNumber inventoryStatus inventoryStatusChange "
      "inventoryTransfer invoice invoiceGroup invoiceTemplate issue issueProduct "
      "itemAccountMapping itemCollection itemCollectionItemMap itemDemandPlan itemFulfillment "
      "itemGroup itemLocationConfiguration itemProcessFamily itemProcessGroup itemReceipt "
      "itemRevision itemSupplyPlan job jobStatus jobType journalEntry kitItem "
      "laborBasedProjectRevenueRule landedCost lead location lotNumberedAssemblyItem "
      "lotNumberedInventoryItem mailTemplate manufacturingCostTemplate manufacturingOperationTask "
      "manufacturingRouting mapReduceScript markupItem massUpdateScript merchandiseHierarchyLevel "
      "merchandiseHierarchyNode merchandiseHierarchyVersion message nexus nonInventoryPurchaseItem "
      "nonInventoryResaleItem nonInventorySaleItem note noteType opportunity orderReservation "
      "orderSchedule orderType otherChargePurchaseItem otherChargeResaleItem otherChargeSaleItem "
      "otherGovernmentIssuedId otherName otherNameCategory partner partnerCategory passport "
      "paycheck paycheckJournal paymentCard paymentCardToken paymentItem paymentMethod "
      "paymentOption payrollBatch payrollItem periodEndJournal phoneCall pickStrategy pickTask "
      "planDefinition plannedOrder planningItemCategory planningItemGroup planningRuleGroup "
      "planningView portlet priceBook priceLevel pricePlan pricing pricingGroup "
      "projectExpenseType projectTask projectTemplate promotionCode prospect purchaseContract "
      "purchaseOrder purchaseRequisition receiveInboundShipment resourceAllocation "
      "returnAuthorization revenueArrangement revenueCommitment revenueCommitmentReversal "
      "revenuePlan revRecSchedule revRecTemplate role salesChannel salesOrder salesRole "
      "salesTaxItem scheduledScript serializedAssemblyItem serializedInventoryItem "
      "servicePurchaseItem serviceResaleItem serviceSaleItem shipItem solution "
      "standardCostVersion state statisticalJournalEntry storePickupFulfillment subscription "
      "subscriptionChangeOrder subscriptionLine subscriptionPlan subscriptionTerm subsidiary "
      "subsidiarySettings subtotalItem supplyChainSnapshot supplyChangeOrder supplyPlanDefinition "
      "supportCase task taxControlAccount taxGroup taxPeriod taxType term timeBill timeEntry "
      "timeSheet topic transferOrder unitsType unlockedTimePeriod usage userEventScript vendor "
      "vendorBill vendorCategory vendorCredit vendorPayment vendorPrepayment "
      "vendorPrepaymentApplication vendorReturnAuthorization vendorSubsidiaryRelationship visa "
      "webSite workOrder workOrderClose workOrderCompletion workOrderIssue workplace zone";

QString split(const QString &camelCase)
{
    QString words;
    for (const QChar c : camelCase) {
        if (c.isUpper() && !words.isEmpty())
            words += u' ';
        words += c.toLower();
    }
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QHash<QString, QString> labels()
{
    QHash<QString, QString> all;
    for (const QString &name : QString::fromLatin1(typeNames).split(u' '))
        all.insert(name.toLower(), split(name));
    const std::initializer_list<std::pair<QString, QString>> others{
        {u"advintercompanyjournalentry"_s, u"Advanced intercompany journal entry"_s},
        {u"bom"_s, u"Bill of materials"_s},
        {u"bomrevision"_s, u"Bill of materials revision"_s},
        {u"driverslicense"_s, u"Driver's license"_s},
        {u"glnumberingsequence"_s, u"GL numbering sequence"_s},
        {u"hcmjob"_s, u"HCM job"_s},
        {u"intercompanyjournalentry"_s, u"Intercompany journal entry"_s},
        {u"intercompanytransferorder"_s, u"Intercompany transfer order"_s},
        {u"job"_s, u"Project"_s},
        {u"jobstatus"_s, u"Project status"_s},
        {u"jobtype"_s, u"Project type"_s},
        {u"mapreducescript"_s, u"Map/reduce script"_s},
        {u"othergovernmentissuedid"_s, u"Other government-issued ID"_s},
        {u"restlet"_s, u"RESTlet"_s},
        {u"revrecschedule"_s, u"Revenue recognition schedule"_s},
        {u"revrectemplate"_s, u"Revenue recognition template"_s},
        {u"suitelet"_s, u"Suitelet"_s},
        {u"wbs"_s, u"Work breakdown structure"_s},
        {u"website"_s, u"Website"_s}};
    for (const auto &[name, label] : others)
        all.insert(name, label);
    return all;
}

QHash<QString, QString> targets()
{
    QHash<QString, QString> all{{u"class"_s, u"classification"_s},
                                {u"salesrep"_s, u"employee"_s},
                                {u"supervisor"_s, u"employee"_s},
                                {u"nextapprover"_s, u"employee"_s},
                                {u"owner"_s, u"employee"_s},
                                {u"projectmanager"_s, u"employee"_s},
                                {u"terms"_s, u"term"_s},
                                {u"price"_s, u"pricelevel"_s},
                                {u"postingperiod"_s, u"accountingperiod"_s},
                                {u"project"_s, u"job"_s},
                                {u"leadsource"_s, u"campaign"_s},
                                {u"promocode"_s, u"promotioncode"_s},
                                {u"shipmethod"_s, u"shipitem"_s},
                                {u"entitystatus"_s, u"customerstatus"_s},
                                {u"representingcustomer"_s, u"customer"_s},
                                {u"representingvendor"_s, u"vendor"_s},
                                {u"preferredvendor"_s, u"vendor"_s}};
    for (const QString &name : {u"account"_s,
                                u"billingschedule"_s,
                                u"contact"_s,
                                u"currency"_s,
                                u"customer"_s,
                                u"department"_s,
                                u"discountitem"_s,
                                u"employee"_s,
                                u"employeestatus"_s,
                                u"employeetype"_s,
                                u"expensecategory"_s,
                                u"incoterm"_s,
                                u"job"_s,
                                u"location"_s,
                                u"nexus"_s,
                                u"opportunity"_s,
                                u"partner"_s,
                                u"paymentmethod"_s,
                                u"pricelevel"_s,
                                u"pricinggroup"_s,
                                u"promotioncode"_s,
                                u"projecttemplate"_s,
                                u"subsidiary"_s,
                                u"subscription"_s,
                                u"unitstype"_s,
                                u"vendor"_s})
        all.insert(name, name);
    for (const QString &name :
         {u"receivablesaccount"_s, u"payablesaccount"_s, u"expenseaccount"_s, u"incomeaccount"_s,
          u"cogsaccount"_s, u"assetaccount"_s, u"discountaccount"_s, u"undepfunds"_s})
        all.insert(name, u"account"_s);
    return all;
}

/*! "entity" is whoever the document is made out to. */
QString partyOf(const QString &document)
{
    static const QStringList sales{
        u"salesorder"_s,      u"invoice"_s,         u"estimate"_s,       u"cashsale"_s,
        u"cashrefund"_s,      u"opportunity"_s,     u"creditmemo"_s,     u"returnauthorization"_s,
        u"customerpayment"_s, u"customerdeposit"_s, u"customerrefund"_s, u"itemfulfillment"_s,
        u"charge"_s};
    static const QStringList purchases{
        u"purchaseorder"_s,        u"vendorbill"_s,       u"vendorcredit"_s,
        u"vendorpayment"_s,        u"vendorprepayment"_s, u"vendorreturnauthorization"_s,
        u"blanketpurchaseorder"_s, u"purchasecontract"_s, u"itemreceipt"_s};
    if (sales.contains(document))
        return u"customer"_s;
    if (purchases.contains(document))
        return u"vendor"_s;
    return document == "expensereport"_L1 ? u"employee"_s : QString();
}

/*! Types whose `parent` is one of their own. */
bool isTree(const QString &type)
{
    static const QStringList trees{
        u"account"_s,  u"classification"_s, u"customer"_s,   u"department"_s, u"job"_s,
        u"location"_s, u"partner"_s,        u"subsidiary"_s, u"vendor"_s};
    return trees.contains(type) || isCustomType(type);
}

} // namespace

QString wellKnownLabel(const QString &typeName)
{
    static const QHash<QString, QString> all = labels();
    return all.value(typeName.toLower());
}

QString wellKnownTarget(const QString &typeName, const QString &fieldName)
{
    static const QHash<QString, QString> all = targets();
    const QString type = typeName.section(u'-', 0, 0).toLower(); // "salesOrder-itemElement"
    const QString field = fieldName.toLower();
    if (field == "entity"_L1)
        return partyOf(type);
    if (field == "parent"_L1)
        return isTree(type) ? type : QString();
    if (field == "category"_L1) {
        static const QStringList sorted{u"customer"_s, u"vendor"_s, u"partner"_s, u"contact"_s};
        return sorted.contains(type) ? type + u"category"_s : QString();
    }
    // `item` may be any of twenty item types: the instance's own link tells, the name does not.
    return all.value(field);
}

} // namespace suitescope
