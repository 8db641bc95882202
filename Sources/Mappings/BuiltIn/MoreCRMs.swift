internal import Values

extension MappingCatalog {
  /// Bitrix24: the names of its REST interface, and the labels of its list.
  static var bitrix: [Mapping] {
    var fields = crm(
      "bitrix24", .opportunities, objects: ["deal", "deals"],
      tells: [["STAGE_ID"], ["OPPORTUNITY"], ["CURRENCY_ID", "COMPANY_ID", "ASSIGNED_BY_ID"]],
      columns: [
        .opportunityID: ["ID"], .name: ["TITLE"], .accountID: ["COMPANY_ID"], .contactID: ["CONTACT_ID"],
        .accountName: ["COMPANY_TITLE"], .stage: ["STAGE_ID"], .status: ["STAGE_SEMANTIC_ID"], .amount: ["OPPORTUNITY"],
        .currency: ["CURRENCY_ID"], .isClosed: ["CLOSED"], .createdAt: ["DATE_CREATE"], .closedAt: ["CLOSEDATE"],
        .probability: ["PROBABILITY"], .owner: ["ASSIGNED_BY_ID"], .type: ["TYPE_ID"],
      ])
    // A stage of another pipeline than the first begins with that one's number.
    let pipelines = [""] + (1...30).map { "C\($0):" }
    fields.translations = [
      .status: ["S": "won", "F": "lost", "P": "open"],
      .stage: Dictionary(
        pipelines.flatMap { [("\($0)LOSE", "closed lost"), ("\($0)APOLOGY", "closed lost")] },
        uniquingKeysWith: { own, _ in own }),
    ]
    fields.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    fields.ignores = ["BEGINDATE"]
    var labels = crm(
      "bitrix24", .opportunities, objects: ["deal", "deals"],
      tells: [
        ["Responsible", "Responsible person"], ["Stage", "Deal stage"], ["Income", "Total", "Amount"],
        ["Begin date", "Start date", "Pipeline"],
      ],
      columns: [
        .opportunityID: ["ID"], .name: ["Deal name", "Name", "Title"],
        .accountName: ["Company", "Company: Company name"],
        .stage: ["Deal stage"], .amount: ["Income", "Total"], .isClosed: ["Deal closed", "Closed"],
        .createdAt: ["Created on", "Created"], .closedAt: ["End date", "Close date"],
        .expectedClose: ["Estimated close date", "Expected close date"], .owner: ["Responsible", "Responsible person"],
      ])
    labels.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    labels.ignores = ["Begin date", "Start date"]
    return [fields, labels]
  }

  static var insightly: Mapping {
    var mapping = crm(
      "insightly", .opportunities, objects: ["opportunity", "opportunities"],
      tells: [
        ["Opportunity State"], ["Forecast Close Date", "Actual Close Date"],
        ["Bid Amount", "Opportunity Value", "Opportunity Bid Amount", "Bid Type"],
      ],
      columns: [
        .opportunityID: ["Opportunity ID", "Record ID"], .name: ["Opportunity Name"], .status: ["Opportunity State"],
        .accountID: ["Organisation ID", "Organization ID"],
        .accountName: [
          "Organization", "Organisation", "Organization Name", "Organisation Name", "Linked Organization",
        ],
        .amount: ["Opportunity Value", "Bid Amount", "Opportunity Bid Amount"],
        .currency: ["Bid Currency", "Opportunity Bid Currency"], .stage: ["Current Stage", "Pipeline Stage"],
        .createdAt: ["Date Created", "DATE_CREATED_UTC", "Created Date"], .closedAt: ["Actual Close Date"],
        .expectedClose: ["Forecast Close Date"],
        .probability: ["Probability of Winning", "Win Probability", "Probability"],
        .owner: ["User Responsible", "Responsible User", "Opportunity Owner"], .lostReason: ["State Reason"],
      ])
    mapping.translations = [.status: ["Suspended": "open"]]
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    mapping.ignores = ["Bid Type", "Opportunity Category"]
    return mapping
  }

  /// A board of deals in monday.com.
  static var monday: Mapping {
    var mapping = crm(
      "monday", .opportunities, objects: ["deal", "deals", "pipeline"],
      tells: [
        ["Deal Value"], ["Close Probability", "Forecast Value", "Deal creation date", "Deal length"],
        ["Stage", "Deal Stage"],
      ],
      columns: [
        .opportunityID: ["Item ID", "Item ID (auto generated)"], .name: ["Name"],
        .accountName: ["Accounts", "Account"],
        .stage: ["Deal Stage"], .amount: ["Deal Value"], .createdAt: ["Deal creation date", "Creation log"],
        .closedAt: ["Close Date", "Deal close date"], .expectedClose: ["Expected Close Date"],
        .probability: ["Close Probability"], .owner: ["Owner"],
      ])
    mapping.fallbacks = [.rowIsItsOwnID]
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    mapping.ignores = ["Forecast Value"]
    return mapping
  }
}
