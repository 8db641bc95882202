public import Accounts
public import Values

/// The days on which an account entered the stages of the funnel, up to T (kpis.md, Entered on).
public struct StageEntries: Sendable {
  /// By stage − 1 the number of the day; the greatest where it did not, or nobody knows when. No array: there is one for every
  /// account, with every letter of a filter.
  private var days = SIMD8<Int32>(repeating: .max)

  /// Those of an account.
  public init(_ account: Account, _ facts: AccountFacts) {
    set(0, account.targetSince ?? account.createdAt)
    set(1, facts.engagedOn)
    set(2, facts.opportunityOn)
    set(3, facts.wonOn)
    set(3, facts.contractOn)
    set(4, facts.renewedOn)
    set(5, facts.expansionWonOn)
    set(5, facts.expandedByContractOn)
  }

  /// Notes an entry; the earlier one counts.
  private mutating func set(_ position: Int, _ day: Day?) {
    if let day { days[position] = min(days[position], day.number) }
  }

  /// The day on which it entered a stage, 1–6.
  public subscript(stage: Int) -> Day? { days[stage - 1] == .max ? nil : Day(days[stage - 1]) }

  /// The day on which it had reached a stage: the earliest of its entries into that stage and later ones, so that who skipped
  /// it reached it on the day of a later one.
  public func reached(_ stage: Int) -> Day? {
    var first = Int32.max
    for position in (stage - 1)..<6 { first = min(first, days[position]) }
    return first == .max ? nil : Day(first)
  }
}

extension Snapshot {
  /// The entries of an account.
  public func entries(of account: Int) -> StageEntries { StageEntries(dataset.accounts[account], facts[account]) }
}
