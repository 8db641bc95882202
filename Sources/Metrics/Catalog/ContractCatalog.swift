public import Accounts
public import Values

/// A contract of an account, as it stands at T.
public struct AccountContract: Sendable {
  /// The position of the account.
  public var account: Int
  /// What its row says at T.
  public var contract: ContractDetails

  /// A contract of an account.
  public init(account: Int, contract: ContractDetails) {
    self.account = account
    self.contract = contract
  }

  /// The last day in force; far ahead of one that is open-ended.
  public var end: Day { contract.end ?? .distantFuture }
}

extension Snapshot {
  /// The contracts that end within `RenewalCatalog.horizon` days of T or are overdue, of the accounts on the list that are
  /// counted: active ones that nothing renews.
  ///
  /// - Complexity: O(accounts + contracts).
  public func renewalsDue(of set: AccountSet = .all) -> [AccountContract] {
    var due: [AccountContract] = []
    for account in dataset.accounts.indices
    where facts[account].isOnList && facts[account].hasContract && set.contains(account) {
      for contract in dataset.contractDetails(of: account, at: period.now)
      where contract.isCounted && contract.renewedBy == nil {
        guard let end = contract.end, end - asOf <= RenewalCatalog.horizon else { continue }
        due.append(AccountContract(account: account, contract: contract))
      }
    }
    return due
  }
}

/// A field of a contract.
public typealias ContractField = Field<AccountContract>

/// The catalog of the fields of a contract.
public enum ContractCatalog {
  /// Every field, in the order of columns.
  public static let all: [ContractField] = [
    ContractField("contract", "Contract", .contracts, .identifier, "the contract’s id", aliases: ["contract_id"]) {
      .text($1.contract.id)
    },
    ContractField("state", "State", .contracts, .text, "active, renewed, pending, cancelled or ended at T") {
      .text($1.contract.state.rawValue)
    },
    ContractField("start", "Start", .contracts, .day, "the first day in force") { .day($1.contract.start) },
    ContractField(
      "end", "Ends", .contracts, .dayAhead, "the last day in force", aliases: ["renewal_on"], uses: .onScreen
    ) { .optional($1.contract.end) },
    ContractField("days", "Due", .contracts, .daysAhead, "days to its end", aliases: ["renewal"], uses: .onScreen) {
      snapshot, row in .optional(row.contract.end.map { Double($0 - snapshot.asOf) })
    },
    ContractField("acv", "ACV", .contracts, .money, "its annual value", aliases: ["annual_value"], uses: .onScreen) {
      .money($1.contract.annualValue)
    },
    ContractField("renewed_by", "Renewed by", .contracts, .text, "the contract that renews it") {
      .text($1.contract.renewedBy ?? "")
    },
  ]

  /// The field with exactly this id, or nil.
  public static func field(id: String) -> ContractField? { all.first { $0.id == id } }
}

/// The catalog of the fields of a contract that is due: those of the contract, and of its account.
public enum RenewalCatalog {
  /// How far ahead one looks, in days.
  public static let horizon = 90

  /// Every field, in the order of columns.
  public static let all: [ContractField] = fields.compactMap { $0 }

  private static let fields: [ContractField?] = [
    ofAccount("name", title: "Account"), ofAccount("tier"), ContractCatalog.field(id: "days"),
    ContractCatalog.field(id: "end"), ContractCatalog.field(id: "acv"), ofAccount("relationship"),
    ofAccount("trend", title: "30 days"), ofAccount("nps"), ofAccount("owner"), ContractCatalog.field(id: "contract"),
  ]

  /// A field of the account that the contract belongs to.
  private static func ofAccount(_ id: String, title: String? = nil) -> ContractField? {
    AccountCatalog.field(id: id)?.of(title: title, .onScreen) { $0.account }
  }
}
