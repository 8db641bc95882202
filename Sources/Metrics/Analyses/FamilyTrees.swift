public import Accounts
public import Values

/// Accounts with the same ultimate parent (analyses.md, Families).
public struct Family: Sendable {
  /// A member.
  public struct Member: Sendable {
    /// Its position.
    public var account: Int
    /// How far below the ultimate parent it stands, from 0.
    public var depth: Int
  }

  /// The position of the ultimate parent; of a loop the account with the lowest id.
  public var root: Int
  /// All members, the ultimate parent first, each followed by its children in the order of accounts.
  public var members: [Member]

  /// Σ of a sum over the members.
  public func sum(_ snapshot: Snapshot, _ amount: (AccountFacts) -> Money) -> Money {
    members.reduce(Money.zero) { $0 + amount(snapshot.facts[$1.account]) }
  }

  /// Members that are customers.
  public func customers(in snapshot: Snapshot) -> [Int] {
    members.map(\.account).filter { snapshot.facts[$0].isCustomer }
  }

  /// Members that exist and are no customers: where to land and expand, once another is one.
  public func others(in snapshot: Snapshot) -> [Int] {
    members.map(\.account).filter { !snapshot.facts[$0].isCustomer }
  }
}

extension Snapshot {
  /// By account the position of its ultimate parent: itself where it has none. A loop of parents ends at its lowest id.
  ///
  /// - Complexity: O(accounts).
  public var ultimateParents: [Int] {
    let accounts = dataset.accounts
    var roots = [Int](repeating: -1, count: accounts.count)
    // The walk that an account was last seen in, so that loops are found in one pass.
    var walks = [Int](repeating: -1, count: accounts.count)
    for first in accounts.indices where roots[first] < 0 {
      var path: [Int] = []
      var account = first
      while roots[account] < 0 && walks[account] != first {
        walks[account] = first
        path.append(account)
        let parent = Int(accounts[account].parent)
        if parent < 0 { break }
        account = parent
      }
      var root = roots[account]
      if root < 0, Int(accounts[account].parent) >= 0, let start = path.firstIndex(of: account) {
        root = path[start...].min { Text.precedes(accounts[$0].id, accounts[$1].id) } ?? account
      } else if root < 0 {
        root = account
      }
      for account in path { roots[account] = root }
    }
    return roots
  }

  /// The families with at least two accounts, one of them on the list and counted; those with the most ACV and pipeline first.
  ///
  /// - Complexity: O(n log n) in the accounts.
  public func families(of set: AccountSet = .all) -> [Family] {
    let roots = ultimateParents
    var members: [Int: [Int]] = [:]
    for (account, root) in roots.enumerated() { members[root, default: []].append(account) }
    var families: [(family: Family, worth: Money)] = []
    for (root, accounts) in members where accounts.count > 1 {
      guard accounts.contains(where: { facts[$0].isOnList && set.contains($0) }) else { continue }
      let family = Family(root: root, members: tree(root, accounts))
      families.append((family, family.sum(self) { $0.acv + $0.pipeline }))
    }
    return families.sorted { ($1.worth, $0.family.root) < ($0.worth, $1.family.root) }.map(\.family)
  }

  /// Members with their depth, each followed by its children.
  private func tree(_ root: Int, _ accounts: [Int]) -> [Family.Member] {
    var children: [Int: [Int]] = [:]
    for account in accounts where account != root {
      children[Int(dataset.accounts[account].parent), default: []].append(account)
    }
    var members: [Family.Member] = []
    var stack = [(root, 0)]
    var seen: Set<Int> = []
    while let (account, depth) = stack.popLast() {
      guard seen.insert(account).inserted else { continue }
      members.append(Family.Member(account: account, depth: depth))
      for child in (children[account] ?? []).reversed() { stack.append((child, depth + 1)) }
    }
    return members
  }
}

extension Text {
  /// Whether a text stands before another in the order of its bytes.
  static func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
}
