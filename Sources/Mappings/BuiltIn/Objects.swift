internal import Values

/// What exporting tools write that no table is made of, told by the file's name or its header.
enum Objects {
  /// Why a file with this name is not read, or nil.
  static func reason(against name: FileName) -> String? {
    let object = name.object
    if let reason = names[object] { return reason }
    if object.hasSuffix("history"), object != "opportunityhistory" { return formerValues }
    if ["stagechanges", "stagechange", "changelog", "auditlog"].contains(where: object.hasSuffix) {
      return formerValues
    }
    if ["splits", "dealsplit", "opportunitysplit"].contains(where: object.hasSuffix) { return shares }
    if ["lineitem", "lineitems"].contains(where: object.hasSuffix) { return products }
    if ["teammember", "teammembers"].contains(where: object.hasSuffix) { return staff }
    if object.hasSuffix("budget") || object.hasSuffix("budgets") { return plans }
    return name.stem.hasSuffix("__c")
      ? "it is a custom Salesforce object: a mapping in abmtop.yaml can say which table it is" : nil
  }

  /// Why a file whose name says that money was paid or owed is no spend; nil where it says nothing of the kind.
  static func money(in name: FileName) -> String? {
    let words = name.stem.split { !$0.isLetter }.map(String.init)
    return words.contains(where: moneyWords.contains) || moneyWords.contains(name.object) ? money : nil
  }

  /// Why a header whose records are of money that was paid or owed is no spend; nil where it says nothing of the kind.
  ///
  /// - Parameter hasChannel: whether it says what the money was spent on, so that a day and an amount alone say nothing.
  static func money(in header: Header, hasChannel: Bool = false) -> String? {
    func has(_ names: String...) -> Bool { names.contains { header.contains($0, stripping: false) } }
    if has("invoiceid", "invoicenumber", "paymentid", "refundid", "transactionid", "chargeid", "receiptid", "bookingid")
    {
      return money
    }
    return !hasChannel && has("date", "day", "paiddate", "paymentdate")
      && has("amount", "total", "amountpaid", "netamount")
      ? merelyMoney : nil
  }

  /// Why a header that counts visits of nobody in particular (Google Analytics) is no table, or nil.
  static func visits(in header: Header) -> String? {
    let dimensions = [
      "sessiondefaultchannelgroup", "sessiondefaultchannelgrouping", "sessionsourcemedium", "sessionsource",
      "landingpage",
      "firstuserdefaultchannelgroup", "firstuserprimarychannelgroupdefaultchannelgroup", "pagepathandscreenclass",
      "pagetitleandscreenclass",
      "sessionprimarychannelgroupdefaultchannelgroup", "defaultchannelgroup",
    ]
    let counts = ["sessions", "views", "activeusers", "totalusers", "users", "newusers", "engagedsessions"]
    func has(_ names: [String]) -> Bool { names.contains { header.contains($0, stripping: false) } }
    return has(dimensions) && has(counts) ? "it counts visits and names no company that they were of" : nil
  }

  /// Why a file with this header is not read, or nil.
  static func reason(against header: Header) -> String? {
    func has(_ names: String...) -> Bool { names.allSatisfy { header.contains($0, stripping: false) } }
    if isHistory(header) { return formerValues }
    if has("field", "description") || has("columnname", "description") || has("fieldname", "fieldtype") {
      return dictionary
    }
    if has("name", "value", "source"), has("timestamp") || has("timestampinstant") { return formerValues }
    if has("isconverted") || has("convertedaccountid") { return leads }
    if has("casenumber") || has("ticketid") || has("ticketcategory") { return cases }
    if has("leadid", "campaignid", "status") || has("leadorcontactid") { return members }
    let isPerson = has("firstname") || has("lastname") || has("profileid") || has("isactive")
    if (has("username") && isPerson) || has("communitynickname") { return staff }
    return has("vidtomerge") ? links : nil
  }

  /// Whether the records are versions, each in force for a time (Fivetran's history mode).
  static func isHistory(_ header: Header) -> Bool {
    header.contains("fivetranstart", stripping: false) && header.contains("fivetranend", stripping: false)
  }

  private static let formerValues = "it keeps former values of records; the current ones are what abmtop reads"
  private static let leads = "leads belong to no account until they are converted to contacts"
  private static let cases = "support cases are no table of abmtop"
  private static let members = "who is on a list or in a campaign is no table of abmtop; what contacts did would be"
  private static let links = "it only links records of other files, which is not followed"
  private static let money =
    "payments, invoices, transactions, refunds, revenue and bookings are no spend and no table of abmtop"
  private static let merelyMoney =
    "it has a day and an amount, which payments and invoices have as well: name the file spend-….csv if it is what marketing cost"
  private static let dictionary = "it describes columns, not accounts"
  private static let staff = "it describes users of the tool, not accounts"
  private static let shares = "shares in deals are no deals: those that they are of are what abmtop reads"
  private static let plans = "what is planned to be spent is no spend: name the file spend-….csv if it was spent"
  private static let products = "products, quotes, orders and their lines are no table of abmtop"
  private static let settings = "it describes the tool's set-up, not accounts"
  private static let mail = "it is one of several files about sent e-mails that only say something together"

  private static let moneyWords: Set<String> = [
    "payment", "payments", "invoice", "invoices", "transaction", "transactions", "refund", "refunds", "revenue",
    "revenues",
    "booking", "bookings", "charge", "charges", "receipt", "receipts", "payout", "payouts", "creditnote", "creditnotes",
    "billing", "billings", "ledger", "collections", "receivables", "purchases", "rechnungen", "zahlungen", "factures",
    "paiements", "facturas", "pagos", "pagamentos", "faturas", "pagamenti", "fatture", "betalingen", "facturen",
    "płatności", "platnosci", "faktury", "fakturor", "betalningar", "ödemeler", "odemeler", "faturalar", "請求書", "請求",
    "入金", "umsätze", "umsaetze", "einnahmen", "gutschriften", "recettes", "encaissements", "ingresos", "cobros",
  ]

  private static let names: [String: String] = {
    let groups: [(String, [String])] = [
      (leads, ["lead", "leads", "crmlead", "leadlist"]),
      (cases, ["case", "cases", "ticket", "tickets"]),
      (members, ["campaignmember", "campaignmembers", "contactlistmember", "contactlist"]),
      (
        links,
        [
          "accountcontactrelation", "accountcontactrelations", "opportunitycontactrole", "opportunitycontactroles",
          "contactrole", "contactroles", "dealcompany", "dealcontact",
          "engagementcompany", "engagementcontact", "engagementdeal", "mergeddeal", "contactmergeaudit",
          "ticketcompany",
          "ticketcontact", "ticketdeal", "ticketengagement", "teamuser", "ownerteam",
        ]
      ),
      (
        staff,
        [
          "user", "users", "userrole", "userroles", "role", "roles", "owner", "owners", "team", "teams", "salesteam",
          "salesteams",
          "salesrep", "salesreps", "reps", "salesagents", "agents", "employees", "staff",
        ]
      ),
      (dictionary, ["datadictionary", "dictionary", "metadata", "schema", "fields", "columns", "readme", "codebook"]),
      (
        products,
        [
          "asset", "assets", "quote", "quotes", "entitlement", "entitlements", "product2", "product", "products",
          "opportunitylineitem", "order", "orders", "orderitem", "lineitem",
          "lineitems", "orderlines", "orderlineitems", "orderitems", "invoicelineitems", "deallineitems",
          "deallineitem",
          "opportunitylineitems", "opportunityproduct", "opportunityproducts", "dealproduct", "dealproducts",
          "pricebook", "pricebooks", "pricebookentry", "pricebookentries", "prices", "pricelist", "catalog",
        ]
      ),
      (
        settings,
        [
          "stage", "stages", "pipelinestage", "pipelinestages", "salesstages", "opportunitystage", "opportunitystages",
          "dealstages", "pipelines",
          "dealpipeline", "dealpipelinestage", "ticketpipeline", "ticketpipelinestage", "property", "propertyoption",
          "form",
          "recordtype",
        ]
      ),
      (formerValues, ["dealstage", "opportunityfieldhistory"]),
      (
        mail,
        [
          "emailcampaign", "emailevent", "emaileventbounce", "emaileventclick", "emaileventdeferred",
          "emaileventdelivered",
          "emaileventdropped", "emaileventforward", "emaileventopen", "emaileventprint", "emaileventsent",
          "emaileventspam", "emaileventstatuschange",
        ]
      ),
    ]
    return Dictionary(
      groups.flatMap { reason, names in names.map { ($0, reason) } }, uniquingKeysWith: { first, _ in first })
  }()
}
