internal import Values

extension MappingCatalog {
  /// Further CRMs whose exports are told by names that only they write.
  static let otherCRMs: [Mapping] =
    pipedrive + zoho + dynamics + sugar + bitrix + [insightly, monday] + [odooLead, attioCompany, freshsalesDeal] + [
      closeLead, closeOpportunity, copperDeal, copperCompany,
    ]

  static func crm(
    _ name: String, _ table: Table, objects: Set<String>, tells: [[String]], columns: [Column: [String]],
    treatments: Set<TableBinding.Treatment> = []
  ) -> Mapping {
    var mapping = Mapping(name: name, table: table, columns: columns, treatments: treatments)
    mapping.objects = objects
    mapping.signature = tells
    mapping.needsTells = true
    if table == .opportunities { mapping.treatments.insert(.percentProbability) }
    return mapping
  }

  // MARK: Zoho

  private static var zoho: [Mapping] {
    var deal = crm(
      "zoho", .opportunities, objects: ["deal", "deals", "potential", "potentials"],
      tells: [["Deal Name", "Potential Name"], ["Closing Date"], ["Record Id", "Created Time", "Deal Owner"]],
      columns: [
        .opportunityID: ["Record Id", "Deal Id", "Potential Id"], .name: ["Deal Name", "Potential Name"],
        .accountID: ["Account Name.id"], .contactID: ["Contact Name.id"],
        .closedAt: ["Closing Date"], .createdAt: ["Created Time"], .owner: ["Deal Owner", "Potential Owner"],
        .probability: ["Probability (%)"], .lostReason: ["Reason For Loss", "Reason For Loss__s"],
      ])
    deal.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    let account = crm(
      "zoho", .accounts, objects: ["account", "accounts"],
      tells: [["Account Name"], ["Account Owner"], ["Created Time"]],
      columns: [
        .accountID: ["Record Id", "Account Id"], .name: ["Account Name"], .domain: ["Website"],
        .owner: ["Account Owner"], .country: ["Billing Country"], .parentAccountID: ["Parent Account.id"],
        .createdAt: ["Created Time"],
      ])
    var person = crm(
      "zoho", .contacts, objects: ["contact", "contacts"],
      tells: [["Contact Owner"], ["Created Time", "Account Name.id"], ["Last Name"]],
      columns: [
        .contactID: ["Record Id", "Contact Id"], .accountID: ["Account Name.id"], .name: ["Full Name"],
        .firstName: ["First Name"], .lastName: ["Last Name"], .createdAt: ["Created Time"],
      ])
    // A link to a page of the CRM, and a name that stands beside its id.
    person.needs = [[.email, .lastName, .name]]
    var call = crm(
      "zoho", .activities, objects: ["call", "calls"],
      tells: [["Call Start Time"], ["Call Type", "Call Result", "Call Purpose"]],
      columns: [
        .activityID: ["Record Id"], .timestamp: ["Call Start Time"], .contactID: ["Contact Name.id"],
        .callDisposition: ["Call Result"],
      ], treatments: [.unansweredCalls])
    call.constants = [.type: "call"]
    call.ignores = ["Type"]
    call.needs = [Column.naming]
    return [deal, account, person, call]
  }

  // MARK: Close

  /// In Close a lead is a company.
  private static var closeLead: Mapping {
    crm(
      "close", .accounts, objects: ["lead", "leads"],
      tells: [["display_name"], ["status_label"], ["date_created"]],
      columns: [.accountID: ["id"], .name: ["display_name"], .domain: ["url"], .createdAt: ["date_created"]])
  }

  private static var closeOpportunity: Mapping {
    var mapping = crm(
      "close", .opportunities, objects: ["opportunity", "opportunities"],
      tells: [["lead_id"], ["status_type"], ["value_formatted", "value"]],
      columns: [
        .opportunityID: ["id"], .accountName: ["lead_name"], .status: ["status_type"],
        .stage: ["status_label"], .amount: ["value_formatted"], .minorAmount: ["value"], .currency: ["value_currency"],
        .interval: ["value_period"],
        .createdAt: ["date_created"], .closedAt: ["date_won", "date_lost"], .probability: ["confidence"],
        .owner: ["user_name"],
      ])
    // A lead's id is its own: its name says more to other tools' accounts.
    mapping.guesses = [.accountID: [["lead_id"]]]
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    return mapping
  }

  // MARK: Copper

  private static var copperDeal: Mapping {
    var mapping = crm(
      "copper", .opportunities, objects: ["opportunity", "opportunities"],
      tells: [["Copper ID"], ["Status"], ["Value"]],
      columns: [
        .opportunityID: ["Copper ID"], .name: ["Opportunity Name", "Name"], .accountID: ["Company ID"],
        .accountName: ["Company"], .amount: ["Value"], .createdAt: ["Created At", "Created Date"],
        .closedAt: ["Closed Date", "Close Date"], .probability: ["Win Probability"], .owner: ["Owned By"],
        .lostReason: ["Loss Reason"],
      ])
    mapping.translations = [.status: ["Abandoned": "lost"]]
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    return mapping
  }

  private static var copperCompany: Mapping {
    var mapping = crm(
      "copper", .accounts, objects: ["company", "companies"],
      tells: [["Copper ID"], ["Email Domain", "Contact Type"], ["Name", "Company"]],
      columns: [
        .accountID: ["Copper ID"], .name: ["Name", "Company"], .domain: ["Email Domain", "Website"],
        .createdAt: ["Created At"], .owner: ["Owned By"],
      ])
    mapping.excludes = ["Email", "First Name", "Last Name", "Value"]
    return mapping
  }
}

extension MappingCatalog {
  /// SugarCRM and SuiteCRM: labels, and the names of their database.
  static var sugar: [Mapping] {
    var deal = crm(
      "sugar", .opportunities, objects: ["opportunity", "opportunities"],
      tells: [
        ["Sales Stage"], ["Date Created", "date_entered"], ["Assigned User Name", "assigned_user_id", "Assigned User"],
      ],
      columns: [
        .opportunityID: ["ID"], .name: ["Opportunity Name"], .type: ["Opportunity Type"], .stage: ["Sales Stage"],
        .amount: ["Opportunity Amount"], .closedAt: ["Expected Close Date", "date_closed"],
        .createdAt: ["Date Created", "date_entered"], .owner: ["Assigned User Name", "Assigned User"],
        .isDeleted: ["Deleted"],
      ])
    deal.translations = [.currency: currencies]
    deal.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    var account = crm(
      "sugar", .accounts, objects: ["account", "accounts"],
      tells: [
        ["Date Created", "date_entered"], ["Assigned User Name", "assigned_user_id", "Assigned User"], ["Name"],
      ],
      columns: [
        .accountID: ["ID"], .domain: ["Website"], .country: ["Billing Country", "billing_address_country"],
        .owner: ["Assigned User Name", "Assigned User"], .createdAt: ["Date Created", "date_entered"],
        .isDeleted: ["Deleted"],
      ])
    account.excludes = ["First Name", "Last Name", "Sales Stage", "Subject", "Account Name"]
    return [deal, account]
  }

  /// Odoo keeps leads and opportunities in one table; what has the columns of an opportunity is one.
  static var odooLead: Mapping {
    var mapping = crm(
      "odoo", .opportunities, objects: ["lead", "leads", "pipeline"],
      tells: [["Opportunity"], ["Expected Revenue"], ["Salesperson"], ["Stage"]],
      columns: [
        .opportunityID: ["id", "External ID"], .name: ["Opportunity"], .accountName: ["Customer", "Company Name"],
        .amount: ["Expected Revenue"], .expectedClose: ["Expected Closing"], .closedAt: ["Closed Date", "Date Closed"],
        .createdAt: ["Created on"], .owner: ["Salesperson"], .lostReason: ["Lost Reason"],
      ])
    mapping.fallbacks = [.rowIsItsOwnID]
    mapping.ignores = ["Type", "Active"]
    return mapping
  }

  static var attioCompany: Mapping {
    crm(
      "attio", .accounts, objects: ["company", "companies"],
      tells: [["Record ID", "Company ID"], ["Domains"], ["Company", "Name"]],
      columns: [
        .accountID: ["Record ID", "Company ID"], .name: ["Company", "Name"], .domain: ["Domains"],
        .industry: ["Categories"], .createdAt: ["Created at"],
      ])
  }

  static var freshsalesDeal: Mapping {
    var mapping = crm(
      "freshsales", .opportunities, objects: ["deal", "deals"],
      tells: [["Sales account", "Sales account id"], ["Deal stage"], ["Amount", "Deal value"]],
      columns: [
        .opportunityID: ["Id", "Deal id"], .accountID: ["Sales account id"], .accountName: ["Sales account"],
        .stage: ["Deal stage"], .amount: ["Deal value"], .closedAt: ["Closed date"], .type: ["Deal type"],
        .probability: ["Probability (%)"], .owner: ["Sales owner"],
      ])
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    return mapping
  }
}
