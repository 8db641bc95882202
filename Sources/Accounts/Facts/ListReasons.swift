internal import Ingest
public import Values

/// Which rule puts an account on the target account list at a day, or keeps it off (data.md, Which accounts are on the
/// list).
public enum ListReason: UInt8, Sendable, CaseIterable {
  /// On it: `is_target` says so.
  case flagged
  /// On it: its tier's cell is not empty.
  case tiered
  /// On it: no account has a tier in its cell, and the profile gives this one a tier.
  case fitsProfile
  /// On it: no account has a tier or an `is_target`, so that all are.
  case everyone
  /// Off it: `is_target` says so.
  case flaggedOff
  /// Off it: others have a tier or an `is_target`, and it has neither.
  case untiered
  /// Off it at the day: `target_since` is later, `target_until` has come, or it was created later.
  case notYet, noLonger, notCreated

  /// Whether such accounts are on the list.
  public var isOnList: Bool {
    switch self {
    case .flagged, .tiered, .fitsProfile, .everyone: true
    case .flaggedOff, .untiered, .notYet, .noLonger, .notCreated: false
    }
  }
}

extension Dataset {
  /// By account why it is on the list at a day, or is not.
  ///
  /// - Complexity: O(accounts).
  public func listReasons(at day: Day) -> [ListReason] {
    let rows = accounts.map { account in
      account.source.map { parts[Int($0.part)].part.accounts[Int($0.row)] }
    }
    let hasCells = rows.contains { $0?.hasTierCell ?? false }
    let hasTiers = hasCells || accounts.contains { $0.tier != 0 }
    return zip(accounts, rows).map { account, row in
      if let flag = row?.isTarget, !flag { return .flaggedOff }
      if !account.isTarget { return .untiered }
      if let since = account.targetSince, since > day { return .notYet }
      if let until = account.targetUntil, until <= day { return .noLonger }
      if let created = account.createdAt, created > day { return .notCreated }
      if row?.isTarget != nil { return .flagged }
      if !hasTiers { return .everyone }
      return hasCells ? .tiered : .fitsProfile
    }
  }
}
