internal import Values

/// The mappings that need no configuration, in the order in which they are preferred.
enum MappingCatalog {
  static let builtIn: [Mapping] =
    (native.map(understanding) + vendors.map(completed) + synonyms.map(marked)).map(builtIn)

  private static let vendors: [Mapping] =
    salesforce + hubSpot + otherCRMs + prospecting + intentVendors + advertising + engagementTools + surveys + billing
    + logs + conversations + histories

  private static func builtIn(_ mapping: Mapping) -> Mapping {
    var mapping = mapping.prepared
    mapping.isUsers = false
    mapping.companions = mapping.companions.map(builtIn)
    return mapping
  }

  private static func marked(_ mapping: Mapping) -> Mapping {
    var mapping = mapping
    mapping.isSynonyms = true
    return mapping
  }

  /// A vendor's mapping with the synonyms for columns that its users add, or name otherwise: as guesses. Of what names an account or
  /// a contact only where the vendor's own names are all absent (`HeaderMatch`).
  private static func completed(_ mapping: Mapping) -> Mapping {
    guard let known = synonyms.first(where: { $0.table == mapping.table }) else { return mapping }
    let added: [Table: Set<Column>] = [
      .accounts: [
        .industry, .employees, .annualRevenue, .country, .region, .domain, .owner, .createdAt, .tier, .isTarget,
        .targetSince, .targetUntil,
      ],
      .contacts: [.accountName, .email, .title, .createdAt],
      .opportunities: [
        .opportunityID, .accountID, .accountName, .domain, .email, .amount, .estimatedAmount, .createdAt,
        .closedAt, .expectedClose, .owner,
        .lostReason, .type, .pipeline, .isRenewal, .isExpansion, .isNewBusiness, .isWon, .isClosed,
      ],
      .contracts: [.currency, .previousContractID, .term],
    ]
    var mapping = mapping
    let guesses = known.guesses.filter { added[mapping.table]?.contains($0.key) == true }
    mapping.guesses.merge(guesses) { own, _ in own }
    return mapping
  }

  /// A table's own form with every name that synonyms and vendors' mappings know for its columns, as guesses for the columns that its
  /// own name does not give (data.md, Files).
  private static func understanding(_ mapping: Mapping) -> Mapping {
    var mapping = mapping
    for other in synonyms + vendors where other.table == mapping.table {
      for (column, groups) in other.guesses {
        let isOwnToAVendor = other.name != "synonyms"
        mapping.guesses[column, default: []] +=
          isOwnToAVendor ? groups.map { $0.filter { !ambiguous.contains(Header.key($0)) } } : groups
      }
      for column in Column.allCases where !vague.contains(column) {
        // An expected close is none, wherever a vendor has no other.
        let names = (other.columns[column] ?? []).map { ($0, Header.key($0)) }.filter { name, key in
          !ambiguous.contains(key) && !(column == .closedAt && key.contains("expected"))
        }.map(\.0)
        mapping.guesses[column, default: []] += names.map { [$0] }
      }
      if mapping.consequences.isEmpty {
        mapping.consequences.merge(other.consequences) { own, _ in own }
      }
    }
    let named: Set<Table> = [.activities, .intent, .relationships, .nps]
    if named.contains(mapping.table) {
      mapping.guesses[.accountID, default: []] += [accountIDs, foreignAccountIDs]
      mapping.guesses[.accountName, default: []] += accountNames
      mapping.guesses[.domain, default: []] += [["Company Domain", "Account Domain", "Customer Domain"], ["Website"]]
      mapping.guesses[.email, default: []] += [
        ["Contact Email", "Customer Email", "Email Address", "Respondent Email"]
      ]
    }
    for (column, groups) in mapping.guesses {
      var known: Set<String> = []
      mapping.guesses[column] = groups.map { $0.filter { known.insert(Header.key($0)).inserted } }.filter {
        !$0.isEmpty
      }
    }
    if mapping.table == .opportunities { mapping.consequences[.probability] = .percentProbability }
    if mapping.table == .relationships {
      mapping.guesses[.score, default: []] += [
        ["Relationship Score", "Relationship Strength"],
        ["Relationship Health", "Health Score", "Account Health Score"], ["Strength"],
      ]
      mapping.guesses[.date, default: []] += [
        ["Score Date", "As Of", "As Of Date"], ["Updated At", "Measured At"], ["Timestamp"],
      ]
    }
    if mapping.table == .activities { mapping.consequences[.relatedTo] = .relatedToNamesAccount }
    return mapping
  }

  /// What a vendor means by these is known of its own files alone.
  private static let vague: Set<Column> = [
    .count, .end, .subtype, .callDisposition, .isDeleted, .periodStart, .periodEnd, .interval, .intervalCount,
    .quantity,
    .minorAmount,
  ]
  /// Names that each vendor gives to something else.
  private static let ambiguous: Set<String> = [
    "id", "recordid", "name", "type", "status", "state", "stage", "value", "count", "date", "source", "url", "title",
    "to",
    "page", "event", "product", "category", "activitytypeid", "outcome", "key", "amount", "start", "end", "updatedat",
    "enddate", "categories", "persona", "companies", "contacts", "deleted", "leadid",
  ]
}

extension MappingCatalog {
  /// The tables' own columns (data.md).
  static let native: [Mapping] = Table.allCases.map { table in
    var mapping = Mapping(name: "native", table: table)
    mapping.isNative = true
    switch table {
    case .accounts:
      // Many tables carry an account's id: by its header alone only one with names is the accounts'.
      mapping.signature = [["name"]]
      mapping.excludes = [
        "date", "timestamp", "amount", "score", "topic", "opportunity_id", "contract_id", "activity_id",
      ]
      mapping.clashes = ownIDs
    case .contacts:
      // Likewise a contact's id.
      mapping.signature = [
        ["name", "first_name", "last_name", "email", "title", "role", "persona", "is_stakeholder", "account_name"]
      ]
      mapping.excludes = ["opportunity_id", "deal_id", "date", "timestamp", "score", "amount", "topic"]
      mapping.columns = [.firstName: ["first_name"], .lastName: ["last_name"]]
    case .opportunities:
      mapping.companions = [companiesInDeals]
      // Who plays which part in a deal is no deal.
      mapping.clashes = [["contact_id", "role"], ["contact_id", "is_primary"], ["opportunity_id", "changed_at"]]
    case .spend:
      // An account, a day and an amount have payments and invoices as well.
      mapping.signature = [["channel", "campaign_id", "campaign", "tier"]]
    case .history:
      // A table, an id and a field have logs of every kind: what was before and after has a history alone.
      mapping.signature = [["old_value", "new_value"]]
    default: break
    }
    return mapping
  }
}
