internal import Accounts
public import Values

/// How much of a sum of money few accounts make up (analyses.md, Concentration).
public struct Concentration: Sendable {
  /// The sums.
  public enum Measure: String, CaseIterable, Sendable {
    /// The amounts of open opportunities, what was won in P, the annual value of active contracts.
    case pipeline, revenue, acv

    /// In words.
    public var title: String {
      switch self {
      case .pipeline: "Pipeline"
      case .revenue: "Revenue of the period"
      case .acv: "ACV"
      }
    }
  }

  /// How many of the largest are told.
  public static let tops = [1, 3, 10]

  /// Accounts with their parts, the largest first; those without one are not there.
  public struct Parts: Sendable {
    /// Positions and parts.
    public var accounts: [(account: Int, amount: Money)]
    /// All of them.
    public var whole: Money

    /// The share of the largest so many; nil where there is nothing.
    public func share(ofTop count: Int) -> Double? {
      guard whole.units > 0 else { return nil }
      return accounts.prefix(count).reduce(Money.zero) { $0 + $1.amount }.double / whole.double
    }
  }

  /// The sum.
  public let measure: Measure
  /// Of all accounts.
  public let all: Parts
  /// By owner of the account, the largest first; empty: none.
  public let owners: [(owner: String, parts: Parts)]
  /// The opportunities of which the pipeline is made, the largest first; empty of other sums.
  public let deals: [Deal]

  /// The share of the largest so many opportunities; nil where there are none.
  public func shareOfDeals(top count: Int) -> Double? {
    guard all.whole.units > 0, !deals.isEmpty else { return nil }
    return deals.prefix(count).reduce(Money.zero) { $0 + $1.opportunity.amount }.double / all.whole.double
  }
}

extension Snapshot {
  /// How concentrated a sum of the accounts on the list that are counted is.
  ///
  /// - Complexity: O(n log n) in the accounts.
  public func concentration(_ measure: Concentration.Measure, of set: AccountSet = .all) -> Concentration {
    var parts: [(account: Int, amount: Money)] = []
    var byOwner: [String: [(account: Int, amount: Money)]] = [:]
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      let amount =
        switch measure {
        case .pipeline: facts[account].pipeline
        case .revenue: facts[account].revenue
        case .acv: facts[account].isCustomer ? facts[account].acv : .zero
        }
      if amount.units <= 0 { continue }
      parts.append((account, amount))
      byOwner[dataset.accounts[account].owner, default: []].append((account, amount))
    }
    func ordered(_ parts: [(account: Int, amount: Money)]) -> Concentration.Parts {
      Concentration.Parts(
        accounts: parts.sorted { ($1.amount, $0.account) < ($0.amount, $1.account) },
        whole: parts.reduce(Money.zero) { $0 + $1.amount })
    }
    let owners = byOwner.map { (owner: $0.key, parts: ordered($0.value)) }
      .sorted { ($1.parts.whole, $0.owner) < ($0.parts.whole, $1.owner) }
    let deals = measure == .pipeline ? openDeals(of: set) : []
    let byAmount = deals.enumerated().sorted {
      let (left, right) = ($0.element.opportunity.amount, $1.element.opportunity.amount)
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
    return Concentration(measure: measure, all: ordered(parts), owners: owners, deals: byAmount)
  }
}
