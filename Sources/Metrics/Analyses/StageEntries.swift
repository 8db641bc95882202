public import Accounts
public import Values

/// The days on which an account entered the stages of the funnel, up to T (kpis.md, Entered on).
public struct StageEntries: Sendable {
  /// By stage − 1; nil where it did not, or nobody knows when.
  public let days: [Day?]

  /// Those of an account.
  public init(_ account: Account, _ facts: AccountFacts) {
    func earlier(_ day: Day?, _ other: Day?) -> Day? {
      guard let day, let other else { return day ?? other }
      return min(day, other)
    }
    days = [
      account.targetSince ?? account.createdAt, facts.engagedOn, facts.opportunityOn,
      earlier(facts.wonOn, facts.contractOn), facts.renewedOn,
      earlier(facts.expansionWonOn, facts.expandedByContractOn),
    ]
  }

  /// The day on which it entered a stage, 1–6.
  public subscript(stage: Int) -> Day? { days[stage - 1] }

  /// The day on which it had reached a stage: the earliest of its entries into that stage and later ones, so that who skipped
  /// it reached it on the day of a later one.
  public func reached(_ stage: Int) -> Day? { days[(stage - 1)...].compactMap(\.self).min() }
}

extension Snapshot {
  /// The entries of an account.
  public func entries(of account: Int) -> StageEntries { StageEntries(dataset.accounts[account], facts[account]) }
}
