/// What exporting tools write that no table is made of, told by the file's name or its header.
enum Objects {
  /// Why a file with this name is not read, or nil.
  static func reason(against name: FileName) -> String? {
    let object = name.object
    if let reason = names[object] { return reason }
    if object.hasSuffix("history"), object != "opportunityhistory" { return formerValues }
    return name.stem.hasSuffix("__c")
      ? "it is a custom Salesforce object: a mapping in abmtop.yaml can say which table it is" : nil
  }

  /// Why a file with this header is not read, or nil.
  static func reason(against header: Header) -> String? {
    func has(_ names: String...) -> Bool { names.allSatisfy { header.contains($0, stripping: false) } }
    if isHistory(header) { return formerValues }
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
  private static let staff = "it describes users of the tool, not accounts"
  private static let products = "products, quotes, orders and their lines are no table of abmtop"
  private static let settings = "it describes the tool's set-up, not accounts"
  private static let mail = "it is one of several files about sent e-mails that only say something together"

  private static let names: [String: String] = {
    let groups: [(String, [String])] = [
      (leads, ["lead", "leads"]),
      (cases, ["case", "cases", "ticket", "tickets"]),
      (members, ["campaignmember", "campaignmembers", "contactlistmember", "contactlist"]),
      (
        links,
        [
          "accountcontactrelation", "accountcontactrelations", "opportunitycontactrole", "dealcompany", "dealcontact",
          "engagementcompany", "engagementcontact", "engagementdeal", "mergeddeal", "contactmergeaudit",
          "ticketcompany",
          "ticketcontact", "ticketdeal", "ticketengagement", "teamuser", "ownerteam",
        ]
      ),
      (staff, ["user", "users", "userrole", "role", "owner", "owners", "team", "teams"]),
      (
        products,
        [
          "asset", "assets", "quote", "quotes", "entitlement", "entitlements", "product2", "product", "products",
          "opportunitylineitem", "order", "orders", "orderitem", "lineitem",
          "lineitems",
          "pricebookentry",
        ]
      ),
      (
        settings,
        [
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
