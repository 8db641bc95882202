internal import Accounts

/// Some accounts under a name, on the list or not: one side of a comparison.
public struct Population: Sendable {
  /// What they are called: `on the list`.
  public var name: String
  /// Their positions in the dataset, ascending.
  public var accounts: [Int]

  /// Some accounts.
  public init(name: String, accounts: [Int]) {
    self.name = name
    self.accounts = accounts
  }
}

/// The comparisons that need no filter (analyses.md, Compare).
public enum ReadyComparison: String, CaseIterable, Sendable {
  /// The accounts on the list against those that are not.
  case list
  /// Those that meet all criteria of the ideal customer profile against the others of the list.
  case profile
  /// Those that were engaged when their first new opportunity was created against those that were not.
  case engaged
  /// Tier 1 against tier 2.
  case tiers
  /// The accounts that the filter keeps against the others of the list.
  case filter

  /// What it asks.
  public var title: String {
    switch self {
    case .list: "Target list against the rest"
    case .profile: "Profile fit against the others"
    case .engaged: "Engaged when the opportunity was created, or not"
    case .tiers: "Tier 1 against tier 2"
    case .filter: "The filter against the others of the list"
    }
  }
}

extension Snapshot {
  /// The two sides of a ready-made comparison, over the accounts that a filter keeps.
  public func populations(_ ready: ReadyComparison, of set: AccountSet = .all) -> (Population, Population) {
    let all = dataset.accounts.indices
    let onList = all.filter { facts[$0].isOnList && set.contains($0) }
    func pick(_ name: String, _ holds: (Int) -> Bool) -> Population {
      Population(name: name, accounts: onList.filter(holds))
    }
    switch ready {
    case .list:
      let others = all.filter { !facts[$0].isOnList && set.contains($0) && exists($0) }
      return (pick("on the list") { _ in true }, Population(name: "off the list", accounts: others))
    case .profile:
      return (
        pick("fit the profile") { (dataset.accounts[$0].profileFit ?? 0) >= 1 },
        pick("do not fit") { (dataset.accounts[$0].profileFit ?? 0) < 1 }
      )
    case .engaged:
      func wasEngaged(_ account: Int) -> Bool? {
        facts[account].opportunityOn.map { day in facts[account].engagedOn.map { $0 <= day } ?? false }
      }
      return (pick("engaged before") { wasEngaged($0) == true }, pick("not engaged") { wasEngaged($0) == false })
    case .tiers: return (pick("tier 1") { tiers[$0] == 1 }, pick("tier 2") { tiers[$0] == 2 })
    case .filter:
      let others = all.filter { facts[$0].isOnList && !set.contains($0) }
      return (pick("kept by the filter") { _ in true }, Population(name: "others of the list", accounts: others))
    }
  }

  /// Whether an account was created by T.
  private func exists(_ account: Int) -> Bool { dataset.accounts[account].createdAt.map { $0 <= asOf } ?? true }
}
