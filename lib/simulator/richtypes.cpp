// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/richtypes.h"

#include <iterator>

namespace suitescope {

// An @ at the beginning of a list of fields stands for these.
const char *const transactionFields
    = "tranId tranDate:d entity>customer memo otherRefNum currency>currency exchangeRate:n "
      "subsidiary>subsidiary department>department class>classification location>location "
      "salesRep>employee terms>term customForm{68,103} email dueDate:d subtotal:n taxTotal:n "
      "total:n transactionNumber createdDate:t lastModifiedDate:t billingAddress<>";

const RichType richTypes[] = {
    {"customer", "LIST_CUSTJOB", nullptr, "",
     "entityId companyName altName isPerson:b firstName middleName lastName email altEmail phone "
     "altPhone mobilePhone fax url comments accountNumber category>customerCategory "
     "entityStatus>customerStatus parent>customer salesRep>employee subsidiary>subsidiary "
     "currency>currency terms>term priceLevel>priceLevel receivablesAccount>account creditLimit:n "
     "creditHoldOverride{AUTO,OFF,ON} balance:n! overdueBalance:n! depositBalance:n! "
     "unbilledOrders:n! daysOverdue:i! taxable:b startDate:d dateCreated:t lastModifiedDate:t "
     "isInactive:b emailPreference{PDF,HTML,DEFAULT} globalSubscriptionStatus{1,2,3,4} "
     "language{en_US,en_GB,de_DE,fr_FR} defaultAddress! customForm{-2,-8} "
     "custentity_sc_tier>customlist_sc_tier custentity_sc_first_contact:d addressBook[] "
     "currencyList[] salesTeam[]"},
    {"contact", "LIST_CONTACT", nullptr, "",
     "entityId firstName middleName lastName title salutation email altEmail phone officePhone "
     "homePhone mobilePhone fax assistantPhone supervisorPhone comments isInactive:b isPrivate:b "
     "unsubscribe:b owner:i company>customer supervisor>contact assistant>contact "
     "subsidiary>subsidiary image>file! contactSource>contactSource! category[>contactCategory] "
     "emailPreference{PDF,HTML,DEFAULT} globalSubscriptionStatus{1,2,3,4} customForm{-40} "
     "dateCreated:t lastModifiedDate:t"},
    {"vendor", "LIST_VENDOR", nullptr, "",
     "entityId companyName legalName isPerson:b firstName lastName email phone fax url "
     "accountNumber printOnCheckAs category>vendorCategory subsidiary>subsidiary currency>currency "
     "terms>term expenseAccount>account payablesAccount>account creditLimit:n balance:n! "
     "balancePrimary:n! unbilledOrders:n! is1099Eligible:b taxIdNum vatRegNumber isInactive:b "
     "addressBook[] currencyList[] dateCreated:t lastModifiedDate:t"},
    {"employee", "LIST_EMPLOYEE_RECORD", nullptr, "",
     "entityId firstName lastName email phone mobilePhone title department>department "
     "class>classification location>location subsidiary>subsidiary supervisor>employee hireDate:d "
     "releaseDate:d birthDate:d employeeStatus>employeeStatus employeeType>employeeType "
     "isSalesRep:b giveAccess:b expenseLimit:n purchaseOrderLimit:n approvalLimit:n laborCost:n! "
     "gender{f,m,n} roles[] addressBook[] isInactive:b dateCreated:t lastModifiedDate:t"},
    {"salesOrder", "TRAN_SALESORD", "transaction", "\"type\"='SalesOrd'",
     "@ status{A,B,C,D,E,F,G,H} orderStatus{A,B} opportunity>opportunity createdFrom>estimate "
     "shipDate:d startDate:d endDate:d salesEffectiveDate:d shipComplete:b shipMethod>shipItem "
     "shippingCost:n discountItem>discountItem discountTotal:n estGrossProfit:n! "
     "totalCostEstimate:n! toBeEmailed:b toBePrinted:b source{CSV,WEB,REST} billAddress! "
     "billAddressList>address! shippingAddress<> custbody_sc_channel{Shop,Fair,Phone} item[] "
     "salesTeam[]"},
    {"invoice", "TRAN_CUSTINVC", "transaction", "\"type\"='CustInvc'",
     "@ status{A,B,V} account>account amountPaid:n! amountRemaining:n! approvalStatus{1,2,3,11} "
     "asOfDate:d! postingPeriod>accountingPeriod number:i createdFrom>salesOrder shipDate:d "
     "toBeEmailed:b toBePrinted:b shippingAddress<> item[] itemCost[] expCost[] time[] "
     "installment[]"},
    {"purchaseOrder", "TRAN_PURCHORD", "transaction", "\"type\"='PurchOrd'",
     "tranId tranDate:d entity>vendor employee>employee status{P,A,B,D,F,G,H} "
     "orderStatus{P,A,B,C,D,E,F,G,H,Y} approvalStatus{1,2,3} supervisorApproval:b "
     "nextApprover>employee currency>currency exchangeRate:n subsidiary>subsidiary "
     "department>department class>classification location>location terms>term dueDate:d "
     "incoterm>incoterm! shipTo>customer balance:n! unbilledOrders:n! subtotal:n total:n memo "
     "billingAddress<> item[] expense[] createdDate:t lastModifiedDate:t"},
    {"customerPayment", "TRAN_CUSTPYMT", "transaction", "\"type\"='CustPymt'",
     "tranId tranDate:d customer>customer status{A,B,C} payment:n applied:n! unapplied:n! "
     "account>account arAcct>account currency>currency exchangeRate:n memo subsidiary>subsidiary "
     "department>department location>location checkNum postingPeriod>accountingPeriod autoApply:b "
     "createdDate:t lastModifiedDate:t apply[] credit[]"},
    {"vendorBill", "TRAN_VENDBILL", "transaction", "\"type\"='VendBill'",
     "tranId tranDate:d entity>vendor status{A,B,D} account>account approvalStatus{1,2,3} memo "
     "currency>currency exchangeRate:n subsidiary>subsidiary department>department "
     "class>classification location>location terms>term dueDate:d postingPeriod>accountingPeriod "
     "total:n userTotal:n createdDate:t lastModifiedDate:t billingAddress<> item[] expense[]"},
    {"vendorPayment", "TRAN_VENDPYMT", "transaction", "\"type\"='VendPymt'",
     "tranId tranDate:d entity>vendor status{A} account>account apAcct>account memo "
     "currency>currency exchangeRate:n subsidiary>subsidiary total:n toBePrinted:b createdDate:t "
     "lastModifiedDate:t apply[]"},
    {"creditMemo", "TRAN_CUSTCRED", "transaction", "\"type\"='CustCred'",
     "@ status{A,B} account>account applied:n! unapplied:n! item[] "
     "apply[]"},
    {"estimate", "TRAN_ESTIMATE", "transaction", "\"type\"='Estimate'",
     "@ status{A,B,C,X} probability:n expectedCloseDate:d title "
     "opportunity>opportunity item[] salesTeam[]"},
    {"opportunity", "TRAN_OPPRTNTY", "transaction", "\"type\"='Opprtnty'",
     "tranId tranDate:d title entity>customer status{A,B,C,D} entityStatus>customerStatus "
     "salesRep>employee probability:n projectedTotal:n expectedCloseDate:d memo "
     "currency>currency subsidiary>subsidiary createdDate:t lastModifiedDate:t item[] salesTeam[]"},
    {"cashSale", "TRAN_CASHSALE", "transaction", "\"type\"='CashSale'",
     "@ status{B,C} account>account undepFunds:b item[]"},
    {"itemFulfillment", "TRAN_ITEMSHIP", "transaction", "\"type\"='ItemShip'",
     "tranId tranDate:d entity>customer status{A,B,C} shipStatus{A,B,C} createdFrom>salesOrder "
     "memo postingPeriod>accountingPeriod shipMethod>shipItem createdDate:t lastModifiedDate:t "
     "shippingAddress<> item[]"},
    {"itemReceipt", "TRAN_ITEMRCPT", "transaction", "\"type\"='ItemRcpt'",
     "tranId tranDate:d entity>vendor status{Y} createdFrom>purchaseOrder memo "
     "postingPeriod>accountingPeriod currency>currency exchangeRate:n createdDate:t "
     "lastModifiedDate:t item[]"},
    {"journalEntry", "TRAN_JOURNAL", "transaction", "\"type\"='Journal'",
     "tranId tranDate:d status{A,B} approved:b memo currency>currency exchangeRate:n "
     "subsidiary>subsidiary postingPeriod>accountingPeriod reversalDate:d isReversal:b "
     "createdDate:t lastModifiedDate:t line[]"},
    {"inventoryItem", "LIST_ITEM", "item", "\"itemtype\"='InvtPart'",
     "itemId displayName salesDescription purchaseDescription upcCode itemType{InvtPart} "
     "class>classification department>department location>location subsidiary[>subsidiary] "
     "incomeAccount>account cogsAccount>account assetAccount>account costingMethod{AVG,FIFO,LIFO} "
     "averageCost:n! cost:n unitsType>unitsType isTaxable:b isInactive:b isLotItem:b "
     "isSerialItem:b countryOfManufacture{US,DE,GB,CA} custitem_sc_fragile:b price[] itemVendor[] "
     "locations[] createdDate:t lastModifiedDate:t"},
    {"nonInventorySaleItem", "LIST_ITEM", "item", "\"itemtype\"='NonInvtPart'",
     "itemId displayName salesDescription itemType{NonInvtPart} class>classification "
     "department>department location>location subsidiary[>subsidiary] incomeAccount>account "
     "isTaxable:b isInactive:b createdDate:t lastModifiedDate:t price[]"},
    {"serviceSaleItem", "LIST_ITEM", "item", "\"itemtype\"='Service'",
     "itemId displayName salesDescription itemType{Service} class>classification "
     "department>department subsidiary[>subsidiary] incomeAccount>account isTaxable:b isInactive:b "
     "createdDate:t lastModifiedDate:t price[]"},
    {"account", "LIST_ACCOUNT", nullptr, "",
     "acctNumber acctName fullName displayNameWithHierarchy "
     "acctType{Bank,AcctRec,AcctPay,Income,COGS,Expense,OthIncome,OthExpense,FixedAsset,OthAsset,"
     "OthCurrAsset,OthCurrLiab,LongTermLiab,Equity,CredCard,DeferExpense,DeferRevenue,UnbilledRec,"
     "NonPosting,Stat} balance:n! currency>currency parent>account description eliminate:b "
     "inventory:b isInactive:b isSummary:b includeChildren:b revalue:b "
     "generalRate{AVERAGE,CURRENT,HISTORICAL} cashFlowRate{AVERAGE,CURRENT,HISTORICAL} "
     "sSpecAcct{BANK,AR,AP,INVTASSET} subsidiary[>subsidiary] legalName localizations[] "
     "lastModifiedDate:t"},
    {"subsidiary", "LIST_SUBSIDIARY", nullptr, "",
     "name fullName legalName parent>subsidiary country{US,DE,GB,CA} currency>currency "
     "edition{US,UK,CA,XX} email fax url state federalIdNumber tranPrefix "
     "fiscalCalendar>fiscalCalendar isElimination:b isInactive:b mainAddress<> returnAddress<> "
     "shippingAddress<> nexus[] taxRegistration[] representingCustomer>customer "
     "representingVendor>vendor"},
    {"currency", "LIST_CURRENCY", nullptr, "",
     "name symbol displaySymbol exchangeRate:n currencyPrecision{0,2} isBaseCurrency:b "
     "isAnchorCurrency:b isInactive:b locale{USD,EUR,GBP} symbolPlacement{1,2} "
     "includeInFxRateUpdates:b overrideCurrencyFormat:b formatSample!"},
    {"location", "LIST_LOCATION", nullptr, "",
     "name fullName parent>location subsidiary[>subsidiary] mainAddress<> returnAddress<> "
     "locationType{1,2} timeZone{America/New_York,Europe/Berlin,Europe/London} latitude:n "
     "longitude:n tranPrefix useBins:b makeInventoryAvailable:b isInactive:b"},
    {"department", "LIST_DEPARTMENT", nullptr, "",
     "name fullName parent>department subsidiary[>subsidiary] includeChildren:b isInactive:b "
     "lastModifiedDate:t"},
    {"classification", "LIST_CLASS", nullptr, "",
     "name fullName parent>classification subsidiary[>subsidiary] includeChildren:b isInactive:b "
     "lastModifiedDate:t"},
    {"accountingPeriod", "ADMI_ACCTPERIODS", nullptr, "",
     "periodName startDate:d endDate:d parent>accountingPeriod isAdjust:b isPosting:b isQuarter:b "
     "isYear:b closed:b closedOnDate:d allLocked:b apLocked:b arLocked:b"},
    {"term", "ADMI_ACCOUNTINGLIST", nullptr, "",
     "name daysUntilNetDue:i discountPercent:n isInactive:b lastModifiedDate:t"},
    {"priceLevel", "ADMI_ACCOUNTINGLIST", nullptr, "",
     "name discountPct:n isInactive:b isOnline:b"},
    {"customerCategory", "ADMI_ACCOUNTINGLIST", nullptr, "",
     "name isInactive:b lastModifiedDate:t"},
    {"unitsType", "LIST_UNIT", nullptr, "", "name isInactive:b lastModifiedDate:t uom[]"},
    {"customrecord_sc_site", "LIST_CUSTRECORDENTRY", nullptr, "",
     "name altName owner>employee created:t lastModified:t isInactive:b custrecord_sc_customer>"
     "customer custrecord_sc_area:n custrecord_sc_opened:d custrecord_sc_has_quay:b "
     "custrecord_sc_kind{Shop,Workshop,Store} custrecord_sc_notes"},
    {"customrecord_sc_inspection", "LIST_CUSTRECORDENTRY", nullptr, "",
     "name owner>employee created:t lastModified:t isInactive:b "
     "custrecord_sc_site>customrecord_sc_site custrecord_sc_when:t custrecord_sc_score:i "
     "custrecord_sc_passed:b custrecord_sc_remarks"},
    {"customlist_sc_tier", "LIST_CUSTRECORDENTRY", nullptr, "", "name abbreviation isInactive:b"},
};

const RichType richChildren[] = {
    {"address", "", nullptr, "",
     "addr1 addr2 addr3 addressee attention addrPhone addrText! city state zip "
     "country{US,DE,GB,CA} override:b lastModifiedDate:t"},
    {"addressBookElement", "", nullptr, "",
     "internalId:i addressId label defaultBilling:b defaultShipping:b addressBookAddress_text! "
     "addressBookAddress<>"},
    {"currencyListElement", "", nullptr, "",
     "currency>currency displaySymbol balance:n overdueBalance:n unbilledOrders:n"},
    {"salesTeamElement", "", nullptr, "",
     "employee>employee salesRole>salesRole contribution:n isPrimary:b"},
    {"salesOrder-itemElement", "", "transactionline", "\"mainline\"='F'",
     "line:i lineUniqueKey:i item>inventoryItem itemType{InvtPart,NonInvtPart,Service,Kit,Assembly,"
     "Discount,Markup,Subtotal,Group,OthCharge,GiftCert,DwnLdItem,Description,EndGroup,Payment,"
     "ShipItem,TaxItem,TaxGroup,Expense,SubscriPlan} itemSubtype{Sale,Purchase,Resale} description "
     "quantity:n rate:n amount:n grossAmt:n price>priceLevel taxCode>salesTaxItem taxRate1:n "
     "isTaxable:b units class>classification department>department location>location "
     "commitInventory{1,2,3} createPo{SpecOrd,DropShip} expectedShipDate:d isClosed:b "
     "quantityAvailable:n quantityBackOrdered:n quantityBilled:n quantityCommitted:n "
     "quantityFulfilled:n costEstimate:n costEstimateType{ITEMDEFINED,AVGCOST} custcol_sc_batch "
     "inventoryDetail<>"},
    {"itemElement", "", "transactionline", "\"mainline\"='F'",
     "line:i lineUniqueKey:i item>inventoryItem itemType{InvtPart,NonInvtPart,Service,Kit} "
     "description quantity:n rate:n amount:n grossAmt:n units class>classification "
     "department>department location>location taxCode>salesTaxItem custcol_sc_batch"},
    {"journalEntry-lineElement", "", "transactionaccountingline", "",
     "line:i account>account debit:n credit:n memo entity>customer department>department "
     "class>classification location>location"},
    {"expenseElement", "", nullptr, "",
     "line:i account>account amount:n memo category>expenseCategory department>department "
     "class>classification location>location"},
    {"rolesElement", "", nullptr, "", "selectedRole>role"},
    {"priceElement", "", nullptr, "",
     "priceLevel>priceLevel price:n quantity:n currencyPage>currency"},
    {"itemVendorElement", "", nullptr, "",
     "vendor>vendor vendorCode vendorCurrencyName purchasePrice:n preferredVendor:b"},
    {"locationsElement", "", nullptr, "",
     "locationId>location quantityOnHand:n quantityAvailable:n quantityOnOrder:n "
     "quantityBackOrdered:n reorderPoint:n preferredStockLevel:n averageCostMli:n"},
    {"applyElement", "", nullptr, "",
     "doc>transaction line:i type refNum applyDate:d due:n amount:n apply:b total:n"},
};

const PlainTypes plainTypes[] = {
    {"LIST_CUSTJOB",
     "lead prospect customerStatus customerSubsidiaryRelationship customerMessage "
     "consolidatedCustomer customerTaxRegistration creditCard"},
    {"LIST_CONTACT", "contactCategory contactRole contactSource"},
    {"LIST_VENDOR", "vendorCategory vendorSubsidiaryRelationship vendorMessage"},
    {"LIST_EMPLOYEE_RECORD",
     "employeeStatus employeeType employeeEducation employeeSkill payrollBatch workplace jobTitle"},
    {"LIST_PARTNER", "partnerCategory affiliate commissionPlan commissionSchedule"},
    {"LIST_ITEM",
     "assemblyItem kitItem itemGroup nonInventoryPurchaseItem nonInventoryResaleItem "
     "servicePurchaseItem serviceResaleItem otherChargeSaleItem otherChargePurchaseItem "
     "otherChargeResaleItem discountItem markupItem subtotalItem descriptionItem paymentItem "
     "giftCertificateItem downloadItem shipItem lotNumberedInventoryItem serializedInventoryItem "
     "lotNumberedAssemblyItem serializedAssemblyItem itemRevision itemCollection itemDemandPlan "
     "itemSupplyPlan billOfMaterials billOfMaterialsRevision bin inventoryNumber inventoryStatus "
     "manufacturingRouting manufacturingCostTemplate"},
    {"LIST_UNIT", "unitsOfMeasure"},
    {"LIST_CURRENCY", "currencyRate consolidatedExchangeRate"},
    {"LIST_SUBSIDIARY", "subsidiarySettings intercompanyAllocation"},
    {"LIST_LOCATION", "locationCostingGroup inventoryCostRevaluationLocation zone"},
    {"ADMI_ACCOUNTINGLIST",
     "expenseCategory paymentMethod salesTaxItem taxGroup taxType taxPeriod taxControlAccount "
     "costCategory winLossReason incoterm billingSchedule billingClass globalAccountMapping "
     "itemAccountMapping fiscalCalendar nexus priceBook pricePlan revRecSchedule revRecTemplate "
     "amortizationSchedule amortizationTemplate accountingContext otherNameCategory leadSource"},
    {"LIST_JOB",
     "job jobStatus jobType projectTask projectTemplate resourceAllocation timeBill "
     "timeSheet chargeRule charge workCalendar"},
    {"LIST_TASK", "task"},
    {"LIST_CALL", "phoneCall"},
    {"LIST_EVENT", "calendarEvent"},
    {"LIST_CASE",
     "supportCase issue issueProduct solution topic supportCaseStatus supportCaseType "
     "supportCasePriority supportCaseOrigin"},
    {"LIST_CAMPAIGN",
     "campaign campaignResponse campaignTemplate couponCode emailTemplate "
     "marketingTemplate promotionCode"},
    {"LIST_FILECABINET", "file folder note message"},
    {"LIST_FIND", "role otherName generalToken entityAccountMapping address"},
    {"TRAN_SALESORD", "salesOrderSchedule blanketOrder"},
    {"TRAN_CUSTDEP", "customerDeposit depositApplication"},
    {"TRAN_CUSTCRED", "customerRefund"},
    {"TRAN_CASHSALE", "cashRefund"},
    {"TRAN_PURCHORD",
     "purchaseRequisition purchaseContract blanketPurchaseOrder requestForQuote "
     "vendorRequestForQuote"},
    {"TRAN_VENDBILL", "vendorCredit vendorPrepayment vendorPrepaymentApplication inboundShipment"},
    {"TRAN_VENDPYMT", "check deposit creditCardCharge creditCardRefund"},
    {"TRAN_JOURNAL",
     "statisticalJournalEntry advInterCompanyJournalEntry interCompanyJournalEntry "
     "periodEndJournal systemJournal bookSpecificJournal fxReval"},
    {"TRAN_RTNAUTH", "returnAuthorization vendorReturnAuthorization"},
    {"TRAN_WORKORD",
     "workOrder workOrderIssue workOrderCompletion workOrderClose assemblyBuild "
     "assemblyUnbuild manufacturingOperationTask"},
    {"TRAN_TRNFRORD", "transferOrder interCompanyTransferOrder"},
    {"TRAN_INVADJST",
     "inventoryAdjustment inventoryTransfer inventoryCount inventoryCostRevaluation "
     "binTransfer binWorksheet inventoryStatusChange"},
    {"TRAN_EXPREPT", "expenseReport"},
};

const int richTypeCount = int(std::size(richTypes));
const int richChildCount = int(std::size(richChildren));
const int plainTypesCount = int(std::size(plainTypes));

} // namespace suitescope
