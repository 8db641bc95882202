internal import Values
extension Mappings {
  /// Logs of one kind of touch, which no column names: what the tool is for says it.
  static let logs: [Mapping] = [calls, webinar, visits]

  private static let emails = [
    "Person Email", "Prospect Email", "Contact Email", "Email Address", "Attendee Email", "Participant Email",
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
    mapping.needs = [TableColumns.naming]
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
      tells: ["Call ID", "Call Duration", "Call Outcome", "Call Result", "Call Direction", "Disposition"],
      times: [
        "Call Date", "Call Time", "Call Start", "Call Start Time", "Started", "Started At", "Start Time", "Created At",
      ],
      columns: [.callDisposition: ["Disposition", "Call Outcome", "Call Result"], .activityID: ["Call ID"]])
    mapping.treatments.insert(.unansweredCalls)
    return mapping
  }

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

  /// Tools that tell which companies came to a website.
  private static var visits: Mapping {
    log(
      "website visits", type: "visit", objects: ["visits", "websitevisits"],
      tells: ["Landing Page", "Pages", "Page Views", "Visits", "Sessions", "Last Page"],
      times: ["Visit Date", "Visit Time", "Session Date", "Visited At"],
      columns: [.domain: ["Company Domain", "Website"], .count: ["Visits", "Sessions"], .url: ["Landing Page"]])
  }
}
