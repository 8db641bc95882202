internal import Values

extension MappingCatalog {
  /// HubSpot: labels, internal names, and Fivetran's copies (`property_` before internal names).
  static let hubSpot: [Mapping] = [company, person, deal, engagement, call, meeting, message, formSubmission]

  private static func declared(
    _ table: Table, objects: Set<String>, columns: [Column: [String]], constants: [Column: String] = [:],
    treatments: Set<TableBinding.Treatment> = []
  ) -> Mapping {
    var mapping = Mapping(
      name: "hubspot", table: table, columns: columns, constants: constants,
      treatments: treatments.union([.firstOfList]))
    mapping.objects = objects
    // What is archived is in the bin.
    mapping.columns[.isDeleted] = ["archived"]
    mapping.stripsProperty = true
    return mapping
  }

  /// Associations: ids, then domains. The free text in `Company name` of a contact is no association.
  private static let associations: [Column: [String]] = [
    .accountID: [
      "Associated Company ID", "Associated Company IDs", "Primary Associated Company ID",
      "Associated Company IDs (Primary)",
      "associatedcompanyid", "hs_primary_associated_company", "associations.companies",
      "associations.companies.results", "company_id", "companies",
    ],
    .accountName: [
      "Associated Company", "Associated Companies", "Associated Company Name", "Associated Company Names",
      "Associated Company (Primary)", "Associated Company Names (Primary)", "Primary company",
    ],
    .domain: ["Associated Company Domain", "Associated Company Domains", "Associated Company Domain Name"],
  ]
  private static let contacts: [Column: [String]] = [
    .contactID: [
      "Associated Contact ID", "Associated Contact IDs", "associations.contacts", "associations.contacts.results",
      "contact_id", "contacts",
    ],
    .email: ["Associated Contact Email", "Associated Contact Emails", "Contact Email"],
  ]

  private static var company: Mapping {
    var mapping = declared(
      .accounts, objects: ["company", "companies"],
      columns: [
        .accountID: ["Record ID", "Company ID", "hs_object_id", "id"],
        .name: ["Company name", "name"],
        .domain: ["Company Domain Name", "Website URL", "website"],
        .employees: ["Number of Employees", "numberofemployees"],
        .annualRevenue: ["annualrevenue"],
        .country: ["Country/Region", "country"],
        .owner: ["Company owner", "HubSpot Owner", "hubspot_owner_id"],
        .tier: ["Ideal Customer Profile Tier", "hs_ideal_customer_profile"],
        .isTarget: ["Target Account", "hs_is_target_account"],
        .parentAccountID: ["Parent Company ID", "hs_parent_company_id", "Parent Company"],
        .createdAt: ["Create Date", "createdate"],
      ])
    mapping.needs = [[.name, .domain]]
    mapping.fallbacks = [.nameIsID]
    mapping.clashes = ownIDs
    mapping.signature = [
      ["Company name", "name", "Company Domain Name"],
      [
        "Company Domain Name", "domain", "Website URL", "website", "Number of Employees", "numberofemployees",
        "Annual Revenue", "industry", "Company owner",
      ],
      ["Record ID", "Company ID", "hs_object_id", "id", "Lifecycle Stage", "Company owner"],
    ]
    mapping.excludes = [
      "First Name", "Last Name", "Email", "Deal Name", "Deal Stage", "StageName", "Stage", "engagement_id", "Subject",
      "AccountId", "Company", "Amount", "Date",
    ]
    return mapping
  }

  private static var person: Mapping {
    var mapping = declared(
      .contacts, objects: ["contact", "contacts"],
      columns: associations.merging([
        .contactID: ["Record ID", "Contact ID", "hs_object_id", "id", "vid"],
        .name: ["Full Name"],
        .firstName: ["First Name", "firstname"],
        .lastName: ["Last Name", "lastname"],
        .title: ["Job Title", "jobtitle"],
        .role: ["Buying Role", "hs_buying_role"],
        .persona: ["hs_persona"],
        .createdAt: ["Create Date", "createdate"],
      ]) { first, _ in first })
    mapping.needs = [[.email, .lastName, .name]]
    mapping.fallbacks = [.emailIsID]
    mapping.signature = [
      ["First Name", "Last Name"], ["Email"],
      ["Record ID", "Contact ID", "hs_object_id", "jobtitle", "associatedcompanyid", "vid"],
    ]
    mapping.excludes = [
      "LeadId", "CampaignId", "LeadOrContactId", "IsConverted", "Username", "Deal Name", "owner_id", "primary_team_id",
      "StageName",
    ]
    return mapping
  }

  private static var deal: Mapping {
    var mapping = declared(
      .opportunities, objects: ["deal", "deals"],
      columns: associations.merging(contacts) { first, _ in first }.merging([
        .opportunityID: ["Record ID", "Deal ID", "hs_object_id", "id"],
        .name: ["Deal Name", "dealname"],
        .type: ["Deal Type", "dealtype"],
        .stage: ["Deal Stage", "dealstage", "deal_pipeline_stage_id"],
        .pipeline: ["Pipeline", "deal_pipeline_id"],
        .currency: ["deal_currency_code", "Deal Currency", "Deal Currency Code", "Currency in company currency"],
        .createdAt: ["Create Date", "createdate"],
        .closedAt: ["Close Date", "closedate"],
        .probability: ["Deal probability", "hs_deal_stage_probability"],
        .owner: ["Deal owner", "hubspot_owner_id", "owner_id"],
        .lostReason: ["Closed Lost Reason", "closed_lost_reason"],
        .isClosed: ["Is Deal Closed?", "Is Closed", "hs_is_closed"],
        .isWon: ["Is Closed Won", "hs_is_closed_won"],
      ]) { first, _ in first },
      treatments: [.renewalPipeline, .percentProbability])
    mapping.fallbacks = [.rowIsItsOwnID]
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    mapping.signature = [
      ["Deal Name", "dealname"], ["Deal Stage", "dealstage", "deal_pipeline_stage_id", "Close Date"],
    ]
    return mapping
  }

  private static var engagement: Mapping {
    var mapping = declared(
      .activities,
      objects: [
        "engagement", "engagements", "engagementcall", "engagementemail", "engagementmeeting", "engagementnote",
        "engagementtask", "engagementcommunication", "activity",
      ],
      columns: associations.merging(contacts) { first, _ in first }.merging([
        .activityID: ["Activity ID", "Record ID", "hs_object_id", "engagement_id", "id"],
        .type: ["Activity Type", "hs_activity_type", "Engagement Type"],
        .timestamp: ["Activity Date", "hs_timestamp", "start_time"],
        .callDisposition: callOutcomes,
      ]) { first, _ in first }, treatments: [.unansweredCalls])
    mapping.translations = [
      .type: [
        "incoming_email": "email_reply", "forwarded_email": "email_sent", "linkedin_message": "social",
        "communication": "social", "postal_mail": "direct_mail",
      ],
      .callDisposition: outcomeIDs,
    ]
    mapping.needs = [Column.naming]
    mapping.signature = [
      ["Activity Type", "hs_activity_type", "Engagement Type", "type"], ["Activity Date", "hs_timestamp"],
    ]
    return mapping
  }

  private static let callOutcomes = ["Call outcome", "hs_call_disposition"]

  /// HubSpot's own ids of the outcomes with which nobody was reached.
  private static let outcomeIDs = [
    "9d9162e7-6cf3-4944-bf63-4dff82258764": "busy", "73a0d17f-1163-4015-bdd5-ec830791da20": "no answer",
    "b2cf5968-551e-4856-9783-52b3da59a7d0": "left voicemail",
    "a4c4c377-d246-4b32-a13b-75a56a4cd0ff": "left live message",
    "17b47fee-58de-441e-a44c-c6300d46f273": "wrong number",
  ]

  /// An export of one kind of engagement, told by columns that only that kind has.
  private static func engagements(
    _ objects: Set<String>, type: String, times: [String], tells: [String], columns: [Column: [String]] = [:],
    treatments: Set<TableBinding.Treatment> = []
  ) -> Mapping {
    var mapping = declared(
      .activities, objects: objects,
      columns: associations.merging(contacts) { first, _ in first }.merging([
        .activityID: ["Record ID", "Activity ID", "hs_object_id", "id"],
        .timestamp: times + ["Activity date", "hs_timestamp"],
      ]) { first, _ in first }.merging(columns) { first, _ in first },
      constants: [.type: type], treatments: treatments)
    mapping.needs = [Column.naming]
    mapping.signature = [tells, times + ["Activity date", "hs_timestamp"]]
    mapping.excludes = ["Activity Type", "hs_activity_type", "Engagement Type"]
    return mapping
  }

  private static var call: Mapping {
    var mapping = engagements(
      ["call", "calls"], type: "call", times: [],
      tells: [
        "Call outcome", "Call Title", "Call direction", "hs_call_disposition", "hs_call_title", "hs_call_direction",
      ],
      columns: [.callDisposition: callOutcomes], treatments: [.unansweredCalls])
    mapping.translations = [.callDisposition: outcomeIDs]
    return mapping
  }

  private static var meeting: Mapping {
    engagements(
      ["meeting", "meetings"], type: "meeting", times: ["Meeting start time", "hs_meeting_start_time"],
      tells: ["Meeting name", "Meeting outcome", "Meeting start time", "hs_meeting_title", "hs_meeting_start_time"])
  }

  /// E-mails that were sent, or received where their direction says so.
  private static var message: Mapping {
    var mapping = engagements(
      ["email", "emails"], type: "email_sent", times: [], tells: ["Email direction", "hs_email_direction"],
      columns: [.type: ["Email direction", "hs_email_direction"]])
    mapping.translations = [.type: ["incoming_email": "email_reply", "forwarded_email": "email_sent"]]
    return mapping
  }

  private static var formSubmission: Mapping {
    var mapping = declared(
      .activities, objects: ["contactformsubmission", "formsubmissions", "formsubmission"],
      columns: contacts.merging([.url: ["page_url"], .activityID: ["conversion_id"]]) { first, _ in first },
      constants: [.type: "conversion"])
    mapping.needs = [Column.naming]
    mapping.signature = [["form_id"], ["timestamp"]]
    return mapping
  }
}
