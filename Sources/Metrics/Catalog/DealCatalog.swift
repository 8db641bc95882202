public import Accounts
public import Values

/// An opportunity of an account, as it stands at T.
public struct Deal: Sendable {
  /// The position of the account.
  public var account: Int
  /// What its row says at T.
  public var opportunity: OpportunityDetails
}

extension Snapshot {
  /// The open opportunities of the accounts on the list that are counted, in the order of accounts and rows.
  ///
  /// - Complexity: O(accounts + opportunities).
  public func openDeals(of set: AccountSet = .all) -> [Deal] {
    var deals: [Deal] = []
    for account in dataset.accounts.indices
    where facts[account].isOnList && facts[account].openOpportunities > 0 && set.contains(account) {
      deals += dataset.openOpportunities(of: account, at: asOf).map { Deal(account: account, opportunity: $0) }
    }
    return deals
  }
}

/// A field of an opportunity.
public typealias DealField = Field<Deal>

/// The catalog of the fields of an opportunity.
public enum DealCatalog {
  /// Every field, in the order of columns.
  public static let all: [DealField] = fields.compactMap { $0 }

  private static let fields: [DealField?] = [
    ofAccount("name", title: "Account"),
    DealField(
      "deal", "Opportunity", .opportunities, .text, "the opportunity’s name", aliases: ["opportunity"], uses: .onScreen
    ) { .text($1.opportunity.name) },
    ofAccount("tier"),
    DealField("amount", "Amount", .opportunities, .money, "the amount at T", uses: .onScreen) {
      .money($1.opportunity.amount)
    },
    DealField("type", "Type", .opportunities, .text, "new, expansion, cross-sell, upsell or renewal", uses: .onScreen) {
      .text($1.opportunity.type.title)
    },
    DealField(
      "sales_stage", "Sales stage", .opportunities, .text, "the stage as written", aliases: ["stage"], uses: .onScreen
    ) { .text($1.opportunity.stage) },
    DealField("age", "Age", .opportunities, .days, "days since it was created", uses: .onScreen) { snapshot, deal in
      .optional(deal.opportunity.created.map { Double(snapshot.asOf - $0) })
    },
    DealField("last_touch", "Last touch", .engagement, .days, "days since the account’s last touch", uses: .onScreen) {
      snapshot, deal in .optional(snapshot.facts[deal.account].lastTouch.map { Double(snapshot.asOf - $0) })
    },
    DealField("owner", "Owner", .opportunities, .text, "who owns it, else the account’s owner", uses: .onScreen) {
      snapshot, deal in
      .text(
        deal.opportunity.owner.isEmpty ? snapshot.dataset.accounts[deal.account].owner : deal.opportunity.owner)
    },
    DealField("close", "Close", .opportunities, .dayAhead, "when it should close", aliases: ["expected_close"]) {
      .optional($1.opportunity.expectedClose)
    },
    DealField("created", "Created", .opportunities, .day, "when it was created", aliases: ["created_at"]) {
      .optional($1.opportunity.created)
    },
    DealField("probability", "Chance", .opportunities, .share, "how probable it is, as written") {
      .optional($1.opportunity.probability)
    },
  ]

  /// A field of the account that the opportunity belongs to.
  private static func ofAccount(_ id: String, title: String? = nil) -> DealField? {
    AccountCatalog.field(id: id)?.of(title: title, .onScreen) { $0.account }
  }
}

extension OpportunityType {
  /// Its name for people.
  public var title: String {
    switch self {
    case .new: "new"
    case .expansion: "expansion"
    case .crossSell: "cross-sell"
    case .upsell: "upsell"
    case .renewal: "renewal"
    }
  }
}

/// A contract that ends soon, or ended and is not renewed and still can be.
public struct RenewalDue: Sendable {
  /// How far ahead one looks, in days.
  public static let horizon = 90

  /// The position of the account.
  public var account: Int
  /// `contract_id`.
  public var contract: String
  /// The last day in force.
  public var end: Day
  /// In the reporting currency.
  public var annualValue: Money
}

extension Snapshot {
  /// The contracts that end within `RenewalDue.horizon` days of T or are overdue, of the accounts on the list that are
  /// counted.
  ///
  /// - Complexity: O(accounts + contracts).
  public func renewalsDue(of set: AccountSet = .all) -> [RenewalDue] {
    var due: [RenewalDue] = []
    for account in dataset.accounts.indices
    where facts[account].isOnList && facts[account].hasContract && set.contains(account) {
      let renewals = Renewals(dataset.contracts[account], at: asOf, graceDays: dataset.rules.renewalGraceDays)
      for position in renewals.existing where renewals.renewer(of: position) == nil {
        let contract = renewals[position]
        guard renewals.isActive(position), let end = contract.end, end - asOf <= RenewalDue.horizon else { continue }
        due.append(
          RenewalDue(
            account: account, contract: contract.id, end: end, annualValue: contract.annualValue))
      }
    }
    return due
  }
}

/// A field of a contract that is due.
public typealias RenewalField = Field<RenewalDue>

/// The catalog of the fields of a contract that is due.
public enum RenewalCatalog {
  /// Every field, in the order of columns.
  public static let all: [RenewalField] = fields.compactMap { $0 }

  private static let fields: [RenewalField?] = [
    ofAccount("name", title: "Account"), ofAccount("tier"),
    RenewalField("days", "Due", .contracts, .daysAhead, "days to its end", aliases: ["renewal"], uses: .onScreen) {
      .number(Double($1.end - $0.asOf))
    },
    RenewalField(
      "end", "Ends", .contracts, .dayAhead, "the last day in force", aliases: ["renewal_on"], uses: .onScreen
    ) {
      .day($1.end)
    },
    RenewalField("acv", "ACV", .contracts, .money, "its annual value", aliases: ["annual_value"], uses: .onScreen) {
      .money($1.annualValue)
    },
    ofAccount("relationship"), ofAccount("trend", title: "30 days"), ofAccount("nps"), ofAccount("owner"),
    RenewalField("contract", "Contract", .contracts, .identifier, "the contract’s id", aliases: ["contract_id"]) {
      .text($1.contract)
    },
  ]

  /// A field of the account that the contract belongs to.
  private static func ofAccount(_ id: String, title: String? = nil) -> RenewalField? {
    AccountCatalog.field(id: id)?.of(title: title, .onScreen) { $0.account }
  }
}
