internal import Values
extension MappingCatalog {
  /// What sales engagement, webinar and analytics tools log about people and companies, by common synonyms.
  static var touches: Mapping {
    var mapping = Mapping(name: "synonyms", table: .activities)
    mapping.guesses = [
      .timestamp: [
        ["Event At", "Event Date", "Event Time", "Event Timestamp"],
        ["Activity Date", "Activity Time", "Interaction Date", "Touchpoint Date"],
        ["Occurred At", "Date/Time", "Date", "Visit Date"],
        ["Completed At", "Completed Date"], ["Created At", "Created Date"],
      ],
      .type: [
        ["Event Type", "Activity Type", "Interaction Type", "Touchpoint Type"], ["Type Name"], ["Event", "Event Name"],
      ],
      .accountID: [accountIDs],
      .accountName: accountNames,
      .domain: [["Company Domain", "Account Domain", "Website"]],
      .contactID: [["Prospect ID", "Person ID", "Lead ID"]],
      .email: [["Prospect Email", "Person Email", "Contact Email", "Email Address", "Lead Email", "Attendee Email"]],
      .campaignID: [["Campaign", "Campaign Name", "Sequence", "Cadence"]],
      .url: [["Page URL", "Landing Page", "Page"]],
      .activityID: [["Event ID", "ID"]],
      .opportunityID: [["Deal ID", "Opportunity ID", "Opp ID"]],
    ]
    mapping.translations = [
      .type: [
        "email opened": "email_open", "email opens": "email_open", "opened": "email_open",
        "email clicked": "email_click",
        "email clicks": "email_click", "link clicked": "email_click", "email replied": "email_reply",
        "replied": "email_reply", "email delivered": "email_sent", "sent": "email_sent", "call completed": "call",
        "inbound call": "call", "call logged": "call", "meeting completed": "meeting", "form submitted": "conversion",
        "page viewed": "visit", "page visit": "visit", "webinar attendance": "webinar",
      ]
    ]
    mapping.treatments = [.footers]
    mapping.needs = [TableColumns.naming + [.opportunityID]]
    mapping.signature = [
      ["Event Type", "Activity Type", "Interaction Type", "Touchpoint Type", "Event", "Event Name", "Type Name"],
      [
        "Event At", "Event Date", "Event Time", "Event Timestamp", "Activity Date", "Activity Time", "Interaction Date",
        "Touchpoint Date", "Occurred At", "Timestamp", "Date/Time", "Visit Date", "Created At",
        "Completed At",
      ],
      [
        "Email", "Prospect Email", "Person Email", "Contact Email", "Email Address", "Lead Email", "Attendee Email",
        "Account", "Account Name", "Account ID", "Company", "Company Name", "Company Domain", "Domain", "Deal ID",
        "Opportunity ID", "Opp ID", "Contact ID",
      ] + accountIDs,
    ]
    mapping.excludes = ["Amount", "Score", "Intent Score", "Topic", "Spend", "Cost", "Stage", "Deal Stage", "Assigned"]
    return mapping
  }
}
