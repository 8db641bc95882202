internal import Accounts
internal import Metrics

/// The rows of an explanation as far as they are listed, and what the others add.
struct ExplainedRows {
  /// Shared spend, then the rows of each account, the largest first; of one account its own rows, then what it shares.
  var rows: [Evidence] = []
  /// Rows of accounts that are listed in part.
  var rowsLeft = 0
  /// Accounts of which no row is listed.
  var accountsLeft = 0
  /// By term: what the rows that are not listed add.
  var addsLeft: [Double]

  /// Whether all are listed.
  var isComplete: Bool { rowsLeft == 0 && accountsLeft == 0 }

  /// - Parameters:
  ///   - account: the account whose rows are listed; nil: those of all.
  ///   - limit: how many rows are listed at most; nil: all.
  /// - Complexity: O(rows of the accounts that are listed).
  init(_ snapshot: Snapshot, _ explanation: Explanation, of set: AccountSet, account: Int?, limit: Int?) {
    let parts = explanation.parts.filter { account == nil || $0.account == account }
    var left = explanation.terms.indices.map { term in parts.reduce(0) { $0 + $1.values[term] } }
    let shared = snapshot.sharedEvidence(
      for: explanation.subject, of: account.map { AccountSet.only($0, in: snapshot) } ?? set)
    var found = account == nil ? shared : []
    for (position, part) in parts.enumerated() {
      if let limit, found.count >= limit {
        accountsLeft = parts.count - position
        break
      }
      found += snapshot.rows(for: explanation.subject, account: part.account)
    }
    if account != nil { found += shared }
    if let limit, found.count > limit {
      rowsLeft = found.count - limit
      found.removeLast(rowsLeft)
    }
    for row in found {
      for term in left.indices { left[term] -= row.adds[term] }
    }
    rows = found
    addsLeft = left
  }
}

extension AccountSet {
  /// One account.
  fileprivate static func only(_ account: Int, in snapshot: Snapshot) -> AccountSet {
    var members = snapshot.dataset.accounts.map { _ in false }
    members[account] = true
    return AccountSet(members: members)
  }
}
