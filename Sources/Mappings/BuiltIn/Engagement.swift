internal import Values

extension MappingCatalog {
  /// Marketing automation and sales engagement tools: what they log about a person.
  static let engagementTools: [Mapping] = [mailing, pardotActivity, marketoActivity, person]

  /// One record an e-mail, with a time for each thing that happened to it (Outreach, Salesloft, and most tools that send them).
  private static var mailing: Mapping {
    func part(_ type: String, _ times: [String], count: [String] = []) -> Mapping {
      var mapping = Mapping(
        name: "e-mails", table: .activities,
        columns: [
          .timestamp: times, .count: count, .contactID: ["Prospect ID", "Person ID"],
          .email: ["Prospect Email", "Person Email", "Recipient Email", "Recipient", "To"],
          .accountName: ["Account Name", "Company", "Company Name"],
          .campaignID: ["Sequence Name", "Cadence Name", "Campaign Name"],
        ], constants: [.type: type], treatments: [.untimedIsNone, .emptyMeansNone])
      // The record's own type and state are those of the sending.
      mapping.ignores = ["Type", "Count"]
      mapping.needs = [[.timestamp], Column.naming]
      return mapping
    }
    var sent = part("email_sent", ["Delivered At", "Sent At", "Send Date"])
    sent.objects = ["mailing", "mailings", "email", "emails"]
    sent.signature = [
      ["Delivered At", "Sent At"], ["Opened At", "Clicked At", "Replied At", "Click Count", "Reply Count"],
      ["Prospect Email", "Person Email", "Recipient Email", "Recipient", "To", "Email"],
    ]
    sent.companions = [
      part("email_open", ["Opened At", "Viewed At"], count: ["Open Count", "Opens"]),
      part("email_click", ["Clicked At"], count: ["Click Count", "Clicks"]),
      part("email_reply", ["Replied At"]),
    ]
    return sent
  }

  /// Account Engagement (Pardot) numbers what visitors did; some numbers mean another thing for each kind of asset.
  private static var pardotActivity: Mapping {
    var mapping = Mapping(
      name: "pardot", table: .activities,
      columns: [
        .timestamp: ["created_at", "Created At"], .type: ["type"], .subtype: ["type_name"],
        .contactID: ["prospect_id"], .visitorID: ["visitor_id"], .campaignID: ["campaign_id"], .activityID: ["id"],
      ], treatments: [.onlyTranslatedTypes])
    mapping.translations = [
      .type: [
        "1": "email_click", "1 File": "content_download", "1 Custom Redirect": "ad_click", "2": "visit",
        "2 Email": "email_open", "4": "conversion", "6": "email_sent", "11": "email_open", "17": "email_click",
        "20": "visit", "21": "ad_click", "22": "chat", "24": "webinar", "25": "conversion", "26": "social",
        "27": "content_download", "28": "conversion", "29": "event", "30": "conversion", "34": "content_download",
      ]
    ]
    mapping.objects = ["visitoractivity", "visitoractivities", "pardotvisitoractivity"]
    mapping.signature = [["prospect_id"], ["type_name"], ["created_at"], ["type"]]
    return mapping
  }

  /// Marketo numbers its activities likewise; what it does itself (scores, lists, data values) is nobody's activity.
  private static var marketoActivity: Mapping {
    var mapping = Mapping(
      name: "marketo", table: .activities,
      columns: [
        .timestamp: ["activityDate", "activity_date"], .type: ["activityTypeId", "activity_type_id"],
        .contactID: ["leadId", "lead_id"], .campaignID: ["campaignId", "campaign_id"],
        .activityID: ["marketoGUID", "marketo_guid", "id"],
      ], treatments: [.onlyTranslatedTypes])
    mapping.translations = [
      .type: [
        "1": "visit", "2": "conversion", "3": "visit", "6": "email_sent", "10": "email_open", "11": "email_click",
        "39": "email_sent", "40": "email_open", "41": "email_click",
      ]
    ]
    mapping.objects = ["marketoactivities", "activitiesmarketo", "leadactivity", "leadactivities"]
    mapping.signature = [
      ["activityTypeId", "activity_type_id"], ["activityDate", "activity_date"], ["leadId", "lead_id"],
    ]
    return mapping
  }

  /// People in Pardot and Outreach, told by what only prospects have.
  private static var person: Mapping {
    var mapping = Mapping(
      name: "prospects", table: .contacts,
      columns: [
        .contactID: ["id", "Prospect Id"], .accountID: ["crm_account_fid", "Account ID"],
        .accountName: ["company", "Company Name", "Account Name"], .firstName: ["First Name"],
        .lastName: ["Last Name"], .title: ["Job Title", "Title"], .createdAt: ["Created At", "Created Date"],
      ])
    mapping.objects = ["prospect", "prospects"]
    mapping.signature = [
      ["Last Name"], ["Email"], ["crm_contact_fid", "crm_lead_fid", "Last Contacted At", "Engaged At", "Open Count"],
    ]
    mapping.needs = [[.email, .lastName, .name]]
    mapping.fallbacks = [.emailIsID]
    return mapping
  }
}

extension MappingCatalog {
  private static let emails = [
    "Respondent Email", "Email Address", "Person Email", "person.email", "Customer Email", "Contact Email",
    "Recipient Email", "E-mail of respondent",
  ]

  /// Tools that ask for the net promoter score: score, comment, time, and the respondent's address.
  static let surveys: [Mapping] = {
    var mapping = Mapping(
      name: "nps survey", table: .nps,
      columns: [
        .date: [
          "created_at", "Response Date", "Response Time", "Responded At", "Submitted At", "Submit Date (UTC)",
          "Date Submitted", "Survey Response Date", "Survey Submission Date", "Survey Date", "Date Responded",
          "Responded", "Recorded Date", "End Date",
          "updated_at",
        ],
        .score: ["NPS Score", "NPS", "NPS Rating", "Rating", "Likelihood to recommend", HeaderAlias.question],
        .email: emails,
        .accountName: ["Company", "Company Name", "Organization"],
        .type: ["Survey Type"], .responseID: ["Survey Response ID", "Response UUID", "Respondent ID", "ID"],
      ], treatments: [.labelledScore, .subheader])
    mapping.guesses = [.accountID: [accountIDs, foreignAccountIDs]]
    mapping.objects = ["survey", "surveys", "surveyresponses", "responses", "npsresponses", "delighted"]
    mapping.signature = [
      ["Score", "NPS Score", "NPS", "NPS Rating", "Rating", "Likelihood to recommend", HeaderAlias.question],
      [
        "Comment", "Comments", "Feedback", "Verbatim", "NPS Score", "NPS", "NPS Rating", "Promoter Type", "Category",
        "Survey Type", "Survey Name", "NPS Segment", "NPS Category", "NPS Type", "Likelihood to recommend",
        HeaderAlias.question,
      ],
      emails + ["Email"],
    ]
    mapping.excludes = ["Subject", "CaseNumber", "ticket_id"]
    return [mapping]
  }()
}
