internal import Values
extension MappingCatalog {
  /// Pipedrive: exports of list views, whose columns begin with the object's name, and older ones without it.
  static var pipedrive: [Mapping] { [deals, organisations, persons, activities] }

  private static var deals: Mapping {
    var mapping = crm(
      "pipedrive", .opportunities, objects: ["deal", "deals"],
      tells: [
        ["Deal - Title", "Title"], ["Deal - Status", "Status"],
        ["Deal - Deal created", "Deal created", "Deal - Won time", "Won time", "Deal - Organization", "org_name"],
      ],
      columns: [
        .opportunityID: ["Deal - ID", "ID"], .name: ["Deal - Title", "Title"],
        .accountID: ["Deal - Organization ID", "Organization - ID", "Organization ID"],
        .accountName: ["Deal - Organization", "Organization - Name", "Organization", "org_name"],
        .contactID: ["Deal - Contact person ID"], .amount: ["Deal - Value", "Value"],
        .currency: ["Deal - Currency of Value", "Deal - Currency", "Currency of Value"],
        .stage: ["Deal - Stage"], .status: ["Deal - Status"], .type: ["Deal - Deal type", "Deal - Type"],
        .pipeline: ["Deal - Pipeline"], .probability: ["Deal - Probability"], .owner: ["Deal - Owner"],
        .createdAt: ["Deal - Deal created", "Deal created", "add_time"],
        .closedAt: [
          "Deal - Won time", "Deal - Lost time", "Deal - Deal closed on", "Won time", "Lost time", "Deal closed on",
        ],
        .expectedClose: ["Deal - Expected close date", "Expected close date"],
        .lostReason: ["Deal - Lost reason"],
      ])
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    return mapping
  }

  private static var organisations: Mapping {
    var mapping = crm(
      "pipedrive", .accounts, objects: ["organization", "organizations", "organisation", "organisations"],
      tells: [
        ["Organization - Name"], ["Organization - ID", "Organization - Organization created", "Organization - Owner"],
      ],
      columns: [
        .accountID: ["Organization - ID"], .name: ["Organization - Name"],
        .domain: ["Organization - Website", "Organization - Domain"],
        .industry: ["Organization - Industry"],
        .employees: ["Organization - Number of employees", "Organization - Employee count"],
        .annualRevenue: ["Organization - Annual revenue"],
        .country: ["Organization - Country of Address", "Organization - Country"], .owner: ["Organization - Owner"],
        .createdAt: ["Organization - Organization created", "Organization - Add time"],
      ])
    mapping.fallbacks = [.nameIsID]
    mapping.excludes = ["Deal - Title", "Deal - ID", "Person - Name", "Activity - Type"]
    return mapping
  }

  private static var persons: Mapping {
    var mapping = crm(
      "pipedrive", .contacts, objects: ["person", "persons", "people"],
      tells: [["Person - ID"], ["Person - Name", "Person - Last name"]],
      columns: [
        .contactID: ["Person - ID"], .accountID: ["Person - Organization ID", "Organization - ID"],
        .accountName: ["Person - Organization", "Organization - Name"], .name: ["Person - Name"],
        .firstName: ["Person - First name"], .lastName: ["Person - Last name"],
        .email: ["Person - Email - Work", "Person - Email", "Person - Email - Home", "Person - Email - Other"],
        .title: ["Person - Job title"], .createdAt: ["Person - Person created", "Person - Add time"],
      ])
    mapping.excludes = ["Deal - Title", "Deal - ID", "Activity - Type"]
    return mapping
  }

  /// What is done counts, at the time it was marked so.
  private static var activities: Mapping {
    var mapping = crm(
      "pipedrive", .activities, objects: ["activity"],
      tells: [["Activity - Type"], ["Activity - Due date", "Activity - Marked as done time"]],
      columns: [
        .activityID: ["Activity - ID"], .type: ["Activity - Type"],
        .timestamp: ["Activity - Marked as done time", "Activity - Due date", "Activity - Add time"],
        .status: ["Activity - Done", "Activity - Status"],
        .accountID: ["Activity - Organization ID", "Organization - ID"],
        .accountName: ["Activity - Organization", "Organization - Name"],
        .contactID: ["Activity - Contact person ID", "Person - ID"],
      ], treatments: [.onlyCompleted])
    mapping.translations = [.status: ["Done": "Completed", "True": "Completed", "Yes": "Completed", "1": "Completed"]]
    mapping.needs = [Column.naming]
    return mapping
  }
}
