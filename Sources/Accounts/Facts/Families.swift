/// Parents, children and siblings among the accounts (kpis.md, Seven-stage lifecycle).
struct Families: Sendable {
  private let parents: [Int32]
  /// By account: which accounts have the same parent id, also where no account has that id; -1: it has no parent.
  private let groups: [Int32]
  private let groupCount: Int

  /// Whether no account has a parent.
  var isEmpty: Bool { groupCount == 0 }

  init(_ accounts: [Account]) {
    parents = accounts.map(\.parent)
    var known: [String: Int32] = [:]
    groups = accounts.map { account in
      if account.parentID.isEmpty { return -1 }
      if let group = known[account.parentID] { return group }
      let group = Int32(known.count)
      known[account.parentID] = group
      return group
    }
    groupCount = known.count
  }

  /// For each account whether one of its relatives is among the given ones.
  ///
  /// - Complexity: O(accounts).
  func relatives(where holds: [Bool]) -> [Bool] {
    var siblings = [Int32](repeating: 0, count: groupCount)
    var relatives = [Bool](repeating: false, count: parents.count)
    for account in parents.indices where groups[account] >= 0 && holds[account] {
      siblings[Int(groups[account])] += 1
      let parent = Int(parents[account])
      if parent >= 0 && parent != account { relatives[parent] = true }
    }
    for account in parents.indices where groups[account] >= 0 {
      let parent = Int(parents[account])
      if parent >= 0 && parent != account && holds[parent] { relatives[account] = true }
      if siblings[Int(groups[account])] > (holds[account] ? 1 : 0) { relatives[account] = true }
    }
    return relatives
  }
}
