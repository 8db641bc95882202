internal import Values
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
