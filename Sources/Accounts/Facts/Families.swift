/// Parents, children and siblings among the accounts (kpis.md, Seven-stage lifecycle).
struct Families: Sendable {
  private let parents: [Int32]
  private let childrenOf: [Int32: [Int]]
  /// Accounts with the same parent id, also where no account has that id.
  private let siblingsOf: [String: [Int]]
  private let parentIDs: [String]

  /// Whether no account has a parent.
  var isEmpty: Bool { siblingsOf.isEmpty }

  init(_ accounts: [Account]) {
    parents = accounts.map(\.parent)
    parentIDs = accounts.map(\.parentID)
    var children: [Int32: [Int]] = [:]
    var siblings: [String: [Int]] = [:]
    for (position, account) in accounts.enumerated() where !account.parentID.isEmpty {
      if account.parent >= 0 { children[account.parent, default: []].append(position) }
      siblings[account.parentID, default: []].append(position)
    }
    childrenOf = children
    siblingsOf = siblings
  }

  /// For each account whether one of its relatives is among the given ones.
  ///
  /// - Complexity: O(accounts).
  func relatives(where holds: [Bool]) -> [Bool] {
    let siblings = siblingsOf.mapValues { members in members.count { holds[$0] } }
    return parents.indices.map { account in
      let parent = Int(parents[account])
      if parent >= 0 && parent != account && holds[parent] { return true }
      if childrenOf[Int32(account)]?.contains(where: { $0 != account && holds[$0] }) ?? false { return true }
      let others = siblings[parentIDs[account]].map { holds[account] ? $0 - 1 : $0 } ?? 0
      return others > 0
    }
  }
}
