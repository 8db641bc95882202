internal import Values
extension MappingCatalog {
  /// Tools that sell or enrich companies and people: Apollo, ZoomInfo, 6sense.
  static let prospecting: [Mapping] = [apolloPerson, zoomInfoPerson, zoomInfoCompany, sixSenseCompany]

  private static func person(_ name: String, tells: [[String]], columns: [Column: [String]]) -> Mapping {
    var mapping = Mapping(
      name: name, table: .contacts,
      columns: columns.merging([
        .firstName: ["First Name"], .lastName: ["Last Name"],
        .email: ["Email Address", "Work Email"], .title: ["Job Title", "Title"],
      ]) { own, _ in own })
    mapping.signature = tells
    mapping.needs = [[.email, .lastName, .name]]
    mapping.fallbacks = [.emailIsID]
    return mapping
  }

  /// People of a list in Apollo. Its stage is one of outreach, and its account a name.
  private static var apolloPerson: Mapping {
    person(
      "apollo",
      tells: [["Last Name"], ["Email"], ["Company", "Company Name"], ["Person Linkedin Url", "Apollo Contact Id"]],
      columns: [
        .contactID: ["Apollo Contact Id"], .accountName: ["Company", "Company Name"], .domain: ["Website"],
      ])
  }

  private static var zoomInfoPerson: Mapping {
    person(
      "zoominfo",
      tells: [["ZoomInfo Contact ID", "ZoomInfo Contact Profile URL"], ["Last Name"]],
      columns: [
        .contactID: ["ZoomInfo Contact ID"], .accountName: ["Company Name"],
        .domain: ["Company Domain Name", "Website"],
      ])
  }

  private static func company(_ name: String, tells: [[String]], columns: [Column: [String]]) -> Mapping {
    var mapping = Mapping(name: name, table: .accounts, columns: columns)
    mapping.signature = tells
    mapping.excludes = ["First Name", "Last Name", "Email", "Date", "Week"]
    mapping.fallbacks = [.nameIsID]
    return mapping
  }

  private static var zoomInfoCompany: Mapping {
    company(
      "zoominfo", tells: [["ZoomInfo Company ID", "ZoomInfo Company Profile URL"], ["Company Name"]],
      columns: [
        .accountID: ["ZoomInfo Company ID"], .name: ["Company Name"], .domain: ["Website", "Company Domain Name"],
        .industry: ["Primary Industry"], .country: ["Company Country"],
      ])
  }

  /// The columns that 6sense adds begin with its name. What an account is called in the CRM comes before what 6sense calls it.
  private static var sixSenseCompany: Mapping {
    var mapping = company(
      "6sense", tells: [["6sense Company Name"], ["6sense Domain"], ["6sense Country", "Industry", "Profile Fit"]],
      columns: [
        .accountID: ["CRM Account ID", "Salesforce Account ID"],
        .name: ["CRM Account Name", "6sense Company Name"], .domain: ["6sense Domain"],
        .country: ["6sense Country"],
      ])
    // How accounts moved between stages is no list of accounts.
    mapping.excludes += ["Buying Stage: Start", "Buying Stage: End"]
    return mapping
  }
}
