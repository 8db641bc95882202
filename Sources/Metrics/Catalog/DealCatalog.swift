public import Accounts
public import Values

/// An opportunity of an account, as it stands at T.
public struct Deal: Sendable {
  /// The position of the account.
  public var account: Int
  /// What its row says at T.
  public var opportunity: OpportunityDetails

  /// An opportunity of an account.
  public init(account: Int, opportunity: OpportunityDetails) {
    self.account = account
    self.opportunity = opportunity
  }
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
    DealField("state", "State", .opportunities, .text, "open, won or lost at T", aliases: ["status"]) {
      .text($1.opportunity.state.name)
    },
    DealField("closed", "Closed", .opportunities, .day, "when it was won or lost", aliases: ["closed_at"]) {
      .optional($1.opportunity.closed)
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

extension OpportunityStatus {
  /// `open`, `won` or `lost`.
  public var name: String {
    switch self {
    case .open: "open"
    case .won: "won"
    case .lost: "lost"
    }
  }
}
