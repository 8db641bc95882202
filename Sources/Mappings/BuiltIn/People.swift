internal import Values
extension MappingCatalog {
  /// Contacts of other tools, by common synonyms. Where they have no id, the e-mail address is it.
  static var people: Mapping {
    var mapping = Mapping(name: "synonyms", table: .contacts)
    mapping.columns = [.firstName: ["First Name", "Given Name"], .lastName: ["Last Name", "Surname", "Family Name"]]
    mapping.guesses = [
      .contactID: [["Contact ID", "Person ID", "Prospect ID"], ["ID", "Record ID"]],
      .accountID: [accountIDs],
      .accountName: accountNames,
      .domain: [["Company Domain", "Company Website", "Website"]],
      .name: [["Full Name", "Contact Name"], ["Contact", "Person"]],
      .email: [["Email Address", "Work Email", "Business Email", "Mail"]],
      .title: [["Job Title", "Position", "Job Role"]],
      .role: [["Buying Role", "Contact Role"]],
      .createdAt: created,
    ]
    mapping.fallbacks = [.emailIsID]
    mapping.treatments = [.footers]
    mapping.needs = [[.name, .lastName], TableColumns.naming.filter { $0 != .contactID }]
    mapping.signature = [
      ["Last Name", "Surname", "Family Name", "Full Name", "Contact Name", "Contact", "Name"],
      ["Email", "Email Address", "Work Email", "Business Email"],
      ["Title", "Job Title", "Position", "Job Role", "Buying Role", "Contact Role"],
    ]
    mapping.excludes = [
      "Lead Owner", "Lead Status", "Lead ID", "IsConverted", "Converted", "Username", "Campaign ID", "Subject", "Stage",
      "Deal Stage", "Amount", "Score", "NPS Score", "Rating", "Date", "Timestamp", "Activity Date", "Event",
      "Event Type",
      "Join Time", "Registration Time", "Attended", "Response", "Comment", "Ticket ID", "CaseNumber", "Topic",
    ]
    return mapping
  }
}
