internal import Values

extension MappingCatalog {
  /// Salesforce: API names (data loader, Fivetran's snake case) and report labels in one, since they do not collide.
  static let salesforce: [Mapping] = [
    account, contact, opportunity, task, event, opportunityFieldHistory, campaign,
  ]

  private static func declared(
    _ table: Table, objects: Set<String>, columns: [Column: [String]], constants: [Column: String] = [:],
    treatments: Set<TableBinding.Treatment> = []
  ) -> Mapping {
    var mapping = Mapping(
      name: "salesforce", table: table, columns: columns, constants: constants, treatments: treatments.union([.footers])
    )
    mapping.objects = objects
    return mapping
  }

  /// A record with an id of its own and an account's id belongs to that account, and is none.
  static let ownIDs = [["Id", "AccountId"], ["Record ID", "Account ID"]]

  private static var account: Mapping {
    var mapping = declared(
      .accounts, objects: ["account", "accounts"],
      columns: [
        .accountID: ["Id", "Account ID", "Account ID 18", "Account 18 Digit ID"],
        .name: ["Account Name", "Name"],
        .domain: ["Website", "Account Website"],
        .employees: ["NumberOfEmployees", "Employees", "Number of Employees"],
        .country: ["BillingCountry", "Billing Country", "Billing Country/Region", "BillingCountryCode"],
        .region: ["Sales Region", "Account Region"],
        .segment: ["Account Segment", "Market Segment"],
        .owner: ["Owner.Name", "Account Owner", "OwnerId"],
        .tier: ["Account Tier", "ABM Tier", "Target Account Tier"],
        .isTarget: ["Target Account", "Is Target Account", "ABM Target Account"],
        .parentAccountID: ["ParentId", "Parent Account ID", "Parent.Id"],
        .createdAt: ["CreatedDate", "Created Date"],
      ])
    // The data loader's own way to name records of an org that they are still to be loaded into.
    mapping.guesses = [.accountID: [["External Id"], foreignAccountIDs]]
    mapping.needs = [[.name]]
    mapping.fallbacks = [.nameIsID]
    mapping.clashes = ownIDs
    mapping.signature = [
      [
        "Website", "Industry", "NumberOfEmployees", "Employees", "AnnualRevenue", "BillingCountry", "Billing Country",
        "Billing City", "Parent Account", "Account Owner", "Account Site", "Rating",
      ]
    ]
    mapping.excludes = [
      "Company", "First Name", "Last Name", "Email", "IsConverted", "StageName", "Stage", "AccountId2", "Contact ID",
      "WhoId", "Opportunity ID", "Opportunity Name", "CampaignId", "CaseNumber", "Username", "Subject", "Record ID",
      "Pricebook2Id", "ContractId", "Amount", "Date",
    ]
    return mapping
  }

  private static var contact: Mapping {
    var mapping = declared(
      .contacts, objects: ["contact", "contacts"],
      columns: [
        .contactID: ["Id", "Contact ID", "Contact ID 18"],
        .accountID: ["AccountId", "Account ID"],
        .name: ["Full Name", "Contact Name"],
        .firstName: ["FirstName", "First Name"],
        .lastName: ["LastName", "Last Name"],
        .title: ["Job Title"],
        .role: ["Contact Role", "Buying Role"],
        .createdAt: ["CreatedDate", "Created Date"],
      ])
    mapping.guesses = [.contactID: [["External Id"]], .accountID: [["Account.External Id"], foreignAccountIDs]]
    mapping.needs = [[.lastName, .name]]
    mapping.fallbacks = [.emailIsID]
    mapping.signature = [
      ["LastName", "Last Name", "Contact Name"], ["AccountId", "Account Name"], ["Email", "Title", "Phone"],
    ]
    mapping.excludes = [
      "Company", "IsConverted", "CampaignId", "LeadId", "LeadOrContactId", "CaseNumber", "Username", "Subject",
      "Opportunity ID", "Stage", "StageName", "Campaign Name", "Member Status", "Event Type", "Event Date",
      "Activity Date",
      "Timestamp", "Join Time", "Registration Time",
    ]
    return mapping
  }

  private static var opportunity: Mapping {
    var mapping = declared(
      .opportunities, objects: ["opportunity", "opportunities"],
      columns: [
        .opportunityID: ["Id", "Opportunity ID", "Opportunity ID 18"],
        .name: ["Opportunity Name", "Name"],
        .type: ["Opportunity Type"],
        .stage: ["StageName", "Stage"],
        .currency: ["CurrencyIsoCode", "Amount Currency", "Opportunity Currency"],
        .createdAt: ["CreatedDate", "Created Date"],
        .closedAt: ["CloseDate", "Close Date"],
        .probability: ["Probability (%)"],
        .owner: ["Owner.Name", "Opportunity Owner", "OwnerId"],
        .lostReason: ["Loss Reason", "Closed Lost Reason", "Reason Lost"],
        .isClosed: ["IsClosed", "Closed"],
        .isWon: ["IsWon", "Won"],
      ],
      treatments: [.percentProbability])
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    mapping.guesses = [
      .opportunityID: [
        ["External Id"], ["Opportunity External Id", "External Opportunity Id"], ["Opp ID", "Deal ID"],
      ],
      .accountID: [["Account.External Id"], foreignAccountIDs, accountIDs],
    ]
    mapping.needs = [[.stage]]
    mapping.fallbacks = [.rowIsItsOwnID]
    mapping.signature = [
      ["StageName", "Stage"], ["CloseDate", "Close Date"],
      ["AccountId", "Account ID", "Account Name"] + foreignAccountIDs,
    ]
    mapping.excludes = ["Deal Stage", "Record ID", "Pricebook Entry ID", "PricebookEntryId"]
    return mapping
  }

  /// A Task's account: `AccountId`, else `WhatId` if that is an account or an opportunity, else `WhoId`'s contact.
  private static let activityNames: [Column: [String]] = [
    .activityID: ["Id", "Activity ID", "Task ID", "Event ID"],
    .accountName: ["Company / Account"],
    .contactID: ["WhoId", "Contact ID", "Name ID"],
    .relatedTo: ["WhatId", "Related To ID"],
  ]

  private static var task: Mapping {
    var mapping = declared(
      .activities, objects: ["task", "tasks"],
      columns: activityNames.merging([
        .timestamp: ["CompletedDateTime", "Completed Date/Time", "ActivityDate", "Date", "Due Date", "CreatedDate"],
        .type: ["Activity Type", "Task Type", "TaskSubtype", "Task Subtype"],
        .status: ["Status"],
        .isClosed: ["IsClosed", "Closed"],
        .callDisposition: ["CallDisposition", "Call Result"],
      ]) { first, _ in first },
      constants: [.type: "task"], treatments: [.relatedToNamesAccount, .onlyCompleted, .unansweredCalls])
    mapping.translations = [.type: ["List Email": "email_sent", "LinkedIn": "social", "Send Letter": "direct_mail"]]
    mapping.needs = [Column.naming + [.relatedTo]]
    mapping.signature = [
      ["Subject"], ["WhoId", "WhatId", "Related To", "Task Subtype", "Assigned To", "Assigned"],
      ["ActivityDate", "Date", "CompletedDateTime"],
    ]
    mapping.excludes = ["StartDateTime", "DurationInMinutes", "CaseNumber", "Start", "End", "Duration"]
    return mapping
  }

  private static var event: Mapping {
    var mapping = declared(
      .activities, objects: ["event", "events"],
      columns: activityNames.merging([
        .timestamp: [
          "StartDateTime", "ActivityDateTime", "ActivityDate", "Start", "Start Date/Time", "Start Date Time", "Date",
        ]
      ]) { first, _ in first },
      constants: [.type: "meeting"], treatments: [.relatedToNamesAccount])
    // An event is a meeting, whatever its `Type` says it is about.
    mapping.ignores = ["Type", "Event Type"]
    mapping.needs = [Column.naming + [.relatedTo]]
    mapping.signature = [
      ["StartDateTime", "ActivityDateTime", "DurationInMinutes", "Start", "Duration"], ["Subject"],
      ["WhoId", "WhatId", "Related To", "Assigned To", "Assigned", "Location"],
    ]
    mapping.excludes = ["CaseNumber", "TaskSubtype", "Task Subtype"]
    return mapping
  }

  private static var opportunityFieldHistory: Mapping {
    var mapping = declared(
      .opportunityHistory, objects: ["opportunityhistory"],
      columns: [
        .opportunityID: ["OpportunityId", "Opportunity ID"],
        .changedAt: ["CreatedDate", "Edit Date", "Last Modified", "Created Date"],
        .stage: ["StageName", "To Stage"], .expectedClose: ["CloseDate", "Close Date"],
      ])
    mapping.needs = [[.stage, .amount]]
    mapping.signature = [["OpportunityId"], ["CreatedDate", "Edit Date", "Last Modified"], ["StageName", "To Stage"]]
    mapping.excludes = ["AccountId", "Account Name", "Opportunity Name", "Name", "PricebookEntryId", "ContactId"]
    return mapping
  }

  private static var campaign: Mapping {
    var mapping = declared(
      .spend, objects: ["campaign", "campaigns"],
      columns: [
        .date: ["StartDate", "Start Date", "Campaign Start Date"],
        .amount: ["ActualCost", "Actual Cost", "Actual Cost in Campaign"],
        .campaignID: ["Campaign ID", "Id", "Campaign Name"],
        .channel: ["Type", "Campaign Type"],
        .currency: ["CurrencyIsoCode", "Actual Cost Currency", "Campaign Currency"],
      ],
      treatments: [.emptyMeansNone])
    mapping.signature = [["ActualCost", "Actual Cost", "Actual Cost in Campaign"], ["StartDate", "Start Date"]]
    return mapping
  }
}
