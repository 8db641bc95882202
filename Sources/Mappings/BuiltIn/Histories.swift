internal import Values

extension MappingCatalog {
  /// Histories of attributes as tools export them: one row a change.
  static let histories: [Mapping] =
    [
      salesforceHistory("accounts", id: ["AccountId", "Account ID"], objects: ["accounthistory"]),
      salesforceHistory(
        "opportunities", id: ["OpportunityId", "Opportunity ID"], objects: ["opportunityfieldhistory"]),
      salesforceHistory("contracts", id: ["ContractId", "Contract ID"], objects: ["contracthistory"]),
    ] + [
      hubSpotHistory(
        "accounts", id: ["company_id", "companyId", "Company ID", "Record ID"],
        objects: ["companypropertyhistory", "companiespropertyhistory"]),
      hubSpotHistory(
        "opportunities", id: ["deal_id", "dealId", "Deal ID", "Record ID"],
        objects: ["dealpropertyhistory", "dealspropertyhistory"]),
    ]

  /// `AccountHistory` and its like: `created` is no change, and no attribute that is tracked.
  private static func salesforceHistory(_ table: String, id: [String], objects: Set<String>) -> Mapping {
    let columns: [Column: [String]] = [
      .id: id, .field: ["Field", "Field / Event"], .oldValue: ["OldValue", "Old Value"],
      .newValue: ["NewValue", "New Value"], .changedAt: ["CreatedDate", "Created Date", "Edit Date"],
    ]
    var mapping = Mapping(
      name: "salesforce", table: .history, columns: columns, constants: [.table: table], treatments: [.footers])
    mapping.objects = objects
    // Its own id is the change's.
    mapping.ignores = ["Id"]
    mapping.signature = [
      id, ["Field", "Field / Event"], ["OldValue", "Old Value"], ["NewValue", "New Value"],
      ["CreatedDate", "Created Date", "Edit Date"],
    ]
    return mapping
  }

  /// HubSpot's history of properties, as Fivetran and Airbyte copy it: new values only.
  private static func hubSpotHistory(_ table: String, id: [String], objects: Set<String>) -> Mapping {
    let columns: [Column: [String]] = [
      .id: id, .field: ["Property", "name"], .newValue: ["Value"], .changedAt: ["Timestamp", "Change Date"],
    ]
    var mapping = Mapping(name: "hubspot", table: .history, columns: columns, constants: [.table: table])
    mapping.objects = objects
    mapping.signature = [id, ["Property", "name"], ["Value"], ["Timestamp", "Change Date"]]
    // Which object a record of that name is of, only the file's name says.
    mapping.needsTells = true
    return mapping
  }
}
