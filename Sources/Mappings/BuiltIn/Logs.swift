internal import Values

extension MappingCatalog {
  /// Logs of one kind of touch, which no column names: what the tool is for says it.
  static let logs: [Mapping] = [calls, meetings, webinar, eventAttendance, visits]

  private static let emails = [
    "Person Email", "Prospect Email", "Contact Email", "Email Address", "Attendee Email", "Participant Email",
    "User Email",
    "Visitor Email", "Lead Email", "Customer Email", "Invitee Email", "Guest Email",
  ]
  private static let companies = ["Company", "Company Name", "Organization", "Organisation"]

  private static func log(
    _ name: String, type: String, objects: Set<String>, tells: [String], times: [String],
    columns: [Column: [String]] = [:]
  ) -> Mapping {
    var mapping = Mapping(
      name: name, table: .activities,
      columns: columns.merging([.timestamp: times, .email: emails, .accountName: companies]) { own, _ in own },
      constants: [.type: type], treatments: [.footers])
    mapping.objects = objects
    mapping.ignores = ["Type"]
    mapping.needs = [Column.naming]
    mapping.signature = [
      tells, times,
      emails + companies + ["Email", "Account", "Account Name", "Account ID", "Domain", "Company Domain"],
    ]
    mapping.excludes = [
      "Activity Type", "Event Type", "Amount", "Stage", "Deal Stage", "Score", "Intent Score", "Topic Name",
      "CaseNumber",
      "Assigned", "WhoId", "WhatId", "Spend", "Total Spent",
    ]
    return mapping
  }

  /// Dialers and recorders of calls.
  private static var calls: Mapping {
    var mapping = log(
      "call log", type: "call", objects: ["call", "calls"],
      tells: [
        "Call ID", "Call Duration", "Call Outcome", "Call Result", "Call Direction", "Call Disposition", "Disposition",
        "Call Title", "Call Type",
      ],
      times: [
        "Dialed At", "Completed At", "Call Date", "Call Time", "Call Start", "Call Start Time", "Started", "Started At",
        "Start Time", "Created At", "Scheduled", "Scheduled At", "Call Date/Time", "Date",
      ],
      columns: [
        .callDisposition: ["Disposition", "Call Disposition", "Call Outcome", "Call Result", "Outcome"],
        .activityID: ["Call ID"],
      ])
    mapping.treatments.insert(.unansweredCalls)
    return mapping
  }

  /// Calendars by which meetings are booked (Calendly, Chili Piper): what was cancelled was not held.
  private static var meetings: Mapping {
    var mapping = log(
      "meeting log", type: "meeting", objects: ["meeting", "meetings", "scheduledevents", "bookedmeetings"],
      tells: [
        "Invitee Email", "Invitee Name", "Event Type Name", "Meeting Title", "Meeting Topic", "Meeting ID",
        "Meeting Type", "Meeting Subject",
      ],
      times: [
        "Start Date & Time", "Start Date and Time", "Meeting Start Time", "Meeting Date", "Meeting Start",
        "Meeting Time",
        "Start Time", "Scheduled At", "Date",
      ],
      columns: [.activityID: ["Meeting ID", "Event UUID"], .status: ["Canceled", "Cancelled"]])
    mapping.treatments.insert(.onlyCompleted)
    mapping.translations = [.status: ["No": "Completed", "False": "Completed", "0": "Completed"]]
    mapping.excludes += ["Registration Time", "Attended", "Leave Time"]
    return mapping
  }

  /// Chats on the website and in the product (Drift, Intercom).
  static let conversations: [Mapping] = [
    log(
      "conversations", type: "chat", objects: ["conversation", "conversations", "chat", "chats"],
      tells: ["Conversation ID", "Chat ID", "Conversation State", "Conversation Status", "Conversation"],
      times: [
        "Started At", "Conversation Started At", "Conversation Started", "Start Time", "Started", "Conversation Date",
        "Created At", "Date",
      ],
      columns: [.activityID: ["Conversation ID", "Chat ID"], .url: ["Page URL", "Started On URL"]])
  ]

  /// Who registered and did not come has no time of joining.
  private static var webinar: Mapping {
    var mapping = log(
      "webinar", type: "webinar", objects: ["webinar", "attendees", "webinarattendees", "attendeereport"],
      tells: ["Attended", "Time in Session (minutes)", "Leave Time"], times: ["Join Time", "Joined At"],
      columns: [.status: ["Attended"]])
    mapping.treatments.insert(.onlyCompleted)
    mapping.translations = [.status: ["Yes": "Completed", "True": "Completed", "Attended": "Completed"]]
    return mapping
  }

  /// Who came to an event: whoever registered and did not check in was not there.
  private static var eventAttendance: Mapping {
    var mapping = log(
      "event attendance", type: "event", objects: ["eventattendees", "attendees"],
      tells: ["Checked In", "Check-in Date", "Check In Date", "Check-in Time", "Ticket Type"],
      times: ["Check-in Date", "Check In Date", "Check-in Time", "Event Date", "Event Start Date"],
      columns: [.status: ["Checked In", "Attendee Status"], .campaignID: ["Event Name", "Event"]])
    mapping.treatments.insert(.onlyCompleted)
    mapping.translations = [
      .status: ["Yes": "Completed", "True": "Completed", "1": "Completed", "Checked In": "Completed"]
    ]
    return mapping
  }

  /// Tools that tell which companies came to a website.
  private static var visits: Mapping {
    var mapping = log(
      "website visits", type: "visit", objects: ["visits", "websitevisits", "leads", "visitors", "websitevisitors"],
      tells: [
        "Landing Page", "Pages", "Page Views", "Pageviews", "Visits", "Sessions", "Last Page", "Page URL", "Page",
      ],
      times: [
        "Visit Date", "Visit Time", "Session Date", "Visited At", "Last Visit Date", "Last Visit", "Timestamp", "Date",
      ],
      columns: [
        .domain: ["Company Domain", "Website"], .count: ["Visits", "Sessions"],
        .url: ["Landing Page", "Page URL", "Page"],
      ])
    // What intent vendors and ad platforms report has pages too.
    mapping.excludes += [
      "Signal Type", "Topic", "Keyword", "Product", "Category", "Impressions", "Event", "Event Name", "Type Name",
    ]
    return mapping
  }
}

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
    mapping.needs = [Column.naming + [.opportunityID]]
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
